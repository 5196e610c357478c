/* SPDX-License-Identifier: MIT
 *
 * view_common.h: the values every page has.
 */
#ifndef VA_WEB_VIEW_COMMON_H
#define VA_WEB_VIEW_COMMON_H

struct req;
struct view;

/* Takes the flash out of its cookie, too. */
void view_common(struct view *v, struct req *req);

#endif
