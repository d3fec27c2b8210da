/* SPDX-License-Identifier: MIT */
/*
 * The candidates of rank/phrase.c are weighed by TF-IDF, and a heap gives the
 * best one by one.  There is no tagger: whether a candidate can be one is told
 * by its endings, by the list data/es/phrases.tsv, and by an article or a
 * preposition that stands before it somewhere.  That is asked only when it
 * comes to the top.  One that occurs mostly inside of phrases that have been
 * chosen is left out, which is the idea of the C-value (Frantzi, Ananiadou &
 * Mima 2000).  Only for those that are chosen are the surface forms counted.
 */
#include <config.h>

#include "rank/keyword.h"

#include "base/heap.h"
#include "rank/phrase.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * Chosen by hand-made lists of key phrases (doc/scoring.md, "Keywords").
 * Share of its occurrences that must be outside of chosen phrases.
 */
#define FREE_SHARE 0.3
/* A phrase or name of several words counts for more than a word … */
#define PHRASE_FACTOR 1.2
/* … and what is said once for less. */
#define ONCE_FACTOR 0.4
/* What begins the article counts for more: 1 + w / (1 + i / reach). */
#define POSITION_WEIGHT 1.0
#define POSITION_REACH 100.0 /* tokens */
/* What is left of the weight if no article or preposition stands before. */
#define BARE_FACTOR 0.5
/* So many occurrences are looked at for one. */
#define MAX_LOOKS 8
/* After so many candidates for each keyword no better ones come. */
#define MAX_TRIES 16

/* Shorter words, in bytes, say too little. */
#define MIN_WORD 3

/* More different spellings of one keyword than this are not counted. */
#define MAX_SURFACES 64

/* Small, as there is one for each word of the article. */
struct candidate {
	double weight;
	uint32_t phrase; /* place in the finder's */
	uint32_t token;	 /* where it occurs first */
};

struct chooser {
	struct document *doc;
	struct phrase_finder finder;
	uint8_t *covered; /* by token: words of the chosen phrase there */
	struct candidate *candidates;
	struct phrase *chosen;
	size_t n_chosen;
};

/* -- Weights ------------------------------------------------------------- */

/* A phrase is about as rare as its two rarest words together. */
static double
get_idf(const struct document *doc, const struct phrase *phrase)
{
	const struct token *tokens = doc->tokens.items + phrase->token;
	double first = 0, second = 0;

	for (size_t i = 0; i < phrase->n_tokens; i++) {
		double idf = (double)doc->terms.items[tokens[i].term].idf;

		if (idf > first)
			second = first, first = idf;
		else if (idf > second)
			second = idf;
	}
	if (phrase->other != PHRASE_NO_TERM)
		return fmax(first + second,
			    (double)doc->terms.items[phrase->other].idf);
	return first + second;
}

/*
 * The power 3/4 of how often: a keyword is what the article is about, so
 * frequency counts for more than in a sentence's weight.  Roots are the same on
 * every machine.  An acronym in parentheses behind its expansion is the same
 * mention.
 */
static double
weigh(const struct document *doc, const struct phrase *phrase)
{
	uint32_t n = phrase->n - (phrase->flags & PHRASE_EXPANSION ? 1 : 0);
	double root = sqrt(n);
	double weight = root * sqrt(root) * get_idf(doc, phrase);

	if (n == 1)
		weight *= ONCE_FACTOR;
	if (phrase->n_tokens > 1)
		weight *= PHRASE_FACTOR;
	return weight;
}

static void
weigh_all(struct chooser *c)
{
	for (size_t i = 0; i < c->finder.phrases.n_items; i++) {
		const struct phrase *phrase = &c->finder.phrases.items[i];
		double weight = weigh(c->doc, phrase) *
				(1 + POSITION_WEIGHT * POSITION_REACH /
					     (POSITION_REACH + phrase->token));

		c->candidates[i] = (struct candidate){weight, (uint32_t)i,
						      phrase->token};
	}
}

/* By weight, then by place, a phrase before its first words. */
static bool
goes_before(const void *context, const void *x, const void *y)
{
	const struct phrase *phrases = context;
	const struct candidate *a = x, *b = y;

	if (a->weight != b->weight)
		return a->weight > b->weight;
	if (a->token != b->token)
		return a->token < b->token;
	return phrases[a->phrase].n_tokens > phrases[b->phrase].n_tokens;
}

/* -- What can be a keyword ----------------------------------------------- */

/* The byte at AT of the text, or 0 outside of it. */
static char
byte_at(const struct document *doc, size_t at)
{
	return at < doc->n_bytes ? doc->text[at] : 0;
}

/* No letter or two, no abbreviation, no part of an address or file name. */
static bool
is_word(const struct document *doc, const struct token *token)
{
	const char *s = doc->text + token->begin;
	size_t n = token->end - token->begin;
	char before = token->begin ? byte_at(doc, token->begin - 1) : 0;
	char behind = byte_at(doc, token->end);
	char folded[FOLD_ROOM];

	if (n < MIN_WORD || (before && strchr("./@_", before)) ||
	    (behind && strchr("/@_", behind)))
		return false;
	if (behind != '.')
		return true;
	return !(unicode_latin1[(unsigned char)byte_at(doc, token->end + 1)] &
		 (UNICODE_ALPHA | UNICODE_DIGIT)) &&
	       !lexicon_find(doc->lexicon->abbreviations, folded,
			     fold_word(s, n, folded));
}

static enum lexicon_phrase
get_kind(const struct document *doc, size_t i)
{
	const struct token *token = &doc->tokens.items[i];

	return phrase_get_kind(doc, doc->text + token->begin,
			       token->end - token->begin);
}

/* What the word before token I is. */
static enum lexicon_phrase
get_kind_before(const struct document *doc, size_t i)
{
	size_t end = doc->tokens.items[i].begin, at;

	if (!end || (doc->text[end - 1] != ' ' && doc->text[end - 1] != '\n'))
		return PHRASE_NONE;
	at = unicode_skip_back(doc->text, 0, end - 1, UNICODE_WORD);
	return phrase_get_kind(doc, doc->text + at, end - 1 - at);
}

/* Whether the word of token I is an infinitive by its ending. */
static bool
is_infinitive(const struct document *doc, size_t i)
{
	const struct token *token = &doc->tokens.items[i];
	const char *end = doc->text + token->end;

	return token->end - token->begin > 3 && end[-1] == 'r' &&
	       strchr("aei", end[-2]);
}

/* Whether an article or preposition shows that the term is a noun. */
static bool
is_noun(const struct chooser *c, size_t token)
{
	uint32_t term = c->doc->tokens.items[token].term;
	size_t i = c->finder.words[term].first;

	for (int n = 0; i != PHRASE_NOWHERE && n < MAX_LOOKS;
	     i = c->finder.next[i], n++) {
		enum lexicon_phrase kind = get_kind_before(c->doc, i);

		if (kind == PHRASE_ARTICLE ||
		    (kind == PHRASE_PREPOSITION && !is_infinitive(c->doc, i)))
			return true;
	}
	return false;
}

static bool
is_name(const struct chooser *c, const struct phrase *phrase)
{
	const struct phrase_word *word =
		&c->finder.words[c->doc->tokens.items[phrase->token].term];

	return phrase->flags & PHRASE_NAME ||
	       (phrase->n_tokens == 1 && word->n_upper > word->n_lower);
}

/*
 * "Trump escala": behind a name, a word in small letters that does not end as
 * adjectives do is taken for a verb.
 */
static bool
starts_clause(const struct chooser *c, const struct phrase *phrase)
{
	static const char *const endings[] = {	     /* from the last byte on */
					      "ana", /* -ana */
					      "ona", /* -ano */
					      "ra",  /* -ar */
					      "la",  /* -al */
					      "sel", /* -les */
					      "s\251\303",  /* -és */
					      "ase",	    /* -esa */
					      "aci",	    /* -ica */
					      "oci",	    /* -ico */
					      "atsi",	    /* -ista */
					      "esne",	    /* -ense */
					      "a\261\303e", /* -eña */
					      "o\261\303e", /* -eño */
					      "avi",	    /* -iva */
					      "ovi",	    /* -ivo */
					      "ro",	    /* -or */
					      "aro",	    /* -ora */
					      "ada",	    /* -ada */
					      "oda",	    /* -ado */
					      "adi",	    /* -ida */
					      "odi",	    /* -ido */
					      "etna",	    /* -ante */
					      "etne",	    /* -ente */
					      "oso",	    /* -oso */
					      "aso",	    /* -osa */
					      "oira",	    /* -ario */
					      "aira",	    /* -aria */
					      "ani",	    /* -ina */
					      "oni",	    /* -ino */
					      "so",	    /* -os */
					      "sa",	    /* -as */
					      "elb",	    /* -ble */
					      "alo",	    /* -ola */
					      "lo",	    /* -ol */
					      "li",
					      /* -il */};
	const struct document *doc = c->doc;

	if (phrase->n_tokens < 2 ||
	    !(c->finder.marks[phrase->token] & MARK_NAME) ||
	    !(c->finder.marks[phrase->token] & MARK_BLANK))
		return false;
	for (size_t i = 1; i < phrase->n_tokens; i++)
		if (c->finder.marks[phrase->token + i] & MARK_UPPER)
			return false;
	return !phrase_has_ending(doc, phrase->token + 1, endings,
				  sizeof(endings) / sizeof(*endings));
}

/* What is left of the weight of PHRASE, 0..1; 0: it can be no keyword. */
static double
shape_factor(const struct chooser *c, const struct phrase *phrase)
{
	const struct document *doc = c->doc;

	if (phrase->n_tokens == 1 &&
	    !is_word(doc, &doc->tokens.items[phrase->token]))
		return 0;
	if (is_name(c, phrase))
		return 1;
	for (size_t i = 0; i < phrase->n_tokens; i++) {
		size_t at = phrase->token + i;
		enum lexicon_phrase kind;

		if (phrase_is_verb(doc, at))
			return 0;
		kind = get_kind(doc, at);
		if (kind == PHRASE_NEVER || (!i && kind != PHRASE_NONE))
			return 0;
	}
	if (starts_clause(c, phrase))
		return 0;
	return is_noun(c, phrase->token) ? 1 : BARE_FACTOR;
}

/* -- Choosing ------------------------------------------------------------ */

/*
 * Whether no chosen phrase is among the N tokens from I on.  A single word may
 * be if it leaves another: "Rivas" does not explain "Elena Rivas".
 */
static bool
is_free(const struct chooser *c, size_t i, size_t n)
{
	size_t n_covered = 0;

	for (size_t k = 0; k < n; k++) {
		if (c->covered[i + k] > 1)
			return false;
		n_covered += c->covered[i + k];
	}
	return n_covered < n;
}

/* Of more words than one it does not matter how many. */
static void
cover(struct chooser *c, size_t i, size_t n)
{
	for (size_t k = 0; k < n; k++)
		if (c->covered[i + k] < n)
			c->covered[i + k] = n > 1 ? 2 : 1;
}

/* How often PHRASE stands where no chosen one is. */
static size_t
count_free(const struct chooser *c, const struct phrase *phrase)
{
	const struct phrase_finder *finder = &c->finder;
	uint32_t term = c->doc->tokens.items[phrase->token].term;
	size_t n = 0;

	for (size_t i = finder->words[term].first; i != PHRASE_NOWHERE;
	     i = finder->next[i])
		n += phrase_matches(finder, phrase, i) &&
		     is_free(c, i, phrase->n_tokens);
	if (phrase->other == PHRASE_NO_TERM)
		return n;
	for (size_t i = finder->words[phrase->other].first; i != PHRASE_NOWHERE;
	     i = finder->next[i])
		n += phrase_matches_other(finder, phrase, i) &&
		     is_free(c, i, 1);
	return n;
}

static void
cover_all(struct chooser *c, const struct phrase *phrase)
{
	const struct phrase_finder *finder = &c->finder;
	uint32_t term = c->doc->tokens.items[phrase->token].term;

	for (size_t i = finder->words[term].first; i != PHRASE_NOWHERE;
	     i = finder->next[i])
		if (phrase_matches(finder, phrase, i))
			cover(c, i, phrase->n_tokens);
	if (phrase->other == PHRASE_NO_TERM)
		return;
	for (size_t i = finder->words[phrase->other].first; i != PHRASE_NOWHERE;
	     i = finder->next[i])
		if (phrase_matches_other(finder, phrase, i))
			cover(c, i, 1);
}

/* Takes the candidate, whose weight is final, unless better ones explain it. */
static void
take(struct chooser *c, const struct candidate *best)
{
	struct phrase *phrase = &c->finder.phrases.items[best->phrase];

	if ((double)count_free(c, phrase) <= FREE_SHARE * phrase->n)
		return;
	cover_all(c, phrase);
	phrase->weight = best->weight;
	c->chosen[c->n_chosen++] = *phrase;
}

/* The N_MOST best candidates, none explained by better ones. */
static void
choose(struct chooser *c, uint32_t n_most)
{
	struct phrase *phrases = c->finder.phrases.items;
	struct heap heap = {c->candidates, c->finder.phrases.n_items,
			    sizeof(*c->candidates), goes_before, phrases};
	size_t n_tries = MAX_TRIES * ((size_t)n_most + 1);

	heap_build(&heap);
	while (heap.n_items && c->n_chosen < n_most && n_tries--) {
		struct candidate *top = heap.items, best;
		struct phrase *phrase = &phrases[top->phrase];

		if (!(phrase->flags & PHRASE_CHECKED)) {
			phrase->flags |= PHRASE_CHECKED;
			top->weight *= shape_factor(c, phrase);
			heap_sift(&heap);
			continue;
		}
		heap_pop(&heap, &best);
		if (best.weight <= 0)
			return;
		take(c, &best);
	}
}

/* -- Surface forms ------------------------------------------------------- */

struct surface {
	uint32_t begin, n_bytes, n;
};

VECTOR_TYPE(surfaces, struct surface);

static bool
count_surface(const struct document *doc, struct surfaces *surfaces,
	      struct surface found)
{
	for (size_t i = 0; i < surfaces->n_items; i++) {
		struct surface *surface = &surfaces->items[i];

		if (surface->n_bytes == found.n_bytes &&
		    !memcmp(doc->text + surface->begin, doc->text + found.begin,
			    found.n_bytes)) {
			surface->n++;
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

/* The spelling in one piece, if it goes over a line end. */
static const char *
copy_surface(struct document *doc, const struct surface *surface)
{
	const char *s = doc->text + surface->begin;
	char *copy = arena_strndup(&doc->arena, s, surface->n_bytes);
	size_t n = 0;

	for (size_t i = 0; copy && i < surface->n_bytes; i++) {
		if (s[i] == '-' && i + 1 < surface->n_bytes &&
		    unicode_class_at(s + i + 1) & UNICODE_NEWLINE)
			i = unicode_skip(s, i + 1, surface->n_bytes,
					 UNICODE_SPACE);
		copy[n++] = s[i] == '\n' ? ' ' : s[i];
	}
	if (copy)
		copy[n] = '\0';
	return copy;
}

/* "La", "Los" in front of a name, unless a sentence begins; or BEGIN. */
static uint32_t
extend_back(const struct document *doc, uint32_t begin)
{
	const char *s = doc->text;
	uint32_t at;

	if (begin < 4 || s[begin - 1] != ' ')
		return begin;
	at = (uint32_t)unicode_skip_back(s, begin - 4, begin - 1,
					 UNICODE_ALPHA);
	if (!(unicode_class_at(s + at) & UNICODE_UPPER) || at < 2 ||
	    s[at - 1] != ' ' || begin - 1 - at < 2 ||
	    phrase_get_kind(doc, s + at, begin - 1 - at) != PHRASE_ARTICLE)
		return begin;
	at = (uint32_t)unicode_skip_back(s, 0, at, UNICODE_SPACE);
	return unicode_class_at(s + utf8_previous(s, at)) & UNICODE_WORD ||
			       s[at - 1] == ','
		       ? (uint32_t)unicode_skip(s, at, begin, UNICODE_SPACE)
		       : begin;
}

/* "General" behind "Fiscalía", a stop word in capitals; or END. */
static uint32_t
extend(const struct document *doc, uint32_t end)
{
	const char *s = doc->text;
	char folded[FOLD_ROOM];
	size_t at = end + 1, n;

	if (at >= doc->n_bytes || s[end] != ' ' ||
	    !(unicode_class_at(s + at) & UNICODE_UPPER))
		return end;
	at = unicode_skip(s, at, doc->n_bytes, UNICODE_ALPHA);
	n = fold_word(s + end + 1, at - end - 1, folded);
	return n && lexicon_find(doc->lexicon->stopwords, folded, n)
		       ? (uint32_t)at
		       : end;
}

/* Where the chosen phrases' occurrences are, in the order of the article. */
struct walk {
	const struct chooser *chooser;
	const struct phrase *phrase;
	uint32_t main, other; /* tokens, or PHRASE_NOWHERE */
	uint32_t segment;
	bool is_other; /* what has been found last */
};

/* The next occurrence; PHRASE_NOWHERE: there is none. */
static uint32_t
walk_next(struct walk *walk)
{
	const struct phrase_finder *finder = &walk->chooser->finder;
	const struct segment *segments = finder->doc->segments.items;
	bool found = false;
	uint32_t i = PHRASE_NOWHERE;

	while (!found) {
		walk->is_other = walk->other < walk->main;
		i = walk->is_other ? walk->other : walk->main;
		if (i == PHRASE_NOWHERE)
			return i;
		if (walk->is_other) {
			found = phrase_matches_other(finder, walk->phrase, i);
			walk->other = finder->next[i];
		} else {
			found = phrase_matches(finder, walk->phrase, i);
			walk->main = finder->next[i];
		}
	}
	while (segments[walk->segment].first_token +
		       segments[walk->segment].n_tokens <=
	       i)
		walk->segment++;
	return i;
}

static struct walk
walk_start(const struct chooser *c, const struct phrase *phrase)
{
	const struct phrase_word *words = c->finder.words;
	uint32_t term = c->doc->tokens.items[phrase->token].term;

	return (struct walk){.chooser = c,
			     .phrase = phrase,
			     .main = words[term].first,
			     .other = phrase->other == PHRASE_NO_TERM
					      ? PHRASE_NOWHERE
					      : words[phrase->other].first};
}

/* The range of the text that PHRASE, or its other form, has at token I. */
static struct surface
get_surface(const struct chooser *c, const struct phrase *phrase, size_t i,
	    bool other)
{
	const struct token *tokens = c->doc->tokens.items;
	uint32_t begin = tokens[i].begin;
	uint32_t end = tokens[i + (other ? 1 : phrase->n_tokens) - 1].end;

	if (!other && is_name(c, phrase)) {
		begin = extend_back(c->doc, begin);
		end = extend(c->doc, end);
	}
	return (struct surface){begin, end - begin, 1};
}

static const char *
choose_surface(struct document *doc, const struct surfaces *surfaces)
{
	const struct surface *best = surfaces->items;

	for (size_t i = 1; i < surfaces->n_items; i++)
		if (surfaces->items[i].n > best->n)
			best = &surfaces->items[i];
	return copy_surface(doc, best);
}

/* Fills in the acronym and what it stands for. */
static bool
describe_acronym(struct chooser *c, const struct phrase *phrase,
		 struct keyword *keyword)
{
	uint32_t first = c->finder.words[phrase->other].first;
	struct surface surface = get_surface(c, phrase, first, true);

	keyword->acronym = copy_surface(c->doc, &surface);
	surface = get_surface(c, phrase, phrase->token, false);
	keyword->expansion = copy_surface(c->doc, &surface);
	return keyword->acronym && keyword->expansion;
}

/* Fills in text, count and segments of a keyword. */
static bool
describe(struct chooser *c, const struct phrase *phrase,
	 struct keyword *keyword, struct surfaces *surfaces)
{
	struct walk walk = walk_start(c, phrase);
	bool other = phrase->flags & PHRASE_EXPANSION &&
		     2 * phrase->n_other > phrase->n;
	uint32_t i, last = UINT32_MAX;

	surfaces->n_items = 0;
	keyword->segments = arena_alloc(&c->doc->arena,
					phrase->n * sizeof(uint32_t));
	if (!keyword->segments)
		return false;
	while ((i = walk_next(&walk)) != PHRASE_NOWHERE &&
	       keyword->n_tokens < phrase->n) {
		keyword->n_tokens++;
		if (walk.segment != last)
			keyword->segments[keyword->n_segments++] = walk.segment;
		last = walk.segment;
		if (walk.is_other == other &&
		    !count_surface(c->doc, surfaces,
				   get_surface(c, phrase, i, other)))
			return false;
	}
	keyword->text = choose_surface(c->doc, surfaces);
	return keyword->text && (!(phrase->flags & PHRASE_EXPANSION) ||
				 describe_acronym(c, phrase, keyword));
}

static bool
describe_all(struct chooser *c, struct keywords *keywords)
{
	struct surfaces surfaces = {0};
	bool described = true;

	for (size_t i = 0; i < c->n_chosen && described; i++) {
		struct keyword *keyword = &keywords->items[keywords->n_items++];

		*keyword = (struct keyword){.weight = c->chosen[i].weight,
					    .score = c->chosen[i].weight /
						     c->chosen[0].weight};
		described = describe(c, &c->chosen[i], keyword, &surfaces);
	}
	vector_release(&surfaces);
	return described;
}

bool
keyword_find(struct document *doc, uint32_t n_most, struct keywords *keywords)
{
	struct chooser c = {.doc = doc, .finder.doc = doc};
	bool found = false;

	if (!n_most)
		return true;
	if (!phrase_find(&c.finder))
		goto out;
	if (n_most > c.finder.phrases.n_items)
		n_most = (uint32_t)c.finder.phrases.n_items;
	c.covered = calloc(doc->tokens.n_items + 1, 1);
	c.candidates =
		malloc((c.finder.phrases.n_items + 1) * sizeof(*c.candidates));
	c.chosen = malloc((n_most + 1) * sizeof(*c.chosen));
	if (!c.covered || !c.candidates || !c.chosen ||
	    !vector_add_room(keywords, n_most))
		goto out;
	weigh_all(&c);
	choose(&c, n_most);
	found = describe_all(&c, keywords);
out:
	phrase_release(&c.finder);
	free(c.covered);
	free(c.candidates);
	free(c.chosen);
	return found;
}
