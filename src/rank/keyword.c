/* SPDX-License-Identifier: MIT */
/*
 * What an article is about, in a few words.
 * The candidates of rank/keyword_feature.c get a score: the sum of their
 * features, each times its weight in data/es/keywords.tsv.  Weights are learned
 * from lists that readers made (logistic regression, `make fit'), so the score
 * is the logarithm of the odds that a reader lists the phrase.  A heap gives
 * the best one by one; one that is a part of another that was chosen, or has
 * such a part, is left out.  Only for those that are chosen are the surface
 * forms counted.
 */
#include <config.h>

#include "rank/keyword.h"

#include "base/heap.h"
#include "rank/acronym.h"
#include "rank/ranking.h"
#include "rank/score.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <math.h>
#include <string.h>

/* A score is in so many parts of a bit. */
#define BIT 16384
/* More bits of odds make no difference. */
#define MAX_BITS 40

/* So many candidates are looked at closely for each keyword. */
#define CANDIDATES 2

/* More different spellings of one keyword than this are not counted. */
#define MAX_SURFACES 64

/* -- Scores -------------------------------------------------------------- */

/* The weight of a feature in a user's table, which may lack some. */
static int16_t
find_weight(const struct lexicon_table *table, const char *name)
{
	int32_t weight = (int32_t)lexicon_find(table, name, strlen(name));

	return (int16_t)(weight > INT16_MAX   ? INT16_MAX
			 : weight < INT16_MIN ? INT16_MIN
					      : weight);
}

/*
 * The built-in table has all features in their order, and between them those
 * of the first look.
 */
static void
read_weights(const struct lexicon_table *table, struct keyword_weights *weights)
{
	bool built_in = table == language_default()->keywords;
	size_t n_quick = 0;

	*weights = (struct keyword_weights){0};
	for (size_t k = 0; k < KEYWORD_N_FEATURES; k++) {
		if (k == KEYWORD_rank_count)
			n_quick = KEYWORD_N_QUICK;
		weights->full[k] =
			built_in ? (int16_t)table->entries[k + n_quick].value
				 : find_weight(table, keyword_feature_names[k]);
	}
	for (size_t k = 0; k < KEYWORD_N_QUICK; k++)
		weights->quick[k] =
			built_in ? (int16_t)table
					   ->entries[KEYWORD_rank_count + k]
					   .value
				 : find_weight(table, keyword_quick_names[k]);
}

static void
score_all(const struct keyword_weights *weights,
	  struct keyword_candidates *candidates)
{
	for (size_t i = 0; i < candidates->n_items; i++) {
		struct keyword_candidate *candidate = &candidates->items[i];
		int32_t sum = 0;

		/* at most 160 * 2^15 each, so this does not overflow */
		for (size_t k = 0; k < KEYWORD_ROOM; k++)
			sum += weights->full[k] * candidate->features[k];
		if (sum > MAX_BITS * BIT)
			sum = MAX_BITS * BIT;
		if (sum < -MAX_BITS * BIT)
			sum = -MAX_BITS * BIT;
		candidate->score = sum;
	}
}

/*
 * The probability that a score means, 1 / (1 + 2^-score), with straight lines
 * between the whole powers: the same on every machine.
 */
static double
get_probability(int32_t score)
{
	int32_t whole = (score + MAX_BITS * BIT) / BIT - MAX_BITS;
	double rest = (double)(score - whole * BIT) / BIT;
	double odds = ldexp(1 + rest, whole);

	return odds / (1 + odds);
}

/* By score, then by place; a longer phrase before its beginning. */
static bool
goes_before(const void *context, const void *x, const void *y)
{
	const struct keyword_scratch *c = context;
	const struct keyword_rank *left = x, *right = y;
	const struct phrase *a, *b;

	if (left->score != right->score)
		return left->score > right->score;
	a = &c->finder.phrases.items[c->candidates.items[left->place].phrase];
	b = &c->finder.phrases.items[c->candidates.items[right->place].phrase];
	if (a->word != b->word)
		return a->word < b->word;
	if (a->n_words != b->n_words)
		return a->n_words > b->n_words;
	return left->place < right->place;
}

/* -- Choosing ------------------------------------------------------------ */

static struct phrase *
get_phrase(const struct keyword_scratch *c,
	   const struct keyword_candidate *candidate)
{
	return &c->finder.phrases.items[candidate->phrase];
}

/* The phrase of the N words at I, NULL: it is none. */
static struct phrase *
find_part(struct keyword_scratch *c, size_t i, size_t n)
{
	uint32_t found = phrase_find_same(&c->finder, i, n);

	return found == PHRASE_NOWHERE ? NULL : &c->finder.phrases.items[found];
}

/* Marks what occurs only as the begin or end of a candidate. */
static void
mark_explained(struct keyword_scratch *c)
{
	for (size_t i = 0; i < c->candidates.n_items; i++) {
		const struct phrase *phrase =
			get_phrase(c, &c->candidates.items[i]);

		for (uint32_t k = 0; k < 2 && phrase->n_words > 1; k++) {
			struct phrase *part = find_part(c, phrase->word + k,
							phrase->n_words - 1);

			if (part && part->n == phrase->n)
				part->flags |= PHRASE_EXPLAINED;
		}
	}
}

/* The phrase by which a candidate is called: perhaps its acronym. */
static struct phrase *
get_called(struct keyword_scratch *c, const struct keyword_candidate *candidate)
{
	struct phrase *phrase = get_phrase(c, candidate);

	return candidate->is_acronym ? &c->finder.phrases.items[phrase->other]
				     : phrase;
}

/*
 * Whether a longer phrase explains the candidate, or a part of it, or one that
 * has it as a part, has been chosen.
 */
static bool
is_nested(struct keyword_scratch *c, const struct keyword_candidate *candidate)
{
	const struct phrase *phrase = get_called(c, candidate);

	if (phrase->flags & (PHRASE_CHOSEN | PHRASE_INNER | PHRASE_EXPLAINED) ||
	    get_phrase(c, candidate)->flags & PHRASE_CHOSEN)
		return true;
	for (size_t n = 1; n < phrase->n_words; n++)
		for (size_t k = 0; k + n <= phrase->n_words; k++) {
			const struct phrase *part =
				find_part(c, phrase->word + k, n);

			if (part && part->flags & PHRASE_CHOSEN)
				return true;
		}
	return false;
}

static void
mark_parts(struct keyword_scratch *c, const struct phrase *phrase)
{
	for (size_t n = 1; n < phrase->n_words; n++)
		for (size_t k = 0; k + n <= phrase->n_words; k++) {
			struct phrase *part = find_part(c, phrase->word + k, n);

			if (part)
				part->flags |= PHRASE_INNER;
		}
}

static void
take(struct keyword_scratch *c, const struct keyword_candidate *candidate)
{
	struct phrase *phrase = get_phrase(c, candidate);

	phrase->flags |= PHRASE_CHOSEN;
	get_called(c, candidate)->flags |= PHRASE_CHOSEN;
	mark_parts(c, phrase);
	c->chosen.items[c->chosen.n_items++] = candidate;
}

/* The N_MOST best candidates, none a part of another. */
static void
choose(struct keyword_scratch *c, uint32_t n_most)
{
	struct heap heap = {c->ranking.items, c->candidates.n_items,
			    sizeof(*c->ranking.items), goes_before, c};

	for (size_t i = 0; i < heap.n_items; i++)
		c->ranking.items[i] = (struct keyword_rank){
			c->candidates.items[i].score, (uint32_t)i};
	mark_explained(c);
	heap_build(&heap);
	while (heap.n_items && c->chosen.n_items < n_most) {
		const struct keyword_candidate *candidate;
		struct keyword_rank best;

		heap_pop(&heap, &best);
		candidate = &c->candidates.items[best.place];
		if (!is_nested(c, candidate))
			take(c, candidate);
	}
}

/* -- Surface forms ------------------------------------------------------- */

/* How a phrase is written, and how much that counts. */
struct surface {
	uint32_t begin, n_bytes, n;
	uint16_t marks; /* of its first word, the first time */
};

/* What a spelling counts: in a headline of capitals, as a sentence begins, … */
enum { COUNT_SHOUT = 1, COUNT_INITIAL = 2, COUNT_PLAIN = 8 };

VECTOR_TYPE(surfaces, struct surface);

static bool
count_surface(const struct document *doc, struct surfaces *surfaces,
	      struct surface found)
{
	for (size_t i = 0; i < surfaces->n_items; i++) {
		struct surface *surface = &surfaces->items[i];

		if (surface->n_bytes == found.n_bytes &&
		    !memcmp(doc->article.text + surface->begin,
			    doc->article.text + found.begin, found.n_bytes)) {
			surface->n += found.n;
			return true;
		}
	}
	if (surfaces->n_items >= MAX_SURFACES)
		return true;
	if (!vector_add_room(surfaces, 1))
		return false;
	surfaces->items[surfaces->n_items++] = found;
	return true;
}

/* Length of a quotation mark at S, or 0: " « » “ ” ‘. */
static size_t
quote_length(const char *s)
{
	switch ((unsigned char)s[0]) {
	case '"':
		return 1;
	case 0xC2:
		return (unsigned char)s[1] == 0xAB ||
				       (unsigned char)s[1] == 0xBB
			       ? 2
			       : 0;
	case 0xE2:
		return (unsigned char)s[1] == 0x80 &&
				       ((unsigned char)s[2] == 0x9C ||
					(unsigned char)s[2] == 0x9D ||
					(unsigned char)s[2] == 0x98)
			       ? 3
			       : 0;
	}
	return 0;
}

/* Whether byte I of N is an apostrophe that is a quotation mark. */
static bool
is_quote(const char *s, size_t i, size_t n)
{
	return s[i] == '\'' &&
	       (!i || s[i - 1] == ' ' || i + 1 == n || s[i + 1] == ' ');
}

/* Makes the letters of S small, or the first one only; those of Latin-1. */
static void
make_small(char *s, bool all)
{
	for (size_t i = 0; s[i] && (all || !i); i++) {
		unsigned char c = (unsigned char)s[i];

		if (c >= 'A' && c <= 'Z')
			s[i] = (char)(c | 0x20);
		else if (c == 0xC3 && (unsigned char)s[i + 1] >= 0x80 &&
			 (unsigned char)s[i + 1] <= 0x9E &&
			 (unsigned char)s[i + 1] != 0x97)
			s[i + 1] = (char)(s[i + 1] | 0x20);
	}
}

/*
 * The spelling in one piece, if it goes over a line end, and without quotation
 * marks, of which one may be missing.
 */
static char *
copy_surface(struct document *doc, const struct surface *surface)
{
	const char *s = doc->article.text + surface->begin;
	size_t end = surface->n_bytes, n = 0, n_quote;
	char *copy = arena_strndup(&doc->article.arena, s, end);
	bool is_blank;

	/* the first bytes of all that is looked for; most have none */
	if (!copy || !copy[strcspn(copy, "-\"'\n\302\342")])
		return copy;
	for (size_t i = 0; i < end; i++) {
		if (s[i] == '-' && i + 1 < end &&
		    unicode_class_at(s + i + 1) & UNICODE_NEWLINE)
			i = unicode_skip(s, i + 1, end, UNICODE_SPACE);
		n_quote = is_quote(s, i, end) ? 1 : quote_length(s + i);
		if (n_quote) {
			i += n_quote - 1;
			continue;
		}
		/* a line end or a no-break space */
		is_blank = s[i] == '\n' || !strncmp(s + i, "\302\240", 2);
		i += is_blank && s[i] != '\n';
		copy[n++] = is_blank ? ' ' : s[i];
	}
	copy[n] = '\0';
	return copy;
}

/* The spelling, without the capitals of a headline or a sentence's begin. */
static char *
copy_spelling(struct document *doc, const struct surface *surface, bool is_name)
{
	char *copy = copy_surface(doc, surface);

	if (copy && !is_name && !(surface->marks & MARK_NAME)) {
		if (surface->marks & MARK_SHOUT)
			make_small(copy, true);
		else if (surface->marks & MARK_INITIAL)
			make_small(copy, false);
	}
	return copy;
}

static bool
is_article(const struct document *doc, const char *s, size_t len)
{
	char folded[FOLD_ROOM];
	size_t n = fold_word(s, len, folded);

	return lexicon_find(doc->article.lexicon->cues, folded, n) &
	       CUE_ARTICLE;
}

/* "La", "Los" before a name, unless a sentence begins; or BEGIN. */
static uint32_t
extend_back(const struct document *doc, uint32_t begin)
{
	const char *s = doc->article.text;
	uint32_t at;

	if (begin < 4 || s[begin - 1] != ' ')
		return begin;
	at = (uint32_t)unicode_skip_back(s, begin - 4, begin - 1,
					 UNICODE_ALPHA);
	if (!(unicode_class_at(s + at) & UNICODE_UPPER) || at < 2 ||
	    s[at - 1] != ' ' || begin - 1 - at < 2 ||
	    !is_article(doc, s + at, begin - 1 - at))
		return begin;
	at = (uint32_t)unicode_skip_back(s, 0, at, UNICODE_SPACE);
	return unicode_class_at(s + utf8_previous(s, at)) & UNICODE_WORD ||
			       s[at - 1] == ','
		       ? (uint32_t)unicode_skip(s, at, begin, UNICODE_SPACE)
		       : begin;
}

/* Where the occurrences of a chosen phrase are, in the order of the text. */
struct walk {
	const struct keyword_scratch *scratch;
	const struct phrase *phrase;
	uint32_t main, other; /* occurrences, or PHRASE_NOWHERE */
	bool is_other;	      /* what has been found last */
};

/* Where OCCURRENCE is, PHRASE_NOWHERE: there is none. */
static uint32_t
get_place(const struct walk *walk, uint32_t occurrence)
{
	return occurrence == PHRASE_NOWHERE
		       ? PHRASE_NOWHERE
		       : walk->scratch->finder.occurrences.items[occurrence]
				 .word;
}

/* Whether the other form stands for the phrase at word I. */
static bool
is_other_form(const struct walk *walk, uint32_t i)
{
	return walk->phrase->flags & PHRASE_EXPANSION ||
	       walk->scratch->finder.words.items[i].marks & MARK_ALONE;
}

/* The word of the next occurrence in the text; PHRASE_NOWHERE: no more. */
static uint32_t
walk_next(struct walk *walk)
{
	const struct phrase_finder *finder = &walk->scratch->finder;

	for (;;) {
		uint32_t main = get_place(walk, walk->main);
		uint32_t other = get_place(walk, walk->other);
		uint32_t i = main < other ? main : other;

		if (i == PHRASE_NOWHERE)
			return i;
		walk->is_other = other < main;
		if (walk->is_other)
			walk->other =
				finder->occurrences.items[walk->other].next;
		else
			walk->main = finder->occurrences.items[walk->main].next;
		if (finder->words.items[i].segment != SEGMENT_NONE &&
		    (!walk->is_other || is_other_form(walk, i)))
			return i;
	}
}

static struct walk
walk_start(const struct keyword_scratch *c, const struct phrase *phrase)
{
	return (struct walk){
		.scratch = c,
		.phrase = phrase,
		.main = phrase->first,
		.other =
			phrase->other == TERM_NONE
				? PHRASE_NOWHERE
				: c->finder.phrases.items[phrase->other].first};
}

/* The range of the text that a phrase of N words has at word I. */
static struct surface
get_surface(const struct keyword_scratch *c, size_t i, size_t n, bool is_name)
{
	const struct phrase_word *words = c->finder.words.items + i;
	uint32_t begin = words[0].begin, end = words[n - 1].end;

	if (is_name)
		begin = extend_back(c->finder.doc, begin);
	if (n > 1 && words[n - 2].link == LINK_TIGHT &&
	    c->finder.doc->article.text[words[n - 2].end] == '.' &&
	    phrase_get_next_byte(&c->finder, &words[n - 1]) == '.')
		end++; /* "EE.UU." */
	if (n == 1 && words->segment != SEGMENT_NONE)
		end = acronym_find_end(c->finder.doc->article.text, begin, end,
				       c->finder.doc->article.n_bytes);
	return (struct surface){begin, end - begin,
				words->marks & MARK_SHOUT     ? COUNT_SHOUT
				: words->marks & MARK_INITIAL ? COUNT_INITIAL
							      : COUNT_PLAIN,
				words->marks};
}

static const struct surface *
choose_surface(const struct surfaces *surfaces)
{
	const struct surface *best = surfaces->items;

	for (size_t i = 1; i < surfaces->n_items; i++)
		if (surfaces->items[i].n > best->n)
			best = &surfaces->items[i];
	return best;
}

/*
 * Counts how the candidate is written where WALK is, at word I, unless it is a
 * verb there or the like.
 */
static bool
count_spelling(struct keyword_scratch *c, const struct walk *walk,
	       const struct keyword_candidate *candidate, uint32_t i,
	       struct surfaces *surfaces)
{
	bool other = candidate->is_acronym;
	bool expansion = walk->phrase->flags & PHRASE_EXPANSION;
	size_t n = other ? 1 : walk->phrase->n_words;

	if (walk->is_other != other || (surfaces->n_items && !expansion &&
					!keyword_has_shape(&c->finder, i, n)))
		return true;
	return count_surface(
		c->finder.doc, surfaces,
		get_surface(c, i, n,
			    !other && (candidate->is_name || expansion)));
}

/* Fills in the acronym and what it stands for. */
static bool
describe_acronym(const struct keyword_scratch *c, struct document *doc,
		 const struct phrase *phrase, struct keyword *keyword)
{
	const struct phrase *other = &c->finder.phrases.items[phrase->other];
	struct walk walk = walk_start(c, other);
	struct surface surface = get_surface(c, walk_next(&walk), 1, false);

	keyword->acronym = copy_surface(doc, &surface);
	surface = get_surface(c, phrase->word, phrase->n_words, true);
	keyword->expansion = copy_surface(doc, &surface);
	return keyword->acronym && keyword->expansion;
}

/* Fills in text, count and segments of a keyword. */
static bool
describe(struct keyword_scratch *c, struct document *doc,
	 const struct keyword_candidate *candidate, struct keyword *keyword,
	 struct surfaces *surfaces)
{
	const struct phrase *phrase = get_phrase(c, candidate);
	struct walk walk = walk_start(c, phrase);
	bool expansion = phrase->flags & PHRASE_EXPANSION;
	uint32_t i, n_most = phrase->n_text + phrase->n_other;

	surfaces->n_items = 0;
	keyword->segments = arena_alloc(&doc->article.arena,
					n_most * sizeof(uint32_t));
	if (!keyword->segments)
		return false;
	while ((i = walk_next(&walk)) != PHRASE_NOWHERE &&
	       keyword->n_tokens < n_most) {
		uint32_t segment = c->finder.words.items[i].segment;

		keyword->n_tokens++;
		if (!keyword->n_segments ||
		    keyword->segments[keyword->n_segments - 1] != segment)
			keyword->segments[keyword->n_segments++] = segment;
		if (!count_spelling(c, &walk, candidate, i, surfaces))
			return false;
	}
	keyword->text = copy_spelling(doc, choose_surface(surfaces),
				      candidate->is_name ||
					      phrase->flags & PHRASE_EXPANSION);
	return keyword->text &&
	       (!expansion || describe_acronym(c, doc, phrase, keyword));
}

/* TF-IDF as of a name in the glossary: by its two rarest words. */
static double
get_weight_of(const struct keyword_candidate *candidate, uint32_t n)
{
	const int16_t *f = candidate->features;

	return score_weight(n, (f[KEYWORD_idf_most] + f[KEYWORD_idf_second]) /
				       16.0);
}

static bool
describe_all(struct keyword_scratch *c, struct document *doc,
	     struct keywords *keywords)
{
	struct surfaces surfaces = {0};
	double best = c->chosen.n_items
			      ? get_probability(c->chosen.items[0]->score)
			      : 0;
	bool described = true;

	for (size_t i = 0; i < c->chosen.n_items && described; i++) {
		struct keyword *keyword = &keywords->items[keywords->n_items++];

		*keyword = (struct keyword){
			.score = get_probability(c->chosen.items[i]->score) /
				 best};
		described = describe(c, doc, c->chosen.items[i], keyword,
				     &surfaces);
		keyword->weight = get_weight_of(c->chosen.items[i],
						keyword->n_tokens);
	}
	vector_release(&surfaces);
	return described;
}

/* -- All of it ----------------------------------------------------------- */

void
keyword_release(struct keyword_scratch *scratch)
{
	phrase_release(&scratch->finder);
	vector_release(&scratch->drafts);
	vector_release(&scratch->candidates);
	vector_release(&scratch->ranking);
	vector_release(&scratch->chosen);
}

/* Candidates for N_WANTED keywords, at most N_MOST, with their scores. */
static bool
find(struct keyword_scratch *c, const struct document *doc, size_t n_wanted,
     size_t n_most)
{
	c->finder.doc = doc;
	c->finder.seed = doc->article.seed;
	vector_clear(&c->drafts);
	vector_clear(&c->candidates);
	vector_clear(&c->ranking);
	vector_clear(&c->chosen);
	if (!phrase_knows_lexicon(&c->finder))
		read_weights(doc->article.lexicon->keywords, &c->weights);
	if (!phrase_find(&c->finder) ||
	    !keyword_find_candidates(&c->finder, &c->weights, n_wanted, n_most,
				     &c->drafts, &c->ranking, &c->candidates))
		return false;
	score_all(&c->weights, &c->candidates);
	return true;
}

bool
keyword_find(struct document *doc, struct keyword_scratch *scratch,
	     uint32_t n_most, struct keywords *keywords)
{
	size_t n;

	if (!n_most)
		return true;
	article_seed(&doc->article);
	if (!find(scratch, doc, n_most, CANDIDATES * (size_t)n_most))
		return false;
	n = scratch->candidates.n_items;
	if (n_most > n)
		n_most = (uint32_t)n;
	if (!vector_add_room(&scratch->ranking, n) ||
	    !vector_add_room(&scratch->chosen, n_most) ||
	    !vector_add_room(keywords, n_most))
		return false;
	choose(scratch, n_most);
	return describe_all(scratch, doc, keywords);
}

/* The features of a candidate, as it is written most often. */
static bool
explain(struct keyword_scratch *c, const struct keyword_candidate *candidate,
	struct surfaces *surfaces, struct buffer *out)
{
	struct walk walk = walk_start(c, get_phrase(c, candidate));
	const struct surface *surface;
	uint32_t i;

	surfaces->n_items = 0;
	while ((i = walk_next(&walk)) != PHRASE_NOWHERE)
		if (!count_spelling(c, &walk, candidate, i, surfaces))
			return false;
	surface = choose_surface(surfaces);
	buffer_puts(out, "candidate\t");
	for (i = 0; i < surface->n_bytes; i++) {
		char byte = c->finder.doc->article.text[surface->begin + i];

		buffer_putc(out, (unsigned char)byte < ' ' ? ' ' : byte);
	}
	buffer_puts(out, "\t");
	if (candidate->score < 0)
		buffer_putc(out, '-');
	buffer_put_decimal(out, fabs((double)candidate->score / BIT), 4);
	for (size_t k = 0; k < KEYWORD_N_FEATURES; k++) {
		if (!candidate->features[k])
			continue;
		buffer_putc(out, '\t');
		buffer_puts(out, keyword_feature_names[k]);
		buffer_putc(out, '=');
		buffer_put_number(out, (uint64_t)candidate->features[k]);
	}
	buffer_putc(out, '\n');
	return true;
}

bool
keyword_explain(const struct document *doc, struct buffer *out)
{
	struct keyword_scratch c = {0};
	struct surfaces surfaces = {0};
	bool found = find(&c, doc, doc->ranking->keywords.n_items, SIZE_MAX);

	for (size_t i = 0; found && i < c.candidates.n_items; i++)
		found = explain(&c, &c.candidates.items[i], &surfaces, out);
	vector_release(&surfaces);
	keyword_release(&c);
	return found;
}
