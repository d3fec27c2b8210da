/* SPDX-License-Identifier: MIT */
/*
 * Translations that come back, for callers: the order of calls is checked here
 * (a manifest before a target, both before a check), the work is done in
 * bitext/.
 */
#include <config.h>

#include "api/sized.h"
#include "base/error.h"
#include "bitext/check.h"
#include "bitext/pair.h"
#include "rank/ranking.h"
#include "rank/score.h"
#include "write/writer.h"

#include <stdlib.h>
#include <string.h>

struct sumario_bitext {
	struct manifest manifest;
	struct findings findings; /* of the pairing */
	enum sumario_repeats repeats;
	bool has_manifest;
	bool is_refused; /* the last target was */
};

struct sumario_bitext *
sumario_bitext_new(void)
{
	return calloc(1, sizeof(struct sumario_bitext));
}

void
sumario_bitext_free(struct sumario_bitext *bitext)
{
	if (!bitext)
		return;
	manifest_release(&bitext->manifest);
	vector_release(&bitext->findings);
	free(bitext);
}

enum sumario_status
sumario_bitext_read_manifest(struct sumario_bitext *bitext, const char *bytes,
			     size_t len, struct sumario_error *error)
{
	enum sumario_status status;

	if (bitext->manifest.bytes.s)
		return error_set(error, SUMARIO_USAGE, "usage",
				 N_("the bitext has a manifest"));
	if (len >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3)) {
		bytes += 3;
		len -= 3;
	}
	status = manifest_read(&bitext->manifest, bytes, len, error);
	bitext->has_manifest = status == SUMARIO_OK;
	return status;
}

void
sumario_bitext_set_repeats(struct sumario_bitext *bitext,
			   enum sumario_repeats repeats)
{
	bitext->repeats = repeats;
}

enum sumario_status
sumario_bitext_read_target(struct sumario_bitext *bitext, const char *bytes,
			   size_t len, struct sumario_error *error)
{
	struct document *doc = &bitext->manifest.article;
	struct target_file file = {.arena = &doc->article.arena,
				   .source_lang = doc->article.source_lang,
				   .target_lang = doc->article.target_lang};
	enum sumario_status status;

	if (!bitext->has_manifest)
		return error_set(error, SUMARIO_USAGE, "usage",
				 N_("the bitext has no manifest"));
	bitext->findings.n_items = 0;
	bitext->is_refused = true;
	status = target_read(&file, bytes, len, error);
	/* Lines of an article without segments are no lines. */
	if (status && !len && !doc->segments.n_items)
		status = SUMARIO_OK;
	if (!status)
		status = pair_units(&bitext->manifest, &file, bitext->repeats,
				    &bitext->findings, error);
	bitext->is_refused = status != SUMARIO_OK;
	target_release(&file);
	return status;
}

bool
sumario_bitext_list_unpaired(const struct sumario_bitext *bitext,
			     sumario_finding_fn *fn, void *user)
{
	for (size_t i = 0; i < bitext->findings.n_items; i++)
		if (!fn(user, &bitext->findings.items[i]))
			return false;
	return true;
}

enum sumario_status
sumario_bitext_check(const struct sumario_bitext *bitext, const char *glossary,
		     size_t n_glossary, sumario_finding_fn *fn, void *user,
		     struct sumario_error *error)
{
	if (bitext->is_refused || !bitext->has_manifest)
		return SUMARIO_OK;
	return check_targets(&bitext->manifest.article,
			     (struct span){glossary, n_glossary}, fn, user,
			     error);
}

void
sumario_bitext_get_coverage(const struct sumario_bitext *bitext,
			    struct sumario_coverage *coverage)
{
	const struct document *doc = &bitext->manifest.article;

	*coverage = (struct sumario_coverage){.n_segments = 0};
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const struct segment *segment = &doc->segments.items[i];
		const struct rating *rating = ranking_get(doc, i);
		bool translated = translation_find_target(doc, segment) != NULL;
		double salience = (double)rating->salience / SCORE_ONE;

		if (!doc->translation->targets.items[i].translate)
			continue;
		coverage->n_segments++;
		coverage->n_translated += translated;
		coverage->n_repeated +=
			doc->translation->targets.items[i].is_repeated;
		coverage->n_words += segment->n_words;
		coverage->n_translated_words += translated ? segment->n_words
							   : 0;
		coverage->salience += salience;
		coverage->translated_salience += translated ? salience : 0;
		coverage->n_key_sentences += rating->in_summary;
		coverage->n_translated_key_sentences += rating->in_summary &&
							translated;
	}
}

bool
sumario_bitext_has_format(enum sumario_format format)
{
	return writer_find_merge(format) != NULL;
}

enum sumario_status
sumario_bitext_write(const struct sumario_bitext *bitext,
		     const struct sumario_output *given,
		     sumario_write_fn *write, void *user,
		     struct sumario_error *error)
{
	struct sumario_output output;
	enum sumario_status status = sized_take_output(&output, given);
	const struct manifest *manifest = &bitext->manifest;
	const struct writer *writer =
		status ? NULL
		: manifest->is_briefing
			? writer_find_briefing_merge(output.format)
			: writer_find_merge(output.format);
	const struct document *doc = &manifest->article;
	struct buffer buffer;
	struct writing writing = {
		.out = &buffer,
		.doc = doc,
		.output = &output,
		.manifest = manifest,
		.briefing = manifest->is_briefing ? &manifest->briefing : NULL};

	if (!writer || !bitext->has_manifest)
		return error_set(error, SUMARIO_USAGE, "usage",
				 N_("merge does not write this format"));
	if (output.format == SUMARIO_TEXT && !bitext->manifest.is_whole)
		return error_set(error, SUMARIO_BAD_DATA, "partial-manifest",
				 N_("the manifest does not hold the whole "
				    "article"));
	output.source_lang = doc->article.source_lang;
	output.target_lang = doc->article.target_lang;
	buffer_init(&buffer, write, user);
	status = writer_write_all(writer, &writing);
	if (status == SUMARIO_NO_MEMORY)
		return error_no_memory(error);
	return status ? error_set(error, status, "write-failed",
				  N_("cannot write"))
		      : SUMARIO_OK;
}
