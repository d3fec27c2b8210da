/* SPDX-License-Identifier: MIT */
/*
 * One briefing of many articles: which sentences it has.
 * Stories get bullets in turns, one each, in the order of their rank, until the
 * budget is spent: many stories have one bullet, few have several.  What a
 * story could say is looked at when its turn comes first, so that the stories
 * for which there is no room cost nothing.
 *
 * Within a story sentences are chosen by maximal marginal relevance (Carbonell
 * & Goldstein 1998), over all of them brief/novelty.h holds the line.
 */
#include <config.h>

#include "brief/brief.h"

#include "brief/copies.h"
#include "brief/figures.h"
#include "brief/section.h"
#include "rank/score.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Articles of a story that are looked at, the first that are no copies. */
#define MAX_LOOKED 256
/* Bullets of one story. */
#define MAX_BULLETS 10
/*
 * Weights of a sentence's salience in its article, its closeness to the story
 * and to the story's title, and the share of the sources that say it, too; the
 * last is counted for so many sentences, the best by the others.  What is from
 * the article with the latest date is preferred.
 */
#define SALIENCE_WEIGHT 0.35
#define CONTENT_WEIGHT 0.3
#define TITLE_WEIGHT 0.2
#define AGREEMENT_WEIGHT 0.15
#define LATEST_WEIGHT 0.05
#define MAX_COUNTED 8
/*
 * What a sentence gains by having most of the focus, and by being one that the
 * user wants: more than there is to be had otherwise.
 */
#define FOCUS_WEIGHT 0.5
#define MUST_WEIGHT 2
/* … and loses by a figure that a newer article tells otherwise. */
#define OUTDATED_WEIGHT 0.3
/* What a sentence loses if a bullet of its story says the same. */
#define SAID_WEIGHT 0.5
/* From this cosine on a sentence says what a bullet says (doc/brief.md). */
#define MIN_SUPPORT NOVELTY_MAX_COSINE
/* … and by what is rare among these articles from this one on. */
#define MIN_LOCAL 0.35
/* … and has so many words with a stem: it is no fragment. */
#define MIN_SUPPORT_STEMS 4

#define ONE 1000000

/* A sentence that may become a bullet. */
struct candidate {
	uint32_t article, sentence;
	int32_t score;	/* without what has been said */
	int32_t wanted; /* by what the user asks for */
	int32_t said;	/* largest cosine with a bullet of the story */
	double close;	/* scratch: to what the sum has */
};

/* A story whose turn has come. */
struct turn {
	struct candidate *candidates;
	uint32_t n_candidates;
	uint32_t looked[MAX_LOOKED];
	uint32_t n_looked;
	struct brief_bullet bullets[MAX_BULLETS];
	uint32_t n_bullets;
	uint32_t section; /* an article of it; STORY_NONE */
	bool ended;
};

struct maker {
	struct brief *brief;
	struct novelty novelty;
	struct turn **turns; /* by story; NULL: has not come yet */
	double *sum;	     /* of vectors, by stem; zero between uses */
	double *local;	     /* by stem: its idf in this collection */
	const struct brief_wants *wants;
	uint64_t n_bullets, n_words, n_codepoints;
	double most_focus;	       /* of any sentence that has a text */
	struct section_tally sections; /* how many bullets each has */
	bool no_memory;
};

/* What brief_make() made. */
static void
forget(struct brief *brief)
{
	stories_release(&brief->stories);
	vector_release(&brief->entries);
	vector_release(&brief->bullets);
	vector_release(&brief->supports);
	vector_release(&brief->values);
	free(brief->layout);
	brief->layout = NULL;
	brief->has_sections = false;
	brief->n_words = brief->n_codepoints = 0;
	brief->n_copies = 0;
}

void
brief_release(struct brief *brief)
{
	forget(brief);
	sketches_release(&brief->sketches);
	state_release(&brief->state);
}

static struct novelty_vector
get_vector(const struct maker *maker, uint32_t article, uint32_t number)
{
	const struct sketch_sentence *sentence =
		brief_get_sentence(maker->brief, article, number);

	return (struct novelty_vector){
		sketch_sentence_stems(&maker->brief->sketches,
				      brief_get_sketch(maker->brief, article),
				      sentence),
		sentence->n_stems, (double)sentence->norm};
}

static int32_t
round_cosine(const struct maker *maker, const struct novelty_vector *a,
	     const struct novelty_vector *b)
{
	return (int32_t)lround(novelty_cosine(&maker->brief->sketches, a, b) *
			       ONE);
}

/*
 * Cosine by what stems are worth among these articles: of two sentences of an
 * affair both have its names.
 */
static double
find_local_cosine(const struct maker *maker, const struct novelty_vector *a,
		  const struct novelty_vector *b)
{
	struct sketch_cursor x = sketch_begin(a->stems, a->n_stems);
	struct sketch_cursor y = sketch_begin(b->stems, b->n_stems);
	double dot = 0, x_square = 0, y_square = 0;

	while (x.n || y.n) {
		bool in_x = x.n && (!y.n || x.stem <= y.stem);
		bool in_y = y.n && (!x.n || y.stem <= x.stem);
		double local = maker->local[in_x ? x.stem : y.stem];
		double p = in_x ? score_weight(x.n, local) : 0;
		double q = in_y ? score_weight(y.n, local) : 0;

		dot += p * q;
		x_square += p * p;
		y_square += q * q;
		if (in_x)
			sketch_next(&x);
		if (in_y)
			sketch_next(&y);
	}
	return dot > 0 ? dot / sqrt(x_square * y_square) : 0;
}

/* Whether sentence A denies what B says. */
static bool
denies(const struct maker *maker, const struct sketch_sentence *a,
       uint32_t article, const struct sketch_sentence *b)
{
	return a->denied && a->denied != b->denied &&
	       sketch_has_stem(&maker->brief->sketches,
			       brief_get_sketch(maker->brief, article), b,
			       a->denied);
}

/*
 * Whether sentence K of ARTICLE may say what BULLET says: neither denies the
 * other one, both speak of the future or neither, and one of them has no
 * figures but those that both have.
 */
static bool
may_agree(const struct maker *maker, const struct brief_bullet *bullet,
	  uint32_t article, uint32_t k)
{
	const struct sketch_sentence *a = brief_get_sentence(
		maker->brief, bullet->article, bullet->sentence);
	const struct sketch_sentence *b = brief_get_sentence(maker->brief,
							     article, k);
	uint32_t both = a->figures & b->figures;

	return b->n_stems >= MIN_SUPPORT_STEMS &&
	       a->foretells == b->foretells &&
	       (both == a->figures || both == b->figures) &&
	       figures_are_in(&maker->brief->sketches, bullet->article,
			      bullet->sentence, article, k) &&
	       !denies(maker, a, article, b) &&
	       !denies(maker, b, bullet->article, a);
}

/*
 * The sentence of ARTICLE that is closest to BULLET and says the same; what is
 * rare among these articles makes them as close as MIN_LOCAL, too.
 */
static struct brief_support
find_closest(const struct maker *maker, uint32_t article,
	     const struct brief_bullet *bullet, double min_local)
{
	struct novelty_vector vector = get_vector(maker, bullet->article,
						  bullet->sentence);
	struct brief_support closest = {article, 0, -1};

	for (uint32_t k = 0;
	     k < brief_get_sketch(maker->brief, article)->n_sentences; k++) {
		struct novelty_vector other = get_vector(maker, article, k);
		int32_t cosine = round_cosine(maker, &vector, &other);

		if (cosine > closest.cosine && cosine >= MIN_SUPPORT * ONE &&
		    may_agree(maker, bullet, article, k) &&
		    (min_local <= 0 ||
		     find_local_cosine(maker, &vector, &other) >= min_local)) {
			closest.cosine = cosine;
			closest.sentence = k;
		}
	}
	return closest;
}

/* -- What a story could say ---------------------------------------------- */

/* What TERM weighs in a title or a head; 0: it is not there. */
static double
weigh_term(const struct maker *maker, const struct sketch_term *term,
	   bool title)
{
	const struct sketches *sketches = &maker->brief->sketches;
	uint32_t n = title ? term->n_title : term->n_head;

	return n ? score_weight(n,
				(double)sketches->stems.items[term->stem].idf)
		 : 0;
}

/* Adds the head of an article, or its title, to the sum with length 1. */
static void
add_vector(const struct maker *maker, uint32_t article, bool title)
{
	const struct sketch *sketch = brief_get_sketch(maker->brief, article);
	const struct sketch_term *terms = sketch_terms(&maker->brief->sketches,
						       sketch);
	double square = 0, norm;

	for (uint32_t k = 0; k < sketch->n_terms; k++) {
		double weight = weigh_term(maker, &terms[k], title);

		square += weight * weight;
	}
	norm = sqrt(square);
	for (uint32_t k = 0; norm > 0 && k < sketch->n_terms; k++)
		maker->sum[terms[k].stem] +=
			weigh_term(maker, &terms[k], title) / norm;
}

/* Makes the sum zero where an article may have added to it. */
static void
clear_sum(const struct maker *maker, uint32_t article)
{
	const struct sketch *sketch = brief_get_sketch(maker->brief, article);
	const struct sketch_term *terms = sketch_terms(&maker->brief->sketches,
						       sketch);

	for (uint32_t k = 0; k < sketch->n_terms; k++)
		maker->sum[terms[k].stem] = 0;
}

/* Cosine with the sum, but for its length. */
static double
find_closeness(const struct maker *maker, const struct candidate *candidate)
{
	const struct sketches *sketches = &maker->brief->sketches;
	struct novelty_vector vector = get_vector(maker, candidate->article,
						  candidate->sentence);
	struct sketch_cursor at = sketch_begin(vector.stems, vector.n_stems);
	double dot = 0;

	for (; at.n; sketch_next(&at))
		dot += sketch_weigh(sketches, &at) * maker->sum[at.stem];
	return dot / vector.norm;
}

/* The articles of STORY that are looked at; how many texts they have. */
static uint32_t
look(const struct maker *maker, const struct story *story, struct turn *turn)
{
	const struct stories *stories = &maker->brief->stories;
	uint32_t n_texts = 0;

	for (uint32_t i = 0;
	     i < story->n_articles && turn->n_looked < MAX_LOOKED; i++) {
		uint32_t article = stories->members[story->first + i];

		if (stories->copy_of[article] != COPY_NONE)
			continue;
		turn->looked[turn->n_looked++] = article;
		n_texts += brief_get_sketch(maker->brief, article)->n_sentences;
	}
	return n_texts;
}

/* Adds WEIGHT times the closeness to the sum, as a share of the largest. */
static void
score_closeness(const struct maker *maker, struct turn *turn, double weight)
{
	double best = 0;

	for (uint32_t i = 0; i < turn->n_candidates; i++) {
		struct candidate *it = &turn->candidates[i];

		it->close = find_closeness(maker, it);
		best = it->close > best ? it->close : best;
	}
	for (uint32_t i = 0; best > 0 && i < turn->n_candidates; i++)
		turn->candidates[i].score += (int32_t)lround(
			weight * ONE * turn->candidates[i].close / best);
}

static bool
is_latest(const struct maker *maker, const struct story *story,
	  uint32_t article)
{
	return story->latest != STORY_NONE &&
	       brief_get_sketch(maker->brief, article)->is_dated &&
	       !sketch_compare_age(
		       brief_get_sketch(maker->brief, article),
		       brief_get_sketch(maker->brief, story->latest));
}

/* Scores the sentences that have a text, but for agreement. */
static void
score_candidates(const struct maker *maker, const struct story *story,
		 struct turn *turn)
{
	for (uint32_t i = 0; i < turn->n_candidates; i++) {
		struct candidate *it = &turn->candidates[i];
		const struct sketch_sentence *sentence = brief_get_sentence(
			maker->brief, it->article, it->sentence);

		it->score =
			(int32_t)lround(SALIENCE_WEIGHT * sentence->salience);
		if (is_latest(maker, story, it->article))
			it->score += (int32_t)(LATEST_WEIGHT * ONE);
		if (figures_are_outdated(maker->brief, turn->looked,
					 turn->n_looked, it->article,
					 it->sentence))
			it->wanted -= (int32_t)(OUTDATED_WEIGHT * ONE);
		if (sentence->is_must)
			it->wanted += MUST_WEIGHT * ONE;
		if (maker->most_focus > 0)
			it->wanted += (int32_t)lround(FOCUS_WEIGHT * ONE *
						      (double)sentence->focus /
						      maker->most_focus);
	}
	for (uint32_t i = 0; i < turn->n_looked; i++)
		add_vector(maker, turn->looked[i], false);
	score_closeness(maker, turn, CONTENT_WEIGHT);
	for (uint32_t i = 0; i < turn->n_looked; i++)
		clear_sum(maker, turn->looked[i]);
	if (story->title == STORY_NONE)
		return;
	add_vector(maker, story->title, true);
	score_closeness(maker, turn, TITLE_WEIGHT);
	clear_sum(maker, story->title);
}

/* The share of the sources of TURN that say what CANDIDATE says. */
static double
find_agreement(const struct maker *maker, const struct turn *turn,
	       const struct candidate *candidate)
{
	struct brief_bullet bullet = {.article = candidate->article,
				      .sentence = candidate->sentence};
	uint32_t n = 0;

	for (uint32_t i = 0; i < turn->n_looked; i++)
		n += turn->looked[i] == candidate->article ||
		     find_closest(maker, turn->looked[i], &bullet, 0).cosine >=
			     MIN_SUPPORT * ONE;
	return (double)n / turn->n_looked;
}

static bool
is_better(const struct turn *turn, uint32_t a, uint32_t b)
{
	const struct candidate *x = &turn->candidates[a];
	const struct candidate *y = &turn->candidates[b];

	return x->score + x->wanted > y->score + y->wanted;
}

/* Puts candidate NUMBER among the BEST of N; returns how many there are. */
static uint32_t
keep_best(const struct turn *turn, uint32_t *best, uint32_t n, uint32_t number)
{
	uint32_t k = n;

	if (n == MAX_COUNTED) {
		if (!is_better(turn, number, best[n - 1]))
			return n;
		k--;
	} else {
		n++;
	}
	for (; k && is_better(turn, number, best[k - 1]); k--)
		best[k] = best[k - 1];
	best[k] = number;
	return n;
}

/* Of all but the best no more is known than that one source has it. */
static void
score_agreement(const struct maker *maker, struct turn *turn)
{
	uint32_t best[MAX_COUNTED], n = 0;
	double agreement[MAX_COUNTED];
	double own = AGREEMENT_WEIGHT * ONE / turn->n_looked;

	for (uint32_t i = 0; i < turn->n_candidates; i++)
		n = keep_best(turn, best, n, i);
	for (uint32_t i = 0; i < n; i++)
		agreement[i] = AGREEMENT_WEIGHT * ONE *
			       find_agreement(maker, turn,
					      &turn->candidates[best[i]]);
	for (uint32_t i = 0; i < turn->n_candidates; i++)
		turn->candidates[i].score += (int32_t)lround(own);
	for (uint32_t i = 0; i < n; i++)
		turn->candidates[best[i]].score +=
			(int32_t)lround(agreement[i] - own);
}

/* Whether a sentence has a text that no briefing before has told. */
static bool
is_untold(const struct maker *maker, uint32_t article, uint32_t number)
{
	const struct sketch_sentence *sentence =
		brief_get_sentence(maker->brief, article, number);

	return sentence->text &&
	       !state_has_bullet(&maker->brief->state, sentence->text,
				 sentence->n_bytes);
}

static bool
prepare(const struct maker *maker, const struct story *story, struct turn *turn)
{
	uint32_t n_texts = look(maker, story, turn);

	turn->candidates = malloc((n_texts + 1) * sizeof(*turn->candidates));
	if (!turn->candidates)
		return false;
	for (uint32_t i = 0; i < turn->n_looked; i++) {
		uint32_t article = turn->looked[i];

		for (uint32_t k = 0;
		     k < brief_get_sketch(maker->brief, article)->n_sentences;
		     k++)
			if (is_untold(maker, article, k))
				turn->candidates[turn->n_candidates++] =
					(struct candidate){.article = article,
							   .sentence = k};
	}
	score_candidates(maker, story, turn);
	score_agreement(maker, turn);
	turn->section = section_find(&maker->brief->sketches,
				     &maker->brief->stories, story);
	return true;
}

/* -- Choosing ------------------------------------------------------------ */

static bool
fits(const struct maker *maker, const struct sketch_sentence *sentence)
{
	double budget = maker->wants->budget;

	switch (maker->wants->unit) {
	case SUMARIO_WORDS:
		return (double)(maker->n_words + sentence->n_words) <= budget;
	case SUMARIO_CHARS:
		return (double)(maker->n_codepoints + sentence->n_codepoints +
				(maker->n_bullets > 0)) <= budget;
	default:
		return (double)maker->n_bullets < budget;
	}
}

/* The best candidate of TURN, the earliest; NULL: there is none left. */
static struct candidate *
find_best(struct turn *turn)
{
	struct candidate *best = NULL;
	int32_t best_score = 0;

	for (uint32_t i = 0; i < turn->n_candidates; i++) {
		struct candidate *it = &turn->candidates[i];
		int32_t score = it->score + it->wanted -
				(int32_t)(SAID_WEIGHT * it->said);

		if (!best || score > best_score) {
			best = it;
			best_score = score;
		}
	}
	return best;
}

/* Takes a candidate out; the others keep their order. */
static void
drop(struct turn *turn, struct candidate *candidate)
{
	size_t place = (size_t)(candidate - turn->candidates);

	memmove(candidate, candidate + 1,
		(turn->n_candidates - place - 1) * sizeof(*candidate));
	turn->n_candidates--;
}

/* The others of the story have the less to say. */
static void
mark_said(const struct maker *maker, struct turn *turn,
	  const struct novelty_vector *taken)
{
	for (uint32_t i = 0; i < turn->n_candidates; i++) {
		struct candidate *it = &turn->candidates[i];
		struct novelty_vector vector = get_vector(maker, it->article,
							  it->sentence);
		int32_t cosine = round_cosine(maker, &vector, taken);

		it->said = cosine > it->said ? cosine : it->said;
	}
}

/*
 * How many bullets the section of TURN has; that of the stories without one is
 * one as well.  NULL: out of memory.
 */
static uint64_t *
count_section(struct maker *maker, const struct turn *turn)
{
	uint64_t key = turn->section == STORY_NONE
			       ? 0
			       : brief_get_sketch(maker->brief, turn->section)
					 ->section_key;

	return section_get_count(&maker->sections, key);
}

/* CANDIDATE becomes a bullet. */
static void
take(struct maker *maker, struct turn *turn, struct candidate *candidate)
{
	const struct sketch_sentence *sentence = brief_get_sentence(
		maker->brief, candidate->article, candidate->sentence);
	struct novelty_vector vector = get_vector(maker, candidate->article,
						  candidate->sentence);

	maker->n_codepoints += sentence->n_codepoints + (maker->n_bullets > 0);
	maker->n_words += sentence->n_words;
	maker->n_bullets++;
	turn->bullets[turn->n_bullets++] =
		(struct brief_bullet){.article = candidate->article,
				      .sentence = candidate->sentence,
				      .score = candidate->score};
	if (maker->wants->per_section)
		++*count_section(maker, turn);
	drop(turn, candidate);
	mark_said(maker, turn, &vector);
	if (!novelty_take(&maker->novelty, &maker->brief->sketches, &vector))
		maker->no_memory = true;
}

/* How many bullets a story may have. */
static uint64_t
get_most(const struct maker *maker)
{
	uint64_t n = maker->wants->per_story;

	return n && n < MAX_BULLETS ? n : MAX_BULLETS;
}

/* Whether the section of TURN has all the bullets that it may have. */
static bool
is_section_full(struct maker *maker, const struct turn *turn)
{
	const uint64_t *n;

	if (!maker->wants->per_section)
		return false;
	n = count_section(maker, turn);
	maker->no_memory |= !n;
	return !n || *n >= maker->wants->per_section;
}

/* Gives a story its next bullet, if it has one; whether it got it. */
static bool
take_turn(struct maker *maker, struct turn *turn)
{
	struct candidate *best;

	while (turn->n_bullets < get_most(maker) &&
	       !is_section_full(maker, turn) && (best = find_best(turn))) {
		struct novelty_vector vector = get_vector(maker, best->article,
							  best->sentence);

		if (fits(maker, brief_get_sentence(maker->brief, best->article,
						   best->sentence)) &&
		    novelty_is_new(&maker->novelty, &maker->brief->sketches,
				   &vector)) {
			take(maker, turn, best);
			return true;
		}
		drop(turn, best); /* there will be no more room, nor news */
	}
	turn->ended = true;
	free(turn->candidates);
	turn->candidates = NULL;
	return false;
}

/* Whether nothing at all can be added. */
static bool
is_spent(const struct maker *maker)
{
	static const struct sketch_sentence shortest = {.n_words = 1,
							.n_codepoints = 1};

	return maker->no_memory || !fits(maker, &shortest);
}

/* One turn of each story; whether any got a bullet. */
static bool
go_round(struct maker *maker)
{
	const struct story_list *list = &maker->brief->stories.list;
	bool any = false;

	for (size_t i = 0; i < list->n_items && !is_spent(maker); i++) {
		struct turn **turn = &maker->turns[i];

		if (!*turn) {
			*turn = calloc(1, sizeof(**turn));
			if (!*turn || !prepare(maker, &list->items[i], *turn)) {
				maker->no_memory = true;
				return false;
			}
		}
		while (!(*turn)->ended && take_turn(maker, *turn)) {
			any = true;
			if (!maker->wants->per_story || is_spent(maker))
				break;
		}
	}
	return any;
}

/* -- Support ------------------------------------------------------------- */

/* The place among BULLET's supports of one from the outlet of ARTICLE. */
static size_t
find_outlet(const struct maker *maker, const struct brief_bullet *bullet,
	    uint32_t article)
{
	const struct brief_supports *supports = &maker->brief->supports;
	size_t i = bullet->first_support;

	while (i < supports->n_items &&
	       !story_same_outlet(brief_get_sketch(maker->brief,
						   supports->items[i].article),
				  brief_get_sketch(maker->brief, article)))
		i++;
	return i;
}

/* Who says the same as BULLET: of each outlet the article that is closest. */
static bool
find_support(const struct maker *maker, const struct turn *turn,
	     struct brief_bullet *bullet)
{
	struct brief_supports *supports = &maker->brief->supports;

	if (!vector_add_room(supports, turn->n_looked))
		return false;
	bullet->first_support = supports->n_items;
	supports->items[supports->n_items++] =
		(struct brief_support){bullet->article, bullet->sentence, ONE};
	for (uint32_t i = 0; i < turn->n_looked; i++) {
		struct brief_support support =
			find_closest(maker, turn->looked[i], bullet, MIN_LOCAL);
		size_t place;

		if (support.cosine < MIN_SUPPORT * ONE)
			continue;
		place = find_outlet(maker, bullet, support.article);
		if (place == supports->n_items)
			supports->items[supports->n_items++] = support;
		else if (support.cosine > supports->items[place].cosine)
			supports->items[place] = support;
	}
	bullet->n_support =
		(uint32_t)(supports->n_items - bullet->first_support);
	return true;
}

/* -- Layout --------------------------------------------------------------- */

/*
 * The title over the bullets of STORY: that of the article with the first of
 * them, so that they belong together, or the one that tells the story best.
 */
static uint32_t
find_title(const struct maker *maker, const struct story *story,
	   const struct turn *turn)
{
	const struct sketch *sketch =
		brief_get_sketch(maker->brief, turn->bullets[0].article);

	return sketch->title && *sketch->title ? turn->bullets[0].article
					       : story->title;
}

struct placed {
	uint32_t group, entry;
};

static int
compare_placed(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	return (x->entry > y->entry) - (x->entry < y->entry);
}

/* Numbers the sections by their best stories; what has none is the last one. */
static bool
group_entries(struct maker *maker)
{
	struct brief_entries *entries = &maker->brief->entries;
	struct section_tally groups = {.seed = maker->brief->sketches.seed};
	uint64_t n_groups = 0;

	for (size_t i = 0; i < entries->n_items; i++) {
		struct brief_entry *entry = &entries->items[i];
		uint64_t *group;

		entry->group = UINT32_MAX;
		if (entry->section == STORY_NONE)
			continue;
		maker->brief->has_sections = true;
		group = section_get_count(
			&groups, brief_get_sketch(maker->brief, entry->section)
					 ->section_key);
		maker->no_memory |= !group;
		if (!group)
			break;
		if (!*group)
			*group = ++n_groups;
		entry->group = (uint32_t)*group;
	}
	section_release(&groups);
	return !maker->no_memory;
}

static bool
lay_out(struct maker *maker)
{
	struct brief *brief = maker->brief;
	size_t n = brief->entries.n_items;
	struct placed *placed = malloc((n + 1) * sizeof(*placed));

	brief->layout = malloc((n + 1) * sizeof(*brief->layout));
	if (!placed || !brief->layout || !group_entries(maker)) {
		free(placed);
		return false;
	}
	for (size_t i = 0; i < n; i++)
		placed[i] = (struct placed){brief->entries.items[i].group,
					    (uint32_t)i};
	qsort(placed, n, sizeof(*placed), compare_placed);
	for (size_t i = 0; i < n; i++) {
		brief->layout[i] = placed[i].entry;
		brief->entries.items[placed[i].entry].place = (uint32_t)i;
	}
	free(placed);
	return true;
}

/* The stories that have bullets, as they will be written. */
static bool
list_entries(const struct maker *maker)
{
	struct brief *brief = maker->brief;
	size_t n = brief->stories.list.n_items;

	if (!vector_add_room(&brief->bullets, maker->n_bullets + 1) ||
	    !vector_add_room(&brief->entries, n + 1))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct turn *turn = maker->turns[i];

		if (!turn || !turn->n_bullets)
			continue;
		brief->entries.items[brief->entries.n_items++] =
			(struct brief_entry){
				.story = (uint32_t)i,
				.first_bullet = brief->bullets.n_items,
				.n_bullets = turn->n_bullets,
				.title = find_title(
					maker, &brief->stories.list.items[i],
					turn),
				.section = turn->section};
		for (uint32_t k = 0; k < turn->n_bullets; k++) {
			turn->bullets[k].entry =
				(uint32_t)(brief->entries.n_items - 1);
			if (!find_support(maker, turn, &turn->bullets[k]))
				return false;
			brief->bullets.items[brief->bullets.n_items++] =
				turn->bullets[k];
		}
	}
	brief->n_words = maker->n_words;
	brief->n_codepoints = maker->n_codepoints;
	return true;
}

static void
release(struct maker *maker)
{
	size_t n = maker->brief->stories.list.n_items;

	for (size_t i = 0; maker->turns && i < n; i++) {
		if (maker->turns[i])
			free(maker->turns[i]->candidates);
		free(maker->turns[i]);
	}
	free(maker->turns);
	free(maker->sum);
	free(maker->local);
	section_release(&maker->sections);
	novelty_release(&maker->novelty);
}

/* In how many articles each stem is, and in how many of these it is a name. */
static void
count_stems(const struct sketches *sketches, double *articles, uint32_t *names)
{
	for (size_t i = 0; i < sketches->articles.n_items; i++) {
		const struct sketch *sketch = &sketches->articles.items[i];
		const struct sketch_term *terms = sketch_terms(sketches,
							       sketch);

		for (uint32_t k = 0; k < sketch->n_terms; k++) {
			articles[terms[k].stem]++;
			names[terms[k].stem] += sketch_is_name(&terms[k]);
		}
	}
}

/* What each stem is worth among the articles; NULL: out of memory. */
static double *
make_local(const struct sketches *sketches)
{
	size_t n_stems = sketches->stems.n_items;
	double *local = calloc(n_stems + 1, sizeof(*local));
	uint32_t *names = calloc(n_stems + 1, sizeof(*names));

	if (!local || !names) {
		free(local);
		free(names);
		return NULL;
	}
	count_stems(sketches, local, names);
	for (size_t i = 0; i < n_stems; i++) {
		bool is_name = 2 * names[i] > local[i];
		double idf = sketch_local_idf(
			(double)sketches->stems.items[i].idf,
			(double)sketches->articles.n_items, local[i]);

		local[i] = fmax(0, is_name ? SKETCH_NAME_SHARE * idf : idf);
	}
	free(names);
	return local;
}

/* What has a text and most of the focus. */
static double
find_most_focus(const struct sketches *sketches)
{
	double most = 0;

	for (size_t i = 0; i < sketches->sentences.n_items; i++)
		if (sketches->sentences.items[i].text)
			most = fmax(most,
				    (double)sketches->sentences.items[i].focus);
	return most;
}

static bool
choose(struct maker *maker)
{
	const struct brief *brief = maker->brief;
	size_t n = brief->stories.list.n_items;

	maker->turns = calloc(n + 1, sizeof(struct turn *));
	maker->sum = calloc(brief->sketches.stems.n_items + 1,
			    sizeof(*maker->sum));
	maker->local = make_local(&brief->sketches);
	if (!maker->turns || !maker->sum || !maker->local)
		return false;
	maker->most_focus = find_most_focus(&brief->sketches);
	while (go_round(maker))
		;
	return !maker->no_memory;
}

bool
brief_make(struct brief *brief, const struct brief_wants *wants)
{
	struct maker maker = {.brief = brief,
			      .wants = wants,
			      .sections.seed = brief->sketches.seed};
	bool done;

	forget(brief);
	brief->unit = wants->unit;
	brief->budget = wants->budget;
	choice_undo(&brief->sketches);
	done = sketches_sort(&brief->sketches);
	if (done)
		choice_make(&brief->sketches, &brief->state, wants,
			    &brief->left_out);
	done = done && stories_find(&brief->stories, &brief->sketches) &&
	       choose(&maker) && list_entries(&maker) && lay_out(&maker) &&
	       figures_compare(brief) && state_name_stories(brief);
	release(&maker);
	for (size_t i = 0; done && i < brief->sketches.articles.n_items; i++)
		brief->n_copies += brief->stories.copy_of[i] != COPY_NONE;
	if (!done)
		forget(brief);
	return done;
}
