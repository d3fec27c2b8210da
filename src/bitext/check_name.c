/* SPDX-License-Identifier: MIT */
/*
 * Names of people and places stay as they are in a translation, or nearly so:
 * "Moscú" and "Moscow".  Other names are translated ("Tribunal Supremo"), so
 * only those are looked at that begin with a given name or follow a word such
 * as "alcalde de".  One is told of if nothing of it is left and a name that is
 * not in the source is there instead.
 */
#include <config.h>

#include "bitext/check_part.h"
#include "bitext/evidence.h"
#include "split/word.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <string.h>

/* clang-format off */
static const struct finding_kind name_missing = {"name-missing",
	N_("another name is in the place of this one"), false};
/* clang-format on */

/* Letters by which one recognises a word in another language. */
#define N_SHARED 3
/* Names of a segment that are looked at. */
#define MAX_NAMES 32

/* A word as it is compared. */
struct plain {
	char letters[N_SHARED];
	size_t n;
};

static struct plain
get_plain(const char *s, const struct word *word)
{
	char folded[FOLD_ROOM], letters[FOLD_ROOM];
	size_t n = fold_word(s + word->begin, word->end - word->begin, folded);
	struct plain plain = {.n = evidence_make_plain(folded, n, letters)};

	if (plain.n > N_SHARED)
		plain.n = N_SHARED;
	memcpy(plain.letters, letters, plain.n);
	return plain;
}

static bool
is_capital(const char *s, const struct word *word)
{
	return unicode_class_at(s + word->begin) & UNICODE_UPPER;
}

static bool
is_numeral(const char *s, const struct word *word)
{
	size_t n = word->end - word->begin;

	return n > 1 && strspn(s + word->begin, "IVXLCM") >= n;
}

/* Whether TEXT has a word that begins as PLAIN does. */
static bool
has_plain(struct span text, const struct plain *plain)
{
	struct word word;

	for (size_t at = 0; word_next(text.s, at, text.len, &word);
	     at = word.end) {
		struct plain other = get_plain(text.s, &word);

		if (other.n == plain->n &&
		    !memcmp(other.letters, plain->letters, other.n))
			return true;
	}
	return false;
}

/* What there is of a name. */
struct name {
	struct span text;
	struct word first, last; /* words with capitals */
	size_t n_words;		 /* … how many; 0 of a king or pope */
};

static struct name
read_name(const struct document *doc, const struct entity *entity)
{
	struct name name = {.text = {doc->article.text + entity->begin,
				     entity->end - entity->begin}};
	struct word word;

	for (size_t at = 0; word_next(name.text.s, at, name.text.len, &word);
	     at = word.end) {
		if (!is_capital(name.text.s, &word))
			continue;
		if (is_numeral(name.text.s, &word)) {
			name.n_words = 0; /* "Juan Pablo II" is translated */
			break;
		}
		if (!name.n_words++)
			name.first = word;
		name.last = word;
	}
	return name;
}

static uint32_t
find_word(const struct lexicon_table *table, const char *s, size_t begin,
	  size_t end)
{
	char folded[FOLD_ROOM];
	size_t n = fold_word(s + begin, end - begin, folded);

	return n ? lexicon_find(table, folded, n) : 0;
}

/* The word before AT, after nothing but a blank; where it begins, or AT. */
static size_t
word_before(const char *s, size_t begin, size_t at)
{
	size_t end = unicode_skip_back(s, begin, at, UNICODE_SPACE);

	return end < at ? unicode_skip_back(s, begin, end, UNICODE_WORD) : at;
}

/* Whether "alcaldesa de" is before the name. */
static bool
is_after_place(const struct check *check, const struct entity *entity)
{
	const struct document *doc = check->source_doc;
	const struct language *lexicon = doc->article.lexicon;
	const char *s = doc->article.text;
	size_t begin = doc->segments.items[check->segment].begin;
	size_t of = word_before(s, begin, entity->begin);
	size_t place = word_before(s, begin, of);

	return of < entity->begin && place < of &&
	       find_word(lexicon->names, s, of,
			 unicode_skip(s, of, entity->begin, UNICODE_WORD)) &
		       NAME_JOINT &&
	       find_word(lexicon->conventions->places, s, place,
			 unicode_skip(s, place, of, UNICODE_WORD)) &
		       PLACE_OF;
}

/* Whether a word of NAME, from the FIRST on, is in TEXT. */
static bool
is_kept(const struct name *name, size_t first, struct span text)
{
	struct word word;

	for (size_t at = first;
	     word_next(name->text.s, at, name->text.len, &word);
	     at = word.end) {
		struct plain plain = get_plain(name->text.s, &word);

		if (is_capital(name->text.s, &word) && has_plain(text, &plain))
			return true;
	}
	return false;
}

/*
 * How many names of several words the segment has in DOC of which nothing is in
 * OTHER; of the TARGET's only the last word counts.
 */
static size_t
count_foreign(const struct check *check, const struct document *doc,
	      struct span other, bool is_target)
{
	const struct segment *segment = &doc->segments.items[check->segment];
	size_t n = 0;

	for (uint32_t i = 0; i < segment->n_entities && i < MAX_NAMES; i++) {
		const struct entity *entity =
			&doc->entities.items[segment->first_entity + i];
		struct name name;

		if (entity->type != SUMARIO_ENTITY_NAME)
			continue;
		name = read_name(doc, entity);
		n += name.n_words > 1 &&
		     !is_kept(&name, is_target ? name.last.begin : 0, other);
	}
	return n;
}

/* Whether names of the target are not all explained by others of the source. */
static bool
has_other_name(const struct check *check)
{
	size_t n = count_foreign(check, check->target_doc, check->source_text,
				 true);

	return n && n >= count_foreign(check, check->source_doc,
				       check->target_text, false);
}

/* Of a person all but the given name counts, which some translate. */
static bool
is_lost(const struct check *check, const struct entity *entity)
{
	const struct language *lexicon = check->source_doc->article.lexicon;
	struct name name = read_name(check->source_doc, entity);
	const char *s = name.text.s;

	if (name.n_words < 2)
		return false;
	if (find_word(lexicon->phrases, s, name.first.begin, name.first.end) &
	    PHRASE_GIVEN)
		return !is_kept(&name, name.first.end, check->target_text);
	return (find_word(lexicon->conventions->places, s, name.first.begin,
			  name.first.end) &
			PLACE_FIRST ||
		is_after_place(check, entity)) &&
	       !is_kept(&name, 0, check->target_text);
}

void
check_names(struct check *check)
{
	const struct document *doc = check->source_doc;
	const struct segment *segment = &doc->segments.items[check->segment];

	/* Other languages have other letters, or decline names. */
	if (!check->target_doc->article.lexicon->conventions->is_english)
		return;
	for (uint32_t i = 0; i < segment->n_entities && i < MAX_NAMES; i++) {
		const struct entity *entity =
			&doc->entities.items[segment->first_entity + i];

		if (entity->type == SUMARIO_ENTITY_NAME &&
		    is_lost(check, entity) && has_other_name(check))
			check_report(
				check, &name_missing,
				(struct span){doc->article.text + entity->begin,
					      entity->end - entity->begin});
	}
}
