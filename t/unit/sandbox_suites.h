/* SPDX-License-Identifier: MIT
 *
 * sandbox_suites.h: the sandbox's suites; sandbox_main.c runs them all.
 */
#ifndef VA_T_SANDBOX_SUITES_H
#define VA_T_SANDBOX_SUITES_H

#include <check.h>

Suite *sandbox_dialogue_suite(void);
Suite *sandbox_eleven_suite(void);
Suite *sandbox_parts_suite(void);

#endif
