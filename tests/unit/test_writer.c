/* SPDX-License-Identifier: MIT */
/* What tests/golden/ does not show: the edges of each format. */
#include <config.h>

#include "write/writer.h"

#include "rank/ranking.h"

#include "markup/json_reader.h"
#include "sink.h"
#include "tap.h"

static const struct {
	const char *s, *plain, *shown;
} put_lines[] = {
	{"", "", ""},
	{"sin más", "sin más", "sin más"},
	{"dos\nlíneas", "dos líneas", "dos líneas"},
	{"dos \r\n\t líneas", "dos líneas", "dos líneas"},
	{"a\n\n\nb", "a b", "a b"},
	{"a\u2028b\u2029c\xC2\x85"
	 "d\fe\vf\rg",
	 "a b c d e f g", "a b c d e f g"},
	{"a\tb  c\u00A0d", "a\tb  c\u00A0d", "a\tb  c\u00A0d"},
	{"a\x1B[31mb\x7F", "a\x1B[31mb\x7F", "a\u241B[31mb\u2421"},
	{"a\x01\nb\x08", "a\x01 b\x08", "a\u2401 b\u2408"},
	{"a\xC2\x9B"
	 "b",
	 "a\xC2\x9B"
	 "b",
	 "a\uFFFDb"},
	{"\n a", " a", " a"},
	{"a \n", "a ", "a "},
};

static bool
puts_line(const char *s, bool show, const char *expected)
{
	struct sink sink = {0};
	struct buffer buffer;
	bool same;

	buffer_init(&buffer, sink_write, &sink);
	line_put(&buffer, s, strlen(s), show);
	same = !buffer_finish(&buffer) &&
	       sink_is(&sink, expected, strlen(expected));
	sink_release(&sink);
	return same;
}

static void
test_put_line(void)
{
	for (size_t i = 0; i < sizeof(put_lines) / sizeof(*put_lines); i++) {
		ok(puts_line(put_lines[i].s, false, put_lines[i].plain),
		   "line %zu as it is", i);
		ok(puts_line(put_lines[i].s, true, put_lines[i].shown),
		   "line %zu with its controls shown: %s", i,
		   put_lines[i].shown);
	}
}

static void
test_names(void)
{
	static const char *const kinds[] = {"heading",	 "sentence",
					    "list-item", "caption",
					    "quote",	 "table-cell"};
	static const char *const units[] = {"sentences", "words", "chars",
					    "ratio"};

	for (unsigned i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		ok(!strcmp(document_kind_name((enum sumario_kind)i), kinds[i]),
		   "kind %s", kinds[i]);
	for (unsigned i = 0; i < sizeof(units) / sizeof(*units); i++)
		ok(!strcmp(writer_unit_name((enum sumario_unit)i), units[i]),
		   "unit %s", units[i]);
	for (unsigned i = 0; i < SUMARIO_N_FORMATS; i++)
		ok(*writer_format_name((enum sumario_format)i) &&
			   writer_get((enum sumario_format)i)->document,
		   "format %s is written",
		   writer_format_name((enum sumario_format)i));
	for (unsigned i = 0; i < SUMARIO_N_ALIGNMENT_FORMATS; i++)
		ok(writer_get_alignment((enum sumario_alignment_format)i) !=
			   NULL,
		   "format %u of alignments is written", i);
}

static void
test_segments(void)
{
	struct segment segments[] = {{.begin = 2, .end = 5},
				     {.begin = 7, .end = 9}};
	struct rating ratings[2] = {{.in_summary = false},
				    {.in_summary = true}};
	struct ranking ranking = {.ratings = {.items = ratings, .n_items = 2}};
	struct document doc = {.article = {.n_bytes = 12},
			       .segments = {.items = segments, .n_items = 2},
			       .ranking = &ranking};
	struct sumario_output output = {.segments = SUMARIO_SEGMENTS_ALL};
	struct writing writing = {.doc = &doc, .output = &output};

	ok(writer_wants(&writing, &segments[0]) &&
		   writer_wants(&writing, &segments[1]),
	   "all segments");
	output.segments = SUMARIO_SEGMENTS_SUMMARY;
	ok(!writer_wants(&writing, &segments[0]) &&
		   writer_wants(&writing, &segments[1]),
	   "those of the summary");
	output.segments = SUMARIO_SEGMENTS_NONE;
	ok(!writer_wants(&writing, &segments[0]) &&
		   !writer_wants(&writing, &segments[1]),
	   "none");
	ok(writer_gap_end(&doc, 0) == 7 && writer_gap_end(&doc, 1) == 12,
	   "a gap ends at the next segment or with the text");
}

static const struct {
	enum sumario_format format;
	bool many;
	const char *places[3];
} places[] = {
	{SUMARIO_JSON, false, {"", "", "\n"}},
	{SUMARIO_JSON, true, {"[", ",", "\n]\n"}},
	{SUMARIO_JSONL, true, {"", "", ""}},
	{SUMARIO_BULLETS, false, {"", "\n", ""}},
	{SUMARIO_TEXT, false, {"", "\n", ""}},
	{SUMARIO_MARKDOWN, false, {"", "\n", ""}},
	{SUMARIO_LINES, false, {"", "", ""}},
	{SUMARIO_TREE, false, {"", "", ""}},
	{SUMARIO_EXPLAIN, false, {"", "", ""}},
	{SUMARIO_TSV,
	 false,
	 {"document\tid\tparagraph\tkind\tstart\tend\twords\tsalience\trank\t"
	  "inSummary\tsource\ttarget\tkey\n",
	  "", ""}},
};

static void
test_places(void)
{
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		struct sumario_output output;
		bool same = true;

		sumario_output_init(&output);
		output.format = places[i].format;
		output.many = places[i].many;

		for (int place = 0; place < 3; place++) {
			const char *expected = places[i].places[place];
			struct sink sink = {0};

			same &= !sumario_write_place((enum sumario_place)place,
						     &output, sink_write,
						     &sink) &&
				sink_is(&sink, expected, strlen(expected));
			sink_release(&sink);
		}
		ok(same, "%s%s: places without a document",
		   sumario_format_name(places[i].format),
		   places[i].many ? ", many" : "");
	}
}

/* A text of one paragraph with all that a format must not let through. */
static const char article[] = "A\\b *c* _d_ [e]\r\n"
			      "f <g>\x1B `h` #1 \"x\" & ~.\n";

/* Writes TEXT as FORMAT; the caller releases. */
static struct sink
write_text(const char *text, const struct sumario_output *output)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	struct sink sink = {0};

	sumario_options_init(&options);
	options.entities = false; /* tests/spec has them */
	options.id = "a\tb";
	if (!doc ||
	    sumario_document_read(doc, &options, text, strlen(text), NULL) ||
	    sumario_document_write(doc, output, sink_write, &sink))
		abort();
	sumario_document_free(doc);
	return sink;
}

static const struct {
	enum sumario_format format;
	bool terminal;
	const char *part;
} escapes[] = {
	{SUMARIO_JSON, false,
	 "\"source\": \"A\\\\b *c* _d_ [e]\\r\\nf <g>\\u001b `h` #1 "
	 "\\\"x\\\" & ~.\""},
	{SUMARIO_JSONL, false, "\"id\":\"a\\tb\""},
	{SUMARIO_BULLETS, false, "• A\\b *c* _d_ [e] f <g>\u241B `h`"},
	{SUMARIO_TEXT, false, "A\\b *c* _d_ [e] f <g>\u241B `h`"},
	{SUMARIO_MARKDOWN, false,
	 "- A\\\\b \\*c\\* \\_d\\_ \\[e\\] f \\<g\\>\u241B \\`h\\` \\#1 "
	 "\"x\" \\& \\~.\n"},
	{SUMARIO_LINES, false, "A\\b *c* _d_ [e] f <g>\x1B `h`"},
	{SUMARIO_LINES, true, "A\\b *c* _d_ [e] f <g>\u241B `h`"},
	{SUMARIO_TSV, false, "a\\tb\ts1\tp1\tsentence\t0\t"},
	{SUMARIO_TSV, false, "\ttrue\tA\\\\b *c* _d_ [e]\\r\\nf <g>"},
	{SUMARIO_TSV, true, "\ttrue\tA\\\\b *c* _d_ [e]\\r\\nf <g>\u241B `h`"},
	{SUMARIO_CSV, false, "a\tb,s1,p1,sentence,0,"},
	{SUMARIO_CSV, false,
	 ",true,\"A\\b *c* _d_ [e]\r\nf <g>\x1B `h` #1 \"\"x\"\" & ~.\",,"},
	{SUMARIO_CSV, true, ",true,\"A\\b *c* _d_ [e]\r\nf <g>\u241B `h`"},
	{SUMARIO_TREE, false, "A\\b *c* _d_ [e] f <g>\u241B `h`"},
};

static void
test_escapes(void)
{
	for (size_t i = 0; i < sizeof(escapes) / sizeof(*escapes); i++) {
		struct sumario_output output;
		struct sink sink;

		sumario_output_init(&output);
		output.format = escapes[i].format;
		output.terminal = escapes[i].terminal;
		sink = write_text(article, &output);
		ok(sink.n_bytes && strstr(sink.bytes, escapes[i].part),
		   "%s%s: escapes", sumario_format_name(escapes[i].format),
		   escapes[i].terminal ? ", terminal" : "");
		sink_release(&sink);
	}
}

static size_t
count(const struct sink *sink, const char *part)
{
	size_t n = 0;

	for (const char *p = sink->bytes; p && (p = strstr(p, part)); p++)
		n++;
	return n;
}

/* Of a summary of two sentences, where nothing else is asked for. */
static const struct {
	enum sumario_format format;
	const char *written;
} layouts[] = {
	{SUMARIO_BULLETS, "• Llueve mucho en Villar.\n• Nieva poco en Soto.\n"},
	{SUMARIO_TEXT, "Llueve mucho en Villar. Nieva poco en Soto.\n"},
	{SUMARIO_LINES, "Llueve mucho en Villar.\nNieva poco en Soto.\n"},
	{SUMARIO_TSV, "a\\tb\ts2\tp2\tsentence\t13\t36\t4\t0."},
	{SUMARIO_TSV, "\ttrue\tLlueve mucho en Villar.\t\t"},
	{SUMARIO_XLIFF, "<trans-unit id=\"s2\" resname=\""},
	{SUMARIO_XLIFF,
	 "\" xml:space=\"preserve\">\n<source>Llueve mucho en Villar."
	 "</source>\n<target state=\"needs-translation\">"
	 "Llueve mucho en Villar.</target>\n"},
	{SUMARIO_XLIFF, "<note from=\"sumario\" priority=\"10\">previous: "
			"El *tiempo*</note>\n"},
	{SUMARIO_XLIFF2,
	 "<segment id=\"1\" state=\"initial\">\n<source xml:space="
	 "\"preserve\">Nieva poco en Soto.</source>\n</segment>\n"},
	{SUMARIO_XLIFF2, "<note priority=\"10\" category=\"next\">Nieva "
			 "poco en Soto.</note>\n"},
	{SUMARIO_TMX,
	 "<tuv xml:lang=\"es\"><seg>Nieva poco en Soto.</seg></tuv>\n"},
	{SUMARIO_PO, "#. next: Nieva poco en Soto.\n#: 13-36\nmsgctxt \"s2\"\n"
		     "msgid \"Llueve mucho en Villar.\"\nmsgstr \"\"\n"},
	{SUMARIO_MT_LINES, "Llueve mucho en Villar.\nNieva poco en Soto.\n"},
	{SUMARIO_MT_HTML, "<p id=\"s3\">Nieva poco en Soto.</p>\n"},
	{SUMARIO_MT_IDS, "s2\t"},
	{SUMARIO_HTML,
	 "<h2>El *tiempo*</h2>\n<p><mark>Llueve mucho en Villar.</mark> "
	 "<mark>Nieva poco en Soto.</mark></p>\n"},
	{SUMARIO_MARKDOWN, "# El \\*tiempo\\*\n\n- Llueve mucho en Villar.\n- "
			   "Nieva poco en Soto.\n\n"
			   "**Palabras clave:** "},
	{SUMARIO_MARKDOWN, "\n**Fuente:** stdin\n"},
	{SUMARIO_TREE, "document a\tb encoding UTF-8 "},
	{SUMARIO_TREE, "language es\n p2\n  s2 sentence salience 0."},
	{SUMARIO_TREE, " in summary: Llueve mucho en Villar.\n    score "},
	{SUMARIO_TREE, "\n    leaning 0."},
	{SUMARIO_TREE, " chosen\n    token Llueve stem "},
};

static const char weather[] =
	"El *tiempo*\n\nLlueve mucho en Villar. Nieva poco en Soto.";

static void
test_layouts(void)
{
	for (size_t i = 0; i < sizeof(layouts) / sizeof(*layouts); i++) {
		struct sumario_output output;
		struct sink sink;

		sumario_output_init(&output);
		output.format = layouts[i].format;
		output.segments = SUMARIO_SEGMENTS_SUMMARY;
		sink = write_text(weather, &output);
		ok(sink.n_bytes && strstr(sink.bytes, layouts[i].written),
		   "layout of %s", sumario_format_name(layouts[i].format));
		if (i < 3)
			ok(sink.n_bytes == strlen(layouts[i].written),
			   "and nothing else");
		sink_release(&sink);
	}
}

/* What begins as a list of Markdown must not begin one. */
static void
test_markers(void)
{
	static const struct {
		const char *text, *written;
	} cases[] = {
		{"1. Llueve.", "- Llueve.\n"},
		{"2024) Llueve.", "- 2024\\) Llueve.\n"},
		{"+ 5 grados hizo.", "- \\+ 5 grados hizo.\n"},
		{"-Llueve.", "- \\-Llueve.\n"},
		{"1 día llovió.", "- 1 día llovió.\n"},
		{"—Llueve, dijo.", "- —Llueve, dijo.\n"},
		{"> Llueve.", "- Llueve.\n"}, /* quoted in a mail */
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct sumario_output output;
		struct sink sink;

		sumario_output_init(&output);
		output.format = SUMARIO_MARKDOWN;
		sink = write_text(cases[i].text, &output);
		ok(strstr(sink.bytes, cases[i].written), "markdown of: %s",
		   cases[i].text);
		sink_release(&sink);
	}
}

/* One line for each stop: where, what, which rule, why, around. */
static void
test_explain(void)
{
	static const char text[] = "El tiempo\n\nLa Sra. Mora llegó. Nevó.";
	static const char *const lines[] = {
		"17\tno end\tbound\t", "\tLa Sra. _ Mora llegó. Nevó.\n",
		"30\tend\tfull-stop\t", "\tLa Sra. Mora llegó. | Nevó.\n"};
	struct sumario_output output;
	struct sink sink;

	sumario_output_init(&output);
	output.format = SUMARIO_EXPLAIN;
	sink = write_text(text, &output);
	ok(count(&sink, "\n") == 2, "explain: two stops, the last is none");
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		ok(count(&sink, lines[i]) == 1, "explain: line %zu", i / 2);
	sink_release(&sink);
}

/* A line for each of three segments, of the tree the first one. */
static void
test_lines(void)
{
	static const struct {
		enum sumario_format format;
		const char *begin;
	} cases[] = {{SUMARIO_LINES, "\n"},
		     {SUMARIO_TSV, "\n"},
		     {SUMARIO_TREE, "\n  s"}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct sumario_output output;
		struct sink sink;

		sumario_output_init(&output);
		output.format = cases[i].format;
		sink = write_text(weather, &output);
		ok(count(&sink, cases[i].begin) == 3, "lines of %s: %zu",
		   sumario_format_name(cases[i].format),
		   count(&sink, cases[i].begin));
		sink_release(&sink);
	}
}

static void
test_json(void)
{
	struct sumario_output output;
	struct sink sink;

	sumario_output_init(&output);
	sink = write_text(article, &output);
	ok(!json_check(sink.bytes, sink.n_bytes, NULL), "json is JSON");
	ok(count(&sink, "\"order\": \"document\"") == 1 &&
		   count(&sink, "\"order\": 1,") == 1,
	   "orders of summary and segment");
	ok(count(&sink, "\"start\": ") == 1 &&
		   count(&sink, "\"byteStart\": ") == 1 &&
		   count(&sink, "utf16Start") == 0,
	   "code points and bytes unless told otherwise");
	ok(count(&sink, "\"leading\": ") == 1 &&
		   count(&sink, "\"text\": ") == 2,
	   "no text of the document");
	sink_release(&sink);
	output.format = SUMARIO_JSONL;
	output.offsets = SUMARIO_OFFSETS_UTF16;
	output.with_text = true;
	output.segments = SUMARIO_SEGMENTS_NONE;
	sink = write_text(article, &output);
	ok(!json_check(sink.bytes, sink.n_bytes, NULL), "jsonl is JSON");
	ok(count(&sink, "\n") == 1 && sink.bytes[sink.n_bytes - 1] == '\n',
	   "on one line");
	ok(count(&sink, "\"text\":") == 3 && count(&sink, "\"segments\":[]"),
	   "with the text, without segments");
	sink_release(&sink);
	output.segments = SUMARIO_SEGMENTS_ALL;
	sink = write_text(article, &output);
	ok(count(&sink, "utf16Start") == 1 && count(&sink, "utf16End") == 1 &&
		   !count(&sink, "\"start\":") && !count(&sink, "byteStart"),
	   "other offsets");
	sink_release(&sink);
}

static const struct {
	enum sumario_format format;
	const char *id;
	uint64_t line, offset;
	const char *written;
} errors[] = {
	{SUMARIO_JSONL, "n\"1", 0, SUMARIO_NOWHERE,
	 "{\"schema\":\"sumario/1\",\"document\":{\"id\":\"n\\\"1\"},"
	 "\"error\":{\"code\":\"bad-json\",\"message\":\"year\"}}\n"},
	{SUMARIO_JSONL, NULL, 3, 0,
	 "{\"schema\":\"sumario/1\",\"document\":{\"id\":null},"
	 "\"error\":{\"code\":\"bad-json\",\"message\":\"year\",\"line\":3,"
	 "\"byte\":0}}\n"},
	{SUMARIO_JSON, "a", 0, 7,
	 "{\n  \"schema\": \"sumario/1\",\n  \"document\": {\n"
	 "    \"id\": \"a\"\n  },\n  \"error\": {\n"
	 "    \"code\": \"bad-json\",\n    \"message\": \"year\",\n"
	 "    \"byte\": 7\n  }\n}"},
	{SUMARIO_BULLETS, "a", 1, 2, ""},
	{SUMARIO_TEXT, "a", 1, 2, ""},
	{SUMARIO_MARKDOWN, "a", 1, 2, ""},
	{SUMARIO_LINES, "a", 1, 2, ""},
	{SUMARIO_TSV, "a", 1, 2, ""},
	{SUMARIO_TREE, "a", 1, 2, ""},
	{SUMARIO_EXPLAIN, "a", 1, 2, ""},
};

static void
test_errors(void)
{
	for (size_t i = 0; i < sizeof(errors) / sizeof(*errors); i++) {
		struct sumario_error error = {.status = SUMARIO_BAD_DATA,
					      .code = "bad-json",
					      .message = "year",
					      .line = errors[i].line,
					      .offset = errors[i].offset};
		struct sumario_output output;
		const char *written = errors[i].written;
		struct sink sink = {0};

		sumario_output_init(&output);
		output.format = errors[i].format;
		ok(!sumario_write_error(errors[i].id, &error, &output,
					sink_write, &sink) &&
			   sink_is(&sink, written, strlen(written)),
		   "%s: an error%s", sumario_format_name(errors[i].format),
		   *written ? "" : " is left out");
		sink_release(&sink);
	}
}

/* A document that nothing was read into can be written all the same. */
static void
test_empty(void)
{
	struct sumario_document *doc = sumario_document_new();

	for (unsigned i = SUMARIO_BULLETS; i < SUMARIO_N_FORMATS; i++) {
		struct sumario_output output;
		struct sink sink = {0};

		sumario_output_init(&output);
		output.format = (enum sumario_format)i;
		ok(!sumario_document_write(doc, &output, sink_write, &sink),
		   "%s of nothing", sumario_format_name(output.format));
		sink_release(&sink);
	}
	sumario_document_free(doc);
}

int
main(void)
{
	test_put_line();
	test_names();
	test_segments();
	test_places();
	test_escapes();
	test_layouts();
	test_markers();
	test_explain();
	test_lines();
	test_json();
	test_errors();
	test_empty();
	return done_testing();
}
