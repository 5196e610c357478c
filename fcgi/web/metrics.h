/* SPDX-License-Identifier: MIT
 *
 * metrics.h: counters of all workers together, in a small file both pools
 * map into memory (RUN_DIR/metrics). Without the file nothing is counted.
 */
#ifndef VA_WEB_METRICS_H
#define VA_WEB_METRICS_H

#include "core/str.h"
#include "web/app.h"

void metrics_open(struct app *app);
void metrics_request(const struct app *app, int status, int ms);

/* Prometheus' text format. */
void metrics_text(struct str *out);

#endif
