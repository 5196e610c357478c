/* SPDX-License-Identifier: MIT
 *
 * schema.h: a small JSON Schema validator for the contract tests: type,
 * enum, const, pattern, minLength, maxLength, minimum, maximum, required,
 * properties, additionalProperties (false or a schema), minProperties,
 * items, minItems, maxItems, oneOf. A schema that uses any other word is
 * refused, so that nothing is believed to be checked that is not.
 */
#ifndef VA_T_CONTRACT_SCHEMA_H
#define VA_T_CONTRACT_SCHEMA_H

#include <stdbool.h>

#include "core/json.h"

/* NULL if value is as the schema says, else what is wrong and where, in
 * the arena. */
const char *schema_check(struct arena *a, const struct json *schema,
			 const struct json *value);

#endif
