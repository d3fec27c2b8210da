/* SPDX-License-Identifier: MIT */
/*
 * What is known of an article that is translated: a target for each segment,
 * what a memory has, and what an article before it has said.
 */
#ifndef BITEXT_TRANSLATION_H
#define BITEXT_TRANSLATION_H

#include "split/document.h"

#define MATCH_EXACT 10000

/* A unit of a translation memory, in which its strings live. */
struct match {
	const char *source, *target; /* not NUL-terminated */
	uint32_t n_source, n_target;
	const char *origin; /* name of the file it is from */
	uint32_t score;	    /* in ten-thousandths; MATCH_EXACT: the same text */
};

/* How far a translation is; the names are those of XLIFF 2. */
enum target_state {
	TARGET_INITIAL, /* there is none */
	TARGET_TRANSLATED,
	TARGET_REVIEWED,
	TARGET_FINAL
};

/*
 * The translation of N segments from FIRST on: of one, but where an article
 * was aligned with a translation, which is then another document.
 */
struct target {
	uint32_t first, n;
	struct span text; /* S is NULL: there is none */
	struct span marked; /* the same with its codes (code.h), or NONE */
	enum target_state state;
	bool translate; /* false: nothing is to be translated */
	const char *id; /* of its segment, in a manifest; else NULL */

	/* Of a file that comes back: its unit, or TARGET_NONE. */
	uint32_t returned;
	/* Why the text, which is there, is no translation yet; or NULL. */
	const char *doubt;
	bool is_damaged;  /* it came back with another source */
	bool has_failed;  /* a check has found something */
	bool is_repeated; /* the translation of another one of its source */

	/* Of an alignment: segments of the other document; how sure it is. */
	uint32_t first_other, n_other;
	double confidence;
};

#define TARGET_NONE UINT32_MAX

/* What a segment asks of a translator. */
struct task {
	/* Of the first of its key, by repetition.h, where it lives. */
	const char *repeats_in; /* id of an earlier article; NULL: none */
	uint32_t repeats;	/* its segment there */
	bool repeats_marked;	/* which is to be translated first */

	bool translate_first; /* if a budget of words was given */

	uint32_t first_match, n_matches; /* in matches, the best first */
};

VECTOR_TYPE(matches, struct match);
VECTOR_TYPE(targets, struct target);
VECTOR_TYPE(tasks, struct task);

struct translation {
	struct targets targets; /* one for each segment, or none at all */
	struct tasks tasks;	/* the same */
	bool has_memory;	/* matches were looked for */
	struct matches matches;
};

/* Empties TRANSLATION, zeroed memory or a translation, for the next article. */
void translation_clear(struct translation *translation);

void translation_release(struct translation *translation);

/* Makes a task for each segment of DOC, all zero; false: out of memory. */
bool translation_make_tasks(struct document *doc);

/* The task of segment NUMBER of DOC; zeroes if it has none. */
const struct task *translation_get_task(const struct document *doc,
					size_t number);

/* The same of SEGMENT, which is one of DOC. */
static inline const struct task *
translation_of(const struct document *doc, const struct segment *segment)
{
	return translation_get_task(doc,
				    (size_t)(segment - doc->segments.items));
}

/* Whether the article, or one before it, has said SEGMENT before. */
static inline bool
translation_is_repetition(const struct document *doc,
			  const struct segment *segment)
{
	return segment->repetition_of != SEGMENT_NONE ||
	       translation_of(doc, segment)->repeats_in;
}

/* Makes a target for each segment, with no text; false: out of memory. */
bool translation_make_targets(struct document *doc);

/* The translation of SEGMENT, which is one of DOC; NULL: there is none. */
static inline const struct target *
translation_find_target(const struct document *doc,
			const struct segment *segment)
{
	const struct target *target;

	if (!doc->translation->targets.n_items)
		return NULL;
	target =
		&doc->translation->targets.items[segment - doc->segments.items];
	return target->state != TARGET_INITIAL ? target : NULL;
}

/*
 * Sets task->translate_first where doc->article.options->translate_words would
 * be spent best: in order of rank, then what has no rank in order of position,
 * each that still fits.  A repetition costs nothing: it goes with what it
 * repeats.  What a translation memory has exactly costs nothing either, so it
 * always fits; nor does what repeats a segment of an article before that is to
 * be translated first.  May be called again when such links are known.
 */
void translation_mark_first(struct document *doc);

/* "initial", "translated", "reviewed", "final". */
const char *target_state_name(enum target_state state);

/* The state of that name; false: there is none. */
bool target_find_state(struct span name, enum target_state *state);

/* From the begin of its first segment to the end of its last; S may be NULL. */
static inline struct span
target_get_source(const struct document *doc, const struct target *target)
{
	const struct segment *first = vector_from(&doc->segments,
						  target->first);

	if (!target->n)
		return SPAN_NONE;
	return (struct span){doc->article.text + first->begin,
			     first[target->n - 1].end - first->begin};
}

#endif
