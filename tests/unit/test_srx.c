/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "sumario.h"

#include "sink.h"
#include "tap.h"

#define MAX_DEPTH 16

/*
 * Whether S is XML as far as this file goes: tags close in order, "<" and "&"
 * stand for nothing else.
 */
static bool
is_xml(const char *s)
{
	const char *open[MAX_DEPTH];
	size_t depth = 0;

	for (; (s = strpbrk(s, "<&")); s++) {
		const char *end = strchr(s, '>');

		if (*s == '&') {
			if (strncmp(s, "&lt;", 4) && strncmp(s, "&amp;", 5) &&
			    strncmp(s, "&gt;", 4))
				return false;
		} else if (!end) {
			return false;
		} else if (s[1] == '/') {
			size_t n = (size_t)(end - s) - 2;

			if (!depth || strncmp(open[--depth], s + 2, n))
				return false;
		} else if (s[1] != '?' && s[1] != '!' && end[-1] != '/') {
			if (depth == MAX_DEPTH)
				return false;
			open[depth++] = s + 1;
		}
	}
	return !depth;
}

static size_t
count(const struct sink *sink, const char *part)
{
	size_t n = 0;

	for (const char *p = sink->bytes; p && (p = strstr(p, part)); p++)
		n++;
	return n;
}

static void
test_file(void)
{
	struct sink sink = {0};

	ok(!sumario_write_srx(NULL, sink_write, &sink), "the built-in rules");
	ok(!strncmp(sink.bytes, "<?xml version=\"1.0\" ", 20) &&
		   is_xml(sink.bytes),
	   "are XML");
	ok(count(&sink, "<srx xmlns=\"http://www.lisa.org/srx20\" "
			"version=\"2.0\">") == 1 &&
		   count(&sink, "<languagerule ") == 1 &&
		   count(&sink, "<languagemap ") == 1,
	   "of SRX 2.0");
	ok(count(&sink, "<rule ") > 5 &&
		   count(&sink, "<rule ") == count(&sink, "</rule>") &&
		   count(&sink, "<rule ") == count(&sink, "<beforebreak>") &&
		   count(&sink, "<rule ") == count(&sink, "<afterbreak>"),
	   "each rule has its two sides: %zu", count(&sink, "<rule "));
	ok(count(&sink, "break=\"yes\"") == 1 &&
		   strstr(strstr(sink.bytes, "break=\"yes\""), "<rule ") ==
			   NULL,
	   "the one that breaks is the last");
	ok(count(&sink, "|sra|") == 1 && count(&sink, "|ee.uu|") == 0 &&
		   count(&sink, "ee\\.uu") > 0,
	   "abbreviations are in it, their stops escaped");
	sink_release(&sink);
}

static void
test_lexicon(void)
{
	static const char text[] = "zorrinsp\tbound\n";
	struct sumario_lexicon *lexicon = sumario_lexicon_new();
	struct sink sink = {0};

	if (!lexicon || sumario_lexicon_read(lexicon, "abbreviations.tsv", text,
					     strlen(text), NULL))
		abort();
	ok(!sumario_write_srx(lexicon, sink_write, &sink) &&
		   count(&sink, "zorrinsp") == 1 && is_xml(sink.bytes),
	   "those of another lexicon");
	sink_release(&sink);
	sumario_lexicon_free(lexicon);
}

static void
test_failure(void)
{
	struct sink sink = {.fail_at = 1};

	ok(sumario_write_srx(NULL, sink_write, &sink) == SUMARIO_IO &&
		   sink.n_calls == 1,
	   "the callback may fail");
}

int
main(void)
{
	test_file();
	test_lexicon();
	test_failure();
	return done_testing();
}
