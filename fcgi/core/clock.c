/* SPDX-License-Identifier: MIT
 *
 * clock.c: what time it is, and how much time is left.
 */
#include "config.h"

#include "core/clock.h"

#include <stdbool.h>

static struct {
	bool ready; /* the environment was asked */
	instant frozen;
} state;

static void
ask_environment(void)
{
	const char *env = getenv("VOICEAGENT_ENV");
	const char *now = getenv("VOICEAGENT_NOW");

	state.ready = true;
	if (now == NULL || env == NULL || strcmp(env, "production") == 0)
		return;
	state.frozen = strtoll(now, NULL, 10);
}

instant
clock_now(void)
{
	struct timespec ts;

	if (!state.ready)
		ask_environment();
	if (state.frozen != 0)
		return state.frozen;
	(void)clock_gettime(CLOCK_REALTIME, &ts);
	return (instant)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

void
clock_freeze(instant t)
{
	state.ready = true;
	state.frozen = t;
}

static int64_t
monotonic_ms(void)
{
	struct timespec ts;

	(void)clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

deadline
clock_deadline_in(int ms)
{
	return monotonic_ms() + ms;
}

int
clock_left(deadline d)
{
	int64_t left = d - monotonic_ms();

	if (left <= 0)
		return 0;
	return left > INT32_MAX ? INT32_MAX : (int)left;
}

void
clock_format(instant t, char out[static 25])
{
	instant ms = t % 1000;
	struct tm tm;
	time_t s;
	size_t n;

	if (ms < 0)
		ms += 1000;
	s = (time_t)((t - ms) / 1000);
	n = gmtime_r(&s, &tm) == NULL
		? 0
		: strftime(out, 20, "%Y-%m-%dT%H:%M:%S", &tm);
	if (n != 19) { /* a year of more or less than four digits */
		memcpy(out, "out-of-range", sizeof("out-of-range"));
		return;
	}
	(void)snprintf(out + n, 6, ".%03uZ", (unsigned)ms % 1000);
}
