/* SPDX-License-Identifier: MIT */
/*
 * Text in printed pages becomes running text.
 * Pages are put one after the other, without what is no text on them
 * (paged_page.c) and their columns in the order in which they are read.
 *
 * Columns are told by a gutter: a place where blanks are in most lines, with
 * text on both sides that begins in the middle of sentences, as cells of tables
 * do not.  What goes over the gutter, such as a headline, ends both columns.
 */
#include <config.h>

#include "base/error.h"
#include "read/paged_page.h"
#include "read/plain.h"
#include "read/reader.h"
#include "text/unicode.h"

#include <string.h>

/* Columns end before this many characters; longer lines have none. */
#define MAX_WIDTH 300
/* So many lines, and this share of a page, have text beside the gutter. */
#define MIN_ROWS 4
#define MIN_ROWS_SHARE 0.5
/* Lines that go over the gutter, for each that has it. */
#define MAX_CROSSING 0.3
/* The same share of all lines where the page before has the gutter. */
#define MAX_CROSSING_AGAIN 0.1
/* Beginnings of lines in the middle of a sentence, of all in columns. */
#define MIN_RUN_ON 0.25
/* A column is no narrower than this. */
#define MIN_COLUMN 15

struct reader {
	struct article *article;
	struct bytes *out;
	const char *s;
	struct paged_pages pages;
	size_t last, last_end; /* the last line that was written; its end */
	bool after_blank, at_edge; /* blank lines, or an edge, after it */
	size_t margin;		   /* blanks that all lines of a column have */
	size_t gutter;		   /* of the last page that shows one, or 0 */
};

/* -- Writing ------------------------------------------------------------- */

static bool
ends_sentence(const char *s, size_t begin, size_t end)
{
	char last = s[end - 1];

	return last == ':' || last == ';' ||
	       unicode_last_class(s, begin, end) & UNICODE_TERMINATOR;
}

/* Whether a paragraph ends between what was written and [begin, end). */
static bool
ends_paragraph(const struct reader *reader, size_t begin, size_t end)
{
	const char *out = reader->out->items;

	if (!reader->at_edge)
		return reader->after_blank;
	return ends_sentence(out, reader->last, reader->last_end) &&
	       !(unicode_first_class(reader->s, begin, end) & UNICODE_LOWER);
}

/* Writes a line, or what of it is in a column; all of it may be blank. */
static bool
write_line(struct reader *reader, size_t begin, size_t end)
{
	struct bytes *out = reader->out;
	const char *s = reader->s;
	size_t first = unicode_skip(s, begin, end, UNICODE_SPACE);

	end = unicode_skip_back(s, first, end, UNICODE_SPACE);
	if (first == end) {
		reader->after_blank = true;
		return true;
	}
	if (out->n_items &&
	    !bytes_add_string(out, ends_paragraph(reader, first, end)
					   ? "\n\n"
					   : "\n"))
		return false;
	/* The margin is of blanks, one byte each. */
	begin = begin + reader->margin < first ? begin + reader->margin : first;
	reader->after_blank = reader->at_edge = false;
	if (!bytes_add(out, s + begin, end - begin))
		return false;
	reader->last_end = out->n_items;
	reader->last = out->n_items - (end - first);
	return true;
}

/* A page or column ends: what comes next may go on with the sentence. */
static void
write_edge(struct reader *reader)
{
	reader->at_edge = true;
	reader->after_blank = false;
	reader->margin = 0;
}

/* Counts what is left out: the characters that are no white space. */
static void
count_left_out(struct reader *reader, const struct paged_line *line)
{
	struct left_out *left_out = &reader->article->left_out;

	left_out->n_lines++;
	for (size_t i = line->begin; i < line->end;
	     i += utf8_length((unsigned char)reader->s[i]))
		left_out->n_chars += !(unicode_class_at(reader->s + i) &
				       UNICODE_SPACE);
}

/* -- Columns ------------------------------------------------------------- */

/* What is at each place of the lines of a page. */
struct places {
	uint32_t gap[MAX_WIDTH];  /* lines with blanks there within them */
	uint32_t text[MAX_WIDTH]; /* lines with text */
	size_t n_lines;		  /* that are not blank */
	bool too_wide;
};

/* A line as it is cut: at the gutter, or not at all. */
enum side { SIDE_NONE, SIDE_LEFT, SIDE_RIGHT, SIDE_BOTH, SIDE_ACROSS };

/* Notes the blanks [from, to) of a line; they are two at least. */
static void
note_gap(struct places *places, size_t from, size_t to)
{
	for (; from < to && from < MAX_WIDTH; from++)
		places->gap[from]++;
}

static void
note_line(struct places *places, const char *s, const struct paged_line *line)
{
	size_t place = 0, n_blanks = 0;
	bool any = false;

	for (size_t i = line->begin; i < line->end;
	     i += utf8_length((unsigned char)s[i]), place++) {
		if (place == MAX_WIDTH) {
			places->too_wide = true;
			return;
		}
		if (unicode_class_at(s + i) & UNICODE_SPACE) {
			n_blanks++;
			continue;
		}
		if (any && n_blanks > 1)
			note_gap(places, place - n_blanks, place);
		places->text[place]++;
		any = true;
		n_blanks = 0;
	}
	places->n_lines += any;
}

/*
 * The last place where most lines have blanks within them, which is before the
 * second column; 0: there is none.
 */
static size_t
find_gutter(const struct places *places)
{
	size_t best = 0;

	for (size_t i = MIN_COLUMN; i < MAX_WIDTH - MIN_COLUMN; i++)
		if (places->gap[i] && places->gap[i] >= places->gap[best])
			best = i;
	if (!best || places->too_wide || places->gap[best] < MIN_ROWS ||
	    places->gap[best] < MIN_ROWS_SHARE * (double)places->n_lines ||
	    places->text[best] > MAX_CROSSING * places->gap[best])
		return 0;
	return best;
}

/* Where the place GUTTER of LINE is in the text, or the line's end. */
static size_t
find_place(const char *s, const struct paged_line *line, size_t gutter)
{
	size_t i = line->begin;

	for (; gutter && i < line->end; gutter--)
		i += utf8_length((unsigned char)s[i]);
	return i;
}

/* On which sides of the place AT of it LINE has text. */
static enum side
get_side(const char *s, const struct paged_line *line, size_t at)
{
	size_t first = unicode_skip(s, line->begin, line->end, UNICODE_SPACE);

	if (first == line->end)
		return SIDE_NONE;
	if (at == line->end)
		return SIDE_LEFT;
	if (!(unicode_class_at(s + at) & UNICODE_SPACE))
		return SIDE_ACROSS;
	if (first >= at)
		return SIDE_RIGHT;
	return unicode_class_at(s + utf8_previous(s, at)) & UNICODE_SPACE ||
			       unicode_skip(s, at, line->end, UNICODE_SPACE) >
				       at + 1
		       ? SIDE_BOTH
		       : SIDE_ACROSS;
}

/* Whether the beginning of [begin, end) is in the middle of a sentence. */
static bool
runs_on(const char *s, size_t begin, size_t end)
{
	return unicode_first_class(s, unicode_skip(s, begin, end, UNICODE_SPACE),
				   end) &
	       UNICODE_LOWER;
}

/* Whether what is on both sides of GUTTER on PAGE reads as prose. */
static bool
is_prose(const struct reader *reader, const struct paged_page *page,
	 size_t gutter)
{
	const char *s = reader->s;
	size_t n_cells = 0, n_left = 0, n_right = 0;

	for (size_t i = page->begin; i < page->end; i++) {
		const struct paged_line *line = &reader->pages.lines.items[i];
		size_t at = find_place(s, line, gutter);

		if (line->left_out || get_side(s, line, at) != SIDE_BOTH)
			continue;
		n_cells++;
		n_left += runs_on(s, line->begin, at);
		n_right += runs_on(s, at, line->end);
	}
	return (double)n_left >= MIN_RUN_ON * (double)n_cells &&
	       (double)n_right >= MIN_RUN_ON * (double)n_cells;
}

/* On the last page the second column may be short. */
static bool
has_gutter_again(const struct places *places, size_t gutter)
{
	return gutter && places->gap[gutter] && !places->too_wide &&
	       places->text[gutter] <=
		       MAX_CROSSING_AGAIN * (double)places->n_lines;
}

/* Where the gutter of PAGE is; 0: it has one column. */
static size_t
find_columns(struct reader *reader, const struct paged_page *page)
{
	struct places places = {0};
	size_t gutter;

	if (page->end - page->begin < MIN_ROWS)
		return 0;
	for (size_t i = page->begin; i < page->end; i++)
		if (!reader->pages.lines.items[i].left_out)
			note_line(&places, reader->s,
				  &reader->pages.lines.items[i]);
	gutter = find_gutter(&places);
	if (gutter && is_prose(reader, page, gutter))
		reader->gutter = gutter;
	else if (!has_gutter_again(&places, reader->gutter))
		return 0;
	return reader->gutter;
}

/* -- Pages --------------------------------------------------------------- */

/* A part of a page: lines [begin, end), in a column or as wide as it is. */
struct band {
	size_t begin, end, gutter;
	enum side side;
};

/* The bytes of LINE that are in BAND. */
static void
cut_line(const struct reader *reader, const struct band *band,
	 const struct paged_line *line, size_t *begin, size_t *end)
{
	size_t at = find_place(reader->s, line, band->gutter);

	*begin = band->side == SIDE_RIGHT ? at : line->begin;
	*end = band->side == SIDE_LEFT ? at : line->end;
}

/* The blanks that all lines of BAND begin with. */
static size_t
find_margin(const struct reader *reader, const struct band *band)
{
	size_t margin = SIZE_MAX, begin, end;

	for (size_t i = band->begin; i < band->end; i++) {
		const struct paged_line *line = &reader->pages.lines.items[i];
		size_t n = 0;

		cut_line(reader, band, line, &begin, &end);
		while (begin + n < end && reader->s[begin + n] == ' ')
			n++;
		if (!line->left_out && begin + n < end && n < margin)
			margin = n;
	}
	return margin == SIZE_MAX ? 0 : margin;
}

static bool
write_band(struct reader *reader, const struct band *band)
{
	size_t begin, end;

	reader->margin = find_margin(reader, band);
	for (size_t i = band->begin; i < band->end; i++) {
		const struct paged_line *line = &reader->pages.lines.items[i];

		if (line->left_out) {
			if (band->side != SIDE_RIGHT)
				count_left_out(reader, line);
			continue;
		}
		cut_line(reader, band, line, &begin, &end);
		if (!write_line(reader, begin, end))
			return false;
	}
	return true;
}

static bool
write_columns(struct reader *reader, struct band band)
{
	band.side = SIDE_LEFT;
	if (!write_band(reader, &band))
		return false;
	write_edge(reader);
	band.side = SIDE_RIGHT;
	if (!write_band(reader, &band))
		return false;
	reader->margin = 0;
	return true;
}

/* Whether line I goes over GUTTER; what does not show is as it was BEFORE. */
static bool
is_across(const struct reader *reader, size_t i, size_t gutter, bool before)
{
	const struct paged_line *line = &reader->pages.lines.items[i];
	enum side side = get_side(reader->s, line,
				  find_place(reader->s, line, gutter));

	return side == SIDE_NONE || side == SIDE_LEFT || line->left_out
		       ? before
		       : side == SIDE_ACROSS;
}

/* Columns between lines that are as wide as the page. */
static bool
write_bands(struct reader *reader, const struct paged_page *page, size_t gutter)
{
	size_t begin = page->begin;
	bool across = is_across(reader, begin, gutter, true);

	for (size_t i = begin + 1; i <= page->end; i++) {
		struct band band = {begin, i, gutter, SIDE_NONE};

		if (i < page->end &&
		    is_across(reader, i, gutter, across) == across)
			continue;
		if (!(across ? write_band(reader, &band)
			     : write_columns(reader, band)))
			return false;
		reader->after_blank = true;
		begin = i;
		across = !across;
	}
	return true;
}

static bool
write_page(struct reader *reader, const struct paged_page *page)
{
	struct band all = {page->begin, page->end, 0, SIDE_NONE};
	size_t gutter = find_columns(reader, page);

	if (!(gutter ? write_bands(reader, page, gutter)
		     : write_band(reader, &all)))
		return false;
	write_edge(reader);
	return true;
}

static bool
write_text(struct reader *reader)
{
	for (size_t i = 0; i < reader->pages.list.n_items; i++)
		if (!write_page(reader, &reader->pages.list.items[i]))
			return false;
	return !reader->out->n_items || bytes_add_char(reader->out, '\n');
}

/*
 * Makes of article->text, which is in pages, the text that a reader reads:
 * article->text becomes article->extracted, in which
 *
 * - running heads, feet and page numbers are left out: article->left_out
 *   counts them;
 * - two columns are one after the other, as pdftotext -layout does not have
 *   them;
 * - no page begins with a blank that all its lines have;
 * - a paragraph goes on over the end of a page or column unless a sentence
 *   ends there.
 *
 * Its blocks are then those of plain text.  Linear in the text.
 */
static enum sumario_status
read_blocks(struct article *article, struct sumario_error *error)
{
	struct reader reader = {.article = article,
				.out = &article->extracted,
				.s = article->text};
	bool good = paged_page_find(&reader.pages, article->text,
				    article->n_bytes) &&
		    write_text(&reader);

	paged_page_release(&reader.pages);
	if (!good)
		return error_no_memory(error);
	article->text = reader.out->n_items ? reader.out->items : "";
	article->n_bytes = (uint32_t)reader.out->n_items;
	article->body = 0;
	return plain_read(article) ? SUMARIO_OK : error_no_memory(error);
}

/* A page break, U+000C, where a line has ended. */
static bool
is_paged(const struct reader_look *look)
{
	const char *s = look->bytes;
	size_t len = look->len < SUMARIO_GUESS_PAGE_BYTES
			     ? look->len
			     : SUMARIO_GUESS_PAGE_BYTES;

	for (size_t at = 0; at < len; at++) {
		const char *feed = memchr(s + at, '\f', len - at);

		if (!feed)
			return false;
		at = (size_t)(feed - s);
		/* In UTF-16 a NUL or two are between them. */
		for (size_t i = at; i && at - i < 4; i--)
			if (s[i - 1] == '\n' || s[i - 1] == '\r')
				return true;
			else if (s[i - 1])
				break;
	}
	return false;
}

const struct reader_kind reader_paged = {
	.proof = READER_LAYOUT,
	.is = is_paged,
	.read = read_blocks,
};
