/* SPDX-License-Identifier: MIT
 *
 * smtp.h: a mail server that delivers to nobody: what it takes is kept and
 * shown at /mail.
 */
#ifndef VA_SANDBOX_SMTP_H
#define VA_SANDBOX_SMTP_H

#include "sandbox/lws_door.h"

/* door_config.arg is the struct world whose state the mail goes to. */
extern const struct door_lines smtp_lines;

#endif
