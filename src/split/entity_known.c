/* SPDX-License-Identifier: MIT */
/*
 * What is known of names.  The first word of a sentence has a capital anyway:
 * it is a name if the lists of data/ have it, if a verb follows that nothing
 * else could be the subject of, or if the article has it as a name elsewhere,
 * which is known only after its last segment.  What a name is of is told by
 * its first word, by the lists, or by the word before it.
 */
#include <config.h>

#include "split/entity_capital.h"

#include "base/hash.h"
#include "split/word.h"

/* Of a stem in hardly any article: ln((N + 1) / (df + 0.5)), N some thousand. */
#define RARE_IDF 6.0F
/* … and of one that is no everyday word. */
#define UNCOMMON_IDF 4.0F
/* Slots for an article's words in doubt; those that do not fit are no names. */
#define N_SLOTS 256
#define MAX_FILLED (N_SLOTS / 2)

/* -- Lists --------------------------------------------------------------- */

uint32_t
entity_find_known(const struct entity_scanner *x, size_t begin, size_t end)
{
	char folded[FOLD_ROOM];
	size_t n = fold_word(x->s + begin, end - begin, folded);

	return n ? lexicon_find(x->doc->article.lexicon->known, folded, n) : 0;
}

bool
entity_is_listed(const struct entity_scanner *x, const struct name *name)
{
	const struct language *lexicon = x->doc->article.lexicon;

	return name->n_folded &&
	       (lexicon_find(lexicon->stopwords, name->folded,
			     name->n_folded) ||
		lexicon_find(lexicon->starters, name->folded, name->n_folded));
}

bool
entity_looks_like_verb(const struct entity_scanner *x, const struct name *name)
{
	return lexicon_add_endings(x->doc->article.lexicon->endings,
				   name->folded, name->n_folded, 2) &
	       (ENDING_OPENS | ENDING_MANNER);
}

/* -- The first word of a sentence ---------------------------------------- */

/* How many running words of the segment are known: none of a manifest's. */
static uint32_t
count_running(const struct entity_scanner *x)
{
	return x->doc->words.n_items ? x->segment->n_words : 0;
}

/* The place of the running word at AT in the segment, or their number. */
static uint32_t
find_running(const struct entity_scanner *x, size_t at)
{
	uint32_t n = count_running(x), low = 0, high = n;
	const struct running_word *words =
		n ? document_get_words(x->doc, x->segment) : NULL;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (words[middle].begin < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && words[low].begin == at ? low : n;
}

static float
get_idf(const struct entity_scanner *x, const struct running_word *word)
{
	return word->term == TERM_NONE ? 0
				       : x->doc->terms.items[word->term].idf;
}

bool
entity_is_rare(const struct entity_scanner *x, size_t at)
{
	uint32_t i = find_running(x, at);

	return i < count_running(x) &&
	       get_idf(x, document_get_words(x->doc, x->segment) + i) >=
		       RARE_IDF;
}

/* Whether AFTER, a word directly after one, is a verb of which that is the
 * subject. */
static bool
has_subject(const struct entity_scanner *x, const struct running_word *after,
	    float idf)
{
	const uint32_t verb = CUE_SAYING | CUE_FINITE | CUE_FUTURE;
	const uint32_t weak = CUE_COPULA | CUE_AUXILIARY | CUE_CLITIC;

	if (x->s[after->end - 1] == 'n' || after->cues & CUE_CAPITAL)
		return false;
	return (after->cues & verb && !(after->cues & CUE_NOUN) &&
		idf >= UNCOMMON_IDF) ||
	       (after->cues & weak && idf >= RARE_IDF);
}

/* Whether what follows the word shows that it is a name. */
static bool
is_subject(const struct entity_scanner *x, const struct name *name)
{
	const struct running_word *words;
	size_t at = entity_skip_blank(x, name->end);
	uint32_t i = find_running(x, name->begin);
	float idf;

	if (i + 1 >= count_running(x))
		return false;
	words = document_get_words(x->doc, x->segment) + i;
	idf = get_idf(x, &words[0]);
	if (idf >= RARE_IDF && i + 2 < count_running(x) &&
	    words[1].end - words[1].begin == 1 && words[1].begin == at &&
	    !(words[1].cues & CUE_CAPITAL) && words[2].cues & CUE_CAPITAL)
		return x->s[name->end - 1] != 's'; /* "Soto y Lobo" */
	if (words[1].begin == at)
		return has_subject(x, &words[1], idf);
	return idf >= RARE_IDF && x->s[at - 1] != 's' &&
	       words[1].cues & CUE_CAPITAL &&
	       (entity_has(x, name->end, ", ") || entity_has(x, at, "("));
}

enum entity_evidence
entity_judge(const struct entity_scanner *x, const struct name *name)
{
	if (name->flags & KNOWN_KINDS && !(name->flags & KNOWN_WORD))
		return EVIDENCE_NAME;
	if (name->flags & (HEAD_CROWD | HEAD_ROLE) ||
	    entity_looks_like_verb(x, name))
		return EVIDENCE_NONE;
	return is_subject(x, name) ? EVIDENCE_NAME : EVIDENCE_DOUBT;
}

/* -- What a name is of --------------------------------------------------- */

static enum sumario_entity_subtype
get_subtype(uint32_t head)
{
	switch (head & HEAD_KINDS) {
	case HEAD_ORGANISATION:
		return SUMARIO_SUBTYPE_ORGANISATION;
	case HEAD_PLACE:
		return SUMARIO_SUBTYPE_PLACE;
	case HEAD_PERSON:
		return SUMARIO_SUBTYPE_PERSON;
	case HEAD_EVENT:
	case HEAD_OTHER:
		return SUMARIO_SUBTYPE_OTHER;
	}
	return SUMARIO_SUBTYPE_UNKNOWN;
}

/* What the lists say, if they say one thing. */
static enum sumario_entity_subtype
judge_known(uint32_t flags)
{
	switch (flags & KNOWN_KINDS) {
	case KNOWN_GIVEN:
	case KNOWN_SURNAME:
	case KNOWN_GIVEN | KNOWN_SURNAME:
		return SUMARIO_SUBTYPE_PERSON;
	case KNOWN_PLACE:
		return SUMARIO_SUBTYPE_PLACE;
	case KNOWN_ORGANISATION:
		return SUMARIO_SUBTYPE_ORGANISATION;
	case KNOWN_OTHER:
		return SUMARIO_SUBTYPE_OTHER;
	}
	return SUMARIO_SUBTYPE_UNKNOWN;
}

static enum sumario_entity_subtype
judge_words(const struct entity_scanner *x, const struct name *name)
{
	enum sumario_entity_subtype subtype = SUMARIO_SUBTYPE_UNKNOWN;

	if (name->end == name->first.end)
		return judge_known(name->flags);
	if (name->flags & KNOWN_GIVEN && name->n_words > 1 &&
	    !(name->flags & HEAD_KINDS) &&
	    (name->is_direct || name->n_words > 2))
		return SUMARIO_SUBTYPE_PERSON;
	if (name->flags & KNOWN_MORE)
		subtype = judge_known(
			entity_find_known(x, name->begin, name->end));
	return subtype ? subtype : get_subtype(name->flags);
}

/* Whether the small word before AT is too short to tell anything: "en". */
static bool
is_silent(const struct entity_scanner *x, size_t at)
{
	size_t i = at;

	if (at < x->begin + 3 || x->s[at - 1] != ' ' ||
	    !ascii_is_lower(x->s[at - 2]))
		return true;
	for (i = at - 2; i > x->begin && at - i < 5; i--)
		if (x->s[i - 1] == ' ')
			return !strchr(at - i < 4 ? "d" : "dms", x->s[i]);
	return false;
}

/* What the words before NAME say: "el ministro", "la ciudad de". */
static void
judge_before(const struct entity_scanner *x, struct name *name)
{
	const struct language *lexicon = x->doc->article.lexicon;
	struct entity_word word;
	uint32_t flags;
	bool of;

	if (is_silent(x, name->begin))
		return;
	entity_look_back(x, name->begin, &word);
	of = word.n && word.n < 4 &&
	     lexicon_find(lexicon->names, word.folded, word.n) & NAME_JOINT;
	if (of)
		entity_look_back(x, word.begin, &word);
	if (!word.n)
		return;
	flags = lexicon_find(lexicon->known, word.folded, word.n);
	if (flags & HEAD_INSIDE && x->s[word.begin] == word.folded[0]) {
		name->begin = word.begin;
		name->subtype = SUMARIO_SUBTYPE_PLACE;
	} else if (of) {
		if (flags & HEAD_AFTER && flags & HEAD_PLACE &&
		    (!name->subtype || name->n_words == 1))
			name->subtype = SUMARIO_SUBTYPE_PLACE;
	} else if (name->subtype) {
		return;
	} else if (flags & HEAD_PERSON) {
		name->subtype = SUMARIO_SUBTYPE_PERSON;
	} else if (flags & HEAD_AFTER) {
		name->subtype = get_subtype(flags);
	}
}

void
entity_find_subtype(const struct entity_scanner *x, struct name *name)
{
	name->subtype = judge_words(x, name);
	if (!name->is_initial &&
	    (name->subtype != SUMARIO_SUBTYPE_PERSON || name->n_words == 1))
		judge_before(x, name);
}

/* -- The article's names ------------------------------------------------- */

/* The words in doubt, by their hashes. */
struct doubts {
	uint64_t hashes[N_SLOTS]; /* 0: a free slot */
	bool seen[N_SLOTS];	  /* the article has it as a name */
	bool begins[256];	  /* one of them begins with these two bytes */
	size_t n_filled;
	uint64_t seed;
};

/* What tells most words apart by their first two bytes. */
static unsigned char
get_begin(const char *s)
{
	return (unsigned char)(s[0] * 31 + s[1]);
}

/* Where the word of HASH is in DOUBTS, or belongs. */
static size_t
find_slot(const struct doubts *doubts, uint64_t hash)
{
	size_t i = (hash >> 16) % N_SLOTS;

	while (doubts->hashes[i] && doubts->hashes[i] != hash)
		i = (i + 1) % N_SLOTS;
	return i;
}

/* The hash of the first word of [at, end), never 0. */
static uint64_t
hash_word(const struct doubts *doubts, const char *s, size_t at, size_t end)
{
	struct word word;

	if (!word_next(s, at, end, &word))
		return 1;
	return hash_bytes(s + word.begin, word.end - word.begin,
			  doubts->seed) |
	       1;
}

static void
add_doubt(struct doubts *doubts, const char *s, const struct entity *entity)
{
	uint64_t hash = hash_word(doubts, s, entity->begin, entity->end);
	size_t i = find_slot(doubts, hash);

	if (doubts->n_filled == MAX_FILLED)
		return;
	doubts->n_filled += !doubts->hashes[i];
	doubts->hashes[i] = hash;
	doubts->begins[get_begin(s + entity->begin)] = true;
}

/* Looks which words of a name were in doubt. */
static void
see_name(struct doubts *doubts, const char *s, const struct entity *entity)
{
	const char *end = s + entity->end, *word = s + entity->begin;

	while (word && word + 1 < end) {
		if (doubts->begins[get_begin(word)]) {
			uint64_t hash = hash_word(doubts, word, 0,
						  (size_t)(end - word));
			size_t i = find_slot(doubts, hash);

			doubts->seen[i] |= doubts->hashes[i] == hash;
		}
		word = memchr(word, ' ', (size_t)(end - word));
		if (word)
			word++;
	}
}

/* Compares the names of the article with those in doubt. */
static void
resolve(struct doubts *doubts, const struct document *doc)
{
	const struct entity *entity = doc->entities.items;
	const char *s = doc->article.text;

	for (size_t i = 0; i < doc->entities.n_items; i++)
		if (entity[i].doubtful)
			add_doubt(doubts, s, &entity[i]);
	for (size_t i = 0; i < doc->entities.n_items; i++)
		if (entity[i].type == SUMARIO_ENTITY_NAME &&
		    !entity[i].doubtful && !entity[i].is_initial)
			see_name(doubts, s, &entity[i]);
}

static bool
is_seen(const struct doubts *doubts, const char *s, const struct entity *entity)
{
	uint64_t hash = hash_word(doubts, s, entity->begin, entity->end);

	return doubts->seen[find_slot(doubts, hash)];
}

void
entity_settle(struct entity_scanner *x)
{
	struct document *doc = x->doc;
	struct entities *all = &doc->entities;
	struct doubts doubts = {.seed = hash_seed()};
	size_t n = 0;

	resolve(&doubts, doc);
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		struct segment *segment = &doc->segments.items[i];
		size_t at = segment->first_entity,
		       end = at + segment->n_entities;

		segment->first_entity = (uint32_t)n;
		for (; at < end; at++)
			if (!all->items[at].doubtful ||
			    is_seen(&doubts, x->s, &all->items[at]))
				all->items[n++] = all->items[at];
		segment->n_entities = (uint32_t)n - segment->first_entity;
	}
	all->n_items = n;
}
