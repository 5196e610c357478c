/* SPDX-License-Identifier: MIT
 *
 * store_main.c: runs the suites of fcgi/store against a database of its own.
 */
#include "fixture.h"
#include "store_suites.h"

int
main(void)
{
	SRunner *r;
	int failed;

	fixture_start();
	r = srunner_create(store_statements_suite());
	srunner_add_suite(r, store_demo_suite());
	srunner_add_suite(r, store_tenancy_suite());
	srunner_add_suite(r, store_schema_suite());
	srunner_add_suite(r, store_verbs_suite());
	srunner_add_suite(r, store_work_suite());
	srunner_add_suite(r, store_privacy_suite());
	srunner_add_suite(r, store_rotate_suite());
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	fixture_stop();
	return failed == 0 ? 0 : 1;
}
