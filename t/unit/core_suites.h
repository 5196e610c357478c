/* SPDX-License-Identifier: MIT
 *
 * core_suites.h: one suite a file; core_main.c runs them all.
 */
#ifndef VA_T_CORE_SUITES_H
#define VA_T_CORE_SUITES_H

#include <check.h>

Suite *core_arena_suite(void);
Suite *core_clock_suite(void);
Suite *core_crypto_suite(void);
Suite *core_encode_suite(void);
Suite *core_err_suite(void);
Suite *core_json_suite(void);
Suite *core_log_suite(void);
Suite *core_password_suite(void);
Suite *core_random_suite(void);
Suite *core_settings_suite(void);
Suite *core_str_suite(void);

#endif
