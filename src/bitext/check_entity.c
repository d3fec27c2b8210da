/* SPDX-License-Identifier: MIT */
/*
 * What has to be in the translation as it is: addresses and code.  Acronyms
 * often have another form in another language: a list has the English ones
 * (data/es/acronyms_en.tsv); beyond it another order of the letters, a name
 * with those initials, or any acronym that the source does not have will do.
 */
#include <config.h>

#include "base/ascii.h"
#include "bitext/check_part.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct finding_kind
	url_missing = {"url-missing",
		N_("a URL is missing"), false},
	email_missing = {"email-missing",
		N_("an e-mail address is missing"), false},
	code_missing = {"code-missing",
		N_("code, a tag or the name of an account is missing"), false},
	acronym_missing = {"acronym-missing",
		N_("an acronym is missing"), false},
	acronym_left = {"acronym-left",
		N_("an acronym is left as it is in the source's language"),
		false};
/* clang-format on */

/* So many that are missing are looked for once more, by their letters. */
#define MAX_SEARCHED 64
/* Longer ones must be entities of the target. */
#define MAX_PIECE 256
/* Longer acronyms are compared as they are. */
#define MAX_LETTERS 12

static bool
is_word_at(struct span text, size_t at)
{
	return at < text.len &&
	       unicode_class_at(text.s + at) & (UNICODE_ALPHA | UNICODE_DIGIT);
}

static bool
is_word_before(struct span text, size_t at)
{
	return at && unicode_class_at(text.s + utf8_previous(text.s, at)) &
			     (UNICODE_ALPHA | UNICODE_DIGIT);
}

/* Whether PIECE is in TEXT with no letter or digit around it. */
static bool
holds(struct span text, struct span piece)
{
	bool first = piece.len && is_word_at(piece, 0);
	bool last = piece.len && is_word_before(piece, piece.len);

	for (size_t i = 0; piece.len && i + piece.len <= text.len; i++)
		if (text.s[i] == piece.s[0] &&
		    !memcmp(text.s + i, piece.s, piece.len) &&
		    !(first && is_word_before(text, i)) &&
		    !(last && is_word_at(text, i + piece.len)))
			return true;
	return false;
}

/* The same, but an "s" may follow: "NGOs". */
static bool
holds_plural(struct span text, struct span piece)
{
	for (size_t i = 0; i + piece.len <= text.len; i++) {
		size_t end = i + piece.len;

		if (text.s[i] != piece.s[0] ||
		    memcmp(text.s + i, piece.s, piece.len) ||
		    is_word_before(text, i))
			continue;
		end += end < text.len && text.s[end] == 's';
		if (!is_word_at(text, end) || !is_word_before(piece, piece.len))
			return true;
	}
	return false;
}

/* -- Addresses and code --------------------------------------------------- */

static bool
is_digit_at(struct span text, size_t at)
{
	return at < text.len && ascii_is_digit(text.s[at]);
}

/* Whether VALUE is DIGITS, or the last two of a year. */
static bool
is_number(struct span value, struct span digits)
{
	if (digits.len == 4 && value.len == 2)
		return !memcmp(digits.s + 2, value.s, 2);
	return span_is_same(value, digits);
}

/* Whether it is one of the target's numbers, or in code of it: "A6". */
static bool
has_number(const struct check *check, struct span digits)
{
	struct span text = check->target_text;

	for (size_t i = 0; i < check->target.n_items; i++)
		if (is_number(check->target.items[i].value, digits))
			return true;
	for (size_t i = 0; i + digits.len <= text.len; i++)
		if (!memcmp(text.s + i, digits.s, digits.len) &&
		    !is_digit_at(text, i + digits.len) &&
		    !(i && is_digit_at(text, i - 1)))
			return true;
	return false;
}

/* Whether the target has each number of CODE: "Formula 1" for "F1". */
static bool
has_digits(const struct check *check, struct span code)
{
	size_t n_numbers = 0;

	for (size_t i = 0; i < code.len;) {
		size_t end = i;

		while (end < code.len && ascii_is_digit(code.s[end]))
			end++;
		if (end == i) {
			i++;
			continue;
		}
		if (!has_number(check, (struct span){code.s + i, end - i}))
			return false;
		n_numbers++;
		i = end;
	}
	return n_numbers > 0;
}

/* "km2" is a unit, which has another form in words. */
static bool
is_measure(struct span code)
{
	size_t i = 0;

	while (i < code.len && ascii_is_lower(code.s[i]))
		i++;
	return i && i <= 3 && i + 1 == code.len &&
	       (code.s[i] == '2' || code.s[i] == '3') &&
	       memcmp(code.s, "mp", 2) != 0;
}

/* Without hyphens and blanks, in small letters: "A-6", "a6". */
static size_t
squeeze(struct span code, char *out)
{
	size_t n = 0;

	for (size_t i = 0; i < code.len; i++)
		if (!strchr("- /", code.s[i]) || !code.s[i])
			out[n++] = ascii_lower(code.s[i]);
	return n;
}

static bool
is_same_code(struct span a, struct span b)
{
	char x[MAX_SEARCHED], y[MAX_SEARCHED];
	size_t n;

	if (a.len > sizeof(x) || b.len > sizeof(y))
		return span_is_same(a, b);
	n = squeeze(a, x);
	return n == squeeze(b, y) && !memcmp(x, y, n);
}

static struct span
get_normalized(const struct entity *entity)
{
	return (struct span){entity->normalized, entity->n_normalized};
}

/* The entities of the segment; *N: how many. */
static const struct entity *
get_entities(const struct check *check, const struct document *doc, size_t *n)
{
	const struct segment *segment = &doc->segments.items[check->segment];

	*n = segment->n_entities;
	return *n ? &doc->entities.items[segment->first_entity] : NULL;
}

static bool
is_in_target(const struct check *check, const struct entity *entity)
{
	struct span piece = get_normalized(entity);
	size_t n;
	const struct entity *other = get_entities(check, check->target_doc, &n);

	while (piece.len > 1 && entity->type == SUMARIO_ENTITY_URL &&
	       piece.s[piece.len - 1] == '/')
		piece.len--;
	if (piece.len <= MAX_PIECE && holds(check->target_text, piece))
		return true;
	for (size_t i = 0; i < n; i++) {
		struct span found = get_normalized(&other[i]);

		if (span_is_same(piece, found) ||
		    (entity->type == SUMARIO_ENTITY_CODE &&
		     is_same_code(piece, found)))
			return true;
	}
	if (entity->type != SUMARIO_ENTITY_CODE || piece.len > MAX_PIECE)
		return false;
	return quantity_is_day(piece) || is_measure(piece) ||
	       has_digits(check, piece);
}

void
check_references(struct check *check)
{
	size_t n, n_searched = 0;
	const struct entity *entity = get_entities(check, check->source_doc,
						   &n);

	for (size_t i = 0; i < n && n_searched < MAX_SEARCHED; i++) {
		const struct finding_kind *kind =
			entity[i].type == SUMARIO_ENTITY_URL ? &url_missing
			: entity[i].type == SUMARIO_ENTITY_EMAIL
				? &email_missing
			: entity[i].type == SUMARIO_ENTITY_CODE ? &code_missing
								: NULL;

		if (!kind)
			continue;
		n_searched++;
		if (!is_in_target(check, &entity[i]))
			check_report(
				check, kind,
				(struct span){check->source_doc->article.text +
						      entity[i].begin,
					      entity[i].end - entity[i].begin});
	}
}

/* -- Acronyms ------------------------------------------------------------- */

/* Headlines in capitals have no acronyms that one could tell. */
static bool
is_shouted(struct span text)
{
	size_t n_upper = 0, n_lower = 0;

	for (size_t i = 0; i < text.len;
	     i += utf8_length((unsigned char)text.s[i])) {
		unsigned class = unicode_class_at(text.s + i);

		n_upper += (class & UNICODE_UPPER) != 0;
		n_lower += (class & UNICODE_LOWER) != 0;
	}
	return n_upper > n_lower;
}

/* The letters of an acronym, or initials, to be compared in any order. */
struct letters {
	uint32_t items[MAX_LETTERS];
	size_t n;
};

/* Adds CP in its order; false: too many. */
static bool
add_letter(struct letters *letters, uint32_t cp)
{
	size_t i = letters->n;

	if (i == MAX_LETTERS)
		return false;
	for (; i && letters->items[i - 1] > cp; i--)
		letters->items[i] = letters->items[i - 1];
	letters->items[i] = cp;
	letters->n++;
	return true;
}

static bool
get_letters(struct span acronym, struct letters *letters)
{
	letters->n = 0;
	for (size_t i = 0; i < acronym.len;
	     i += utf8_length((unsigned char)acronym.s[i]))
		if (!add_letter(letters, utf8_get(acronym.s + i)))
			return false;
	return true;
}

static bool
is_same_letters(const struct letters *a, const struct letters *b)
{
	return a->n == b->n &&
	       !memcmp(a->items, b->items, a->n * sizeof(*a->items));
}

/* Whether words with capitals from AT on have those initials: "European Union"
 * for "UE". */
static bool
has_initials_at(struct span text, size_t at, const struct letters *want)
{
	struct letters letters = {.n = 0};
	size_t n_small = 0;

	while (at < text.len && letters.n < want->n && n_small < 3) {
		unsigned class = unicode_class_at(text.s + at);
		size_t end = unicode_skip(text.s, at, text.len, UNICODE_WORD);

		if (end == at) {
			if (!(class & (UNICODE_SPACE | UNICODE_DASH)))
				return false;
			at += utf8_length((unsigned char)text.s[at]);
			continue;
		}
		if (class & UNICODE_UPPER) {
			add_letter(&letters, utf8_get(text.s + at));
			n_small = 0;
		} else if (letters.n) {
			n_small++;
		} else {
			return false;
		}
		at = end;
	}
	return is_same_letters(&letters, want);
}

static bool
has_initials(struct span text, const struct letters *want)
{
	for (size_t i = 0; i < text.len;
	     i += utf8_length((unsigned char)text.s[i]))
		if (unicode_class_at(text.s + i) & UNICODE_UPPER &&
		    !is_word_before(text, i) && has_initials_at(text, i, want))
			return true;
	return false;
}

/* Whether one of FORMS, with "|" between them, is in the target. */
static bool
has_form(const struct check *check, const char *forms)
{
	while (*forms) {
		size_t n = strcspn(forms, "|");

		if (n == 1 && *forms == '*')
			return true;
		if (holds_plural(check->target_text, (struct span){forms, n}))
			return true;
		forms += n + (forms[n] == '|');
	}
	return false;
}

/* "Madrid" for "MADRID". */
static bool
holds_folded(struct span text, struct span word)
{
	char want[FOLD_ROOM], folded[FOLD_ROOM];
	size_t n = fold_word(word.s, word.len, want);

	for (size_t i = 0; n && i < text.len;) {
		size_t end = unicode_skip(text.s, i, text.len, UNICODE_WORD);

		if (end > i && fold_word(text.s + i, end - i, folded) == n &&
		    !memcmp(folded, want, n))
			return true;
		i = end < text.len
			    ? end + utf8_length((unsigned char)text.s[end])
			    : end;
	}
	return false;
}

static const char *
find_forms(const struct check *check, struct span acronym)
{
	char folded[FOLD_ROOM];
	size_t n = fold_word(acronym.s, acronym.len, folded);

	if (!n || !check->target_doc->article.lexicon->conventions->is_english)
		return NULL;
	return lexicon_find_text(
		check->source_doc->article.lexicon->conventions->acronyms,
		folded, n);
}

static bool
is_stopword(const struct document *doc, struct span word)
{
	char folded[FOLD_ROOM];
	size_t n = fold_word(word.s, word.len, folded);

	return n && lexicon_find(doc->article.lexicon->stopwords, folded, n);
}

static size_t
count_acronyms(const struct check *check, const struct document *doc)
{
	size_t n, n_acronyms = 0;
	const struct entity *entity = get_entities(check, doc, &n);

	for (size_t i = 0; i < n; i++)
		n_acronyms += entity[i].type == SUMARIO_ENTITY_ACRONYM;
	return n_acronyms;
}

/* Whether the target has an acronym or a name of those letters. */
static bool
has_other_form(const struct check *check, struct span acronym)
{
	struct letters want, letters;
	size_t n;
	const struct entity *entity = get_entities(check, check->target_doc,
						   &n);

	if (holds(check->target_text, acronym))
		return true;
	if (!get_letters(acronym, &want))
		return false;
	for (size_t i = 0; i < n; i++)
		if (entity[i].type == SUMARIO_ENTITY_ACRONYM &&
		    get_letters(get_normalized(&entity[i]), &letters) &&
		    is_same_letters(&letters, &want))
			return true;
	return has_initials(check->target_text, &want);
}

/* "EE UU" without full stops, and words in capitals: one run of them. */
struct run {
	struct span text;   /* from the first to the last */
	struct span joined; /* their letters */
	size_t n;
};

static bool
is_next_in_run(const struct check *check, const struct entity *a,
	       const struct entity *b)
{
	const char *s = check->source_doc->article.text;

	return b->type == SUMARIO_ENTITY_ACRONYM && b->begin > a->end &&
	       unicode_skip(s, a->end, b->begin, UNICODE_SPACE) == b->begin;
}

/* The acronyms from ENTITY on with nothing but blanks between them. */
static struct run
get_run(struct check *check, const struct entity *entity, size_t n)
{
	struct run run = {.n = 1, .joined = get_normalized(entity)};
	char *joined;
	size_t len = 0;

	while (run.n < n &&
	       is_next_in_run(check, &entity[run.n - 1], &entity[run.n]))
		run.n++;
	run.text =
		(struct span){check->source_doc->article.text + entity->begin,
			      entity[run.n - 1].end - entity->begin};
	if (run.n == 1)
		return run;
	joined = arena_alloc(&check->arena, run.text.len);
	if (!joined) {
		check->no_memory = true;
		return run;
	}
	for (size_t i = 0; i < run.n; i++) {
		memcpy(joined + len, entity[i].normalized,
		       entity[i].n_normalized);
		len += entity[i].n_normalized;
	}
	run.joined = (struct span){joined, len};
	return run;
}

/* Tells of one that is on the list; false: it is not, and has no other form. */
static bool
check_acronym(struct check *check, const struct run *run)
{
	const char *forms = find_forms(check, run->joined);
	bool left = holds(check->target_text, run->text);

	if (!forms)
		return run->n > 1 || left ||
		       is_stopword(check->source_doc, run->joined) ||
		       holds_folded(check->target_text, run->joined) ||
		       has_other_form(check, run->joined);
	if (has_form(check, forms))
		return true;
	if (left)
		check_report(check, &acronym_left, run->text);
	else if (!has_other_form(check, run->joined))
		check_report(check, &acronym_missing, run->text);
	return true;
}

/* What follows a number is a unit of measurement: "5 MW". */
static bool
is_unit(const struct check *check, const struct entity *before,
	const struct entity *acronym)
{
	return before->type == SUMARIO_ENTITY_NUMBER &&
	       before->end <= acronym->begin &&
	       unicode_skip(check->source_doc->article.text, before->end,
			    acronym->begin, UNICODE_SPACE) == acronym->begin;
}

void
check_acronyms(struct check *check)
{
	size_t n, n_unknown = 0;
	const struct entity *entity = get_entities(check, check->source_doc,
						   &n);
	struct span unknown = SPAN_NONE;

	if (is_shouted(check->source_text))
		return;
	for (size_t i = 0, n_looked = 0; i < n && n_looked < MAX_SEARCHED;) {
		struct run run;

		if (entity[i].type != SUMARIO_ENTITY_ACRONYM ||
		    (i && is_unit(check, &entity[i - 1], &entity[i]))) {
			i++;
			continue;
		}
		run = get_run(check, &entity[i], n - i);
		if (!check_acronym(check, &run)) {
			n_unknown++;
			unknown = run.text;
		}
		n_looked++;
		i += run.n;
	}
	/* Another one of the target may be what it is called there. */
	if (n_unknown && count_acronyms(check, check->target_doc) <
				 count_acronyms(check, check->source_doc))
		check_report(check, &acronym_missing, unknown);
}
