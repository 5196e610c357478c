/* SPDX-License-Identifier: MIT
 *
 * house_form.h: a restaurant's facts as the texts of a form, both ways.
 *
 * The page that adds a restaurant reads them from its form, the wizard from
 * its draft. Only "restaurant-name" must be there: what is absent or empty
 * gets its default. Times of a day are <day>-open, <day>-from-1, <day>-to-1,
 * <day>-from-2 and <day>-to-2 with mon .. sun; an end at or before its
 * begin is after midnight.
 */
#ifndef VA_DOMAIN_HOUSE_FORM_H
#define VA_DOMAIN_HOUSE_FORM_H

#include <stddef.h>

#include "core/arena.h"
#include "core/err.h"
#include "model/restaurant.h"

#define HOUSE_FORM_SERVICES 2 /* a day */

/* The text of a field, or NULL. */
typedef const char *house_form_get(const void *from, const char *field);

/* 0; -1: ERR_INVALID with the field in *ret_field ("hours" for all of
 * them). No zone chosen: guessed from country and state. */
int house_form_read(struct arena *a, house_form_get *get, const void *from,
		    struct restaurant *ret, const char **ret_field,
		    struct err *e);

/* The names of all fields; NULL past the last. */
const char *house_form_field(size_t i);

/* What a field shows for a restaurant: "" if nothing. */
const char *house_form_text(struct arena *a, const struct restaurant *r,
			    const char *field);

/* "mon" .. "sun", for MONDAY .. SUNDAY. */
const char *house_form_day(int weekday);

#endif
