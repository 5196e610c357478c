/* SPDX-License-Identifier: MIT
 *
 * work.h: slow things done beside the event loop, a thread each.
 *
 * work runs in a thread and touches nothing but its argument; done runs in
 * the loop afterwards. At most WORK_MOST threads at a time, the rest queue.
 */
#ifndef VA_SANDBOX_WORK_H
#define VA_SANDBOX_WORK_H

#define WORK_MOST 32

/* wake is called from a thread whenever something is done; the loop then
 * calls work_collect(). */
void work_open(void (*wake)(void *arg), void *arg);
void work_start(void (*work)(void *arg), void (*done)(void *arg), void *arg);
void work_collect(void);

#endif
