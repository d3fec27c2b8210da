/* SPDX-License-Identifier: MIT */
/* What the checks share.  Each is given one translated segment. */
#ifndef BITEXT_CHECK_PART_H
#define BITEXT_CHECK_PART_H

#include "bitext/finding.h"
#include "bitext/quantity.h"

/* A word of a text in lower case. */
struct folded {
	uint64_t hash;
	uint32_t at; /* which word of the text */
};

VECTOR_TYPE(folded_words, struct folded);

/* A term of the glossary: its words and those of its translation. */
struct glossary_term {
	struct span source, target;
	size_t first_source, n_source; /* of the glossary's words */
	size_t first_target, n_target;
};

VECTOR_TYPE(glossary_terms, struct glossary_term);

struct term_list {
	struct folded_words words;
	struct glossary_terms terms; /* by their first word */
};

struct check {
	/*
	 * The article, and its targets as segments of another document, each
	 * with its entities by the conventions of its language.
	 */
	const struct document *source_doc, *target_doc;
	const char *target_lang;
	size_t segment; /* the one that is being checked */
	const char *id;
	struct span source_text, target_text;

	sumario_finding_fn *fn;
	void *user;
	bool stopped, no_memory;

	struct quantities source, target; /* reused from segment to segment */
	struct arena arena;		  /* cleared for each */
	struct term_list glossary;
	struct folded_words source_words, target_words, sorted_words;
};

/* Tells of the segment; DETAIL may be empty. */
void check_report(struct check *check, const struct finding_kind *kind,
		  struct span detail);

/* The checks. */
void check_quantities(struct check *check);
void check_references(struct check *check);
void check_acronyms(struct check *check);
void check_names(struct check *check);
void check_punctuation(struct check *check);
void check_glossary(struct check *check);

/* Calls FN for each term at each place of the source text where it is. */
typedef void check_term_fn(struct check *check,
			   const struct glossary_term *term, void *user);
void check_find_terms(struct check *check, check_term_fn *fn, void *user);

/* ERROR: bad-glossary with its line. */
enum sumario_status check_read_glossary(struct check *check, struct span text,
					struct sumario_error *error);

#endif
