/* SPDX-License-Identifier: MIT */
/*
 * The words of a segment as one line, to look phrases up in.
 * Words are folded once and stay side by side with a blank between, as the
 * entries of the lists have them: a phrase is looked up where it is, without
 * being put together.
 */
#include <config.h>

#include "rank/word_line.h"

#include "text/fold.h"
#include "text/unicode.h"

#include <string.h>

/* No entry has more words. */
#define MAX_PHRASE 6

/*
 * Folds the LEN bytes of S into OUT if they are what most words are: ASCII
 * letters, and letters of Latin-1 that fold by one bit.
 */
static bool
fold_plain(const char *s, size_t len, char *out)
{
	const unsigned char *p = (const unsigned char *)s;

	for (size_t i = 0; i < len; i++) {
		unsigned char lower = p[i] | 0x20;

		if (lower >= 'a' && lower <= 'z') {
			out[i] = (char)lower;
		} else if (p[i] == 0xC3 && i + 1 < len && p[i + 1] != 0x97 &&
			   p[i + 1] != 0x9F && p[i + 1] != 0xB7) {
			out[i] = s[i];
			i++;
			out[i] = (char)(p[i] | 0x20);
		} else {
			return false;
		}
	}
	return true;
}

/* Writes WORD to OUT if it is short enough; returns its length. */
static size_t
put_word(const char *s, const struct running_word *word, char *out)
{
	size_t n = word->end - word->begin;
	char folded[FOLD_ROOM];

	s += word->begin;
	if (n <= LINE_MAX_WORD && fold_plain(s, n, out))
		return n;
	n = fold_word(s, n, folded);
	if (n > LINE_MAX_WORD)
		return 0;
	memcpy(out, folded, n);
	return n;
}

void
line_read(const struct document *doc, const struct segment *segment,
	  uint32_t first, uint32_t end, struct line *line)
{
	const struct running_word *words = document_get_words(doc, segment);
	size_t n = 0;

	if (end > segment->n_words)
		end = segment->n_words;

	line->text = doc->article.text;
	line->begin = segment->begin;
	line->end = segment->end;
	line->n = end - first;
	for (uint32_t k = 0; k < line->n; k++) {
		line->word_begin[k] = words[first + k].begin;
		line->word_end[k] = words[first + k].end;
		line->at[k] = (uint16_t)n;
		n += put_word(doc->article.text, &words[first + k],
			      line->folded + n);
		line->folded[n++] = ' ';
	}
	line->at[line->n] = (uint16_t)n;
}

uint32_t
line_find(const struct line *line, const struct lexicon_table *table,
	  uint32_t k, uint32_t *n_words)
{
	uint32_t found = 0;
	bool goes_on = true;

	*n_words = 0;
	for (uint32_t i = k; goes_on && i < line->n && i < k + MAX_PHRASE;
	     i++) {
		uint32_t value = lexicon_find_begin(
			table, line->folded + line->at[k],
			(size_t)line->at[i + 1] - 1 - line->at[k], &goes_on);

		if (!value)
			continue;
		found = value;
		*n_words = i + 1 - k;
	}
	return found;
}

uint32_t
line_find_at(const char *text, const struct running_word *words, uint32_t n,
	     const struct lexicon_table *table, uint32_t *n_words)
{
	char phrase[MAX_PHRASE * (LINE_MAX_WORD + 1)];
	uint32_t found = 0;
	size_t len = 0;
	bool goes_on = true;

	*n_words = 0;
	for (uint32_t k = 0; goes_on && k < n && k < MAX_PHRASE; k++) {
		uint32_t value;

		if (k)
			phrase[len++] = ' ';
		len += put_word(text, &words[k], phrase + len);
		value = lexicon_find_begin(table, phrase, len, &goes_on);
		if (!value)
			continue;
		found = value;
		*n_words = k + 1;
	}
	return found;
}

uint32_t
line_find_word(const struct line *line, uint32_t k,
	       const struct lexicon_table *table)
{
	return k < line->n
		       ? lexicon_find(table, line->folded + line->at[k],
				      (size_t)line->at[k + 1] - 1 - line->at[k])
		       : 0;
}

uint32_t
line_before(const struct line *line, uint32_t k)
{
	size_t i = unicode_skip_back(line->text, line->begin,
				     line->word_begin[k], UNICODE_SPACE);

	return i > line->begin
		       ? utf8_get(line->text + utf8_previous(line->text, i))
		       : 0;
}

uint32_t
line_behind(const struct line *line, uint32_t k)
{
	size_t i = unicode_skip(line->text, line->word_end[k], line->end,
				UNICODE_SPACE);

	return i < line->end ? utf8_get(line->text + i) : 0;
}
