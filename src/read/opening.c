/* SPDX-License-Identifier: MIT */
/*
 * Which lines come before an article: section, author, date, headline.
 * Lines are told by their words.  Each word is looked up in openings.tsv, is a
 * number, begins with a capital as names do, or is any other word; a line
 * without other words is front matter if something in it says so ("Sucesos",
 * "3 de marzo", "Por"), and may be a name if nothing does ("Elena Ruiz").  The
 * first line that is none of these and has a heading's shape is the headline,
 * unless it is short and a longer one that says more of the article follows: a
 * kicker.  All this ends where the text begins; without text there is no front
 * matter.
 */
#include <config.h>

#include "read/opening.h"

#include "base/hash.h"
#include "read/heading.h"
#include "text/clean.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <string.h>

/* Blocks that are looked at, and headings among them. */
#define MAX_BLOCKS 24
#define MAX_HEADINGS 4
/* What ends in a point and has more bytes is a sentence. */
#define SENTENCE_MIN 80
/* Words of a line, and words of an entry of openings.tsv. */
#define MAX_WORDS 16
#define MAX_PHRASE 3
/* Words that are read first: most lines are told by them. */
#define PROBE 3
/* Words of a line that may be a name; of one in capitals. */
#define MAX_NAMES 6
#define MAX_CAPITAL_NAMES 3
/* A kicker has no more words; in capitals, above a line that is not. */
#define KICKER_MAX_WORDS 4
#define KICKER_MAX_CAPITALS 6
/* … and the headline no fewer. */
#define HEADLINE_MIN_WORDS 5
/* Bytes of a word that is compared with the text, and of that text. */
#define CONTENT_MIN 4
#define TEXT_MAX 800
#define TEXT_WORDS 128

/* What a line of the opening is. */
enum line_kind {
	LINE_PLAIN, /* nothing of the kind */
	LINE_HEADING,
	LINE_NAME, /* of an author or a place, or a heading */
	LINE_FRONT_MATTER,
	LINE_CHAT,
	LINE_TEXT /* of the article */
};

struct opening {
	struct article *article;
	const struct block *blocks;
	size_t n; /* blocks that are looked at */
	enum line_kind kinds[MAX_BLOCKS];
	size_t text;  /* the first block that is text */
	size_t end;   /* where what is before the article ends */
	size_t title; /* or NONE */
	size_t n_read;
};

#define NONE SIZE_MAX

/* -- Words of a line ----------------------------------------------------- */

/* How many words of a line are of which sort. */
struct words {
	uint32_t n_listed[OPENING_PAGE + 1];
	uint32_t n_months, n_numbers, n_names, n_particles, n_others;
	uint32_t n; /* all of them */
	enum lexicon_opening first, last;
	bool has_lower;	   /* a small letter outside of particles */
	bool has_clock;	   /* or digits joined as in dates: 3/5/24 */
	bool has_bar;	   /* between parts: | / > · */
	bool has_address;  /* @ */
	bool ends_in_page; /* "… — Página 3" */
};

struct word_range {
	size_t begin, end;
};

/* The first words of LINE, at most MAX; returns how many. */
static size_t
find_words(const char *s, const struct block *line, size_t max,
	   struct word_range *words)
{
	size_t n = 0, i = line->begin;

	while (i < line->end && n < max) {
		size_t end = unicode_skip(s, i, line->end, UNICODE_WORD);

		if (end > i)
			words[n++] = (struct word_range){i, end};
		i = end > i ? end : i + utf8_length((unsigned char)s[i]);
	}
	return n;
}

/* The longest entry that begins at word K of N; *N_WORDS: its words. */
static enum lexicon_opening
find_entry(const struct article *article, const struct word_range *words,
	   size_t k, size_t n, size_t *n_words)
{
	char phrase[MAX_PHRASE * (FOLD_ROOM + 1)];
	enum lexicon_opening found = OPENING_NONE;
	bool goes_on = true;
	size_t len = 0;

	*n_words = 1;
	for (size_t i = 0; goes_on && i < MAX_PHRASE && k + i < n; i++) {
		const struct word_range *word = &words[k + i];
		uint32_t value;

		if (i)
			phrase[len++] = ' ';
		len += fold_word(article->text + word->begin,
				 word->end - word->begin, phrase + len);
		value = lexicon_find_begin(article->lexicon->openings, phrase,
					   len, &goes_on);
		if (!value)
			continue;
		found = (enum lexicon_opening)value;
		*n_words = i + 1;
	}
	return found;
}

/* A word that is not listed. */
static void
count_word(const struct article *article, const struct word_range *word,
	   struct words *words)
{
	const char *s = article->text;
	char folded[FOLD_ROOM];
	size_t n = fold_word(s + word->begin, word->end - word->begin, folded);
	unsigned class = unicode_class_at(s + word->begin);

	if (class & UNICODE_DIGIT)
		words->n_numbers++;
	else if (n && (lexicon_find(article->lexicon->months, folded, n) ||
		       lexicon_find(article->lexicon->abbreviations, folded,
				    n) == ABBREVIATION_MONTH))
		words->n_months++;
	else if (words->n && lexicon_find(article->lexicon->words, folded, n) &
				     WORD_BYLINE) {
		words->n_particles++;
		return;
	} else if (class & UNICODE_UPPER &&
		   (!words->n ||
		    !lexicon_find(article->lexicon->stopwords, folded, n)))
		words->n_names++;
	else
		words->n_others++;
	words->has_lower |= unicode_has(s, word->begin, word->end,
					UNICODE_LOWER);
}

/* What is between words. */
static void
read_marks(const char *s, const struct block *line, struct words *words)
{
	int n_hyphens = 0;

	for (size_t i = line->begin; i < line->end;
	     i += utf8_length((unsigned char)s[i])) {
		bool digits = i > line->begin && i + 1 < line->end &&
			      unicode_latin1[(unsigned char)s[i - 1]] &
				      UNICODE_DIGIT &&
			      unicode_latin1[(unsigned char)s[i + 1]] &
				      UNICODE_DIGIT;

		switch (utf8_get(s + i)) {
		case ':':
			words->has_clock |= digits;
			break;
		case '-': /* "2024-03-05", not "3-1" */
			words->has_clock |= digits && n_hyphens;
			n_hyphens += digits;
			break;
		case '/':
			words->has_clock |= digits;
			words->has_bar |= !digits;
			break;
		case '|':
		case '>':
		case 0xB7:
		case 0xBB:
		case 0x2022:
		case 0x203A:
			words->has_bar = true;
			break;
		case '@':
			words->has_address = true;
			break;
		}
	}
}

/* Counts the entry that begins at word K of N; returns its words. */
static size_t
count_entry(const struct article *article, const struct word_range *ranges,
	    size_t k, size_t n, struct words *words)
{
	size_t n_entry;
	enum lexicon_opening entry = find_entry(article, ranges, k, n,
						&n_entry);

	if (!k)
		words->first = entry;
	words->last = entry;
	words->ends_in_page = entry == OPENING_PAGE ||
			      (words->ends_in_page &&
			       k + 3 >= n); /* "Página 3 de 10" */
	words->n_listed[entry] += (uint32_t)n_entry;
	if (!entry)
		count_word(article, &ranges[k], words);
	words->n += (uint32_t)n_entry;
	return n_entry;
}

static struct words
read_words(const struct article *article, const struct block *line)
{
	struct word_range ranges[MAX_WORDS + 1];
	struct words words = {0};
	size_t n = find_words(article->text, line, MAX_WORDS + 1, ranges);

	read_marks(article->text, line, &words);
	for (size_t k = 0; k < n;)
		k += count_entry(article, ranges, k, n, &words);
	return words;
}

/* Whether the first words tell that the line is like any other: most are. */
static bool
is_ordinary(const struct article *article, const struct block *line)
{
	struct word_range ranges[PROBE + MAX_PHRASE];
	struct words words = {0};
	size_t n = find_words(article->text, line, PROBE + MAX_PHRASE, ranges);

	if (memchr(article->text + line->begin, '@', line->end - line->begin))
		return false;
	for (size_t k = 0; k < n && k < PROBE && !words.n_others;)
		k += count_entry(article, ranges, k, n, &words);
	return words.n_others > 0;
}

/* -- Kinds of lines ------------------------------------------------------ */

static bool
is_page_number(const struct words *words)
{
	const uint32_t *n = words->n_listed;

	if (!words->n_numbers)
		return !words->n;
	if (words->ends_in_page)
		return words->n <= 8 && !words->n_others;
	return words->n == words->n_numbers + words->n_particles +
				   n[OPENING_PAGE] &&
	       words->n_numbers <= 3;
}

static bool
is_date(const struct words *words)
{
	const uint32_t *n = words->n_listed;
	uint32_t known = words->n_numbers + words->n_months + n[OPENING_DATE] +
			 n[OPENING_SERVICE] + n[OPENING_AGENCY] +
			 n[OPENING_BYLINE];

	return words->n_numbers &&
	       (words->n_months || words->has_clock || n[OPENING_SERVICE]) &&
	       known + words->n_names + words->n_particles +
			       n[OPENING_SECTION] ==
		       words->n &&
	       words->n_names <= MAX_NAMES;
}

static bool
is_service(const struct words *words)
{
	const uint32_t *n = words->n_listed;

	return n[OPENING_SERVICE] && n[OPENING_SERVICE] + n[OPENING_DATE] +
						     words->n_numbers +
						     words->n_particles ==
					     words->n;
}

static bool
is_section(const struct words *words)
{
	const uint32_t *n = words->n_listed;

	if (!n[OPENING_SECTION])
		return false;
	if (words->has_bar)
		return !words->n_others && !words->n_numbers && words->n <= 8;
	return n[OPENING_SECTION] + words->n_particles == words->n &&
	       words->n <= 6;
}

static bool
is_byline(const struct words *words)
{
	const uint32_t *n = words->n_listed;
	uint32_t said = n[OPENING_BYLINE] + n[OPENING_AGENCY];
	bool first = words->first == OPENING_BYLINE ||
		     words->first == OPENING_AGENCY;
	bool last = words->last == OPENING_BYLINE ||
		    words->last == OPENING_AGENCY;

	if (words->has_address)
		return words->n <= 8;
	return (first || last) && !words->n_others && !words->n_numbers &&
	       words->n_names <= 2 * MAX_NAMES &&
	       (words->n_names || said == words->n);
}

/* Whether the line may be one or two names: "Elena Ruiz", "Villar (Soria)". */
static bool
is_name(const char *s, const struct block *line, const struct words *words)
{
	char last = s[line->end - 1];

	if (words->has_lower && (last == '.' || last == ':' || last == ','))
		return false;
	if (unicode_last_class(s, line->begin, line->end) &
		    UNICODE_TERMINATOR &&
	    last != '.')
		return false;
	return words->n_names && words->n_names <= MAX_NAMES &&
	       words->n_names + words->n_particles == words->n &&
	       words->n <= (words->has_lower ? MAX_NAMES : MAX_CAPITAL_NAMES);
}

/* Whether the line is not too long to be beside an article. */
static bool
is_short(const char *s, const struct block *line)
{
	size_t max = s[line->end - 1] == '.' ? SENTENCE_MIN : HEADING_MAX_TITLE;

	return line->end - line->begin <= max;
}

static enum line_kind
get_kind(const struct article *article, const struct block *line, bool first)
{
	const char *s = article->text;
	struct words words;

	if (line->kind != SUMARIO_SENTENCE)
		return LINE_TEXT;
	if (heading_is_chat(s, line->begin, line->end))
		return LINE_CHAT;
	if (is_short(s, line) && !is_ordinary(article, line)) {
		words = read_words(article, line);
		if (words.n <= MAX_WORDS &&
		    (is_page_number(&words) || is_date(&words) ||
		     is_service(&words) || is_section(&words) ||
		     is_byline(&words)))
			return LINE_FRONT_MATTER;
		if (words.n <= MAX_WORDS && is_name(s, line, &words))
			return LINE_NAME;
	}
	if (heading_has_shape(s, line, first) &&
	    !heading_is_timed(s, line->begin, line->end))
		return LINE_HEADING;
	return heading_is_body(s, line) ? LINE_TEXT : LINE_PLAIN;
}

/* -- The opening --------------------------------------------------------- */

static bool
is_beside(enum line_kind kind)
{
	return kind == LINE_FRONT_MATTER || kind == LINE_NAME;
}

/* Whether the line is a rule or a page number, which any paragraph precedes. */
static bool
is_of_page(const struct article *article, const struct block *line)
{
	struct words words = read_words(article, line);

	return is_page_number(&words);
}

/*
 * Author and date may follow a sentence, the standfirst or the headline: then
 * the opening ends after them.
 */
static void
find_end(struct opening *opening)
{
	size_t i = opening->text + 1;
	bool sure = false;

	opening->end = opening->text;
	for (; i < opening->n; i++) {
		opening->kinds[i] = get_kind(opening->article,
					     &opening->blocks[i], false);
		if (!is_beside(opening->kinds[i]))
			break;
		sure |= opening->kinds[i] == LINE_FRONT_MATTER &&
			!is_of_page(opening->article, &opening->blocks[i]);
	}
	opening->n_read = i + 1;
	if (sure && i < opening->n && opening->kinds[i] == LINE_TEXT)
		opening->end = i;
}

static size_t
count(const struct opening *opening, enum line_kind kind)
{
	size_t n = 0;

	for (size_t i = 0; i < opening->end; i++)
		n += opening->kinds[i] == kind;
	return n;
}

/* Whether the text is a chat, of which no line is before an article. */
static bool
is_chat(struct opening *opening)
{
	const char *s = opening->article->text;

	for (size_t i = opening->end; i < opening->n; i++)
		if (heading_is_chat(s, opening->blocks[i].begin,
				    opening->blocks[i].end))
			return true;
	opening->n_read = opening->n;
	return count(opening, LINE_CHAT) == opening->end;
}

/* Sets the kinds of the lines and where text begins; false: nowhere. */
static bool
read_lines(struct opening *opening)
{
	bool first = true;
	size_t i;

	for (i = 0; i < opening->n; i++) {
		opening->kinds[i] = get_kind(opening->article,
					     &opening->blocks[i], first);
		if (opening->kinds[i] == LINE_HEADING && i &&
		    heading_follows_comma(opening->article->text,
					  &opening->blocks[i - 1],
					  &opening->blocks[i]))
			opening->kinds[i] = LINE_PLAIN;
		if (opening->kinds[i] == LINE_TEXT)
			break;
		first &= opening->kinds[i] != LINE_HEADING;
	}
	opening->text = opening->end = i;
	opening->n_read = i + 1;
	if (i == opening->n)
		return false;
	find_end(opening);
	return !count(opening, LINE_CHAT) || !is_chat(opening);
}

/* Hashes of the longer words of [begin, end), at most TEXT_WORDS; how many. */
static size_t
hash_words(const char *s, size_t begin, size_t end, uint64_t *hashes)
{
	char folded[FOLD_ROOM];
	size_t n = 0, i = begin;

	while (i < end && n < TEXT_WORDS) {
		size_t word = i, len;

		i = unicode_skip(s, word, end, UNICODE_WORD);
		len = fold_word(s + word, i - word, folded);
		if (len >= CONTENT_MIN)
			hashes[n++] = hash_bytes(folded, len, 0);
		if (i == word)
			i += utf8_length((unsigned char)s[i]);
	}
	return n;
}

/* How many percent of the longer words of block I the text has. */
static size_t
get_share(const struct opening *opening, size_t i)
{
	const struct block *line = &opening->blocks[i];
	const struct block *text = &opening->blocks[opening->text];
	size_t end = text->end - text->begin > TEXT_MAX ? text->begin + TEXT_MAX
							: text->end;
	uint64_t words[TEXT_WORDS], own[TEXT_WORDS];
	size_t n, n_own, n_found = 0;

	n = hash_words(opening->article->text, text->begin, end, words);
	n_own = hash_words(opening->article->text, line->begin, line->end, own);
	for (size_t k = 0; k < n_own; k++) {
		size_t at = 0;

		while (at < n && words[at] != own[k])
			at++;
		n_found += at < n;
	}
	return n_own ? n_found * 100 / n_own : 0;
}

/* Whether block I is no headline if NEXT is one. */
static bool
is_kicker(const struct opening *opening, size_t i, size_t next)
{
	const struct article *article = opening->article;
	struct words kicker = read_words(article, &opening->blocks[i]);
	struct words headline = read_words(article, &opening->blocks[next]);
	bool capitals = !kicker.has_lower && headline.has_lower;

	if (unicode_last_class(article->text, opening->blocks[i].begin,
			       opening->blocks[i].end) &
	    UNICODE_TERMINATOR)
		return false;
	if (kicker.n > (capitals ? KICKER_MAX_CAPITALS : KICKER_MAX_WORDS))
		return false;
	return headline.n >=
		       (capitals ? KICKER_MAX_WORDS : HEADLINE_MIN_WORDS) &&
	       get_share(opening, next) >= get_share(opening, i);
}

/* The block from I on, before the text, that is of KIND, or NONE. */
static size_t
find_next(const struct opening *opening, size_t i, enum line_kind kind)
{
	while (i < opening->text && opening->kinds[i] != kind)
		i++;
	return i < opening->text ? i : NONE;
}

/*
 * Without a line that is surely a headline: a sentence before author and date,
 * or a name if nothing says that it is the author's.
 */
static size_t
find_poor_title(const struct opening *opening)
{
	if (opening->end > opening->text &&
	    heading_is_sentence(opening->article->text,
				&opening->blocks[opening->text]))
		return opening->text;
	return count(opening, LINE_FRONT_MATTER) ||
			       count(opening, LINE_NAME) > MAX_HEADINGS
		       ? NONE
		       : find_next(opening, 0, LINE_NAME);
}

static size_t
find_title(const struct opening *opening)
{
	size_t title = find_next(opening, 0, LINE_HEADING), next;

	if (title == NONE)
		return find_poor_title(opening);
	if (count(opening, LINE_HEADING) > MAX_HEADINGS)
		return NONE;
	while ((next = find_next(opening, title + 1, LINE_HEADING)) != NONE &&
	       is_kicker(opening, title, next))
		title = next;
	/* No other line is between a heading and the text. */
	return find_next(opening, title, LINE_PLAIN) == NONE ? title : NONE;
}

/* The text of a line as a title is kept; returns its length. */
static size_t
clean_line(const struct opening *opening, size_t i, char *line)
{
	const struct block *block = &opening->blocks[i];

	return clean_text(opening->article->lexicon,
			  opening->article->text + block->begin,
			  block->end - block->begin, CLEAN_INSIDE, 0, line);
}

/* Room for what may be a title. */
#define LINE_ROOM (HEADING_MAX_TITLE * UTF8_MAX)

/* Whether block I is the N bytes of TEXT. */
static bool
is_written_so(const struct opening *opening, size_t i, const char *text,
	      size_t n)
{
	const struct block *block = &opening->blocks[i];

	return block->end - block->begin == n &&
	       !memcmp(opening->article->text + block->begin, text, n);
}

/* The block that is the title that is known, or NONE. */
static size_t
find_known_title(const struct opening *opening)
{
	const char *title = opening->article->title;
	char line[LINE_ROOM], known[LINE_ROOM];
	size_t n = strlen(title);

	if (n > LINE_ROOM)
		return NONE;
	if (is_written_so(opening, 0, title, n)) /* as in most cases */
		return 0;
	n = clean_text(opening->article->lexicon, title, n, CLEAN_INSIDE, 0,
		       known);
	for (size_t i = 0; i <= opening->text && i < opening->n; i++) {
		const struct block *block = &opening->blocks[i];

		if (block->end - block->begin <= LINE_ROOM && n &&
		    opening->article->text[block->begin] == known[0] &&
		    clean_line(opening, i, line) == n &&
		    !memcmp(line, known, n))
			return i;
	}
	return NONE;
}

static bool
set_title(struct opening *opening)
{
	char line[LINE_ROOM];
	struct block *block = &opening->article->blocks.items[opening->title];

	block->kind = SUMARIO_HEADING;
	return opening->article->title ||
	       article_set_string(opening->article, &opening->article->title,
				  line,
				  clean_line(opening, opening->title, line));
}

/* Whether a line before the text is a name of two words: "Elena Ruiz". */
static bool
has_full_name(const struct opening *opening)
{
	for (size_t i = 0; i < opening->end; i++) {
		struct words words;

		if (opening->kinds[i] != LINE_NAME)
			continue;
		words = read_words(opening->article, &opening->blocks[i]);
		if (words.n > 1 && words.has_lower)
			return true;
	}
	return false;
}

/* Whether names are an author's or a place's, and no headings. */
static bool
are_beside_title(const struct opening *opening)
{
	return count(opening, LINE_FRONT_MATTER) ||
	       (opening->title != NONE &&
		opening->kinds[opening->title] != LINE_NAME &&
		has_full_name(opening));
}

static bool
is_before_title(const struct opening *opening, size_t i)
{
	return opening->title != NONE && i < opening->title;
}

static bool
is_front_matter(const struct opening *opening, size_t i)
{
	if (i == opening->title)
		return false;
	switch (opening->kinds[i]) {
	case LINE_FRONT_MATTER:
	case LINE_CHAT:
		return true;
	case LINE_NAME:
		return are_beside_title(opening) || is_before_title(opening, i);
	case LINE_HEADING: /* a kicker */
		return is_before_title(opening, i);
	case LINE_PLAIN:
	case LINE_TEXT:
		break;
	}
	return false;
}

bool
opening_read(struct article *article, size_t *n_read)
{
	struct opening opening = {.article = article,
				  .blocks = article->blocks.items};
	bool has_text;

	opening.n = article->blocks.n_items < MAX_BLOCKS
			    ? article->blocks.n_items
			    : MAX_BLOCKS;
	if (!opening.n)
		return true;
	has_text = read_lines(&opening);
	opening.title = article->title ? find_known_title(&opening) : NONE;
	if (has_text && opening.title == NONE)
		opening.title = find_title(&opening);
	for (size_t i = 0; has_text && i < opening.end; i++)
		article->blocks.items[i].is_front_matter =
			is_front_matter(&opening, i);
	*n_read = opening.n_read;
	return opening.title == NONE || set_title(&opening);
}
