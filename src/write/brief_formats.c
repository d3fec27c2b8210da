/* SPDX-License-Identifier: MIT */
/*
 * A briefing as JSON, the schema "sumario-brief/1": its stories with all that
 * is known of them, and then its texts as a document, members as of an
 * article's JSON, which is what merge reads.
 */
#include <config.h>

#include "write/brief_formats.h"

#include "brief/copies.h"
#include "markup/json_printer.h"
#include "rank/ranking.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#define ONE 1000000.0

static const struct sketch *
get_sketch(const struct brief *brief, uint32_t article)
{
	return &brief->sketches.articles.items[article];
}

static const struct sketch_sentence *
get_sentence(const struct brief *brief, uint32_t article, uint32_t sentence)
{
	return sketch_sentences(&brief->sketches, get_sketch(brief, article)) +
	       sentence;
}

static void
put_segment(struct json_printer *json, const struct sketch_sentence *sentence)
{
	char id[16];

	snprintf(id, sizeof(id), "s%" PRIu32, sentence->segment + 1);
	json_string(json, "segmentId", id);
}

/* The id of a segment of the briefing; null: there is none. */
static void
put_text_id(struct json_printer *json, const char *name, uint32_t segment)
{
	struct writer_label label;

	if (segment == SEGMENT_NONE) {
		json_null(json, name);
		return;
	}
	label = writer_place('s', segment);
	json_word(json, name, label.text, label.n);
}

static void
put_segment_ids(struct json_printer *json, const struct document *doc)
{
	json_open(json, "segmentIds", '[');
	for (size_t i = 0; i < doc->ranking->summary.n_items; i++)
		put_text_id(json, NULL, doc->ranking->summary.items[i]);
	json_close(json, ']');
}

static void
put_head(struct json_printer *json, const struct brief *brief,
	 const struct document *doc)
{
	json_open(json, "briefing", '{');
	json_string(json, "method", "topic-average-link");
	json_open(json, "budget", '{');
	json_string(json, "unit", writer_unit_name(brief->unit));
	json_exact(json, "value", brief->budget);
	json_close(json, '}');
	json_number(json, "articles",
		    brief->sketches.articles.n_items +
			    brief->sketches.n_hidden);
	json_open(json, "leftOut", '{');
	json_number(json, "known", brief->left_out.n_known);
	json_number(json, "language", brief->left_out.n_foreign);
	json_number(json, "undated", brief->left_out.n_undated);
	json_number(json, "time", brief->left_out.n_outside);
	json_close(json, '}');
	json_number(json, "copies", brief->n_copies);
	json_number(json, "stories", brief->stories.list.n_items);
	json_number(json, "bullets", brief->bullets.n_items);
	json_number(json, "words", brief->n_words);
	json_number(json, "chars", brief->n_codepoints);
	put_segment_ids(json, doc);
	json_close(json, '}');
}

static void
put_document(struct json_printer *json, const struct brief *brief,
	     uint32_t article)
{
	const struct sketch *sketch = get_sketch(brief, article);
	uint32_t original = brief->stories.copy_of[article];

	json_open(json, NULL, '{');
	json_number(json, "number", sketch->number + UINT64_C(1));
	json_string(json, "id", sketch->id);
	json_string(json, "original", sketch->original);
	json_string(json, "title", sketch->title);
	json_string(json, "outlet", sketch->outlet);
	json_string(json, "date", sketch->date);
	json_string(json, "url", sketch->url);
	json_string(json, "section", sketch->section);
	json_decimal(json, "similarity",
		     brief->stories.similarity[article] / ONE);
	if (original == COPY_NONE)
		json_null(json, "copyOf");
	else
		json_number(json, "copyOf",
			    get_sketch(brief, original)->number + UINT64_C(1));
	json_close(json, '}');
}

static void
put_support(struct json_printer *json, const struct brief *brief,
	    const struct brief_support *support)
{
	const struct sketch *sketch = get_sketch(brief, support->article);

	json_open(json, NULL, '{');
	json_number(json, "number", sketch->number + UINT64_C(1));
	json_string(json, "documentId", sketch->id);
	put_segment(json,
		    get_sentence(brief, support->article, support->sentence));
	json_string(json, "outlet", sketch->outlet);
	json_string(json, "date", sketch->date);
	json_string(json, "url", sketch->url);
	json_decimal(json, "similarity", support->cosine / ONE);
	json_close(json, '}');
}

static void
put_bullet(struct json_printer *json, const struct brief *brief, size_t number,
	   uint32_t segment)
{
	const struct brief_bullet *bullet = &brief->bullets.items[number];
	const struct sketch_sentence *sentence =
		get_sentence(brief, bullet->article, bullet->sentence);
	char id[24];

	json_open(json, NULL, '{');
	snprintf(id, sizeof(id), "b%zu", number + 1);
	json_string(json, "id", id);
	put_text_id(json, "textId", segment);
	json_string(json, "documentId", get_sketch(brief, bullet->article)->id);
	put_segment(json, sentence);
	json_bytes(json, "text", sentence->text, sentence->n_bytes);
	json_number(json, "words", sentence->n_words);
	json_number(json, "chars", sentence->n_codepoints);
	json_decimal(json, "score", fmin(1, bullet->score / ONE));
	json_number(json, "sources", bullet->n_support);
	json_open(json, "support", '[');
	for (uint32_t i = 0; i < bullet->n_support; i++)
		put_support(json, brief,
			    &brief->supports.items[bullet->first_support + i]);
	json_close(json, ']');
	json_close(json, '}');
}

/* What ARTICLE says of itself; NULL: there is none. */
static const char *
get_title(const struct brief *brief, uint32_t article)
{
	return article == STORY_NONE ? NULL : get_sketch(brief, article)->title;
}

static const char *
get_section(const struct brief *brief, uint32_t article)
{
	return article == STORY_NONE ? NULL
				     : get_sketch(brief, article)->section;
}

/* What is counted, by the bits of TOLL_COUNTED. */
static const char *
get_counted(uint32_t counted)
{
	static const char *const names[] = {"dead", "hurt",  "missing",
					    "held", "moved", "burnt"};
	unsigned i = 0;

	while (counted >> (i + 1))
		i++;
	return names[i];
}

/* One thing that is counted: N values, each with the outlets that have it. */
static void
put_values(struct json_printer *json, const struct brief *brief,
	   const struct brief_value *values, uint32_t n)
{
	json_open(json, NULL, '{');
	json_string(json, "counted", get_counted(values->counted));
	json_bytes(json, "noun", values->noun, values->n_bytes);
	json_open(json, "values", '[');
	for (uint32_t i = 0; i < n; i++) {
		const struct sketch *sketch = get_sketch(brief,
							 values[i].article);

		if (values[i].begins) {
			json_open(json, NULL, '{');
			json_number(json, "value", values[i].value);
			json_open(json, "sources", '[');
		}
		json_string(json, NULL,
			    sketch->outlet ? sketch->outlet : sketch->id);
		if (i + 1 == n || values[i + 1].begins) {
			json_close(json, ']');
			json_close(json, '}');
		}
	}
	json_close(json, ']');
	json_close(json, '}');
}

/* Figures in which the sources differ. */
static void
put_figures(struct json_printer *json, const struct brief *brief,
	    const struct brief_entry *entry)
{
	const struct brief_value *values = vector_from(&brief->values,
						       entry->first_value);
	uint32_t begin = 0;

	json_open(json, "figures", '[');
	for (uint32_t i = 1; i <= entry->n_values; i++) {
		if (i < entry->n_values &&
		    values[i].counted == values[begin].counted)
			continue;
		put_values(json, brief, &values[begin], i - begin);
		begin = i;
	}
	json_close(json, ']');
}

/* The titles and names of ENTRY, and their segments. */
static void
put_headings(struct json_printer *json, const struct brief *brief,
	     const struct brief_entry *entry,
	     const struct briefing_story *texts)
{
	json_string(json, "title", get_title(brief, entry->title));
	put_text_id(json, "titleId", texts->title);
	json_string(json, "section", get_section(brief, entry->section));
	put_text_id(json, "sectionId", texts->section);
	put_figures(json, brief, entry);
	put_text_id(json, "figuresId", texts->figures);
}

/* Which story it is, and whether an earlier briefing has told of it. */
static void
put_state(struct json_printer *json, const struct brief *brief,
	  const struct brief_entry *entry)
{
	const struct state_story *before =
		entry->before == STATE_NONE
			? NULL
			: &brief->state.stories.items[entry->before];
	char text[32];

	snprintf(text, sizeof(text), "%016" PRIx64, entry->id);
	json_string(json, "id", text);
	json_string(json, "status", before ? "continued" : "new");
	if (before && before->first != STATE_NO_DAY) {
		struct moment_date date = moment_get_date(before->first);

		snprintf(text, sizeof(text), "%04d-%02d-%02d", date.year,
			 date.month, date.day);
		json_string(json, "since", text);
	} else {
		json_null(json, "since");
	}
}

static void
put_story(struct json_printer *json, const struct brief *brief,
	  const struct brief_entry *entry, const struct briefing *briefing)
{
	const struct story *story = &brief->stories.list.items[entry->story];
	const struct briefing_story *texts =
		&briefing->stories.items[entry->place];

	json_open(json, NULL, '{');
	put_state(json, brief, entry);
	json_number(json, "rank", entry->story + UINT64_C(1));
	json_number(json, "topic", story->topic + UINT64_C(1));
	put_headings(json, brief, entry, texts);
	json_number(json, "sources", story->n_sources);
	json_number(json, "articles", story->n_articles);
	json_decimal(json, "centrality", story->centrality / ONE);
	json_open(json, "bullets", '[');
	for (uint32_t i = 0; i < entry->n_bullets; i++)
		put_bullet(json, brief, entry->first_bullet + i,
			   briefing->bullets.items[texts->first_bullet + i]
				   .segment);
	json_close(json, ']');
	json_open(json, "documents", '[');
	for (uint32_t i = 0; i < story->n_articles; i++)
		put_document(json, brief,
			     brief->stories.members[story->first + i]);
	json_close(json, ']');
	json_close(json, '}');
}

void
brief_write(const struct brief *brief, const struct writing *writing,
	    bool indented)
{
	struct json_printer json = {writing->out, indented, 0, true};

	json_open(&json, NULL, '{');
	json_string(&json, "schema", "sumario-brief/1");
	json_string(&json, "generator", PACKAGE_NAME " " PACKAGE_VERSION);
	put_head(&json, brief, writing->doc);
	json_open(&json, "stories", '[');
	for (size_t i = 0; i < brief->entries.n_items; i++)
		put_story(&json, brief, &brief->entries.items[i],
			  writing->briefing);
	json_close(&json, ']');
	writer_put_document(&json, writing);
	writer_put_segments(&json, writing);
	json_close(&json, '}');
	buffer_putc(writing->out, '\n');
}
