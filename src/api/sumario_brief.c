/* SPDX-License-Identifier: MIT */
/*
 * Briefings for callers: sketches of articles are gathered, in as many
 * briefings as there are threads, and become one at the end (brief/).
 */
#include <config.h>

#include "api/brief_document.h"
#include "api/sized.h"

#include "base/error.h"
#include "base/hash.h"
#include "brief/brief.h"
#include "write/brief_formats.h"

#include <stdlib.h>
#include <string.h>

struct sumario_brief {
	struct brief content;
	/* What was made of it. */
	struct sumario_document *doc;
	struct briefing briefing;
	uint64_t wishes_met; /* by some article, */
	bool focus_met;
	bool made;
};

struct sumario_brief *
sumario_brief_new(void)
{
	struct sumario_brief *brief = calloc(1, sizeof(*brief));

	if (brief) {
		brief->content.sketches.seed = hash_seed();
		brief->content.state.latest = STATE_NO_DAY;
	}
	return brief;
}

void
sumario_brief_free(struct sumario_brief *brief)
{
	if (brief) {
		brief_release(&brief->content);
		briefing_release(&brief->briefing);
		sumario_document_free(brief->doc);
	}
	free(brief);
}

enum sumario_status
sumario_brief_add_document(struct sumario_brief *brief,
			   struct sumario_document *doc,
			   struct sumario_error *error)
{
	brief->made = false;
	brief->wishes_met |= doc->ranking.wishes_met;
	brief->focus_met |= doc->ranking.focus_met;
	return sketches_add(&brief->content.sketches, &doc->content)
		       ? SUMARIO_OK
		       : error_no_memory(error);
}

enum sumario_status
sumario_brief_append(struct sumario_brief *brief, struct sumario_brief *from,
		     struct sumario_error *error)
{
	uint64_t seed = from->content.sketches.seed;

	brief->made = from->made = false;
	brief->wishes_met |= from->wishes_met;
	brief->focus_met |= from->focus_met;
	if (!sketches_append(&brief->content.sketches, &from->content.sketches))
		return error_no_memory(error);
	brief_release(&from->content);
	from->content = (struct brief){.sketches.seed = seed,
				       .state.latest = STATE_NO_DAY};
	return SUMARIO_OK;
}

bool
sumario_is_date(const char *text)
{
	struct moment moment;

	return moment_read(text, strlen(text), &moment);
}

/* *BOUND becomes the date TEXT in MOMENT, or NULL; false: it is none. */
static bool
read_bound(const char *text, struct moment *moment, const struct moment **bound)
{
	*bound = text ? moment : NULL;
	return !text || moment_read(text, strlen(text), moment);
}

static enum sumario_status
make_document(struct sumario_brief *brief,
	      const struct sumario_options *options,
	      struct sumario_error *error)
{
	enum sumario_status status;

	if (!brief->doc)
		brief->doc = sumario_document_new();
	if (!brief->doc)
		return error_no_memory(error);
	status = brief_document_make(&brief->briefing, brief->doc,
				     &brief->content, options, error);
	brief->made = !status;
	return status;
}

enum sumario_status
sumario_brief_make(struct sumario_brief *brief,
		   const struct sumario_options *options,
		   struct sumario_error *error)
{
	double value = options->budget_value;
	struct brief_wants wants = {.unit = options->budget_unit,
				    .budget = value,
				    .language = options->required_lang,
				    .per_story = options->per_story,
				    .per_section = options->per_section};
	struct moment since, until;

	brief->made = false;
	if (options->budget_unit == SUMARIO_RATIO ||
	    !(value > 0 && value <= 9007199254740992.0 &&
	      value == (double)(uint64_t)value))
		return error_set(error, SUMARIO_USAGE, "bad-budget",
				 N_("budget out of range"));
	if (!read_bound(options->since, &since, &wants.since) ||
	    !read_bound(options->until, &until, &wants.until))
		return error_set(error, SUMARIO_USAGE, "bad-date",
				 N_("not a date such as 2026-04-02 or "
				    "2026-04-02T10:00"));
	if (!choice_is_window(&wants))
		return error_set(error, SUMARIO_USAGE, "bad-date",
				 N_("--until is before --since"));
	if (!brief_make(&brief->content, &wants))
		return error_no_memory(error);
	return make_document(brief, options, error);
}

void
sumario_brief_get_info(const struct sumario_brief *brief,
		       struct sumario_brief_info *info)
{
	const struct brief *content = &brief->content;

	*info = (struct sumario_brief_info){
		.n_articles = content->sketches.articles.n_items +
			      content->sketches.n_hidden};
	if (!brief->made)
		return;
	info->n_copies = content->n_copies;
	info->n_stories = content->stories.list.n_items;
	info->n_bullets = content->bullets.n_items;
}

void
sumario_brief_get_left_out(const struct sumario_brief *brief,
			   struct sumario_brief_left_out *left_out)
{
	const struct brief_left_out *own = &brief->content.left_out;

	*left_out = (struct sumario_brief_left_out){.n_foreign = 0};
	if (brief->made)
		*left_out = (struct sumario_brief_left_out){
			own->n_foreign, own->n_undated, own->n_outside,
			own->n_known};
}

void
sumario_brief_get_unmet(const struct sumario_brief *brief, uint64_t *wishes,
			bool *focus)
{
	*wishes = ~brief->wishes_met;
	*focus = !brief->focus_met;
}

bool
sumario_brief_has_format(enum sumario_format format)
{
	return writer_find_briefing(format) != NULL;
}

enum sumario_status
sumario_brief_write_output(const struct sumario_brief *brief,
			   const struct sumario_output *given,
			   sumario_write_fn *write, void *user)
{
	struct sumario_output output;
	struct buffer buffer;
	struct writing writing = {.out = &buffer,
				  .output = &output,
				  .briefing = &brief->briefing};
	enum sumario_status status = sized_take_output(&output, given);
	bool is_ids = output.format == SUMARIO_MT_IDS;

	if (status || !brief->made ||
	    (!is_ids && !writer_find_briefing(output.format)))
		return SUMARIO_USAGE;
	writing.doc = &brief->doc->content;
	output.many = false;
	output.segments = SUMARIO_SEGMENTS_ALL;
	output.source_lang = writing.doc->article.source_lang;
	output.target_lang = writing.doc->article.target_lang;
	buffer_init(&buffer, write, user);
	if (output.format != SUMARIO_JSON && output.format != SUMARIO_JSONL)
		return writer_write_document(
			is_ids ? writer_get(output.format)
			       : writer_find_briefing(output.format),
			&writing);
	brief_write(&brief->content, &writing, output.format == SUMARIO_JSON);
	return buffer_finish(&buffer);
}

enum sumario_status
sumario_brief_write(const struct sumario_brief *brief,
		    enum sumario_format format, sumario_write_fn *write,
		    void *user)
{
	struct sumario_output output;

	sumario_output_init(&output);
	output.format = format;
	return sumario_brief_write_output(brief, &output, write, user);
}

enum sumario_status
sumario_brief_read_state(struct sumario_brief *brief, const char *bytes,
			 size_t len, struct sumario_error *error)
{
	brief->made = false;
	state_release(&brief->content.state);
	brief->content.state = (struct state){.latest = STATE_NO_DAY};
	return state_read(&brief->content.state, bytes, len, error);
}

enum sumario_status
sumario_brief_write_state(const struct sumario_brief *brief,
			  sumario_write_fn *write, void *user)
{
	struct buffer buffer;

	if (!brief->made)
		return SUMARIO_USAGE;
	buffer_init(&buffer, write, user);
	if (!state_write(&brief->content, &buffer)) {
		buffer_finish(&buffer);
		return SUMARIO_NO_MEMORY;
	}
	return buffer_finish(&buffer);
}
