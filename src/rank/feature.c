/* SPDX-License-Identifier: MIT */
/*
 * From what was counted to the numbers that the weights apply to: each group of
 * src/rank/feature.def has a function, which fills in doubles; at the end these
 * are cut to their bounds and become whole thousandths, so that no machine's
 * last bits can change a choice.
 */
#include <config.h>

#include "rank/feature.h"

#include "rank/quotation.h"
#include "rank/ranking.h"
#include "text/utf8.h"

#include <math.h>

/* Sentences that count as early: exp(-i / EARLY). */
#define EARLY 6.0
/* An article of so many sentences is long. */
#define LONG_ARTICLE 30.0
#define MANY 40.0
#define LONG_SENTENCE 60.0
#define OVER 45.0
/* Scales that bring sums to about 0..1. */
#define IDF_SCALE 7.0
#define INTRO_SCALE 30.0

const char *
feature_name(enum feature feature)
{
	static const char *const names[N_FEATURES] = {
#define FEATURE(name, high, meaning) #name,
#include "rank/feature.def"
#undef FEATURE
	};

	return names[feature];
}

/* How likely it is that segment NUMBER leans. */
static double
get_lean(const struct document *doc, size_t number)
{
	return doc->ranking->leanings.items[number].permille / 1000.0;
}

/* The sentence at hand. */
struct subject {
	const struct document *doc;
	const struct facts *facts;
	const struct fact *fact;
	const struct segment *segment;
	size_t number;
	enum sumario_profile profile;
	double early; /* exp(-i / EARLY) */
	double values[FEATURE_ROOM];
};

static double
share(double part, double whole)
{
	return whole > 0 ? part / whole : 0;
}

static double
length_60(const struct subject *s, uint32_t number)
{
	double n_words;

	if (number == SEGMENT_NONE)
		return 0;
	n_words = s->doc->segments.items[number].n_words;
	return n_words < LONG_SENTENCE ? n_words / LONG_SENTENCE : 1;
}

static double
title_share(const struct subject *s, uint32_t number)
{
	if (number == SEGMENT_NONE)
		return 0;
	return share((double)s->facts->list.items[number].title,
		     s->facts->title.idf);
}

static void
set_length(struct subject *s)
{
	double n = s->segment->n_words, *v = s->values;

	v[FEATURE_length] = share(n, s->facts->mean_words);
	v[FEATURE_over_45] = (n - OVER) / OVER;
	v[FEATURE_next_length] = length_60(s, s->fact->next);
}

static void
set_place(struct subject *s)
{
	bool anywhere = s->profile == SUMARIO_PROFILE_GENERAL;
	double n = s->facts->n_sentences, *v = s->values;
	double i = anywhere ? floor(n / 2) : s->fact->index;
	double early = exp(-i / EARLY);

	v[FEATURE_first] = i < 1;
	v[FEATURE_last] = i + 1 >= n;
	v[FEATURE_place] = n > 1 ? i / (n - 1) : 0;
	s->early = early;
	v[FEATURE_early_short] = early *
				 (s->profile == SUMARIO_PROFILE_NEWS
					  ? 1
					  : fmax(0, 1 - n / LONG_ARTICLE));
	v[FEATURE_paragraph] = s->fact->begins_paragraph;
	v[FEATURE_after_heading] = s->fact->follows_heading;
	v[FEATURE_many] = n / MANY;
}

static void
set_title(struct subject *s)
{
	const struct facts *facts = s->facts;
	const struct fact *fact = s->fact;
	double *v = s->values;
	double of_title = title_share(s, (uint32_t)s->number);

	v[FEATURE_title_new] = share((double)fact->title_new, facts->title.idf);
	v[FEATURE_title_common_new] = share((double)fact->title_common_new,
					    facts->title.common);
	v[FEATURE_title_cosine] = share((double)fact->title_cosine,
					facts->title.norm);
	v[FEATURE_title_most] = share((double)fact->title, facts->most_title);
	v[FEATURE_title_before] = title_share(s, fact->before);
	v[FEATURE_title_next] = title_share(s, fact->next);
	v[FEATURE_title_mean] = share(facts->mean_title, facts->title.idf);
	v[FEATURE_title_first] = v[FEATURE_first] * of_title;
	v[FEATURE_title_early] = s->early * of_title;
	v[FEATURE_asked_first] = facts->title.asks * v[FEATURE_first];
}

static void
set_terms(struct subject *s)
{
	const struct facts *facts = s->facts;
	const struct fact *fact = s->fact;
	double *v = s->values;
	double content = share((double)fact->cosine, facts->best_cosine);

	v[FEATURE_cosine] = share((double)fact->cosine, facts->norm);
	v[FEATURE_title_content] = content *
				   title_share(s, (uint32_t)s->number);
	v[FEATURE_content_early] = content * s->early;
	v[FEATURE_mean_idf] = (double)fact->mean_idf / IDF_SCALE;
	v[FEATURE_frequent_rank] = fact_rank(
		facts, &facts->frequent,
		fact_level((double)fact->frequent, facts->most_frequent));
	v[FEATURE_intro] = (double)fact->intro / INTRO_SCALE;
}

static void
set_figures(struct subject *s)
{
	const struct facts *facts = s->facts;
	const struct fact *fact = s->fact;
	double *v = s->values;

	v[FEATURE_names_rank] = fact_rank(facts, &facts->names,
					  fact_level_of(fact->n_names));
	v[FEATURE_numbers_rank] = fact_rank(facts, &facts->numbers,
					    fact_level_of(fact->n_numbers));
	v[FEATURE_percent] = fact->n_percents;
	v[FEATURE_calendar] = (fact->cues & CUE_CALENDAR) != 0;
	v[FEATURE_year] = fact->has_year;
}

/* Whether the segment begins with a quotation mark. */
static bool
begins_with_mark(const struct subject *s)
{
	switch (utf8_get(s->doc->article.text + s->segment->begin)) {
	case '"':
	case '\'':
	case 0xAB:   /* « */
	case 0x2018: /* ‘ */
	case 0x201C: /* “ */
		return true;
	}
	return false;
}

static void
set_quotes(struct subject *s)
{
	const struct quotation *quotations = s->doc->ranking->quotations.items;
	const struct fact *fact = s->fact;
	enum quotation_class class = quotations[s->number].class;
	double *v = s->values;
	bool says = fact->cues & CUE_SAYING;

	v[FEATURE_quote_start] = begins_with_mark(s) ||
				 class == QUOTATION_INSIDE ||
				 class == QUOTATION_CLOSES_BARE ||
				 class == QUOTATION_CLOSES_SAID ||
				 class == QUOTATION_CLOSES_NAMED;
	v[FEATURE_quote_share] =
		share(s->segment->n_words - quotations[s->number].n_outside,
		      s->segment->n_words);
	v[FEATURE_quote_speaker] = class == QUOTATION_SPEAKER;
	v[FEATURE_quote_next] = fact->next != SEGMENT_NONE &&
				quotations[fact->next].class !=
					QUOTATION_OUTSIDE;
	v[FEATURE_saying_share] = says * s->facts->saying_share;
}

static void
set_words(struct subject *s)
{
	const struct fact *fact = s->fact;
	double *v = s->values;
	static const struct {
		enum feature feature;
		uint32_t cues;
	} flags[] = {
		{FEATURE_self, CUE_SELF},
		{FEATURE_asks, CUE_QUESTION},
		{FEATURE_absolute, CUE_ABSOLUTE},
		{FEATURE_plan, CUE_PLAN},
		{FEATURE_copula, CUE_COPULA},
		{FEATURE_auxiliary, CUE_AUXILIARY},
		{FEATURE_link, CUE_LINK},
	};

	for (size_t i = 0; i < sizeof(flags) / sizeof(*flags); i++)
		v[flags[i].feature] = (fact->cues & flags[i].cues) != 0;
	v[FEATURE_magnitude] = fact->n_magnitudes;
	v[FEATURE_action_early] = fact->n_actions * s->early;
	v[FEATURE_future] = fact->n_futures;
}

static void
set_expressions(struct subject *s)
{
	const struct fact *fact = s->fact;
	double *v = s->values;
	static const struct {
		enum feature feature;
		uint32_t expressions;
	} flags[] = {
		{FEATURE_conclusion, EXPRESSION_CONCLUSION},
		{FEATURE_absolute, EXPRESSION_ABSOLUTE},
		{FEATURE_plan, EXPRESSION_PLAN},
		{FEATURE_source, EXPRESSION_SOURCE},
	};

	for (size_t i = 0; i < sizeof(flags) / sizeof(*flags); i++)
		if (fact->expressions & flags[i].expressions)
			v[flags[i].feature] = 1;
	v[FEATURE_opens_back] = (fact->opening_expressions & EXPRESSION_BACK) !=
				0;
}

static void
set_opening(struct subject *s)
{
	const struct fact *fact = s->fact;
	double *v = s->values;

	v[FEATURE_opens_article] = (fact->opening & CUE_ARTICLE) != 0;
	v[FEATURE_opens_personal] = (fact->opening & CUE_PERSONAL) != 0;
	v[FEATURE_lean] = get_lean(s->doc, s->number);
	v[FEATURE_lean_before] = fact->before == SEGMENT_NONE
					 ? 0
					 : get_lean(s->doc, fact->before);
}

static void
set_form(struct subject *s)
{
	const char *text = s->doc->article.text;
	size_t end = s->segment->end, last = utf8_previous(text, end);
	double *v = s->values;

	switch (utf8_get(text + last)) {
	case '.':
	case '!':
	case '"':
	case ')':
	case 0xBB:   /* » */
	case 0x201D: /* ” */
	case 0x2026: /* … */
		break;
	case '?':
		v[FEATURE_question] = 1;
		break;
	case ':':
		v[FEATURE_colon] = 1;
		v[FEATURE_unstopped] = 1;
		break;
	default:
		v[FEATURE_unstopped] = 1;
	}
	v[FEATURE_semicolon] = s->fact->has_semicolon;
	v[FEATURE_cell] = s->segment->kind == SUMARIO_TABLE_CELL ||
			  s->segment->kind == SUMARIO_CAPTION;
}

/* Bounds doubles and rounds them to thousandths. */
static void
set_values(const double *doubles, int32_t *values)
{
	static const double high[FEATURE_ROOM] = {
#define FEATURE(name, high, meaning) high,
#include "rank/feature.def"
#undef FEATURE
	};

	for (int i = 0; i < FEATURE_ROOM; i++) {
		double value = doubles[i] * FEATURE_ONE;

		value = value > 0 ? value : 0;
		value = value < high[i] ? value : high[i];
		values[i] = (int32_t)(value + 0.5);
	}
}

void
feature_get(const struct document *doc, const struct facts *facts,
	    size_t number, enum sumario_profile profile,
	    int32_t values[FEATURE_ROOM])
{
	struct subject s = {.doc = doc,
			    .facts = facts,
			    .fact = &facts->list.items[number],
			    .segment = &doc->segments.items[number],
			    .number = number,
			    .profile = profile};

	set_length(&s);
	set_place(&s);
	set_title(&s);
	set_terms(&s);
	set_figures(&s);
	set_quotes(&s);
	set_words(&s);
	set_expressions(&s);
	set_opening(&s);
	set_form(&s);
	set_values(s.values, values);
}
