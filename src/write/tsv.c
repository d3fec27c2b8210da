/* SPDX-License-Identifier: MIT */
/*
 * A header row, then one segment a row.  Tab, CR, LF and backslash inside a
 * field are \t \r \n \\, so that a row is a line and nothing is lost.
 */
#include <config.h>

#include "rank/score.h"
#include "text/unicode.h"
#include "write/writer.h"

/* Without special characters; a terminal must not obey the others. */
static void
put_piece(const struct writing *writing, const char *s, size_t len)
{
	if (writing->output->terminal)
		writer_put_line(writing->out, s, len, true);
	else
		buffer_put(writing->out, s, len);
}

void
writer_put_field(const struct writing *writing, const char *s, size_t len)
{
	static const char special[] = "\t\r\n\\", letters[] = "trn\\";
	struct buffer *out = writing->out;
	size_t begin = 0;

	for (size_t i = 0; i < len; i++) {
		const char *found = s[i] ? strchr(special, s[i]) : NULL;

		if (!found)
			continue;
		put_piece(writing, s + begin, i - begin);
		buffer_putc(out, '\\');
		buffer_putc(out, letters[found - special]);
		begin = i + 1;
	}
	put_piece(writing, s + begin, len - begin);
}

static void
tsv_place(struct buffer *out, enum sumario_place place,
	  const struct sumario_output *output)
{
	(void)output;
	if (place == SUMARIO_BEGIN)
		buffer_puts(out, "document\tid\tparagraph\tkind\tstart\tend\t"
				 "words\tsalience\trank\tinSummary\tsource\t"
				 "target\tkey\n");
}

static void
put_row(const struct writing *writing, size_t i)
{
	const struct segment *segment = &writing->doc->segments.items[i];
	struct buffer *out = writing->out;
	char key[WRITER_KEY_SIZE];

	writer_put_field(writing, writing->doc->id, strlen(writing->doc->id));
	buffer_puts(out, "\ts");
	buffer_put_number(out, i + 1);
	buffer_puts(out, "\tp");
	buffer_put_number(out, (uint64_t)segment->block + 1);
	buffer_putc(out, '\t');
	buffer_puts(out, writer_kind_name(segment->kind));
	buffer_putc(out, '\t');
	buffer_put_number(out, segment->codepoint_begin);
	buffer_putc(out, '\t');
	buffer_put_number(out, (uint64_t)segment->codepoint_begin +
				       segment->n_codepoints);
	buffer_putc(out, '\t');
	buffer_put_number(out, segment->n_words);
	buffer_putc(out, '\t');
	buffer_put_decimal(out, (double)segment->salience / SCORE_ONE, 4);
	buffer_putc(out, '\t');
	if (segment->rank)
		buffer_put_number(out, segment->rank);
	buffer_puts(out, segment->in_summary ? "\ttrue\t" : "\tfalse\t");
	writer_put_field(writing, writing->doc->text + segment->begin,
		  segment->end - segment->begin);
	writer_get_key(segment, key);
	buffer_puts(out, "\t\t");
	buffer_puts(out, key);
	buffer_putc(out, '\n');
}

static void
tsv_document(const struct writing *writing)
{
	for (size_t i = 0; i < writing->doc->segments.n_items; i++)
		if (writer_wants(writing->output,
				 &writing->doc->segments.items[i]))
			put_row(writing, i);
}

const struct writer writer_tsv = {"tsv", tsv_place, tsv_document, NULL};
