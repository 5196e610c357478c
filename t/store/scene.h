/* SPDX-License-Identifier: MIT
 *
 * scene.h: a house with one of everything in it, written through the verbs.
 *
 * Every text of the guest's is one of SCENE_..., so that a test can look for
 * it where it must not be.
 */
#ifndef VA_T_STORE_SCENE_H
#define VA_T_STORE_SCENE_H

#include "fixture.h"
#include "store/agents.h"
#include "store/jobs.h"

#define SCENE_NAME       "Wilhelmina Quackenbush"
#define SCENE_PHONE      "+12125550173"
#define SCENE_EMAIL      "wilhelmina@quackenbush.example"
#define SCENE_REQUEST    "no shellfish whatsoever"
#define SCENE_OCCASION   "diamond jubilee"
#define SCENE_TABLE      "beside the wisteria"
#define SCENE_REASON     "caught a dreadful cold"
#define SCENE_TRANSCRIPT "good evening this is wilhelmina"
#define SCENE_DOCUMENT   "our chef mr bartholomew recommends"
#define SCENE_ADDRESS    "203.0.113.77"
#define SCENE_BROWSER    "Lynx/2.9.2 of wilhelmina"

struct scene {
	struct fixture_house h;
	uint64_t reservation_id, agent_id, secret_id, number_id, document_id;
	uint64_t draft_id, job_id, call_id, event_id;
	char call[40], secret_value[44];
	unsigned char secret_hash[32], key[32];
	struct job claimed; /* of job_id */
};

void scene_build(struct store *st, struct scene *s);

/* A claim that a verb answered as it should, with the fault if it did not. */
#define scene_is(st, call, answer)                                             \
	do {                                                                   \
		const int scene_rc = (call);                                   \
		struct err scene_e = ERR_INIT;                                 \
		if (scene_rc < 0)                                              \
			store_fault(st, &scene_e);                             \
		ck_assert_msg(scene_rc == (answer), "%s: %d, not %d: %s",      \
			      #call, scene_rc, (answer), scene_e.detail);      \
	} while (0)

#endif
