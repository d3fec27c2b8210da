/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "read/mail_headers.h"

#include "tap.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *text;
	size_t n; /* of headers */
	bool open;
} lengths[] = {
	{"", 0, true},
	{"Llueve.\n\nMucho.\n", 0, false},
	{"Subject: a\n\nTexto.\n", 12, false},
	{"Subject: a\r\n\r\nTexto.\r\n", 14, false},
	{"Subject: a\n b\n\tc\nX-Y: \n \t\n\nT", 26, false},
	{"\n\nSubject: a\n\nTexto.\n", 14, false},
	{"From ana Tue\nSubject:a\n\nT", 24, false},
	{"Subject: a\nFrom ana\n\nT", 0, false},
	{" Subject: a\n\nT", 0, false},
	{"Subject: a\nNada de eso.\n\nT", 0, false},
	{"El agua: llueve\n\nT", 0, false},
	{"Año: uno\n\nT", 0, false},
	{": a\n\nT", 0, false},
	{"Subject: a\nFrom: b", 0, true},
	{"Subject: a\nFrom: b\n", 0, true},
	{"\n\n", 0, true},
};

static void
test_lengths(void)
{
	for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
		bool open;
		size_t n = mail_headers_length(lengths[i].text,
					       strlen(lengths[i].text), &open);

		ok(n == lengths[i].n && open == lengths[i].open,
		   "case %zu: %zu bytes", i, n);
	}
}

/* One byte more than the limit, and they are text. */
static void
test_limit(void)
{
	static char text[MAIL_HEADERS_MAX_BYTES + 2];
	bool open;

	memset(text, 'a', sizeof(text));
	text[1] = ':';
	text[MAIL_HEADERS_MAX_BYTES - 2] = '\n';
	text[MAIL_HEADERS_MAX_BYTES - 1] = '\n';
	ok(mail_headers_length(text, sizeof(text), &open) ==
		   MAIL_HEADERS_MAX_BYTES,
	   "as long as they may be");
	text[MAIL_HEADERS_MAX_BYTES - 2] = 'a';
	text[MAIL_HEADERS_MAX_BYTES] = '\n';
	ok(!mail_headers_length(text, sizeof(text), &open) && !open,
	   "one byte longer");
}

static bool
is(const char *field, const char *want)
{
	return field && !strcmp(field, want);
}

static void
test_fields(void)
{
	static const char text[] = "subject: =?UTF-8?Q?El_a=C3=B1o?=\n  que \n"
				   "\tviene\nSubject: otro\nFROM:Ana\n"
				   "Date: \n hoy \nContent-Language: es\n"
				   "X-Date: no\n\n";
	struct article doc = {0};

	ok(mail_headers_read(&doc, text, strlen(text)), "are read");
	ok(is(doc.title, "El año que viene"), "title %s", doc.title);
	ok(is(doc.metadata.author, "Ana"), "author");
	ok(is(doc.metadata.date, "hoy"), "date");
	ok(is(doc.metadata.language, "es"), "language");
	article_release(&doc);
	doc = (struct article){.title = "Ya"};
	ok(mail_headers_read(&doc, text, strlen(text)) && is(doc.title, "Ya"),
	   "a title that is known stays");
	article_release(&doc);
}

int
main(void)
{
	test_lengths();
	test_limit();
	test_fields();
	return done_testing();
}
