/* SPDX-License-Identifier: MIT */
/*
 * Strict reading of one JSON text (RFC 8259): cJSON accepts what is not JSON
 * and cuts strings at U+0000, so a text is checked first.  That pass also
 * shows where the members of the outermost object are: who needs only a few
 * strings of them needs no tree.
 */
#ifndef MARKUP_JSON_READER_H
#define MARKUP_JSON_READER_H

#include "sumario.h"

#include <stdbool.h>
#include <stddef.h>

/* Depth of arrays and objects that is taken. */
#define JSON_MAX_DEPTH 500

/*
 * Whether S is one well-formed JSON text with nothing but white space around
 * it, in well-formed UTF-8 without U+0000.  ERROR gets code and byte.
 */
enum sumario_status json_check(const char *s, size_t len,
			       struct sumario_error *error);

/*
 * Whether S, which breaks off somewhere, may be the beginning of JSON values,
 * one after another, in whatever encoding that has the marks of ASCII.
 */
bool json_may_begin(const char *s, size_t len);

struct cJSON;

/*
 * json_check(), then cJSON's tree of S in *JSON, to be freed by
 * cJSON_Delete(); untouched on failure.
 */
enum sumario_status json_parse(const char *s, size_t len, struct cJSON **json,
			       struct sumario_error *error);

/* A member of the outermost object, as it is in the text. */
struct json_member {
	const char *name; /* between the quotes */
	size_t n_name;
	const char *value; /* a string with its quotes */
	size_t n_value;
};

typedef void json_member_fn(void *user, const struct json_member *member);

/*
 * json_check() of well-formed UTF-8 that also shows each member of the
 * outermost object, if S is one, to SEE, in order.  Those before an error are
 * seen, too.
 */
enum sumario_status json_read(const char *s, size_t len, json_member_fn *see,
			      void *user, struct sumario_error *error);

/*
 * Writes the contents of a well-formed string, the LEN bytes at S between its
 * quotes, to OUT, which has room for LEN bytes; returns how many.
 */
size_t json_unescape(const char *s, size_t len, char *out);

/* Whether the string of the LEN bytes at S between its quotes is TEXT. */
bool json_string_is(const char *s, size_t len, const char *text);

#endif
