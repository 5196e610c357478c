/* SPDX-License-Identifier: MIT
 *
 * wizard.h: an agent in the making: what its owner typed, kept between the
 * wizard's four steps and for a week, on any device.
 *
 * A draft holds texts by field name exactly as they were typed, right or
 * wrong, so going back and forth loses nothing; they are checked when a step
 * is left forwards and once more at the end. The file of step three is kept
 * sealed beside it. A draft is its author's own.
 */
#ifndef VA_DOMAIN_WIZARD_H
#define VA_DOMAIN_WIZARD_H

#include <stdbool.h>
#include <stdint.h>

#include "core/crypto.h"
#include "core/err.h"
#include "domain/ctx.h"
#include "model/restaurant.h"
#include "model/user.h"

enum { WIZARD_RESTAURANT = 1, WIZARD_VOICE, WIZARD_DOCUMENTS, WIZARD_REVIEW };

struct json;

struct wizard {
	uint64_t id; /* 0: not kept yet */
	uint64_t user_id;
	int reached; /* the furthest step that may be opened */
	uint32_t revision;
	struct json *texts;
};

/* A fresh one, not kept before wizard_save. */
void wizard_begin(struct ctx *c, uint64_t user_id, struct wizard *ret);
/* 1, 0 none (or expired), -1. */
int wizard_open(struct ctx *c, const struct tenant *t, uint64_t user_id,
		uint64_t id, struct wizard *ret, struct err *e);
int wizard_latest(struct ctx *c, const struct tenant *t, uint64_t user_id,
		  struct wizard *ret, struct err *e);

/* NULL: never typed. The house_form_get of a struct wizard. */
const char *wizard_text(const void *wizard, const char *field);
void wizard_put(struct wizard *w, const char *field, const char *text);

/* 1; -1: ERR_CONFLICT if another tab was faster, or a fault. */
int wizard_save(struct ctx *c, const struct tenant *t, struct wizard *w,
		struct err *e);

/* Keep the file (replacing an earlier one) of a draft that was saved: 1, or
 * -1 with ERR_INVALID or ERR_TOO_LARGE if it is none of ours. The texts
 * "document-name" and "document-size" tell of it. */
int wizard_keep_file(struct ctx *c, const struct tenant *t, struct wizard *w,
		     const char *name, struct crypto_bytes content,
		     struct err *e);

/* The restaurant as it would be: the chosen one ("which" is "existing", by
 * "restaurant-id") or the one that was typed. 0, or -1 with the field. */
int wizard_house(struct ctx *c, const struct tenant *t, const struct wizard *w,
		 struct restaurant *ret, const char **ret_field, struct err *e);
/* Is the voice one of the platform's, is there a greeting? */
int wizard_check_voice(struct ctx *c, const struct wizard *w,
		       const char **ret_field, struct err *e);

/* All of it in one transaction: the restaurant, the agent with its launch
 * job, the document; the draft is gone. 1 and the agent's id. -1: a fault;
 * *ret_step says which step must be looked at again (0: none), *ret_field
 * which field. */
int wizard_finish(struct ctx *c, const struct tenant *t, const struct wizard *w,
		  uint64_t *ret_agent_id, int *ret_step, const char **ret_field,
		  struct err *e);

#endif
