/* SPDX-License-Identifier: MIT */
/*
 * One article on its way through the program.  Each room fills what the next
 * one needs: text and blocks, segments, tokens and terms, weights.
 */
#ifndef SPLIT_DOCUMENT_H
#define SPLIT_DOCUMENT_H

#include "read/article.h"

#define SEGMENT_NONE UINT32_MAX

/* What the user has decided of a sentence beforehand. */
enum wish { WISH_NONE, WISH_MUST, WISH_NOT };

/* A key sentence as it is read, by split/reading.h. */
struct reading_text {
	const char *text; /* not NUL-terminated, in the arena */
	uint32_t n_bytes, n_codepoints, n_words;
};

/* Why a segment is in the summary or not; rank/select.h. */
enum fate {
	FATE_NONE, /* nothing was chosen */
	FATE_CHOSEN,
	FATE_MUST,    /* … because the user wants it */
	FATE_HEADING, /* never chosen */
	FATE_FRONT_MATTER,
	FATE_EMPTY, /* has no words */
	FATE_REPETITION,
	FATE_FORBIDDEN,
	FATE_FURNITURE, /* no part of the article */
	FATE_TORN,	/* begins or ends inside a quotation */
	FATE_LEANS,	/* cannot be read alone */
	FATE_COPY,	/* nearly the same as a better one */
	FATE_LONG,	/* longer than the whole budget */
	FATE_BUDGET,	/* within reach, but not in the best set */
	FATE_RANK,	/* too far down */
	N_FATES
};

/* A sentence, heading or list item. */
struct segment {
	uint32_t begin, end; /* no white space at either end; never empty */
	uint32_t block;
	enum sumario_kind kind;
	bool is_front_matter; /* as its block */

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

	int64_t score;	  /* what it is worth; rank/score.h */
	double focus;	  /* how much of the focus it has, 0..1 of the most */
	int32_t merit;	  /* score and focus, in millionths of the best one's */
	int32_t salience; /* the same, but 0 at least */
	int32_t worth;	  /* what it was worth when it got its rank */
	uint32_t rank;	  /* from 1; 0: cannot be chosen */
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
	float title;	 /* the same, if the title has it, else 0 */
	bool in_small_letters; /* … in the title */
	bool is_name;	       /* capitalised inside a sentence; rank/lean.c */
	double weight;	       /* in the article, by score_segments() */
};

/* One feature of a sentence, and what it adds to the score. */
struct reason {
	int32_t value;
	int64_t adds;
};

#define MATCH_EXACT 10000

/* How a segment is to the article's quotations; rank/quotation.h. */
enum quotation_class {
	QUOTATION_OUTSIDE,
	QUOTATION_SPEAKER, /* whole ones, and a verb of saying outside */
	QUOTATION_TERM,	   /* … and less than half is quoted */
	QUOTATION_WHOLE,   /* … and neither */
	QUOTATION_BARE,	   /* nothing outside: nobody says it */
	/* From here on a quotation is torn. */
	QUOTATION_OPENS_BARE,
	QUOTATION_OPENS, /* … after an introduction */
	QUOTATION_CLOSES_BARE,
	QUOTATION_CLOSES_SAID,	/* … with a verb of saying */
	QUOTATION_CLOSES_NAMED, /* … and a name */
	QUOTATION_INSIDE,	/* of one that began before and ends later */
	QUOTATION_MIXED,	/* closes one and opens another */
	QUOTATION_N_CLASSES
};

/* How the end of a quotation is known. */
enum quote_how { QUOTE_CLOSED, QUOTE_LOST_CLOSER, QUOTE_LOST_OPENER };

/* A quotation with its marks. */
struct quote {
	uint32_t begin, end;
	enum quote_how how;
};

/* A quotation mark, of two strokes, that may open or close. */
struct quote_mark {
	uint32_t begin, end;
	uint32_t block;
	uint32_t glyph;
	char shape; /* 'O' opens, 'C' closes, '?' either */
};

/* What rank/quotation.h knows of a segment. */
struct quotation {
	enum quotation_class class;
	uint32_t n_outside; /* words outside of quotations */
	uint32_t tail; /* the word behind the last one that ends; 0: none */
};

/* Why a sentence leans on those before it; rank/lean.h has the names. */
enum lean_cue {
	LEAN_ANAPHOR, /* "dicho", "ambas" anywhere */
	LEAN_BIAS,    /* always holds, but is no bit */
	LEAN_CONNECTIVE_HARD,
	LEAN_CONNECTIVE_SOFT,
	LEAN_DEFINITE_OPEN,	 /* "La …" */
	LEAN_DEMONSTRATIVE_OPEN, /* "Este impulso" */
	LEAN_DIGIT,
	LEAN_FIRST_IN_PARAGRAPH,
	LEAN_LENGTH, /* no bit: words, up to 50, of 50 */
	LEAN_NAME_EARLY,
	LEAN_NO_END, /* ends with a question mark, colon or comma */
	LEAN_NO_NAME,
	LEAN_NO_TITLE_WORD,
	LEAN_PERSONAL_OPEN,    /* "Ella" */
	LEAN_POSSESSIVE_EARLY, /* "su" before any name */
	LEAN_POSSESSIVE_OPEN,
	LEAN_PRONOUN_OPEN, /* "Esto" */
	LEAN_QUOTED_NONE,
	LEAN_QUOTED_OPENS, /* after an introduction */
	LEAN_QUOTED_WHOLE,
	LEAN_SAID_TAIL, /* "…», dijo." */
	LEAN_THEN,	/* "después" of what? */
	LEAN_THREE_NAMES,
	LEAN_THREE_TITLE_WORDS,
	LEAN_VERB_OPEN, /* no subject: "Llegó ayer" */
	LEAN_VERB_SAYS, /* … "Dijo que" */
	LEAN_WORDS_11,
	LEAN_WORDS_6,
	LEAN_N_CUES
};

/* What rank/lean.h knows of a segment. */
struct leaning {
	uint32_t cues;	      /* bits, by enum lean_cue */
	uint32_t permille;    /* how likely it is that it leans */
	uint32_t opening_end; /* of the words by which it begins to lean */
};

/* What makes a segment no part of the article; rank/furniture.h. */
enum furniture {
	FURNITURE_NONE,
	FURNITURE_SYMBOLS,  /* no letters: "- 3 -", "12:45" */
	FURNITURE_FIGURE,   /* "Página 3 de 10", "25 euros" */
	FURNITURE_NOTHING,  /* "Hola.", "Sí.", a word alone */
	FURNITURE_STAGE,    /* "(Aplausos.)" */
	FURNITURE_CAPTION,  /* of a picture, or its credit */
	FURNITURE_POINTER,  /* "Lea también: …" */
	FURNITURE_LABEL,    /* "Fotos", "Fuente: …" */
	FURNITURE_DATE,	    /* alone, or with a place */
	FURNITURE_BYLINE,   /* "Por Elena Ruiz", "EFE / Villar" */
	FURNITURE_FRONT,    /* other lines before the article: "Sucesos" */
	FURNITURE_LINE,	    /* a few words without a final mark */
	FURNITURE_EMBEDDED, /* a post of a network */
	FURNITURE_SHARE,    /* a bar to share by */
	FURNITURE_AUTHOR,   /* who wrote it */
	FURNITURE_FOREIGN,  /* another language */
	FURNITURE_N_KINDS
};

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
	enum target_state state;
	bool translate; /* false: nothing is to be translated */
	const char *id; /* of its segment, in a manifest; else NULL */

	/* Of a file that comes back: its unit, or TARGET_NONE. */
	uint32_t returned;
	/* Why the text, which is there, is no translation yet; or NULL. */
	const char *doubt;
	bool is_repeated; /* the translation of another one of its source */

	/* Of an alignment: segments of the other document; how sure it is. */
	uint32_t first_other, n_other;
	double confidence;
};

#define TARGET_NONE UINT32_MAX

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
VECTOR_TYPE(segments, struct segment);
VECTOR_TYPE(entities, struct entity);
VECTOR_TYPE(running_words, struct running_word);
VECTOR_TYPE(tokens, struct token);
VECTOR_TYPE(terms, struct term);
VECTOR_TYPE(leanings, struct leaning);
VECTOR_TYPE(furnishing, unsigned char); /* enum furniture */
VECTOR_TYPE(reasons, struct reason);
VECTOR_TYPE(quote_marks, struct quote_mark);
VECTOR_TYPE(quotes, struct quote);
VECTOR_TYPE(quotations, struct quotation);
VECTOR_TYPE(matches, struct match);
VECTOR_TYPE(targets, struct target);
VECTOR_TYPE(keywords, struct keyword);
VECTOR_TYPE(ranking, uint32_t);
VECTOR_TYPE(readings, struct reading_text);

struct document {
	struct article article;

	struct segments segments;
	struct entities entities;
	struct running_words words;	  /* of all segments */
	struct running_words title_words; /* in the title, if it is apart */
	bool starts_with_title;		  /* it is the first segment */
	struct tokens tokens;
	struct terms terms;
	uint64_t n_words;     /* of all segments */
	uint32_t n_sentences; /* segments that can be chosen */

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
	struct quote_marks quote_marks; /* scratch of rank/quotation.c */
	struct quotes quotes;		/* “…”, none inside another */
	struct quotes single_quotes;	/* ‘…’, perhaps inside those */
	struct quotations quotations;	/* by segment */
	struct furnishing furniture;	/* by segment */
	struct leanings leanings;	/* by segment */
	struct reasons reasons;	  /* by segment, all its features; or empty */
	double merit_of_worth;	  /* how much merit a worth of 1 is */
	struct ranking ranking;	  /* segments, the best first */
	struct ranking summary;	  /* segments, in the order asked for */
	struct readings readings; /* of the summary, in its order */
	uint64_t summary_words, summary_codepoints;
	struct keywords keywords;
	struct glossary glossary;

	bool has_memory; /* matches were looked for */
	struct matches matches;
	struct targets targets; /* one for each segment, or none at all */
};

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

/* Whether SEGMENT can be a key sentence, whatever it says. */
static inline bool
document_can_choose(const struct segment *segment)
{
	return segment->kind != SUMARIO_HEADING && !segment->is_front_matter;
}

/* Whether the article, or one before it, has said SEGMENT before. */
static inline bool
document_is_repetition(const struct segment *segment)
{
	return segment->repetition_of != SEGMENT_NONE || segment->repeats_in;
}

/* "sentence", "list-item", … */
const char *document_kind_name(enum sumario_kind kind);

/* The kind of that name; false: there is none. */
bool document_find_kind(struct span name, enum sumario_kind *kind);

/* "initial", "translated", "reviewed", "final". */
const char *target_state_name(enum target_state state);

/* The state of that name; false: there is none. */
bool target_find_state(struct span name, enum target_state *state);

/* Makes a target for each segment, with no text; false: out of memory. */
bool document_make_targets(struct document *doc);

/* The translation of SEGMENT, which is one of DOC; NULL: there is none. */
static inline const struct target *
document_find_target(const struct document *doc, const struct segment *segment)
{
	const struct target *target;

	if (!doc->targets.n_items)
		return NULL;
	target = &doc->targets.items[segment - doc->segments.items];
	return target->state != TARGET_INITIAL ? target : NULL;
}

/* From the begin of its first segment to the end of its last; S may be NULL. */
static inline struct span
target_get_source(const struct document *doc, const struct target *target)
{
	const struct segment *first = doc->segments.items + target->first;

	if (!target->n)
		return SPAN_NONE;
	return (struct span){doc->article.text + first->begin,
			     first[target->n - 1].end - first->begin};
}

/* The source of SEGMENT. */
static inline struct span
document_get_source(const struct document *doc, const struct segment *segment)
{
	return (struct span){doc->article.text + segment->begin,
			     segment->end - segment->begin};
}

#endif
