/* SPDX-License-Identifier: MIT
 *
 * store_suites.h: the suites of fcgi/store.
 */
#ifndef VA_T_STORE_SUITES_H
#define VA_T_STORE_SUITES_H

#include <check.h>

Suite *store_demo_suite(void);
Suite *store_privacy_suite(void);
Suite *store_rotate_suite(void);
Suite *store_schema_suite(void);
Suite *store_statements_suite(void);
Suite *store_tenancy_suite(void);
Suite *store_verbs_suite(void);
Suite *store_work_suite(void);

#endif
