/* SPDX-License-Identifier: MIT */
/*
 * Two passes: the first looks at the beginning of the article to learn how
 * its lines are used, the second makes the blocks.  A third one over the
 * blocks finds the headings, since what follows a line is part of what makes
 * it one; the lines before the article are read by read/opening.h.  The rules
 * are in doc/segmentation.md, "Paragraphs".
 */
#include <config.h>

#include "read/plain.h"

#include "read/heading.h"
#include "read/opening.h"
#include "text/scan.h"
#include "text/unicode.h"

#include <string.h>

/* How many lines, and bytes, the style is learnt from. */
#define STYLE_LINES 2000
#define STYLE_BYTES ((size_t)64 * 1024)
/* Lines longer than this many characters are no hard-wrapped lines. */
#define WRAP_MAX_WIDTH 130
/* Share of line ends inside a sentence from which a text is hard-wrapped. */
#define WRAP_MIN_SHARE 0.25
/* A line that leaves this share of the width free was ended on purpose. */
#define WRAP_MIN_FILL 0.8

/* So many headings may stand in a row (title, subtitle, byline). */
#define HEADING_MAX_RUN 4

struct line {
	size_t begin, end; /* without white space at the ends */
	size_t next;	   /* where the next line begins */
	size_t indent;	   /* white space in front, in bytes */
	size_t n_tabs;	   /* between its ends */
};

struct reader {
	struct article *article;
	const char *text;
	size_t len;
	struct line_style *style;
};

/* Length in bytes of the line end at I, or 0. */
static size_t
newline_length(const char *s, size_t i, size_t end)
{
	unsigned char c = (unsigned char)s[i];

	if (c == '\r')
		return i + 1 < end && s[i + 1] == '\n' ? 2 : 1;
	if (c < 0x80)
		return c >= '\n' && c <= '\f' ? 1 : 0;
	return unicode_class_at(s + i) & UNICODE_NEWLINE ? utf8_length(c) : 0;
}

static size_t
count_tabs(const char *s, size_t begin, size_t end)
{
	size_t n = 0;
	const char *tab = s + begin;

	while ((tab = memchr(tab, '\t', (size_t)(s + end - tab)))) {
		tab++;
		n++;
	}
	return n;
}

/* The line that begins at BEGIN < LEN. */
static struct line
get_line(const struct reader *reader, size_t begin)
{
	const char *s = reader->text;
	size_t i = begin, n = 0;
	struct line line;

	while ((i = scan_newline(s, i, reader->len)) < reader->len) {
		n = newline_length(s, i, reader->len);
		if (n)
			break;
		i += utf8_length((unsigned char)s[i]);
	}
	line.next = i + n;
	line.begin = unicode_skip(s, begin, i, UNICODE_SPACE);
	line.end = unicode_skip_back(s, line.begin, i, UNICODE_SPACE);
	line.indent = line.begin - begin;
	line.n_tabs = count_tabs(s, line.begin, line.end);
	return line;
}

/* In code points. */
static uint32_t
get_width(const char *s, const struct line *line)
{
	uint32_t width = 0, units = 0;

	utf8_count(s + line->begin, line->end - line->begin, &width, &units);
	return width;
}

static bool
is_blank(const struct line *line)
{
	return line->begin == line->end;
}

/* Whether the line may be the end of a sentence: stop, colon or semicolon. */
static bool
is_terminated(const char *s, const struct line *line)
{
	char last = s[line->end - 1];

	return last == ':' || last == ';' ||
	       unicode_last_class(s, line->begin, line->end) &
		       UNICODE_TERMINATOR;
}

/* Whether the sentence plainly goes on from line A to line B. */
static bool
runs_on(const char *s, const struct line *a, const struct line *b)
{
	return !is_terminated(s, a) &&
	       unicode_first_class(s, b->begin, b->end) & UNICODE_LOWER;
}

/* Width of A if the first word of B had been put on it too. */
static uint32_t
width_with_next_word(const char *s, const struct line *a, const struct line *b)
{
	uint32_t width = get_width(s, a) + 1, units = 0;
	size_t i = b->begin;

	while (i < b->end && !(unicode_class_at(s + i) & UNICODE_SPACE))
		i += utf8_length((unsigned char)s[i]);
	utf8_count(s + b->begin, i - b->begin, &width, &units);
	return width;
}

static bool
has_room(const struct reader *reader, const struct line *a,
	 const struct line *b)
{
	return width_with_next_word(reader->text, a, b) <=
	       (uint32_t)(WRAP_MIN_FILL * reader->style->width);
}

/* Learns whether lines are hard-wrapped, and how wide they are. */
static void
learn_style(struct reader *reader)
{
	struct line_style *style = reader->style;
	struct line line, previous = {0};
	size_t i = reader->article->body, n_pairs = 0, n_run_on = 0, n_long = 0;

	for (int n = 0; n < STYLE_LINES && i < reader->len; n++) {
		line = get_line(reader, i);
		i = line.next;
		if (n && i - reader->article->body > STYLE_BYTES)
			break;
		n_long += get_width(reader->text, &line) > WRAP_MAX_WIDTH;
		if (n && !is_blank(&line) && !is_blank(&previous)) {
			n_pairs++;
			if (runs_on(reader->text, &previous, &line)) {
				uint32_t width = get_width(reader->text,
							   &previous);

				n_run_on++;
				if (style->width < width)
					style->width = width;
			}
		}
		previous = line;
	}
	style->known = true;
	style->wrapped = n_run_on &&
			 (double)n_run_on >= WRAP_MIN_SHARE * (double)n_pairs &&
			 n_long * 10 <= n_pairs;
}

/* Position behind a numeral or letter and its ")" or ".", or BEGIN. */
static size_t
skip_enumerator(const char *s, size_t begin, size_t end)
{
	size_t i = begin;

	while (i < end && i - begin < 3 && s[i] >= '0' && s[i] <= '9')
		i++;
	if (i > begin && i < end && (s[i] == '.' || s[i] == ')'))
		return i + 1;
	if (i == begin && end - i >= 2 &&
	    unicode_latin1[(unsigned char)s[i]] & UNICODE_ALPHA &&
	    s[i + 1] == ')')
		return i + 2;
	return begin;
}

enum marker { MARKER_NONE, MARKER_DASH, MARKER_SURE };

/* What kind of list marker LINE, which is not blank, begins with. */
static enum marker
get_marker(const char *s, const struct line *line)
{
	uint32_t cp = utf8_get(s + line->begin);
	size_t i = line->begin + utf8_length((unsigned char)s[line->begin]);
	size_t behind = skip_enumerator(s, line->begin, line->end);

	if (behind > line->begin && behind < line->end && s[behind] == ' ')
		return MARKER_SURE;
	if (i >= line->end || !(unicode_class_at(s + i) & UNICODE_SPACE))
		return cp == 0x2022 && i < line->end ? MARKER_SURE
						     : MARKER_NONE;
	if (unicode_is_bullet(cp))
		return MARKER_SURE;
	return unicode_class(cp) & UNICODE_DASH ? MARKER_DASH : MARKER_NONE;
}

/* Whether LINE begins a list item; PREVIOUS and NEXT are not blank or NULL. */
static bool
starts_item(const char *s, const struct line *previous, bool in_list,
	    const struct line *line, const struct line *next)
{
	switch (get_marker(s, line)) {
	case MARKER_SURE:
		return true;
	case MARKER_DASH: /* dialogue begins so too: a list has two items */
		return in_list || (previous && s[previous->end - 1] == ':') ||
		       (next && get_marker(s, next) == MARKER_DASH);
	default:
		return false;
	}
}

/* Whether a paragraph ends between A and B, which are not blank. */
static bool
ends_paragraph(const struct reader *reader, const struct line *a,
	       const struct line *b)
{
	if (!reader->style->wrapped || b->indent > a->indent + 1)
		return true;
	if (runs_on(reader->text, a, b))
		return false;
	return has_room(reader, a, b);
}

/* The first line from *I on that is not blank; false if there is none. */
static bool
next_line(const struct reader *reader, size_t *i, struct line *line,
	  bool *after_blank)
{
	*after_blank = false;
	while (*i < reader->len) {
		*line = get_line(reader, *i);
		*i = line->next;
		if (!is_blank(line))
			return true;
		*after_blank = true;
	}
	return false;
}

/* What is known of the lines before while blocks are made. */
struct maker {
	struct reader *reader;
	struct line previous; /* the last that was not blank */
	bool has_previous;
	bool in_table; /* it is a row */
	bool is_open;  /* a block has begun, at BEGIN, of KIND */
	size_t begin;
	enum sumario_kind kind;
};

/* Lines with as many tabs, one under the other, are the rows of a table. */
static bool
is_row(const struct maker *maker, const struct line *line, bool after_blank,
       const struct line *next, bool next_after_blank)
{
	if (!line->n_tabs)
		return false;
	if (maker->in_table && !after_blank &&
	    maker->previous.n_tabs == line->n_tabs)
		return true;
	return next && !next_after_blank && next->n_tabs == line->n_tabs;
}

static bool
close_block(struct maker *maker)
{
	if (!maker->is_open)
		return true;
	maker->is_open = false;
	return article_add_block(maker->reader->article, maker->begin,
				 maker->previous.end, maker->kind);
}

/* Each cell of the row is a block. */
static bool
add_row(struct maker *maker, const struct line *line)
{
	const char *s = maker->reader->text;
	size_t begin = line->begin;

	while (begin < line->end) {
		const char *tab = memchr(s + begin, '\t', line->end - begin);
		size_t end = tab ? (size_t)(tab - s) : line->end;

		if (!article_add_block(maker->reader->article, begin, end,
				       SUMARIO_TABLE_CELL))
			return false;
		begin = end + (tab != NULL);
	}
	return true;
}

/* A line that is no row goes on with the open block or begins one. */
static bool
add_line(struct maker *maker, const struct line *line, bool after_blank,
	 const struct line *next)
{
	const char *s = maker->reader->text;
	bool in_list = maker->is_open && maker->kind == SUMARIO_LIST_ITEM;
	bool item = starts_item(s,
				maker->has_previous ? &maker->previous : NULL,
				in_list, line, next);

	if (maker->is_open && !item && !after_blank &&
	    !ends_paragraph(maker->reader, &maker->previous, line))
		return true;
	if (!close_block(maker))
		return false;
	maker->is_open = true;
	maker->begin = line->begin;
	maker->kind = item ? SUMARIO_LIST_ITEM : SUMARIO_SENTENCE;
	return true;
}

static bool
make_blocks(struct reader *reader)
{
	struct maker maker = {.reader = reader};
	struct line line, next;
	bool after_blank, next_after_blank, more;
	size_t i = reader->article->body;

	more = next_line(reader, &i, &line, &after_blank);
	while (more) {
		const struct line *follows;
		bool row;

		more = next_line(reader, &i, &next, &next_after_blank);
		follows = more ? &next : NULL;
		row = is_row(&maker, &line, after_blank, follows,
			     next_after_blank);
		if (row ? !close_block(&maker) || !add_row(&maker, &line)
			: !add_line(&maker, &line, after_blank, follows))
			return false;
		maker.previous = line;
		maker.has_previous = true;
		maker.in_table = row;
		line = next;
		after_blank = next_after_blank;
	}
	return close_block(&maker);
}

/* The N_HEADINGS blocks before END that belong to the article are headings. */
static void
mark_headings(struct block *blocks, size_t end, size_t n_headings)
{
	while (n_headings) {
		struct block *block = &blocks[--end];

		if (block->is_front_matter)
			continue;
		block->kind = SUMARIO_HEADING;
		n_headings--;
	}
}

/*
 * A heading stands above text; up to HEADING_MAX_RUN of them in a row.
 * Returns behind which block the article may be cut: what follows it does not
 * depend on it.
 */
static size_t
find_headings(struct article *article)
{
	struct block *blocks = article->blocks.items;
	size_t n = article->blocks.n_items, run = 0, cut = 0;

	for (size_t i = 0; i < n; i++) {
		bool first = i == 0 && !article->is_rest;

		if (blocks[i].is_front_matter)
			continue;
		if (heading_has_shape(article->text, &blocks[i], first)) {
			run++;
			continue;
		}
		if (run <= HEADING_MAX_RUN &&
		    heading_is_body(article->text, &blocks[i]))
			mark_headings(blocks, i, run);
		run = 0;
		/* The last two may still change. */
		if (i + 2 < n && blocks[i].kind == SUMARIO_SENTENCE &&
		    article->text[blocks[i].end - 1] != ':')
			cut = i + 1;
	}
	return cut;
}

/*
 * Of a part that others follow only the first CUT blocks are kept.  What is
 * between paragraphs goes to the next part: it tells how they are indented.
 */
static void
cut_blocks(struct article *article, size_t cut)
{
	article->n_bytes = cut ? article->blocks.items[cut - 1].end : 0;
	article->blocks.n_items = cut;
}

bool
plain_read(struct article *article)
{
	struct reader reader = {.article = article,
				.text = article->text,
				.len = article->n_bytes,
				.style = &article->style};
	size_t cut, n_read = 0;

	if (!article->style.known)
		learn_style(&reader);
	if (!make_blocks(&reader) ||
	    (!article->is_rest && !opening_read(article, &n_read)))
		return false;
	cut = find_headings(article);
	/* Nothing may be cut off that tells what the first lines are. */
	if (n_read + 2 > article->blocks.n_items)
		cut = 0;
	if (article->is_cut)
		cut_blocks(article, cut);
	return true;
}
