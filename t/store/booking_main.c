/* SPDX-License-Identifier: MIT
 *
 * booking_main.c: runs the booking suites against a database of its own.
 */
#include "booking_suites.h"
#include "fixture.h"

int
main(void)
{
	SRunner *r;
	int failed;

	fixture_start();
	r = srunner_create(booking_suite());
	srunner_add_suite(r, booking_once_suite());
	srunner_add_suite(r, booking_race_suite());
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	fixture_stop();
	return failed ? 1 : 0;
}
