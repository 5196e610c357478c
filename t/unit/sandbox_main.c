/* SPDX-License-Identifier: MIT
 *
 * sandbox_main.c: runs the sandbox's suites.
 */
#include "config.h"

#include "core/log.h"
#include "sandbox_suites.h"

int
main(void)
{
	SRunner *runner;
	int failed;

	log_open("unit_sandbox", LOG_ERROR);
	runner = srunner_create(sandbox_dialogue_suite());
	srunner_add_suite(runner, sandbox_eleven_suite());
	srunner_add_suite(runner, sandbox_parts_suite());
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? 1 : 0;
}
