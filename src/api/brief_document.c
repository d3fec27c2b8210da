/* SPDX-License-Identifier: MIT */
/*
 * A briefing becomes a document.  Each of its texts is a block of one segment,
 * whatever stops are in it, and the bullets are its summary: so every format of
 * an article, and a merge, takes a briefing for one.
 */
#include <config.h>

#include "api/brief_document.h"

#include "base/ascii.h"
#include "base/error.h"
#include "brief/copies.h"
#include "rank/score.h"
#include "split/entity.h"
#include "split/segment.h"
#include "text/unicode.h"
#include "write/writer.h"

#include <stdio.h>
#include <string.h>

/* What the document is called, in place of an article's id and file. */
#define NAME "briefing"

struct maker {
	struct briefing *briefing;
	struct sumario_document *work;
	const struct brief *brief;
	const struct sumario_options *options;
	struct sumario_document *scratch; /* of one bullet */
};

/* -- Segments -------------------------------------------------------------- */

/* Adds TEXT with each run of white space as one space. */
static bool
add_words(struct bytes *bytes, struct span text)
{
	bool space = false;

	for (size_t i = 0; i < text.len; i++) {
		bool is_space = strchr(" \t\r\n\v\f", text.s[i]) != NULL;

		if (space && !is_space && !bytes_add_char(bytes, ' '))
			return false;
		if (!is_space && !bytes_add_char(bytes, text.s[i]))
			return false;
		space = is_space;
	}
	return true;
}

/*
 * Adds TEXT as a segment of KIND; *SEGMENT is its place, SEGMENT_NONE if
 * nothing is in it.  False: out of memory.
 */
static bool
add_segment(const struct maker *maker, struct span text, enum sumario_kind kind,
	    uint32_t *segment)
{
	struct document *doc = &maker->work->content;
	struct article *article = &doc->article;
	struct segment new = {.block = (uint32_t)article->blocks.n_items,
			      .kind = kind,
			      .repetition_of = SEGMENT_NONE};

	*segment = SEGMENT_NONE;
	text = unicode_trim(text);
	if (!text.len)
		return true;
	if (article->decoded.n_items &&
	    !bytes_add(&article->decoded, "\n\n", 2))
		return false;
	new.begin = (uint32_t)article->decoded.n_items;
	if (article->decoded.n_items + text.len >= ARTICLE_MAX_BYTES ||
	    !add_words(&article->decoded, text) ||
	    !vector_add_room(&article->blocks, 1) ||
	    !vector_add_room(&doc->segments, 1))
		return false;
	new.end = (uint32_t)article->decoded.n_items;
	article->blocks.items[article->blocks.n_items++] =
		(struct block){new.begin, new.end, kind, false};
	*segment = (uint32_t)doc->segments.n_items;
	doc->segments.items[doc->segments.n_items++] = new;
	return true;
}

/* -- Dates ----------------------------------------------------------------- */

/*
 * SCRATCH becomes an article of the day of SKETCH with TEXT as its one segment,
 * of which the entities are found.
 */
static bool
find_dates(const struct maker *maker, const struct sketch *sketch,
	   struct span text)
{
	struct sumario_document *work = maker->scratch;
	struct document *doc = &work->content;
	struct charset_text all = {.encoding = "UTF-8",
				   .first_replaced = SUMARIO_NOWHERE};
	const struct maker one = {.work = work};
	uint32_t segment;

	if (work_begin(work, maker->options, NULL))
		return false;
	doc->article.metadata.date = sketch->date;
	if (!work_choose_language(work) ||
	    !add_segment(&one, text, SUMARIO_SENTENCE, &segment) ||
	    !bytes_terminate(&doc->article.decoded))
		return false;
	all.bytes = doc->article.decoded.items;
	all.n_bytes = doc->article.decoded.n_items;
	if (article_set_text(&doc->article, &all, NULL))
		return false;
	segment_count(doc);
	return segment_make_keys(doc) && translation_make_tasks(doc) &&
	       segment_read_words(doc, &work->vocabulary) && entity_find(doc);
}

/* "ayer" is a date that has no digit, and a day as its value. */
static bool
tells_day(const struct document *doc, const struct entity *entity,
	  struct moment *day)
{
	if (entity->type != SUMARIO_ENTITY_DATE || !entity->normalized ||
	    !moment_read(entity->normalized, entity->n_normalized, day) ||
	    day->has_time)
		return false;
	for (uint32_t i = entity->begin; i < entity->end; i++)
		if (ascii_is_digit(doc->article.text[i]))
			return false;
	return true;
}

/* " [2 abr]" */
static bool
add_day(struct bytes *bytes, const struct language *language, int64_t day)
{
	struct moment_date date = moment_get_date(day);
	const char *months = language->short_months;
	struct writer_label label = writer_label('[', (uint64_t)date.day);

	for (int i = 1; i < date.month; i++)
		months += strcspn(months, " ") + 1;
	return bytes_add_char(bytes, ' ') &&
	       bytes_add(bytes, label.text, label.n) &&
	       bytes_add_char(bytes, ' ') &&
	       bytes_add(bytes, months, strcspn(months, " ")) &&
	       bytes_add_char(bytes, ']');
}

/*
 * *READING becomes TEXT, a sentence of SKETCH, with the day in brackets after
 * words that tell it from that of the article, or nothing if it has none.
 */
static bool
add_reading(const struct maker *maker, const struct sketch *sketch,
	    struct span text, struct span *reading)
{
	struct article *article = &maker->work->content.article;
	const struct document *doc = &maker->scratch->content;
	struct bytes bytes = {0};
	uint32_t at = 0;
	bool done = true;

	if (!sketch->is_dated)
		return true;
	if (!find_dates(maker, sketch, text))
		return false;
	for (size_t i = 0; done && i < doc->entities.n_items; i++) {
		const struct entity *entity = &doc->entities.items[i];
		struct moment day;

		if (entity->end < at || !tells_day(doc, entity, &day))
			continue;
		done = bytes_add(&bytes, doc->article.text + at,
				 entity->end - at) &&
		       add_day(&bytes, language_of(article->source_lang),
			       day.day);
		at = entity->end;
	}
	if (done && at) {
		done = bytes_add(&bytes, doc->article.text + at,
				 doc->article.n_bytes - at);
		*reading = (struct span){done ? arena_strndup(&article->arena,
							      bytes.items,
							      bytes.n_items)
					      : NULL,
					 bytes.n_items};
		done = reading->s != NULL;
	}
	vector_release(&bytes);
	return done;
}

/* -- Stories --------------------------------------------------------------- */

/* Who says so: the outlet or, if that is not known, the sentence. */
static bool
add_source(const struct maker *maker, const struct brief_support *support)
{
	const struct sketch *sketch = brief_get_sketch(maker->brief,
						       support->article);
	struct briefing_sources *sources = &maker->briefing->sources;
	struct briefing_source source = {sketch->outlet, sketch->url,
					 sketch->date, NULL};

	if (!sketch->outlet) {
		struct writer_label place = writer_place(
			's', brief_get_sentence(maker->brief, support->article,
						support->sentence)
				     ->segment);

		source.name = sketch->id;
		source.place =
			arena_strndup(&maker->work->content.article.arena,
				      place.text, place.n);
		if (!source.place)
			return false;
	}
	if (!vector_add_room(sources, 1))
		return false;
	sources->items[sources->n_items++] = source;
	return true;
}

static bool
add_bullet(const struct maker *maker, const struct brief_bullet *from)
{
	const struct sketch_sentence *sentence =
		brief_get_sentence(maker->brief, from->article, from->sentence);
	struct briefing *briefing = maker->briefing;
	struct span text = {sentence->text, sentence->n_bytes};
	struct briefing_bullet bullet = {
		.first_source = (uint32_t)briefing->sources.n_items,
		.n_sources = from->n_support};

	for (uint32_t i = 0; i < from->n_support; i++)
		if (!add_source(maker,
				&maker->brief->supports
					 .items[from->first_support + i]))
			return false;
	if (!add_segment(maker, text, SUMARIO_LIST_ITEM, &bullet.segment) ||
	    !add_reading(maker, brief_get_sketch(maker->brief, from->article),
			 text, &bullet.reading) ||
	    !vector_add_room(&briefing->bullets, 1))
		return false;
	briefing->bullets.items[briefing->bullets.n_items++] = bullet;
	return true;
}

/* -- Figures --------------------------------------------------------------- */

static bool
add_string(struct bytes *bytes, const char *s)
{
	return bytes_add(bytes, s, strlen(s));
}

/* Who says so: the outlet, or else the article. */
static const char *
get_name(const struct maker *maker, uint32_t article)
{
	const struct sketch *sketch = brief_get_sketch(maker->brief, article);

	return sketch->outlet ? sketch->outlet : sketch->id;
}

/* "2 muertos (El Faro", ", La Vega", "), 9 (El Norte" */
static bool
add_value(const struct maker *maker, struct bytes *text,
	  const struct brief_value *value, const struct brief_value *before)
{
	struct writer_label number = writer_label('\0', value->value);
	bool other = !before || before->counted != value->counted;

	if (!value->begins)
		return add_string(text, ", ") &&
		       add_string(text, get_name(maker, value->article));
	return add_string(text, !before ? ": "
				: other ? "); "
					: "), ") &&
	       bytes_add(text, number.text, number.n) &&
	       (!other || (add_string(text, " ") &&
			   bytes_add(text, value->noun, value->n_bytes))) &&
	       add_string(text, " (") &&
	       add_string(text, get_name(maker, value->article));
}

/* The figures in which the sources of ENTRY differ, a segment. */
static bool
add_figures(const struct maker *maker, const struct brief_entry *entry,
	    uint32_t *segment)
{
	const struct article *article = &maker->work->content.article;
	const struct brief_value *values = vector_from(&maker->brief->values,
						       entry->first_value);
	struct bytes text = {0};
	bool done = true;

	*segment = SEGMENT_NONE;
	if (!entry->n_values)
		return true;
	done = add_string(&text,
			  language_of(article->source_lang)->other_figures);
	for (uint32_t i = 0; done && i < entry->n_values; i++)
		done = add_value(maker, &text, &values[i],
				 i ? &values[i - 1] : NULL);
	done = done && add_string(&text, ")") &&
	       add_segment(maker, (struct span){text.items, text.n_items},
			   SUMARIO_LIST_ITEM, segment);
	vector_release(&text);
	return done;
}

static const char *
get_text_of(const char *text)
{
	return text ? text : "";
}

/* The name of the section of ENTRY; NULL: there are no sections at all. */
static const char *
get_section(const struct maker *maker, const struct brief_entry *entry)
{
	if (!maker->brief->has_sections)
		return NULL;
	return entry->section == STORY_NONE
		       ? language_of(maker->work->content.article.source_lang)
				 ->other_news
		       : brief_get_sketch(maker->brief, entry->section)
				 ->section;
}

static bool
add_story(const struct maker *maker, const struct brief_entry *entry,
	  const struct brief_entry *before)
{
	struct briefing *briefing = maker->briefing;
	const struct brief_bullet *bullets = vector_from(&maker->brief->bullets,
							 entry->first_bullet);
	struct briefing_story story = {
		.section = SEGMENT_NONE,
		.first_bullet = (uint32_t)briefing->bullets.n_items,
		.n_bullets = entry->n_bullets};
	const char *title =
		entry->title == STORY_NONE
			? NULL
			: brief_get_sketch(maker->brief, entry->title)->title;

	if (before && before->group == entry->group)
		story.section = briefing->stories
					.items[briefing->stories.n_items - 1]
					.section;
	else if (!add_segment(maker,
			      span_of(get_text_of(get_section(maker, entry))),
			      SUMARIO_HEADING, &story.section))
		return false;
	if (!add_segment(maker, span_of(get_text_of(title)), SUMARIO_HEADING,
			 &story.title))
		return false;
	for (uint32_t i = 0; i < entry->n_bullets; i++)
		if (!add_bullet(maker, &bullets[i]))
			return false;
	if (!add_figures(maker, entry, &story.figures) ||
	    !vector_add_room(&briefing->stories, 1))
		return false;
	briefing->stories.items[briefing->stories.n_items++] = story;
	return true;
}

static bool
add_stories(const struct maker *maker)
{
	const struct brief *brief = maker->brief;
	const struct brief_entry *before = NULL;

	for (size_t i = 0; i < brief->entries.n_items; i++) {
		const struct brief_entry *entry =
			&brief->entries.items[brief->layout[i]];

		if (!add_story(maker, entry, before))
			return false;
		before = entry;
	}
	return bytes_terminate(&maker->work->content.article.decoded);
}

/* -- Ranks ----------------------------------------------------------------- */

/* Bullets are ranked by their numbers, which go by the ranks of stories. */
static bool
rank_bullets(const struct maker *maker)
{
	struct document *doc = &maker->work->content;
	const struct brief *brief = maker->brief;
	size_t n = brief->bullets.n_items;

	if (!ranking_make(doc) ||
	    !vector_add_room(&doc->ranking->order, n + 1) ||
	    !vector_add_room(&doc->ranking->summary, n + 1))
		return false;
	for (size_t i = 0; i < n; i++) {
		uint32_t segment = brief_document_find(maker->briefing, brief,
						       i);
		struct rating *rating = &doc->ranking->ratings.items[segment];
		int32_t score = brief->bullets.items[i].score;

		rating->rank = (uint32_t)i + 1;
		rating->in_summary = true;
		rating->salience = score < SCORE_ONE ? score : SCORE_ONE;
		doc->ranking->order.items[doc->ranking->order.n_items++] =
			segment;
	}
	for (size_t i = 0; i < maker->briefing->bullets.n_items; i++)
		doc->ranking->summary.items[doc->ranking->summary.n_items++] =
			maker->briefing->bullets.items[i].segment;
	doc->ranking->summary_words = brief->n_words;
	doc->ranking->summary_codepoints = brief->n_codepoints;
	return true;
}

uint32_t
brief_document_find(const struct briefing *briefing, const struct brief *brief,
		    size_t bullet)
{
	const struct brief_bullet *from = &brief->bullets.items[bullet];
	const struct brief_entry *entry = &brief->entries.items[from->entry];
	const struct briefing_story *story =
		&briefing->stories.items[entry->place];

	return briefing->bullets
		.items[story->first_bullet + bullet - entry->first_bullet]
		.segment;
}

/* -- The document ---------------------------------------------------------- */

static enum sumario_status
fill(const struct maker *maker, struct sumario_error *error)
{
	struct sumario_document *work = maker->work;
	struct document *doc = &work->content;
	struct charset_text text = {.encoding = "UTF-8",
				    .first_replaced = SUMARIO_NOWHERE};
	enum sumario_status status;

	if (!work_choose_language(work) || !add_stories(maker))
		return error_no_memory(error);
	text.bytes = doc->article.decoded.items;
	text.n_bytes = doc->article.decoded.n_items;
	status = article_set_text(&doc->article, &text, error);
	if (status)
		return status;
	segment_count(doc);
	return segment_make_keys(doc) && translation_make_tasks(doc) &&
			       segment_read_words(doc, &work->vocabulary) &&
			       entity_find(doc) && rank_bullets(maker)
		       ? SUMARIO_OK
		       : error_no_memory(error);
}

enum sumario_status
brief_document_make(struct briefing *briefing, struct sumario_document *doc,
		    const struct brief *brief,
		    const struct sumario_options *given,
		    struct sumario_error *error)
{
	struct sumario_options options = *given;
	struct maker maker = {briefing, doc, brief, &options,
			      sumario_document_new()};
	enum sumario_status status;

	options.id = options.original = NAME;
	options.title = NULL;
	options.source_lang = given->required_lang ? given->required_lang
						   : language_default()->tag;
	options.required_lang = NULL;
	options.depth = SUMARIO_DEPTH_RANK;
	briefing_release(briefing);
	if (!maker.scratch)
		return error_no_memory(error);
	status = work_begin(doc, &options, error);
	if (!status)
		status = fill(&maker, error);
	sumario_document_free(maker.scratch);
	return work_end(doc, status, error);
}
