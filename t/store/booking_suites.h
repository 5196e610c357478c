/* SPDX-License-Identifier: MIT
 *
 * booking_suites.h: one suite a file; booking_main.c runs them all.
 */
#ifndef VA_T_BOOKING_SUITES_H
#define VA_T_BOOKING_SUITES_H

#include <check.h>

Suite *booking_suite(void);
Suite *booking_once_suite(void);
Suite *booking_race_suite(void);

#endif
