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
#include "base/hash.h"
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

/* What the user has decided of a sentence beforehand. */
enum wish { WISH_NONE, WISH_MUST, WISH_NOT };

/* Why a segment is in the summary or not; rank/select.h. */
enum fate {
	FATE_NONE, /* nothing was chosen */
	FATE_CHOSEN,
	FATE_MUST,    /* … because the user wants it */
	FATE_HEADING, /* never chosen */
	FATE_EMPTY,   /* has no words */
	FATE_REPETITION,
	FATE_FORBIDDEN,
	FATE_COPY,   /* nearly the same as a better one */
	FATE_LONG,   /* longer than the whole budget */
	FATE_BUDGET, /* within reach, but not in the best set */
	FATE_RANK,   /* too far down */
	N_FATES
};

/* A sentence, heading or list item. */
struct segment {
	uint32_t begin, end; /* no white space at either end; never empty */
	uint32_t block;
	enum sumario_kind kind;

	uint32_t codepoint_begin, n_codepoints;
	uint32_t utf16_begin, n_utf16;
	uint32_t first_word, n_words;
	uint32_t first_token, n_tokens;
	uint32_t first_entity, n_entities;

	uint64_t key;		/* by fold_key() */
	uint32_t occurrence;	/* of this key in the article, from 0 */
	uint32_t repetition_of; /* first segment of the same key */

	/* Of the first of its key, by rank/repetition.h, where it lives. */
	const char *repeats_in; /* id of an earlier article; NULL: none */
	uint32_t repeats;	/* its segment there */
	bool repeats_marked;	/* which is to be translated first */

	bool connects; /* to the sentence before, behind which it can be read */
	/* In millionths of the best sentence's; if that before is read too. */
	int32_t salience, salience_behind;
	int32_t worth; /* what it was worth when it got its rank */
	uint32_t rank; /* from 1; 0: cannot be chosen */
	bool in_summary;
	enum fate fate;
	enum wish wish;
	uint32_t copy_of;     /* if that is its fate */
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

#define TERM_NONE UINT32_MAX

/* Any word, in order. */
struct running_word {
	uint32_t begin, end;
	uint32_t term; /* place in terms; TERM_NONE: no content */
	uint32_t cues; /* flags of enum lexicon_cue */
};

/* A stem that occurs in the article. */
struct term {
	const char *stem_text; /* lives in the vocabulary */
	uint32_t n_tokens;     /* in the whole article */
	float idf;
	float focus;	 /* how much the reader asks for it; 0: not at all */
	uint32_t n_here; /* scratch: in the segment at hand */
	double weight;	 /* in the article, by score_segments() */
};

/* What a sentence's score is made of; rank/score.h has the names. */
enum score_part {
	SCORE_CONTENT,
	SCORE_POSITION,
	SCORE_LEAN, /* from here on: factors */
	SCORE_SPEECH,
	SCORE_ENDING, /* a question, or a colon */
	SCORE_ASIDE,  /* no part of the story */
	SCORE_CELL,
	SCORE_FOCUS, /* 0..1 of what the reader asks for */
	SCORE_TOTAL, /* without the focus */
	SCORE_N_PARTS
};

struct score_parts {
	double values[SCORE_N_PARTS];
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
	const char *acronym, *expansion; /* both or, if it has none, neither */
	double weight;			 /* TF-IDF */
	double score;			 /* 0..1 of the best one's */
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
VECTOR_TYPE(running_words, struct running_word);
VECTOR_TYPE(tokens, struct token);
VECTOR_TYPE(terms, struct term);
VECTOR_TYPE(scores, struct score_parts);
VECTOR_TYPE(matches, struct match);
VECTOR_TYPE(keywords, struct keyword);
VECTOR_TYPE(ranking, uint32_t);

struct document {
	struct arena arena;	   /* strings of this article */
	struct charset_bytes line; /* of JSON Lines, if it is not UTF-8 */
	struct charset_bytes decoded;
	struct charset_bytes extracted; /* the text, of HTML or Markdown */
	struct charset_bytes kept;	/* JSON: what else the record has */
	uint64_t seed;			/* of tables; see document_seed() */

	const char *id, *original, *title; /* title: NULL if unknown */
	const char *source_lang, *target_lang;
	const char *media_type;
	enum sumario_input input;
	bool skip_headers;
	bool whole_page;	   /* of HTML: all that is visible */
	bool keep;		   /* what else the record has */
	const char *const *fields; /* of the options, while a record is read */
	struct metadata metadata;
	const struct lexicon *lexicon; /* the language it is read in */

	const char *text; /* well-formed UTF-8, in the input or in decoded */
	uint32_t n_bytes, n_codepoints, n_utf16;
	uint32_t body; /* where blocks may begin: behind headers */
	const char *encoding;
	bool encoding_guessed;
	uint64_t n_replaced, first_replaced;
	uint64_t n_flattened, n_cut; /* see read/html.h */

	/* Of an article that comes in parts: what holds for all of them. */
	struct line_style style;
	uint64_t n_lines; /* of the parts before this one */
	bool is_rest;	  /* parts came before this one */
	bool is_cut; /* parts will follow: only whole paragraphs are taken */

	struct blocks blocks;
	struct segments segments;
	struct entities entities;
	struct running_words words; /* of all segments */
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
	const char *focus;	  /* what the reader asks for, or NULL */
	bool focus_met;		  /* a sentence has one of its words */
	uint64_t wishes_met;	  /* bits, by their places */
	uint32_t n_left_out;	  /* must be in the summary, but are not */
	uint64_t translate_words; /* to be translated first; 0: not asked */
	struct scores scores;	  /* by segment */
	struct ranking ranking;	  /* segments, the best first */
	struct ranking summary;	  /* segments, in the order asked for */
	uint64_t summary_words, summary_codepoints;
	struct keywords keywords;
	struct glossary glossary;

	bool has_memory; /* matches were looked for */
	struct matches matches;
};

/* A seed for hash tables, drawn once for all articles: it costs a call. */
static inline uint64_t
document_seed(struct document *doc)
{
	if (!doc->seed)
		doc->seed = hash_seed();
	return doc->seed;
}

/* The words of SEGMENT; NULL if it has none. */
static inline const struct running_word *
document_get_words(const struct document *doc, const struct segment *segment)
{
	return segment->n_words ? doc->words.items + segment->first_word : NULL;
}

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

/* Where what NAME tells of an article is kept. */
struct document_field {
	const char *name;
	const char **field;
};

/*
 * The field of N_FIELDS that the LEN bytes of NAME stand for, in whatever case;
 * NULL: none.
 */
const char **document_find_field(const struct document_field *fields,
				 size_t n_fields, const char *name, size_t len);

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
