/* SPDX-License-Identifier: MIT
 *
 * houses.c: an account's restaurants and the agents that answer for them.
 */
#include "domain/houses.h"

#include <ctype.h>
#include <string.h>

#include "core/random.h"
#include "core/str.h"
#include "model/zone.h"
#include "store/agents.h"
#include "store/documents.h"
#include "store/restaurants.h"

#define SLUG_WORDS 48 /* bytes of the name in it */
#define SLUG_TRIES 4

static int
answer(struct ctx *c, int rc, struct err *e)
{
	return rc < 0 ? store_fault(c->store, e) : rc;
}

/* "Trattoria Fiore" -> "trattoria-fiore-4f1a9c": readable and never taken
 * twice by chance. */
static const char *
make_slug(struct arena *a, const char *name)
{
	struct str s;
	char tail[7];

	str_init(&s, a, SLUG_WORDS + 8);
	for (; *name && s.len < SLUG_WORDS; name++) {
		unsigned char ch = (unsigned char)*name;

		if (ch < 0x80 && isalnum(ch))
			str_addc(&s, (char)tolower(ch));
		else if (s.len && s.buf[s.len - 1] != '-')
			str_addc(&s, '-');
	}
	if (!s.len)
		str_add(&s, "restaurant");
	if (s.buf[s.len - 1] != '-')
		str_addc(&s, '-');
	random_hex(tail, 3);
	str_add(&s, tail);
	return s.buf;
}

int
houses_add(struct ctx *c, const struct tenant *t, struct restaurant *r,
	   struct err *e)
{
	r->id = random_id();
	r->owner_id = t->owner_id;
	r->status = RESTAURANT_ACTIVE;
	r->created_at = r->updated_at = clock_now();
	for (int i = 0; i < SLUG_TRIES; i++) {
		int rc;

		r->slug = make_slug(c->arena, r->name);
		rc = restaurants_insert(c->store, t, r);
		if (rc)
			return answer(c, rc, e);
	}
	return err_internal(e, "houses: no free slug in %d tries", SLUG_TRIES);
}

int
houses_list(struct ctx *c, const struct tenant *t,
	    const struct restaurant **ret, struct err *e)
{
	return answer(c, restaurants_list(c->store, t, ret), e);
}

int
houses_find(struct ctx *c, const struct tenant *t, uint64_t id,
	    struct restaurant *ret, struct err *e)
{
	return answer(c, restaurants_by_id(c->store, t, id, ret), e);
}

struct civil_date
houses_today(const struct restaurant *r, instant now)
{
	const struct zone *z = zone_find(r->location.timezone);
	const struct hours_period *period;
	struct civil_date date, business;
	int minutes, of_day;

	if (!z)
		z = zone_find("UTC");
	zone_local(z, now, &date, &minutes);
	if (hours_find(&r->hours, NULL, 0, date, minutes, &business, &of_day,
		       &period))
		return business;
	return date;
}

int
houses_hours(struct ctx *c, const struct tenant *t, const struct restaurant *r,
	     struct civil_date date, struct hours_day *ret, struct err *e)
{
	const struct hours_special *special = NULL;
	int rc = restaurants_specials(c->store, t, r->id, date, date, &special);

	if (rc < 0)
		return store_fault(c->store, e);
	*ret = *hours_on(&r->hours, special, rc ? 1 : 0, date);
	return 1;
}

int
houses_agents(struct ctx *c, const struct tenant *t, const struct agent **ret,
	      struct err *e)
{
	return answer(c, agents_list(c->store, t, ret), e);
}

int
houses_agent(struct ctx *c, const struct tenant *t, uint64_t id,
	     struct agent *ret, struct err *e)
{
	return answer(c, agents_by_id(c->store, t, id, ret), e);
}

int
houses_documents(struct ctx *c, const struct tenant *t, uint64_t restaurant_id,
		 const struct document **ret, struct err *e)
{
	return answer(c, documents_list(c->store, t, restaurant_id, ret), e);
}

int
houses_calls(struct ctx *c, const struct tenant *t, int max,
	     const struct call **ret, struct err *e)
{
	return answer(c, calls_list(c->store, t, 0, max, ret), e);
}

struct houses_sums
houses_add_up(const struct agent *agent, const struct call *calls, size_t count)
{
	struct houses_sums sums = { 0, 0, agent->last_call_at };

	for (size_t i = 0; i < count; i++) {
		if (calls[i].agent_id != agent->id || calls[i].is_test)
			continue;
		sums.calls++;
		sums.seconds += calls[i].seconds;
		if (calls[i].started_at > sums.last_at)
			sums.last_at = calls[i].started_at;
	}
	if (agent->total_calls > sums.calls)
		sums.calls = agent->total_calls;
	if (agent->total_seconds > sums.seconds)
		sums.seconds = agent->total_seconds;
	return sums;
}
