/* SPDX-License-Identifier: MIT */
/*
 * What a mail quotes, and its signature.
 * What is quoted (RFC 3676, section 4.5: lines after ">") is written as one
 * line for each paragraph, without its marks, so that its sentences are whole;
 * where it is deeper quoted another begins.  What follows the line "-- " is a
 * signature (section 4.3), up to what is quoted below it.
 */
#include <config.h>

#include "read/mail_quote.h"

#include "base/ascii.h"
#include "read/plain.h"

#include <string.h>

/* A signature after "--" without its blank has no more lines. */
#define MAX_SIGNATURE 6

enum what { WHAT_TEXT, WHAT_QUOTE, WHAT_SIGNATURE };

/* A range of the text that is written, and what it is. */
struct range {
	size_t begin, end;
	enum what what;
};

VECTOR_TYPE(ranges, struct range);

struct writer {
	const char *s;
	size_t len;
	struct bytes *out;
	struct ranges ranges;
	enum what what; /* the line before */
	size_t depth;	/* of the quotation that is open, or 0 */
};

/* A line of the mail. */
struct line {
	size_t begin, end, next;
	size_t depth; /* how many ">" are before it */
};

static struct line
get_line(const struct writer *w, size_t at)
{
	const char *feed = memchr(w->s + at, '\n', w->len - at);
	struct line line = {.begin = at,
			    .end = feed ? (size_t)(feed - w->s) : w->len};

	line.next = feed ? line.end + 1 : w->len;
	while (line.end > at && w->s[line.end - 1] == '\r')
		line.end--;
	for (size_t i = at; i < line.end && w->s[i] == '>';) {
		line.depth++;
		i++;
		if (i < line.end && w->s[i] == ' ')
			i++;
		line.begin = i;
	}
	return line;
}

static bool
is_blank(const struct writer *w, const struct line *line)
{
	size_t i = line->begin;

	while (i < line->end && ascii_is_space(w->s[i]))
		i++;
	return i == line->end;
}

/* Whether what follows AT, to the end or a quotation, is a few lines. */
static bool
is_short(const struct writer *w, size_t at)
{
	int n = 0;

	while (at < w->len && n <= MAX_SIGNATURE) {
		struct line line = get_line(w, at);

		if (line.depth)
			break;
		n += !is_blank(w, &line);
		at = line.next;
	}
	return n && n <= MAX_SIGNATURE;
}

static bool
is_separator(const struct writer *w, const struct line *line)
{
	size_t n = line->end - line->begin;

	if (line->depth || n < 2 || memcmp(w->s + line->begin, "--", 2) != 0)
		return false;
	return (n == 3 && w->s[line->begin + 2] == ' ') ||
	       (n == 2 && is_short(w, line->next));
}

/* -- Writing ------------------------------------------------------------- */

static bool
open_range(struct writer *w, enum what what)
{
	if (!vector_add_room(&w->ranges, 1))
		return false;
	w->ranges.items[w->ranges.n_items++] =
		(struct range){w->out->n_items, SIZE_MAX, what};
	return true;
}

static void
close_range(struct writer *w)
{
	if (w->ranges.n_items &&
	    w->ranges.items[w->ranges.n_items - 1].end == SIZE_MAX)
		w->ranges.items[w->ranges.n_items - 1].end = w->out->n_items;
}

/* The quotation that is open ends, and its paragraph. */
static bool
end_quote(struct writer *w)
{
	if (!w->depth)
		return true;
	w->depth = 0;
	close_range(w);
	return bytes_add_string(w->out, "\n\n");
}

/* Adds [begin, end) with a blank for each tab, which would make a table. */
static bool
add_quoted(struct writer *w, const struct line *line)
{
	size_t begin = line->begin, end = line->end, first;

	while (begin < end && ascii_is_space(w->s[begin]))
		begin++;
	while (begin < end && ascii_is_space(w->s[end - 1]))
		end--;
	first = w->out->n_items;
	if (!bytes_add(w->out, w->s + begin, end - begin))
		return false;
	for (; first < w->out->n_items; first++)
		if (w->out->items[first] == '\t')
			w->out->items[first] = ' ';
	return true;
}

static bool
write_quoted(struct writer *w, const struct line *line)
{
	if (is_blank(w, line) || line->depth != w->depth) {
		if (!end_quote(w))
			return false;
		if (is_blank(w, line))
			return true;
	}
	if (w->depth)
		return bytes_add_char(w->out, ' ') && add_quoted(w, line);
	/* What is before it ends there, too. */
	if (w->out->n_items && !bytes_add_char(w->out, '\n'))
		return false;
	w->depth = line->depth;
	return open_range(w, WHAT_QUOTE) && add_quoted(w, line);
}

static bool
write_line(struct writer *w, const struct line *line)
{
	if (line->depth) {
		close_range(w); /* of a signature */
		w->what = WHAT_QUOTE;
		return write_quoted(w, line);
	}
	if (!end_quote(w))
		return false;
	if (w->what != WHAT_SIGNATURE && is_separator(w, line)) {
		w->what = WHAT_SIGNATURE;
		if (!bytes_add_char(w->out, '\n') ||
		    !open_range(w, WHAT_SIGNATURE))
			return false;
	} else if (w->what != WHAT_SIGNATURE) {
		w->what = WHAT_TEXT;
	}
	return bytes_add(w->out, w->s + line->begin, line->end - line->begin) &&
	       bytes_add_char(w->out, '\n');
}

/* -- Blocks -------------------------------------------------------------- */

/* Blocks in quotations are such, those of signatures are none. */
static void
mark_blocks(struct article *article, const struct ranges *ranges)
{
	struct blocks *blocks = &article->blocks;
	size_t n = 0, r = 0;

	for (size_t i = 0; i < blocks->n_items; i++) {
		struct block block = blocks->items[i];

		while (r < ranges->n_items &&
		       ranges->items[r].end <= block.begin)
			r++;
		if (r < ranges->n_items &&
		    ranges->items[r].begin <= block.begin) {
			if (ranges->items[r].what == WHAT_SIGNATURE)
				continue;
			block.kind = SUMARIO_QUOTE;
			block.is_front_matter = false;
		}
		blocks->items[n++] = block;
	}
	blocks->n_items = n;
}

bool
mail_quote_read(struct article *article)
{
	struct writer w = {.s = article->text,
			   .len = article->n_bytes,
			   .out = &article->extracted};
	bool good = true;

	for (size_t at = 0; good && at < w.len;) {
		struct line line = get_line(&w, at);

		good = write_line(&w, &line);
		at = line.next;
	}
	close_range(&w);
	if (good) {
		article->text = w.out->n_items ? w.out->items : "";
		article->n_bytes = (uint32_t)w.out->n_items;
		article->body = 0;
		good = plain_read(article);
		mark_blocks(article, &w.ranges);
	}
	vector_release(&w.ranges);
	return good;
}
