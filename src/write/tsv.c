/* SPDX-License-Identifier: MIT */
/*
 * A header row, then a segment, or a pair, a row.  Each kind of output is a
 * list of columns, and tsv and csv are two ways of writing them.  In tsv a tab,
 * CR, LF or backslash inside a field is \t \r \n \\, so that a row is a line;
 * in csv such a field is quoted (RFC 4180), and what a spreadsheet would take
 * for a formula has an apostrophe before it.  Nothing is lost in either.
 */
#include <config.h>

#include "base/search.h"
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
	SOURCES,
	OUTLET,
	DATE,
	URL,
	N_COLUMNS
};

static const char *const names[N_COLUMNS] = {
	"document",  "id",	   "paragraph", "kind",	  "start",
	"end",	     "words",	   "salience",	"rank",	  "inSummary",
	"source",    "target",	   "key",	"state",  "sourceIds",
	"targetIds", "confidence", "sources",	"outlet", "date",
	"url"};

/* Lists of columns, each with N_COLUMNS at its end. */
static const enum column article_columns[] = {
	DOCUMENT, ID,	PARAGRAPH,  KIND,   START,  END, WORDS,
	SALIENCE, RANK, IN_SUMMARY, SOURCE, TARGET, KEY, N_COLUMNS};
static const enum column briefing_columns[] = {
	ID,	 KIND,	 WORDS, RANK, SOURCE, TARGET,
	SOURCES, OUTLET, DATE,	URL,  KEY,    N_COLUMNS};
static const enum column merge_columns[] = {ID, SOURCE, TARGET, STATE,
					    N_COLUMNS};
static const enum column batch_columns[] = {DOCUMENT, ID,    SOURCE,
					    TARGET,   STATE, N_COLUMNS};
static const enum column alignment_columns[] = {
	DOCUMENT,   SOURCE_IDS, TARGET_IDS, SOURCE,
	TARGET,	    CONFIDENCE, N_COLUMNS};

/* Without special characters; a terminal must not obey the others. */
static void
put_piece(struct buffer *out, const char *s, size_t len, bool terminal)
{
	if (terminal)
		line_put(out, s, len, true);
	else
		buffer_put(out, s, len);
}

/* A way of writing rows. */
struct rows {
	const char *comma, *line_end;
	void (*put_field)(const struct writing *writing, struct span text);
};

static void
put_escaped(const struct writing *writing, struct span text)
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

static const struct rows tsv_rows = {"\t", "\n", put_escaped};

/* Blanks at either end would be lost in many programs. */
static bool
needs_quotes(struct span text)
{
	if (text.len && (text.s[0] == ' ' || text.s[text.len - 1] == ' '))
		return true;
	for (size_t i = 0; i < text.len; i++)
		if (text.s[i] && strchr(",\"\r\n", text.s[i]))
			return true;
	return false;
}

/* What a spreadsheet takes for a formula has an apostrophe before it. */
static bool
needs_guard(struct span text)
{
	return text.len && memchr("=+-@", text.s[0], 4) != NULL;
}

static void
put_quoted(const struct writing *writing, struct span text)
{
	bool terminal = writing->output->terminal;
	const char *quotes = needs_quotes(text) ? "\"" : "";
	size_t begin = 0;

	buffer_puts(writing->out, quotes);
	if (needs_guard(text))
		buffer_putc(writing->out, '\'');
	for (size_t i = 0; i < text.len; i++) {
		bool line_end = text.s[i] == '\r' || text.s[i] == '\n';

		if (text.s[i] != '"' && !line_end)
			continue;
		put_piece(writing->out, text.s + begin, i - begin, terminal);
		buffer_putc(writing->out, text.s[i]);
		begin = i + line_end; /* a quotation mark is written twice */
	}
	put_piece(writing->out, text.s + begin, text.len - begin, terminal);
	buffer_puts(writing->out, quotes);
}

static const struct rows csv_rows = {",", "\r\n", put_quoted};

static const struct rows *
get_rows(const struct sumario_output *output)
{
	return output->format == SUMARIO_CSV ? &csv_rows : &tsv_rows;
}

/* What a column has of a segment. */
static void
put_of_segment(const struct writing *writing, const struct rows *rows,
	       const struct segment *segment, enum column column)
{
	struct buffer *out = writing->out;
	size_t i = (size_t)(segment - writing->doc->segments.items);
	const struct rating *rating = ranking_get(writing->doc, i);
	char key[WRITER_KEY_SIZE];

	switch (column) {
	case DOCUMENT:
		rows->put_field(writing, span_of(writing->doc->article.id));
		break;
	case ID:
		buffer_puts(out, writer_get_id(writing, i).text);
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
		rows->put_field(writing,
				document_get_source(writing->doc, segment));
		break;
	case KEY:
		writer_get_key(segment, key);
		buffer_puts(out, key);
		break;
	default:
		break;
	}
}

/* -- Briefings ----------------------------------------------------------- */

/* Bullets are in the order of their segments. */
static bool
comes_before(const void *user, size_t i)
{
	const struct writing *writing = ((const void *const *)user)[0];
	const struct segment *segment = ((const void *const *)user)[1];

	return writing->briefing->bullets.items[i].segment <
	       segment - writing->doc->segments.items;
}

/* The bullet that SEGMENT is; NULL: it is none. */
static const struct briefing_bullet *
find_bullet(const struct writing *writing, const struct segment *segment)
{
	const struct briefing_bullets *bullets = &writing->briefing->bullets;
	const void *const wanted[] = {writing, segment};
	size_t i = search_first(0, bullets->n_items, comes_before, wanted);

	return i < bullets->n_items &&
			       writing->doc->segments.items +
					       bullets->items[i].segment ==
				       segment
		       ? &bullets->items[i]
		       : NULL;
}

/* What a column has of a bullet: how many sources, and which one it is from. */
static void
put_of_bullet(const struct writing *writing, const struct rows *rows,
	      const struct briefing_bullet *bullet, enum column column)
{
	const struct briefing_source *source =
		vector_from(&writing->briefing->sources, bullet->first_source);
	const char *text = column == OUTLET ? source->name
			   : column == DATE ? source->date
					    : source->url;

	if (column == SOURCES)
		buffer_put_number(writing->out, bullet->n_sources);
	else if (text)
		rows->put_field(writing, span_of(text));
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
put_of_target(const struct writing *writing, const struct rows *rows,
	      const struct target *target, enum column column)
{
	switch (column) {
	case DOCUMENT:
		rows->put_field(writing, span_of(writing->doc->article.id));
		break;
	case ID:
		rows->put_field(writing, span_of(target->id));
		break;
	case SOURCE:
		rows->put_field(writing,
				target_get_source(writing->doc, target));
		break;
	case TARGET:
		if (target->state != TARGET_INITIAL)
			rows->put_field(writing, target->text);
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
put_header(struct buffer *out, const struct rows *rows,
	   const enum column *columns)
{
	for (size_t i = 0; columns[i] != N_COLUMNS; i++) {
		buffer_puts(out, i ? rows->comma : "");
		buffer_puts(out, names[columns[i]]);
	}
	buffer_puts(out, rows->line_end);
}

static void
put_row(const struct writing *writing, const struct rows *rows,
	const enum column *columns, const struct segment *segment)
{
	const struct target *target = translation_find_target(writing->doc,
							      segment);
	const struct briefing_bullet *bullet =
		writing->briefing ? find_bullet(writing, segment) : NULL;

	for (size_t i = 0; columns[i] != N_COLUMNS; i++) {
		buffer_puts(writing->out, i ? rows->comma : "");
		if (columns[i] >= SOURCES && bullet)
			put_of_bullet(writing, rows, bullet, columns[i]);
		else if (columns[i] != TARGET)
			put_of_segment(writing, rows, segment, columns[i]);
		else if (target)
			put_of_target(writing, rows, target, TARGET);
	}
	buffer_puts(writing->out, rows->line_end);
}

/* Of a briefing, which is alone, with its header. */
static void
put_article(const struct writing *writing)
{
	const struct rows *rows = get_rows(writing->output);
	const enum column *columns = writing->briefing ? briefing_columns
						       : article_columns;
	const struct segments *segments = &writing->doc->segments;

	if (writing->briefing)
		put_header(writing->out, rows, columns);
	for (size_t i = 0; i < segments->n_items; i++)
		if (writer_wants(writing, &segments->items[i]))
			put_row(writing, rows, columns, &segments->items[i]);
}

/* Of an alignment; of several each row says which it is of. */
static const enum column *
get_alignment_columns(const struct sumario_output *output)
{
	return alignment_columns + !output->many;
}

static void
put_pairs(const struct writing *writing)
{
	const struct rows *rows = get_rows(writing->output);
	const struct targets *targets = writer_get_targets(writing);
	const enum column *columns =
		!writing->manifest ? get_alignment_columns(writing->output)
		: writing->output->many ? batch_columns
					: merge_columns;

	if (writing->manifest && !writing->output->many)
		put_header(writing->out, rows, columns);
	for (size_t i = 0; i < targets->n_items; i++) {
		for (size_t k = 0; columns[k] != N_COLUMNS; k++) {
			buffer_puts(writing->out, k ? rows->comma : "");
			put_of_target(writing, rows, &targets->items[i],
				      columns[k]);
		}
		buffer_puts(writing->out, rows->line_end);
	}
}

static void
place_header(struct buffer *out, enum sumario_place place,
	     const struct sumario_output *output)
{
	if (place == SUMARIO_BEGIN)
		put_header(out, get_rows(output), article_columns);
}

static void
alignment_place(struct buffer *out, enum sumario_place place,
		const struct sumario_output *output)
{
	if (place == SUMARIO_BEGIN)
		put_header(out, get_rows(output),
			   get_alignment_columns(output));
}

/* A merge of one article has its header with it. */
static void
pairs_place(struct buffer *out, enum sumario_place place,
	    const struct sumario_output *output)
{
	if (place == SUMARIO_BEGIN && output->many)
		put_header(out, get_rows(output), batch_columns);
}

static const struct writer pairs = {.place = pairs_place,
				    .document = put_pairs};
static const struct writer alignment = {.place = alignment_place,
					.document = put_pairs};
const struct writer writer_tsv = {
	.place = place_header,
	.document = put_article,
	.merge = &pairs,
	.alignment = &alignment,
};
const struct writer writer_csv = {
	.place = place_header,
	.document = put_article,
	.merge = &pairs,
};

const struct writer writer_briefing_tsv = {.document = put_article};
const struct writer writer_briefing_csv = {.document = put_article};
