/* SPDX-License-Identifier: MIT
 *
 * flash.h: a sentence for the next page, in a signed cookie of one minute.
 */
#ifndef VA_WEB_FLASH_H
#define VA_WEB_FLASH_H

#include <stdbool.h>

#include "web/req.h"

struct flash {
	const char *kind, *text;
};

void flash_put(struct req *req, const char *kind, const char *text);

/* Take it out of the cookie; the cookie is dropped with this answer. */
bool flash_take(struct req *req, struct flash *ret);

#endif
