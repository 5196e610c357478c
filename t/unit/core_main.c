/* SPDX-License-Identifier: MIT
 *
 * core_main.c: runs the suites of fcgi/core.
 */
#include "config.h"

#include "core_suites.h"

int
main(void)
{
	SRunner *r = srunner_create(core_arena_suite());
	int failed;

	srunner_add_suite(r, core_clock_suite());
	srunner_add_suite(r, core_crypto_suite());
	srunner_add_suite(r, core_encode_suite());
	srunner_add_suite(r, core_err_suite());
	srunner_add_suite(r, core_json_suite());
	srunner_add_suite(r, core_log_suite());
	srunner_add_suite(r, core_password_suite());
	srunner_add_suite(r, core_random_suite());
	srunner_add_suite(r, core_settings_suite());
	srunner_add_suite(r, core_str_suite());
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? 0 : 1;
}
