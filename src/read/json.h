/* SPDX-License-Identifier: MIT */
/*
 * Strict reading of one JSON text (RFC 8259).  cJSON does the reading, but it
 * lets pass what is not JSON and cuts strings at U+0000, so the text is
 * checked first.
 */
#ifndef READ_JSON_H
#define READ_JSON_H

#include "sumario.h"

/* Depth of arrays and objects that is taken. */
#define JSON_MAX_DEPTH 500

/*
 * Whether S is one well-formed JSON text with nothing but white space around
 * it, in well-formed UTF-8 without U+0000.  ERROR gets code and byte.
 */
enum sumario_status json_check(const char *s, size_t len,
			       struct sumario_error *error);

#endif
