/* SPDX-License-Identifier: MIT
 *
 * house_form.c: a restaurant's facts as the texts of a form, both ways.
 */
#include "domain/house_form.h"

#include <stdio.h>
#include <string.h>

#include "core/encode.h"
#include "model/phone.h"

static const char *const days[7] = { "mon", "tue", "wed", "thu",
				     "fri", "sat", "sun" };

const char *
house_form_day(int weekday)
{
	return days[weekday];
}

#define AT(member) offsetof(struct restaurant, member)

struct row {
	const char *field; /* of the form */
	const char *model; /* as restaurant_check names it */
	size_t offset;
};

/* clang-format off */
static const struct row texts[] = {
	{ "restaurant-name",     "name",                AT(name) },
	{ "cuisine",             "cuisine",             AT(cuisine) },
	{ "address",             "address",             AT(location.address) },
	{ "city",                "city",                AT(location.city) },
	{ "state",               "state",               AT(location.state) },
	{ "zip-code",            "zip_code",            AT(location.zip_code) },
	{ "country",             "country",             AT(location.country) },
	{ "timezone",            "timezone",            AT(location.timezone) },
	{ "phone",               "phone",               AT(contact.phone) },
	{ "email",               "email",               AT(contact.email) },
	{ "website",             "website",             AT(contact.website) },
	{ "cancellation-policy", "cancellation_policy",
	  AT(settings.cancellation_policy) },
};

static const struct row numbers[] = {
	{ "seating-capacity",     "seating_capacity",
	  AT(settings.seating_capacity) },
	{ "turnover-minutes",     "turnover_minutes",
	  AT(settings.turnover_minutes) },
	{ "buffer-minutes",       "buffer_minutes",
	  AT(settings.buffer_minutes) },
	{ "min-party-size",       "min_party_size",
	  AT(settings.min_party_size) },
	{ "max-party-size",       "max_party_size",
	  AT(settings.max_party_size) },
	{ "advance-booking-days", "advance_booking_days",
	  AT(settings.advance_booking_days) },
	{ "lead-minutes",         "lead_minutes",
	  AT(settings.lead_minutes) },
};

#define DAY(d) d "-open", d "-from-1", d "-to-1", d "-from-2", d "-to-2"
static const char *const hours_fields[] = {
	DAY("mon"), DAY("tue"), DAY("wed"), DAY("thu"), DAY("fri"),
	DAY("sat"), DAY("sun"),
};
/* clang-format on */

#define COUNT(x) (sizeof(x) / sizeof((x)[0]))

const char *
house_form_field(size_t i)
{
	if (i < COUNT(texts))
		return texts[i].field;
	i -= COUNT(texts);
	if (i < COUNT(numbers))
		return numbers[i].field;
	i -= COUNT(numbers);
	return i < COUNT(hours_fields) ? hours_fields[i] : NULL;
}

/* --- reading --- */

static int
fault(const char **ret_field, const char *field, struct err *e, const char *say)
{
	*ret_field = field;
	return err_set(e, ERR_INVALID, say, "restaurant form: %s", field);
}

static const char *
trimmed(struct arena *a, const char *text)
{
	size_t len;

	while (*text == ' ' || *text == '\t')
		text++;
	len = strlen(text);
	while (len && strchr(" \t\r\n", text[len - 1]))
		len--;
	return arena_strndup(a, text, len);
}

static void
read_texts(struct arena *a, house_form_get *get, const void *from,
	   struct restaurant *r)
{
	for (size_t i = 0; i < COUNT(texts); i++) {
		const char *text = get(from, texts[i].field);

		if (!text)
			continue;
		text = trimmed(a, text);
		if (*text || strcmp(texts[i].field, "country") != 0)
			memcpy((char *)r + texts[i].offset, &text,
			       sizeof(text));
	}
}

static int
read_numbers(struct arena *a, house_form_get *get, const void *from,
	     struct restaurant *r, const char **ret_field, struct err *e)
{
	for (size_t i = 0; i < COUNT(numbers); i++) {
		const char *text = get(from, numbers[i].field);
		int value;

		if (!text || !*(text = trimmed(a, text)))
			continue;
		if (!decode_int(text, 0, 100000, &value))
			return fault(ret_field, numbers[i].field, e,
				     "Please give a whole number.");
		memcpy((char *)r + numbers[i].offset, &value, sizeof(value));
	}
	return 0;
}

static const char *
hours_field(struct arena *a, int weekday, const char *what, int service)
{
	return service
		   ? arena_printf(a, "%s-%s-%d", days[weekday], what, service)
		   : arena_printf(a, "%s-%s", days[weekday], what);
}

/* 1 a service, 0 both left empty, -1 half of one or no time. */
static int
read_service(const char *from, const char *to, struct hours_period *ret)
{
	int open, close;

	if ((!from || !*from) && (!to || !*to))
		return 0;
	if (!from || !to || !civil_parse_time(from, &open) ||
	    !civil_parse_time(to, &close))
		return -1;
	if (close <= open)
		close += 1440;
	*ret = (struct hours_period){ open, close, -1 };
	return 1;
}

static void
put_service(struct hours_day *day, struct hours_period p)
{
	size_t at = day->count++;

	for (; at && day->period[at - 1].open > p.open; at--)
		day->period[at] = day->period[at - 1];
	day->period[at] = p;
}

static int
read_day(struct arena *a, house_form_get *get, const void *from, int weekday,
	 struct hours_day *ret)
{
	const char *open = get(from, hours_field(a, weekday, "open", 0));

	*ret = (struct hours_day){ .count = 0 };
	if (!open || !*open)
		return 0;
	for (int s = 1; s <= HOUSE_FORM_SERVICES; s++) {
		struct hours_period p;
		int rc = read_service(
		    get(from, hours_field(a, weekday, "from", s)),
		    get(from, hours_field(a, weekday, "to", s)), &p);

		if (rc < 0)
			return -1;
		if (rc > 0)
			put_service(ret, p);
	}
	return ret->count ? 0 : -1;
}

static int
read_hours(struct arena *a, house_form_get *get, const void *from,
	   struct restaurant *r, const char **ret_field, struct err *e)
{
	if (!get(from, "mon-from-1"))
		return 0; /* not asked: the default week */
	for (int d = MONDAY; d <= SUNDAY; d++)
		if (read_day(a, get, from, d, &r->hours.day[d]) < 0)
			return fault(ret_field, "hours", e,
				     "A day that is open needs the begin and "
				     "the end of a service.");
	return 0;
}

static int
settle_contact(struct arena *a, struct restaurant *r, const char **ret_field,
	       struct err *e)
{
	const char *at = strchr(r->contact.email, '@');
	const char *web = r->contact.website;
	char phone[PHONE_MAX];

	if (*r->contact.phone) {
		if (!phone_normalise(r->contact.phone, r->location.country,
				     phone))
			return fault(ret_field, "phone", e,
				     "This does not look like a phone number "
				     "of that country.");
		r->contact.phone = arena_strdup(a, phone);
	}
	if (*r->contact.email &&
	    (!at || at == r->contact.email || !strchr(at, '.') ||
	     strpbrk(r->contact.email, " \t<>,;")))
		return fault(ret_field, "email", e,
			     "This does not look like an e-mail address.");
	if (*web && strncmp(web, "http://", 7) != 0 &&
	    strncmp(web, "https://", 8) != 0) {
		if (strchr(web, ':') || !strchr(web, '.'))
			return fault(ret_field, "website", e,
				     "This does not look like a web address.");
		r->contact.website = arena_printf(a, "https://%s", web);
	}
	return 0;
}

/* With nothing said about the place, the default zone stands (and is marked
 * as one); a place that has several needs an answer. */
static int
settle_zone(struct restaurant *r, const char *fallback, const char **ret_field,
	    struct err *e)
{
	const char *guess;

	if (*r->location.timezone)
		return 0;
	guess = restaurant_guess_zone(r->location.country, r->location.state);
	if (!guess && strcmp(r->location.country, "US") == 0 &&
	    !*r->location.state)
		guess = fallback;
	if (!guess)
		return fault(ret_field, "timezone", e,
			     "Please choose the time zone: this country has "
			     "more than one.");
	r->location.timezone = guess;
	return 0;
}

/* restaurant_check speaks of the model's members. */
static const char *
form_name(const char *model)
{
	for (size_t i = 0; i < COUNT(texts); i++)
		if (strcmp(texts[i].model, model) == 0)
			return texts[i].field;
	for (size_t i = 0; i < COUNT(numbers); i++)
		if (strcmp(numbers[i].model, model) == 0)
			return numbers[i].field;
	return model;
}

int
house_form_read(struct arena *a, house_form_get *get, const void *from,
		struct restaurant *ret, const char **ret_field, struct err *e)
{
	struct restaurant r = { .name = "" };
	const char *zone;

	restaurant_defaults(&r);
	zone = r.location.timezone;
	r.location.timezone = "";
	read_texts(a, get, from, &r);
	if (!*r.name)
		return fault(ret_field, "restaurant-name", e,
			     "Please give the restaurant a name.");
	if (read_numbers(a, get, from, &r, ret_field, e) < 0 ||
	    read_hours(a, get, from, &r, ret_field, e) < 0 ||
	    settle_contact(a, &r, ret_field, e) < 0 ||
	    settle_zone(&r, zone, ret_field, e) < 0)
		return -1;
	if (restaurant_check(&r, ret_field, e) < 0) {
		*ret_field = form_name(*ret_field);
		return -1;
	}
	*ret = r;
	return 0;
}

/* --- showing --- */

static const char *
hours_text(struct arena *a, const struct restaurant *r, const char *field)
{
	const struct hours_day *day = NULL;
	int service = field[strlen(field) - 1] - '0';
	const struct hours_period *p;
	char text[6];

	for (int d = MONDAY; d <= SUNDAY; d++)
		if (strncmp(field, days[d], 3) == 0)
			day = &r->hours.day[d];
	if (!day)
		return "";
	if (strcmp(field + 3, "-open") == 0)
		return day->count ? "1" : "";
	if (service < 1 || (size_t)service > day->count)
		return "";
	p = &day->period[service - 1];
	civil_format_time(
	    strncmp(field + 3, "-from", 5) == 0 ? p->open : p->close, text);
	return arena_strdup(a, text);
}

const char *
house_form_text(struct arena *a, const struct restaurant *r, const char *field)
{
	for (size_t i = 0; i < COUNT(texts); i++) {
		const char *text;

		if (strcmp(texts[i].field, field) != 0)
			continue;
		memcpy(&text, (const char *)r + texts[i].offset, sizeof(text));
		return text ? text : "";
	}
	for (size_t i = 0; i < COUNT(numbers); i++) {
		int value;

		if (strcmp(numbers[i].field, field) != 0)
			continue;
		memcpy(&value, (const char *)r + numbers[i].offset,
		       sizeof(value));
		return arena_printf(a, "%d", value);
	}
	return hours_text(a, r, field);
}
