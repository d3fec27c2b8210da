/* SPDX-License-Identifier: MIT */
/*
 * Which phrases may be keywords, and what tells.
 * There is no tagger: whether a phrase can be a keyword is told by its words'
 * endings, by data/es/phrases.tsv, and by what is beside it wherever it
 * occurs.  All features are counts, shares or logarithms in whole numbers, so
 * they are the same on every machine.
 */
#include <config.h>

#include "rank/keyword_feature.h"

#include "base/heap.h"
#include "text/fold.h"

#include <string.h>

/* Shorter words, in bytes, say too little. */
#define MIN_WORD 3
/* So many occurrences are asked whether the phrase can be a keyword there. */
#define MAX_LOOKS 4
/*
 * A single word in small letters is hardly ever listed if the article has it
 * twice only and not in the title: 41 of 3,291 were.
 */
#define MIN_WORD_COUNT 3
/* In sixteenths: the idf of a rare word, which is the highest that counts … */
#define MAX_IDF 104
/* … and of a number or a stop word in a name. */
#define SMALL_IDF 40
/* Words of more bytes are as good as of so many. */
#define MAX_LETTERS 20
/* What may be verbs. */
#define VERBS (CUE_FINITE | CUE_SAYING | CUE_WE | CUE_FUTURE)
/* The rank that counts half as much as the first. */
#define RANK_REACH 4

const char *const keyword_feature_names[KEYWORD_N_FEATURES] = {
#define X(name) #name,
	KEYWORD_FEATURES(X)
#undef X
};

const char *const keyword_quick_names[KEYWORD_N_QUICK] = {
#define X(name) "quick_" #name,
	KEYWORD_QUICK(X)
#undef X
};

/* What is counted over all occurrences of a phrase. */
struct sums {
	uint32_t left[N_SIDES], right[N_SIDES];
	uint32_t n_some_name;	      /* some of its words are names */
	uint32_t n_inside, n_crossed; /* in a longer name; over its end */
	uint32_t n_en;		      /* after "en" */
	uint32_t first_place, last_place;
};

/* -- What can be a keyword ----------------------------------------------- */

/* A word alone: no letter or two, no number, month or abbreviation. */
static bool
is_word(const struct phrase_finder *finder, const struct phrase_word *word,
	unsigned kind)
{
	const struct document *doc = finder->doc;
	const char *s = phrase_get_text(finder, word);
	uint32_t n = word->end - word->begin;
	char folded[FOLD_ROOM];

	if ((n < MIN_WORD && !(word->marks & MARK_ACRONYM)) ||
	    word->cues & CUE_CALENDAR ||
	    (kind & (PHRASE_NO_START | PHRASE_OPENS) &&
	     !(word->marks & MARK_NAME)))
		return false;
	return phrase_get_next_byte(finder, word) != '.' ||
	       !lexicon_find(doc->article.lexicon->abbreviations, folded,
			     fold_word(s + word->begin, n, folded));
}

/* Whether a number at WORD, not the first, ends a phrase: "covid-19". */
static bool
may_end(const struct phrase_word *word)
{
	return word[-1].marks & MARK_NAME || word[-1].link == LINK_TIGHT;
}

bool
keyword_has_shape(struct phrase_finder *finder, size_t i, size_t n)
{
	const struct phrase_word *words = finder->words.items + i;

	for (size_t k = 0; k < n; k++) {
		const struct phrase_word *word = &words[k];
		bool is_name = word->marks & MARK_NAME;
		/* a name may be what it likes, unless it is "NO" */
		unsigned kind = is_name && !(word->marks & MARK_ACRONYM)
					? 0
					: phrase_get_kind(finder, word);

		if (word->marks & MARK_ADDRESS ||
		    (n == 1 && !is_word(finder, word, kind)))
			return false;
		if (word->cues & CUE_DIGIT && !is_name &&
		    (!k || (k + 1 == n && !may_end(word))))
			return false;
		if (kind & PHRASE_NEVER)
			return false;
		if (!is_name &&
		    (kind & PHRASE_VERB || (!k && kind & PHRASE_NO_START)))
			return false;
	}
	return true;
}

/*
 * Where PHRASE can be a keyword first, or PHRASE_NOWHERE: mostly it cannot.
 */
static uint32_t
find_shape(struct phrase_finder *finder, const struct phrase *phrase)
{
	uint32_t at = phrase->first, found = PHRASE_NOWHERE;
	int n = 0, n_right = 0;

	if (phrase->flags & PHRASE_EXPANSION)
		return phrase->word;
	/* half of the looks decide */
	for (; at != PHRASE_NOWHERE && n < MAX_LOOKS && 2 * n_right < MAX_LOOKS;
	     n++) {
		const struct phrase_occurrence *occurrence =
			&finder->occurrences.items[at];

		if (keyword_has_shape(finder, occurrence->word,
				      phrase->n_words) &&
		    !n_right++)
			found = occurrence->word;
		at = occurrence->next;
	}
	return 2 * n_right >= n ? found : PHRASE_NOWHERE;
}

/* -- Occurrences --------------------------------------------------------- */

static void
add_sides(const struct phrase_finder *finder, size_t i, size_t n,
	  struct sums *sums)
{
	const struct phrase_word *first = &finder->words.items[i];
	const struct phrase_word *last = first + n - 1;
	enum phrase_side left = phrase_get_left(finder, first);

	sums->left[left]++;
	sums->right[phrase_get_right(finder, last)]++;
	sums->n_en += left == SIDE_PREPOSITION &&
		      phrase_is_at_place(finder, first);
}

static void
add_names(const struct phrase_finder *finder, size_t i, size_t n,
	  struct sums *sums)
{
	const struct phrase_word *words = finder->words.items + i;
	const struct phrase_name *names = finder->names.items;
	uint32_t first = words[0].name, last = words[n - 1].name;
	unsigned marks = 0;

	for (size_t k = 0; k < n; k++)
		marks |= words[k].marks;
	sums->n_some_name += (marks & MARK_NAME) != 0;
	if (first == last && first != PHRASE_NOWHERE)
		sums->n_inside += names[first].begin < i ||
				  names[first].end >= i + n;
	else if (first != last)
		sums->n_crossed +=
			(first != PHRASE_NOWHERE && names[first].begin < i) ||
			(last != PHRASE_NOWHERE && names[last].end >= i + n);
}

static void
add_all(const struct phrase_finder *finder, const struct phrase *phrase,
	struct sums *sums)
{
	*sums = (struct sums){.first_place = phrase->first_place};
	for (uint32_t at = phrase->first; at != PHRASE_NOWHERE;
	     at = finder->occurrences.items[at].next) {
		uint32_t i = finder->occurrences.items[at].word;
		const struct phrase_word *word = &finder->words.items[i];

		add_sides(finder, i, phrase->n_words, sums);
		add_names(finder, i, phrase->n_words, sums);
		if (word->segment != SEGMENT_NONE)
			sums->last_place = word->place;
	}
}

/* -- Features ------------------------------------------------------------ */

static int16_t
share(uint32_t n, uint32_t of)
{
	return (int16_t)(n ? (uint64_t)KEYWORD_ONE * n / of : 0);
}

static int16_t
flag(bool is_set)
{
	return is_set ? KEYWORD_ONE : 0;
}

/* The logarithm of N > 0 to base 2 in sixteenths, straight between powers. */
static int16_t
log_16(uint32_t n)
{
	int power = 31 - __builtin_clz(n);

	return (int16_t)(16 * power + (int)(((uint64_t)n << 4) >> power) - 16);
}

/* KEYWORD_ONE at 0, half of it at REACH. */
static int16_t
fade(uint32_t at, uint32_t reach)
{
	return (int16_t)((uint64_t)KEYWORD_ONE * reach /
			 ((uint64_t)reach + at));
}

static void
set_counts(const struct phrase *phrase, int16_t *f)
{
	f[KEYWORD_log_count] = log_16(phrase->n);
	f[KEYWORD_once] = flag(phrase->n == 1);
	f[KEYWORD_twice] = flag(phrase->n == 2);
	f[KEYWORD_whole_name] = share(phrase->n_whole, phrase->n);
	f[KEYWORD_longer] = share(phrase->n_longer, phrase->n);
	f[KEYWORD_alias] = flag(phrase->n_other &&
				!(phrase->flags & PHRASE_EXPANSION));
	f[KEYWORD_title] = flag(phrase->n_title > 0);
}

static void
set_sides(const struct sums *sums, uint32_t n, int16_t *f)
{
	f[KEYWORD_left_de] = share(sums->left[SIDE_DE], n);
	f[KEYWORD_left_determiner] = share(sums->left[SIDE_DETERMINER], n);
	f[KEYWORD_left_en] = share(sums->n_en, n);
	f[KEYWORD_left_name] = share(sums->left[SIDE_NAME], n);
	f[KEYWORD_left_preposition] = share(sums->left[SIDE_PREPOSITION], n);
	f[KEYWORD_left_stop] = share(sums->left[SIDE_STOP], n);
	f[KEYWORD_right_content] = share(sums->right[SIDE_CONTENT], n);
	f[KEYWORD_right_de] = share(sums->right[SIDE_DE], n);
	f[KEYWORD_right_determiner] = share(sums->right[SIDE_DETERMINER], n);
	f[KEYWORD_right_edge] = share(sums->right[SIDE_EDGE], n);
	f[KEYWORD_right_name] = share(sums->right[SIDE_NAME], n);
	f[KEYWORD_right_preposition] = share(sums->right[SIDE_PREPOSITION], n);
	f[KEYWORD_right_stop] = share(sums->right[SIDE_STOP], n);
	f[KEYWORD_right_verb] = share(sums->right[SIDE_VERB], n);
	f[KEYWORD_inside_name] = share(sums->n_inside, n);
}

static void
set_places(const struct sums *sums, uint32_t n_words, int16_t *f)
{
	f[KEYWORD_begin_30] = fade(sums->first_place, 30);
	f[KEYWORD_begin_100] = fade(sums->first_place, 100);
	f[KEYWORD_begin_300] = fade(sums->first_place, 300);
	f[KEYWORD_span] = share(sums->last_place - sums->first_place, n_words);
}

/* The kind of phrase: a name, partly one, or none; and its length. */
static void
set_class(const struct phrase *phrase, const struct sums *sums, bool is_name,
	  int16_t *f)
{
	uint32_t n = phrase->n_words;
	bool mixed = !is_name && 2 * sums->n_some_name >= phrase->n;

	f[KEYWORD_words_1] = flag(n == 1);
	f[KEYWORD_name] = flag(is_name);
	f[KEYWORD_name_1] = flag(is_name && n == 1);
	f[KEYWORD_name_2] = flag(is_name && n == 2);
	f[KEYWORD_name_3] = flag(is_name && n == 3);
	f[KEYWORD_lower_1] = flag(!is_name && !mixed && n == 1);
	f[KEYWORD_mixed] = flag(mixed);
	f[KEYWORD_mixed_3] = flag(mixed && n > 2);
	f[KEYWORD_title_name] = flag(phrase->n_title && is_name);
}

static int16_t
get_idf(const struct document *doc, uint32_t term)
{
	int idf = (int)((double)doc->terms.items[term].idf * 16 + .5);

	return (int16_t)(idf < MAX_IDF ? idf : MAX_IDF);
}

/* What the terms are like by themselves. */
static void
set_terms(const struct phrase_finder *finder, const struct phrase *phrase,
	  int16_t *f)
{
	const struct phrase_word *words = finder->words.items + phrase->word;
	uint32_t least = UINT32_MAX, most = 0;
	int16_t idf_least = MAX_IDF, idf_most = 0, idf_second = 0;

	for (size_t k = 0; k < phrase->n_words; k++) {
		uint32_t term = words[k].term, n = phrase->n;
		int16_t idf = SMALL_IDF;

		if (term != TERM_NONE) {
			n = finder->phrases.items[term].n;
			idf = get_idf(finder->doc, term);
		}
		least = n < least ? n : least;
		most = n > most ? n : most;
		idf_least = idf < idf_least ? idf : idf_least;
		if (idf > idf_most) {
			idf_second = idf_most;
			idf_most = idf;
		} else if (idf > idf_second) {
			idf_second = idf;
		}
	}
	f[KEYWORD_idf_least] = idf_least;
	f[KEYWORD_idf_most] = idf_most;
	f[KEYWORD_idf_second] = idf_second;
	f[KEYWORD_term_count_least] = log_16(least);
	f[KEYWORD_term_count_most] = log_16(most);
	f[KEYWORD_part_of_most] = share(phrase->n, most);
}

/* Bytes of a word; an accent that is a character of its own is as good. */
static uint32_t
count_bytes(const struct document *doc, const struct phrase_word *word)
{
	const char *p = doc->article.text + word->begin,
		   *end = doc->article.text + word->end;
	uint32_t n = word->end - word->begin;

	while ((p = memchr(p, 0xCC, (size_t)(end - p)))) {
		n--;
		p++;
	}
	return n;
}

/* How the N words are written, from the first to the last. */
static void
set_words(const struct document *doc, const struct phrase_word *words, size_t n,
	  int16_t *f)
{
	uint32_t n_bytes = 0, n_small = 0;
	unsigned links = 0, cues = words[n - 1].cues;

	for (size_t k = 0; k + 1 < n; k++) {
		n_bytes += count_bytes(doc, &words[k]);
		cues |= words[k].cues;
		links |= words[k].link;
		n_small += words[k].n_small;
	}
	n_bytes = (n_bytes + count_bytes(doc, &words[n - 1])) / (uint32_t)n;
	f[KEYWORD_small_words] = (int16_t)(KEYWORD_ONE / 4 * n_small);
	f[KEYWORD_has_and] = flag(links & LINK_AND);
	f[KEYWORD_has_preposition] = flag(links & LINK_OTHER);
	f[KEYWORD_letters] =
		(int16_t)(8 * (n_bytes < MAX_LETTERS ? n_bytes : MAX_LETTERS));
	f[KEYWORD_digit] = flag(cues & CUE_DIGIT);
	f[KEYWORD_month] = flag(cues & CUE_CALENDAR);
	f[KEYWORD_acronym] = flag(n == 1 && words->marks & MARK_ACRONYM);
}

/* What the lists say of the first word, and the endings of it and the last. */
static void
set_kinds(struct phrase_finder *finder, const struct phrase_word *words,
	  size_t n, bool is_name, int16_t *f)
{
	const struct phrase_word *last = words + n - 1;
	unsigned kind = phrase_get_kind(finder, words);
	unsigned last_kind = n > 1 ? phrase_get_kind(finder, last) : 0;
	bool general = !is_name && kind & PHRASE_GENERAL;
	bool given = is_name && kind & PHRASE_GIVEN;

	f[KEYWORD_infinitive_first] = flag(!(words->marks & MARK_NAME) &&
					   kind & PHRASE_INFINITIVE);
	f[KEYWORD_infinitive_last] = flag(!(last->marks & MARK_NAME) &&
					  last_kind & PHRASE_INFINITIVE);
	f[KEYWORD_noun_ending] = flag(!is_name && kind & PHRASE_NOUN);
	f[KEYWORD_general_alone] = flag(general && n == 1);
	f[KEYWORD_general_first] = flag(general && n > 1);
	f[KEYWORD_given_alone] = flag(given && n == 1);
	f[KEYWORD_person] = flag(given && n > 1 && words->link == LINK_BLANK);
	f[KEYWORD_owned] = flag(is_name && n == 1 && words->term != TERM_NONE &&
				finder->terms.items[words->term].owner);
}

/* -- The first look ------------------------------------------------------ */

/* So many ranks within the article count. */
#define MAX_RANK 16

static int32_t
score_draft(const struct phrase_finder *finder, const struct phrase *phrase,
	    bool is_name, const int16_t *weights)
{
	uint32_t term = finder->words.items[phrase->word].term;
	int32_t sum = weights[QUICK_bias];

	sum += is_name ? weights[QUICK_name] : 0;
	sum += phrase->n == 1 ? weights[QUICK_once] : 0;
	sum += phrase->n_title ? weights[QUICK_title] : 0;
	if (phrase->n_words == 1) {
		sum += weights[QUICK_words_1];
		sum += is_name ? 0 : weights[QUICK_word];
	}
	sum *= KEYWORD_ONE;
	if (phrase->n_words == 1 && term != TERM_NONE)
		sum += weights[QUICK_idf] * get_idf(finder->doc, term);
	sum += weights[QUICK_begin] * fade(phrase->first_place, 100);
	sum += weights[QUICK_log_count] * log_16(phrase->n);
	sum += weights[QUICK_longer] * share(phrase->n_longer, phrase->n);
	sum += weights[QUICK_whole_name] * share(phrase->n_whole, phrase->n);
	return sum;
}

/* The first drafts in one of the orders; the lowest key comes first. */
struct leaders {
	size_t n_places;
	struct {
		uint64_t key;
		uint32_t draft;
	} places[MAX_RANK + 1];
};

/* Puts DRAFT where KEY belongs, after those of the same key. */
static void
put_in_order(struct leaders *order, uint64_t key, uint32_t draft)
{
	size_t k = order->n_places;

	if (k == MAX_RANK && key >= order->places[k - 1].key)
		return;
	for (; k && key < order->places[k - 1].key; k--)
		order->places[k] = order->places[k - 1];
	order->places[k].key = key;
	order->places[k].draft = draft;
	order->n_places += order->n_places < MAX_RANK;
}

/* Puts draft I in the orders that it belongs to. */
static void
put_in_orders(const struct phrase_finder *finder,
	      const struct keyword_draft *draft, uint32_t i,
	      struct leaders orders[KEYWORD_N_ORDERS])
{
	const struct phrase *phrase = &finder->phrases.items[draft->phrase];
	uint32_t term = finder->words.items[phrase->word].term;

	if (draft->is_name) {
		if (!phrase->n_whole)
			return;
		put_in_order(&orders[KEYWORD_ORDER_NAME], phrase->word, i);
		put_in_order(&orders[KEYWORD_ORDER_COUNT],
			     (UINT64_C(0) - phrase->n - phrase->n_other) << 32 |
				     phrase->word,
			     i);
	} else if (phrase->n_words > 1) {
		put_in_order(&orders[KEYWORD_ORDER_PHRASE],
			     (UINT64_C(0) - phrase->n) << 32 | phrase->word, i);
	} else if (term != TERM_NONE) {
		put_in_order(&orders[KEYWORD_ORDER_WORD],
			     UINT64_C(0) - (uint64_t)log_16(phrase->n) *
						   (uint64_t)get_idf(
							   finder->doc, term),
			     i);
	}
}

/* Gives the first ones in each order their ranks; others have 0. */
static void
set_ranks(const struct phrase_finder *finder, struct keyword_drafts *drafts)
{
	struct leaders orders[KEYWORD_N_ORDERS];

	for (int order = 0; order < KEYWORD_N_ORDERS; order++)
		orders[order].n_places = 0;
	for (uint32_t i = 0; i < drafts->n_items; i++)
		put_in_orders(finder, &drafts->items[i], i, orders);
	for (int order = 0; order < KEYWORD_N_ORDERS; order++)
		for (uint32_t k = 0; k < orders[order].n_places; k++)
			drafts->items[orders[order].places[k].draft]
				.ranks[order] = fade(k, RANK_REACH);
}

/* Whether a phrase is cut out of "GM-CSF". */
static bool
is_torn(const struct phrase_finder *finder, const struct phrase *phrase)
{
	const struct phrase_word *first = &finder->words.items[phrase->word];

	return first[phrase->n_words - 1].link & LINK_TIGHT ||
	       (phrase->word && first[-1].link & LINK_TIGHT);
}

/* Whether PHRASE is likely: repeated, a name, or in the title. */
static bool
is_likely(const struct phrase_finder *finder, const struct phrase *phrase)
{
	const struct phrase_word *word = &finder->words.items[phrase->word];

	if (phrase->n_title || phrase->n_whole ||
	    phrase->flags & PHRASE_EXPANSION)
		return true;
	return phrase->n >= (phrase->n_words == 1 && !(word->marks & MARK_NAME)
				     ? MIN_WORD_COUNT
				     : 2);
}

/* Adds the phrase at PLACE; OF: the one that it is another form of. */
static inline bool
add_draft(const struct phrase_finder *finder, uint32_t place, uint32_t of,
	  const int16_t *weights, struct keyword_drafts *drafts)
{
	const struct phrase *phrase = &finder->phrases.items[place];
	bool is_name = 2 * phrase->n_name >= phrase->n;

	if (!vector_add_room(drafts, 1))
		return false;
	drafts->items[drafts->n_items++] = (struct keyword_draft){
		.score = score_draft(finder, phrase, is_name, weights),
		.phrase = place,
		.of = of,
		.is_name = is_name};
	return true;
}

/* Adds the phrases that are LIKELY, or the words that are not. */
static bool
add_drafts(const struct phrase_finder *finder, bool likely,
	   const int16_t *weights, struct keyword_drafts *drafts)
{
	for (uint32_t i = 0; i < finder->phrases.n_items; i++) {
		const struct phrase *phrase = &finder->phrases.items[i];

		if (!phrase->n_text || phrase->flags & PHRASE_MERGED ||
		    is_likely(finder, phrase) != likely ||
		    (!likely && phrase->n_words > 1) ||
		    (!(phrase->flags & PHRASE_EXPANSION) &&
		     is_torn(finder, phrase)))
			continue;
		if (!add_draft(finder, i, i, weights, drafts))
			return false;
		if (phrase->flags & PHRASE_EXPANSION &&
		    !add_draft(finder, phrase->other, i, weights, drafts))
			return false;
	}
	return true;
}

/* By score, then as they were found. */
static bool
goes_before(const void *context, const void *x, const void *y)
{
	const struct keyword_drafts *drafts = context;
	const struct keyword_rank *left = x, *right = y;
	const struct keyword_draft *a, *b;

	if (left->score != right->score)
		return left->score > right->score;
	a = &drafts->items[left->place];
	b = &drafts->items[right->place];
	return a->phrase != b->phrase ? a->phrase < b->phrase : a->of < b->of;
}

/* -- Candidates ---------------------------------------------------------- */

/*
 * Whether the word may be a verb by its form, and nothing before it, wherever
 * the phrase occurs, shows a noun: "retirar", "participan".
 */
static bool
is_bare_verb(struct phrase_finder *finder, const struct phrase_word *word,
	     const struct sums *sums)
{
	unsigned kind = phrase_get_kind(finder, word);
	uint32_t n_shown = sums->left[SIDE_DETERMINER];

	if (word->marks & MARK_NAME || word->cues & CUE_NOUN)
		return false;
	if (kind & PHRASE_INFINITIVE)
		return !n_shown;
	n_shown += sums->left[SIDE_DE] + sums->left[SIDE_PREPOSITION];
	return (kind & PHRASE_PLURAL || word->cues & VERBS ||
		sums->left[SIDE_STOP] > sums->left[SIDE_EDGE]) &&
	       !n_shown;
}

/* Whether the article has the acronym of PHRASE more often than PHRASE. */
static bool
is_acronym_usual(const struct phrase *phrase)
{
	return phrase->flags & PHRASE_EXPANSION &&
	       phrase->n_other >= phrase->n_text;
}

/* Adds a candidate, for which there is room, unless it cannot be a keyword. */
static void
add_candidate(struct phrase_finder *finder, const struct keyword_draft *draft,
	      struct keyword_candidates *candidates)
{
	const struct phrase *phrase = &finder->phrases.items[draft->phrase];
	uint32_t word = find_shape(finder, phrase);
	struct keyword_candidate *candidate;
	struct sums sums;
	int16_t *f;

	if (word == PHRASE_NOWHERE)
		return;
	add_all(finder, phrase, &sums);
	if (2 * sums.n_crossed > phrase->n ||
	    (!draft->is_name &&
	     is_bare_verb(finder, &finder->words.items[word], &sums)))
		return;
	candidate = &candidates->items[candidates->n_items++];
	*candidate = (struct keyword_candidate){
		.phrase = draft->of,
		.is_acronym =
			is_acronym_usual(&finder->phrases.items[draft->of]),
		.is_name = draft->is_name};
	f = candidate->features;
	f[KEYWORD_bias] = KEYWORD_ONE;
	memcpy(f + KEYWORD_rank_count, draft->ranks, sizeof(draft->ranks));
	set_counts(phrase, f);
	set_sides(&sums, phrase->n, f);
	set_places(&sums, (uint32_t)finder->doc->n_words, f);
	set_class(phrase, &sums, draft->is_name, f);
	set_terms(finder, phrase, f);
	set_words(finder->doc, finder->words.items + word, phrase->n_words, f);
	set_kinds(finder, finder->words.items + word, phrase->n_words,
		  draft->is_name, f);
}

/* Adds the N_MOST best of DRAFTS, of which RANKING makes a heap. */
static void
add_candidates(struct phrase_finder *finder,
	       const struct keyword_drafts *drafts,
	       struct keyword_ranking *ranking, size_t n_most,
	       struct keyword_candidates *candidates)
{
	struct heap heap = {ranking->items, drafts->n_items,
			    sizeof(*ranking->items), goes_before, drafts};

	for (uint32_t i = 0; i < heap.n_items; i++)
		ranking->items[i] =
			(struct keyword_rank){drafts->items[i].score, i};
	heap_build(&heap);
	while (heap.n_items && candidates->n_items < n_most) {
		struct keyword_rank best;

		heap_pop(&heap, &best);
		add_candidate(finder, &drafts->items[best.place], candidates);
	}
}

bool
keyword_find_candidates(struct phrase_finder *finder,
			const struct keyword_weights *weights, size_t n_wanted,
			size_t n_most, struct keyword_drafts *drafts,
			struct keyword_ranking *ranking,
			struct keyword_candidates *candidates)
{
	if (!add_drafts(finder, true, weights->quick, drafts))
		return false;
	if (drafts->n_items < 2 * n_wanted &&
	    !add_drafts(finder, false, weights->quick, drafts))
		return false;
	if (n_most > drafts->n_items)
		n_most = drafts->n_items;
	if (!vector_add_room(ranking, drafts->n_items) ||
	    !vector_add_room(candidates, n_most))
		return false;
	set_ranks(finder, drafts);
	add_candidates(finder, drafts, ranking, n_most, candidates);
	return true;
}
