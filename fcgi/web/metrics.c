/* SPDX-License-Identifier: MIT
 *
 * metrics.c: counters of all workers together.
 */
#include "web/metrics.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/arena.h"
#include "core/log.h"
#include "domain/ctx.h"
#include "store/store.h"

#define POOLS   2
#define BUCKETS 8

static const int bounds[BUCKETS] = { 5, 10, 25, 50, 100, 250, 1000, 2500 };

struct pool_counters {
	_Atomic uint64_t by_class[6]; /* 2xx at 2 */
	_Atomic uint64_t buckets[BUCKETS + 1];
	_Atomic uint64_t sum_ms;
	_Atomic uint64_t db_retries, db_connects, db_uncertain;
};

struct counters {
	struct pool_counters pool[POOLS];
};

static struct counters *shared;
static struct store_counters seen; /* of this process, already added */

void
metrics_open(struct app *app)
{
	struct arena *a = arena_new(4096);
	const char *path =
	    arena_printf(a, "%s/metrics", app->settings->run_dir);
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0660);
	void *map = MAP_FAILED;

	if (fd >= 0 && ftruncate(fd, sizeof(struct counters)) == 0)
		map = mmap(NULL, sizeof(struct counters),
			   PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (fd >= 0)
		close(fd);
	if (map == MAP_FAILED)
		log_detail(LOG_WARN, "metrics_off", "cannot map %s", path);
	else
		shared = map;
	arena_free(a);
}

static void
count_store(struct pool_counters *p, struct store *st)
{
	const struct store_counters *c = store_counters(st);

	p->db_retries += c->retries - seen.retries;
	p->db_connects += c->connects - seen.connects;
	p->db_uncertain += c->uncertain - seen.uncertain;
	seen = *c;
}

void
metrics_request(const struct app *app, int status, int ms)
{
	struct pool_counters *p;
	size_t b = 0;

	if (!shared)
		return;
	p = &shared->pool[app->pool == POOL_HOOKS];
	while (b < BUCKETS && ms > bounds[b])
		b++;
	p->by_class[status / 100 % 6]++;
	p->buckets[b]++;
	p->sum_ms += (uint64_t)ms;
	if (app->ctx)
		count_store(p, app->ctx->store);
}

static void
line(struct str *out, const char *name, const char *labels, uint64_t value)
{
	str_addf(out, "voiceagent_%s{%s} %llu\n", name, labels,
		 (unsigned long long)value);
}

static void
pool_requests(struct str *out, const char *pool, struct pool_counters *p)
{
	char labels[64];
	uint64_t total = 0;

	for (int c = 1; c < 6; c++) {
		snprintf(labels, sizeof(labels), "pool=\"%s\",class=\"%dxx\"",
			 pool, c);
		line(out, "requests_total", labels, p->by_class[c]);
	}
	for (int b = 0; b <= BUCKETS; b++) {
		total += p->buckets[b];
		if (b < BUCKETS)
			snprintf(labels, sizeof(labels),
				 "pool=\"%s\",le=\"%g\"", pool,
				 bounds[b] / 1000.0);
		else
			snprintf(labels, sizeof(labels),
				 "pool=\"%s\",le=\"+Inf\"", pool);
		line(out, "request_seconds_bucket", labels, total);
	}
	snprintf(labels, sizeof(labels), "pool=\"%s\"", pool);
	str_addf(out, "voiceagent_request_seconds_sum{%s} %.3f\n", labels,
		 (double)p->sum_ms / 1000.0);
	line(out, "request_seconds_count", labels, total);
}

static void
pool_database(struct str *out, const char *pool, struct pool_counters *p)
{
	char labels[32];

	snprintf(labels, sizeof(labels), "pool=\"%s\"", pool);
	line(out, "db_retries_total", labels, p->db_retries);
	line(out, "db_connects_total", labels, p->db_connects);
	line(out, "db_uncertain_total", labels, p->db_uncertain);
}

void
metrics_text(struct str *out)
{
	static const char *const names[POOLS] = { "pages", "hooks" };

	str_add(out, "# TYPE voiceagent_requests_total counter\n"
		     "# TYPE voiceagent_request_seconds histogram\n"
		     "# TYPE voiceagent_db_retries_total counter\n"
		     "# TYPE voiceagent_db_connects_total counter\n"
		     "# TYPE voiceagent_db_uncertain_total counter\n");
	for (int i = 0; shared && i < POOLS; i++) {
		pool_requests(out, names[i], &shared->pool[i]);
		pool_database(out, names[i], &shared->pool[i]);
	}
}
