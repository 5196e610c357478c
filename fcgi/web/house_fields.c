/* SPDX-License-Identifier: MIT
 *
 * house_fields.c: the controls of a restaurant's form.
 */
#include "web/house_fields.h"

#include <string.h>

#include "model/zone.h"
#include "web/form.h"
#include "web/say.h"

/* clang-format off */
static const char *const countries[][2] = {
	{ "AR", "Argentina" }, { "AU", "Australia" }, { "AT", "Austria" },
	{ "BE", "Belgium" }, { "BR", "Brazil" }, { "BG", "Bulgaria" },
	{ "CA", "Canada" }, { "CL", "Chile" }, { "CO", "Colombia" },
	{ "CR", "Costa Rica" }, { "HR", "Croatia" }, { "CY", "Cyprus" },
	{ "CZ", "Czechia" }, { "DK", "Denmark" },
	{ "DO", "Dominican Republic" }, { "EC", "Ecuador" },
	{ "EG", "Egypt" }, { "EE", "Estonia" }, { "FI", "Finland" },
	{ "FR", "France" }, { "DE", "Germany" }, { "GR", "Greece" },
	{ "HK", "Hong Kong" }, { "HU", "Hungary" }, { "IS", "Iceland" },
	{ "IN", "India" }, { "ID", "Indonesia" }, { "IE", "Ireland" },
	{ "IL", "Israel" }, { "IT", "Italy" }, { "JM", "Jamaica" },
	{ "JP", "Japan" }, { "KE", "Kenya" }, { "LV", "Latvia" },
	{ "LT", "Lithuania" }, { "LU", "Luxembourg" }, { "MY", "Malaysia" },
	{ "MT", "Malta" }, { "MX", "Mexico" }, { "MA", "Morocco" },
	{ "NL", "Netherlands" }, { "NZ", "New Zealand" }, { "NG", "Nigeria" },
	{ "NO", "Norway" }, { "PA", "Panama" }, { "PE", "Peru" },
	{ "PH", "Philippines" }, { "PL", "Poland" }, { "PT", "Portugal" },
	{ "PR", "Puerto Rico" }, { "RO", "Romania" },
	{ "SA", "Saudi Arabia" }, { "RS", "Serbia" }, { "SG", "Singapore" },
	{ "SK", "Slovakia" }, { "SI", "Slovenia" }, { "ZA", "South Africa" },
	{ "KR", "South Korea" }, { "ES", "Spain" }, { "SE", "Sweden" },
	{ "CH", "Switzerland" }, { "TW", "Taiwan" }, { "TH", "Thailand" },
	{ "TR", "Türkiye" }, { "UA", "Ukraine" },
	{ "AE", "United Arab Emirates" }, { "GB", "United Kingdom" },
	{ "US", "United States" }, { "UY", "Uruguay" }, { "VN", "Vietnam" },
};

static const char *const zones[] = {
	"Africa/Cairo", "Africa/Casablanca", "Africa/Johannesburg",
	"Africa/Lagos", "Africa/Nairobi", "America/Anchorage",
	"America/Argentina/Buenos_Aires", "America/Bogota", "America/Boise",
	"America/Chicago", "America/Costa_Rica", "America/Denver",
	"America/Detroit", "America/Edmonton", "America/Guayaquil",
	"America/Halifax", "America/Indiana/Indianapolis", "America/Jamaica",
	"America/Lima", "America/Los_Angeles", "America/Mexico_City",
	"America/Montevideo", "America/New_York", "America/Panama",
	"America/Phoenix", "America/Puerto_Rico", "America/Regina",
	"America/Santiago", "America/Santo_Domingo", "America/Sao_Paulo",
	"America/St_Johns", "America/Tijuana", "America/Toronto",
	"America/Vancouver", "America/Winnipeg", "Asia/Bangkok",
	"Asia/Dubai", "Asia/Ho_Chi_Minh", "Asia/Hong_Kong", "Asia/Jakarta",
	"Asia/Jerusalem", "Asia/Kolkata", "Asia/Kuala_Lumpur", "Asia/Manila",
	"Asia/Riyadh", "Asia/Seoul", "Asia/Singapore", "Asia/Taipei",
	"Asia/Tokyo", "Atlantic/Canary", "Atlantic/Reykjavik",
	"Australia/Adelaide", "Australia/Brisbane", "Australia/Darwin",
	"Australia/Hobart", "Australia/Melbourne", "Australia/Perth",
	"Australia/Sydney", "Europe/Amsterdam", "Europe/Athens",
	"Europe/Belgrade", "Europe/Berlin", "Europe/Bratislava",
	"Europe/Brussels", "Europe/Bucharest", "Europe/Budapest",
	"Europe/Copenhagen", "Europe/Dublin", "Europe/Helsinki",
	"Europe/Istanbul", "Europe/Kyiv", "Europe/Lisbon",
	"Europe/Ljubljana", "Europe/London", "Europe/Luxembourg",
	"Europe/Madrid", "Europe/Malta", "Europe/Oslo", "Europe/Paris",
	"Europe/Prague", "Europe/Riga", "Europe/Rome", "Europe/Sofia",
	"Europe/Stockholm", "Europe/Tallinn", "Europe/Vienna",
	"Europe/Vilnius", "Europe/Warsaw", "Europe/Zagreb", "Europe/Zurich",
	"Asia/Nicosia", "Pacific/Auckland", "Pacific/Honolulu",
};

/* Which folded section a field is in. */
static const struct {
	const char *field, *section;
} sections[] = {
	{ "address", "where" }, { "city", "where" }, { "state", "where" },
	{ "zip-code", "where" }, { "country", "where" },
	{ "timezone", "where" }, { "hours", "hours" }, { "phone", "contact" },
	{ "email", "contact" }, { "website", "contact" },
	{ "seating-capacity", "seats" }, { "turnover-minutes", "seats" },
	{ "buffer-minutes", "seats" }, { "min-party-size", "seats" },
	{ "max-party-size", "seats" }, { "advance-booking-days", "seats" },
	{ "lead-minutes", "seats" }, { "cancellation-policy", "seats" },
};
/* clang-format on */

#define COUNT(x) (sizeof(x) / sizeof((x)[0]))

const char *
house_fields_posted(const void *req, const char *field)
{
	return req_field(req, field);
}

static void
show_choices(struct view_node *root)
{
	struct view_node *list = view_child(root, "Countries"), *n;

	for (size_t i = 0; i < COUNT(countries); i++) {
		n = view_item(list);
		view_set(n, "value", countries[i][0]);
		view_set(n, "text", countries[i][1]);
	}
	list = view_child(root, "Zones");
	n = view_item(list);
	view_set(n, "value", "");
	view_set(n, "text", "Found by country and state");
	for (size_t i = 0; i < COUNT(zones); i++) {
		n = view_item(list);
		view_set(n, "value", zones[i]);
		view_set(n, "text", zones[i]);
	}
}

/* A form that was sent (or a draft) knows its own boxes: what is not in it
 * was left empty. A fresh one shows the defaults. */
static const char *
text_of(struct req *req, house_form_get *get, const void *from,
	const struct restaurant *r, bool typed, const char *field)
{
	const char *text = get(from, field);

	if (text || (typed && strstr(field, "-open")))
		return text ? text : "";
	return house_form_text(req->arena, r, field);
}

static void
show_hours(struct req *req, struct view_node *root, house_form_get *get,
	   const void *from, const struct restaurant *r)
{
	static const char *const parts[][2] = { { "open", "open" },
						{ "from1", "from-1" },
						{ "to1", "to-1" },
						{ "from2", "from-2" },
						{ "to2", "to-2" } };
	struct view_node *list = view_child(root, "Hours");
	bool typed = get(from, "mon-from-1") != NULL;

	for (int d = MONDAY; d <= SUNDAY; d++) {
		struct view_node *n = view_item(list);

		view_set(n, "key", house_form_day(d));
		view_set(n, "name", say_weekday(d));
		for (size_t i = 0; i < COUNT(parts); i++)
			view_set(n, parts[i][0],
				 text_of(req, get, from, r, typed,
					 arena_printf(req->arena, "%s-%s",
						      house_form_day(d),
						      parts[i][1])));
	}
}

static void
show_sums(struct req *req, struct view_node *root, const struct restaurant *r)
{
	const struct restaurant_settings *s = &r->settings;
	struct view_node *n = view_child(root, "Sum");

	view_setf(n, "where", "%s · %s",
		  *r->location.city ? r->location.city : "Not filled in yet",
		  say_zone(req->arena, r->location.timezone));
	view_set(n, "hours",
		 say_week(req->arena, r->location.country, &r->hours));
	view_set(n, "contact",
		 *r->contact.phone   ? say_phone(req->arena, r->contact.phone,
						 r->location.country)
		 : *r->contact.email ? r->contact.email
				     : "Not filled in yet");
	view_setf(n, "seats",
		  "%d covers, %d minutes a table, parties of %d to %d",
		  s->seating_capacity, s->turnover_minutes, s->min_party_size,
		  s->max_party_size);
}

void
house_fields_show(struct req *req, struct view *v, house_form_get *get,
		  const void *from)
{
	struct view_node *root = view_root(v);
	struct restaurant fresh = { .name = "" }, r;
	struct err ignored = ERR_INIT;
	const char *field;

	restaurant_defaults(&fresh);
	if (house_form_read(req->arena, get, from, &r, &field, &ignored) < 0)
		r = fresh;
	show_sums(req, root, &r);
	fresh.location.timezone = ""; /* found, unless one is chosen */
	for (size_t i = 0; (field = house_form_field(i)); i++)
		form_prefill(req, field,
			     text_of(req, get, from, &fresh, false, field));
	show_choices(root);
	show_hours(req, root, get, from, &fresh);
	for (size_t i = 0; i < COUNT(sections); i++)
		if (form_fault_of(req, sections[i].field))
			view_set_flag(view_child(root, "Open"),
				      sections[i].section, true);
}
