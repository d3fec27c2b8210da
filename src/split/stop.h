/* SPDX-License-Identifier: MIT */
/*
 * A stop is a run of terminators with white space after it:
 *
 *	… en la Avda. Libertad «y nada más». —Otra frase …
 *	     ^previous ^token             ^stop ^next, ^first
 *
 * Closing quotes and brackets belong to the sentence on the left, opening
 * ones and dashes to the right.  struct stop is this picture; the rules look
 * at it.
 */
#ifndef SPLIT_STOP_H
#define SPLIT_STOP_H

#include "text/fold.h"
#include "text/language.h"
#include "text/unicode.h"

#include <stdbool.h>
#include <string.h>

struct stop {
	const struct language *lexicon;
	const char *s;
	size_t begin, end; /* of the block */
	size_t sentence;   /* begin of the sentence */
	size_t open_paren; /* the last "(" that no ")" has closed, or end */
	bool in_quotes;	   /* a straight quote is open */
	bool is_small;	   /* the block's sentences begin with small letters */

	size_t stop, behind; /* the run of terminators */
	size_t close;	     /* after its closing quotes and brackets */
	size_t next;	     /* first character after the white space, if any */
	bool new_line;	     /* a line end in the white space */

	/* By stop_look_forward(): */
	size_t first; /* from next on, no opener, dash, sign or mark of item */
	uint32_t opener; /* the character at next if it opens, or 0 */
	uint32_t next_cp, first_cp;
	unsigned first_class;
	bool starter; /* the first word is in starters.txt */
	bool weak;    /* … as one that is also part of names */
	bool in_list; /* a sign or the mark of an item is before it */

	/* By stop_look_back(), for a single full stop: */
	size_t token;	      /* begin of the token it ends */
	size_t previous;      /* begin of the token before that */
	size_t previous_end;  /* its end; equal if there is none */
	char word[FOLD_ROOM]; /* last part of the token, folded */
	size_t n_word;
	enum lexicon_abbreviation abbreviation; /* what the lexicon says */
	unsigned token_classes; /* of all its characters, added up */
	uint32_t token_first;
	size_t n_letters; /* code points of the token */
};

/* The code point at AT, or 0 after the block's end. */
static inline uint32_t
stop_cp_at(const struct stop *p, size_t at)
{
	return at < p->end ? utf8_get(p->s + at) : 0;
}

/* Whether CP is one of the ASCII characters. */
static inline bool
stop_is_one_of(uint32_t cp, const char *ascii)
{
	return cp && cp < 0x80 && strchr(ascii, (int)cp);
}

/* Both cost no more than a fixed number of bytes looked at. */
void stop_look_forward(struct stop *p);
void stop_look_back(struct stop *p);

/* What kind of starter the word at AT is, in text that ends at END. */
enum lexicon_starter stop_find_starter(const struct language *lexicon,
				       const char *s, size_t at, size_t end);

/* -- Forward ------------------------------------------------------------- */

/* What comes next opens a question, a quotation or a remark. */
bool stop_opens(const struct stop *p);

/* A small letter, a comma or the like comes from AT on. */
bool stop_continues_after(const struct stop *p, size_t at);

/*
 * What is in the parentheses that open next is a remark inside the sentence,
 * which goes on after them: no stop is before ")".
 */
bool stop_opens_remark(const struct stop *p);

/* … a question or an exclamation. */
bool stop_opens_speech(const struct stop *p);

/* The next letter is after: "J. R. R.", "a. C.", "M. N.". */
bool stop_is_half(const struct stop *p);

/* The next word is in capitals: the text is. */
bool stop_is_shouted(const struct stop *p);

/* The word that ends at END, inside the sentence, begins with a capital. */
bool stop_is_name(const struct stop *p, size_t end);

/* -- Back ---------------------------------------------------------------- */

/*
 * Letters with full stops between them: EE.UU, S.A, p.m.  Parts are short, or
 * it is the name of a file or a domain.
 */
bool stop_is_dotted(const struct stop *p);

/* Whether CP is a sign that is before a sentence: ► ● ✔ 👉. */
bool stop_is_sign(uint32_t cp);

/* Whether [begin, end) of S begins with a Roman numeral and no more. */
bool stop_is_roman(const char *s, size_t begin, size_t end);

/* A company's form after a comma is complete: "Pérez, S.L. Gana bien". */
bool stop_is_company(const struct stop *p);

/* The token is the sentence's first, but for a bullet. */
bool stop_is_at_begin(const struct stop *p);

/* The class of the last character of the token before; 0: none. */
unsigned stop_previous_last_class(const struct stop *p);

/* Value of the token before this one in TABLE. */
uint32_t stop_find_previous(const struct stop *p,
			    const struct lexicon_table *table);

/* The token before this one is a capitalised word, and no "El" or "La". */
bool stop_follows_name(const struct stop *p);

/* What the token before says of the numeral or letter that this one is. */
enum lexicon_numbered stop_get_numbered(const struct stop *p);

#endif
