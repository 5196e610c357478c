/* SPDX-License-Identifier: MIT
 *
 * person.h: a person and a context for the tests of accounts.
 */
#ifndef VA_T_STORE_PERSON_H
#define VA_T_STORE_PERSON_H

#include <check.h>
#include <unistd.h>

#include "core/json.h"
#include "core/random.h"
#include "domain/account.h"
#include "domain/outbox.h"
#include "domain/team.h"
#include "domain/tenancy.h"
#include "fixture.h"
#include "store/jobs.h"
#include "store/memberships.h"
#include "store/sessions.h"
#include "store/users.h"

#define NOW FIXTURE_NOW

extern const char right[]; /* the password everybody has */
extern struct settings settings;
extern struct ctx ctx;
extern struct err e;
extern const char *email; /* one nobody has yet */

/* A case whose tests each have a fresh context. */
TCase *account_tcase(const char *name);

/* Every test comes from a network address of its own. */
const char *address(void);

int sign_up_as(const char *to, const char *password, const char **ret_field);
void sign_up(void);
int sign_in_from(const char *from, const char *password, char *token);
int sign_in(const char *password, char *token);

/* The mails queued for this test's person, newest first, worked off. */
int mails(const char **ret_texts, int max);
const char *token_in(const char *text);
bool has_session(const char *token, struct account_session *ret);

Suite *account_suite(void);
Suite *session_suite(void);
Suite *team_suite(void);

#endif
