/* SPDX-License-Identifier: MIT */
/*
 * Identity: a translated file whose targets are its sources merges into the
 * article it came from, byte for byte.  In every format that goes out, on
 * every sample and on random texts.  And a manifest with such targets says so
 * and is otherwise the manifest.
 */
#include <config.h>

#include "sumario.h"

#include "../unit/append.h"
#include "../unit/tap.h"
#include "random_text.h"

#include <stdlib.h>

#define N_RANDOM 1000
#define MAX_TEXT 20000

static struct sumario_document *doc;
static int n_told;  /* why a merge failed is said once */
static int n_codes; /* files with an inline code */
static struct bytes manifest, out, filled, merged, text;

static void
put(const char *s)
{
	append(&filled, s, strlen(s));
}

/*
 * Copies S to FILLED, and after each CLOSE what is between it and the OPEN in
 * front of it once more, with BEFORE and AFTER around it.
 */
static void
fill_between(const char *s, const char *open, const char *close,
	     const char *before, const char *after)
{
	const char *begin, *end;

	while ((begin = strstr(s, open))) {
		begin += strlen(open);
		end = strstr(begin, close);
		if (!end)
			break;
		append(&filled, s, (size_t)(end - s) + strlen(close));
		put(before);
		append(&filled, begin, (size_t)(end - begin));
		put(after);
		s = end + strlen(close);
	}
	put(s);
}

/* S with each OLD as NEW. */
static void
replace(struct bytes *bytes, const char *old, const char *new)
{
	struct bytes before = *bytes;
	const char *s = before.items, *found;

	*bytes = (struct bytes){0};
	for (; (found = strstr(s, old)); s = found + strlen(old)) {
		append(bytes, s, (size_t)(found - s));
		append(bytes, new, strlen(new));
	}
	append(bytes, s, strlen(s));
	vector_release(&before);
}

/* -- Each format, filled in ---------------------------------------------- */

static void
fill_json(const char *s)
{
	const char *segments = strstr(s, "\"segments\":[");

	append(&filled, s, (size_t)(segments - s));
	fill_between(segments, "\"source\":\"",
		     "\",\"target\":", "\"target\":\"", "\",\"was\":");
	/* What follows the old name is the null of it. */
	replace(&filled, ",\"target\":\"target\":", ",\"target\":");
	replace(&filled, "\"state\":\"initial\"", "\"state\":\"translated\"");
}

static void
fill_tsv_row(const char *s, size_t n)
{
	const char *end = s + n, *source = NULL;
	size_t n_source = 0, column = 0;

	while (s <= end) {
		const char *tab = memchr(s, '\t', (size_t)(end - s));
		size_t len = (size_t)((tab ? tab : end) - s);

		if (column == 10) {
			source = s;
			n_source = len;
		}
		if (column == 11 && source)
			append(&filled, source, n_source);
		else
			append(&filled, s, len);
		put(tab ? "\t" : "\n");
		s += len + 1;
		column++;
	}
}

static void
fill_tsv(const char *s)
{
	const char *end;
	bool header = true;

	for (; (end = strchr(s, '\n')); s = end + 1) {
		if (header) {
			append(&filled, s, (size_t)(end - s) + 1);
			header = false;
		} else {
			fill_tsv_row(s, (size_t)(end - s));
		}
	}
}

static void
fill_xliff(const char *s)
{
	put(s);
	replace(&filled, "needs-translation", "translated");
}

static void
fill_xliff2(const char *s)
{
	fill_between(s, "<source xml:space=\"preserve\">", "</source>",
		     "<target>", "</target>");
	replace(&filled, "state=\"initial\"", "state=\"translated\"");
}

static void
fill_jliff(const char *s)
{
	fill_between(s, "\"source\":[{\"text\":\"", "\"}]",
		     ",\"target\":[{\"text\":\"", "\"}]");
	replace(&filled, "\"state\":\"initial\"", "\"state\":\"translated\"");
}

static void
fill_tmx(const char *s)
{
	fill_between(s, "<tuv xml:lang=\"es\"><seg>", "</seg></tuv>",
		     "<tuv xml:lang=\"en-GB\"><seg>", "</seg></tuv>");
}

/* The header is the only msgid without a context. */
static void
fill_po(const char *s)
{
	fill_between(s, "\"\nmsgid \"", "\"\nmsgstr \"", "", "\"\n#~ \"");
}

static void
fill_nothing(const char *s)
{
	put(s);
}

static const struct {
	const char *name;
	void (*fill)(const char *s);
	bool has_state; /* else an equal target is no translation */
	bool inline_codes;
} formats[] = {
	{"json", fill_nothing, false, false},
	{"jsonl", fill_json, true, false},
	{"tsv", fill_tsv, false, false},
	{"csv", fill_nothing, false, false},
	{"xliff", fill_xliff, true, false},
	{"xliff", fill_xliff, true, true},
	{"xliff2", fill_xliff2, true, false},
	{"xliff2", fill_xliff2, true, true},
	{"jliff", fill_jliff, true, false},
	{"tmx", fill_tmx, false, false},
	{"po", fill_po, false, false},
	{"mt-lines", fill_nothing, false, false},
	{"mt-html", fill_nothing, false, false},
};

#define N_FORMATS (sizeof(formats) / sizeof(*formats))

/* -- Out and back -------------------------------------------------------- */

static enum sumario_format
find_format(const char *name)
{
	enum sumario_format format = SUMARIO_JSON;

	while (format < SUMARIO_N_FORMATS &&
	       strcmp(sumario_format_name(format), name) != 0)
		format++;
	return format;
}

static bool
write_document(enum sumario_format format, bool inline_codes, struct bytes *to)
{
	struct sumario_output output;

	sumario_output_init(&output);
	output.format = format;
	output.inline_codes = inline_codes;
	to->n_items = 0;
	return append(to, "", 0) &&
	       !sumario_write_place(SUMARIO_BEGIN, &output, append, to) &&
	       !sumario_document_write(doc, &output, append, to) &&
	       !sumario_write_place(SUMARIO_END, &output, append, to);
}

static bool
merge(struct sumario_bitext *bitext, enum sumario_format format)
{
	struct sumario_output output;
	struct sumario_error error = {.code = "?", .message = "?"};

	sumario_output_init(&output);
	output.format = format;
	merged.n_items = 0;
	append(&merged, "", 0);
	if (!sumario_bitext_read_manifest(bitext, manifest.items,
					  manifest.n_items, &error) &&
	    !sumario_bitext_read_target(bitext, filled.items, filled.n_items,
					&error) &&
	    !sumario_bitext_write(bitext, &output, append, &merged, &error))
		return true;
	if (!n_told++)
		printf("# %s: %s %s\n", error.code, error.message,
		       error.detail);
	return false;
}

static bool
same(const struct bytes *a, const struct bytes *b)
{
	return a->n_items == b->n_items &&
	       (!a->n_items || !memcmp(a->items, b->items, a->n_items));
}

static bool
has_letter(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if ((s[i] | 0x20) >= 'a' && (s[i] | 0x20) <= 'z')
			return true;
	return false;
}

/* How many segments may have nothing that is to be translated. */
static uint64_t
count_wordless(void)
{
	struct sumario_segment segment;
	struct sumario_entity entity;
	uint64_t n = 0;

	for (uint32_t i = 0; sumario_document_get_segment(doc, i, &segment);
	     i++)
		n += !has_letter(segment.source, segment.n_bytes) ||
		     sumario_document_get_entity(doc, i, 0, &entity);
	return n;
}

/* Whether the document in format I comes back as TEXT. */
static bool
comes_back(size_t i, bool want_translated)
{
	struct sumario_bitext *bitext = sumario_bitext_new();
	struct sumario_coverage coverage;
	bool good;

	filled.n_items = 0;
	append(&filled, "", 0);
	good = bitext && write_document(find_format(formats[i].name),
					formats[i].inline_codes, &out);
	if (good)
		formats[i].fill(out.items);
	n_codes += strstr(filled.items, "<mrk ") != NULL;
	good = good && merge(bitext, SUMARIO_TEXT) && same(&merged, &text);
	if (good) {
		sumario_bitext_get_coverage(bitext, &coverage);
		good = want_translated
			       ? coverage.n_translated == coverage.n_segments
			       : coverage.n_translated <= count_wordless();
	}
	sumario_bitext_free(bitext);
	return good;
}

/* A manifest that is its own target is written as it is. */
static bool
stays(void)
{
	struct sumario_bitext *bitext = sumario_bitext_new();
	bool good;

	filled.n_items = 0;
	append(&filled, "", 0);
	fill_json(manifest.items);
	good = bitext && merge(bitext, SUMARIO_JSON);
	if (good) {
		replace(&filled, ",\"was\":null", "");
		good = same(&merged, &filled);
	}
	sumario_bitext_free(bitext);
	return good;
}

/* The document's text is TEXT, unless a byte-order mark has gone. */
static bool
read_text(const char *s, size_t len)
{
	struct sumario_options options;

	sumario_options_init(&options);
	options.encoding = "UTF-8";
	if (len >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3)) {
		s += 3;
		len -= 3;
	}
	text.n_items = 0;
	return append(&text, s, len) &&
	       !sumario_document_read(doc, &options, text.items, text.n_items,
				      NULL) &&
	       write_document(SUMARIO_JSONL, false, &manifest);
}

static void
test_sample(const char *name)
{
	const char *folder = getenv("top_srcdir");
	char path[4096], s[MAX_TEXT];
	FILE *file;
	size_t n;

	snprintf(path, sizeof(path), "%s/samples/%s", folder ? folder : ".",
		 name);
	file = fopen(path, "rb");
	n = file ? fread(s, 1, sizeof(s), file) : 0;
	if (file)
		fclose(file);
	ok(n && read_text(s, n), "%s is read", name);
	ok(stays(), "%s: the manifest stays", name);
	for (size_t i = 0; i < N_FORMATS; i++)
		if (find_format(formats[i].name) < SUMARIO_N_FORMATS)
			ok(comes_back(i, formats[i].has_state),
			   "%s comes back as %s%s", name, formats[i].name,
			   formats[i].inline_codes ? " with codes" : "");
}

static void
test_random(void)
{
	int n_bad[N_FORMATS] = {0}, n_changed = 0;
	char s[600];

	for (int k = 0; k < N_RANDOM; k++) {
		size_t len = random_text(s, sizeof(s));

		if (!read_text(s, len)) {
			n_changed++;
			continue;
		}
		n_changed += !stays();
		for (size_t i = 0; i < N_FORMATS; i++)
			if (find_format(formats[i].name) < SUMARIO_N_FORMATS &&
			    !comes_back(i, formats[i].has_state)) {
				if (!n_bad[i]++)
					printf("# %s: %s\n", formats[i].name,
					       manifest.items);
			}
	}
	ok(n_changed == 0, "%d random manifests stay", N_RANDOM);
	for (size_t i = 0; i < N_FORMATS; i++)
		if (find_format(formats[i].name) < SUMARIO_N_FORMATS)
			ok(n_bad[i] == 0, "%d random texts come back as %s%s",
			   N_RANDOM, formats[i].name,
			   formats[i].inline_codes ? " with codes" : "");
	ok(n_codes > N_RANDOM / 2, "many of them had codes");
}

int
main(void)
{
	doc = sumario_document_new();
	if (!doc)
		return 99;
	test_sample("acuerdo-rio.txt");
	test_sample("informe-sanidad.txt");
	test_sample("sequia-embalses.txt");
	test_random();
	sumario_document_free(doc);
	vector_release(&manifest);
	vector_release(&out);
	vector_release(&filled);
	vector_release(&merged);
	vector_release(&text);
	return done_testing();
}
