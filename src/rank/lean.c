/* SPDX-License-Identifier: MIT */
/*
 * How likely it is that a sentence cannot be read alone.
 * A sentence is read from its beginning as a reader would: a connective, then
 * perhaps an adverbial up to its comma, then the subject, which may be a
 * pronoun, or missing where the verb comes at once.  Besides, what it has of
 * names, of the title and of words that point back.  The cues that hold have a
 * weight each; their sum is the logit.  All numbers are integers, so the
 * result is the same everywhere.
 */
#include <config.h>

#include "rank/lean.h"

#include "rank/ranking.h"
#include "rank/word_line.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <string.h>

/* An adverbial before the subject has so many words at most. */
#define MAX_ADVERBIAL 14
/* A name is early among so many first words. */
#define EARLY_NAME 4
#define MANY_NAMES 3
#define MANY_TITLE_WORDS 3
/* The cue for the length counts words up to this. */
#define LONGEST 50
/* Sentences of at most so many words are very short, or short. */
#define WORDS_6 6
#define WORDS_11 11

const char *
lean_cue_name(enum lean_cue cue)
{
	/* Sorted by bytes, as the table of weights is. */
	static const char *const names[LEAN_N_CUES] = {"anaphor",
						       "bias",
						       "connective-hard",
						       "connective-soft",
						       "definite-open",
						       "demonstrative-open",
						       "digit",
						       "first-in-paragraph",
						       "length",
						       "name-early",
						       "no-end",
						       "no-name",
						       "no-title-word",
						       "personal-open",
						       "possessive-early",
						       "possessive-open",
						       "pronoun-open",
						       "quoted-none",
						       "quoted-opens",
						       "quoted-whole",
						       "said-tail",
						       "then",
						       "three-names",
						       "three-title-words",
						       "verb-open",
						       "verb-says",
						       "words-11",
						       "words-6"};

	return names[cue];
}

/* A sentence, and how far it has been read. */
struct view {
	struct document *doc;
	bool titled; /* there is a title */
	const struct segment *segment;
	const struct running_word *words;
	const struct quotation *quotation;
	uint32_t n;
	uint32_t cues;	  /* bits, by enum lean_cue */
	uint32_t opening; /* so many words tell how it leans */
	uint32_t asked;	  /* the word that find_word() was last asked for … */
	uint32_t found;	  /* … and what it found */
};

static void
set(struct view *view, enum lean_cue cue, bool holds)
{
	view->cues |= (uint32_t)holds << cue;
}

static bool
has(const struct view *view, uint32_t k, uint32_t cues)
{
	return k < view->n && view->words[k].cues & cues;
}

static const char *
get_bytes(const struct view *view, uint32_t k)
{
	return view->doc->article.text + view->words[k].begin;
}

static size_t
get_length(const struct view *view, uint32_t k)
{
	return view->words[k].end - view->words[k].begin;
}

/* Word K as lists have it; returns its length. */
static size_t
fold(const struct view *view, uint32_t k, char folded[FOLD_ROOM])
{
	return fold_word(get_bytes(view, k), get_length(view, k), folded);
}

/* What data/es/words.tsv says of word K. */
static uint32_t
find_word(struct view *view, uint32_t k)
{
	char folded[FOLD_ROOM];

	if (view->asked != k) {
		view->asked = k;
		view->found = lexicon_find(view->doc->article.lexicon->words,
					   folded, fold(view, k, folded));
	}
	return view->found;
}

static bool
is_word(struct view *view, uint32_t k, uint32_t words)
{
	return k < view->n && find_word(view, k) & words;
}

/* … written with a small letter. */
static bool
is_small_word(struct view *view, uint32_t k, uint32_t words)
{
	return !has(view, k, CUE_CAPITAL) && is_word(view, k, words);
}

/* Whether word K has such an ending after at least REST bytes. */
static bool
has_ending(const struct view *view, uint32_t k, size_t rest, uint32_t endings)
{
	char folded[FOLD_ROOM];

	return lexicon_add_endings(view->doc->article.lexicon->endings, folded,
				   fold(view, k, folded), rest) &
	       endings;
}

/* -- The opening ---------------------------------------------------------- */

/* What data/es/leaning.tsv has at word K, and how many words that is. */
static uint32_t
find_leaning(const struct view *view, uint32_t k, uint32_t *n_words)
{
	*n_words = 0;
	if (!has(view, k, CUE_CONNECTIVE))
		return 0;
	return line_find_at(view->doc->article.text, view->words + k,
			    view->n - k, view->doc->article.lexicon->leaning,
			    n_words);
}

/*
 * How many words of a connective the sentence begins with; a preposition
 * after it makes another thing of it: "además de", "después de que".
 */
static uint32_t
read_connective(struct view *view)
{
	uint32_t n;
	uint32_t found = find_leaning(view, 0, &n);

	if (!(found & (LEANING_LEANS | LEANING_CONNECTS)) ||
	    is_small_word(view, n, WORD_RELATES))
		return 0;
	set(view,
	    found & LEANING_LEANS ? LEAN_CONNECTIVE_HARD : LEAN_CONNECTIVE_SOFT,
	    true);
	view->opening = n;
	return n;
}

/* "Este año" does not lean, nor does "este 2024". */
static bool
is_time(struct view *view, uint32_t k)
{
	return has(view, k + 1, CUE_TIME | CUE_DIGIT) &&
	       is_word(view, k, WORD_NEAR);
}

/* "Esto", "aquél"; in capitals, where accents are missing, it may be either. */
static bool
is_pronoun(struct view *view, uint32_t k)
{
	unsigned char last =
		(unsigned char)get_bytes(view, k)[get_length(view, k) - 1];

	return !(last >= 'A' && last <= 'Z') && is_word(view, k, WORD_PRONOUN);
}

/* "el", "la", "los", "las". */
static bool
is_definite(struct view *view, uint32_t k)
{
	return has(view, k, CUE_ARTICLE) && is_word(view, k, WORD_DEFINITE);
}

/* "al", "del". */
static bool
is_contracted(struct view *view, uint32_t k)
{
	return has(view, k, CUE_ARTICLE) && is_word(view, k, WORD_CONTRACTED);
}

/* Pronouns at K, after the connective and perhaps a preposition. */
static void
read_pronoun(struct view *view, uint32_t k)
{
	if (has(view, k, CUE_PREPOSITION) || is_contracted(view, k)) {
		k++;
		if (is_small_word(view, k, WORD_OF))
			k++;
	}
	if (!has(view, k, CUE_DEMONSTRATIVE | CUE_PERSONAL | CUE_POSSESSIVE))
		return;
	if (has(view, k, CUE_PERSONAL))
		set(view, LEAN_PERSONAL_OPEN, true);
	else if (has(view, k, CUE_POSSESSIVE))
		set(view, LEAN_POSSESSIVE_OPEN, true);
	else if (is_pronoun(view, k))
		set(view, LEAN_PRONOUN_OPEN, true);
	else if (!is_time(view, k))
		set(view, LEAN_DEMONSTRATIVE_OPEN, true);
	else
		return;
	view->opening = k + 1;
}

/* Whether an adverbial may begin at word K. */
static bool
is_adverbial(struct view *view, uint32_t k)
{
	if (k >= view->n)
		return false;
	if (has(view, k,
		CUE_PREPOSITION | CUE_ADVERB | CUE_CALENDAR | CUE_TIME) ||
	    is_contracted(view, k))
		return true;
	return view->words[k].term == TERM_NONE
		       ? is_word(view, k, WORD_WHILE)
		       : has_ending(view, k, 2, ENDING_MANNER);
}

/* The word after an adverbial that begins at K and ends with a comma. */
static uint32_t
skip_adverbial(struct view *view, uint32_t k)
{
	const char *s = view->doc->article.text;

	if (!is_adverbial(view, k))
		return k;
	for (uint32_t i = k; i + 1 < view->n && i < k + MAX_ADVERBIAL; i++)
		if (s[view->words[i].end] == ',')
			return i + 1;
	return k;
}

/* Whether the word K is a verb of a sentence, "dijo", but no participle. */
static bool
is_finite(const struct view *view, uint32_t k)
{
	if (has(view, k, CUE_NOUN) || get_length(view, k) < 2)
		return false;
	if (has(view, k, CUE_FINITE))
		return true;
	return has(view, k, CUE_SAYING) && get_length(view, k) >= 4 &&
	       !has_ending(view, k, 1, ENDING_PARTICIPLE);
}

/* After "la", "los", "las" a noun is likelier than a verb: "la llega"? */
static bool
is_clear_verb(const struct view *view, uint32_t k)
{
	return has(view, k, CUE_AUXILIARY | CUE_COPULA) ||
	       has_ending(view, k, 1, ENDING_CLEAR);
}

static bool
is_impersonal(const struct view *view, uint32_t k)
{
	uint32_t n;

	return find_leaning(view, k, &n) & LEANING_IMPERSONAL;
}

/* Whether its subject is after the verb K: "Dijo el ministro". */
static bool
has_subject_behind(struct view *view, uint32_t k)
{
	size_t end;

	if (k + 1 >= view->n)
		return false;
	end = view->words[k].end;
	if (end + 1 != view->words[k + 1].begin)
		return false; /* a colon or a mark is between */
	return has(view, k + 1, CUE_CAPITAL) ||
	       (has(view, k + 1, CUE_ARTICLE) && !is_contracted(view, k + 1));
}

/* A verb where the subject should be, at K. */
static void
read_verb(struct view *view, uint32_t k)
{
	uint32_t begin;

	while (has(view, k, CUE_ADVERB))
		k++;
	begin = k;
	while (has(view, k, CUE_CLITIC))
		k++;
	if (k >= view->n || (has(view, k, CUE_CAPITAL) && k > 1) ||
	    !is_finite(view, k) || is_impersonal(view, k) ||
	    is_impersonal(view, begin))
		return;
	if (k > begin && !is_clear_verb(view, k) &&
	    has(view, k - 1, CUE_ARTICLE))
		return;
	if (has(view, k, CUE_SAYING) && k == begin) {
		if (has_subject_behind(view, k))
			return;
		set(view, LEAN_VERB_SAYS, true);
	}
	set(view, LEAN_VERB_OPEN, true);
	view->opening = k + 1;
}

static void
read_opening(struct view *view)
{
	uint32_t k, v;

	k = read_connective(view);
	read_pronoun(view, k);
	v = skip_adverbial(view, k);
	set(view, LEAN_DEFINITE_OPEN, is_definite(view, v));
	read_verb(view, v);
}

/* -- The rest ------------------------------------------------------------- */

/* Whether a sentence or a quotation begins at word K, not the first. */
static bool
begins(const struct view *view, uint32_t k)
{
	const char *s = view->doc->article.text;
	size_t at = view->words[k].begin;

	/* A blank after a small letter or a comma: nothing begins. */
	if (s[at - 1] == ' ' && (s[at - 2] == ',' || s[at - 2] >= 'a'))
		return false;
	at = unicode_skip_back(s, view->segment->begin, at, UNICODE_SPACE);
	switch (utf8_get(s + utf8_previous(s, at))) {
	case '.':
	case '!':
	case '?':
	case ':':
	case '"':
	case 0xA1:   /* ¡ */
	case 0xBF:   /* ¿ */
	case 0xAB:   /* « */
	case 0x201C: /* “ */
		return true;
	}
	return false;
}

/* Whether the first word is a name: it was one before, or one follows. */
static bool
is_first_name(const struct view *view)
{
	const struct running_word *word = view->words;

	return word->term != TERM_NONE &&
	       (view->doc->ranking->terms.items[word->term].is_name ||
		(word->cues == CUE_CAPITAL && has(view, 1, CUE_CAPITAL)));
}

/* Whether word K, which begins with a capital, is a name. */
static bool
take_name(struct view *view, uint32_t k)
{
	uint32_t term = view->words[k].term;

	if (!k)
		return is_first_name(view);
	if (begins(view, k))
		return false;
	if (term != TERM_NONE)
		view->doc->ranking->terms.items[term].is_name = true;
	return true;
}

/* "después" and the like with nothing after which it is. */
static bool
is_then(struct view *view, uint32_t k)
{
	uint32_t words;

	if (has(view, k, CUE_CAPITAL))
		return false;
	words = find_word(view, k);
	return words & WORD_THEN ||
	       (words & WORD_LATER && !is_small_word(view, k + 1, WORD_THAN));
}

static void
read_words(struct view *view)
{
	const uint32_t looked_at = CUE_POSSESSIVE | CUE_CAPITAL | CUE_ADVERB |
				   CUE_TIME;
	const struct running_word *words = view->words;
	uint32_t n = view->n, n_names = 0, first_name = n, possessive = n;
	uint32_t cues = view->segment->cues;

	for (uint32_t k = 0; k < n; k++) {
		uint32_t own = words[k].cues;

		if (!(own & looked_at))
			continue;
		if (own & CUE_POSSESSIVE && possessive == n)
			possessive = k;
		if (own & CUE_CAPITAL && take_name(view, k) && !n_names++)
			first_name = k;
		if (own & (CUE_ADVERB | CUE_TIME))
			set(view, LEAN_THEN, is_then(view, k));
	}
	set(view, LEAN_ANAPHOR, cues & CUE_ANAPHOR);
	set(view, LEAN_DIGIT, cues & CUE_DIGIT);
	set(view, LEAN_NO_NAME, !n_names);
	set(view, LEAN_THREE_NAMES, n_names >= MANY_NAMES);
	set(view, LEAN_NAME_EARLY, first_name < EARLY_NAME && n_names);
	set(view, LEAN_POSSESSIVE_EARLY, possessive < first_name);
}

/* Terms of the title, each counted once. */
static void
read_title(struct view *view)
{
	const struct token *tokens = document_get_tokens(view->doc,
							 view->segment);
	const struct term_rating *terms = view->doc->ranking->terms.items;
	uint32_t found[MANY_TITLE_WORDS], n = 0;

	if (!view->titled)
		return;
	for (uint32_t i = 0;
	     i < view->segment->n_tokens && n < MANY_TITLE_WORDS; i++) {
		uint32_t term = tokens[i].term, k = 0;

		if (!(terms[term].title > 0))
			continue;
		while (k < n && found[k] != term)
			k++;
		if (k == n)
			found[n++] = term;
	}
	set(view, LEAN_NO_TITLE_WORD, !n);
	set(view, LEAN_THREE_TITLE_WORDS, n == MANY_TITLE_WORDS);
}

/* "…», dijo." and "…», señaló en la radio": a verb and nobody. */
static bool
has_said_tail(struct view *view)
{
	uint32_t k = view->quotation->tail;
	const char *s = view->doc->article.text;

	if (!k || k >= view->n)
		return false;
	if (has(view, k, CUE_AUXILIARY))
		k++;
	if (!has(view, k, CUE_SAYING))
		return false;
	return k + 1 == view->n || s[view->words[k].end] == ',' ||
	       s[view->words[k].end] == '.' ||
	       has(view, k + 1,
		   CUE_PREPOSITION | CUE_ADVERB | CUE_CALENDAR |
			   CUE_DEMONSTRATIVE) ||
	       is_contracted(view, k + 1);
}

static void
read_quotation(struct view *view)
{
	enum quotation_class class = view->quotation->class;

	set(view, LEAN_QUOTED_NONE, class == QUOTATION_OUTSIDE);
	set(view, LEAN_QUOTED_WHOLE,
	    class >= QUOTATION_SPEAKER && class <= QUOTATION_WHOLE);
	set(view, LEAN_QUOTED_OPENS, class == QUOTATION_OPENS);
	set(view, LEAN_SAID_TAIL, has_said_tail(view));
}

static void
read_shape(struct view *view, bool first_in_block)
{
	const struct segment *segment = view->segment;
	char last = view->doc->article.text[segment->end - 1];

	set(view, LEAN_WORDS_6, view->n <= WORDS_6);
	set(view, LEAN_WORDS_11, view->n > WORDS_6 && view->n <= WORDS_11);
	set(view, LEAN_FIRST_IN_PARAGRAPH, first_in_block);
	set(view, LEAN_NO_END, last == '?' || last == ':' || last == ',');
}

/* -- The model ------------------------------------------------------------ */

struct lean_weights {
	int32_t of[LEAN_N_CUES]; /* in thousandths */
};

/*
 * The table is sorted as the cues are, so if it has all of them they are in
 * its order; a user's own may have others.
 */
static void
read_weights(const struct lexicon_table *table, struct lean_weights *weights)
{
	for (int i = 0; i < LEAN_N_CUES; i++) {
		const char *name = lean_cue_name((enum lean_cue)i);

		weights->of[i] =
			(int32_t)(table->n_entries == LEAN_N_CUES
					  ? table->entries[i].value
					  : lexicon_find(table, name,
							 strlen(name)));
	}
}

/* 1000 / (1 + exp(-z)), z in thousandths: by a table in steps of a half. */
static uint32_t
squash(int32_t z)
{
	static const uint16_t table[] = {500, 622, 731, 818, 881, 924,
					 953, 971, 982, 989, 993, 996,
					 998, 998, 999, 999, 1000};
	const uint32_t step = 500;
	uint32_t size = z < 0 ? (uint32_t)-z : (uint32_t)z, i = size / step;
	uint32_t p = 1000;

	if (i < sizeof(table) / sizeof(*table) - 1)
		p = table[i] + (table[i + 1] - table[i]) * (size % step) / step;
	return z < 0 ? 1000 - p : p;
}

static uint32_t
get_permille(const struct lean_weights *weights, uint32_t cues,
	     uint32_t n_words)
{
	int32_t length = n_words < LONGEST ? (int32_t)n_words : LONGEST;
	int32_t z = weights->of[LEAN_BIAS] +
		    weights->of[LEAN_LENGTH] * length / LONGEST;

	for (; cues; cues &= cues - 1)
		z += weights->of[__builtin_ctz(cues)];
	return squash(z);
}

static void
measure(struct document *doc, size_t i, bool titled,
	const struct lean_weights *weights)
{
	struct leaning *leaning = &doc->ranking->leanings.items[i];
	struct view view = {.doc = doc,
			    .titled = titled,
			    .segment = &doc->segments.items[i],
			    .quotation = &doc->ranking->quotations.items[i],
			    .asked = UINT32_MAX};

	view.words = document_get_words(doc, view.segment);
	view.n = view.segment->n_words;
	*leaning = (struct leaning){0};
	if (view.segment->kind == SUMARIO_HEADING || !view.n)
		return;
	read_opening(&view);
	read_words(&view);
	read_title(&view);
	read_quotation(&view);
	read_shape(&view, !i || view.segment[-1].block != view.segment->block);
	leaning->cues = view.cues;
	leaning->permille = get_permille(weights, view.cues, view.n);
	leaning->opening_end = view.opening ? view.words[view.opening - 1].end
					    : view.segment->begin;
}

bool
lean_measure(struct document *doc, bool titled)
{
	struct lean_weights weights;

	if (!vector_add_room(&doc->ranking->leanings, doc->segments.n_items))
		return false;
	doc->ranking->leanings.n_items = doc->segments.n_items;
	read_weights(doc->article.lexicon->lean_weights, &weights);
	for (size_t i = 0; i < doc->segments.n_items; i++)
		measure(doc, i, titled, &weights);
	return true;
}
