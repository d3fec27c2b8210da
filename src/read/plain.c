/* SPDX-License-Identifier: MIT */
/*
 * Lines of plain text become blocks.
 * Two passes: the first looks at the beginning of the article to learn how
 * its lines are used, the second makes the blocks.  A third one over the
 * blocks finds the headings, since what follows a line is part of what makes
 * it one; the lines before the article are read by read/opening.h.  The rules
 * are in doc/segmentation.md, "Paragraphs".
 */
#include <config.h>

#include "read/plain.h"

#include "base/ascii.h"
#include "base/error.h"
#include "read/heading.h"
#include "read/opening.h"
#include "read/reader.h"
#include "read/text_table.h"
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
/* How much further a line may be indented than the one before, in bytes. */
#define MAX_INDENT 1
#define MAX_HANGING 6
/* Lines that are wrapped have so many characters: shorter ones are verse. */
#define WRAP_MIN_WIDTH 40
/* … and a line that was cut, of a text that is not wrapped. */
#define CUT_MIN_WIDTH 15
/*
 * A line that takes less of the width, in percent, was ended on purpose, or
 * was not wrapped if it takes more; before a small letter, before a digit.
 */
#define WRAP_MIN_FILL 80
#define WRAP_MAX_FILL 135
#define RUN_ON_MIN_FILL 60
#define DIGIT_MIN_FILL 60

/* So many headings may be in a row (title, subtitle, byline). */
#define HEADING_MAX_RUN 4

struct reader {
	struct article *article;
	const char *text;
	size_t len;
	struct line_style *style;
};

/* How many percent of a full line A and the first word of B would take. */
static uint32_t
get_fill(const struct reader *reader, const struct text_line *a,
	 const struct text_line *b)
{
	uint32_t width = reader->style->width;

	return width ? text_line_width_with(reader->text, a, b) * 100 / width
		     : 100;
}

/* What is counted of the pairs of lines that no blank line is between. */
struct pairs {
	size_t n; /* whose first line may be wrapped */
	size_t n_all;
	size_t n_run_on;
	uint16_t widths[WRAP_MAX_WIDTH + 1]; /* of the first lines of those */
};

static void
count_pair(const char *s, const struct text_line *a, const struct text_line *b,
	   struct pairs *pairs)
{
	uint32_t width = text_line_width(s, a);

	pairs->n_all++;
	if (width > WRAP_MAX_WIDTH)
		return;
	pairs->n++;
	if (text_line_runs_on(s, a, b)) {
		pairs->n_run_on++;
		pairs->widths[width]++;
	}
}

/* The width that nine of ten lines that run on do not exceed. */
static uint32_t
find_width(const struct pairs *pairs)
{
	size_t n = 0;
	uint32_t width = 0;

	if (!pairs->n_run_on)
		return 0;
	while (width < WRAP_MAX_WIDTH &&
	       (n += pairs->widths[width]) * 10 < pairs->n_run_on * 9 + 1)
		width++;
	return width;
}

static bool
is_webvtt(const char *s, const struct text_line *line)
{
	return line->end - line->begin >= 6 &&
	       !memcmp(s + line->begin, "WEBVTT", 6);
}

/* Learns whether lines are hard-wrapped, and how wide they are. */
static void
learn_style(struct reader *reader)
{
	struct line_style *style = reader->style;
	struct text_line line, previous = {0};
	struct pairs pairs = {0};
	size_t i = reader->article->body;

	for (int n = 0; n < STYLE_LINES && i < reader->len; n++) {
		line = text_line_get(reader->text, i, reader->len);
		i = line.next;
		if (n && i - reader->article->body > STYLE_BYTES)
			break;
		style->has_cues |= text_line_is_cue(reader->text, &line);
		style->names_cues |= !n && is_webvtt(reader->text, &line);
		if (n && !text_line_is_blank(&line) &&
		    !text_line_is_blank(&previous))
			count_pair(reader->text, &previous, &line, &pairs);
		previous = line;
	}
	style->known = true;
	style->width = find_width(&pairs);
	style->wrapped = pairs.n_run_on &&
			 (double)pairs.n_run_on >=
				 WRAP_MIN_SHARE * (double)pairs.n &&
			 pairs.n_run_on * 10 >= pairs.n_all;
	style->is_even = (pairs.n_all - pairs.n) * 10 <= pairs.n_all;
}

/* Position after a numeral or letter and its ")" or ".", or BEGIN. */
static size_t
skip_enumerator(const char *s, size_t begin, size_t end)
{
	size_t i = begin;

	while (i < end && i - begin < 3 && ascii_is_digit(s[i]))
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
get_marker(const char *s, const struct text_line *line)
{
	size_t begin = line->text < line->end ? line->text : line->begin;
	uint32_t cp = utf8_get(s + begin);
	size_t i = begin + utf8_length((unsigned char)s[begin]);
	size_t behind = skip_enumerator(s, begin, line->end);

	if (behind > begin && behind < line->end && s[behind] == ' ')
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
starts_item(const char *s, const struct text_line *previous, bool in_list,
	    const struct text_line *line, const struct text_line *next)
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

/*
 * Where lines are not wrapped throughout, a sentence that runs on from A to B
 * was cut if it ends in B, or if B is as full as A and runs on to NEXT, too.
 */
static bool
is_cut_line(const char *s, const struct text_line *a, const struct text_line *b,
	    const struct text_line *next)
{
	uint32_t width = text_line_width(s, a);

	if (width > WRAP_MAX_WIDTH)
		return false;
	if (unicode_last_class(s, b->begin, b->end) & UNICODE_TERMINATOR)
		return width >= CUT_MIN_WIDTH;
	return next && width >= WRAP_MIN_WIDTH &&
	       text_line_runs_on(s, b, next) &&
	       text_line_width_with(s, a, b) * 10 >= text_line_width(s, b) * 9;
}

/* Whether A ends in a quotation mark and B begins with one. */
static bool
is_next_quotation(const char *s, const struct text_line *a,
		  const struct text_line *b)
{
	return unicode_class_at(s + utf8_previous(s, a->end)) & UNICODE_CLOSE &&
	       unicode_class_at(s + b->text) & UNICODE_OPEN;
}

/* Whether the paragraph of A goes on in B; NEXT comes then, or is NULL. */
static bool
goes_on(const struct reader *reader, const struct text_line *a,
	const struct text_line *b, const struct text_line *next)
{
	const struct line_style *style = reader->style;
	const char *s = reader->text;
	bool terminated = text_line_is_terminated(s, a);
	uint32_t fill;

	if (style->has_cues)
		return get_marker(s, b) == MARKER_NONE;
	if (terminated && !style->wrapped)
		return false;
	if (b->indent > a->indent + (get_marker(s, a) == MARKER_NONE
					     ? MAX_INDENT
					     : MAX_HANGING) ||
	    !text_line_has_prefix_of(s, a, b) || b->text == b->end)
		return false;
	if (!terminated && (text_line_breaks_word(s, a, b) ||
			    text_line_binds(reader->article->lexicon, s, a)))
		return !heading_is_chat(s, b->begin, b->end);
	if (!style->wrapped)
		return text_line_runs_on(s, a, b) && is_cut_line(s, a, b, next);
	fill = get_fill(reader, a, b);
	if (text_line_runs_on(s, a, b))
		return fill > RUN_ON_MIN_FILL || style->width < WRAP_MIN_WIDTH;
	if (text_line_is_rule(s, a) || text_line_is_rule(s, b) ||
	    heading_is_chat(s, b->begin, b->end))
		return false;
	if (!terminated &&
	    unicode_class_at(s + b->text) & UNICODE_DIGIT) /* "a / 212" */
		return fill > DIGIT_MIN_FILL;
	if (!terminated && (!style->is_even || is_next_quotation(s, a, b)))
		return false;
	if (s[a->end - 1] == ':' && next && /* items without marks */
	    get_fill(reader, b, next) <= RUN_ON_MIN_FILL)
		return false;
	return fill > WRAP_MIN_FILL && fill < WRAP_MAX_FILL;
}

/* The first line from *I on that is not blank; false if there is none. */
static bool
next_line(const struct reader *reader, size_t *i, struct text_line *line,
	  bool *after_blank)
{
	*after_blank = false;
	while (*i < reader->len) {
		*line = text_line_get(reader->text, *i, reader->len);
		*i = line->next;
		/* A prefix alone is a blank line, too. */
		if (line->text < line->end)
			return true;
		*after_blank = true;
	}
	return false;
}

/* What is known of the lines before while blocks are made. */
struct maker {
	struct reader *reader;
	struct text_line previous; /* the last that was not blank */
	bool has_previous;
	enum text_table table; /* what kind of row it is */
	bool skips;	       /* a header of subtitles up to a blank line */
	bool is_open;	       /* a block has begun, at BEGIN, of KIND */
	size_t begin;
	enum sumario_kind kind;
};

/*
 * Whether LINE is a row: as the line before was, or as NEXT, where no blank
 * line is between.
 */
static enum text_table
get_table(const struct maker *maker, const struct text_line *line,
	  bool after_blank, const struct text_line *next, bool next_after_blank)
{
	const char *s = maker->reader->text;
	enum text_table table = TABLE_NO_ROW;

	if (maker->table != TABLE_NO_ROW && !after_blank)
		table = text_table_get(s, line, &maker->previous);
	if (table == TABLE_NO_ROW)
		table = text_table_get(s, line, next_after_blank ? NULL : next);
	return table;
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

/* A line that is no row goes on with the open block or begins one. */
static bool
add_line(struct maker *maker, const struct text_line *line, bool after_blank,
	 const struct text_line *next, bool next_after_blank)
{
	const char *s = maker->reader->text;
	bool in_list = maker->is_open && maker->kind == SUMARIO_LIST_ITEM;
	bool item = starts_item(s,
				maker->has_previous ? &maker->previous : NULL,
				in_list, line, next);

	if (maker->is_open && !item && !after_blank &&
	    goes_on(maker->reader, &maker->previous, line,
		    next_after_blank ? NULL : next))
		return true;
	if (!close_block(maker))
		return false;
	maker->is_open = true;
	maker->begin = line->begin;
	maker->kind = item		      ? SUMARIO_LIST_ITEM
		      : s[line->begin] == '>' ? SUMARIO_QUOTE
					      : SUMARIO_SENTENCE;
	return true;
}

/*
 * Whether LINE is no text: the time of a subtitle, the number before it, or a
 * note of WebVTT.
 */
static bool
is_cue(struct maker *maker, const struct text_line *line, bool after_blank,
       const struct text_line *next)
{
	const char *s = maker->reader->text;
	size_t n = line->end - line->begin;

	if (!maker->reader->style->has_cues)
		return false;
	if (after_blank || !maker->has_previous)
		maker->skips = is_webvtt(s, line) ||
			       (n >= 4 && !memcmp(s + line->begin, "NOTE", 4) &&
				(n == 4 || s[line->begin + 4] == ' '));
	if (maker->skips || text_line_is_cue(s, line))
		return true;
	/* Its number, or in WebVTT its name. */
	return next && text_line_is_cue(s, next) &&
	       ((maker->reader->style->names_cues && after_blank) ||
		!unicode_has(s, line->begin, line->end, UNICODE_ALPHA));
}

static bool
add_row(struct maker *maker, const struct text_line *line,
	enum text_table table)
{
	return close_block(maker) &&
	       text_table_add_row(maker->reader->article, line, table);
}

static bool
make_blocks(struct reader *reader)
{
	struct maker maker = {.reader = reader};
	struct text_line line, next;
	bool after_blank, next_after_blank, more;
	size_t i = reader->article->body;

	more = next_line(reader, &i, &line, &after_blank);
	while (more) {
		const struct text_line *follows;
		enum text_table table = TABLE_NO_ROW;
		bool added;

		more = next_line(reader, &i, &next, &next_after_blank);
		follows = more ? &next : NULL;
		if (is_cue(&maker, &line, after_blank,
			   next_after_blank ? NULL : follows)) {
			added = close_block(&maker);
		} else {
			table = get_table(&maker, &line, after_blank, follows,
					  next_after_blank);
			added = table == TABLE_NO_ROW
					? add_line(&maker, &line, after_blank,
						   follows, next_after_blank)
					: add_row(&maker, &line, table);
		}
		if (!added)
			return false;
		maker.previous = line;
		maker.has_previous = true;
		maker.table = table;
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
 * A heading is above text; up to HEADING_MAX_RUN of them in a row.
 * Returns after which block the article may be cut: what follows it does not
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
		if (heading_has_shape(article->text, &blocks[i], first) &&
		    (i == 0 ||
		     !heading_follows_comma(article->text, &blocks[i - 1],
					    &blocks[i]))) {
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
	if (!make_blocks(&reader))
		return false;
	if (article->style.has_cues) {
		if (article->is_cut)
			cut_blocks(article,
				   article->blocks.n_items > 2
					   ? article->blocks.n_items - 2
					   : 0);
		return true;
	}
	if (!article->is_rest && !opening_read(article, &n_read))
		return false;
	cut = find_headings(article);
	/* Nothing may be cut off that tells what the first lines are. */
	if (n_read + 2 > article->blocks.n_items)
		cut = 0;
	if (article->is_cut)
		cut_blocks(article, cut);
	return true;
}

static enum sumario_status
read_blocks(struct article *article, struct sumario_error *error)
{
	return plain_read(article) ? SUMARIO_OK : error_no_memory(error);
}

const struct reader_kind reader_text = {.read = read_blocks};
