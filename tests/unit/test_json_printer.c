/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "markup/json_printer.h"

#include "markup/json_reader.h"
#include "sink.h"
#include "tap.h"
#include "text/utf8.h"

/* A printer into a sink. */
struct print {
	struct sink sink;
	struct buffer buffer;
	struct json_printer json;
};

static void
start(struct print *print, bool pretty)
{
	*print = (struct print){.json = {.pretty = pretty, .first = true}};
	print->json.out = &print->buffer;
	buffer_init(&print->buffer, sink_write, &print->sink);
}

/* Ends the printing and compares. */
static bool
is_printed(struct print *print, const char *expected)
{
	bool same = !buffer_finish(&print->buffer) &&
		    sink_is(&print->sink, expected, strlen(expected));

	if (!same)
		printf("# %s\n", print->sink.bytes);
	sink_release(&print->sink);
	return same;
}

static const struct {
	const char *s;
	size_t len;
	const char *printed;
} strings[] = {
	{"", 0, "\"\""},
	{"año", 4, "\"año\""},
	{"\"a\\b/\"", 6, "\"\\\"a\\\\b/\\\"\""},
	{"\b\t\n\f\r", 5, "\"\\b\\t\\n\\f\\r\""},
	{"\0\x01\v\x1F", 4, "\"\\u0000\\u0001\\u000b\\u001f\""},
	{"\x7F", 1, "\"\\u007f\""},
	{"\xC2\x80\xC2\x85\xC2\x9F", 6, "\"\\u0080\\u0085\\u009f\""},
	{"\u00A0«¿»", 8, "\"\u00A0«¿»\""},
	{"\u2027\u2028\u2029\u202A", 12, "\"\u2027\\u2028\\u2029\u202A\""},
	{"€…😀", 10, "\"€…😀\""},
	{"x\n\"€\u2028y", 10, "\"x\\n\\\"€\\u2028y\""},
};

static void
test_strings(void)
{
	for (size_t i = 0; i < sizeof(strings) / sizeof(*strings); i++) {
		struct print print;

		start(&print, false);
		json_bytes(&print.json, NULL, strings[i].s, strings[i].len);
		ok(is_printed(&print, strings[i].printed), "string %s",
		   strings[i].printed);
	}
}

/* Each character is itself or an escape, and is JSON in any case. */
static void
test_characters(void)
{
	bool good = true, safe = true;

	for (uint32_t cp = 1; cp <= 0x10FFFF; cp += cp < 0x3000 ? 1 : 0x101) {
		struct print print;
		char s[UTF8_MAX];
		size_t n = utf8_put(cp, s);

		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		start(&print, false);
		json_bytes(&print.json, NULL, s, n);
		buffer_finish(&print.buffer);
		good &= !json_check(print.sink.bytes, print.sink.n_bytes, NULL);
		for (size_t i = 0; i < print.sink.n_bytes; i++)
			safe &= (unsigned char)print.sink.bytes[i] >= 0x20 &&
				print.sink.bytes[i] != 0x7F;
		good &= print.sink.bytes[1] == '\\' ||
			sink_is(&print.sink, print.sink.bytes, n + 2);
		sink_release(&print.sink);
	}
	ok(good, "each character makes JSON");
	ok(safe, "none is a control");
}

/* One of everything. */
static void
put_all(struct json_printer *json)
{
	json_open(json, NULL, '{');
	json_string(json, "a", "x");
	json_string(json, "b", NULL);
	json_number(json, "c", UINT64_MAX);
	json_decimal(json, "d", 0.25);
	json_bool(json, "e", true);
	json_bool(json, "f", false);
	json_null(json, "g");
	json_open(json, "h", '[');
	json_number(json, NULL, 1);
	json_open(json, NULL, '[');
	json_close(json, ']');
	json_open(json, NULL, '{');
	json_close(json, '}');
	json_string(json, NULL, "y");
	json_close(json, ']');
	json_string_open(json, "i");
	json_string_put(json, "z\n", 2);
	json_string_put(json, "", 0);
	json_string_put(json, "ñ", 2);
	json_string_close(json);
	json_close(json, '}');
}

static void
test_layout(void)
{
	struct print print;

	start(&print, false);
	put_all(&print.json);
	ok(is_printed(&print,
		      "{\"a\":\"x\",\"b\":null,\"c\":18446744073709551615,"
		      "\"d\":0.25,\"e\":true,\"f\":false,\"g\":null,"
		      "\"h\":[1,[],{},\"y\"],\"i\":\"z\\nñ\"}"),
	   "compact");
	start(&print, true);
	put_all(&print.json);
	ok(is_printed(&print,
		      "{\n  \"a\": \"x\",\n  \"b\": null,\n"
		      "  \"c\": 18446744073709551615,\n  \"d\": 0.25,\n"
		      "  \"e\": true,\n  \"f\": false,\n  \"g\": null,\n"
		      "  \"h\": [\n    1,\n    [],\n    {},\n    \"y\"\n  ],\n"
		      "  \"i\": \"z\\nñ\"\n}"),
	   "pretty");
}

static void
test_decimals(void)
{
	struct print print;

	start(&print, false);
	json_open(&print.json, NULL, '[');
	json_decimal(&print.json, NULL, 0.123456789);
	json_exact(&print.json, NULL, 0.123456789);
	json_exact(&print.json, NULL, 0.3);
	json_exact(&print.json, NULL, 9007199254740992.0);
	json_close(&print.json, ']');
	ok(is_printed(&print, "[0.1235,0.123456789,0.3,9007199254740992]"),
	   "decimals of scores, and of what a user gives");
}

static void
test_depth(void)
{
	struct print print;

	start(&print, true);
	print.json.depth = 1;
	json_open(&print.json, NULL, '{');
	json_null(&print.json, "a");
	json_close(&print.json, '}');
	json_null(&print.json, NULL);
	ok(is_printed(&print, "\n  {\n    \"a\": null\n  },\n  null"),
	   "inside an array that somebody else prints");
	start(&print, true);
	json_open(&print.json, NULL, '[');
	json_close(&print.json, ']');
	ok(is_printed(&print, "[]"), "an empty array alone");
}

int
main(void)
{
	test_strings();
	test_characters();
	test_layout();
	test_decimals();
	test_depth();
	return done_testing();
}
