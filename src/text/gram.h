/* SPDX-License-Identifier: MIT */
/*
 * How likely words are in each language: a weight for each model, in sixths of
 * a nat, to be added up.  A frequent word has weights of its own; those of any
 * other are the sums over its letters, two to four at a time, with the word's
 * beginning and end.  data/grams.tsv has the weights and says where they are
 * from.
 */
#ifndef TEXT_GRAM_H
#define TEXT_GRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Room for the models; what is beyond them is as the last one. */
#define GRAM_STRIDE 32

/* Tags of the first models, and NULL: as language_known.  */
extern const char *const gram_known[];

/* … and how many there are, with those of languages that are not told. */
unsigned gram_n_known(void);
unsigned gram_n_models(void);

/* Weights by row; those of row 0 are 0. */
extern const int8_t gram_weights[][GRAM_STRIDE];

/* Flags of data/languages.tsv by row. */
extern const uint16_t gram_languages[];

/* So many letters are looked at together. */
#define GRAM_MAX_LETTERS 4

/* Room for the beginning of a word, a mark before and after it. */
#define GRAM_ROOM 92

/*
 * Writes a word, folded, with its marks and straight apostrophes; returns the
 * length.
 */
size_t gram_frame(char *framed, const char *folded, size_t len);

/* Whether BYTE is none with which a letter begins. */
static inline bool
gram_goes_on(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The row of a frequent word, folded; 0: it is none. */
uint32_t gram_find_word(const char *folded, size_t len);

/*
 * Adds the weights of a word, folded, to GRAM_STRIDE SCORES.  False: none of
 * its letters has any, it is in another script.
 */
bool gram_add_word(int32_t *scores, const char *folded, size_t len);

#endif
