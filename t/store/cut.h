/* SPDX-License-Identifier: MIT
 *
 * cut.h: a proxy between a client and the database that cuts the connection
 * at a COMMIT.
 */
#ifndef VA_T_STORE_CUT_H
#define VA_T_STORE_CUT_H

enum cut_when {
	CUT_BEFORE,      /* the server never sees the COMMIT */
	CUT_AFTER,       /* it commits, and the answer is lost */
	CUT_AFTER_AND_GO /* and nobody listens any more */
};

/* Starts a child that listens at path, passes everything on to target, and
 * cuts once, at the n-th COMMIT that comes by (1: the first). */
int cut_start(const char *path, const char *target, enum cut_when when,
	      int nth);
void cut_stop(int pid);

#endif
