/* SPDX-License-Identifier: MIT */
/*
 * Nasty texts through every writer: what is XML can be parsed, every source
 * comes back byte for byte, ids and keys are those of the segments, and a line
 * is a line.  XML is read by expat, JSON by cJSON, PO by a few lines here.
 */
#include <config.h>

#include "sumario.h"

#include "../unit/append.h"
#include "../unit/expat_read.h"
#include "../unit/tap.h"
#include "random_text.h"
#include "text/utf8.h"
#include "markup/xml_printer.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

#define N_TEXTS 1000
#define MAX_TEXT 600

static struct sumario_document *doc;
static struct sumario_repetitions *repetitions; /* of all that was read */
static struct sumario_output output;
static struct bytes written, text;
/* How many sources have been seen, and whether all were right. */
static uint32_t n_seen;
static bool all_right;
static int n_codes; /* outputs with an inline code */

static void
clear(struct bytes *bytes)
{
	bytes->n_items = 0;
	append(bytes, "", 0);
}

static bool
write_as(enum sumario_format format)
{
	output.format = format;
	clear(&written);
	return !sumario_write_place(SUMARIO_BEGIN, &output, append, &written) &&
	       !sumario_document_write(doc, &output, append, &written) &&
	       !sumario_write_place(SUMARIO_END, &output, append, &written);
}

static bool
is_same(const char *a, size_t n_a, const char *b, size_t n_b)
{
	return n_a == n_b && !memcmp(a, b, n_a);
}

static bool on_a_line; /* the format has no line ends in its sources */

static bool
is_space(char c)
{
	return c && strchr(" \t\n\v\f\r", c);
}

/* The same, where white space with a line end in A is a space in B. */
static bool
is_same_line(const char *a, size_t n_a, const char *b, size_t n_b)
{
	size_t i = 0, k = 0;

	if (memchr(b, '\n', n_b) || memchr(b, '\r', n_b))
		return false;
	while (i < n_a && k < n_b) {
		size_t end = i;
		bool has_line_end = false;

		for (; end < n_a && is_space(a[end]); end++)
			has_line_end |= a[end] == '\n' || a[end] == '\r';
		if (has_line_end && b[k] == ' ') {
			i = end;
			k++;
		} else if (a[i++] != b[k++]) {
			return false;
		}
	}
	return i == n_a && k == n_b;
}

/* The next source that was read must be that of the next segment. */
static void
see(const char *s, size_t len)
{
	struct sumario_segment segment;

	if (!sumario_document_get_segment(doc, n_seen++, &segment) ||
	    !(on_a_line ? is_same_line : is_same)(segment.source,
						  segment.n_bytes, s, len))
		all_right = false;
}

static void
see_id(const char *id)
{
	char want[16];

	snprintf(want, sizeof(want), "s%u", n_seen + 1);
	if (!id || strcmp(id, want))
		all_right = false;
}

/* Whether exactly the segments of DOC were seen. */
static bool
saw_all(void)
{
	struct sumario_info info;

	sumario_document_get_info(doc, &info);
	return all_right && n_seen == info.n_segments;
}

static void
start(void)
{
	n_seen = 0;
	all_right = true;
}

/* -- XML ----------------------------------------------------------------- */

/* What holds a source in the format at hand, and what holds its id. */
static const char *source_name, *unit_name, *id_name;
static bool in_source;

static const char *
find_attribute(const XML_Char **attributes, const char *name)
{
	for (; attributes[0]; attributes += 2)
		if (!strcmp(attributes[0], name))
			return attributes[1];
	return NULL;
}

static void XMLCALL
start_element(void *user, const XML_Char *name, const XML_Char **attributes)
{
	(void)user;
	if (!strcmp(name, unit_name))
		see_id(find_attribute(attributes, id_name));
	if (strcmp(name, source_name))
		return;
	in_source = true;
	clear(&text);
}

static void XMLCALL
end_element(void *user, const XML_Char *name)
{
	(void)user;
	if (strcmp(name, source_name))
		return;
	in_source = false;
	see(text.items, xml_restore(text.items, text.n_items));
}

static void XMLCALL
character_data(void *user, const XML_Char *s, int len)
{
	(void)user;
	if (in_source)
		append(&text, s, (size_t)len);
}

static bool
is_well_formed(void)
{
	return expat_read(&written, start_element, end_element,
			  character_data);
}

static bool
xml_comes_back(enum sumario_format format, const char *unit, const char *id,
	       const char *source)
{
	unit_name = unit;
	id_name = id;
	source_name = source;
	start();
	return write_as(format) && is_well_formed() && saw_all();
}

/* The same with inline codes, whose text belongs to the source. */
static bool
codes_come_back(enum sumario_format format, const char *unit)
{
	bool good;

	output.inline_codes = true;
	good = xml_comes_back(format, unit, "id", "source");
	output.inline_codes = false;
	n_codes += strstr(written.items, "<mrk ") != NULL;
	return good;
}

/* A page for readers has to be well-formed; it holds no units. */
static bool
html_is_well_formed(void)
{
	unit_name = source_name = id_name = "none";
	return write_as(SUMARIO_HTML) && is_well_formed();
}

/* -- The others ---------------------------------------------------------- */

/* Adds what stands in the PO string behind the quote at S. */
static void
unescape(const char *s)
{
	static const char letters[] = "ntr\"\\", meant[] = "\n\t\r\"\\";

	clear(&text);
	for (; *s != '"'; s++) {
		const char *found = *s == '\\' ? strchr(letters, *++s) : NULL;

		append(&text, found ? meant + (found - letters) : s, 1);
	}
}

static bool
po_comes_back(void)
{
	const char *line;

	start();
	if (!write_as(SUMARIO_PO))
		return false;
	line = strstr(written.items, "\n\n"); /* behind the header */
	while (line && (line = strstr(line, "\nmsgctxt \""))) {
		unescape(line + strlen("\nmsgctxt \""));
		see_id(text.items);
		line = strstr(line, "\nmsgid \"");
		if (!line)
			return false;
		unescape(line + strlen("\nmsgid \""));
		see(text.items, xml_restore(text.items, text.n_items));
	}
	return saw_all();
}

/* cJSON cannot hold U+0000: such texts are left to the other formats. */
static bool
flat_comes_back(void)
{
	bool good;

	start();
	output.flat = true;
	good = write_as(SUMARIO_JSONL);
	output.flat = false;
	if (!good || strstr(written.items, "\\u0000"))
		return good;
	for (char *line = written.items; *line;) {
		char *end = strchr(line, '\n');
		cJSON *json = cJSON_ParseWithLength(line, (size_t)(end - line));
		const cJSON *source = cJSON_GetObjectItem(json, "source");

		see_id(cJSON_GetStringValue(cJSON_GetObjectItem(json, "id")));
		if (source)
			see(source->valuestring, strlen(source->valuestring));
		cJSON_Delete(json);
		line = end + 1;
	}
	return saw_all();
}

/* As many lines as segments, none blank, no control character in them. */
static bool
has_lines(enum sumario_format format)
{
	bool blank = true;

	start();
	if (!write_as(format))
		return false;
	for (size_t i = 0; i < written.n_items; i++) {
		unsigned char c = (unsigned char)written.items[i];

		if (c == '\n') {
			n_seen++;
			all_right = all_right && !blank;
			blank = true;
		} else {
			all_right = all_right &&
				    ((c >= ' ' && c != 0x7F) || c == '\t');
			blank = blank && c == ' ';
		}
	}
	return saw_all();
}

static bool
read_nasty(void)
{
	struct sumario_options options;
	static char s[MAX_TEXT];
	size_t n;

	sumario_options_init(&options);
	options.encoding = "UTF-8";
	options.on_error = SUMARIO_ON_ERROR_REPLACE;
	options.translate_words = random_below(2) ? 10 : 0;
	options.title = options.id = "<\"&'\x01\n]]>";
	n = random_nasty(s, MAX_TEXT);
	/* Every other text is in an article of that id already. */
	for (uint32_t i = random_below(2); i < 2; i++)
		if (sumario_document_read(doc, &options, s, n, NULL) ||
		    sumario_repetitions_link(repetitions, doc, NULL))
			return false;
	return true;
}

int
main(void)
{
	int bad[11] = {0};

	doc = sumario_document_new();
	repetitions = sumario_repetitions_new();
	if (!doc || !repetitions)
		return 99;
	sumario_output_init(&output);
	for (int i = 0; i < N_TEXTS; i++) {
		if (!read_nasty())
			return 99;
		bad[0] += !xml_comes_back(SUMARIO_XLIFF, "trans-unit", "id",
					  "source");
		bad[1] += !xml_comes_back(SUMARIO_XLIFF2, "unit", "id",
					  "source");
		bad[2] += !xml_comes_back(SUMARIO_TMX, "tu", "tuid", "seg");
		on_a_line = true;
		bad[3] += !xml_comes_back(SUMARIO_MT_HTML, "p", "id", "p");
		on_a_line = false;
		bad[4] += !html_is_well_formed();
		bad[5] += !po_comes_back();
		bad[6] += !flat_comes_back();
		bad[7] += !has_lines(SUMARIO_MT_LINES);
		bad[8] += !has_lines(SUMARIO_MT_IDS);
		bad[9] += !codes_come_back(SUMARIO_XLIFF, "trans-unit");
		bad[10] += !codes_come_back(SUMARIO_XLIFF2, "unit");
	}
	ok(!bad[0], "%d nasty texts come back from xliff", N_TEXTS);
	ok(!bad[1], "from xliff2");
	ok(!bad[2], "from tmx");
	ok(!bad[3], "from mt-html");
	ok(!bad[4], "html is well-formed");
	ok(!bad[5], "they come back from po");
	ok(!bad[6], "from flat jsonl");
	ok(!bad[7], "mt-lines has one line for each segment");
	ok(!bad[8], "and mt-ids one for each of them");
	ok(!bad[9], "with inline codes they come back from xliff");
	ok(!bad[10], "and from xliff2");
	ok(n_codes > N_TEXTS, "more than half of them had codes");
	sumario_document_free(doc);
	sumario_repetitions_free(repetitions);
	vector_release(&written);
	vector_release(&text);
	return done_testing();
}
