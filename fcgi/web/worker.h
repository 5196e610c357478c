/* SPDX-License-Identifier: MIT
 *
 * worker.h: the life of one worker process.
 */
#ifndef VA_WEB_WORKER_H
#define VA_WEB_WORKER_H

#include "core/err.h"
#include "web/app.h"

/* Answer requests until told to stop; 0, or -1 with e. */
int worker_run(struct app *app, struct err *e);

#endif
