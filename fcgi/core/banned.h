/* SPDX-License-Identifier: MIT
 *
 * banned.h: functions that do not compile here. The build forces this file
 * in front of every source file (-include) after the system's headers.
 */
#ifndef VA_CORE_BANNED_H
#define VA_CORE_BANNED_H

/* The system's own declarations must be seen before the names are poisoned. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#if !defined(__cplusplus)
# undef alloca
# pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets
# pragma GCC poison strtok strtok_r atoi atol atoll atof
# pragma GCC poison localtime gmtime ctime asctime mktime
# pragma GCC poison srand random srandom drand48
# pragma GCC poison system popen tmpnam tempnam mktemp alloca

/* OpenSSL names parameters "rand": only a call is refused, by the linker at
 * the latest. */
# define rand() va_banned_rand()
#endif

#endif
