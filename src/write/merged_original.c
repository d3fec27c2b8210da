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
	for (size_t i = 0; i < p->order.pieces.n_items; i++) {
		const struct code_piece *piece = &p->order.pieces.items[i];
		struct span bytes = piece->text;

		if (piece->code) {
			bytes = code_get_bytes(&p->set, piece->code);
			buffer_put(p->out, bytes.s, bytes.len);
		} else {
			put_text(p, bytes);
		}
	}
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
put_segment(struct putting *p)
{
	if (!code_find(&p->set, p->merged->origin, p->segment->begin,
		       p->segment->end)) {
		buffer_fail(p->out, SUMARIO_NO_MEMORY);
		return;
	}
	if (!p->set.is_placed || p->set.begin < p->at) {
		tell(p, &not_placed, SPAN_NONE);
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
		if (is_changed(&p) && !(merged->stays && merged->stays[i]))
			put_segment(&p);
	}
	put_original(&p, p.at, (uint32_t)merged->origin->original.len);
	code_release(&p.set);
	code_order_release(&p.order);
}
