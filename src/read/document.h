/* SPDX-License-Identifier: MIT */
/*
 * One article on its way through the program.  Each room fills what the next
 * one needs: text, blocks, segments, tokens and terms, weights.
 *
 * Positions are bytes of the text, ranges are [begin, end).
 */
#ifndef READ_DOCUMENT_H
#define READ_DOCUMENT_H

#include "base/arena.h"
#include "base/vector.h"
#include "sumario.h"
#include "text/charset.h"
#include "text/lexicon.h"

/* Texts must be smaller, so that positions fit. */
#define DOCUMENT_MAX_BYTES UINT32_MAX

/* What an article says of itself; NULL: unknown.  Strings in the arena. */
struct metadata {
	const char *author, *date, *language, *site, *url;
};

/* A block is a paragraph, heading or list item: it holds whole sentences. */
struct block {
	uint32_t begin, end; /* no white space at either end; never empty */
	enum sumario_kind kind;
};

#define SEGMENT_NONE UINT32_MAX

/* How the article uses its line ends; see read/plain.h. */
struct line_style {
	bool known;
	bool wrapped;
	uint32_t width; /* of a full line in code points, if wrapped */
};

/* A sentence, heading or list item. */
struct segment {
	uint32_t begin, end; /* no white space at either end; never empty */
	uint32_t block;
	enum sumario_kind kind;

	uint32_t codepoint_begin, n_codepoints;
	uint32_t utf16_begin, n_utf16;
	uint32_t n_words;
	uint32_t first_token, n_tokens;
	uint32_t first_entity, n_entities;

	uint64_t key;		/* by fold_key() */
	uint32_t occurrence;	/* of this key in the article, from 0 */
	uint32_t repetition_of; /* first segment of the same key */

	/* Of the first of its key, by rank/repetition.h, where it lives. */
	const char *repeats_in; /* id of an earlier article; NULL: none */
	uint32_t repeats;	/* its segment there */
	bool repeats_marked;	/* which is to be translated first */

	int32_t salience; /* in millionths of the best sentence's */
	uint32_t rank;	  /* from 1; 0: cannot be chosen */
	bool in_summary;
	bool translate_first; /* if a budget of words was given */

	uint32_t first_match, n_matches; /* in matches, the best first */
};

/* What a translator must keep or check; in order, see split/entity.h. */
struct entity {
	uint32_t begin, end;
	uint32_t codepoint_begin, n_codepoints;
	enum sumario_entity_type type;
	bool translate;
	uint32_t n_normalized;
	const char *normalized; /* in the text or in the arena */
};

/* A word with content: neither stop word nor number. */
struct token {
	uint32_t begin, end;
	uint32_t term; /* place in terms */
};

/* A stem that occurs in the article. */
struct term {
	const char *stem_text; /* lives in the vocabulary */
	uint32_t n_tokens;     /* in the whole article */
	float idf;
	uint32_t n_here; /* scratch: in the segment at hand */
};

#define MATCH_EXACT 10000

/* A unit of a translation memory, in which its strings live. */
struct match {
	const char *source, *target; /* not NUL-terminated */
	uint32_t n_source, n_target;
	const char *origin; /* name of the file it is from */
	uint32_t score;	    /* in ten-thousandths; MATCH_EXACT: the same text */
};

struct keyword {
	const char *text; /* most frequent surface form, in the arena */
	double weight;	  /* TF-IDF */
	double score;	  /* 0..1 of the best one's */
	uint32_t n_tokens;
	uint32_t *segments; /* in order, in the arena */
	uint32_t n_segments;
};

enum glossary_kind { GLOSSARY_TERM, GLOSSARY_NAME, GLOSSARY_ACRONYM };

/* A term, name or acronym of the glossary; strings not NUL-terminated. */
struct glossary_entry {
	const char *text, *expansion; /* expansion: NULL if unknown */
	uint32_t n_text, n_expansion;
	enum glossary_kind kind;
	uint32_t n_found; /* in the whole article */
	double weight, score;
	uint32_t *segments; /* in order, in the arena */
	uint32_t n_segments, first_segment;
};

VECTOR_TYPE(glossary, struct glossary_entry);
VECTOR_TYPE(blocks, struct block);
VECTOR_TYPE(segments, struct segment);
VECTOR_TYPE(entities, struct entity);
VECTOR_TYPE(tokens, struct token);
VECTOR_TYPE(terms, struct term);
VECTOR_TYPE(matches, struct match);
VECTOR_TYPE(keywords, struct keyword);
VECTOR_TYPE(ranking, uint32_t);

struct document {
	struct arena arena;	   /* strings of this article */
	struct charset_bytes line; /* of JSON Lines, if it is not UTF-8 */
	struct charset_bytes decoded;
	struct charset_bytes extracted; /* the text of a page */

	const char *id, *original, *title; /* title: NULL if unknown */
	const char *source_lang, *target_lang;
	const char *media_type;
	enum sumario_input input;
	bool whole_page; /* of HTML: all that is visible, not the article */
	struct metadata metadata;
	const struct lexicon *lexicon; /* the language it is read in */

	const char *text; /* well-formed UTF-8, in the input or in decoded */
	uint32_t n_bytes, n_codepoints, n_utf16;
	const char *encoding;
	bool encoding_guessed;
	uint64_t n_replaced, first_replaced;
	uint64_t n_flattened, n_cut; /* see read/html.h */

	/* Of an article that comes in parts: what holds for all of them. */
	struct line_style style;
	bool is_rest; /* parts came before this one */
	bool is_cut;  /* parts will follow: only whole paragraphs are taken */

	struct blocks blocks;
	struct segments segments;
	struct entities entities;
	struct tokens tokens;
	struct terms terms;
	uint64_t n_words;     /* of all segments */
	uint32_t n_sentences; /* segments that are no headings */

	const char *language; /* static */
	double language_confidence;

	enum sumario_depth depth;
	enum sumario_order order;
	enum sumario_unit budget_unit;
	double budget_value;
	uint64_t translate_words; /* to be translated first; 0: not asked */
	struct ranking ranking;	  /* segments, the best first */
	struct ranking summary;	  /* segments, in the order asked for */
	uint64_t summary_words, summary_codepoints;
	struct keywords keywords;
	struct glossary glossary;

	bool has_memory; /* matches were looked for */
	struct matches matches;
};

/* The tokens of SEGMENT; NULL if it has none. */
static inline const struct token *
document_get_tokens(const struct document *doc, const struct segment *segment)
{
	return segment->n_tokens ? doc->tokens.items + segment->first_token
				 : NULL;
}

/*
 * Empties DOC, zeroed memory or a document, for the next article; memory is
 * kept within reason.
 */
void document_clear(struct document *doc);

/* Frees all that DOC holds. */
void document_release(struct document *doc);

/*
 * Copies LEN bytes of S into the arena at *FIELD, with U+FFFD for what is not
 * well-formed UTF-8; false: out of memory.
 */
bool document_set_string(struct document *doc, const char **field,
			 const char *s, size_t len);

/* Adds a block unless nothing but blanks is in it; false: out of memory. */
bool document_add_block(struct document *doc, size_t begin, size_t end,
			enum sumario_kind kind);

/* Makes TEXT, which stays the caller's, the document's text. */
enum sumario_status document_set_text(struct document *doc,
				      const struct charset_text *text,
				      struct sumario_error *error);

/* Whether the article, or one before it, has said SEGMENT before. */
static inline bool
document_is_repetition(const struct segment *segment)
{
	return segment->repetition_of != SEGMENT_NONE || segment->repeats_in;
}

/* The match whose target is SEGMENT's, the same text; NULL: there is none. */
static inline const struct match *
document_find_target(const struct document *doc, const struct segment *segment)
{
	const struct match *match;

	if (!segment->n_matches)
		return NULL;
	match = doc->matches.items + segment->first_match;
	return match->score == MATCH_EXACT ? match : NULL;
}

#endif
