/* SPDX-License-Identifier: MIT */
/*
 * The tiling law: document.leading, then source and trailing of each segment,
 * give back the decoded text, byte for byte.  It is read off the JSON, as a
 * program downstream would, on random bytes, on random text, and on every
 * sample in every encoding and with every line end.
 */
#include <config.h>

#include "sumario.h"

#include "../unit/append.h"
#include "../unit/tap.h"
#include "random_text.h"
#include "text/utf8.h"

#include <cjson/cJSON.h>
#include <iconv.h>
#include <stdlib.h>
#include <utf8proc.h>

#define N_RANDOM 10000
#define MAX_RANDOM 600

static struct sumario_document *doc;
static struct bytes json, tiled, text;

/* Adds the JSON string that begins behind its quote at S to BYTES. */
static const char *
unescape(const char *s, struct bytes *bytes)
{
	static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";

	while (*s != '"') {
		char hex[5] = "", utf8[UTF8_MAX];

		if (*s != '\\') {
			append(bytes, s++, 1);
		} else if (s[1] == 'u') {
			memcpy(hex, s + 2, 4);
			append(bytes, utf8,
			       utf8_put((uint32_t)strtoul(hex, NULL, 16),
					utf8));
			s += 6;
		} else {
			append(bytes, meant + (strchr(letters, s[1]) - letters),
			       1);
			s += 2;
		}
	}
	return s + 1;
}

/* Inside strings every quote is escaped, so a key is found by its quotes. */
static const char *
take(const char *s, const char *key, struct bytes *bytes)
{
	s = strstr(s, key);
	return s ? unescape(s + strlen(key), bytes) : NULL;
}

/* Whether the JSON of the document tiles; TEXT is then document.text. */
static bool
tiles(void)
{
	struct sumario_output output;
	const char *s;
	cJSON *read_back;

	sumario_output_init(&output);
	output.format = SUMARIO_JSONL;
	output.with_text = true;
	json.n_items = tiled.n_items = text.n_items = 0;
	append(&text, "", 0);
	append(&tiled, "", 0);
	if (sumario_document_write(doc, &output, append, &json))
		return false;
	read_back = cJSON_ParseWithLength(json.items, json.n_items);
	if (!read_back)
		return false;
	cJSON_Delete(read_back);
	s = take(json.items, "\"leading\":\"", &tiled);
	s = s ? take(s, "\"text\":\"", &text) : NULL;
	s = s ? strstr(s, "\"segments\":[") : NULL;
	if (!s)
		return false;
	while ((s = take(s, "\"source\":\"", &tiled)))
		s = take(s, "\"trailing\":\"", &tiled);
	return tiled.n_items == text.n_items &&
	       !memcmp(tiled.items, text.items, text.n_items);
}

static enum sumario_input input;

static bool
read_document(const char *s, size_t len, const char *encoding)
{
	struct sumario_options options;

	sumario_options_init(&options);
	options.input = input;
	options.encoding = encoding;
	options.on_error = SUMARIO_ON_ERROR_REPLACE;
	return sumario_document_read(doc, &options, s, len, NULL) == SUMARIO_OK;
}

static void
test_random(void)
{
	char s[MAX_RANDOM];
	int n_bad_bytes = 0, n_bad_text = 0, n_changed = 0;

	for (int i = 0; i < N_RANDOM; i++) {
		size_t len = random_below(MAX_RANDOM);

		random_bytes(s, len);
		n_bad_bytes += !read_document(s, len, "UTF-8") || !tiles();
		len = random_text(s, MAX_RANDOM);
		n_bad_text += !read_document(s, len, "UTF-8") || !tiles();
		if (len < 3 || memcmp(s, "\xEF\xBB\xBF", 3)) /* a mark goes */
			n_changed += text.n_items != len ||
				     memcmp(text.items, s, len);
	}
	ok(n_bad_bytes == 0, "%d random byte strings tile", N_RANDOM);
	ok(n_bad_text == 0, "%d random texts tile", N_RANDOM);
	ok(n_changed == 0, "and are what came in, byte for byte");
}

/* Pieces that mean something to Markdown, with text between them. */
static size_t
random_markdown(char *s, size_t max)
{
	static const char *const pieces[] = {
		"# ",	"## ",	"- ",	   "1. ",   "> ",      "    ",
		"```",	"~~~",	"\n",	   "\n",    "\n\n",    "**",
		"*",	"_",	"[",	   "](",    "](a \"b\")", "![",
		")",	"`",	"``",	   "|",	    "|-|-|",   "---\n",
		"===",	"<br>", "<div>",   "<!--",  "-->",     "&amp;",
		"\\",	"\\\n", "  \n",	   "\r\n",  "\t",      "[x] ",
		"café ", "Llueve. ", "«Sol» ", "https://a.es ", "+++\n", "a: b\n",
		"&#0;", "&#xD800;", "&#10;", "[a]: /b\n", "[a]", "12,5 % ",
	};
	const size_t n_pieces = sizeof(pieces) / sizeof(*pieces);
	size_t n = 0;

	for (;;) {
		const char *piece = pieces[random_below((uint32_t)n_pieces)];

		if (n + strlen(piece) > max || !random_below(80))
			return n;
		memcpy(s + n, piece, strlen(piece));
		n += strlen(piece);
	}
}

/* The text is what was extracted; it must tile and be UTF-8 all the same. */
static void
test_markdown(void)
{
	char s[MAX_RANDOM];
	int n_bad = 0, n_blocks = 0;

	input = SUMARIO_INPUT_MARKDOWN;
	for (int i = 0; i < N_RANDOM; i++) {
		struct sumario_info info;
		size_t len = i % 10 ? random_markdown(s, MAX_RANDOM)
				    : random_below(MAX_RANDOM);

		if (i % 10 == 0)
			random_bytes(s, len);
		n_bad += !read_document(s, len, "UTF-8") || !tiles() ||
			 utf8_valid_prefix(text.items, text.n_items) <
				 text.n_items;
		sumario_document_get_info(doc, &info);
		n_blocks += info.n_segments > 0;
	}
	input = SUMARIO_INPUT_TEXT;
	ok(n_bad == 0, "%d pieces of Markdown tile", N_RANDOM);
	ok(n_blocks > N_RANDOM / 2, "%d of them have segments", n_blocks);
}

/* -- Samples ------------------------------------------------------------- */

static bool
convert(const char *from, const char *to, const struct bytes *in,
	struct bytes *out)
{
	iconv_t cd = iconv_open(to, from);
	char *p = in->items, *q;
	size_t n_in = in->n_items, n_out = in->n_items * 4 + 16;
	bool good;

	out->n_items = 0;
	if (cd == (iconv_t)-1 || !vector_add_room(out, n_out))
		return false;
	q = out->items;
	good = iconv(cd, (ICONV_CONST char **)&p, &n_in, &q, &n_out) !=
	       (size_t)-1;
	out->n_items = (size_t)(q - out->items);
	iconv_close(cd);
	return good;
}

static bool
load(const char *name, struct bytes *out)
{
	const char *folder = getenv("top_srcdir");
	char path[4096];
	struct bytes raw = {0};
	FILE *file;
	int c;

	snprintf(path, sizeof(path), "%s/samples/%s", folder ? folder : ".",
		 name);
	file = fopen(path, "rb");
	if (!file)
		return false;
	while ((c = getc(file)) != EOF) {
		char byte = (char)c;

		if (byte != '\r')
			append(&raw, &byte, 1);
	}
	fclose(file);
	out->n_items = 0;
	if (utf8_valid_prefix(raw.items, raw.n_items) == raw.n_items)
		append(out, raw.items, raw.n_items);
	else if (!convert("ISO-8859-1", "UTF-8", &raw, out))
		out->n_items = 0;
	vector_release(&raw);
	return out->n_items > 0;
}

static void
set_newlines(const struct bytes *in, const char *newline, struct bytes *out)
{
	out->n_items = 0;
	for (size_t i = 0; i < in->n_items; i++)
		if (in->items[i] == '\n')
			append(out, newline, strlen(newline));
		else
			append(out, in->items + i, 1);
}

/* The numbers of the key sentences as bits; all are among the first 64. */
static uint64_t
chosen(void)
{
	struct sumario_segment segment;
	uint64_t bits = 0;

	for (uint32_t i = 0;
	     i < 64 && sumario_document_get_segment(doc, i, &segment); i++)
		bits |= (uint64_t)segment.in_summary << i;
	return bits;
}

static void
test_encodings(const char *name, const struct bytes *sample, uint64_t want)
{
	static const char *const encodings[] = {
		"UTF-8",    "UTF-16LE",	  "UTF-16BE",
		"UTF-32LE", "ISO-8859-1", "ISO-8859-15",
		"CP1252",   "CP850",	  "MACINTOSH",
	};
	struct bytes variant = {0};

	for (size_t i = 0; i < sizeof(encodings) / sizeof(*encodings); i++) {
		if (!convert("UTF-8", encodings[i], sample, &variant))
			continue; /* the encoding lacks a character */
		ok(read_document(variant.items, variant.n_items,
				 encodings[i]) &&
			   tiles() && text.n_items == sample->n_items &&
			   !memcmp(text.items, sample->items, text.n_items) &&
			   chosen() == want,
		   "%s in %s", name, encodings[i]);
	}
	vector_release(&variant);
}

static void
test_newlines(const char *name, const struct bytes *sample, uint64_t want)
{
	static const char *const newlines[] = {"\r\n", "\r", "\xC2\x85",
					       "\xE2\x80\xA8", "\xE2\x80\xA9"};
	struct bytes variant = {0};

	for (size_t i = 0; i < sizeof(newlines) / sizeof(*newlines); i++) {
		set_newlines(sample, newlines[i], &variant);
		ok(read_document(variant.items, variant.n_items, NULL) &&
			   tiles() && text.n_items == variant.n_items &&
			   !memcmp(text.items, variant.items, text.n_items) &&
			   chosen() == want,
		   "%s with line ends of kind %zu", name, i);
	}
	vector_release(&variant);
}

static void
test_nfd(const char *name, const struct bytes *sample, uint64_t want)
{
	utf8proc_uint8_t *nfd = NULL;
	utf8proc_ssize_t n =
		utf8proc_map((const utf8proc_uint8_t *)sample->items,
			     (utf8proc_ssize_t)sample->n_items, &nfd,
			     UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);

	ok(n > 0 && read_document((const char *)nfd, (size_t)n, NULL) &&
		   tiles() && text.n_items == (size_t)n &&
		   !memcmp(text.items, nfd, text.n_items) && chosen() == want,
	   "%s in NFD", name);
	free(nfd);
}

static void
test_sample(const char *name)
{
	struct bytes sample = {0};
	uint64_t want;

	if (!load(name, &sample) ||
	    !read_document(sample.items, sample.n_items, NULL)) {
		ok(false, "%s can be read", name);
		return;
	}
	want = chosen();
	ok(tiles() && want, "%s tiles and has key sentences", name);
	test_encodings(name, &sample, want);
	test_newlines(name, &sample, want);
	test_nfd(name, &sample, want);
	vector_release(&sample);
}

int
main(void)
{
	doc = sumario_document_new();
	if (!doc)
		return 99;
	test_random();
	test_markdown();
	test_sample("acuerdo-rio.txt");
	test_sample("informe-sanidad.txt");
	test_sample("puerto-cafe.txt");
	test_sample("sequia-embalses.txt");
	sumario_document_free(doc);
	vector_release(&json);
	vector_release(&tiled);
	vector_release(&text);
	return done_testing();
}
