/* SPDX-License-Identifier: MIT */
/*
 * Manifests and translations that are damaged in every place: each value of the
 * manifest becomes one of another kind, each file is cut off after every byte,
 * and each of its bytes is replaced.  All of it is read or refused with a code,
 * and no target ever becomes that of another segment.
 */
#include <config.h>

#include "sumario.h"

#include "../unit/tap.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

static void
set(struct text *text, const char *s)
{
	text->n = 0;
	add(text, s);
}

static struct text manifest;

/* Whether STATUS is success or a refusal that says what it is. */
static bool
is_told(enum sumario_status status, const struct sumario_error *error)
{
	return !status ||
	       ((status == SUMARIO_BAD_DATA || status == SUMARIO_LIMIT) &&
		error->code && *error->code && error->message);
}

/* -- The manifest --------------------------------------------------------- */

/* The text but for the value at [BEGIN, END), which is VALUE. */
static void
put_value(struct text *to, size_t begin, size_t end, const char *value)
{
	to->n = 0;
	append(to, manifest.s, begin);
	append(to, value, strlen(value));
	append(to, manifest.s + end, manifest.n - end);
}

static size_t
find_value_end(const char *s, size_t at)
{
	size_t depth = 0;

	for (;; at++) {
		if (s[at] == '"')
			for (at++; s[at] != '"'; at++)
				at += s[at] == '\\';
		else if (!depth && strchr(",}]", s[at]))
			return at;
		else if (strchr("{[", s[at]))
			depth++;
		else if (strchr("}]", s[at]))
			depth--;
	}
}

static enum sumario_status
read_manifest(const struct text *text, struct sumario_error *error)
{
	struct sumario_bitext *bitext = sumario_bitext_new();
	enum sumario_status status;

	if (!bitext)
		exit(99);
	status = sumario_bitext_read_manifest(bitext, text->s, text->n, error);
	sumario_bitext_free(bitext);
	return status;
}

static void
test_values(void)
{
	static const char *const values[] = {
		"null", "true",	 "-1",	   "1.5",     "4294967296", "1e300",
		"\"\"", "\"x\"", "\"s0\"", "\"s99\"", "[]",	    "{}"};
	static struct text text;
	unsigned n_tried = 0, n_refused = 0;
	bool told = true;

	for (size_t at = 0; at + 2 < manifest.n; at++) {
		if (memcmp(manifest.s + at, "\":", 2) != 0)
			continue;
		for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++) {
			struct sumario_error error = {.code = NULL};
			enum sumario_status status;

			put_value(&text, at + 2,
				  find_value_end(manifest.s, at + 2),
				  values[i]);
			status = read_manifest(&text, &error);
			told &= is_told(status, &error);
			n_refused += status != SUMARIO_OK;
			n_tried++;
		}
	}
	ok(told && n_refused > n_tried / 3, "%u of %u manifests are refused",
	   n_refused, n_tried);
}

/* A member that is there twice, or not at all. */
static void
test_members(void)
{
	static const char *const names[] = {
		"id",	   "key",	 "paragraph", "kind",	   "source",
		"target",  "state",	 "trailing",  "inSummary", "translate",
		"start",   "end",	 "byteStart", "leading",   "chars",
		"srcLang", "sourceHash", "segmentIds"};
	static struct text text;
	unsigned n_told = 0;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct sumario_error error = {.code = NULL};
		char name[32];
		char *found;

		snprintf(name, sizeof(name), "\"%s\":", names[i]);
		found = strstr(manifest.s, name);
		if (!found)
			continue;
		text.n = 0;
		append(&text, manifest.s, (size_t)(found - manifest.s) + 1);
		append(&text, "x-", 2);
		append(&text, found + 1, strlen(found + 1));
		n_told += read_manifest(&text, &error) == SUMARIO_BAD_DATA;
		if (!error.code)
			printf("# %s may be missing\n", names[i]);
	}
	ok(n_told == sizeof(names) / sizeof(*names),
	   "%u members are missed if they are not there", n_told);
}

/* -- Translations --------------------------------------------------------- */

#define S1 "Llueve en Villar."
#define S2 "No hay pan."
#define T1 "Rain 1."
#define T2 "No bread 2."

static const char *const targets[] = {
	"<xliff version=\"1.2\"><file original=\"a\"><body><group>"
	"<trans-unit id=\"s1\" resname=\"k\"><source>" S1
	"</source><target state=\"final\">" T1
	"</target></trans-unit><trans-unit id=\"s2\" "
	"approved=\"yes\"><source>" S2 "</source><target>" T2
	"</target><alt-trans><target>x</target></alt-trans></trans-unit>"
	"</group></body></file></xliff>",
	"<xliff version=\"2.1\"><file id=\"f\"><group id=\"p\"><unit id=\"s1\">"
	"<segment state=\"reviewed\"><source>Llueve</source><target>Rain"
	"</target></segment><ignorable><source> </source></ignorable><segment>"
	"<source>en Villar.</source><target>1.</target></segment></unit>"
	"<unit id=\"s2\"><segment><source>No hay pa<cp hex=\"006E\"/>."
	"</source><target>" T2 "</target></segment></unit></group></file>"
	"</xliff>",
	"<tmx version=\"1.4\"><body><tu tuid=\"s1\"><prop type=\"x-key\">k"
	"</prop><tuv xml:lang=\"es\"><seg>" S1
	"</seg></tuv><tuv lang=\"en-GB\"><seg>" T1
	"</seg></tuv></tu><tu><tuv xml:lang=\"en\"><seg>" T2
	"</seg></tuv><tuv xml:lang=\"es-MX\"><seg>" S2
	"</seg></tuv></tu></body></tmx>",
	"msgid \"\"\nmsgstr \"charset=UTF-8\\n\"\n\n#, fuzzy, no-wrap\n"
	"msgctxt \"s1\"\nmsgid \"" S1 "\"\nmsgstr \"" T1
	"\"\n\nmsgid \"No hay \\160\\x61n\"\n\".\"\nmsgid_plural \"x\"\n"
	"msgstr[0] \"" T2 "\"\nmsgstr[1] \"y\"\n",
	"id\tsource\ttarget\tstate\ns1\t" S1 "\t" T1 "\tfinal\n\ns2\t" S2
	"\t" T2 "\ttranslated\r\n",
	"\"target\";\"source\"\r\n\"" T1 "\";\"" S1 "\"\r\n\"" T2 "\";" S2
	"\r\n;\r\n",
	"[{\"id\":\"s1\",\"source\":\"" S1 "\",\"target\":\"" T1
	"\",\"state\":\"reviewed\"},{\"source\":\"" S2 "\",\"target\":\"" T2
	"\",\"notes\":[{\"category\":\"doubt\",\"text\":\"fuzzy\"}]}]",
	"```json\n{\"s1\":\"" T1 "\",\"s2\":\"" T2 "\"}\n```\n",
	"{\"id\":1,\"target\":\"" T1 "\"}\n{\"id\":\"s2\",\"target\":\"" T2
	"\"}\n",
	"<!doctype html><body><p id=\"s1\">Rain&#32;1.</p><p class=\"x\">y</p>"
	"<p title id='s2'>No<br>bread <b>2</b>.</p></body>",
	T1 "\r\n" T2 "\n",
};

/* Each target has the number of its segment, or none. */
static bool
is_in_place(const struct text *rows)
{
	const char *first = strstr(rows->s, "\ns1\t");
	const char *second = strstr(rows->s, "\ns2\t");

	if (!first || !second)
		return false;
	for (const char *s = first; *s && s < second; s++)
		if (!memcmp(s, "bread", 5))
			return false;
	return !strstr(second, "Rain");
}

/* Reads the translation; whether it is in place or refused, and told. */
static bool
try_target(const struct text *target, bool *taken)
{
	static struct text rows;
	struct sumario_bitext *bitext = sumario_bitext_new();
	struct sumario_output output;
	struct sumario_error error = {.code = NULL};
	enum sumario_status status;
	bool good;

	sumario_output_init(&output);
	output.format = SUMARIO_TSV;
	rows.n = 0;
	if (!bitext ||
	    sumario_bitext_read_manifest(bitext, manifest.s, manifest.n, NULL))
		exit(99);
	status = sumario_bitext_read_target(bitext, target->s, target->n,
					    &error);
	good = is_told(status, &error);
	*taken = !status;
	if (!status)
		good = good &&
		       !sumario_bitext_write(bitext, &output, append, &rows,
					     NULL) &&
		       is_in_place(&rows);
	sumario_bitext_free(bitext);
	if (!good)
		printf("# %s: %s\n", error.code ? error.code : "taken",
		       target->s);
	return good;
}

static void
test_target(size_t i)
{
	static const char replacements[] = "\"<\\\n\t x\x80";
	static struct text whole, text;
	unsigned n_taken = 0, n_tried = 0;
	bool good, taken;

	set(&whole, targets[i]);
	good = try_target(&whole, &taken) && taken;
	ok(good, "translation %zu is taken", i);
	for (size_t n = 0; n < whole.n; n++) {
		text = whole;
		text.n = n;
		text.s[n] = '\0';
		good &= try_target(&text, &taken);
		n_taken += taken;
		n_tried++;
	}
	for (size_t n = 0; n < whole.n; n++)
		for (size_t k = 0; k < sizeof(replacements); k++) {
			text = whole;
			text.s[n] = replacements[k]; /* NUL is the last */
			good &= try_target(&text, &taken);
			n_taken += taken;
			n_tried++;
		}
	ok(good, "translation %zu, damaged: %u of %u are taken", i, n_taken,
	   n_tried);
}

int
main(void)
{
	static const char article[] = S1 "\n\n" S2 "\n";
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	struct sumario_output output;

	sumario_options_init(&options);
	sumario_output_init(&output);
	output.format = SUMARIO_JSONL;
	if (!doc ||
	    sumario_document_read(doc, &options, article, strlen(article),
				  NULL) ||
	    sumario_document_write(doc, &output, append, &manifest))
		exit(99);
	sumario_document_free(doc);
	test_values();
	test_members();
	for (size_t i = 0; i < sizeof(targets) / sizeof(*targets); i++)
		test_target(i);
	return done_testing();
}
