/* SPDX-License-Identifier: MIT
 *
 * ctl_jobs.c: voiceagent-ctl jobs: failed work, and running it again.
 */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>

#include "bin/ctl.h"
#include "core/encode.h"
#include "store/jobs.h"

static const char usage[] =
    "jobs list | requeue ID...\n\n"
    "  list        what waits in each lane, and the failed jobs: id, lane,\n"
    "              kind, subject, tries, when it was given up, why\n"
    "  requeue ID  run a failed job again, its tries forgotten; the jobs\n"
    "              daemon finds it within seconds";

static void
print_job(const struct job *j)
{
	char when[25];

	clock_format(j->finished_at, when);
	(void)printf("%" PRIu64 " %s %s %" PRIu64 " tries=%d %s %s\n", j->id,
		     jobs_lane_name(j->lane), j->kind, j->subject_id,
		     j->attempts, when, j->last_error);
}

static int
list(struct ctl *c)
{
	int waiting[LANE_COUNT] = { 0 };
	const struct job *failed = NULL;
	int n;

	if (jobs_waiting(c->store, clock_now(), waiting) < 0)
		return ctl_store_fault(c);
	for (int lane = 0; lane < LANE_COUNT; lane++)
		(void)printf("waiting %s %d\n",
			     jobs_lane_name((enum job_lane)lane),
			     waiting[lane]);
	n = jobs_failed(c->store, &failed);
	if (n < 0)
		return ctl_store_fault(c);
	for (int i = 0; i < n; i++)
		print_job(&failed[i]);
	return CTL_DONE;
}

static int
requeue(struct ctl *c, int argc, char **argv)
{
	int code = CTL_DONE;

	for (int i = 0; i < argc; i++) {
		uint64_t id;
		int rc;

		if (!decode_u64(argv[i], &id))
			return ctl_usage(usage);
		rc = jobs_requeue_any(c->store, id, clock_now());
		if (rc < 0)
			return ctl_store_fault(c);
		if (rc == 0)
			code = ctl_complain(CTL_NONE, "%s is no failed job",
					    argv[i]);
	}
	return code;
}

int
ctl_jobs(struct ctl *c, int argc, char **argv)
{
	bool ok = argc >= 2 && ((strcmp(argv[1], "list") == 0 && argc == 2) ||
				(strcmp(argv[1], "requeue") == 0 && argc > 2));
	int code;

	if (!ok)
		return ctl_usage(usage);
	code = ctl_open(c);
	if (code != 0)
		return code;
	if (strcmp(argv[1], "list") == 0)
		return list(c);
	return requeue(c, argc - 2, argv + 2);
}
