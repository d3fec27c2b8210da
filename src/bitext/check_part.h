/* SPDX-License-Identifier: MIT */
/* What the checks share.  Each is given one translated unit. */
#ifndef BITEXT_CHECK_PART_H
#define BITEXT_CHECK_PART_H

#include "bitext/finding.h"
#include "read/document.h"

/* A number, an address, an acronym; VALUE is equal if the pieces are. */
struct piece {
	struct span text;
	uint64_t value;
	uint32_t next; /* see check_pieces.c */
	bool used;
};

VECTOR_TYPE(pieces, struct piece);

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
	struct span source_lang, target_lang;
	const char *id; /* of the segment */
	struct span source_text, target_text;
	sumario_finding_fn *fn;
	void *user;
	bool stopped, no_memory;
	struct pieces source, target; /* reused from unit to unit */
	struct term_list glossary;
	struct folded_words source_words, target_words, sorted_words;
};

/* Tells of the unit; DETAIL may be empty. */
void check_report(struct check *check, const struct finding_kind *kind,
		  struct span detail);

/* Adds a piece; false: out of memory, which CHECK notes. */
bool check_add_piece(struct check *check, struct pieces *pieces,
		     struct span text, uint64_t value);

/*
 * Tells of each piece of the source that the target lacks.  COUNT: one that
 * stands twice must be there twice.
 */
void check_missing(struct check *check, const struct finding_kind *kind,
		   bool count);

/* Takes the next word without white space off the front of REST. */
bool check_next_token(struct span *rest, struct span *token);

/* TOKEN without quotes, brackets and stops at its ends. */
struct span check_strip(struct span token);

/* Whether TOKEN, stripped, is a URL or an e-mail address. */
bool check_is_url(struct span token);
bool check_is_email(struct span token);

/* Whether LANGUAGE is TAG or begins with TAG and a hyphen. */
bool check_is_language(struct span language, const char *tag);

/* The checks. */
void check_numbers(struct check *check);
void check_references(struct check *check);
void check_acronyms(struct check *check);
void check_punctuation(struct check *check);
void check_glossary(struct check *check);

/* ERROR: bad-glossary with its line. */
enum sumario_status check_read_glossary(struct check *check, struct span text,
					struct sumario_error *error);

#endif
