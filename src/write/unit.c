/* SPDX-License-Identifier: MIT */
/*
 * A segment of the article as a unit of XLIFF, TMX or PO: its name, and what
 * we know of it beside its text.
 */
#include <config.h>

#include "write/unit.h"

#include "base/ascii.h"
#include "rank/ranking.h"
#include "rank/score.h"
#include "text/unicode.h"

#define N_PRIORITIES 10
#define MEDIUM_PRIORITY 5

void
unit_put_name(const struct writing *writing, size_t i, unit_put_fn *put)
{
	if (writing->output->many) {
		put(writing->out, writing->doc->article.id,
		    strlen(writing->doc->article.id));
		buffer_putc(writing->out, '/');
	}
	buffer_puts(writing->out, writer_get_id(writing, i).text);
}

struct writer_label
unit_offset(const struct segment *segment)
{
	uint64_t begin = segment->codepoint_begin;
	struct writer_label label = writer_label('\0', begin);
	char *end;

	label.text[label.n] = '-';
	end = buffer_format_number(label.text + label.n + 1,
				   begin + segment->n_codepoints);
	*end = '\0';
	label.n = (size_t)(end - label.text);
	return label;
}

void
unit_put_repetition(struct buffer *out, const struct document *doc,
		    const struct segment *segment, unit_put_fn *put)
{
	const struct task *task = translation_of(doc, segment);

	if (task->repeats_in) {
		put(out, task->repeats_in, strlen(task->repeats_in));
		buffer_putc(out, '/');
	}
	buffer_puts(out,
		    writer_place('s', task->repeats_in ? task->repeats
						       : segment->repetition_of)
			    .text);
}

void
unit_put_remark(const struct writing *writing, size_t i, unit_put_fn *put)
{
	const struct segment *segment = &writing->doc->segments.items[i];
	const struct rating *rating = ranking_get(writing->doc, i);
	struct buffer *out = writing->out;

	if (rating->rank) {
		buffer_puts(out, "rank ");
		buffer_put_number(out, rating->rank);
		buffer_puts(out, ", salience ");
		buffer_put_decimal(out, (double)rating->salience / SCORE_ONE,
				   4);
	} else {
		buffer_puts(out, document_kind_name(segment->kind));
	}
	if (rating->in_summary)
		buffer_puts(out, ", in summary");
	if (translation_get_task(writing->doc, i)->translate_first)
		buffer_puts(out, ", translate first");
	if (translation_is_repetition(writing->doc, segment)) {
		buffer_puts(out, ", repetition of ");
		unit_put_repetition(out, writing->doc, segment, put);
	}
}

/*
 * Whether ENTITY is the same in every language.  Numbers and dates are written
 * anew (12.500 becomes 12,500 in English), unless they are digits only: a code
 * around others would lock what the checks of merge ask for.
 */
static bool
is_fixed(const struct document *doc, const struct entity *entity)
{
	if (entity->translate)
		return false;
	if (entity->type == SUMARIO_ENTITY_URL ||
	    entity->type == SUMARIO_ENTITY_EMAIL ||
	    entity->type == SUMARIO_ENTITY_CODE)
		return true;
	for (uint32_t i = entity->begin; i < entity->end; i++)
		if (!ascii_is_digit(doc->article.text[i]))
			return false;
	return true;
}

/* The source of a segment on its way out. */
struct marking {
	const struct document *doc;
	const struct unit_codes *codes;
	struct xml_printer *xml;
	struct code_set set;
	size_t next_code;
	uint32_t at, end, n_fixed;
};

static void
put_text(struct marking *m, uint32_t to)
{
	m->codes->put(m->xml->out, m->doc->article.text + m->at, to - m->at,
		      m->end - m->at);
	m->at = to;
}

/* The next code that somebody sees; NULL: there is none any more. */
static const struct code *
find_code(struct marking *m)
{
	while (m->next_code < m->set.list.n_items &&
	       !m->set.list.items[m->next_code].number)
		m->next_code++;
	return m->next_code < m->set.list.n_items
		       ? &m->set.list.items[m->next_code]
		       : NULL;
}

/* Text and codes up to TO, and the codes there. */
static void
put_up_to(struct marking *m, uint32_t to)
{
	const struct code *code;

	while ((code = find_code(m)) && code->text <= to) {
		put_text(m, code->text);
		m->codes->put_code(m->xml, &m->set, code);
		m->next_code++;
	}
	put_text(m, to);
}

/* An entity with a code within is none that could be in an element. */
static bool
may_be_fixed(struct marking *m, const struct entity *entity)
{
	size_t next = m->next_code;
	const struct code *code;
	bool has_code;

	if (!m->codes->is_fixed(m->doc, entity))
		return false;
	while ((code = find_code(m)) && code->text <= entity->begin)
		m->next_code++;
	has_code = code && code->text < entity->end;
	m->next_code = next;
	return !has_code;
}

static void
put_fixed(struct marking *m, const struct entity *entity)
{
	put_up_to(m, entity->begin);
	m->codes->open(m->xml, ++m->n_fixed, entity);
	xml_content(m->xml);
	put_text(m, entity->end);
	xml_close(m->xml);
}

void
unit_put_marked(const struct document *doc, const struct segment *segment,
		struct xml_printer *xml, const struct unit_codes *codes)
{
	struct marking m = {.doc = doc,
			    .codes = codes,
			    .xml = xml,
			    .at = segment->begin,
			    .end = segment->end};

	xml_content(xml);
	if (codes->put_code && !code_find(&m.set, &doc->article.origin,
					  segment->begin, segment->end))
		buffer_fail(xml->out, SUMARIO_NO_MEMORY);
	for (uint32_t i = 0; codes->is_fixed && i < segment->n_entities; i++) {
		const struct entity *entity =
			&doc->entities.items[segment->first_entity + i];

		/* Of two that overlap the outer one came first. */
		if (entity->begin >= m.at && may_be_fixed(&m, entity))
			put_fixed(&m, entity);
	}
	put_up_to(&m, segment->end);
	code_release(&m.set);
}

void
unit_put_source(const struct writing *writing, const struct segment *segment,
		struct xml_printer *xml, unit_open_code_fn *open,
		unit_put_code_fn *put_code)
{
	bool wanted = writing->output->inline_codes;
	const struct unit_codes codes = {wanted ? is_fixed : NULL, open,
					 xml_put_part, put_code};

	unit_put_marked(writing->doc, segment, xml, &codes);
}

const char *
unit_get_code_type(const struct code_set *set, const struct code *code)
{
	const char *kind = code_get_kind(set, code);

	return !kind					     ? "other"
	       : !strcmp(kind, "link") || !strcmp(kind, "image") ? kind
							     : "fmt";
}

/* What is longer says nothing to people: pictures may be in it. */
#define MAX_ORIGINAL 200

struct span
unit_get_original(const struct code_set *set, const struct code *code)
{
	struct span bytes = unicode_trim(code_get_bytes(set, code));

	return bytes.len <= MAX_ORIGINAL ? bytes : SPAN_NONE;
}

void
unit_put_original(struct xml_printer *xml, const char *name,
		  const struct code_set *set, const struct code *code)
{
	struct span bytes = unit_get_original(set, code);

	if (!bytes.s)
		return;
	xml_attribute_open(xml, name);
	xml_put_attribute(xml->out, bytes.s, bytes.len);
	xml_attribute_close(xml);
}

unsigned
unit_get_priority(const struct document *doc, size_t i)
{
	uint64_t rank = ranking_get(doc, i)->rank;

	if (!rank)
		return MEDIUM_PRIORITY;
	return 1 + (unsigned)((rank - 1) * N_PRIORITIES /
			      doc->ranking->order.n_items);
}

const struct segment *
unit_find_previous(const struct writing *writing, size_t i)
{
	if (writing->output->segments != SUMARIO_SEGMENTS_SUMMARY || !i)
		return NULL;
	return &writing->doc->segments.items[i - 1];
}

const struct segment *
unit_find_next(const struct writing *writing, size_t i)
{
	if (writing->output->segments != SUMARIO_SEGMENTS_SUMMARY ||
	    i + 1 == writing->doc->segments.n_items)
		return NULL;
	return &writing->doc->segments.items[i + 1];
}

void
unit_put_match(struct xml_printer *xml, const struct match *match)
{
	xml_open(xml, "source", NULL);
	xml_text(xml, match->source, match->n_source);
	xml_close_line(xml);
	xml_open(xml, "target", NULL);
	xml_text(xml, match->target, match->n_target);
	xml_close_line(xml);
}
