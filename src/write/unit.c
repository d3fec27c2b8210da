/* SPDX-License-Identifier: MIT */
/*
 * A segment of the article as a unit of XLIFF, TMX or PO: its name, and what
 * we know of it beside its text.
 */
#include <config.h>

#include "write/unit.h"

#include "rank/ranking.h"
#include "rank/score.h"

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
		if (doc->article.text[i] < '0' || doc->article.text[i] > '9')
			return false;
	return true;
}

void
unit_put_marked(const struct document *doc, const struct segment *segment,
		struct xml_printer *xml, const struct unit_codes *codes)
{
	uint32_t at = segment->begin, end = segment->end, n_codes = 0;
	const char *text = doc->article.text;

	xml_content(xml);
	for (uint32_t i = 0; codes->is_fixed && i < segment->n_entities; i++) {
		const struct entity *entity =
			&doc->entities.items[segment->first_entity + i];

		/* Of two that overlap the outer one came first. */
		if (entity->begin < at || !codes->is_fixed(doc, entity))
			continue;
		codes->put(xml->out, text + at, entity->begin - at, end - at);
		codes->open(xml, ++n_codes, entity);
		xml_content(xml);
		at = entity->begin;
		codes->put(xml->out, text + at, entity->end - at, end - at);
		xml_close(xml);
		at = entity->end;
	}
	codes->put(xml->out, text + at, end - at, end - at);
}

void
unit_put_source(const struct writing *writing, const struct segment *segment,
		struct xml_printer *xml, unit_open_code_fn *open)
{
	bool wanted = writing->output->inline_codes;
	const struct unit_codes codes = {wanted ? is_fixed : NULL, open,
					 xml_put_part};

	unit_put_marked(writing->doc, segment, xml, &codes);
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
