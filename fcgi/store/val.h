/* SPDX-License-Identifier: MIT
 *
 * val.h: one value on its way into a statement or out of a row.
 */
#ifndef VA_STORE_VAL_H
#define VA_STORE_VAL_H

#include <stdbool.h>
#include <stdint.h>

#include "core/arena.h"
#include "core/clock.h"
#include "core/crypto.h"
#include "model/civil.h"

enum val_kind { VAL_NULL, VAL_INT, VAL_ID, VAL_TEXT, VAL_BYTES };

struct val {
	enum val_kind kind;
	union {
		int64_t i;
		uint64_t id;
	};
	struct crypto_bytes b; /* text: NUL after it, not counted */
};

/* In. The "some" ones write NULL for nothing: 0, "" or NULL. */
struct val val_null(void);
struct val val_int(int64_t i);
struct val val_id(uint64_t id);
struct val val_text(const char *s);
struct val val_bytes(const void *data, size_t len);
struct val val_hash(const unsigned char hash[static CRYPTO_HASH_LEN]);
struct val val_some_int(int64_t i);
struct val val_some_id(uint64_t id);
struct val val_some_text(const char *s);
struct val val_date(struct arena *a, struct civil_date d);
struct val val_time(struct arena *a, int minutes);

/* Out. NULL reads as 0, false or "". */
int64_t val_to_int(const struct val *v);
uint64_t val_to_id(const struct val *v);
const char *val_to_text(const struct val *v);
void val_to_hash(const struct val *v,
		 unsigned char out[static CRYPTO_HASH_LEN]);
struct civil_date val_to_date(const struct val *v);
int val_to_time(const struct val *v); /* minutes */

#endif
