/* SPDX-License-Identifier: MIT
 *
 * model_suites.h: one suite a file; model_main.c runs them all.
 */
#ifndef VA_T_MODEL_SUITES_H
#define VA_T_MODEL_SUITES_H

#include <check.h>

Suite *model_zone_suite(void);
Suite *model_rules_suite(void);
Suite *model_facts_suite(void);
Suite *model_spoken_suite(void);
Suite *model_phone_suite(void);

#endif
