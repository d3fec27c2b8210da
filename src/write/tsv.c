/* SPDX-License-Identifier: MIT */
/*
 * A header row, then a segment, or a pair, a row.  Each kind of output is a
 * list of columns.  Tab, CR, LF and backslash inside a field are \t \r \n \\,
 * so that a row is a line and nothing is lost.
 */
#include <config.h>

#include "bitext/alignment.h"
#include "rank/ranking.h"
#include "rank/score.h"
#include "write/unit.h"

enum column {
	DOCUMENT,
	ID,
	PARAGRAPH,
	KIND,
	START,
	END,
	WORDS,
	SALIENCE,
	RANK,
	IN_SUMMARY,
	SOURCE,
	TARGET,
	KEY,
	STATE,
	SOURCE_IDS,
	TARGET_IDS,
	CONFIDENCE,
	N_COLUMNS
};

static const char *const names[N_COLUMNS] = {
	"document", "id",	"paragraph", "kind",	  "start",     "end",
	"words",    "salience", "rank",	     "inSummary", "source",    "target",
	"key",	    "state",	"sourceIds", "targetIds", "confidence"};

/* Lists of columns, each with N_COLUMNS at its end. */
static const enum column article_columns[] = {
	DOCUMENT, ID,	PARAGRAPH,  KIND,   START,  END, WORDS,
	SALIENCE, RANK, IN_SUMMARY, SOURCE, TARGET, KEY, N_COLUMNS};
static const enum column merge_columns[] = {ID, SOURCE, TARGET, STATE,
					    N_COLUMNS};
static const enum column alignment_columns[] = {
	SOURCE_IDS, TARGET_IDS, SOURCE, TARGET, CONFIDENCE, N_COLUMNS};

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

/* What a column has of a segment. */
static void
put_of_segment(const struct writing *writing, const struct segment *segment,
	       enum column column)
{
	struct buffer *out = writing->out;
	size_t i = (size_t)(segment - writing->doc->segments.items);
	const struct rating *rating = ranking_get(writing->doc, i);
	char key[WRITER_KEY_SIZE];

	switch (column) {
	case DOCUMENT:
		put_field(writing, span_of(writing->doc->article.id));
		break;
	case ID:
		buffer_puts(out, writer_place('s', (uint32_t)i).text);
		break;
	case PARAGRAPH:
		buffer_puts(out, writer_place('p', segment->block).text);
		break;
	case KIND:
		buffer_puts(out, document_kind_name(segment->kind));
		break;
	case START:
		buffer_put_number(out, segment->codepoint_begin);
		break;
	case END:
		buffer_put_number(out, (uint64_t)segment->codepoint_begin +
					       segment->n_codepoints);
		break;
	case WORDS:
		buffer_put_number(out, segment->n_words);
		break;
	case SALIENCE:
		buffer_put_decimal(out, (double)rating->salience / SCORE_ONE,
				   4);
		break;
	case RANK:
		if (rating->rank)
			buffer_put_number(out, rating->rank);
		break;
	case IN_SUMMARY:
		buffer_puts(out, rating->in_summary ? "true" : "false");
		break;
	case SOURCE:
		put_field(writing, document_get_source(writing->doc, segment));
		break;
	case KEY:
		writer_get_key(segment, key);
		buffer_puts(out, key);
		break;
	default:
		break;
	}
}

static void
put_ids(struct buffer *out, uint32_t first, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		buffer_puts(out, i ? "," : "");
		buffer_puts(out, writer_place('s', first + i).text);
	}
}

/* What a column has of a pair. */
static void
put_of_target(const struct writing *writing, const struct target *target,
	      enum column column)
{
	switch (column) {
	case ID:
		put_field(writing, span_of(target->id));
		break;
	case SOURCE:
		put_field(writing, target_get_source(writing->doc, target));
		break;
	case TARGET:
		if (target->state != TARGET_INITIAL)
			put_field(writing, target->text);
		break;
	case STATE:
		buffer_puts(writing->out, target_state_name(target->state));
		break;
	case SOURCE_IDS:
		put_ids(writing->out, target->first, target->n);
		break;
	case TARGET_IDS:
		put_ids(writing->out, target->first_other, target->n_other);
		break;
	case CONFIDENCE:
		buffer_put_decimal(writing->out, target->confidence, 4);
		break;
	default:
		break;
	}
}

static void
put_header(struct buffer *out, const enum column *columns)
{
	for (size_t i = 0; columns[i] != N_COLUMNS; i++) {
		buffer_puts(out, i ? "\t" : "");
		buffer_puts(out, names[columns[i]]);
	}
	buffer_putc(out, '\n');
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
put_row(const struct writing *writing, const struct segment *segment)
{
	const struct target *target = translation_find_target(writing->doc,
							      segment);

	for (size_t i = 0; article_columns[i] != N_COLUMNS; i++) {
		buffer_puts(writing->out, i ? "\t" : "");
		if (article_columns[i] != TARGET)
			put_of_segment(writing, segment, article_columns[i]);
		else if (target)
			put_of_target(writing, target, TARGET);
	}
	buffer_putc(writing->out, '\n');
}

static void
tsv_document(const struct writing *writing)
{
	const struct segments *segments = &writing->doc->segments;

	for (size_t i = 0; i < segments->n_items; i++)
		if (writer_wants(writing, &segments->items[i]))
			put_row(writing, &segments->items[i]);
}

const struct writer writer_tsv = {
	.place = tsv_place,
	.document = tsv_document,
	.merge = &writer_pairs_tsv,
	.alignment = &writer_pairs_tsv,
};

static void
pairs_document(const struct writing *writing)
{
	const struct targets *targets = writer_get_targets(writing);
	const enum column *columns = writing->manifest ? merge_columns
						       : alignment_columns;

	put_header(writing->out, columns);
	for (size_t i = 0; i < targets->n_items; i++) {
		for (size_t k = 0; columns[k] != N_COLUMNS; k++) {
			buffer_puts(writing->out, k ? "\t" : "");
			put_of_target(writing, &targets->items[i], columns[k]);
		}
		buffer_putc(writing->out, '\n');
	}
}

const struct writer writer_pairs_tsv = {
	.document = pairs_document,
};
