/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "read/record.h"

#include "tap.h"

#include <string.h>

/* What is in the document before: it stays if the record does not say. */
static const struct sumario_options options;
static const char before[] = "antes";

static bool
same(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static const struct {
	const char *line;
	const char *id, *title, *text;
} good[] = {
	{"{\"text\":\"Hola.\"}", before, NULL, "Hola."},
	{"{\"text\":\"\"}", before, NULL, ""},
	{"  {\"text\":\"a\"}\r\n", before, NULL, "a"},
	{"{\"id\":\"n-1\",\"text\":\"a\"}", "n-1", NULL, "a"},
	{"{\"text\":\"a\",\"id\":\"\"}", before, NULL, "a"},
	{"{\"text\":\"a\",\"title\":\"\",\"url\":\"\"}", before, NULL, "a"},
	{"{\"id\":\"\",\"text\":\"a\",\"html\":\"\"}", before, NULL, "a"},
	{"{\"text\":\"\",\"html\":\"<p>b</p>\"}", before, NULL, "<p>b</p>"},
	{"{\"html\":\"<p>b</p>\",\"text\":\"\"}", before, NULL, "<p>b</p>"},
	{"{\"text\":null,\"html\":\"<p>b</p>\"}", before, NULL, "<p>b</p>"},
	{"{\"text\":\"\",\"html\":\"\"}", before, NULL, ""},
	{"{\"text\":\"\",\"html\":null}", before, NULL, ""},
	{"{\"text\":\" \",\"html\":\"<p>b</p>\"}", before, NULL, " "},
	{"{\"id\":\"ñ\\u0041\",\"text\":\"a\"}", "ñA", NULL, "a"},
	{"{\"id\":7,\"text\":\"a\"}", "7", NULL, "a"},
	{"{\"id\":-7,\"text\":\"a\"}", "-7", NULL, "a"},
	{"{\"id\":0,\"text\":\"a\"}", "0", NULL, "a"},
	{"{\"id\":1.0,\"text\":\"a\"}", "1", NULL, "a"},
	{"{\"id\":12e2,\"text\":\"a\"}", "1200", NULL, "a"},
	{"{\"id\":9007199254740991,\"text\":\"a\"}", "9007199254740991", NULL,
	 "a"},
	{"{\"id\":null,\"text\":\"a\"}", before, NULL, "a"},
	{"{\"title\":\"Obras\",\"text\":\"a\"}", before, "Obras", "a"},
	{"{\"title\":null,\"text\":\"a\"}", before, NULL, "a"},
	{"{\"link\":{\"text\":1,\"id\":[]},\"text\":\"a\"}", before, NULL, "a"},
	{"{\"tag\":1,\"tag\":2,\"text\":\"a\"}", before, NULL, "a"},
	{"{\"TEXT\":\"b\",\"Id\":5,\"text\":\"a\"}", before, NULL, "a"},
	{"{\"\\u0074ext\":\"a\"}", before, NULL, "a"},
	{"{\"text\":\"Uno.\\n\\tDos \\\"tres\\\" \\uD83D\\uDE00\"}", before,
	 NULL, "Uno.\n\tDos \"tres\" 😀"},
	{"{\"n\":1234567890123456789012345678901234567890123456789012345678901"
	 "234567890,\"text\":\"a\"}",
	 before, NULL, "a"},
};

static void
test_good(void)
{
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		struct article doc = {.id = before, .options = &options};
		struct charset_text text = {0};
		enum sumario_status status = record_read(
			&doc, good[i].line, strlen(good[i].line), &text, NULL);

		ok(!status && text.n_bytes == strlen(good[i].text) &&
			   !memcmp(text.bytes, good[i].text, text.n_bytes) &&
			   same(text.encoding, "UTF-8") && !text.guessed &&
			   text.first_replaced == SUMARIO_NOWHERE,
		   "text of %.70s", good[i].line);
		ok(same(doc.id, good[i].id) && same(doc.title, good[i].title),
		   "id %s, title %s", doc.id, doc.title ? doc.title : "none");
		article_release(&doc);
	}
}

static const struct {
	const char *line, *code, *id;
} bad[] = {
	{"", "bad-json", before},
	{"{", "bad-json", before},
	{"{\"id\":\"n-1\",\"text\":\"a\"", "bad-json", before},
	{"{\"text\":\"a\"} {\"text\":\"b\"}", "bad-json", before},
	{"[]", "bad-json", before},
	{"\"text\"", "bad-json", before},
	{"null", "bad-json", before},
	{"{\"text\":\"a\\u0000b\"}", "bad-json", before},
	{"{}", "no-text", before},
	{"{\"id\":\"n-1\"}", "no-text", "n-1"},
	{"{\"id\":\"n-1\",\"TEXT\":\"a\"}", "no-text", "n-1"},
	{"{\"id\":\"n-1\",\"text\":null}", "bad-text", "n-1"},
	{"{\"text\":5,\"id\":12}", "bad-text", "12"},
	{"{\"id\":\"n-1\",\"text\":[\"a\"]}", "bad-text", "n-1"},
	{"{\"id\":true,\"text\":\"a\"}", "bad-id", before},
	{"{\"id\":1.5,\"text\":\"a\"}", "bad-id", before},
	{"{\"id\":9007199254740993,\"text\":\"a\"}", "bad-id", before},
	{"{\"id\":1e300,\"text\":\"a\"}", "bad-id", before},
	{"{\"id\":1e999,\"text\":\"a\"}", "bad-id", before},
	{"{\"id\":[1],\"text\":\"a\"}", "bad-id", before},
	{"{\"id\":{},\"text\":\"a\"}", "bad-id", before},
	{"{\"id\":3,\"title\":5,\"text\":\"a\"}", "bad-title", "3"},
	{"{\"id\":3,\"title\":false,\"text\":\"a\"}", "bad-title", "3"},
	{"{\"id\":3,\"url\":5,\"text\":\"a\"}", "bad-url", "3"},
	{"{\"id\":3,\"url\":\"a\",\"url\":\"b\",\"text\":\"a\"}", "bad-json",
	 "antes"},
	{"{\"text\":\"a\",\"text\":\"b\"}", "bad-json", before},
	{"{\"text\":\"a\",\"\\u0074ext\":\"b\"}", "bad-json", before},
	{"{\"id\":1,\"id\":1,\"text\":\"a\"}", "bad-json", before},
	{"{\"title\":\"a\",\"text\":\"a\",\"title\":\"a\"}", "bad-json",
	 before},
};

static void
test_bad(void)
{
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct article doc = {.id = before, .options = &options};
		struct sumario_error error = {.code = "none"};
		struct charset_text text;
		enum sumario_status status = record_read(
			&doc, bad[i].line, strlen(bad[i].line), &text, &error);

		ok(status == SUMARIO_BAD_DATA && error.status == status &&
			   !strcmp(error.code, bad[i].code),
		   "%s is %s: %s", bad[i].line, bad[i].code, error.code);
		ok(same(doc.id, bad[i].id), "its id is %s", doc.id);
		article_release(&doc);
	}
}

static void
test_language(void)
{
	static const struct {
		const char *line, *tag, *code;
	} cases[] = {
		{"{\"text\":\"a\"}", before, NULL},
		{"{\"text\":\"a\",\"lang\":null}", before, NULL},
		{"{\"lang\":\"es-MX\",\"text\":\"a\"}", "es-MX", NULL},
		{"{\"lang\":\"\",\"text\":\"a\"}", before, NULL},
		{"{\"lang\":\"es_MX\",\"text\":\"a\"}", before, "bad-language"},
		{"{\"lang\":5,\"text\":\"a\"}", before, "bad-language"},
		{"{\"lang\":\"es\",\"text\":\"a\",\"lang\":\"es\"}", before,
		 "bad-json"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct article doc = {.source_lang = before,
				      .options = &options};
		struct sumario_error error = {.code = NULL};
		struct charset_text text;

		ok(!record_read(&doc, cases[i].line, strlen(cases[i].line),
				&text, &error) == !cases[i].code &&
			   same(error.code, cases[i].code) &&
			   same(doc.source_lang, cases[i].tag),
		   "%s: %s", cases[i].line,
		   cases[i].code ? cases[i].code : doc.source_lang);
		article_release(&doc);
	}
}

static void
test_offset(void)
{
	static const char line[] = "{\"text\":\"a\",}";
	struct article doc = {.options = &options};
	struct sumario_error error;
	struct charset_text text;

	ok(record_read(&doc, line, strlen(line), &text, &error) ==
			   SUMARIO_BAD_DATA &&
		   error.offset == 12,
	   "the byte at fault is told: %d", (int)error.offset);
	article_release(&doc);
}

int
main(void)
{
	test_good();
	test_bad();
	test_language();
	test_offset();
	return done_testing();
}
