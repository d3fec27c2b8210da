/* SPDX-License-Identifier: MIT */
/*
 * The driver of the checks, and those that look at more than the marks and
 * words of one unit.
 */
#include <config.h>

#include "bitext/check.h"

#include "base/error.h"
#include "bitext/check_part.h"
#include "bitext/translation.h"
#include "bitext/key_index.h"
#include "split/entity.h"
#include "split/word.h"
#include "text/fold.h"
#include "text/language_tag.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct finding_kind
	untranslated = {"untranslated",
		N_("is not translated"), false},
	wrong_language = {"wrong-language",
		N_("is in the language of the source"), false},
	length_ratio = {"length-ratio",
		N_("much longer or shorter than the source"), false},
	inconsistent = {"inconsistent",
		N_("the same source has another translation"), false};
/* clang-format on */

/*
 * A text may be so many times as long as the other, and so many characters
 * more: wide enough for Spanish to Chinese, which takes a third.
 */
#define MAX_RATIO 3
#define SLACK 20

void
check_report(struct check *check, const struct finding_kind *kind,
	     struct span detail)
{
	struct sumario_finding finding =
		finding_make(kind, check->id, check->source_text,
			     check->target_text, detail);

	if (!check->stopped)
		check->stopped = !check->fn(check->user, &finding);
}

uint64_t
check_get_max_length(uint64_t n_source)
{
	return MAX_RATIO * n_source + SLACK;
}

static void
check_length(struct check *check)
{
	uint32_t n_source = 0, n_target = 0, n16 = 0;

	utf8_count(check->source_text.s, check->source_text.len, &n_source,
		   &n16);
	utf8_count(check->target_text.s, check->target_text.len, &n_target,
		   &n16);
	if (n_target > check_get_max_length(n_source) ||
	    n_source > check_get_max_length(n_target))
		check_report(check, &length_ratio, span_of(""));
}

/* Of fewer frequent words more than its own no language is told. */
#define MIN_MORE 5

/* The frequent words of the target's text: N of each language, by its bit. */
static void
count_languages(const struct check *check, uint64_t *n)
{
	const struct lexicon_table *languages = language_default()->languages;
	const char *s = check->target_text.s;
	struct word word;

	for (size_t at = 0; word_next(s, at, check->target_text.len, &word);
	     at = word.end) {
		char folded[FOLD_ROOM];
		size_t len = fold_word(s + word.begin, word.end - word.begin,
				       folded);
		uint32_t flags = len ? lexicon_find(languages, folded, len) : 0;

		for (; flags; flags &= flags - 1)
			n[__builtin_ctz(flags)]++;
	}
}

static uint64_t
get_hits(const uint64_t *n, const char *tag)
{
	uint32_t bit = language_find_bit(tag);

	return bit ? n[__builtin_ctz(bit)] : 0;
}

/* Something was changed, but not the language. */
static void
check_language(struct check *check)
{
	const char *source_lang = check->source_doc->article.source_lang;
	uint64_t n[LANGUAGE_MAX_KNOWN] = {0};

	if (!language_find_bit(check->target_lang))
		return;
	count_languages(check, n);
	if (get_hits(n, source_lang) >=
	    get_hits(n, check->target_lang) + MIN_MORE)
		check_report(check, &wrong_language, span_of(source_lang));
}

/* -- The same source ----------------------------------------------------- */

/* For each segment the first translated one of its source; NULL: memory. */
static uint32_t *
find_firsts(const struct document *doc)
{
	size_t n = doc->segments.n_items;
	struct key_place *places = key_index_make(doc);
	uint32_t *firsts = malloc((n + 1) * sizeof(*firsts));
	const struct key_place *first = NULL;

	for (size_t i = 0; places && firsts && i < n; i++) {
		const struct key_place *place = &places[i];

		firsts[place->segment] = place->segment;
		if (doc->translation->targets.items[place->segment].state ==
		    TARGET_INITIAL)
			continue;
		if (!first || first->key != place->key)
			first = place;
		firsts[place->segment] = first->segment;
	}
	if (!places) {
		free(firsts);
		firsts = NULL;
	}
	free(places);
	return firsts;
}

/* -- All of them --------------------------------------------------------- */

static void
check_target(struct check *check, const struct target *target,
	     const struct target *first)
{
	if (target->state == TARGET_INITIAL) {
		/* One that did not come back has been told of. */
		if (target->translate && target->returned != TARGET_NONE &&
		    !target->doubt)
			check_report(check, &untranslated, span_of(""));
		return;
	}
	if (span_is_same(check->source_text, check->target_text))
		return;
	check_quantities(check);
	check_references(check);
	check_acronyms(check);
	check_names(check);
	check_punctuation(check);
	check_language(check);
	check_length(check);
	check_glossary(check);
	if (!span_is_same(first->text, target->text))
		check_report(check, &inconsistent, span_of(first->id));
}

static void
release(struct check *check)
{
	vector_release(&check->source);
	vector_release(&check->target);
	arena_release(&check->arena);
	vector_release(&check->glossary.words);
	vector_release(&check->glossary.terms);
	vector_release(&check->source_words);
	vector_release(&check->target_words);
	vector_release(&check->sorted_words);
}

/* -- The translation as a document ---------------------------------------- */

/* Puts the targets one after the other, each a segment, into DOC. */
static bool
join_targets(struct document *doc, const struct targets *targets)
{
	struct bytes *text = &doc->article.decoded;

	if (!vector_add_room(&doc->segments, targets->n_items))
		return false;
	for (size_t i = 0; i < targets->n_items; i++) {
		struct span target = targets->items[i].text;
		size_t begin = text->n_items;

		if (begin + target.len + 1 >= ARTICLE_MAX_BYTES ||
		    !vector_add_room(text, target.len + 1))
			return false;
		if (target.len)
			memcpy(text->items + begin, target.s, target.len);
		text->n_items += target.len;
		text->items[text->n_items++] = '\n';
		doc->segments.items[i] =
			(struct segment){.begin = (uint32_t)begin,
					 .end = (uint32_t)(begin + target.len)};
	}
	doc->segments.n_items = targets->n_items;
	doc->article.text = text->items ? text->items : "";
	doc->article.n_bytes = (uint32_t)text->n_items;
	return true;
}

/* The translation is read by the reader that has read the article. */
static bool
find_entities(const struct document *doc, struct document *other)
{
	other->article.source_lang = doc->article.target_lang;
	other->article.lexicon = language_of_pair(doc->article.target_lang,
						  doc->article.source_lang);
	return entity_find_strictly(other);
}

static enum sumario_status
check_all(struct check *check, const uint32_t *firsts,
	  struct sumario_error *error)
{
	const struct document *doc = check->source_doc;
	const struct target *targets = doc->translation->targets.items;

	for (size_t i = 0; i < doc->translation->targets.n_items &&
			   !check->stopped && !check->no_memory;
	     i++) {
		const struct segment *segment =
			&check->target_doc->segments.items[i];

		check->segment = i;
		check->id = targets[i].id;
		check->source_text = target_get_source(doc, &targets[i]);
		check->target_text = document_get_source(check->target_doc,
							 segment);
		check_target(check, &targets[i], &targets[firsts[i]]);
		arena_clear(&check->arena);
	}
	if (check->no_memory)
		return error_no_memory(error);
	return check->stopped ? error_set(error, SUMARIO_IO, "write-failed",
					  N_("cannot write"))
			      : SUMARIO_OK;
}

enum sumario_status
check_targets(const struct document *doc, struct span glossary,
	      sumario_finding_fn *fn, void *user, struct sumario_error *error)
{
	struct document other = {.article = {.text = NULL}};
	struct check check = {.source_doc = doc,
			      .target_doc = &other,
			      .target_lang = doc->article.target_lang,
			      .fn = fn,
			      .user = user};
	uint32_t *firsts = find_firsts(doc);
	enum sumario_status status = SUMARIO_OK;

	document_clear(&other);
	if (!firsts || !join_targets(&other, &doc->translation->targets) ||
	    !find_entities(doc, &other))
		status = error_no_memory(error);
	if (!status && glossary.s)
		status = check_read_glossary(&check, glossary, error);
	if (!status)
		status = check_all(&check, firsts, error);
	free(firsts);
	release(&check);
	document_release(&other);
	return status;
}
