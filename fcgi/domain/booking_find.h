/* SPDX-License-Identifier: MIT
 *
 * booking_find.h: for booking_find.c and booking_locate.c.
 */
#ifndef VA_DOMAIN_BOOKING_FIND_H
#define VA_DOMAIN_BOOKING_FIND_H

#include "domain/booking_part.h"

/* "Which of these?" Returns 0. */
int booking_several(struct booking_work *w, const struct reservation *list,
		    size_t count);

#endif
