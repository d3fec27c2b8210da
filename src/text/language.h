/* SPDX-License-Identifier: MIT */
/*
 * What the program knows of each language: the folders of data/, as
 * tools/mklex.awk compiles them.  What a folder does not have is taken from
 * the language it is based on, else weights that were learned from the first
 * language, and any other list is empty.
 */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include "text/lexicon.h"

/* How a language writes numbers, dates, times and money. */
struct conventions {
	const struct lexicon_table *roles;	  /* word: flags */
	const struct lexicon_table *scales;	  /* word: zeros */
	const struct lexicon_table *currencies;	  /* words: codes */
	const struct lexicon_table *numerals;	  /* cardinal: value */
	const struct lexicon_table *counting;	  /* "third", "dozen" */
	const struct lexicon_table *groups;	  /* "docena": 12 */
	const struct lexicon_table *fractions;	  /* "tercio": 3 */
	const struct lexicon_table *hours;	  /* "mediodía": 12 */
	const struct lexicon_table *short_months; /* "ene": 1 */
	const struct lexicon_table *acronyms;	  /* forms in English */
	const struct lexicon_table *weekdays;	  /* Monday is 1 */
	const struct lexicon_table *places;	  /* word: flags */
	const struct lexicon_table *tolls;	  /* "muertos": flags */
	/* English: "May 3", "3 May", "a 5-million-euro loan". */
	bool is_english;
};

struct language {
	unsigned version; /* another one whenever a table changes */
	const char *tag;  /* BCP 47, the name of the folder */
	/* Texts of language.tsv. */
	const char *name, *stemmer, *before_places;
	const char *heading_keywords, *heading_source, *one_source, *sources;
	const char *other_news, *other_figures, *short_months;
	bool is_partial; /* it has no lists of its own for articles */
	bool is_plain;	 /* of its numbers only the digits can be read */
	const struct lexicon_table *abbreviations;
	const struct lexicon_table *starters;
	const struct lexicon_table *stopwords;
	const struct lexicon_table *months;
	const struct lexicon_table *numbered;
	const struct lexicon_table *leaning;
	const struct lexicon_table *lean_weights; /* cue: thousandths */
	const struct lexicon_table *furniture;
	const struct lexicon_table *openings;
	const struct lexicon_table *phrases;
	const struct lexicon_table *keywords;	 /* feature: weight */
	const struct lexicon_table *cues;	 /* word or ending: flags */
	const struct lexicon_table *expressions; /* some words: flags */
	const struct lexicon_table *words;	 /* little words: flags */
	const struct lexicon_table *names;	 /* in names: flags */
	const struct lexicon_table *known;	 /* names: flags */
	const struct lexicon_table *endings;	 /* flags */
	const struct lexicon_table *weights;	 /* feature: weight, signed */
	const struct lexicon_table *frequencies; /* stem: documents */
	const struct lexicon_table *languages;	 /* word: flags */
	const struct conventions *conventions;
};

/* All of them, and NULL: the first one is the language of articles. */
extern const struct language *const language_list[];

static inline const struct language *
language_default(void)
{
	return language_list[0];
}

/* That of TAG, a BCP 47 tag; "und" if there is none. */
const struct language *language_of(const char *tag);

/*
 * The same for one of two texts that are compared: of a language without
 * conventions only the digits can be read, and then those of both.
 */
const struct language *language_of_pair(const char *tag, const char *other);

/* The one in which articles in TAG are read: the default if it has no lists. */
const struct language *language_of_article(const char *tag);

/* data/decimals.tsv: the mark before decimals. */
enum lexicon_decimal { DECIMAL_UNKNOWN, DECIMAL_COMMA, DECIMAL_POINT };

/* The mark before decimals in the language and country of TAG. */
enum lexicon_decimal language_find_decimal(const char *tag);

/*
 * data/currencies.tsv: the codes that SIGN, in small letters, may be, and the
 * code of the country in TAG; NULL: none.
 */
const char *language_find_sign(const char *sign, size_t len);
const char *language_find_currency(const char *tag);

/* Whether the LEN bytes at CODE are one of CODES, a value of that table. */
bool language_has_code(const char *codes, const char *code, size_t len);

/* Languages of data/languages.tsv: tags by bit of a value, and NULL. */
#define LANGUAGE_MAX_KNOWN 16
extern const char *const language_known[];

/* The bit of TAG, a first subtag, in data/languages.tsv; 0: none. */
uint32_t language_find_bit(const char *tag);

#endif
