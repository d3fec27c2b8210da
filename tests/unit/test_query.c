/* SPDX-License-Identifier: MIT */
/*
 * What a program can ask of a document, and structures that are of another size
 * than the library's.
 */
#include <config.h>

#include "sumario.h"

#include "sink.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static const char page[] =
	"---\ntitle: Obras\nauthor: Ana Ruiz\ndate: 2026-03-03\n"
	"url: https://diario.example/obras\n---\n\n"
	"El puente viejo se cierra.  El puente tiene cien años.\n\n"
	"El río Aguará baja con agua.\n";

static struct sumario_document *
read_page(const struct sumario_options *options)
{
	struct sumario_document *doc = sumario_document_new();

	if (!doc ||
	    sumario_document_read(doc, options, page, strlen(page), NULL))
		abort();
	return doc;
}

static struct sumario_options
markdown(void)
{
	struct sumario_options options;

	sumario_options_init(&options);
	options.input = SUMARIO_INPUT_MARKDOWN;
	return options;
}

static void
test_metadata(void)
{
	struct sumario_options options = markdown();
	struct sumario_document *doc;
	struct sumario_metadata metadata;

	options.original = "obras.md";
	doc = read_page(&options);
	sumario_document_get_metadata(doc, &metadata);
	ok(!strcmp(metadata.original, "obras.md") &&
		   !strcmp(metadata.title, "Obras"),
	   "file and title");
	ok(!strcmp(metadata.author, "Ana Ruiz") &&
		   !strcmp(metadata.date, "2026-03-03") &&
		   !strcmp(metadata.url, "https://diario.example/obras"),
	   "author, date, url");
	ok(!metadata.site && !metadata.language, "what is not known is NULL");
	sumario_document_free(doc);
}

static void
test_segments(void)
{
	struct sumario_options options = markdown();
	struct sumario_document *doc = read_page(&options);
	struct sumario_segment segment;
	char id[SUMARIO_ID_SIZE], key[SUMARIO_ID_SIZE];
	const char *text, *gap;
	size_t n_text, n_gap, at;
	uint32_t i;

	text = sumario_document_get_text(doc, &n_text);
	gap = sumario_document_get_leading(doc, &at);
	ok(gap == text && at <= n_text, "the text begins with what leads");
	for (i = 0; sumario_document_get_segment(doc, i, &segment); i++) {
		at += segment.n_bytes;
		gap = sumario_document_get_trailing(doc, i, &n_gap);
		ok(gap == text + at, "a gap follows segment %u", (unsigned)i);
		at += n_gap;
	}
	ok(i == 3 && at == n_text, "the tiling law");
	ok(!sumario_document_get_trailing(doc, i, &n_gap) &&
		   !sumario_document_get_id(doc, i, id) &&
		   !sumario_document_get_key(doc, i, key),
	   "there are no more");
	ok(sumario_document_get_id(doc, 2, id) && !strcmp(id, "s3"), "s3");
	ok(sumario_document_get_key(doc, 2, key) && strlen(key) == 18 &&
		   !strcmp(key + 16, "-0"),
	   "its key %s", key);
	sumario_document_free(doc);
	options.depth = SUMARIO_DEPTH_SPLIT;
	doc = read_page(&options);
	ok(sumario_document_get_id(doc, 0, id) &&
		   !sumario_document_get_key(doc, 0, key),
	   "a text that is only split has no keys");
	sumario_document_free(doc);
}

static void
test_keywords(void)
{
	struct sumario_options options = markdown();
	struct sumario_document *doc = read_page(&options);
	struct sumario_keyword keyword;
	uint32_t i = 0, n_puente = 0;
	double score = 1;
	bool falls = true;

	for (; sumario_document_get_keyword(doc, i, &keyword); i++) {
		falls &= keyword.score <= score && keyword.n_segments > 0;
		score = keyword.score;
		if (strstr(keyword.term, "puente"))
			n_puente = keyword.n_segments;
	}
	ok(i > 0 && i <= options.n_keywords && falls, "the best come first");
	ok(n_puente == 2, "puente is in two segments");
	sumario_document_free(doc);
	doc = sumario_document_new();
	ok(!sumario_document_get_keyword(doc, 0, &keyword), "or none");
	sumario_document_free(doc);
}

/* -- Sizes --------------------------------------------------------------- */

/* What a newer header would have. */
struct newer_options {
	struct sumario_options options;
	int more;
};

static enum sumario_status
read_with(const struct sumario_options *options)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_error error = {.code = "none"};
	enum sumario_status status =
		sumario_document_read(doc, options, page, strlen(page), &error);

	ok(!status || !strcmp(error.code, "bad-options"), "%s", error.code);
	sumario_document_free(doc);
	return status;
}

static void
test_options(void)
{
	struct newer_options newer;
	struct sumario_options options;

	memset(&newer, 'x', sizeof(newer));
	sumario_options_init_size(&newer.options, sizeof(newer));
	ok(newer.more == 0 && newer.options.size == sizeof(newer),
	   "what is unknown is zero");
	ok(read_with(&newer.options) == SUMARIO_OK, "and is taken");
	newer.more = 1;
	ok(read_with(&newer.options) == SUMARIO_USAGE, "what is set is not");
	memset(&options, 'x', sizeof(options));
	sumario_options_init_size(&options, sizeof(options) / 2);
	ok(((char *)&options)[sizeof(options) - 1] == 'x' &&
		   ((char *)&options)[sizeof(options) / 2] == 'x',
	   "a smaller structure is not overrun");
	ok(read_with(&options) == SUMARIO_USAGE, "one of no version is not");
	options.size = 0;
	ok(read_with(&options) == SUMARIO_USAGE, "nor one without a size");
}

static void
test_output(void)
{
	struct sumario_options options = markdown();
	struct sumario_document *doc = read_page(&options);
	struct sumario_output output;
	struct sink sink = {0};

	sumario_output_init(&output);
	output.format = SUMARIO_BULLETS;
	output.size = 0;
	ok(sumario_document_write(doc, &output, sink_write, &sink) ==
			   SUMARIO_USAGE &&
		   sumario_write_place(SUMARIO_BEGIN, &output, sink_write,
				       &sink) == SUMARIO_USAGE,
	   "an output without a size");
	output.size = sizeof(output);
	ok(!sumario_document_write(doc, &output, sink_write, &sink),
	   "and with it");
	sink_release(&sink);
	sumario_document_free(doc);
}

int
main(void)
{
	test_metadata();
	test_segments();
	test_keywords();
	test_options();
	test_output();
	return done_testing();
}
