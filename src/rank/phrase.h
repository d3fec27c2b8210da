/* SPDX-License-Identifier: MIT */
/*
 * The words and phrases of an article that may be keywords, and all places
 * where they occur, in the title too.  A phrase is a run of words with content
 * that are linked by one blank, a hyphen, or a few small words: "de la", "y".
 */
#ifndef RANK_PHRASE_H
#define RANK_PHRASE_H

#include "split/document.h"

#define PHRASE_NOWHERE UINT32_MAX

/* How a word is written. */
enum phrase_mark {
	MARK_UPPER = 1,
	MARK_ACRONYM = 2,  /* all capitals, two at least */
	MARK_INITIAL = 4,  /* capital because a sentence begins */
	MARK_NAME = 8,	   /* capital because it is a name */
	MARK_ALONE = 16,   /* a name of one word */
	MARK_TITLE = 32,   /* in the title */
	MARK_SHOUT = 64,   /* in a segment of capitals */
	MARK_ADDRESS = 128 /* part of an address or file name */
};

/* What is between a word and the next: the bits, or 0 if they are apart. */
enum phrase_link {
	LINK_BLANK = 1, /* nothing but one blank, or a line end */
	LINK_TIGHT = 2, /* "GM-CSF" */
	LINK_QUOTE = 4,
	LINK_DE = 8,
	LINK_AND = 16,
	LINK_ARTICLE = 32,
	LINK_OTHER = 64,   /* another preposition */
	LINK_CAPITAL = 128 /* a small word is capitalised: "de La Paz" */
};

/* What is beside a word. */
enum phrase_side {
	SIDE_EDGE, /* a mark, or the segment's end */
	SIDE_DETERMINER,
	SIDE_DE,
	SIDE_PREPOSITION,
	SIDE_STOP, /* any other small word */
	SIDE_NAME,
	SIDE_VERB,
	SIDE_NUMBER,
	SIDE_CONTENT,
	N_SIDES
};

/* A word that may be in a phrase. */
struct phrase_word {
	uint32_t begin, end; /* of the text; of the title, if it is apart */
	uint32_t term;	     /* or TERM_NONE: a number, "General" */
	uint32_t segment;    /* or SEGMENT_NONE: in a title that is apart */
	uint32_t cues;
	uint32_t place; /* how many words are before it, of the text or title */
	uint32_t name;	/* the run of names that it is in, or PHRASE_NOWHERE */
	uint32_t pair;	/* phrase of it and the next, or PHRASE_NOWHERE */
	uint16_t marks;
	uint8_t link, n_small; /* to the next word */
};

/* A run of names: [begin, end] of the words. */
struct phrase_name {
	uint32_t begin, end;
};

/* Where a phrase occurs, and where it occurs next. */
struct phrase_occurrence {
	uint32_t word, next; /* next: PHRASE_NOWHERE: no more */
};

enum phrase_flag {
	PHRASE_EXPANSION = 1, /* of an acronym, which is the other form */
	PHRASE_MERGED = 2,    /* it is the other form of one */
	PHRASE_CHOSEN = 4,    /* for the caller, and the next */
	PHRASE_INNER = 8,
	PHRASE_EXPLAINED = 16
};

struct phrase {
	uint32_t word, n_words; /* where it occurs first, and its length */
	uint32_t first, last;	/* occurrences */
	uint32_t first_place;	/* of the text */
	uint32_t n;		/* all of them */
	uint32_t n_text;	/* those in the text */
	uint32_t n_title;	/* those in the title, which may be text */
	uint32_t n_name;	/* those that are names from end to end */
	uint32_t n_whole;	/* those that are a whole run of names */
	uint32_t n_longer;	/* of the most frequent one by a word longer */
	uint32_t other;		/* a term, or TERM_NONE */
	uint32_t n_other;	/* how often the other form is in the text */
	unsigned flags;
};

/* A term, as it occurs in the article. */
struct phrase_term {
	uint32_t n_lower, n_upper;
	uint32_t n_alone, first_alone; /* in the text */
	uint32_t owner; /* phrase with the term + 1; 0: none yet */
	bool wanted;	/* it occurs twice, or in the title */
	bool at_place;	/* "en Madrid" */
	bool expanded;
};

/* Longer words, in bytes, are rare. */
#define PHRASE_KIND_ROOM 24

/* What phrase_get_kind() knows of a word. */
struct phrase_kind {
	uint64_t word[PHRASE_KIND_ROOM / 8]; /* its bytes and NULs */
	unsigned kind;
};

VECTOR_TYPE(phrases, struct phrase);
VECTOR_TYPE(phrase_words, struct phrase_word);
VECTOR_TYPE(phrase_names, struct phrase_name);
VECTOR_TYPE(phrase_occurrences, struct phrase_occurrence);
VECTOR_TYPE(phrase_terms, struct phrase_term);
VECTOR_TYPE(phrase_slots, uint32_t);
VECTOR_TYPE(phrase_kinds, struct phrase_kind);

struct phrase_finder {
	const struct document *doc;
	uint64_t seed;
	bool is_short;		/* words that occur once are kept */
	const char *in;		/* "en", what comes before a place */
	size_t n_in;
	struct phrases phrases; /* the first ones are the terms */
	struct phrase_words words;
	struct phrase_names names;
	struct phrase_occurrences occurrences;
	struct phrase_terms terms;	/* as those of doc */
	struct phrase_slots slots;	/* phrase + 1, or 0; a power of two */
	struct phrase_kinds kinds;	/* by hash */
	const struct language *lexicon; /* for which they hold */
	unsigned lexicon_version;
};

/*
 * Finds the words of FINDER->doc and in them all single terms, in the order of
 * doc->terms; then runs of two to five words that occur twice at least, names,
 * and the expansions of acronyms.  But for doc and seed, which are the
 * caller's, FINDER must be zeroed or have been used before: its memory is taken
 * again. False: out of memory.  Linear.
 */
bool phrase_find(struct phrase_finder *finder);

void phrase_release(struct phrase_finder *finder);

/* Whether a word as "en" is before WORD: "en Madrid". */
bool phrase_is_at_place(const struct phrase_finder *finder,
			const struct phrase_word *word);

/* Whether FINDER was last used with the lexicon of its document. */
static inline bool
phrase_knows_lexicon(const struct phrase_finder *finder)
{
	return finder->lexicon == finder->doc->article.lexicon &&
	       finder->lexicon_version == finder->doc->article.lexicon->version;
}

/* The first step: the words, with marks and links.  False: out of memory. */
bool phrase_read_words(struct phrase_finder *finder);

/* Whether WORD is written as the one at place I, byte by byte. */
bool phrase_is_written_so(const struct phrase_finder *finder,
			  const struct phrase_word *word, uint32_t i);

/* The phrase of the N words at WORD, or PHRASE_NOWHERE. */
uint32_t phrase_find_same(const struct phrase_finder *finder, size_t word,
			  size_t n);

/* The text that the place of WORD is in. */
static inline const char *
phrase_get_text(const struct phrase_finder *finder,
		const struct phrase_word *word)
{
	return word->segment == SEGMENT_NONE ? finder->doc->article.title
					     : finder->doc->article.text;
}

/* The byte after WORD; '\0' at the end. */
static inline char
phrase_get_next_byte(const struct phrase_finder *finder,
		     const struct phrase_word *word)
{
	if (word->segment != SEGMENT_NONE &&
	    word->end == finder->doc->article.n_bytes)
		return '\0';
	return phrase_get_text(finder, word)[word->end];
}

/* What is before WORD, and after it. */
enum phrase_side phrase_get_left(const struct phrase_finder *finder,
				 const struct phrase_word *word);
enum phrase_side phrase_get_right(const struct phrase_finder *finder,
				  const struct phrase_word *word);

/* What the ending of a word tells, beside the flags of data/es/phrases.tsv. */
#define PHRASE_VERB (1u << 16) /* a finite verb, a gerund, -mente */
#define PHRASE_INFINITIVE (1u << 17)
#define PHRASE_NOUN (1u << 18)	 /* an abstract noun: -ción */
#define PHRASE_PLURAL (1u << 19) /* may be one: "participan" */

/*
 * All these flags of WORD.  Words repeat, in an article and from one to the
 * next, so what was found is kept; no result depends on that.
 */
unsigned phrase_get_kind(struct phrase_finder *finder,
			 const struct phrase_word *word);

#endif
