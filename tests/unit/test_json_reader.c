/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "markup/json_reader.h"

#include "tap.h"

#include <string.h>

/* A string literal with its length, so that NULs may be inside. */
#define TEXT(s) s, sizeof(s) - 1

static const struct {
	const char *text;
	size_t len;
} good[] = {
	{TEXT("{}")},
	{TEXT("[]")},
	{TEXT("0")},
	{TEXT("-0")},
	{TEXT(" \t\r\n1 \t\r\n")},
	{TEXT("10.25e+3")},
	{TEXT("1E-2")},
	{TEXT("0.0")},
	{TEXT("123456789012345678901234567890")},
	{TEXT("1e999")},
	{TEXT("true")},
	{TEXT("false")},
	{TEXT("null")},
	{TEXT("\"\"")},
	{TEXT("\"¿Qué? 😀\"")},
	{TEXT("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"")},
	{TEXT("\"\\u00f1\\u00F1\\uFFFF\"")},
	{TEXT("\"\\uD83D\\uDE00\"")},
	{TEXT("\"\\ud83d\\ude00\"")},
	{TEXT("\"\\uD800\\uDC00\\uDBFF\\uDFFF\"")},
	{TEXT("\"\\uD7FF\\uE000\"")},
	{TEXT("\"\x7F\"")},
	{TEXT("\"\\\\u0000\"")},
	{TEXT("[1,[2,{\"a\":[]}],{}]")},
	{TEXT("{\"a\":1,\"a\":2}")},
	{TEXT("{ \"\" : null , \"b\" : [ true , \"x\" ] }")},
	{TEXT("[[[[[[]]]]]]")},
};

/* How much of TEXT can stand in a line of TAP. */
static size_t
shown(const char *text)
{
	return strcspn(text, "\t\n\v\r");
}

static void
test_good(void)
{
	struct sumario_error error = {.code = "untouched"};

	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		ok(!json_check(good[i].text, good[i].len, &error),
		   "good %zu: %.*s", i, (int)shown(good[i].text), good[i].text);
	ok(!strcmp(error.code, "untouched"), "no error is set");
}

static const struct {
	const char *text;
	size_t len;
	uint64_t offset;
} bad[] = {
	{TEXT(""), 0},
	{TEXT("  "), 2},
	{TEXT("{"), 1},
	{TEXT("["), 1},
	{TEXT("[1"), 2},
	{TEXT("}"), 0},
	{TEXT("[}"), 1},
	{TEXT("{]"), 1},
	{TEXT("[1}"), 2},
	{TEXT("{\"a\":1]"), 6},
	{TEXT("{} {}"), 3},
	{TEXT("1 2"), 2},
	{TEXT("{}x"), 2},
	{TEXT("[1,]"), 3},
	{TEXT("[,1]"), 1},
	{TEXT("[1 2]"), 3},
	{TEXT("[1,,2]"), 3},
	{TEXT("{\"a\"}"), 4},
	{TEXT("{\"a\" 1}"), 5},
	{TEXT("{\"a\":}"), 5},
	{TEXT("{\"a\":1,}"), 7},
	{TEXT("{,}"), 1},
	{TEXT("{a:1}"), 1},
	{TEXT("{'a':1}"), 1},
	{TEXT("{1:2}"), 1},
	{TEXT("{\"a\":1 \"b\":2}"), 7},
	{TEXT("tru"), 0},
	{TEXT("True"), 0},
	{TEXT("nul"), 0},
	{TEXT("truex"), 4},
	{TEXT("NaN"), 0},
	{TEXT("Infinity"), 0},
	{TEXT("undefined"), 0},
	{TEXT("01"), 1},
	{TEXT("-"), 1},
	{TEXT("+1"), 0},
	{TEXT(".5"), 0},
	{TEXT("1."), 2},
	{TEXT("1.e2"), 2},
	{TEXT("1e"), 2},
	{TEXT("1e+"), 3},
	{TEXT("0x1F"), 1},
	{TEXT("-x"), 1},
	{TEXT("\"abc"), 0},
	{TEXT("[\"abc]"), 1},
	{TEXT("\"abc\\"), 4},
	{TEXT("\"\\\""), 0},
	{TEXT("\"\\x\""), 1},
	{TEXT("\"\\'\""), 1},
	{TEXT("\"\\U0041\""), 1},
	{TEXT("\"\\u12\""), 1},
	{TEXT("\"\\u12G4\""), 1},
	{TEXT("\"\\u"), 1},
	{TEXT("\"a\\u0000\""), 2},
	{TEXT("\"\\uD83D\""), 1},
	{TEXT("\"\\uD83D \\uDE00\""), 1},
	{TEXT("\"\\uD83D\\u0041\""), 1},
	{TEXT("\"\\uD83D\\uD83D\""), 1},
	{TEXT("\"\\uDE00\""), 1},
	{TEXT("\"\\uDC00\""), 1},
	{TEXT("\"\\uDFFF\""), 1},
	{TEXT("\"\\uDBFF\\uE000\""), 1},
	{TEXT("\"ab\ncd\""), 3},
	{TEXT("\"\t\""), 1},
	{TEXT("\"a\0b\""), 2},
	{TEXT("{}\0"), 2},
	{TEXT("\0{}"), 0},
	{TEXT("\v{}"), 0},
	{TEXT("\xC2\xA0{}"), 0},
	{TEXT("\xEF\xBB\xBF{}"), 0},
	{TEXT("// no\n{}"), 0},
	{TEXT("{} /* no */"), 3},
	{TEXT("«a»"), 0},
};

static void
test_bad(void)
{
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct sumario_error error;
		enum sumario_status status = json_check(bad[i].text, bad[i].len,
							&error);

		ok(status == SUMARIO_BAD_DATA &&
			   !strcmp(error.code, "bad-json") && *error.message &&
			   error.offset == bad[i].offset,
		   "bad %zu at %d: %.*s", i, (int)bad[i].offset,
		   (int)shown(bad[i].text), bad[i].text);
	}
	ok(json_check("{", 1, NULL) == SUMARIO_BAD_DATA,
	   "the error may be NULL");
}

/* Encoding comes first: else what is at fault is hard to see. */
static void
test_encoding(void)
{
	struct sumario_error error;

	ok(json_check(TEXT("{\"a\":\"\xF1\"}"), &error) == SUMARIO_BAD_DATA &&
		   !strcmp(error.code, "bad-encoding") && error.offset == 6,
	   "ill-formed bytes in a string");
	ok(json_check(TEXT("[1,] \xC3"), &error) == SUMARIO_BAD_DATA &&
		   !strcmp(error.code, "bad-encoding") && error.offset == 5,
	   "and behind another mistake");
}

static void
test_depth(size_t depth, bool object, bool taken)
{
	char text[(JSON_MAX_DEPTH + 1) * 8];
	const char *open = object ? "{\"a\":" : "[";
	struct sumario_error error = {.offset = 0};
	size_t n = 0;
	enum sumario_status status;

	for (size_t i = 0; i < depth; i++, n += strlen(open))
		memcpy(text + n, open, strlen(open));
	text[n++] = '1';
	for (size_t i = 0; i < depth; i++)
		text[n++] = object ? '}' : ']';
	status = json_check(text, n, &error);
	ok(taken ? !status
		 : status == SUMARIO_BAD_DATA &&
			   error.offset == (depth - 1) * strlen(open),
	   "%zu %s deep", depth, object ? "objects" : "arrays");
}

/* No beginning of a JSON text is one, if it is an object. */
static void
test_beginnings(void)
{
	static const char text[] = "{\"a\":[1.5e3,\"\\uD83D\\uDE00ñ\",{}],"
				   "\"b\":null}";
	bool refused = true;

	for (size_t len = 0; len < sizeof(text) - 1; len++) {
		struct sumario_error error;

		refused &= json_check(text, len, &error) == SUMARIO_BAD_DATA &&
			   error.offset <= len;
	}
	ok(refused, "no beginning of a text is taken");
	ok(!json_check(text, sizeof(text) - 1, NULL), "the whole is");
}

static void
count_member(void *user, const struct json_member *member)
{
	size_t *n = user;

	*n = *n * 10 + member->n_value;
}

static void
test_members(void)
{
	static const char text[] =
		"{\"a\":[1,{\"b\":2}], \"\\u0063\" : \"x\" ,\"d\":null}";
	static const char escaped[] = "\\u00f1\\ud83d\\ude00\\n\\\\a\\/";
	size_t n = 0;
	char out[sizeof(escaped)];

	ok(!json_read(text, strlen(text), count_member, &n, NULL) &&
		   n == (11 * 10 + 3) * 10 + 4,
	   "members of the outermost object, with their lengths: %zu", n);
	n = 0;
	ok(!json_read("[{\"a\":1}]", 9, count_member, &n, NULL) && !n,
	   "an array has none");
	n = json_unescape(escaped, strlen(escaped), out);
	ok(n == 10 && !memcmp(out, "ñ😀\n\\a/", 10), "escapes: %zu", n);
	ok(json_string_is("t\\u0065xt", 9, "text") &&
		   !json_string_is("tex", 3, "text") &&
		   !json_string_is("textt", 5, "text"),
	   "names are compared as they are meant");
}

int
main(void)
{
	test_members();
	test_good();
	test_bad();
	test_encoding();
	test_depth(JSON_MAX_DEPTH, false, true);
	test_depth(JSON_MAX_DEPTH, true, true);
	test_depth(JSON_MAX_DEPTH + 1, false, false);
	test_depth(JSON_MAX_DEPTH + 1, true, false);
	test_beginnings();
	return done_testing();
}
