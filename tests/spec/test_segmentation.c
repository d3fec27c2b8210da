/* SPDX-License-Identifier: MIT */
/*
 * doc/segmentation.md is the test: each line of its ```cases blocks is cut by
 * the library and compared with the boundaries it shows.  A rule named by the
 * block must have decided at one stop of the block's cases at least.
 */
#include <config.h>

#include "sumario.h"

#include "../unit/tap.h"
#include "split/sentence.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

#define MAX_LINE 4096
#define MAX_SEGMENTS 64

struct spec {
	struct sumario_document *doc;
	char rule[32]; /* of the block, or "" */
	bool rule_seen;
	int line;
	int n_cases;
};

/* A case: its text, and where the boundaries are in it. */
struct sample {
	char text[MAX_LINE];
	size_t n_text;
	size_t ends[MAX_SEGMENTS];
	size_t n_ends;
};

/* Where a sentence ends without a blank. */
#define BARE_MARK "¦"

/* Reads "\n", "\t" or "\u00A0" at S into SAMPLE; returns its length. */
static size_t
read_escape(struct sample *sample, const char *s)
{
	char digits[5] = "";

	switch (s[1]) {
	case 'n':
		sample->text[sample->n_text++] = '\n';
		return 2;
	case 't':
		sample->text[sample->n_text++] = '\t';
		return 2;
	case 'u':
		memcpy(digits, s + 2, 4);
		sample->n_text += utf8_put((uint32_t)strtoul(digits, NULL, 16),
					   sample->text + sample->n_text);
		return 6;
	}
	sample->text[sample->n_text++] = '\\';
	return 1;
}

static void
read_case(struct sample *sample, const char *line)
{
	sample->n_text = sample->n_ends = 0;
	while (*line) {
		if (!strncmp(line, " | ", 3) || !strncmp(line, "|\\n", 3)) {
			sample->ends[sample->n_ends++] = sample->n_text;
			line += *line == ' ' ? 2 : 1;
		} else if (!strncmp(line, BARE_MARK, strlen(BARE_MARK))) {
			sample->ends[sample->n_ends++] = sample->n_text;
			line += strlen(BARE_MARK);
		} else if (*line == '\\') {
			line += read_escape(sample, line);
		} else {
			sample->text[sample->n_text++] = *line++;
		}
	}
	/* A boundary at the very end is no more than the end. */
	if (!sample->n_ends ||
	    strspn(sample->text + sample->ends[sample->n_ends - 1], "\n") <
		    sample->n_text - sample->ends[sample->n_ends - 1])
		sample->ends[sample->n_ends++] = sample->n_text;
}

static void
look_for_rule(struct spec *spec, const struct sample *sample)
{
	struct sentence_scanner scanner;
	struct sentence_decision decision;

	sentence_init(&scanner, language_default(), sample->text, 0,
		      sample->n_text);
	while (sentence_next_decision(&scanner, &decision))
		spec->rule_seen |= !strcmp(decision.rule->name, spec->rule);
}

static void
run_case(struct spec *spec, const char *line)
{
	struct sumario_options options;
	struct sumario_segment segment;
	struct sample sample;
	bool same;
	uint32_t n = 0;

	sumario_options_init(&options);
	options.depth = SUMARIO_DEPTH_SPLIT;
	read_case(&sample, line);
	sample.text[sample.n_text] = '\0';
	if (sumario_document_read(spec->doc, &options, sample.text,
				  sample.n_text, NULL)) {
		ok(false, "line %d: cannot be read", spec->line);
		return;
	}
	while (sumario_document_get_segment(spec->doc, n, &segment))
		n++;
	same = n == sample.n_ends;
	for (uint32_t i = 0; same && i < n; i++) {
		sumario_document_get_segment(spec->doc, i, &segment);
		same = segment.byte_begin + segment.n_bytes == sample.ends[i];
	}
	ok(same, "line %d: %.60s", spec->line, line);
	for (uint32_t i = 0;
	     !same && sumario_document_get_segment(spec->doc, i, &segment); i++)
		printf("# got: %.*s\n", (int)segment.n_bytes, segment.source);
	look_for_rule(spec, &sample);
	spec->n_cases++;
}

static void
open_block(struct spec *spec, const char *rule)
{
	snprintf(spec->rule, sizeof(spec->rule), "%s", rule);
	spec->rule_seen = false;
}

static void
close_block(struct spec *spec)
{
	if (*spec->rule)
		ok(spec->rule_seen, "rule %s decided above line %d", spec->rule,
		   spec->line);
}

int
main(void)
{
	const char *folder = getenv("top_srcdir");
	char path[MAX_LINE], line[MAX_LINE];
	struct spec spec = {.doc = sumario_document_new()};
	bool in_block = false;
	FILE *file;

	snprintf(path, sizeof(path), "%s/doc/segmentation.md",
		 folder ? folder : ".");
	file = fopen(path, "r");
	if (!file || !spec.doc)
		return 99;
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		spec.line++;
		if (!strncmp(line, "```cases", 8)) {
			in_block = true;
			open_block(&spec, line + 8 + (line[8] == ' '));
		} else if (in_block && !strcmp(line, "```")) {
			in_block = false;
			close_block(&spec);
		} else if (in_block) {
			run_case(&spec, line);
		}
	}
	fclose(file);
	sumario_document_free(spec.doc);
	ok(spec.n_cases >= 300, "%d cases, 300 at least", spec.n_cases);
	return done_testing();
}
