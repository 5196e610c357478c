/* SPDX-License-Identifier: MIT
 *
 * ctl_keyfile.h: changes to the key file, each written beside it and put in
 * its place in one step. Comments in it stay. All answer an exit code.
 */
#ifndef VA_BIN_CTL_KEYFILE_H
#define VA_BIN_CTL_KEYFILE_H

#include <stdint.h>

#include "bin/ctl.h"

/* A new key: active if there is no file, else "new" (it only opens). Prints
 * its id. */
int ctl_keyfile_generate(struct ctl *c);
/* The key becomes active, the active one old. */
int ctl_keyfile_activate(struct ctl *c, uint32_t id);
/* The key's line is taken out. The caller made sure that nothing needs it. */
int ctl_keyfile_retire(struct ctl *c, uint32_t id);

#endif
