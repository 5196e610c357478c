/* SPDX-License-Identifier: MIT
 *
 * fuzz_spoken.c: dates, times, parties and numbers as a caller's language
 * model may write them: what is understood exists.
 */
#include "fuzz.h"
#include "model/code.h"
#include "model/phone.h"
#include "model/spoken.h"

static void
check_phone(const char *text)
{
	char number[PHONE_MAX], again[PHONE_MAX], shown[40];

	if (!phone_normalise(text, "US", number))
		return;
	FUZZ_REQUIRE(number[0] == '+');
	FUZZ_REQUIRE(strlen(number) <= 16);
	FUZZ_REQUIRE(number[1 + strspn(number + 1, "0123456789")] == '\0');
	phone_display(number, "US", shown);
	FUZZ_REQUIRE(strlen(shown) < sizeof(shown));
	/* A number that is one already stays itself. */
	FUZZ_REQUIRE(phone_normalise(number, "US", again));
	FUZZ_REQUIRE(strcmp(number, again) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct arena *a = arena_new((size_t)16 * 1024 * 1024);
	const char *text = arena_strndup(a, (const char *)data, len);
	struct civil_date today = { 2026, 11, 22 }, date;
	int minutes, other, party;

	if (spoken_date(text, today, 1000, &date) == SPOKEN_OK) {
		FUZZ_REQUIRE(date.month >= 1 && date.month <= 12);
		FUZZ_REQUIRE(date.day >= 1 && date.day <= 31);
		FUZZ_REQUIRE(civil_days(civil_from_days(civil_days(date))) ==
			     civil_days(date));
	}
	if (spoken_time(text, &minutes, &other) == SPOKEN_OK) {
		FUZZ_REQUIRE(minutes >= 0 && minutes < 1440);
		FUZZ_REQUIRE(other >= -1 && other < 1440);
	}
	if (spoken_party(text, &party) == SPOKEN_OK)
		FUZZ_REQUIRE(party >= -1 && party <= 1000000);
	check_phone(text);
	arena_free(a);
	return 0;
}
