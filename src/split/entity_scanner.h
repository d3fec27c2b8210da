/* SPDX-License-Identifier: MIT */
/*
 * What the files entity*.c share: the segment being read, and looks at the
 * words around a place.
 *
 * A reader is called at a place where an entity may begin or be recognised.
 * It adds what it finds and returns where to go on, always further than
 * before.  What begins before the place, such as a currency before its
 * number, takes the place of what was found there.
 */
#ifndef SPLIT_ENTITY_SCANNER_H
#define SPLIT_ENTITY_SCANNER_H

#include "split/document.h"
#include "split/number_word.h"
#include "text/fold.h"
#include "text/unicode.h"
#include "base/ascii.h"

#include <string.h>

/* Quotations within quotations; deeper ones are not looked for. */
#define ENTITY_MAX_OPEN 8
/* No token that is looked at from its end is longer, in bytes. */
#define ENTITY_MAX_BACK 64

/* A word, for a comparison; n is 0 if there is none. */
struct entity_word {
	size_t begin, end;
	size_t n;
	char folded[FOLD_ROOM];
};

/* The last word that was looked at: several readers ask for the same one. */
struct entity_ahead {
	size_t at; /* where it was asked for */
	struct entity_word word;
};

struct entity_scanner {
	struct document *doc;
	const struct segment *segment;
	const char *s;
	size_t begin, end; /* of the segment */
	size_t first;	   /* place of its first entity */
	struct {
		size_t place; /* of the quotation in doc->entities */
		uint32_t close;
	} open[ENTITY_MAX_OPEN];
	size_t n_open;
	bool any_dropped;	      /* a quotation was not closed */
	int shouted;		      /* 1, 0; -1: not looked yet */
	size_t n_doubtful;	      /* names that may be none */
	enum lexicon_decimal decimal; /* of the article, when asked for */
	bool is_strict;		      /* … of its language */
	bool failed;		      /* out of memory */
	struct entity_ahead *ahead;
	/* For entity_word.c: */
	size_t next_word;	    /* of doc->number_words */
	const char *one;	    /* "una", an hour after "la" only */
	size_t n_one;
	struct number_words filter; /* where these are not known */
	bool is_dated;
	int32_t today; /* the article's day */
};

/*
 * Adds [begin, end); the NORMALIZED bytes are copied, or may be NULL: the
 * text itself.  What was found within is dropped.
 */
void entity_add(struct entity_scanner *x, enum sumario_entity_type type,
		size_t begin, size_t end, bool translate,
		const char *normalized, size_t n_normalized);

/* After at most a few blanks from AT on. */
size_t entity_skip_blanks(const struct entity_scanner *x, size_t at);

/* Whether C is of ASCII and no blank. */
static inline bool
entity_is_plain(char c)
{
	return (unsigned char)(c - '!') < 0x7F - '!';
}

/* The same, without a call where there is none or one space. */
static inline size_t
entity_skip_blank(const struct entity_scanner *x, size_t at)
{
	if (at < x->end && entity_is_plain(x->s[at]))
		return at;
	if (at + 1 < x->end && x->s[at] == ' ' && entity_is_plain(x->s[at + 1]))
		return at + 1;
	return entity_skip_blanks(x, at);
}

/* Down from AT over at most a few blanks. */
size_t entity_skip_blank_back(const struct entity_scanner *x, size_t at);

/* The word of letters that begins at AT, or after blanks. */
void entity_look_ahead(const struct entity_scanner *x, size_t at,
		       struct entity_word *word);

/*
 * The same of a word that says what a number is of; in English it may follow a
 * hyphen.
 */
void entity_look_ahead_unit(const struct entity_scanner *x, size_t at,
			    struct entity_word *word);

/* The word of letters, perhaps with a full stop, that ends before AT. */
void entity_look_back(const struct entity_scanner *x, size_t at,
		      struct entity_word *word);

/* What WORD means near a number: flags of enum lexicon_role. */
static inline uint32_t
entity_get_roles(const struct entity_scanner *x, const struct entity_word *word)
{
	return word->n ? lexicon_find(
				 x->doc->article.lexicon->conventions->roles,
				 word->folded, word->n)
		       : 0;
}

/* The class of the character before AT, or 0 at the segment's begin. */
static inline unsigned
entity_class_before(const struct entity_scanner *x, size_t at)
{
	return at > x->begin ? unicode_class_at(x->s + utf8_previous(x->s, at))
			     : 0;
}

/* The class of the character at AT, or 0 after the segment. */
static inline unsigned
entity_class_at(const struct entity_scanner *x, size_t at)
{
	return at < x->end ? unicode_class_at(x->s + at) : 0;
}

/* The byte at AT, or 0 after the segment. */
static inline char
entity_byte(const struct entity_scanner *x, size_t at)
{
	return at < x->end ? x->s[at] : '\0';
}

/* Whether LITERAL is at AT. */
static inline bool
entity_has(const struct entity_scanner *x, size_t at, const char *literal)
{
	size_t n;

	if (at >= x->end || x->s[at] != *literal)
		return false;
	n = strlen(literal);
	return x->end - at >= n && !memcmp(x->s + at, literal, n);
}

/* A digit that no letter or digit is before (entity_number.c). */
size_t entity_read_number(struct entity_scanner *x, size_t at);

/* The month's number, 1 to 12, or 0. */
uint32_t entity_find_month(const struct entity_scanner *x,
			   const struct entity_word *word);

/* Dates and times that begin at a digit; AT if there is none. */
size_t entity_read_date(struct entity_scanner *x, size_t at);
size_t entity_read_time(struct entity_scanner *x, size_t at);

/* The time of "20 minutos para las ocho", of which MINUTE is in [at, end). */
size_t entity_read_minute(struct entity_scanner *x, size_t at, size_t end,
			  int minute);

/* "mediodía", "a la una": the hour that WORD is, or where it begins. */
size_t entity_read_named_hour(struct entity_scanner *x,
			      const struct entity_word *word);

/* Fractions of one character, "½", and of words, "un tercio"; AT: none. */
size_t entity_read_vulgar(struct entity_scanner *x, size_t at);
size_t entity_read_part(struct entity_scanner *x,
			const struct entity_word *word);

/* "T12:30", or AT. */
size_t entity_read_iso_time(struct entity_scanner *x, size_t at);

/* Code of several groups that begins at a digit, or an IBAN; AT: none. */
size_t entity_read_code(struct entity_scanner *x, size_t at);
size_t entity_read_iban(struct entity_scanner *x, size_t at);

/* The date whose DAY is in [begin, at), or BEGIN. */
size_t entity_read_day(struct entity_scanner *x, size_t begin, size_t at,
		       int day);

/* The time whose HOUR in words is in [at, end), or AT. */
size_t entity_read_hour(struct entity_scanner *x, size_t at, size_t end,
			int hour);

/*
 * Adds the decade whose number VALUE is in [at, end), in WORDS or not; false:
 * it is none.
 */
bool entity_add_decade(struct entity_scanner *x, size_t at, size_t end,
		       unsigned value, bool words);

/* Whether what is after a number that ends at AT may be counted: a plural. */
bool entity_is_counted(const struct entity_scanner *x, size_t at);

/* Gets ready to find words; the next one from AT on that may begin something.
 */
void entity_begin_words(struct entity_scanner *x);
size_t entity_next_word(struct entity_scanner *x, size_t at);

/* Adds a Roman numeral at AT, if one is there. */
void entity_read_roman(struct entity_scanner *x, size_t at);

/* What begins with the word at AT, or AT. */
size_t entity_read_word(struct entity_scanner *x, size_t at);

/* The day of the article becomes x->today; false: it is not known. */
bool entity_read_article_date(struct entity_scanner *x);

/* "ayer", "este martes" around WORD; where it begins if it is none. */
size_t entity_read_relative(struct entity_scanner *x,
			    const struct entity_word *word);

struct entity_currency {
	char code[4]; /* ISO 4217 */
	bool cents;   /* the number is in hundredths of it */
	bool words;   /* it is named */
	bool dollar;  /* its sign ends in "$" */
};

/*
 * The currency after or before a number; false: there is none.  *END and
 * *BEGIN become where it ends or begins.  SCALED: the number is so many
 * thousands or millions, so that "libras" are money.
 */
bool entity_currency_behind(const struct entity_scanner *x, size_t *end,
			    bool scaled, struct entity_currency *currency);
bool entity_currency_before(const struct entity_scanner *x, size_t *begin,
			    struct entity_currency *currency);

/* The currency whose name is before a number that has no other: "dólares 40".
 */
bool entity_currency_named(const struct entity_scanner *x, size_t *begin,
			   struct entity_currency *currency);

/* Whether "US$" or "EUR" is at AT, right after a number. */
bool entity_has_currency_code(const struct entity_scanner *x, size_t at);

/* Whether a symbol such as "€" is at AT. */
bool entity_has_currency_sign(const struct entity_scanner *x, size_t at);

/* A letter in upper case that begins a word (entity_name.c). */
size_t entity_read_capital(struct entity_scanner *x, size_t at);

/* … or that does not: "iPad" (entity_name.c). */
size_t entity_read_hump(struct entity_scanner *x, size_t at);

/* A ".", ":" or "@" (entity_address.c). */
size_t entity_read_dot(struct entity_scanner *x, size_t at);
size_t entity_read_colon(struct entity_scanner *x, size_t at);
size_t entity_read_at(struct entity_scanner *x, size_t at);

/* The token of letters, digits and - . / _ around AT as code. */
size_t entity_read_token(struct entity_scanner *x, size_t at);

#endif
