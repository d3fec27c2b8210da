/* SPDX-License-Identifier: MIT */
/*
 * Whether terms of a glossary are translated as it says.
 * A term is a sequence of words in lower case without the marks of a plural, as
 * hashes.  Terms are sorted by
 * their first word, the target's words by hash, so a unit costs what it and
 * the terms in it are long.
 */
#include <config.h>

#include "base/error.h"
#include "base/hash.h"
#include "base/search.h"
#include "bitext/check_part.h"
#include "text/charset.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <stdlib.h>

/* clang-format off */
static const struct finding_kind term_missing = {"term-missing",
	N_("a term of the glossary is not used"), false};
/* clang-format on */

/* A shorter word is never taken for a plural. */
#define MIN_PLURAL 3

/*
 * The LEN bytes of WORD without what plurals end in, in Spanish and English alike,
 * and singulars without what is then missing of them: "luces" and "luz" are "luc",
 * "houses" and "house" "hous", "cities" and "city" "citi".  Their number.
 */
static size_t
strip_plural(char *word, size_t len)
{
	if (len < MIN_PLURAL)
		return len;
	len -= word[len - 1] == 's';
	len -= word[len - 1] == 'e';
	if (word[len - 1] == 'z')
		word[len - 1] = 'c';
	if (word[len - 1] == 'y')
		word[len - 1] = 'i';
	return len;
}

static bool
add_words(struct folded_words *words, struct span text)
{
	size_t i = 0;

	while (i < text.len) {
		size_t end = unicode_skip(text.s, i, text.len, UNICODE_WORD);
		char folded[FOLD_ROOM];
		size_t n = fold_word(text.s + i, end - i, folded);

		n = strip_plural(folded, n);
		if (end > i) {
			if (!vector_add_room(words, 1))
				return false;
			words->items[words->n_items] = (struct folded){
				n ? hash_bytes(folded, n, 0)
				  : hash_bytes(text.s + i, end - i, 0),
				(uint32_t)words->n_items};
			words->n_items++;
		}
		i = end < text.len
			    ? end + utf8_length((unsigned char)text.s[end])
			    : end;
	}
	return true;
}

/* -- Reading ------------------------------------------------------------- */

static enum sumario_status
add_term(struct term_list *glossary, struct span line, uint64_t number,
	 struct sumario_error *error)
{
	struct glossary_term term = {.first_source = glossary->words.n_items};

	term.source = unicode_trim(span_take(&line, '\t'));
	term.target = unicode_trim(span_take(&line, '\t'));
	if (!add_words(&glossary->words, term.source))
		return error_no_memory(error);
	term.first_target = glossary->words.n_items;
	term.n_source = term.first_target - term.first_source;
	if (!add_words(&glossary->words, term.target) ||
	    !vector_add_room(&glossary->terms, 1))
		return error_no_memory(error);
	term.n_target = glossary->words.n_items - term.first_target;
	if (!term.n_source || !term.n_target) {
		error_set(error, SUMARIO_BAD_DATA, "bad-glossary",
			  N_("line without a term and its translation"));
		if (error)
			error->line = number;
		return SUMARIO_BAD_DATA;
	}
	glossary->terms.items[glossary->terms.n_items++] = term;
	return SUMARIO_OK;
}

struct sorted_term {
	uint64_t hash;
	struct glossary_term term;
};

static int
compare_terms(const void *a, const void *b)
{
	const struct sorted_term *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->term.first_source > y->term.first_source) -
	       (x->term.first_source < y->term.first_source);
}

static enum sumario_status
sort_terms(struct term_list *glossary, struct sumario_error *error)
{
	size_t n = glossary->terms.n_items;
	struct sorted_term *sorted = malloc((n + 1) * sizeof(*sorted));

	if (!sorted)
		return error_no_memory(error);
	for (size_t i = 0; i < n; i++) {
		sorted[i].term = glossary->terms.items[i];
		sorted[i].hash =
			glossary->words.items[sorted[i].term.first_source].hash;
	}
	qsort(sorted, n, sizeof(*sorted), compare_terms);
	for (size_t i = 0; i < n; i++)
		glossary->terms.items[i] = sorted[i].term;
	free(sorted);
	return SUMARIO_OK;
}

enum sumario_status
check_read_glossary(struct check *check, struct span text,
		    struct sumario_error *error)
{
	enum sumario_status status = SUMARIO_OK;
	size_t n_valid = utf8_valid_prefix(text.s, text.len);

	if (n_valid < text.len)
		return charset_fail_utf8(error, text.s, n_valid);
	for (uint64_t number = 1; !status && text.len; number++) {
		struct span line = unicode_trim(span_take(&text, '\n'));

		if (line.len && line.s[0] != '#')
			status = add_term(&check->glossary, line, number,
					  error);
	}
	return status ? status : sort_terms(&check->glossary, error);
}

/* -- Looking for terms --------------------------------------------------- */

static bool
same_words(const struct folded *a, const struct folded *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a[i].hash != b[i].hash)
			return false;
	return true;
}

static int
compare_hashes(const void *a, const void *b)
{
	const struct folded *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash < y->hash ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/* A word that is looked for. */
struct wanted {
	const struct check *check;
	uint64_t hash;
};

static bool
is_word_before(const void *key, size_t i)
{
	const struct wanted *wanted = key;

	return wanted->check->sorted_words.items[i].hash < wanted->hash;
}

/* By the first word of the term. */
static bool
is_term_before(const void *key, size_t i)
{
	const struct wanted *wanted = key;
	const struct term_list *glossary = &wanted->check->glossary;

	return glossary->words.items[glossary->terms.items[i].first_source]
		       .hash < wanted->hash;
}

/* Whether the target has the words of the term's translation in a row. */
static bool
has_translation(const struct check *check, const struct glossary_term *term)
{
	const struct folded *want =
		&check->glossary.words.items[term->first_target];
	const struct folded_words *sorted = &check->sorted_words;
	const struct wanted wanted = {check, want->hash};

	for (size_t i =
		     search_first(0, sorted->n_items, is_word_before, &wanted);
	     i < sorted->n_items && sorted->items[i].hash == want->hash; i++) {
		size_t at = sorted->items[i].at;

		if (check->target_words.n_items - at >= term->n_target &&
		    same_words(&check->target_words.items[at], want,
			       term->n_target))
			return true;
	}
	return false;
}

/* Calls FN for the terms that are at word I of the source. */
static void
find_at_word(struct check *check, size_t i, check_term_fn *fn, void *user)
{
	const struct term_list *glossary = &check->glossary;
	const struct folded *words = &check->source_words.items[i];
	size_t n_left = check->source_words.n_items - i;

	const struct wanted wanted = {check, words->hash};

	for (size_t k = search_first(0, glossary->terms.n_items, is_term_before,
				     &wanted);
	     k < glossary->terms.n_items; k++) {
		const struct glossary_term *term = &glossary->terms.items[k];
		const struct folded *want =
			&glossary->words.items[term->first_source];

		if (want->hash != words->hash)
			break;
		if (n_left >= term->n_source &&
		    same_words(words, want, term->n_source))
			fn(check, term, user);
	}
}

void
check_find_terms(struct check *check, check_term_fn *fn, void *user)
{
	if (!check->glossary.terms.n_items)
		return;
	check->source_words.n_items = 0;
	if (!add_words(&check->source_words, check->source_text)) {
		check->no_memory = true;
		return;
	}
	for (size_t i = 0; i < check->source_words.n_items; i++)
		find_at_word(check, i, fn, user);
}

static void
report_missing(struct check *check, const struct glossary_term *term,
	       void *user)
{
	(void)user;
	if (!has_translation(check, term))
		check_report(check, &term_missing, term->target);
}

void
check_glossary(struct check *check)
{
	if (!check->glossary.terms.n_items)
		return;
	check->target_words.n_items = check->sorted_words.n_items = 0;
	if (!add_words(&check->target_words, check->target_text) ||
	    !add_words(&check->sorted_words, check->target_text)) {
		check->no_memory = true;
		return;
	}
	if (check->sorted_words.n_items)
		qsort(check->sorted_words.items, check->sorted_words.n_items,
		      sizeof(*check->sorted_words.items), compare_hashes);
	check_find_terms(check, report_missing, NULL);
}
