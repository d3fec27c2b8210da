/* SPDX-License-Identifier: MIT */
/*
 * Aligning, merging, making a briefing, and reading and using a translation
 * memory, when each allocation fails in turn: it is told, or makes no
 * difference, and nothing is lost.
 */
#include <config.h>

#include "sumario.h"
#include "unit/failing_memory.h"
#include "unit/tap.h"

#include <stdlib.h>
#include <string.h>

#ifndef SKIPPED

struct page {
	char bytes[1 << 16];
	size_t n_bytes;
};

static bool
add(void *user, const char *bytes, size_t len)
{
	struct page *page = user;

	if (len > sizeof(page->bytes) - page->n_bytes)
		return false;
	memcpy(page->bytes + page->n_bytes, bytes, len);
	page->n_bytes += len;
	return true;
}

#define SOURCE \
	"El ministro llegó a Madrid con 12.500 libros.\n\n" \
	"Nadie lo esperaba. Llueve en Vigo.\n"
#define TARGET \
	"The minister came to Madrid. He had 12,500 books.\n\n" \
	"Nobody expected him. It rains in Vigo.\n"

static enum sumario_status
read_text(struct sumario_document **doc, const char *text,
	  const struct sumario_memory *memory)
{
	struct sumario_options options;

	sumario_options_init(&options);
	options.memory = memory;
	*doc = sumario_document_new();
	return *doc ? sumario_document_read(*doc, &options, text, strlen(text),
					    NULL)
		    : SUMARIO_NO_MEMORY;
}

static enum sumario_status
run_align(struct page *page)
{
	struct sumario_document *source = NULL, *target = NULL;
	struct sumario_alignment *alignment = NULL;
	enum sumario_status status = read_text(&source, SOURCE, NULL);

	if (!status)
		status = read_text(&target, TARGET, NULL);
	if (!status)
		status = sumario_align(source, target, &alignment, NULL);
	for (unsigned format = 0; !status && format < 3; format++)
		status = sumario_alignment_write(
			alignment, (enum sumario_alignment_format)format, false,
			add, page);
	sumario_alignment_free(alignment);
	sumario_document_free(source);
	sumario_document_free(target);
	return status;
}

static enum sumario_status
run_memory(struct page *page)
{
	static const char tmx[] =
		"<tmx version=\"1.4\"><body>"
		"<tu><tuv xml:lang=\"es\"><seg>Nadie lo esperaba.</seg></tuv>"
		"<tuv xml:lang=\"en\"><seg>Nobody expected him.</seg></tuv>"
		"</tu><tu><tuv xml:lang=\"es\"><seg>El ministro viajó a Madrid "
		"con 12.500 libros.</seg></tuv><tuv xml:lang=\"en\"><seg>He "
		"had them.</seg></tuv></tu></body></tmx>";
	struct sumario_memory *memory = sumario_memory_new();
	struct sumario_document *doc = NULL;
	struct sumario_output output;
	enum sumario_status status = SUMARIO_NO_MEMORY;

	sumario_output_init(&output);
	if (memory)
		status = sumario_memory_read_tmx(memory, "a.tmx", tmx,
						 strlen(tmx), "es", "en", NULL);
	if (!status)
		status = read_text(&doc, SOURCE, memory);
	if (!status)
		status = sumario_document_write(doc, &output, add, page);
	sumario_document_free(doc);
	sumario_memory_free(memory);
	return status;
}

static bool
add_code(void *user, const struct sumario_finding *finding)
{
	return add(user, finding->code, strlen(finding->code));
}

static enum sumario_status
write_merged(const struct sumario_bitext *bitext, struct page *page)
{
	enum sumario_status status = SUMARIO_OK;
	struct sumario_output output;

	sumario_output_init(&output);
	for (int format = 0; !status && format < SUMARIO_N_FORMATS; format++) {
		output.format = (enum sumario_format)format;
		if (sumario_bitext_has_format(output.format))
			status = sumario_bitext_write(bitext, &output, add,
						      page, NULL);
	}
	return status;
}

#define MERGED \
	"El 3 de mayo la ONU y EE UU gastaron tres millones en el A-6.\n\n" \
	"Subió un 3,5 % desde los años 70. Vea a.example.com.\n"
#define UNIT(id, source, target) \
	"<trans-unit id=\"" id "\"><source>" source "</source><target>" target \
	"</target></trans-unit>"

/* BITEXT gets the manifest of the article SOURCE. */
static enum sumario_status
begin_merge(struct sumario_bitext *bitext, const char *source)
{
	static struct page manifest;
	struct sumario_document *doc = NULL;
	struct sumario_output output;
	enum sumario_status status = read_text(&doc, source, NULL);

	sumario_output_init(&output);
	manifest.n_bytes = 0;
	if (!status)
		status = sumario_document_write(doc, &output, add, &manifest);
	if (!status)
		status = sumario_bitext_read_manifest(bitext, manifest.bytes,
						      manifest.n_bytes, NULL);
	sumario_document_free(doc);
	return status;
}

/* What is checked has findings of several kinds. */
static enum sumario_status
run_merge(struct page *page)
{
	static const char target[] = "<xliff version=\"1.2\"><file><body>" UNIT(
		"s1",
		"El 3 de mayo la ONU y EE UU gastaron tres millones en "
		"el A-6.",
		"On June 3 the UN spent $2.5 million or half a "
		"billion.")
		UNIT("x", "Subió un 3,5 % desde los años 70.",
		     "It rose 3,5% since the 1960s.") "</body></file></xliff>";
	static const char glossary[] = "años\tyears\n";
	struct sumario_bitext *bitext = sumario_bitext_new();
	enum sumario_status status = bitext ? begin_merge(bitext, MERGED)
					    : SUMARIO_NO_MEMORY;

	if (!status)
		status = sumario_bitext_read_target(bitext, target,
						    strlen(target), NULL);
	if (!status)
		status = sumario_bitext_check(bitext, glossary,
					      strlen(glossary), add_code, page,
					      NULL);
	if (!status)
		status = write_merged(bitext, page);
	sumario_bitext_free(bitext);
	return status;
}

#define LINES "Sale el tren. Llueve. Llueve."

/* Each format that comes back, with guesses and repeats. */
static enum sumario_status
run_formats(struct page *page)
{
	static const char *const targets[] = {
		"The train leaves.\nIt rains.\nIt rains.\n",
		"[{\"id\":1,\"target\":\"The train.\"},{\"id\":\"s2\","
		"\"target\":\"Rain.\"}]",
		"```\n{\"s1\":\"The train.\",\"s3\":null}\n```",
		"id;source;target\r\ns1;\"Sale el tren.\";\"The \"\"train\"\".\"",
		"source\ttarget\tstate\nLlueve.\tRain\\t.\tfinal\n",
		"msgid \"\"\nmsgstr \"charset=UTF-8\\n\"\n\n#, fuzzy\n"
		"msgctxt \"s1\"\nmsgid \"Sale el tren.\"\nmsgstr \"Cafe.\"\n",
		"<xliff "
		"version=\"2.0\"><file><unit id=\"s1\"><segment "
		"state=\"initial\"><source>Sale el tren.</source><target>"
		"Cafe</target></segment></unit></file></xliff>",
		"<body><p id=\"s1\">The&nbsp;train.</p></body>",
		"source\ttarget\nSale el tren.\tSale el tren. The train "
		"leaves.\n",
		"{\"jliff\":\"2.1\",\"srcLang\":\"es\",\"trgLang\":\"en\","
		"\"files\":[{\"id\":\"f1\",\"original\":\"a\",\"subfiles\":[{"
		"\"id\":\"s1\",\"name\":\"k\",\"kind\":\"unit\",\"subunits\":[{"
		"\"kind\":\"segment\",\"source\":[{\"text\":\"Sale el tren.\"}],"
		"\"target\":[{\"text\":\"The train.\"}]}]}]}]}",
		"<tmx><body><tu><prop type=\"x-key\">k-1</prop><tuv "
		"xml:lang=\"es\"><seg>Llueve.</seg></tuv><tuv "
		"xml:lang=\"en\"><seg>Rain.</seg></tuv></tu></body></tmx>",
		"<xliff version=\"1.2\"><file><body><trans-unit id=\"s1\" "
		"resname=\"k\"><source>Sale el tren.</source><target "
		"state=\"needs-l10n\">Caf</target></trans-unit><trans-unit "
		"id=\"9\"><source>Llueve.</source><target "
		"state-qualifier=\"fuzzy-match\">Rain</target></trans-unit>"
		"</body></file></xliff>"};
	struct sumario_bitext *bitext = sumario_bitext_new();
	enum sumario_status status = bitext ? begin_merge(bitext, LINES)
					    : SUMARIO_NO_MEMORY;

	for (size_t i = 0; !status && i < sizeof(targets) / sizeof(*targets);
	     i++) {
		status = sumario_bitext_read_target(bitext, targets[i],
						    strlen(targets[i]), NULL);
		if (!status)
			sumario_bitext_list_unpaired(bitext, add_code, page);
	}
	if (!status)
		status = write_merged(bitext, page);
	sumario_bitext_free(bitext);
	return status;
}

/* A store that is no memory of the bundle's. */
static bool
put_stored(void *user, const char *bytes, size_t len)
{
	return add(user, bytes, len);
}

static bool
get_stored(void *user, uint64_t offset, char *bytes, size_t len)
{
	const struct page *store = user;

	if (offset + len > store->n_bytes)
		return false;
	memcpy(bytes, store->bytes + offset, len);
	return true;
}

/* The file has units of a name, of an article that is none, and of neither. */
static enum sumario_status
read_bundle(struct sumario_bundle *bundle)
{
	static const char first[] =
		"{\"id\":\"a/s1\",\"source\":\"Sale el tren.\",\"target\":"
		"\"The train leaves.\"}\n"
		"{\"id\":\"s2\",\"source\":\"Llueve.\",\"target\":\"Rain.\"}\n",
		last[] = "{\"id\":\"b/s1\",\"source\":\"Nieva.\",\"target\":"
			 "\"It snows.\"}\n"
			 "{\"source\":\"Truena.\",\"target\":\"Thunder.\"}\n";
	size_t n;
	enum sumario_status status = sumario_bundle_read_part(
		bundle, first, strlen(first), false, &n, NULL);

	return status ? status
		      : sumario_bundle_read_part(bundle, last, strlen(last),
						 true, &n, NULL);
}

static enum sumario_status
use_bundle(struct page *page, struct page *store)
{
	struct sumario_bitext *bitext = sumario_bitext_new();
	struct sumario_bundle *bundle = NULL;
	enum sumario_status status =
		bitext ? begin_merge(bitext, LINES) : SUMARIO_NO_MEMORY;

	if (!status && !(bundle = sumario_bundle_new(bitext)))
		status = SUMARIO_NO_MEMORY;
	if (!status && store)
		sumario_bundle_set_store(bundle, put_stored, get_stored, store);
	if (!status)
		status = read_bundle(bundle);
	if (!status)
		status = sumario_bitext_take(bitext, bundle, NULL);
	if (!status)
		status = write_merged(bitext, page);
	if (!status) {
		sumario_bundle_list(bundle, add_code, page);
		if (!store)
			sumario_bundle_list_rest(bundle, add_code, page);
	}
	sumario_bundle_free(bundle);
	sumario_bitext_free(bitext);
	return status;
}

static enum sumario_status
run_bundle(struct page *page)
{
	return use_bundle(page, NULL);
}

static enum sumario_status
run_stored_bundle(struct page *page)
{
	static struct page store;

	store.n_bytes = 0;
	return use_bundle(page, &store);
}

/* An article with the terms of a glossary that are in it. */
static enum sumario_status
run_glossary(struct page *page)
{
	static const char terms[] = "ministro\tminister\nen Vigo\tat Vigo\n"
				    "ministro\tsecretary\n";
	struct sumario_glossary *glossary = sumario_glossary_new();
	struct sumario_document *doc = NULL;
	struct sumario_output output;
	enum sumario_status status =
		glossary ? sumario_glossary_read(glossary, terms, strlen(terms),
						 NULL)
			 : SUMARIO_NO_MEMORY;

	sumario_output_init(&output);
	output.format = SUMARIO_MT_JSON;
	output.glossary = glossary;
	if (!status)
		status = read_text(&doc, SOURCE SOURCE, NULL);
	if (!status)
		status = sumario_document_write(doc, &output, add, page);
	sumario_document_free(doc);
	sumario_glossary_free(glossary);
	return status;
}

/* An article, and one that repeats it. */
static enum sumario_status
run_repetitions(struct page *page)
{
	struct sumario_repetitions *repetitions = sumario_repetitions_new();
	struct sumario_document *doc = NULL;
	struct sumario_output output;
	enum sumario_status status = repetitions ? SUMARIO_OK
						 : SUMARIO_NO_MEMORY;

	sumario_output_init(&output);
	for (int i = 0; !status && i < 2; i++) {
		sumario_document_free(doc);
		status = read_text(&doc, SOURCE, NULL);
		if (!status)
			status = sumario_repetitions_link(repetitions, doc,
							  NULL);
		if (status)
			break;
		status = sumario_document_write(doc, &output, add, page);
	}
	sumario_document_free(doc);
	sumario_repetitions_free(repetitions);
	return status;
}

/* A long sentence, so that more than a few terms are sorted, and wishes. */
static enum sumario_status
run_choice(struct page *page)
{
	static char text[2000];
	struct sumario_wishes *wishes = sumario_wishes_new();
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	struct sumario_output output;
	enum sumario_status status = wishes && doc ? SUMARIO_OK
						   : SUMARIO_NO_MEMORY;
	size_t n = 0;

	for (int i = 0; i < 100; i++)
		n += (size_t)sprintf(text + n, "X%c%cz%s", 'a' + i % 26,
				     'a' + i / 26, i % 90 < 89 ? " " : ". ");
	n += (size_t)sprintf(text + n, ". Nieva  y no llueve. Llueve.");
	sumario_options_init(&options);
	sumario_output_init(&output);
	output.with_explanation = true;
	options.wishes = wishes;
	options.focus = "nieve";
	options.budget_unit = SUMARIO_WORDS;
	options.budget_value = 14;
	if (!status)
		status = sumario_wishes_add(wishes, true, "n[ie]+va y|(a|b){3}",
					    NULL);
	if (!status)
		status = sumario_wishes_add(wishes, false, "a\xCC\x81$", NULL);
	if (!status)
		status = sumario_document_read(doc, &options, text, n, NULL);
	if (!status)
		status = sumario_document_write(doc, &output, add, page);
	sumario_document_free(doc);
	sumario_wishes_free(wishes);
	return status;
}

/* Two articles about one event and a copy, the last by way of a part. */
static enum sumario_status
run_brief(struct page *page)
{
	static const char *const articles[] = {
		SOURCE "La ministra inaugura hoy el puente nuevo de Vega.\n",
		"El puente nuevo de Vega lo inaugura hoy la ministra. Hay dos "
		"heridos por la traca.\n" SOURCE,
		SOURCE "La ministra inaugura hoy el puente nuevo de Vega. Hay "
		       "cinco heridos por la traca.\n"};
	static const char state[] =
		"sumario-state 1\nrun 3 2026-04-07\n"
		"story 9f86d081884c7d65 2026-04-05 2026-04-07 3\n"
		"article 60303ae22b998861\nbullet fd61a03af4f77d87\n"
		"term 7000 puent\nterm 7000 vega\nend 7\n";
	struct sumario_brief *brief = sumario_brief_new();
	struct sumario_brief *part = sumario_brief_new();
	struct sumario_document *doc = NULL;
	struct sumario_options options;
	struct sumario_bitext *bitext = sumario_bitext_new();
	enum sumario_status status =
		brief && part && bitext ? SUMARIO_OK : SUMARIO_NO_MEMORY;

	for (int i = 0; !status && i < 3; i++) {
		sumario_document_free(doc);
		status = read_text(&doc, articles[i], NULL);
		if (!status)
			status = sumario_brief_add_document(
				i < 2 ? brief : part, doc, NULL);
	}
	sumario_options_init(&options);
	if (!status)
		status = sumario_brief_append(brief, part, NULL);
	if (!status)
		status = sumario_brief_read_state(brief, state,
						  sizeof(state) - 1, NULL);
	if (!status)
		status = sumario_brief_make(brief, &options, NULL);
	if (!status)
		status = sumario_brief_write(brief, SUMARIO_JSON, add, page);
	if (!status)
		status = sumario_bitext_read_manifest(bitext, page->bytes,
						      page->n_bytes, NULL);
	if (!status)
		status = sumario_brief_write(brief, SUMARIO_HTML, add, page);
	if (!status)
		status = sumario_brief_write_state(brief, add, page);
	sumario_bitext_free(bitext);
	sumario_document_free(doc);
	sumario_brief_free(brief);
	sumario_brief_free(part);
	return status;
}

static void
test(const char *name, enum sumario_status (*run)(struct page *))
{
	static struct page expected, page;
	bool told = true, freed = true, finished = false;
	unsigned n = 0;

	expected.n_bytes = 0;
	ok(!run(&expected), "%s", name);
	while (!finished && ++n < 2000) {
		long n_before = n_living;
		enum sumario_status status;

		page.n_bytes = 0;
		failed = false;
		countdown = n;
		status = run(&page);
		countdown = 0;
		finished = !failed;
		freed &= n_living == n_before;
		told &= status == SUMARIO_NO_MEMORY ||
			(!status && page.n_bytes == expected.n_bytes &&
			 !memcmp(page.bytes, expected.bytes, page.n_bytes));
	}
	ok(finished && n > 10, "%s: %u allocations", name, n);
	ok(told, "%s: each is told, or makes no difference", name);
	ok(freed, "%s: nothing is lost", name);
}

int
main(void)
{
	for (int kind = 0; kind < 2; kind++) {
		for_good = kind;
		test("align", run_align);
		test("merge", run_merge);
		test("formats", run_formats);
		test("bundle", run_bundle);
		test("stored bundle", run_stored_bundle);
		test("glossary", run_glossary);
		test("memory", run_memory);
		test("repetitions", run_repetitions);
		test("choice", run_choice);
		test("brief", run_brief);
	}
	return done_testing();
}

#endif
