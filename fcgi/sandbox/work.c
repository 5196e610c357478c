/* SPDX-License-Identifier: MIT
 *
 * work.c: slow things done beside the event loop, a thread each.
 */
#include "config.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

#include "core/log.h"
#include "sandbox/work.h"

struct task {
	struct task *next;
	void (*work)(void *arg);
	void (*done)(void *arg);
	void *arg;
};

struct queue {
	struct task *first;
	struct task **end;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct queue finished = { NULL, &finished.first }; /* under lock */
static struct queue waiting = { NULL, &waiting.first };   /* loop only */
static int running;                                       /* loop only */
static void (*wake_loop)(void *arg);
static void *wake_arg;

static void
put(struct queue *q, struct task *t)
{
	t->next = NULL;
	*q->end = t;
	q->end = &t->next;
}

static struct task *
take(struct queue *q)
{
	struct task *t = q->first;

	if (t) {
		q->first = t->next;
		if (!q->first)
			q->end = &q->first;
	}
	return t;
}

void
work_open(void (*wake)(void *arg), void *arg)
{
	wake_loop = wake;
	wake_arg = arg;
}

static void *
thread_main(void *arg)
{
	struct task *t = arg;

	t->work(t->arg);
	pthread_mutex_lock(&lock);
	put(&finished, t);
	pthread_mutex_unlock(&lock);
	wake_loop(wake_arg);
	return NULL;
}

/* With no thread to be had the loop does it itself: late, but done. */
static void
launch(struct task *t)
{
	pthread_attr_t attr;
	pthread_t id;
	int fault;

	running++;
	pthread_attr_init(&attr);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	fault = pthread_create(&id, &attr, thread_main, t);
	pthread_attr_destroy(&attr);
	if (fault) {
		log_event(LOG_WARN, "no-thread", NULL);
		thread_main(t);
	}
}

void
work_start(void (*work)(void *arg), void (*done)(void *arg), void *arg)
{
	struct task *t = calloc(1, sizeof(*t));

	if (!t)
		abort();
	t->work = work;
	t->done = done;
	t->arg = arg;
	if (running < WORK_MOST)
		launch(t);
	else
		put(&waiting, t);
}

static struct task *
next_finished(void)
{
	struct task *t;

	pthread_mutex_lock(&lock);
	t = take(&finished);
	pthread_mutex_unlock(&lock);
	return t;
}

void
work_collect(void)
{
	struct task *t, *queued;

	while ((t = next_finished())) {
		running--;
		queued = take(&waiting);
		if (queued)
			launch(queued);
		t->done(t->arg);
		free(t);
	}
}
