/* SPDX-License-Identifier: MIT
 *
 * test_tenancy.c: every verb refuses another tenant's rows.
 *
 * A stranger with a restaurant of their own names our ids, once with their
 * own tenant and once with one that is forged to name our restaurant. Every
 * verb must answer "none", and no row of ours may have changed. The table is
 * held against the headers: a verb with a tenant that is not here fails.
 */
#include <check.h>
#include <dirent.h>

#include "core/random.h"
#include "scene.h"
#include "store/activity.h"
#include "store/calls.h"
#include "store/days.h"
#include "store/documents.h"
#include "store/drafts.h"
#include "store/idempotency.h"
#include "store/memberships.h"
#include "store/numbers.h"
#include "store/reservations.h"
#include "store/restaurants.h"
#include "store/subscriptions.h"
#include "store/usage.h"
#include "store/users.h"
#include "store/versions.h"
#include "store_suites.h"

/* clang-format off */

struct attempt {
	struct store *st;
	const struct scene *ours;
	const struct tenant *t; /* the stranger's */
};

#define VERB(name, ...)                             \
	static int try_##name(const struct attempt *x) \
	{                                           \
		struct store *const st = x->st;     \
		const struct scene *const s = x->ours; \
		const struct tenant *const t = x->t; \
		(void)st, (void)s, (void)t;         \
		__VA_ARGS__                         \
	}

/* --- restaurants --- */
VERB(restaurants_by_id, struct restaurant r;
     return restaurants_by_id(st, t, s->h.r.id, &r);)
VERB(restaurants_update, struct restaurant r = s->h.r; r.name = "Stolen";
     return restaurants_update(st, t, &r);)
VERB(restaurants_set_status,
     return restaurants_set_status(st, t, s->h.r.id, RESTAURANT_ARCHIVED,
				   FIXTURE_NOW);)
VERB(restaurants_specials, const struct hours_special *list;
     return restaurants_specials(st, t, s->h.r.id,
				 (struct civil_date){ 2027, 1, 1 },
				 (struct civil_date){ 2028, 1, 1 }, &list);)
VERB(restaurants_put_special,
     const struct hours_special sp = { .date = { 2027, 5, 1 } };
     return restaurants_put_special(st, t, s->h.r.id, &sp, FIXTURE_NOW);)
VERB(restaurants_delete_special,
     return restaurants_delete_special(st, t, s->h.r.id,
				       (struct civil_date){ 2027, 12, 25 });)

/* --- agents --- */
VERB(agents_insert, struct agent a = {
     .id = random_id(), .restaurant_id = s->h.r.id,
     .elevenlabs_voice_id = "v", .voice_name = "v", .name = "n",
     .language = "en-US", .config = { "g", "casual", 60, false, "" },
     .status = AGENT_ACTIVE };
     return agents_insert(st, t, &a);)
VERB(agents_by_id, struct agent a;
     return agents_by_id(st, t, s->agent_id, &a);)
VERB(agents_update, struct agent a = {
     .id = s->agent_id, .elevenlabs_voice_id = "v", .voice_name = "v",
     .name = "Stolen", .language = "en-US",
     .config = { "g", "casual", 60, false, "" } };
     return agents_update(st, t, &a);)
VERB(agents_set_platform_id,
     return agents_set_platform_id(st, t, s->agent_id, "stolen", 1);)
VERB(agents_set_phone,
     return agents_set_phone(st, t, s->agent_id, "+19999999999", 1);)
VERB(agents_set_status,
     return agents_set_status(st, t, s->agent_id, AGENT_ERROR, "x", 1);)
VERB(agents_delete, return agents_delete(st, t, s->agent_id);)
VERB(agents_put_tool,
     return agents_put_tool(st, t, s->agent_id, TOOL_FIND, "stolen", 1);)
VERB(agents_tools, const char *ids[TOOL_COUNT];
     return agents_tools(st, t, s->agent_id, ids);)
VERB(agents_add_secret, struct agents_secret sec = {
     .id = random_id(), .agent_id = s->agent_id, .platform_secret_id = "" };
     random_bytes(sec.hash, sizeof(sec.hash));
     return agents_add_secret(st, t, &sec, "value");)
VERB(agents_secret_platform_id,
     return agents_secret_platform_id(st, t, s->secret_id, "stolen");)
VERB(agents_secrets, const struct agents_secret *list;
     return agents_secrets(st, t, s->agent_id, FIXTURE_NOW, &list);)
VERB(agents_secret_value, const char *value;
     return agents_secret_value(st, t, s->secret_id, &value);)
VERB(agents_secret_forget,
     return agents_secret_forget(st, t, s->secret_id);)
VERB(agents_expire_secrets,
     return agents_expire_secrets(st, t, s->agent_id, 1, 1);)

/* --- bookings --- */
VERB(days_lock, const struct service_day d = { SERVICE_DAY_UTC, 20900 };
     struct tenant forged = { t->owner_id, s->h.r.id };
     return days_lock(st, &forged, &d, 1);)
VERB(days_lock_from, struct tenant forged = { t->owner_id, s->h.r.id };
     return days_lock_from(st, &forged, 0);)
VERB(reservations_insert,
     struct reservation r = fixture_reservation(&s->h, "0777");
     return reservations_insert(st, t, &r);)
VERB(reservations_by_id, struct reservation r;
     return reservations_by_id(st, t, s->reservation_id, false, &r);)
VERB(reservations_by_code, struct reservation r;
     return reservations_by_code(st, t, "0042", false, &r);)
VERB(reservations_by_call, const struct reservation *list;
     return reservations_by_call(st, t, s->call, &list);)
VERB(reservations_by_phone, const struct reservation *list;
     return reservations_by_phone(st, t, SCENE_PHONE,
				  (struct civil_date){ 2020, 1, 1 }, &list);)
VERB(reservations_between, const struct reservation *list;
     return reservations_between(st, t, (struct civil_date){ 2020, 1, 1 },
				 (struct civil_date){ 2030, 1, 1 }, &list);)
VERB(reservations_update,
     struct reservation r = fixture_reservation(&s->h, "0042");
     r.id = s->reservation_id; r.party_size = 9;
     return reservations_update(st, t, &r);)
VERB(reservations_occupations, const struct occupation *list;
     const struct reservation r = fixture_reservation(&s->h, "0042");
     return reservations_occupations(st, t, r.starts_at, r.occupied_until,
				     &list);)
VERB(reservations_codes_taken, char codes[1][5] = { "0042" };
     bool taken[1]; int rc = reservations_codes_taken(st, t, codes, 1, taken);
     return rc < 0 ? rc : taken[0];)
VERB(reservations_codes_live, static bool taken[CODE_COUNT];
     int rc = reservations_codes_live(st, t, taken);
     return rc < 0 ? rc : taken[42];)
VERB(reservations_counts, const struct reservations_count *list;
     return reservations_counts(st, t, (struct civil_date){ 2020, 1, 1 },
				(struct civil_date){ 2030, 1, 1 }, &list);)
VERB(reservations_set_transcript,
     return reservations_set_transcript(st, t, s->reservation_id, "x");)
VERB(reservations_add_event, const struct reservation_event ev = {
     .action = RESERVATION_MODIFIED, .actor = { ACTOR_USER, 1 },
     .changes = "{}" };
     return reservations_add_event(st, t, s->reservation_id, &ev);)
VERB(reservations_events, const struct reservation_event *list;
     return reservations_events(st, t, s->reservation_id, &list);)
VERB(idempotency_find, struct idempotency i;
     return idempotency_find(st, t, s->key, FIXTURE_NOW, &i);)
/* Their own restaurant may have the same key. */
VERB(idempotency_put, const struct idempotency i = {
     .reservation_id = 1, .answer = "x", .expires_at = FIXTURE_NOW };
     struct tenant forged = { t->owner_id, s->h.r.id };
     return idempotency_put(st, &forged, s->key, &i);)
VERB(versions_raise, struct tenant forged = { t->owner_id, s->h.r.id };
     return versions_raise(st, &forged, VERSION_AGENTS);)
VERB(versions_of, uint64_t v[VERSION_KINDS];
     struct tenant forged = { t->owner_id, s->h.r.id };
     return versions_of(st, &forged, v);)

/* --- the rest --- */
VERB(numbers_insert, struct number n = {
     .id = random_id(), .agent_id = s->agent_id, .number = "+19998887777",
     .country = "US", .area_code = "999", .supplier_sid = "x",
     .elevenlabs_phone_id = "" };
     return numbers_insert(st, t, &n);)
VERB(numbers_reserve, struct number n;
     return numbers_reserve(st, t, s->agent_id, "ZZ", "", &n);)
VERB(numbers_by_agent, struct number n;
     return numbers_by_agent(st, t, s->agent_id, &n);)
VERB(numbers_by_id, struct number n;
     return numbers_by_id(st, t, s->number_id, &n);)
VERB(numbers_list, const struct number *list;
     return numbers_list(st, t, &list);)
VERB(numbers_set_platform_id,
     return numbers_set_platform_id(st, t, s->number_id, "stolen", 1);)
VERB(numbers_assign, return numbers_assign(st, t, s->number_id, 1);)
VERB(numbers_free,
     return numbers_free(st, t, s->number_id, NUMBER_AVAILABLE, 1);)
VERB(documents_insert, const struct document d = {
     .id = random_id(), .restaurant_id = s->h.r.id, .file_name = "x",
     .file_type = "txt", .type = "menu", .title = "x",
     .status = DOCUMENT_UPLOADING, .uploaded_by = 1 };
     return documents_insert(st, t, &d, (struct crypto_bytes){ "x", 1 });)
VERB(documents_add_version,
     return documents_add_version(st, t, s->document_id,
				  (struct crypto_bytes){ "x", 1 }, 1);)
VERB(documents_by_id, struct document d;
     return documents_by_id(st, t, s->document_id, &d);)
VERB(documents_list, const struct document *list;
     return documents_list(st, t, s->h.r.id, &list);)
VERB(documents_content, struct crypto_bytes b;
     return documents_content(st, t, s->document_id, &b);)
VERB(documents_set_status,
     return documents_set_status(st, t, s->document_id, DOCUMENT_FAILED,
				 "stolen", "x");)
VERB(documents_set_agent,
     return documents_set_agent(st, t, s->document_id, 1);)
VERB(documents_delete, return documents_delete(st, t, s->document_id);)
VERB(drafts_by_id, struct draft d;
     return drafts_by_id(st, t, s->h.user_id, s->draft_id, &d);)
VERB(drafts_latest, struct draft d;
     return drafts_latest(st, t, s->h.user_id, "agent", FIXTURE_NOW, &d);)
VERB(drafts_save, const struct draft d = {
     .id = s->draft_id, .user_id = s->h.user_id, .kind = "agent",
     .payload = "x", .revision = 1 };
     return drafts_save(st, t, &d);)
VERB(drafts_delete,
     return drafts_delete(st, t, s->h.user_id, s->draft_id);)
VERB(drafts_put_file, const struct draft_file f = { "x", "txt", { "x", 1 } };
     return drafts_put_file(st, t, s->draft_id, &f);)
VERB(drafts_file, struct draft_file f;
     return drafts_file(st, t, s->draft_id, &f);)
VERB(calls_insert, const struct call c = {
     .agent_id = s->agent_id, .restaurant_id = s->h.r.id,
     .call_id = "conv_stolen", .caller_number = "", .transcript = "",
     .summary = "" };
     return calls_insert(st, t, &c);)
VERB(calls_by_call_id, struct call c;
     return calls_by_call_id(st, t, s->call, &c);)
VERB(calls_by_id, struct call c;
     return calls_by_id(st, t, s->call_id, &c);)
VERB(calls_update, const struct call c = { .call_id = s->call };
     return calls_update(st, t, &c);)
VERB(calls_list, const struct call *list;
     return calls_list(st, t, 0, 100, &list);)
VERB(usage_put, const struct usage u = { .agent_id = s->agent_id,
					 .period = "2027-03" };
     return usage_put(st, t, &u);)
VERB(usage_of, struct usage u;
     return usage_of(st, t, s->agent_id, "2027-03", &u);)
VERB(usage_list, const struct usage *list;
     return usage_list(st, t, "2027-03", &list);)
VERB(jobs_by_subject, struct job j;
     return jobs_by_subject(st, t, "launch", s->agent_id, &j);)
VERB(jobs_steps_of, const struct job_step *list;
     return jobs_steps_of(st, t, s->job_id, &list);)
VERB(jobs_requeue, return jobs_requeue(st, t, s->job_id, FIXTURE_NOW);)
VERB(activity_list, const struct activity *list;
     return activity_list(st, t, 0, 100, &list);)
VERB(memberships_role, enum role role;
     return memberships_role(st, t, s->h.user_id, &role);)
VERB(memberships_delete,
     return memberships_delete(st, t, s->h.user_id);)

/* What these make or count is the stranger's own; ours stays as it was. */
#define OWN(name) { #name, NULL }
#define TRY(name) { #name, try_##name }
static const struct {
	const char *name;
	int (*try)(const struct attempt *);
} verbs[] = {
	TRY(restaurants_by_id), TRY(restaurants_update),
	TRY(restaurants_set_status), TRY(restaurants_specials),
	TRY(restaurants_put_special), TRY(restaurants_delete_special),
	OWN(restaurants_insert), OWN(restaurants_list), OWN(restaurants_count),
	TRY(agents_insert), TRY(agents_by_id), TRY(agents_update),
	TRY(agents_set_platform_id), TRY(agents_set_phone),
	TRY(agents_set_status), TRY(agents_delete), TRY(agents_put_tool),
	TRY(agents_tools), TRY(agents_add_secret),
	TRY(agents_secret_platform_id), TRY(agents_secrets),
	TRY(agents_secret_value), TRY(agents_secret_forget),
	TRY(agents_expire_secrets), OWN(agents_list), OWN(agents_count),
	TRY(days_lock), TRY(days_lock_from), TRY(reservations_insert),
	TRY(reservations_by_id), TRY(reservations_by_code),
	TRY(reservations_by_call), TRY(reservations_by_phone),
	TRY(reservations_between), TRY(reservations_update),
	TRY(reservations_occupations), TRY(reservations_codes_taken),
	TRY(reservations_codes_live), TRY(reservations_counts),
	TRY(reservations_set_transcript), TRY(reservations_add_event),
	TRY(reservations_events), TRY(idempotency_find),
	TRY(idempotency_put), TRY(versions_raise), TRY(versions_of),
	TRY(numbers_insert), TRY(numbers_reserve), TRY(numbers_by_agent),
	TRY(numbers_by_id), TRY(numbers_list), TRY(numbers_set_platform_id),
	TRY(numbers_assign), TRY(numbers_free), TRY(documents_insert),
	TRY(documents_add_version), TRY(documents_by_id),
	TRY(documents_list), TRY(documents_content),
	TRY(documents_set_status), TRY(documents_set_agent),
	TRY(documents_delete), OWN(drafts_insert), TRY(drafts_by_id),
	TRY(drafts_latest), TRY(drafts_save), TRY(drafts_delete),
	TRY(drafts_put_file), TRY(drafts_file), TRY(calls_insert),
	TRY(calls_by_call_id), TRY(calls_by_id), TRY(calls_update),
	TRY(calls_list), TRY(usage_put), TRY(usage_of), TRY(usage_list),
	OWN(jobs_insert), TRY(jobs_by_subject), TRY(jobs_steps_of),
	TRY(jobs_requeue), OWN(activity_add), TRY(activity_list),
	OWN(memberships_put), TRY(memberships_delete), TRY(memberships_role),
	OWN(memberships_list), OWN(subscriptions_of), OWN(subscriptions_put),
};
#define VERBS (sizeof(verbs) / sizeof(verbs[0]))

/* clang-format on */

/* Everything of ours, as the server sums it up. Rows of strangers come and
 * go, so only this house's are asked for. */
static const char *
our_rows(struct store *st, const struct scene *s)
{
	static const char *const tables[] = {
		"restaurants",
		"agents",
		"agent_tools",
		"agent_secrets",
		"phone_numbers",
		"reservations",
		"reservation_history",
		"idempotency",
		"documents",
		"drafts",
		"calls",
		"`usage`",
		"jobs",
		"activity_log",
		"memberships",
	};
	struct arena *a = store_arena(st);
	const char *out = "";

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		out = arena_printf(
		    a, "%s%s=%s", out, tables[i],
		    fixture_query(arena_printf(
			a,
			"USE voiceagent; SELECT * FROM %s WHERE "
			"owner_id = %lu ORDER BY 1, 2, 3",
			tables[i], (unsigned long)s->h.t.owner_id)));
	return arena_printf(
	    a, "%s days=%s", out,
	    fixture_query(arena_printf(
		a,
		"USE voiceagent; SELECT * FROM service_days "
		"WHERE restaurant_id = %lu; "
		"SELECT * FROM restaurant_versions "
		"WHERE restaurant_id = %lu; SELECT * FROM special_days "
		"WHERE restaurant_id = %lu",
		(unsigned long)s->h.r.id, (unsigned long)s->h.r.id,
		(unsigned long)s->h.r.id)));
}

static void
refuse_all(struct attempt *x, const char *who)
{
	struct err e = ERR_INIT;

	for (size_t i = 0; i < VERBS; i++) {
		int rc = 0;

		if (verbs[i].try != NULL)
			rc = verbs[i].try(x);
		if (rc < 0)
			store_fault(x->st, &e);
		ck_assert_msg(rc == 0, "%s as %s: %d %s", verbs[i].name, who,
			      rc, e.detail);
	}
}

START_TEST(every_verb_refuses)
{
	struct store *st = fixture_open(NULL);
	struct fixture_house stranger;
	struct tenant forged;
	struct attempt x = { .st = st };
	struct scene s;
	const char *before;

	scene_build(st, &s);
	fixture_house(st, &stranger);
	forged = (struct tenant){ stranger.t.owner_id, s.h.r.id };
	before = our_rows(st, &s);
	ck_assert_ptr_nonnull(strstr(before, "Front desk"));
	x.ours = &s;
	x.t = &stranger.t;
	refuse_all(&x, "a stranger");
	x.t = &forged;
	refuse_all(&x, "a forged tenant");
	ck_assert_str_eq(before, our_rows(st, &s));
	fixture_close(st);
}
END_TEST

/* Our own other restaurant is another tenant, too, once one is named. */
START_TEST(one_restaurant_does_not_see_the_other)
{
	struct store *st = fixture_open(NULL);
	struct reservation r;
	struct document d;
	struct tenant other;
	struct scene s;
	struct agent a;

	scene_build(st, &s);
	other = (struct tenant){ s.h.t.owner_id, random_id() };
	scene_is(st, agents_by_id(st, &other, s.agent_id, &a), 0);
	scene_is(st, documents_by_id(st, &other, s.document_id, &d), 0);
	scene_is(
	    st, reservations_by_id(st, &other, s.reservation_id, false, &r), 0);
	other.restaurant_id = 0; /* any of the account */
	scene_is(st, agents_by_id(st, &other, s.agent_id, &a), 1);
	scene_is(st, documents_by_id(st, &other, s.document_id, &d), 1);
	scene_is(
	    st, reservations_by_id(st, &other, s.reservation_id, false, &r), 1);
	fixture_close(st);
}
END_TEST

/* --- the table against the headers --- */

static bool
in_table(const char *name, size_t len)
{
	for (size_t i = 0; i < VERBS; i++)
		if (strlen(verbs[i].name) == len &&
		    strncmp(verbs[i].name, name, len) == 0)
			return true;
	return false;
}

/* Declarations begin at the margin and end in ");". */
static int
check_header(const char *text)
{
	int found = 0;

	for (const char *p = text; (p = strstr(p, "\nint ")) != NULL;) {
		const char *name = p + 5;
		const char *end = strstr(name, ");");
		const char *tenant = strstr(name, "const struct tenant *t");
		const size_t len = strcspn(name, "(");

		p = name;
		if (end == NULL || tenant == NULL || tenant > end ||
		    name[len] != '(')
			continue;
		found++;
		ck_assert_msg(in_table(name, len),
			      "%.*s has no test with a stranger", (int)len,
			      name);
	}
	return found;
}

START_TEST(the_table_is_complete)
{
	char dir[4096], path[8192];
	static char text[65536];
	struct dirent *d;
	int found = 0;
	DIR *dp;

	snprintf(dir, sizeof(dir), "%s/../fcgi/store", fixture_sql_dir());
	dp = opendir(dir);
	ck_assert_ptr_nonnull(dp);
	while ((d = readdir(dp)) != NULL) {
		const char *dot = strrchr(d->d_name, '.');
		FILE *f;

		if (dot == NULL || strcmp(dot, ".h") != 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", dir, d->d_name);
		f = fopen(path, "r");
		ck_assert_ptr_nonnull(f);
		text[fread(text, 1, sizeof(text) - 1, f)] = '\0';
		fclose(f);
		found += check_header(text);
	}
	closedir(dp);
	ck_assert_int_gt(found, 80);
}
END_TEST

Suite *
store_tenancy_suite(void)
{
	Suite *s = suite_create("store/tenancy");
	TCase *c = tcase_create("tenancy");

	tcase_set_timeout(c, 60);
	tcase_add_test(c, every_verb_refuses);
	tcase_add_test(c, one_restaurant_does_not_see_the_other);
	tcase_add_test(c, the_table_is_complete);
	suite_add_tcase(s, c);
	return s;
}
