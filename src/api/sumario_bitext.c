/* SPDX-License-Identifier: MIT */
/*
 * Translations that come back, for callers: the order of calls is checked here
 * (a manifest before a target, both before a check), the work is done in
 * bitext/.
 */
#include <config.h>

#include "api/sized.h"
#include "api/sumario_bundle.h"
#include "api/sumario_original.h"
#include "api/work.h"
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
	struct sumario_document *original; /* as it was read, or NULL */
	struct pair_ways ways;
	struct span ids;	    /* of mt-lines, or NONE */
	enum sumario_format format; /* of the last target */
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
	sumario_document_free(bitext->original);
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
	bitext->ways.repeats = repeats;
}

void
sumario_bitext_set_skip(struct sumario_bitext *bitext, bool skips)
{
	bitext->ways.skips = skips;
}

const char *
sumario_bitext_get_source_lang(const struct sumario_bitext *bitext)
{
	return bitext->manifest.article.article.source_lang;
}

const char *
sumario_bitext_get_target_lang(const struct sumario_bitext *bitext)
{
	return bitext->manifest.article.article.target_lang;
}

void
sumario_bitext_set_ids(struct sumario_bitext *bitext, const char *bytes,
		       size_t len)
{
	bitext->ids = (struct span){bytes, len};
}

enum sumario_format
sumario_bitext_get_format(const struct sumario_bitext *bitext)
{
	return bitext->format;
}

const char *
sumario_bitext_get_id(const struct sumario_bitext *bitext)
{
	const char *id = bitext->manifest.article.article.id;

	return id ? id : "";
}

enum sumario_status
sumario_bitext_read_target(struct sumario_bitext *bitext, const char *bytes,
			   size_t len, struct sumario_error *error)
{
	struct document *doc = &bitext->manifest.article;
	struct target_file file = {.arena = &doc->article.arena,
				   .source_lang = doc->article.source_lang,
				   .target_lang = doc->article.target_lang,
				   .ids = bitext->ids,
				   .findings = &bitext->findings};
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
		status = pair_units(&bitext->manifest, &file, &bitext->ways,
				    &bitext->findings, error);
	bitext->is_refused = status != SUMARIO_OK;
	bitext->format = target_get_format(&file);
	target_release(&file);
	return status;
}

enum sumario_status
sumario_bitext_take(struct sumario_bitext *bitext,
		    struct sumario_bundle *bundle, struct sumario_error *error)
{
	struct target_file file = {
		.arena = &bitext->manifest.article.article.arena};
	struct pair_ways ways = bitext->ways;
	enum sumario_status status;

	if (!bitext->has_manifest)
		return error_set(error, SUMARIO_USAGE, "usage",
				 N_("the bitext has no manifest"));
	ways.is_part = true;
	bitext->findings.n_items = 0;
	status = bundle_find(&bundle->content, &bitext->manifest, &file, error);
	if (!status)
		status = pair_units(&bitext->manifest, &file, &ways,
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

/* Who is told of what the checks find, besides the columns. */
struct checking {
	struct manifest *manifest;
	sumario_finding_fn *fn;
	void *user;
};

static bool
note_failed(void *user, const struct sumario_finding *finding)
{
	const struct checking *checking = user;
	uint32_t i = manifest_find(checking->manifest, span_of(finding->id));

	if (i != SEGMENT_NONE)
		checking->manifest->translation.targets.items[i].has_failed =
			true;
	return checking->fn(checking->user, finding);
}

enum sumario_status
sumario_bitext_check(struct sumario_bitext *bitext, const char *glossary,
		     size_t n_glossary, sumario_finding_fn *fn, void *user,
		     struct sumario_error *error)
{
	struct checking checking = {&bitext->manifest, fn, user};
	struct targets *targets = &bitext->manifest.translation.targets;

	if (bitext->is_refused || !bitext->has_manifest)
		return SUMARIO_OK;
	for (size_t i = 0; i < targets->n_items; i++)
		targets->items[i].has_failed = false;
	return check_targets(&bitext->manifest.article,
			     (struct span){glossary, n_glossary}, note_failed,
			     &checking, error);
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
	status = writer_write_document(writer, &writing);
	if (status == SUMARIO_NO_MEMORY)
		return error_no_memory(error);
	return status ? error_set(error, status, "write-failed",
				  N_("cannot write"))
		      : SUMARIO_OK;
}

/* What is wrong with codes is to be sent again. */
static bool
note_mendable(void *user, const struct sumario_finding *finding)
{
	const struct checking *checking = user;

	if (original_can_be_mended(finding))
		return note_failed(user, finding);
	return checking->fn(checking->user, finding);
}

enum sumario_status
sumario_bitext_write_original(struct sumario_bitext *bitext, const char *bytes,
			      size_t len, sumario_finding_fn *fn, void *fn_user,
			      sumario_write_fn *write, void *user,
			      struct sumario_error *error)
{
	struct checking checking = {&bitext->manifest, fn, fn_user};

	if (!bitext->has_manifest)
		return error_set(error, SUMARIO_USAGE, "usage",
				 N_("the bitext has no manifest"));
	return original_put(&bitext->manifest, (struct span){bytes, len},
			    &bitext->original, fn ? note_mendable : NULL,
			    &checking, write, user, error);
}

enum sumario_status
sumario_bitext_write_place(enum sumario_place place,
			   const struct sumario_output *given,
			   sumario_write_fn *write, void *user)
{
	struct sumario_output output;
	enum sumario_status status = sized_take_output(&output, given);
	const struct writer *writer = status ? NULL
					     : writer_find_merge(output.format);

	return writer ? writer_write_place(writer, place, &output, write, user)
		      : SUMARIO_USAGE;
}

/* -- What is to be sent again ---------------------------------------------- */

/*
 * The segments that are, into ONLY, and the targets as if nothing had come
 * back; returns how many they are.
 */
static uint64_t
find_rest(const struct targets *targets, bool *only, struct target *blank)
{
	uint64_t n = 0;

	for (size_t i = 0; i < targets->n_items; i++) {
		const struct target *target = &targets->items[i];

		only[i] = target->translate &&
			  (target->state == TARGET_INITIAL ||
			   target->has_failed);
		n += only[i];
		blank[i] = (struct target){.first = target->first,
					   .n = target->n,
					   .translate = target->translate,
					   .id = target->id};
	}
	return n;
}

static enum sumario_status
write_rest(const struct sumario_bitext *bitext,
	   const struct sumario_output *output, const bool *only,
	   struct target *blank, struct buffer *buffer)
{
	struct document doc = bitext->manifest.article;
	struct translation translation = *doc.translation;
	struct writing writing = {
		.out = buffer, .doc = &doc, .output = output, .only = only};

	translation.targets.items = blank;
	doc.translation = &translation;
	if (bitext->original)
		doc.article.origin = bitext->original->content.article.origin;
	writer_get(output->format)->document(&writing);
	return buffer_finish(buffer);
}

enum sumario_status
sumario_bitext_write_rest(const struct sumario_bitext *bitext,
			  const struct sumario_output *given,
			  sumario_write_fn *write, void *user,
			  uint64_t *n_units)
{
	const struct targets *targets = &bitext->manifest.translation.targets;
	size_t n = targets->n_items + 1;
	bool *only = malloc(n * sizeof(*only));
	struct target *blank = malloc(n * sizeof(*blank));
	struct sumario_output output;
	struct buffer buffer;
	enum sumario_status status = only && blank
					     ? sized_take_output(&output, given)
					     : SUMARIO_NO_MEMORY;

	*n_units = status ? 0 : find_rest(targets, only, blank);
	if (*n_units) {
		buffer_init(&buffer, write, user);
		status = write_rest(bitext, &output, only, blank, &buffer);
	}
	free(only);
	free(blank);
	return status;
}
