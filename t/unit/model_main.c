/* SPDX-License-Identifier: MIT
 *
 * model_main.c: runs the suites of fcgi/model.
 */
#include "model_suites.h"

int
main(void)
{
	SRunner *r = srunner_create(model_zone_suite());
	int failed;

	srunner_add_suite(r, model_rules_suite());
	srunner_add_suite(r, model_facts_suite());
	srunner_add_suite(r, model_spoken_suite());
	srunner_add_suite(r, model_phone_suite());
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? 1 : 0;
}
