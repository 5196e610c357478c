/* SPDX-License-Identifier: MIT
 *
 * fixture.h: a fresh database for a test program.
 *
 * main() calls fixture_start() before the suites and fixture_stop() after
 * them. Each test works in accounts and restaurants of its own, so they do
 * not disturb one another. Connections are opened in the tests themselves
 * (Check forks).
 */
#ifndef VA_T_STORE_FIXTURE_H
#define VA_T_STORE_FIXTURE_H

#include "model/reservation.h"
#include "model/restaurant.h"
#include "store/store.h"

#define FIXTURE_PASSWORD "test-only"

/* A private server, migrated, with all accounts. Ends the program with 77
 * and the reason if there is no MariaDB here. */
void fixture_start(void);
/* empty: not migrated and without accounts. */
void fixture_start_empty(void);
void fixture_stop(void);

/* db.sh VERB on this server; blocks until it is done. */
void fixture_server(const char *verb);
const char *fixture_folder(void);
const char *fixture_sql_dir(void);

/* account: "root", "va_pages", ...; NULL: va_ctl. The keys are the same for
 * all. A new arena comes with it; both are freed with fixture_close. */
struct store *fixture_open(const char *account);
struct store *fixture_open_keys(const char *account, const char *keys);
void fixture_close(struct store *st);

/* Two master keys as lines of a key file: 1 active; 1 old and 2 active. */
extern const char fixture_keys_first[], fixture_keys_second[];

/* An account with a restaurant (New York, dinner every day, 40 seats). */
struct fixture_house {
	struct tenant t;
	uint64_t user_id;
	struct restaurant r;
};
void fixture_house(struct store *st, struct fixture_house *h);
/* Instants and dates of the tests: 2027-03-01T00:00:00Z. */
#define FIXTURE_NOW ((instant)1803859200000)

/* A confirmed party of 4 at 19:30, 30 days from FIXTURE_NOW. */
struct reservation fixture_reservation(const struct fixture_house *h,
				       const char *code);

/* What the mariadb client answers to a query of root's; for looking behind
 * the store. In a buffer of its own until the next call. */
const char *fixture_query(const char *query);
/* mariadb-dump of everything, as a string to be freed. */
char *fixture_dump(size_t *ret_len);

#endif
