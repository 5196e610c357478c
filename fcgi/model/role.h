/* SPDX-License-Identifier: MIT
 *
 * role.h: who somebody is in an account. Each role may all that the ones
 * before it may.
 */
#ifndef VA_MODEL_ROLE_H
#define VA_MODEL_ROLE_H

enum role {
	ROLE_NONE,    /* not signed in, or no member */
	ROLE_HOST,    /* reservations */
	ROLE_MANAGER, /* and restaurants, hours, agents, documents */
	ROLE_OWNER,   /* and team, billing, deleting */
	ROLE_ADMIN    /* of the platform: users.role = admin */
};

const char *role_name(enum role r);     /* "host", ... ; "none" */
enum role role_parse(const char *name); /* ROLE_NONE if unknown */

#endif
