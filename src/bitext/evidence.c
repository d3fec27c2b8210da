/* SPDX-License-Identifier: MIT */
/*
 * What two texts in different languages share: numbers, names and cognates.
 * Each word gives marks: a number its digits, whatever is between them;
 * another word its first four letters without accents, and itself.  The
 * letters are brought closer to each other first, as Spanish and English
 * write the same sounds: no h, k as c, ph as f, y as i, no double letters, no
 * e before s and a consonant ("estación", "station").
 *
 * The marks of both texts are sorted by feature and joined; then those of the
 * source are sorted by unit.  Nothing is hashed into tables.
 */
#include <config.h>

#include "bitext/evidence.h"

#include "base/hash.h"
#include "base/search.h"
#include "split/word.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Letters of a word that make it a cognate; from the paper. */
#define N_PREFIX 4
/* A word as a whole tells something from so many letters on. */
#define MIN_WORD 3
/* Nobody has one name in one unit only by chance more often than so. */
#define MAX_WEIGHT 500
/* A feature that is in more than half of the units says nothing. */
#define MIN_WEIGHT 70
/* … nor, in a long article, one that would cost more than it says. */
#define MAX_UNITS 256
/* More is no more certain, and four of them fit a number. */
#define MAX_GAIN 100000000

/* -- Marks --------------------------------------------------------------- */

static bool
add_mark(struct evidence_marks *marks, char kind, const char *s, size_t len,
	 uint32_t unit)
{
	if (!vector_add_room(marks, 1))
		return false;
	marks->items[marks->n_items++] = (struct evidence_mark){
		hash_bytes(s, len, (unsigned char)kind), unit};
	return true;
}

/* The letter without its accent, as a byte; other code points are folded. */
static char
plain_letter(uint32_t cp)
{
	static const char plain[] = "aaaaaaaceeeeiiiidnooooo/ouuuuypy";

	if (cp >= 0xE0 && cp <= 0xFF)
		cp = (unsigned char)plain[cp - 0xE0];
	if (cp == 'k')
		cp = 'c';
	if (cp == 'y')
		cp = 'i';
	return cp < 0x80 ? (char)cp : (char)(0x80 | (cp & 0x7F));
}

size_t
evidence_make_plain(const char *folded, size_t len, char *plain)
{
	size_t n = 0;

	for (size_t i = 0; i < len;
	     i += utf8_length((unsigned char)folded[i])) {
		char letter = plain_letter(utf8_get(folded + i));

		if (letter == 'h') {
			if (n && plain[n - 1] == 'p')
				plain[n - 1] = 'f';
			continue;
		}
		if (!n || plain[n - 1] != letter)
			plain[n++] = letter;
	}
	if (n > N_PREFIX && plain[0] == 'e' && plain[1] == 's' &&
	    !strchr("aeiou", plain[2])) {
		memmove(plain, plain + 1, n - 1);
		n--;
	}
	return n;
}

static bool
add_number(struct evidence_marks *marks, const char *s, size_t len,
	   uint32_t unit)
{
	char digits[FOLD_MAX_WORD];
	size_t n = 0;

	for (size_t i = 0; i < len && n < sizeof(digits); i++)
		if (s[i] != '.' && s[i] != ',')
			digits[n++] = s[i];
	return add_mark(marks, '0', digits, n, unit);
}

static bool
add_word(struct evidence_marks *marks, const char *s, size_t len, uint32_t unit)
{
	char folded[FOLD_ROOM], plain[FOLD_ROOM];
	size_t n = fold_word(s, len, folded);

	n = evidence_make_plain(folded, n, plain);
	if (n >= N_PREFIX && !add_mark(marks, 'p', plain, N_PREFIX, unit))
		return false;
	return n < MIN_WORD || add_mark(marks, 'w', plain, n, unit);
}

static bool
read_marks(struct evidence_marks *marks, const struct document *doc)
{
	for (size_t i = 0; i < doc->segments.n_items; i++) {
		const struct segment *segment = &doc->segments.items[i];
		uint32_t unit = (uint32_t)i;
		size_t at = segment->begin;
		struct word word;

		for (; word_next(doc->article.text, at, segment->end, &word);
		     at = word.end)
			if (!(word.has_digit ? add_number : add_word)(
				    marks, doc->article.text + word.begin,
				    word.end - word.begin, unit))
				return false;
	}
	return true;
}

/* -- Sorting and joining ------------------------------------------------- */

static int
compare_feature(const void *a, const void *b)
{
	const struct evidence_mark *x = a, *y = b;

	if (x->feature != y->feature)
		return x->feature < y->feature ? -1 : 1;
	return x->unit < y->unit ? -1 : x->unit > y->unit;
}

static int
compare_unit(const void *a, const void *b)
{
	const struct evidence_mark *x = a, *y = b;

	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	return x->feature < y->feature ? -1 : x->feature > y->feature;
}

/* By feature, each unit once. */
static void
sort_marks(struct evidence_marks *marks)
{
	size_t n = 0;

	if (!marks->n_items)
		return;
	qsort(marks->items, marks->n_items, sizeof(*marks->items),
	      compare_feature);
	for (size_t i = 1; i < marks->n_items; i++)
		if (compare_feature(&marks->items[n], &marks->items[i]))
			marks->items[++n] = marks->items[i];
	marks->n_items = n + 1;
}

static size_t
run_end(const struct evidence_marks *marks, size_t i)
{
	size_t end = i;

	while (end < marks->n_items &&
	       marks->items[end].feature == marks->items[i].feature)
		end++;
	return end;
}

/* ln of one over the share of units that have it, in the fuller text. */
static int32_t
weigh(size_t n_source, size_t n_target, size_t n_units)
{
	size_t n = n_source > n_target ? n_source : n_target;
	double weight = 100 * log((double)n_units / (double)n);

	return weight > MAX_WEIGHT ? MAX_WEIGHT : (int32_t)lround(weight);
}

/* Keeps the shared features and, of the source, their marks. */
static bool
join(struct evidence *evidence, size_t n_units)
{
	struct evidence_marks *source = &evidence->source;
	struct evidence_marks *target = &evidence->target;
	size_t i = 0, j = 0, n_kept = 0, i_end, j_end;

	for (; i < source->n_items && j < target->n_items; i = i_end) {
		uint64_t feature = source->items[i].feature;
		int32_t weight;

		i_end = run_end(source, i);
		while (j < target->n_items &&
		       target->items[j].feature < feature)
			j++;
		if (j == target->n_items || target->items[j].feature != feature)
			continue;
		j_end = run_end(target, j);
		weight = weigh(i_end - i, j_end - j, n_units);
		if (weight < MIN_WEIGHT || j_end - j > MAX_UNITS)
			continue;
		if (!vector_add_room(&evidence->features, 1))
			return false;
		evidence->features.items[evidence->features.n_items] =
			(struct evidence_feature){
				(uint32_t)j, (uint32_t)(j_end - j), weight,
				i_end - i == 1 && j_end - j == 1};
		for (; i < i_end; i++)
			source->items[n_kept++] = (struct evidence_mark){
				evidence->features.n_items,
				source->items[i].unit};
		evidence->features.n_items++;
	}
	source->n_items = n_kept;
	return true;
}

/* Where the marks of each unit begin, once they are sorted by unit. */
static bool
make_firsts(struct evidence *evidence, size_t n_units)
{
	const struct evidence_marks *marks = &evidence->source;
	size_t at = 0;

	if (!vector_add_room(&evidence->firsts, n_units + 1))
		return false;
	for (size_t unit = 0; unit <= n_units; unit++) {
		while (at < marks->n_items && marks->items[at].unit < unit)
			at++;
		evidence->firsts.items[unit] = (uint32_t)at;
	}
	evidence->firsts.n_items = n_units + 1;
	return true;
}

bool
evidence_find(struct evidence *evidence, const struct document *source,
	      const struct document *target)
{
	size_t n_source = source->segments.n_items;
	size_t n_target = target->segments.n_items;

	if (!read_marks(&evidence->source, source) ||
	    !read_marks(&evidence->target, target))
		return false;
	sort_marks(&evidence->source);
	sort_marks(&evidence->target);
	if (!join(evidence, n_source > n_target ? n_source : n_target))
		return false;
	if (evidence->source.n_items)
		qsort(evidence->source.items, evidence->source.n_items,
		      sizeof(*evidence->source.items), compare_unit);
	return make_firsts(evidence, n_source);
}

void
evidence_release(struct evidence *evidence)
{
	vector_release(&evidence->features);
	vector_release(&evidence->source);
	vector_release(&evidence->firsts);
	vector_release(&evidence->target);
}

/* A unit whose marks are looked for. */
struct wanted {
	const struct evidence_mark *marks;
	uint32_t unit;
};

static bool
comes_before(const void *key, size_t i)
{
	const struct wanted *wanted = key;

	return wanted->marks[i].unit < wanted->unit;
}

void
evidence_add(const struct evidence *evidence, uint32_t source, uint32_t begin,
	     uint32_t end, int32_t *gain)
{
	const struct evidence_mark *marks = evidence->target.items;
	const struct wanted wanted = {marks, begin};

	for (uint32_t i = evidence->firsts.items[source];
	     i < evidence->firsts.items[source + 1]; i++) {
		const struct evidence_feature *feature =
			&evidence->features
				 .items[evidence->source.items[i].feature];
		size_t last = (size_t)feature->first + feature->n;
		size_t j = search_first(feature->first, last, comes_before,
					&wanted);

		for (; j < last && marks[j].unit < end; j++)
			if (gain[marks[j].unit - begin] < MAX_GAIN)
				gain[marks[j].unit - begin] += feature->weight;
	}
}
