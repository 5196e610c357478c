/* SPDX-License-Identifier: MIT
 *
 * val.c: values in and out of statements.
 */
#include "store/val.h"

#include <string.h>

struct val
val_null(void)
{
	return (struct val){ .kind = VAL_NULL };
}

struct val
val_int(int64_t i)
{
	return (struct val){ .kind = VAL_INT, .i = i };
}

struct val
val_id(uint64_t id)
{
	return (struct val){ .kind = VAL_ID, .id = id };
}

struct val
val_text(const char *s)
{
	if (s == NULL)
		return val_null();
	return (struct val){ .kind = VAL_TEXT, .b = { s, strlen(s) } };
}

struct val
val_bytes(const void *data, size_t len)
{
	return (struct val){ .kind = VAL_BYTES, .b = { data, len } };
}

struct val
val_hash(const unsigned char hash[static CRYPTO_HASH_LEN])
{
	return val_bytes(hash, CRYPTO_HASH_LEN);
}

struct val
val_some_int(int64_t i)
{
	return i == 0 ? val_null() : val_int(i);
}

struct val
val_some_id(uint64_t id)
{
	return id == 0 ? val_null() : val_id(id);
}

struct val
val_some_text(const char *s)
{
	return s == NULL || *s == '\0' ? val_null() : val_text(s);
}

struct val
val_date(struct arena *a, struct civil_date d)
{
	char *text = arena_alloc(a, 11);

	civil_format_date(d, text);
	return val_text(text);
}

struct val
val_time(struct arena *a, int minutes)
{
	char *text = arena_alloc(a, 6);

	civil_format_time(minutes, text);
	return val_text(text);
}

int64_t
val_to_int(const struct val *v)
{
	return v->kind == VAL_INT || v->kind == VAL_ID ? v->i : 0;
}

uint64_t
val_to_id(const struct val *v)
{
	return v->kind == VAL_INT || v->kind == VAL_ID ? v->id : 0;
}

const char *
val_to_text(const struct val *v)
{
	return v->kind == VAL_TEXT || v->kind == VAL_BYTES ? v->b.data : "";
}

void
val_to_hash(const struct val *v, unsigned char out[static CRYPTO_HASH_LEN])
{
	memset(out, 0, CRYPTO_HASH_LEN);
	if (v->b.data != NULL && v->b.len == CRYPTO_HASH_LEN)
		memcpy(out, v->b.data, CRYPTO_HASH_LEN);
}

struct civil_date
val_to_date(const struct val *v)
{
	struct civil_date d = { 0 };

	(void)civil_parse_date(val_to_text(v), &d);
	return d;
}

/* The server writes 19:30:00. */
int
val_to_time(const struct val *v)
{
	char text[6] = "";
	int minutes = 0;

	if (v->b.len >= 5)
		memcpy(text, v->b.data, 5);
	(void)civil_parse_time(text, &minutes);
	return minutes;
}
