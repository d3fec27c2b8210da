/* SPDX-License-Identifier: MIT */
/*
 * What articles claim: numbers, dates and names with the words around them.
 * The title, then the segments, are read word by word.  A claim goes on over up
 * to two words like "de la" if another part of it comes after them; so these
 * are kept back until that is known.
 *
 * Runs are k-shingles (Broder 1997).  Of a long article the smallest hashes are
 * kept; two articles are then compared below the smaller of both limits.
 */
#include <config.h>

#include "brief/claims.h"

#include "base/hash.h"
#include "base/order.h"
#include "rank/ranking.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

/* Words like "de la" that may be inside a claim. */
#define MAX_JOINTS 2
/* Two texts are of one pattern from so many conflicts on, … */
#define MIN_CONFLICTS 2
/* … and from this share of the claims that both have a place for. */
#define PATTERN 0.45
/* … if the other words are much the same: so much of one is in the other. */
#define PATTERN_SHARED 0.15
/* Stems that are a lead. */
#define MIN_LEAD 8
/* Copies share so much of the lead. */
#define SAME_LEAD 0.35
/* Words between "no" and what it denies: "no se lo". */
#define MAX_DENIED 4
/* Bytes of a word like "no". */
#define MAX_NO 8

struct reader {
	const struct document *doc;
	const char *text; /* of the title, or of the article */
	uint32_t end;	  /* of the word before */
	bool begins;	  /* there is none: a sentence begins */
	/* Hashes of the two words before, the later one last. */
	uint64_t before[2];
	/* The claim that is being read, or none. */
	bool in_claim;
	uint64_t slot[2], value;
	uint64_t joints[MAX_JOINTS];
	uint32_t n_joints;
	struct claim claims[CLAIMS_MAX];
	uint32_t n_claims;
	/* Stems of the lead: all, and which of them are denied. */
	uint32_t stems[CLAIMS_LEAD], n_stems;
	bool denied[CLAIMS_LEAD];
	uint32_t denial; /* words since "no", or MAX_DENIED */
};

/* The smaller half of a hash of N numbers. */
static uint32_t
mix(const uint64_t *numbers, size_t n)
{
	return (uint32_t)hash_bytes(numbers, n * sizeof(*numbers), 0);
}

/* -- Claims -------------------------------------------------------------- */

static void
shift(struct reader *reader, uint64_t word)
{
	reader->before[0] = reader->before[1];
	reader->before[1] = word;
}

/* The claim ends before a word, 0 if before none. */
static void
end_claim(struct reader *reader, uint64_t after)
{
	uint64_t slot[3] = {reader->slot[0], reader->slot[1],
			    reader->n_joints ? reader->joints[0] : after};

	if (!reader->in_claim)
		return;
	if (reader->n_claims < CLAIMS_MAX)
		reader->claims[reader->n_claims++] =
			(struct claim){mix(slot, 3), mix(&reader->value, 1)};
	reader->in_claim = false;
	shift(reader, '#');
	for (uint32_t i = 0; i < reader->n_joints; i++)
		shift(reader, reader->joints[i]);
	reader->n_joints = 0;
}

static void
take_claim(struct reader *reader, uint64_t word)
{
	uint64_t both[2] = {reader->value, word};

	if (!reader->in_claim) {
		reader->slot[0] = reader->before[0];
		reader->slot[1] = reader->before[1];
		both[0] = 0;
	}
	reader->in_claim = true;
	reader->n_joints = 0;
	reader->value = hash_bytes(both, sizeof(both), 0);
}

static void
take_other(struct reader *reader, uint64_t word, bool is_joint)
{
	if (reader->in_claim && is_joint && reader->n_joints < MAX_JOINTS) {
		reader->joints[reader->n_joints++] = word;
		return;
	}
	end_claim(reader, word);
	shift(reader, word);
}

/* What comes between two words. */
enum between {
	BETWEEN_NOTHING, /* blanks, and what is inside a name: "J. Gil" */
	BETWEEN_PARTS,	 /* what ends a claim: a comma */
	BETWEEN_BEGINS	 /* what a sentence or quotation begins after */
};

static enum between
see_between(const char *s, size_t begin, size_t end)
{
	enum between between = BETWEEN_NOTHING;

	if (end == begin + 1 && s[begin] == ' ')
		return BETWEEN_NOTHING;
	for (size_t i = begin; i < end; i += utf8_length((unsigned char)s[i])) {
		unsigned class = unicode_class_at(s + i);

		if (strchr(".!?:\n\"([|", s[i]) ||
		    class & (UNICODE_OPEN | UNICODE_DASH | UNICODE_TERMINATOR))
			return BETWEEN_BEGINS;
		if (!(class & UNICODE_SPACE))
			between = BETWEEN_PARTS;
	}
	return between;
}

bool
claims_may_begin(const char *s, size_t begin, size_t end)
{
	return see_between(s, begin, end) == BETWEEN_BEGINS;
}

/* A number in words; "un" is an article more often. */
static bool
is_numeral(const struct language *lexicon, const char *folded, size_t n)
{
	return lexicon_find(lexicon->conventions->numerals, folded, n) > 1;
}

static bool
is_day_or_month(const struct language *lexicon, const char *folded, size_t n)
{
	return lexicon_find(lexicon->months, folded, n) ||
	       lexicon_find(lexicon->furniture, folded, n) == ENTRY_WEEKDAY;
}

/* What "no" denies: the next stem, if there is no article before it. */
static void
see_denial(struct reader *reader, const struct running_word *word, bool is_no)
{
	if (is_no)
		reader->denial = 0;
	else if (reader->denial < MAX_DENIED)
		reader->denial = word->cues & CUE_ARTICLE ? MAX_DENIED
							  : reader->denial + 1;
}

/* Takes WORD; returns its mark as a number, or 0. */
static uint32_t
take_word(struct reader *reader, const struct running_word *word)
{
	const struct language *lexicon = reader->doc->article.lexicon;
	enum between between = reader->begins
				       ? BETWEEN_BEGINS
				       : see_between(reader->text, reader->end,
						     word->begin);
	char folded[FOLD_ROOM];
	size_t n = fold_word(reader->text + word->begin,
			     word->end - word->begin, folded);
	uint64_t hash = hash_bytes(folded, n, 0);
	bool is_number = word->cues & CUE_DIGIT ||
			 is_numeral(lexicon, folded, n);
	bool is_no = n <= MAX_NO &&
		     lexicon_find(lexicon->conventions->roles, folded, n) &
			     ROLE_NEGATION;

	reader->begins = false;
	reader->end = word->end;
	if (between != BETWEEN_NOTHING)
		end_claim(reader, hash);
	if (is_number ||
	    (word->cues & CUE_CAPITAL && between != BETWEEN_BEGINS) ||
	    (word->cues & CUE_CALENDAR && is_day_or_month(lexicon, folded, n)))
		take_claim(reader, hash);
	else
		take_other(reader, hash,
			   word->cues & (CUE_JOINT | CUE_ARTICLE));
	see_denial(reader, word, is_no);
	return is_number ? UINT32_C(1) << (hash % CLAIMS_DENIED) : 0;
}

/* Takes the stem of the last word; returns whether it is denied. */
static bool
take_stem(struct reader *reader, uint64_t hash)
{
	bool denied = reader->denial < MAX_DENIED;

	reader->denial = MAX_DENIED;
	if (reader->n_stems == CLAIMS_LEAD)
		return denied;
	reader->denied[reader->n_stems] = denied;
	reader->stems[reader->n_stems++] = (uint32_t)hash;
	return denied;
}

/* -- Runs ---------------------------------------------------------------- */

static int
compare_claims(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;

	if (x->slot != y->slot)
		return x->slot < y->slot ? -1 : 1;
	return (x->value > y->value) - (x->value < y->value);
}

/* Sorts N hashes and drops what is there twice; returns how many are left. */
static uint32_t
sort_hashes(uint32_t *hashes, size_t n)
{
	uint32_t kept = 0;

	if (n)
		qsort(hashes, n, sizeof(*hashes), order_numbers);
	for (size_t i = 0; i < n; i++)
		if (!kept || hashes[kept - 1] != hashes[i])
			hashes[kept++] = hashes[i];
	return kept;
}

/* Adds the runs of the first N stems, at most MAX; room has been made. */
static uint16_t
add_runs(struct claim_hashes *hashes, const uint64_t *stems, size_t n,
	 uint32_t max)
{
	uint32_t *own = hashes->items + hashes->n_items;
	size_t n_runs = n < CLAIMS_RUN ? 0 : n - CLAIMS_RUN + 1;
	uint32_t kept;

	for (size_t i = 0; i < n_runs; i++)
		own[i] = mix(stems + i, CLAIMS_RUN);
	kept = sort_hashes(own, n_runs);
	if (kept > max)
		kept = max;
	hashes->n_items += kept;
	return (uint16_t)kept;
}

/* Adds the stems of the lead that are denied, or those that are not. */
static uint16_t
add_stems(struct claim_hashes *hashes, const struct reader *reader, bool denied)
{
	uint32_t *own = hashes->items + hashes->n_items, n = 0;

	for (uint32_t i = 0; i < reader->n_stems; i++)
		if (reader->denied[i] == denied)
			own[n++] = reader->stems[i];
	n = sort_hashes(own, n);
	hashes->n_items += n;
	return (uint16_t)n;
}

/* -- An article ---------------------------------------------------------- */

/* Hashes of the stems as they are read, and how many there are. */
struct stems {
	uint64_t *hashes; /* of the terms, then the stems in order */
	uint64_t *order;
	size_t n;
};

static bool
hash_terms(const struct document *doc, struct stems *stems)
{
	size_t n_terms = doc->terms.n_items;
	size_t n = n_terms + doc->tokens.n_items + doc->title_stems.n_items;

	stems->hashes = malloc((n + 1) * sizeof(*stems->hashes));
	if (!stems->hashes)
		return false;
	stems->order = stems->hashes + n_terms;
	for (size_t i = 0; i < n_terms; i++) {
		const char *text = doc->terms.items[i].stem_text;

		stems->hashes[i] = hash_bytes(text, strlen(text), 0);
	}
	return true;
}

static bool
add_stem(struct reader *reader, struct stems *stems, uint64_t hash)
{
	stems->order[stems->n++] = hash;
	return take_stem(reader, hash);
}

static void
read_title(struct reader *reader, struct stems *stems)
{
	const struct document *doc = reader->doc;

	reader->text = doc->article.title;
	reader->begins = true;
	for (size_t i = 0; i < doc->title_words.n_items; i++) {
		const char *stem = doc->title_stems.items[i].text;

		take_word(reader, &doc->title_words.items[i]);
		if (stem)
			add_stem(reader, stems,
				 hash_bytes(stem, strlen(stem), 0));
	}
}

static void
read_segment(struct reader *reader, const struct segment *segment,
	     struct stems *stems, uint32_t *marks)
{
	const struct running_word *words = document_get_words(reader->doc,
							      segment);

	reader->text = reader->doc->article.text;
	reader->begins = true;
	for (uint32_t i = 0; i < segment->n_words; i++) {
		marks[i] = take_word(reader, &words[i]);
		if (words[i].term != TERM_NONE &&
		    add_stem(reader, stems, stems->hashes[words[i].term]))
			marks[i] |= UINT32_C(1) << CLAIMS_DENIED;
	}
}

/*
 * How many of N stems are the lead: of a short text half of it, for its other
 * half may be what all articles of an affair repeat.
 */
static size_t
count_lead(size_t n)
{
	size_t half = n / 2 > MIN_LEAD ? n / 2 : MIN_LEAD;

	half = half < n ? half : n;
	return half < CLAIMS_LEAD ? half : CLAIMS_LEAD;
}

static bool
add_all(const struct reader *reader, const struct stems *stems,
	struct claim_list *claims, struct claim_hashes *hashes,
	struct claims_size *size)
{
	const uint64_t *order = stems->order;
	size_t n = stems->n;

	if (!vector_add_room(claims, reader->n_claims) ||
	    !vector_add_room(hashes, n + CLAIMS_REACH + 2 * CLAIMS_LEAD))
		return false;
	if (reader->n_claims) {
		struct claim *own = claims->items + claims->n_items;

		memcpy(own, reader->claims, reader->n_claims * sizeof(*own));
		qsort(own, reader->n_claims, sizeof(*own), compare_claims);
	}
	claims->n_items += reader->n_claims;
	size->n_claims = (uint16_t)reader->n_claims;
	size->n_runs = add_runs(hashes, order, n, CLAIMS_MAX_RUNS);
	size->n_lead = add_runs(hashes, order, count_lead(n), CLAIMS_LEAD);
	size->n_reach = add_runs(hashes, order,
				 n < CLAIMS_REACH ? n : CLAIMS_REACH,
				 CLAIMS_REACH);
	size->n_denied = add_stems(hashes, reader, true);
	size->n_told = add_stems(hashes, reader, false);
	return true;
}

bool
claims_read(const struct document *doc, struct claim_list *claims,
	    struct claim_hashes *hashes, struct claims_size *size,
	    uint32_t *marks)
{
	struct reader reader = {.doc = doc, .denial = MAX_DENIED};
	struct stems stems = {0};
	bool done = hash_terms(doc, &stems);

	if (done) {
		read_title(&reader, &stems);
		for (size_t i = 0; i < doc->segments.n_items; i++)
			if (ranking_is_article(doc, i))
				read_segment(&reader, &doc->segments.items[i],
					     &stems,
					     marks + doc->segments.items[i]
							     .first_word);
		end_claim(&reader, 0);
		done = add_all(&reader, &stems, claims, hashes, size);
	}
	free(stems.hashes);
	return done;
}

/* -- Two articles -------------------------------------------------------- */

/* How many of two sorted lists are in both. */
static uint32_t
count_common(const uint32_t *a, uint32_t n_a, const uint32_t *b, uint32_t n_b)
{
	uint32_t i = 0, k = 0, n = 0;

	while (i < n_a && k < n_b) {
		uint32_t x = a[i], y = b[k];

		n += x == y;
		i += x <= y;
		k += y <= x;
	}
	return n;
}

/* Where the claims of the slot at I end. */
static uint32_t
skip_slot(const struct claims *claims, uint32_t i)
{
	uint32_t slot = claims->claims[i].slot;

	while (i < claims->n_claims && claims->claims[i].slot == slot)
		i++;
	return i;
}

/* Whether two slots have a value in common. */
static bool
agrees(const struct claim *a, uint32_t n_a, const struct claim *b, uint32_t n_b)
{
	for (uint32_t i = 0; i < n_a; i++)
		for (uint32_t k = 0; k < n_b; k++)
			if (a[i].value == b[k].value)
				return true;
	return false;
}

/* How much of the lead of A is at the beginning of B. */
static double
share_of_lead(const struct claims *a, const struct claims *b)
{
	return a->n_lead ? (double)count_common(a->lead, a->n_lead, b->reach,
						b->n_reach) /
				   a->n_lead
			 : 0;
}

/* Whether one of them begins like the other one. */
static bool
begin_alike(const struct claims *a, const struct claims *b)
{
	return share_of_lead(a, b) >= SAME_LEAD ||
	       share_of_lead(b, a) >= SAME_LEAD;
}

/* How many runs are not above LIMIT. */
static uint32_t
count_below(const struct claims *claims, uint32_t limit)
{
	uint32_t n = claims->n_runs;

	while (n && claims->runs[n - 1] > limit)
		n--;
	return n;
}

/* The largest hash of which all of both that are not above are known. */
static uint32_t
find_limit(const struct claims *a, const struct claims *b)
{
	uint32_t x = a->n_runs < CLAIMS_MAX_RUNS ? UINT32_MAX
						 : a->runs[a->n_runs - 1];
	uint32_t y = b->n_runs < CLAIMS_MAX_RUNS ? UINT32_MAX
						 : b->runs[b->n_runs - 1];

	return x < y ? x : y;
}

static double
find_contained(const struct claims *a, const struct claims *b)
{
	uint32_t limit = find_limit(a, b);
	uint32_t n_a = count_below(a, limit), n_b = count_below(b, limit);
	uint32_t shorter = n_a < n_b ? n_a : n_b;

	return shorter ? (double)count_common(a->runs, n_a, b->runs, n_b) /
				 shorter
		       : 0;
}

bool
claims_are_pattern(const struct claims *a, const struct claims *b)
{
	uint32_t i = 0, k = 0, n_agree = 0, n_conflict = 0;

	while (i < a->n_claims && k < b->n_claims) {
		uint32_t x = a->claims[i].slot, y = b->claims[k].slot;
		uint32_t i_end = skip_slot(a, i), k_end = skip_slot(b, k);

		if (x == y) {
			bool same = agrees(a->claims + i, i_end - i,
					   b->claims + k, k_end - k);

			n_agree += same;
			n_conflict += !same;
		}
		if (x <= y)
			i = i_end;
		if (y <= x)
			k = k_end;
	}
	return n_conflict >= MIN_CONFLICTS &&
	       n_conflict >= PATTERN * (n_agree + n_conflict) &&
	       find_contained(a, b) >= PATTERN_SHARED;
}

/* Whether one lead denies what the other one tells, and only tells. */
static bool
contradicts(const struct claims *a, const struct claims *b)
{
	return count_common(a->denied, a->n_denied, b->told, b->n_told) >
		       count_common(a->denied, a->n_denied, a->told,
				    a->n_told) &&
	       !count_common(a->denied, a->n_denied, b->denied, b->n_denied);
}

double
claims_find_shared(const struct claims *a, const struct claims *b)
{
	if (!begin_alike(a, b) || contradicts(a, b) || contradicts(b, a) ||
	    claims_are_pattern(a, b))
		return 0;
	return find_contained(a, b);
}
