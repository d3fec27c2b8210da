/* SPDX-License-Identifier: MIT */
/*
 * One article on its way through the program.  Each room fills what the next
 * one needs: text and blocks, segments, tokens and terms, weights.
 */
#ifndef SPLIT_DOCUMENT_H
#define SPLIT_DOCUMENT_H

#include "read/article.h"

#define SEGMENT_NONE UINT32_MAX

/* The language of a segment: it is not clear, else place + 1 of a tag. */
#define SEGMENT_UNCLEAR 0

/* A sentence, heading or list item. */
struct segment {
	uint32_t begin, end; /* no white space at either end; never empty */
	uint32_t block;
	enum sumario_kind kind;
	bool is_front_matter; /* as its block */
	uint8_t language;     /* SEGMENT_UNCLEAR, or what detect.h says */

	uint32_t codepoint_begin, n_codepoints;
	uint32_t utf16_begin, n_utf16;
	uint32_t first_word, n_words;
	uint32_t cues,
		n_capitals; /* of all its words; those with CUE_CAPITAL */
	uint32_t first_token, n_tokens;
	uint32_t first_entity, n_entities;

	uint64_t key;		/* by fold_key() */
	uint32_t occurrence;	/* of this key in the article, from 0 */
	uint32_t repetition_of; /* first segment of the same key */
};

/* What a translator must keep or check; in order, see split/entity.h. */
struct entity {
	uint32_t begin, end;
	uint32_t codepoint_begin, n_codepoints;
	enum sumario_entity_type type;
	bool translate;
	bool doubtful, is_initial; /* while names are being read */
	enum sumario_entity_subtype subtype;
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

/* The stem of a word of the title, which the text need not have. */
struct title_stem {
	const char *text; /* lives in the vocabulary; NULL: no content */
	float idf;
};

/* What an article has in one of several languages. */
struct language_part {
	const char *tag; /* static; "und": another one */
	uint64_t n_words;
	uint32_t first_place, n_places; /* blocks, in part_blocks */
};

/* A stem that occurs in the article. */
struct term {
	const char *stem_text; /* lives in the vocabulary */
	uint32_t n_tokens;     /* in the whole article */
	float idf;
};

VECTOR_TYPE(places, uint32_t); /* of segments, say */
VECTOR_TYPE(segments, struct segment);
VECTOR_TYPE(language_parts, struct language_part);
VECTOR_TYPE(entities, struct entity);
VECTOR_TYPE(running_words, struct running_word);
VECTOR_TYPE(title_stems, struct title_stem);
VECTOR_TYPE(tokens, struct token);
VECTOR_TYPE(terms, struct term);

struct ranking;	    /* rank/ranking.h */
struct translation; /* bitext/translation.h */

struct document {
	struct article article;

	struct segments segments;
	struct entities entities;
	struct running_words words;	  /* of all segments */
	struct places number_words;	  /* … that may begin a number */
	struct running_words title_words; /* in the title, if it is apart */
	struct title_stems title_stems;	  /* of these words */
	bool starts_with_title;		  /* it is the first segment */
	struct tokens tokens;
	struct terms terms;
	uint64_t n_words;     /* of all segments */
	uint32_t n_sentences; /* segments that can be chosen */

	const char *language; /* static */
	double language_confidence;
	struct language_parts parts; /* its own first; none: it is all in one */
	struct places part_blocks;

	struct ranking *ranking;	 /* what rank/ knows of it */
	struct translation *translation; /* … and bitext/ */
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

/* "sentence", "list-item", … */
const char *document_kind_name(enum sumario_kind kind);

/* The kind of that name; false: there is none. */
bool document_find_kind(struct span name, enum sumario_kind *kind);

/* The source of SEGMENT. */
static inline struct span
document_get_source(const struct document *doc, const struct segment *segment)
{
	return (struct span){doc->article.text + segment->begin,
			     segment->end - segment->begin};
}

#endif
