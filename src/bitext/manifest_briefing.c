/* SPDX-License-Identifier: MIT */
/*
 * Of a manifest that is a briefing, sumario-brief/1, which segments are
 * headlines and which are bullets of what story, and who says so.  That is all
 * that it takes to show the briefing again, in another language.
 */
#include <config.h>

#include "base/error.h"
#include "bitext/manifest_part.h"

#include <stdlib.h>

/* *SEGMENT becomes the one whose id is member NAME, or null if NULLABLE. */
static enum sumario_status
get_segment(struct manifest_reading *r, const cJSON *object, const char *name,
	    bool nullable, uint32_t *segment)
{
	struct span id;
	enum sumario_status status = manifest_get_string(r, object, name,
							 nullable, &id);

	*segment = SEGMENT_NONE;
	if (status || !id.s)
		return status;
	*segment = manifest_find(r->manifest, id);
	return *segment == SEGMENT_NONE ? manifest_fail_member(r, name)
					: SUMARIO_OK;
}

/* An outlet without a name is its article, and then the sentence is told. */
static enum sumario_status
read_source(struct manifest_reading *r, const cJSON *object)
{
	struct briefing_sources *sources = &r->manifest->briefing.sources;
	struct briefing_source source;
	enum sumario_status status = manifest_keep_string(r, object, "outlet",
							  true, &source.name);

	if (!status)
		status = manifest_keep_string(r, object, "url", true,
					      &source.url);
	if (!status)
		status = manifest_keep_string(r, object, "date", true,
					      &source.date);
	source.place = NULL;
	if (!status && !source.name)
		status = manifest_keep_string(r, object, "segmentId", false,
					      &source.place);
	if (!status && !source.name)
		status = manifest_keep_string(r, object, "documentId", false,
					      &source.name);
	if (status)
		return status;
	if (!vector_add_room(sources, 1))
		return error_no_memory(r->error);
	sources->items[sources->n_items++] = source;
	return SUMARIO_OK;
}

static enum sumario_status
read_bullet(struct manifest_reading *r, const cJSON *object)
{
	struct briefing *briefing = &r->manifest->briefing;
	const cJSON *support = manifest_get_member(object, "support");
	struct briefing_bullet bullet = {
		.first_source = (uint32_t)briefing->sources.n_items};
	enum sumario_status status = get_segment(r, object, "textId", false,
						 &bullet.segment);

	if (!status && !cJSON_IsArray(support))
		status = manifest_fail_member(r, "support");
	for (const cJSON *it = status ? NULL : support->child; !status && it;
	     it = it->next)
		status = read_source(r, it);
	if (status)
		return status;
	bullet.n_sources = (uint32_t)briefing->sources.n_items -
			   bullet.first_source;
	if (!vector_add_room(&briefing->bullets, 1))
		return error_no_memory(r->error);
	briefing->bullets.items[briefing->bullets.n_items++] = bullet;
	return SUMARIO_OK;
}

static enum sumario_status
read_story(struct manifest_reading *r, const cJSON *object)
{
	struct briefing *briefing = &r->manifest->briefing;
	const cJSON *bullets = manifest_get_member(object, "bullets");
	struct briefing_story story = {
		.first_bullet = (uint32_t)briefing->bullets.n_items};
	enum sumario_status status = get_segment(r, object, "sectionId", true,
						 &story.section);

	if (!status)
		status = get_segment(r, object, "titleId", true, &story.title);
	if (!status)
		status = get_segment(r, object, "figuresId", true,
				     &story.figures);
	if (!status && (!cJSON_IsArray(bullets) || !bullets->child))
		status = manifest_fail_member(r, "bullets");
	for (const cJSON *it = status ? NULL : bullets->child; !status && it;
	     it = it->next)
		status = read_bullet(r, it);
	if (status)
		return status;
	story.n_bullets = (uint32_t)briefing->bullets.n_items -
			  story.first_bullet;
	if (!vector_add_room(&briefing->stories, 1))
		return error_no_memory(r->error);
	briefing->stories.items[briefing->stories.n_items++] = story;
	return SUMARIO_OK;
}

/* A story with its place in the document. */
struct placed {
	struct briefing_story story;
	uint32_t segment; /* of its first bullet */
};

static int
compare_places(const void *a, const void *b)
{
	uint32_t x = ((const struct placed *)a)->segment;
	uint32_t y = ((const struct placed *)b)->segment;

	return (x > y) - (x < y);
}

/* The JSON has stories by rank, the document by sections. */
static bool
sort_stories(struct briefing *briefing)
{
	struct briefing_stories *stories = &briefing->stories;
	struct placed *placed =
		malloc((stories->n_items + 1) * sizeof(*placed));

	if (!placed)
		return false;
	for (size_t i = 0; i < stories->n_items; i++) {
		struct briefing_story *story = &stories->items[i];

		placed[i] = (struct placed){
			*story,
			briefing->bullets.items[story->first_bullet].segment};
	}
	qsort(placed, stories->n_items, sizeof(*placed), compare_places);
	for (size_t i = 0; i < stories->n_items; i++)
		stories->items[i] = placed[i].story;
	free(placed);
	return true;
}

enum sumario_status
manifest_read_briefing(struct manifest_reading *r, const cJSON *root)
{
	const cJSON *stories = manifest_get_member(root, "stories");
	enum sumario_status status = SUMARIO_OK;

	if (!cJSON_IsArray(stories))
		return manifest_fail_member(r, "stories");
	for (const cJSON *it = stories->child; !status && it; it = it->next)
		status = read_story(r, it);
	if (!status && !sort_stories(&r->manifest->briefing))
		status = error_no_memory(r->error);
	return status;
}
