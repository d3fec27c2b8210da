/* SPDX-License-Identifier: MIT */
/*
 * The original with its translation.
 * What is between the ranges of two segments is copied, and so is a range whose
 * text is not another one.  In all others the target stands, with the bytes
 * that the original has for each of its codes; its text is escaped, so that no
 * tag comes of it.  A segment that has no range is left as it is, and told of.
 */
#include <config.h>

#include "write/merged_original.h"

#include "base/ascii.h"
#include "bitext/code_order.h"
#include "text/utf8.h"
#include "write/merged_markdown.h"

static const struct finding_kind not_placed = {
	"not-placed", N_("has no place of its own in the original, left as it is"),
	false};

struct putting {
	struct buffer *out;
	const struct merged_original *merged;
	const struct segment *segment;
	const struct target *target;
	struct code_set set;
	struct code_order order;
	uint32_t at;	     /* up to here the original is written */
	uint32_t next_break; /* line ends of the source from here on */
};

static void
put_original(struct putting *p, uint32_t begin, uint32_t end)
{
	buffer_put(p->out, p->merged->origin->original.s + begin, end - begin);
}

static void
tell(struct putting *p, const struct finding_kind *kind, struct span detail)
{
	const struct document *doc = p->merged->doc;
	struct sumario_finding finding =
		finding_make(kind, p->target->id,
			     document_get_source(doc, p->segment),
			     p->target->text, detail);

	if (p->merged->tell && !p->merged->tell(p->merged->user, &finding))
		buffer_fail(p->out, SUMARIO_IO);
}

/* -- Text ------------------------------------------------------------------- */

/* What the next line end of the source is in the original; NONE: nothing. */
static struct span
take_break(struct putting *p)
{
	const struct origin *origin = p->merged->origin;
	const char *text = p->merged->doc->article.text;
	const char *lf = NULL;
	const struct origin_run *run;

	if (p->next_break < p->segment->end)
		lf = memchr(text + p->next_break, '\n',
			    p->segment->end - p->next_break);
	if (!lf)
		return SPAN_NONE;
	p->next_break = (uint32_t)(lf - text) + 1;
	run = origin_find_run(origin, p->next_break - 1);
	if (run->n == run->n_text)
		return (struct span){"\n", 1};
	return (struct span){origin->original.s + run->begin, run->n};
}

static void
put_line_end(struct putting *p)
{
	struct span line_end = take_break(p);

	if (!line_end.s)
		line_end = span_of(" ");
	buffer_put(p->out, line_end.s, line_end.len);
}

/* What has to be written for the character C of text; NULL: itself. */
static const char *
find_escape(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\t':
	case '\r':
		return " ";
	default:
		return (unsigned char)c < 0x20 ? UTF8_REPLACEMENT : NULL;
	}
}

static void
put_text(struct putting *p, struct span text)
{
	size_t begin = 0;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.s[i];
		const char *escape = c == '\n' ? "" : find_escape(c);

		if (!escape)
			continue;
		buffer_put(p->out, text.s + begin, i - begin);
		begin = i + 1;
		if (c == '\n')
			put_line_end(p);
		else if (c != '\r' || begin == text.len ||
			 text.s[begin] != '\n')
			buffer_puts(p->out, escape);
	}
	buffer_put(p->out, text.s + begin, text.len - begin);
}

/* -- Text of Markdown --------------------------------------------------------- */

/* Codes between a sign of emphasis and the text that it is around. */
#define MAX_SIGNS 8

/* Whether PIECE is "**" or the like, of that type. */
static bool
is_emphasis(const struct putting *p, const struct code_piece *piece,
	    enum code_type type)
{
	const struct origin_mark *mark;

	if (!piece->code || piece->code->type != type)
		return false;
	mark = code_get_mark(&p->set, piece->code);
	return mark->is_sign &&
	       (mark->element == HTML_EM || mark->element == HTML_STRONG);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* The text beside piece I, behind it (STEP 1) or before (-1); NULL: none. */
static struct span *
find_text_beside(struct putting *p, size_t i, int step)
{
	struct code_pieces *pieces = &p->order.pieces;

	for (int n = 0; n < MAX_SIGNS; n++) {
		i += (size_t)step;
		if (i >= pieces->n_items)
			return NULL;
		if (!pieces->items[i].code)
			return &pieces->items[i].text;
	}
	return NULL;
}

/* Blanks within emphasis go outside: else it is none. */
static void
move_blanks(struct putting *p)
{
	for (size_t i = 0; i < p->order.pieces.n_items; i++) {
		struct code_piece *piece = &p->order.pieces.items[i];
		bool opens = is_emphasis(p, piece, CODE_OPEN);
		struct span *text = NULL;

		if (opens || is_emphasis(p, piece, CODE_CLOSE))
			text = find_text_beside(p, i, opens ? 1 : -1);
		while (text && opens && text->len && is_blank(text->s[0])) {
			piece->blank_before = true;
			text->s++;
			text->len--;
		}
		while (text && !opens && text->len &&
		       is_blank(text->s[text->len - 1])) {
			piece->blank_after = true;
			text->len--;
		}
	}
}

/* What is before the begin of a line, or a block, is no text. */
static bool
begins_line(const struct putting *p)
{
	const struct segments *segments = &p->merged->doc->segments;
	const char *s = p->merged->origin->original.s;
	uint32_t at = p->set.begin;

	if (p->segment == segments->items ||
	    p->segment[-1].block != p->segment->block)
		return true;
	while (at && (is_blank(s[at - 1]) || s[at - 1] == '>'))
		at--;
	return !at || s[at - 1] == '\n' || s[at - 1] == '\r';
}

/* The byte beside piece I, which may be outside of the segment. */
static char
get_beside(const struct putting *p, size_t i, int step)
{
	const struct code_pieces *pieces = &p->order.pieces;
	struct span original = p->merged->origin->original;
	size_t beside = i + (size_t)step;
	struct span bytes;

	if (beside >= pieces->n_items) {
		uint32_t at = step > 0 ? p->set.end : p->set.begin - 1;

		return at < original.len ? original.s[at] : '\n';
	}
	if (!pieces->items[beside].code)
		return '\n';
	bytes = code_get_bytes(&p->set, pieces->items[beside].code);
	return step > 0 ? bytes.s[0] : bytes.s[bytes.len - 1];
}

static void
put_markdown_break(struct putting *p)
{
	bool has_lines = p->segment->kind != SUMARIO_HEADING &&
			 p->segment->kind != SUMARIO_TABLE_CELL;
	struct span line_end = take_break(p);

	if (!line_end.s)
		line_end = span_of(has_lines ? "\\\n" : " ");
	buffer_put(p->out, line_end.s, line_end.len);
}

static void
put_markdown(struct putting *p, size_t i)
{
	struct span text = p->order.pieces.items[i].text;
	struct merged_markdown_sides sides = {
		.before = get_beside(p, i, -1),
		.is_line = !i && begins_line(p)};

	while (text.len) {
		struct span line = span_take(&text, '\n');
		bool ends = line.s + line.len != text.s;

		sides.after = ends ? '\n' : get_beside(p, i, 1);
		merged_markdown_put_piece(
			p->out, line,
			document_get_source(p->merged->doc, p->segment),
			p->segment->kind, &sides);
		if (ends)
			put_markdown_break(p);
		sides.before = '\n';
		sides.is_line = true;
	}
}

/* -- A segment ---------------------------------------------------------------- */

static struct span
get_code_bytes(const struct putting *p, uint32_t number)
{
	for (size_t i = 0; number && i < p->set.list.n_items; i++)
		if (p->set.list.items[i].number == number)
			return code_get_bytes(&p->set, &p->set.list.items[i]);
	return SPAN_NONE;
}

static void
tell_faults(struct putting *p)
{
	struct span line_end = take_break(p);

	for (int i = 0; i < N_CODE_FAULTS; i++)
		if (p->order.faults[i])
			tell(p, &code_fault_kinds[i],
			     get_code_bytes(p, p->order.number[i]));
	if (line_end.s && *line_end.s != '\n')
		tell(p, &code_fault_kinds[CODE_LOST], line_end);
}

/* A link that is called by its text, "[text]", goes on to be called so. */
static bool
put_link_name(struct putting *p, const struct code *code)
{
	struct span bytes = code_get_bytes(&p->set, code);
	uint32_t begin, end = code_get_mark(&p->set, code)->begin;

	if (code->partner == CODE_NONE || code->type != CODE_CLOSE ||
	    !code_get_mark(&p->set, code)->is_sign ||
	    (!span_is(bytes, "]") && !span_is(bytes, "][]")))
		return false;
	begin = code_get_mark(&p->set, &p->set.list.items[code->partner])->end;
	buffer_puts(p->out, "][");
	put_original(p, begin, end);
	buffer_putc(p->out, ']');
	return true;
}

static void
put_code(struct putting *p, const struct code_piece *piece)
{
	struct span bytes = code_get_bytes(&p->set, piece->code);

	buffer_put(p->out, " ", piece->blank_before);
	if (!put_link_name(p, piece->code))
		buffer_put(p->out, bytes.s, bytes.len);
	buffer_put(p->out, " ", piece->blank_after);
}

static void
put_piece(struct putting *p, size_t i)
{
	const struct code_piece *piece = &p->order.pieces.items[i];

	if (piece->code) {
		put_code(p, piece);
	} else if (p->merged->is_markdown) {
		put_markdown(p, i);
	} else {
		put_text(p, piece->text);
	}
}

static void
put_target(struct putting *p)
{
	struct span target = p->target->marked.s ? p->target->marked
						 : p->target->text;

	if (!code_order_make(&p->order, &p->set, target)) {
		buffer_fail(p->out, SUMARIO_NO_MEMORY);
		return;
	}
	p->next_break = p->segment->begin;
	if (p->merged->is_markdown)
		move_blanks(p);
	for (size_t i = 0; i < p->order.pieces.n_items; i++)
		put_piece(p, i);
	tell_faults(p);
}

/* Whether the segment has another text than its source. */
static bool
is_changed(const struct putting *p)
{
	return p->target &&
	       !span_is_same(p->target->text,
			     document_get_source(p->merged->doc, p->segment));
}

static void
leave_alone(struct putting *p)
{
	p->merged->stays[p->segment - p->merged->doc->segments.items] = true;
	tell(p, &not_placed, SPAN_NONE);
}

static void
put_segment(struct putting *p)
{
	if (!code_find(&p->set, p->merged->origin, p->segment->begin,
		       p->segment->end)) {
		buffer_fail(p->out, SUMARIO_NO_MEMORY);
		return;
	}
	if (!p->set.is_placed || p->set.begin < p->at) {
		leave_alone(p);
		return;
	}
	put_original(p, p->at, p->set.begin);
	put_target(p);
	p->at = p->set.end;
}

void
merged_original_write(struct buffer *out, const struct merged_original *merged)
{
	const struct segments *segments = &merged->doc->segments;
	struct putting p = {.out = out, .merged = merged};

	for (size_t i = 0; i < segments->n_items && !out->status; i++) {
		p.segment = &segments->items[i];
		p.target = translation_find_target(merged->doc, p.segment);
		if (!is_changed(&p))
			continue;
		if (merged->stays[i])
			leave_alone(&p);
		else
			put_segment(&p);
	}
	put_original(&p, p.at, (uint32_t)merged->origin->original.len);
	code_release(&p.set);
	code_order_release(&p.order);
}
