/* SPDX-License-Identifier: MIT */
/*
 * A header row, then a segment, or a pair, a row.  Each kind of output is a
 * list of columns.  Tab, CR, LF and backslash inside a field are \t \r \n \\,
 * so that a row is a line and nothing is lost.
 */
#include <config.h>

#include "bitext/alignment.h"
#include "rank/score.h"
#include "write/unit.h"

/* What a row is of: a segment, or the segments of a pair. */
struct row {
	const struct segment *segment; /* the first one; of a pair: or NULL */
	const struct target *target;   /* NULL: none */
};

struct column {
	const char *name;
	void (*put)(const struct writing *writing, const struct row *row);
};

/* Without special characters; a terminal must not obey the others. */
static void
put_piece(struct buffer *out, const char *s, size_t len, bool terminal)
{
	if (terminal)
		line_put(out, s, len, true);
	else
		buffer_put(out, s, len);
}

static void
put_field(const struct writing *writing, struct span text)
{
	static const char special[] = "\t\r\n\\", letters[] = "trn\\";
	bool terminal = writing->output->terminal;
	size_t begin = 0;

	for (size_t i = 0; i < text.len; i++) {
		const char *found = text.s[i] ? strchr(special, text.s[i])
					      : NULL;

		if (!found)
			continue;
		put_piece(writing->out, text.s + begin, i - begin, terminal);
		buffer_putc(writing->out, '\\');
		buffer_putc(writing->out, letters[found - special]);
		begin = i + 1;
	}
	put_piece(writing->out, text.s + begin, text.len - begin, terminal);
}

/* -- Columns ------------------------------------------------------------- */

static void
put_document(const struct writing *writing, const struct row *row)
{
	(void)row;
	put_field(writing, span_of(writing->doc->id));
}

static void
put_id(const struct writing *writing, const struct row *row)
{
	unit_put_label(
		writing->out, 's',
		(uint32_t)(row->segment - writing->doc->segments.items));
}

static void
put_paragraph(const struct writing *writing, const struct row *row)
{
	unit_put_label(writing->out, 'p', row->segment->block);
}

static void
put_kind(const struct writing *writing, const struct row *row)
{
	buffer_puts(writing->out, document_kind_name(row->segment->kind));
}

static void
put_start(const struct writing *writing, const struct row *row)
{
	buffer_put_number(writing->out, row->segment->codepoint_begin);
}

static void
put_end(const struct writing *writing, const struct row *row)
{
	buffer_put_number(writing->out,
			  (uint64_t)row->segment->codepoint_begin +
				  row->segment->n_codepoints);
}

static void
put_words(const struct writing *writing, const struct row *row)
{
	buffer_put_number(writing->out, row->segment->n_words);
}

static void
put_salience(const struct writing *writing, const struct row *row)
{
	buffer_put_decimal(writing->out,
			   (double)row->segment->salience / SCORE_ONE, 4);
}

static void
put_rank(const struct writing *writing, const struct row *row)
{
	if (row->segment->rank)
		buffer_put_number(writing->out, row->segment->rank);
}

static void
put_in_summary(const struct writing *writing, const struct row *row)
{
	buffer_puts(writing->out, row->segment->in_summary ? "true" : "false");
}

static void
put_source(const struct writing *writing, const struct row *row)
{
	put_field(writing, document_get_source(writing->doc, row->segment));
}

static void
put_target(const struct writing *writing, const struct row *row)
{
	if (row->target && row->target->state != TARGET_INITIAL)
		put_field(writing, row->target->text);
}

static void
put_key(const struct writing *writing, const struct row *row)
{
	char key[WRITER_KEY_SIZE];

	writer_get_key(row->segment, key);
	buffer_puts(writing->out, key);
}

static void
put_own_id(const struct writing *writing, const struct row *row)
{
	put_field(writing, span_of(row->target->id));
}

static void
put_state(const struct writing *writing, const struct row *row)
{
	buffer_puts(writing->out, target_state_name(row->target->state));
}

static void
put_ids(struct buffer *out, uint32_t first, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		if (i)
			buffer_putc(out, ',');
		unit_put_label(out, 's', first + i);
	}
}

static void
put_source_ids(const struct writing *writing, const struct row *row)
{
	put_ids(writing->out, row->target->first, row->target->n);
}

static void
put_target_ids(const struct writing *writing, const struct row *row)
{
	put_ids(writing->out, row->target->first_other, row->target->n_other);
}

static void
put_pair_source(const struct writing *writing, const struct row *row)
{
	put_field(writing, target_get_source(writing->doc, row->target));
}

static void
put_confidence(const struct writing *writing, const struct row *row)
{
	buffer_put_decimal(writing->out, row->target->confidence, 4);
}

/* -- Rows ---------------------------------------------------------------- */

static const struct column article_columns[] = {
	{"document", put_document},
	{"id", put_id},
	{"paragraph", put_paragraph},
	{"kind", put_kind},
	{"start", put_start},
	{"end", put_end},
	{"words", put_words},
	{"salience", put_salience},
	{"rank", put_rank},
	{"inSummary", put_in_summary},
	{"source", put_source},
	{"target", put_target},
	{"key", put_key},
	{NULL, NULL},
};

static const struct column merge_columns[] = {
	{"id", put_own_id},
	{"source", put_pair_source},
	{"target", put_target},
	{"state", put_state},
	{NULL, NULL},
};

static const struct column alignment_columns[] = {
	{"sourceIds", put_source_ids},
	{"targetIds", put_target_ids},
	{"source", put_pair_source},
	{"target", put_target},
	{"confidence", put_confidence},
	{NULL, NULL},
};

static void
put_header(struct buffer *out, const struct column *columns)
{
	for (size_t i = 0; columns[i].name; i++) {
		if (i)
			buffer_putc(out, '\t');
		buffer_puts(out, columns[i].name);
	}
	buffer_putc(out, '\n');
}

static void
put_row(const struct writing *writing, const struct column *columns,
	const struct row *row)
{
	for (size_t i = 0; columns[i].name; i++) {
		if (i)
			buffer_putc(writing->out, '\t');
		columns[i].put(writing, row);
	}
	buffer_putc(writing->out, '\n');
}

static void
tsv_place(struct buffer *out, enum sumario_place place,
	  const struct sumario_output *output)
{
	(void)output;
	if (place == SUMARIO_BEGIN)
		put_header(out, article_columns);
}

static void
tsv_document(const struct writing *writing)
{
	const struct segments *segments = &writing->doc->segments;

	for (size_t i = 0; i < segments->n_items; i++) {
		struct row row = {&segments->items[i], NULL};

		if (!writer_wants(writing->output, row.segment))
			continue;
		row.target = document_find_target(writing->doc, row.segment);
		put_row(writing, article_columns, &row);
	}
}

const struct writer writer_tsv = {"tsv", tsv_place, tsv_document, NULL};

static void
put_pairs(const struct writing *writing, const struct column *columns,
	  const struct targets *targets)
{
	put_header(writing->out, columns);
	for (size_t i = 0; i < targets->n_items; i++) {
		struct row row = {NULL, &targets->items[i]};

		put_row(writing, columns, &row);
	}
}

static void
merge_document(const struct writing *writing)
{
	put_pairs(writing, merge_columns, &writing->doc->targets);
}

const struct writer writer_merge_tsv = {"tsv", NULL, merge_document, NULL};

static void
alignment_document(const struct writing *writing)
{
	put_pairs(writing, alignment_columns, &writing->alignment->targets);
}

const struct writer writer_alignment_tsv = {"tsv", NULL, alignment_document,
					    NULL};
