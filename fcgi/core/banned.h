/* SPDX-License-Identifier: MIT
 *
 * banned.h: functions that do not compile here. The build forces this file
 * in front of every source file (-include) after the system's headers.
 */
#ifndef VA_CORE_BANNED_H
#define VA_CORE_BANNED_H

/* It comes before config.h, so what config.h says about the system's headers
 * must be said here. */
#ifndef _GNU_SOURCE
#	define _GNU_SOURCE 1
#endif

/* The system's own declarations must be seen before the names are poisoned. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if !defined(__cplusplus)
#	undef alloca
#	pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets
#	pragma GCC poison strtok strtok_r atoi atol atoll atof
#	pragma GCC poison localtime gmtime ctime asctime mktime
#	pragma GCC poison srand srandom drand48
#	pragma GCC poison popen tmpnam tempnam mktemp alloca

/* Ordinary words that other people's headers use as names of parameters:
 * these may be said, but not called. (Clang wants such an attribute on the
 * first declaration; it only makes the fuzzers.) */
#	if !defined(__clang__)
int rand(void) __attribute__((error("banned: use random_below()")));
long random(void) __attribute__((error("banned: use random_below()")));
int system(const char *) __attribute__((error("banned: no shell here")));
#	endif
#endif

#endif
