/* SPDX-License-Identifier: MIT */
/*
 * Engines and models that were asked for a translation give the source as well:
 * "Hay pan. / There is bread.", a line of each, the one in brackets, with a
 * label or quotation marks, in capitals.  So words are compared, whatever is
 * between them.  A short source may well be a word of its translation
 * ("Total"), so it has to stand apart from the rest, behind a mark that parts
 * two texts.
 */
#include <config.h>

#include "bitext/echo.h"

#include "split/word.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <string.h>

/* A name may well be in its translation; some words are not. */
#define MIN_ECHO 12

static bool
add_word(struct bytes *words, const char *s, const struct word *word)
{
	char folded[FOLD_ROOM];
	size_t n = fold_word(s + word->begin, word->end - word->begin, folded);

	return (!n || bytes_add(words, folded, n)) && bytes_add(words, " ", 1);
}

/* WORDS become those of TEXT, " el agua ", with a NUL after them. */
static bool
fold_words(struct bytes *words, struct span text)
{
	struct word word;

	words->n_items = 0;
	if (!bytes_add(words, " ", 1))
		return false;
	for (size_t at = 0; word_next(text.s, at, text.len, &word);
	     at = word.end)
		if (!add_word(words, text.s, &word))
			return false;
	return bytes_terminate(words);
}

/* Whether what is at S parts a text from its translation. */
static bool
is_parting(uint32_t cp)
{
	switch (cp) {
	case '\n':
	case '\t':
	case '/':
	case '|':
	case '=':
	case '>':
	case ':':
	case ';':
	case '(':
	case ')':
	case '[':
	case ']':
	case 0x2013: /* dashes */
	case 0x2014:
	case 0x2192: /* an arrow */
	case 0x21D2:
		return true;
	}
	return false;
}

/* Where the piece that begins at I ends; a hyphen between spaces parts, too. */
static size_t
find_piece_end(struct span text, size_t i)
{
	for (; i < text.len; i += utf8_length((unsigned char)text.s[i]))
		if (is_parting(utf8_get(text.s + i)) ||
		    (text.len - i > 3 && !memcmp(text.s + i, " - ", 3)))
			break;
	return i;
}

/* Whether a piece of TARGET has the words of the source and nothing else. */
static bool
is_piece(struct echo *echo, struct span target)
{
	const struct bytes *source = &echo->source;
	bool found = false, others = false;
	struct word word;

	for (size_t i = 0, end; i < target.len && !echo->no_memory;
	     i = end + utf8_length((unsigned char)target.s[end])) {
		struct span piece = {target.s + i,
				     find_piece_end(target, i) - i};

		end = i + piece.len;
		if (!fold_words(&echo->target, piece))
			echo->no_memory = true;
		else if (echo->target.n_items == source->n_items &&
			 !memcmp(echo->target.items, source->items,
				 source->n_items))
			found = true;
		else if (word_next(piece.s, 0, piece.len, &word))
			others = true;
		if (end == target.len)
			break;
	}
	return found && others;
}

static bool
has_words(struct echo *echo, struct span target)
{
	if (!fold_words(&echo->target, target)) {
		echo->no_memory = true;
		return false;
	}
	return strstr(echo->target.items, echo->source.items) != NULL;
}

bool
echo_is_in(struct echo *echo, struct span target, struct span source)
{
	if (target.len <= source.len / 2 * 3)
		return false;
	if (!fold_words(&echo->source, source))
		echo->no_memory = true;
	if (echo->no_memory || echo->source.n_items < 2)
		return false;
	return source.len < MIN_ECHO ? is_piece(echo, target)
				     : has_words(echo, target);
}

void
echo_release(struct echo *echo)
{
	vector_release(&echo->source);
	vector_release(&echo->target);
}
