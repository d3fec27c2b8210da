/* SPDX-License-Identifier: MIT */
/*
 * Names begin with a capital and go on over words with capitals, with the
 * small words between them that names have (data/es/names.tsv); what the first
 * word is says which (data/es/heads.tsv).  A sentence begins with a capital,
 * too: whether its first word is a name is judged in entity_known.c.
 */
#include <config.h>

#include "split/entity_capital.h"

/* A name of more words is a title in capitals. */
#define MAX_WORDS 12
/* Small words between two with capitals: "for the", "de fútbol de la". */
#define MAX_SMALL 4
/* Bytes of the longest small word, and one. */
#define SMALL_ROOM 8
/* A longer word in capitals inside a name is none of it. */
#define MAX_UPPER 5
/* Longer words in capitals are names like others, unless defined. */
#define MAX_SHORT 6
/* Bytes between two names: " y de ", " y de los ". */
#define MIN_PARTICLES 6
#define MAX_PARTICLES 14
/* Small letters before the capital of "iPad", "macOS". */
#define MAX_PREFIX 3
/* … one of which is also a word: "eBay". */
#define ELECTRONIC 'e'

/* Whether an address or a code goes on at AT, after a word. */
static bool
goes_on_as_code(const struct entity_scanner *x, size_t at)
{
	switch (entity_byte(x, at)) {
	case '.':
		return entity_class_at(x, at + 1) &
		       (UNICODE_LOWER | UNICODE_DIGIT);
	case '@':
	case '_':
		return true;
	case ':':
		return entity_has(x, at, "://");
	}
	return false;
}

void
entity_scan_word(const struct entity_scanner *x, size_t at,
		 struct capital *word)
{
	*word = (struct capital){.begin = at};
	for (;;) {
		unsigned class, next;
		size_t behind, lower = at;

		while (at < x->end && ascii_is_lower(x->s[at]))
			at++;
		word->n_lower += at - lower;
		if (at >= x->end || x->s[at] == ' ')
			break;
		class = unicode_class_at(x->s + at);
		behind = at + utf8_length((unsigned char)x->s[at]);
		if (class & UNICODE_WORD) {
			word->n_upper += (class & UNICODE_UPPER) != 0;
			word->n_lower += (class & UNICODE_LOWER) != 0;
			word->n_digits += (class & UNICODE_DIGIT) != 0;
		} else {
			uint32_t cp = utf8_get(x->s + at);

			next = entity_class_at(x, behind);
			if (!((cp == '-' || cp == '\'' || cp == 0x2019) &&
			      next & (UNICODE_ALPHA | UNICODE_DIGIT)) &&
			    !(cp == '&' && next & UNICODE_UPPER))
				break;
			if (cp == '-' && next & UNICODE_LOWER &&
			    !word->n_lower)
				break;
		}
		at = behind;
	}
	word->end = at;
	word->more = goes_on_as_code(x, at);
}

/* -- What is before a name ----------------------------------------------- */

/* "(Aplausos.)": the parenthesis at AT begins the segment, a stop is in it. */
static bool
is_stage_note(const struct entity_scanner *x, size_t at)
{
	const char *close;

	if (entity_skip_blank_back(x, at) != x->begin)
		return false;
	close = memchr(x->s + at, ')', x->end - at);
	return close && close > x->s + at && close[-1] == '.';
}

/* Whether a full stop or the like at BEFORE gives the next word its capital. */
static bool
is_stop(const struct entity_scanner *x, size_t before)
{
	struct entity_word word;

	/* "la Sra. Luz", but not "¿Sí? Luz", "1. Luz" */
	if (x->s[before] != '.')
		return true;
	entity_look_back(x, before + 1, &word);
	return !word.n;
}

/* Nothing but what opens is before the word. */
static bool
is_initial(const struct entity_scanner *x, size_t at)
{
	size_t blank = entity_skip_blank_back(x, at), before;
	unsigned class;

	if (blank == x->begin)
		return true;
	before = utf8_previous(x->s, blank);
	class = unicode_class_at(x->s + before);
	if (x->s[before] == '"' && blank < at) /* it closes */
		return false;
	if (class & (UNICODE_OPEN | UNICODE_DASH))
		return (x->s[before] != '(' || is_stage_note(x, before)) &&
		       !(class & UNICODE_DASH && blank == at);
	if (class & UNICODE_TERMINATOR)
		return is_stop(x, before);
	return x->s[before] == ':' || x->s[before] == ';';
}

bool
entity_is_abbreviation(const struct entity_scanner *x,
		       const struct capital *word)
{
	char folded[FOLD_ROOM];
	size_t n;

	if (entity_byte(x, word->end) != '.')
		return false;
	n = fold_word(x->s + word->begin, word->end - word->begin, folded);
	return n && lexicon_find(x->doc->article.lexicon->abbreviations, folded,
				 n) != ABBREVIATION_NONE;
}

/* Part of a name: a capital, then small letters, or a hyphen between. */
static bool
is_name_word(const struct capital *word)
{
	return word->n_upper && word->n_lower && !word->n_digits && !word->more;
}

/* -- What may be inside a name ------------------------------------------- */

/* "J." or "F." before another capital: where the next word begins, or AT. */
static size_t
skip_initials(const struct entity_scanner *x, size_t at)
{
	for (int i = 0; i < 3; i++) {
		size_t end = at, next;

		if (!(entity_class_at(x, at) & UNICODE_UPPER))
			break;
		end += utf8_length((unsigned char)x->s[at]);
		if (entity_byte(x, end) != '.')
			break;
		next = entity_skip_blank(x, end + 1);
		if (!(entity_class_at(x, next) & UNICODE_UPPER))
			break;
		at = next;
	}
	return at;
}

/* Whether the word at AT, all in small letters, is short enough to ask for. */
static bool
may_be_small(const struct entity_scanner *x, size_t at)
{
	size_t limit = x->end - at > SMALL_ROOM ? at + SMALL_ROOM : x->end;

	return lexicon_has_initial(x->doc->article.lexicon->names, x->s[at]) &&
	       memchr(x->s + at, ' ', limit - at);
}

/* Whether NAME and the word at AT, after "y", are one: "Aguas y Montes". */
static bool
joins(const struct entity_scanner *x, const struct name *name, size_t at)
{
	struct capital word;

	entity_scan_word(x, at, &word);
	if (name->flags & KNOWN_MORE &&
	    entity_find_known(x, name->begin, word.end) & KNOWN_KINDS)
		return true; /* "Castilla y León" */
	return name->flags & HEAD_JOINS && name->is_joined &&
	       !(entity_find_known(x, at, word.end) &
		 (KNOWN_GIVEN | KNOWN_PLACE | KNOWN_ORGANISATION |
		  HEAD_ORGANISATION));
}

/* Whether a small word, FOUND of names.tsv, may follow BEFORE in NAME. */
static bool
may_follow(const struct entity_scanner *x, const struct name *name,
	   uint32_t before, uint32_t found)
{
	if (!before)
		return (found & NAME_JOINT && !(found & NAME_SECOND)) ||
		       (found & NAME_FOREIGN &&
			!x->doc->article.lexicon->conventions->is_english) ||
		       found & NAME_AND ||
		       (found & NAME_FOR && name->flags & HEAD_PURPOSE);
	if (before & (NAME_AND | NAME_FOR))
		return found & (NAME_SECOND | NAME_ARTICLE) &&
		       (before & NAME_FOR || name->has_purpose);
	return found & before & (NAME_FOREIGN | NAME_JOINT);
}

/*
 * Whether a capital at AT goes on with NAME after small words, the first of
 * which FIRST is: not a league after a club, "Soto de la Liga Norte".
 */
static bool
goes_on(const struct entity_scanner *x, const struct name *name, uint32_t first,
	size_t at)
{
	struct capital word;

	if (!(entity_class_at(x, at) & UNICODE_UPPER))
		return false;
	if (first & NAME_AND)
		return joins(x, name, at);
	if (!(first & NAME_JOINT) || name->flags & HEAD_KINDS)
		return true;
	entity_scan_word(x, at, &word);
	return !(entity_find_known(x, at, word.end) &
		 (HEAD_EVENT | HEAD_ORGANISATION));
}

/* A noun inside: "Liga de balonmano de Soto". */
static bool
is_bridge(const struct name *name, uint32_t before, uint32_t found,
	  bool is_bridged)
{
	return !found && before & NAME_JOINT && !is_bridged &&
	       name->flags & (HEAD_JOINS | HEAD_EVENT);
}

/* After "de", "de la", "del", "van der", "y", "&" and blanks at AT; AT: none. */
static size_t
skip_small(const struct entity_scanner *x, struct name *name, size_t at)
{
	const struct lexicon_table *names = x->doc->article.lexicon->names;
	size_t begin = at;
	uint32_t first = 0, before = 0;
	bool is_bridged = false;

	if (entity_byte(x, at) == '&') {
		at = entity_skip_blank(x, at + 1);
		return entity_class_at(x, at) & UNICODE_UPPER ? at : begin;
	}
	for (int i = 0; i < MAX_SMALL && at < x->end; i++) {
		struct entity_word word;
		uint32_t found;

		if (!(before & NAME_JOINT) && !may_be_small(x, at))
			break;
		entity_look_ahead(x, at, &word);
		if (!word.n || x->s[word.begin] != word.folded[0])
			break;
		found = lexicon_find(names, word.folded, word.n);
		if (is_bridge(name, before, found, is_bridged)) {
			is_bridged = true;
			found = 0;
		} else if (!may_follow(x, name, before, found)) {
			break;
		}
		at = entity_skip_blank(x, word.end);
		if (at == word.end)
			return begin;
		first |= i ? 0 : found;
		before = found;
	}
	if (at == begin || !before || !goes_on(x, name, first, at))
		return begin;
	name->has_purpose |= (first & NAME_FOR) != 0;
	name->is_joined = true;
	return at;
}

/* A word of capitals, with digits or alone, directly after a name: "FC", "VI".
 */
static bool
is_short_part(const struct entity_scanner *x, const struct capital *word)
{
	if (word->n_upper == 1 && !word->n_digits &&
	    entity_byte(x, word->end) == '.')
		return false; /* an initial */
	return !word->more && word->n_upper && !word->n_lower &&
	       word->n_upper + word->n_digits <= MAX_UPPER &&
	       (word->n_digits || !entity_is_plain_word(x, word));
}

/*
 * Whether the word directly after NAME is apart from it: the acronym of what is
 * before it, or a person after a company, "BBC Ana Soto".
 */
static bool
is_apart(const struct entity_scanner *x, const struct name *name,
	 const struct capital *word)
{
	if (!word->n_lower)
		return word->n_upper > 2 && name->first.n_lower &&
		       x->s[word->begin] == x->s[name->begin];
	return (!name->first.n_lower || name->flags & KNOWN_ORGANISATION) &&
	       entity_find_known(x, word->begin, word->end) == KNOWN_GIVEN;
}

/* "Jr." and "Inc." and their full stop: where they end, or 0. */
static size_t
abbreviation_end(const struct entity_scanner *x, const struct capital *word)
{
	char folded[FOLD_ROOM];
	size_t n = fold_word(x->s + word->begin, word->end - word->begin,
			     folded);

	return n && lexicon_find(x->doc->article.lexicon->names, folded, n) &
			       NAME_ENDS
		       ? word->end + (entity_byte(x, word->end) == '.')
		       : 0;
}

/* "Bs 40": a number follows the word, which may be a currency. */
static bool
counts(const struct entity_scanner *x, const struct capital *word)
{
	return word->end - word->begin < 3 &&
	       ascii_is_digit(
		       entity_byte(x, entity_skip_blank(x, word->end)));
}

/* The end of NAME with the word at AT, which is capitalised; 0: it is none. */
static size_t
part_end(const struct entity_scanner *x, const struct name *name, size_t at,
	 bool direct)
{
	size_t next = at, end;
	struct capital word;

	if (!ascii_is_lower(entity_byte(x, at + 1)))
		next = skip_initials(x, at);
	entity_scan_word(x, next, &word);
	if (direct && counts(x, &word))
		return 0;
	if (is_name_word(&word)) {
		if (direct && is_apart(x, name, &word))
			return 0;
		if (!entity_is_abbreviation(x, &word))
			return word.end;
		return direct ? abbreviation_end(x, &word) : 0;
	}
	if (!direct)
		return 0;
	end = entity_dotted_end(x, at);
	if (end > at)
		return end;
	end = entity_roman_end(x, at);
	if (end > at)
		return end;
	return next == at && is_short_part(x, &word) &&
			       !is_apart(x, name, &word)
		       ? word.end
		       : 0;
}

/* Adds the next part to NAME; false: there is none. */
static bool
extend(const struct entity_scanner *x, struct name *name)
{
	size_t gap = entity_skip_blank(x, name->end), at = gap, end;

	if (at == name->end || at >= x->end)
		return false;
	if (!(entity_class_at(x, at) & UNICODE_UPPER))
		at = skip_small(x, name, at);
	if (!(entity_class_at(x, at) & UNICODE_UPPER))
		return false;
	end = part_end(x, name, at, at == gap);
	if (!end)
		return false;
	if (name->n_words++ == 1)
		name->is_direct = at == gap;
	name->end = end;
	return true;
}

/* -- Numbers at the end of a name ---------------------------------------- */

/* Whether what follows AT, after a number, lets it be part of a name. */
static bool
may_end_in_number(const struct entity_scanner *x, size_t at)
{
	struct entity_word word;
	size_t next = entity_skip_blank(x, at);

	if (entity_class_at(x, at) & UNICODE_WORD ||
	    (entity_byte(x, at) && strchr(".,:/-'%\xC2\xE2", x->s[at]) &&
	     (entity_class_at(x, at + 1) & UNICODE_WORD ||
	      strchr("%\xC2\xE2", x->s[at]))))
		return false;
	if (next == at || next >= x->end)
		return true;
	if (strchr("%$-\xC2\xE2", x->s[next]))
		return false;
	if (!(entity_class_at(x, next) & UNICODE_LOWER))
		return true;
	entity_look_ahead(x, next, &word);
	if (!word.n || word.n > 3 || entity_find_month(x, &word) ||
	    !lexicon_find(x->doc->article.lexicon->stopwords, word.folded,
			  word.n))
		return false;
	entity_look_ahead(x, word.end, &word);
	return !entity_find_month(x, &word);
}

/* A year of an event, "Copa de Soto de 1998"; 0: there is none at AT. */
static size_t
skip_joint(const struct entity_scanner *x, const struct name *name, size_t at)
{
	struct entity_word word;

	if (!(name->flags & HEAD_EVENT) || !may_be_small(x, at))
		return at;
	entity_look_ahead(x, at, &word);
	if (!(lexicon_find(x->doc->article.lexicon->names, word.folded,
			   word.n) &
	      NAME_JOINT))
		return at;
	return entity_skip_blank(x, word.end);
}

/* "Volverá Mayo 3": the number is a day. */
static bool
ends_in_month(const struct entity_scanner *x, const struct name *name)
{
	struct entity_word word;

	entity_look_back(x, name->end, &word);
	return entity_find_month(x, &word) > 0;
}

/* "PlayStation 3", "Juegos de Soto 1996"; where the name ends then. */
static size_t
number_end(const struct entity_scanner *x, const struct name *name)
{
	size_t gap = entity_skip_blank(x, name->end), at = gap, end;

	if (gap == name->end || gap >= x->end || name->end - name->begin < 3 ||
	    lexicon_find(x->doc->article.lexicon->conventions->roles,
			 name->folded, name->n_folded) &
		    ROLE_PLACE)
		return name->end; /* "Artículo 5" */
	if (!ascii_is_digit(x->s[at]))
		at = skip_joint(x, name, at);
	for (end = at; end - at < 5 && ascii_is_digit(entity_byte(x, end));)
		end++;
	if (end == at || end - at > 4 || (at > gap && end - at < 4) ||
	    (end - at < 3 && ends_in_month(x, name)))
		return name->end;
	if (end - at == 4 && name->flags & HEAD_EVENT &&
	    !(entity_class_at(x, end) & UNICODE_WORD))
		return end;
	if (!may_end_in_number(x, end))
		return name->end;
	/* "Soto 2, Villar 1" are goals */
	if (end - at < 3 && (name->flags & (KNOWN_PLACE | KNOWN_SURNAME |
					    KNOWN_GIVEN)))
		return name->end;
	return end;
}

/* -- A name -------------------------------------------------------------- */

/* Begins NAME at BEGIN with WORD, which may come after initials. */
static void
begin_name(const struct entity_scanner *x, struct name *name, size_t begin,
	   const struct capital *word)
{
	name->begin = begin;
	name->end = word->end;
	name->first = *word;
	name->n_folded = fold_word(x->s + word->begin, word->end - word->begin,
				   name->folded);
	name->flags = 0;
	name->n_words = 1;
	name->is_initial = false;
	name->is_joined = name->is_direct = name->has_purpose = false;
}

/* Asks what is known of the first word of NAME. */
static void
look_up(const struct entity_scanner *x, struct name *name)
{
	if (name->n_folded)
		name->flags = lexicon_find(x->doc->article.lexicon->known,
					   name->folded, name->n_folded);
}

static void
read_name(const struct entity_scanner *x, struct name *name)
{
	while (name->n_words < MAX_WORDS && extend(x, name))
		;
	name->end = number_end(x, name);
}

/* Adds a name with each run of blanks as one. */
static void
put_name(struct entity_scanner *x, const struct name *name)
{
	size_t begin = name->begin, end = name->end, n = 0, i = begin;
	char text[256];

	if (end - begin > sizeof(text) ||
	    (!memchr(x->s + begin, '\n', end - begin) &&
	     !memchr(x->s + begin, '\r', end - begin))) {
		entity_add(x, SUMARIO_ENTITY_NAME, begin, end, true, NULL, 0);
	} else {
		while (i < end) {
			if (unicode_class_at(x->s + i) & UNICODE_SPACE) {
				i = unicode_skip(x->s, i, end, UNICODE_SPACE);
				text[n++] = ' ';
			} else { /* "à" has a byte that is a space alone */
				size_t len = utf8_length((unsigned char)x->s[i]);

				memcpy(text + n, x->s + i, len);
				n += len;
				i += len;
			}
		}
		entity_add(x, SUMARIO_ENTITY_NAME, begin, end, true, text, n);
	}
	if (!x->failed) {
		struct entity *added =
			&x->doc->entities.items[x->doc->entities.n_items - 1];

		added->subtype = name->subtype;
		added->is_initial = name->is_initial;
	}
}

/*
 * After "de", "de la" at AT, which names may have inside; AT: none.
 */
static size_t
skip_particles(const struct entity_scanner *x, size_t at)
{
	const struct lexicon_table *names = x->doc->article.lexicon->names;
	struct entity_word word;
	uint32_t found;

	entity_look_ahead(x, at, &word);
	found = word.n ? lexicon_find(names, word.folded, word.n) : 0;
	if (!(found & NAME_JOINT) || found & NAME_SECOND)
		return at;
	at = word.end;
	entity_look_ahead(x, at, &word);
	found = word.n ? lexicon_find(names, word.folded, word.n) : 0;
	return x->s[word.begin] == word.folded[0] && found & NAME_SECOND
		       ? word.end
		       : at;
}

/*
 * "Rúa y de la Sota": particles after "y" belong to NAME, unless the name
 * before has a preposition as well: "de Soria y de la Vega".
 */
static void
take_particles(const struct entity_scanner *x, struct name *name)
{
	const struct entities *all = &x->doc->entities;
	const struct entity *last;
	struct entity_word word;
	size_t begin;

	if (all->n_items == x->first)
		return;
	last = &all->items[all->n_items - 1];
	if (last->end >= name->begin ||
	    name->begin - last->end > MAX_PARTICLES ||
	    name->begin - last->end < MIN_PARTICLES ||
	    x->s[last->end + 2] != ' ' || /* "y" and "e" have one letter */
	    last->type != SUMARIO_ENTITY_NAME)
		return;
	entity_look_ahead(x, last->end, &word);
	if (!(entity_get_roles(x, &word) & ROLE_AND))
		return;
	begin = entity_skip_blank(x, word.end);
	if (entity_skip_blank(x, skip_particles(x, begin)) != name->begin ||
	    begin == name->begin)
		return;
	entity_look_back(x, last->begin, &word);
	if (word.n &&
	    !(lexicon_find(x->doc->article.lexicon->cues, word.folded, word.n) &
	      (CUE_PREPOSITION | CUE_ARTICLE)) &&
	    !(entity_get_roles(x, &word) & (ROLE_JOINT | ROLE_TO)))
		name->begin = begin;
}

static void
add_name(struct entity_scanner *x, struct name *name)
{
	entity_find_subtype(x, name);
	take_particles(x, name);
	put_name(x, name);
}

/* Adds NAME, which is one if the article has it elsewhere. */
static void
add_doubtful(struct entity_scanner *x, struct name *name)
{
	add_name(x, name);
	if (x->failed)
		return;
	x->doc->entities.items[x->doc->entities.n_items - 1].doubtful = true;
	x->n_doubtful++;
}

/* Whether the second word of NAME is a person's, not "General" of "Director
 * General". */
static bool
is_person_next(const struct entity_scanner *x, const struct name *name)
{
	struct capital word;

	entity_scan_word(x, entity_skip_blank(x, name->first.end), &word);
	return entity_find_known(x, word.begin, word.end) &
		       (KNOWN_GIVEN | KNOWN_SURNAME) ||
	       entity_is_rare(x, word.begin);
}

/* Whether what NAME, of several words, begins with is no part of it. */
static bool
is_in_front(const struct entity_scanner *x, const struct name *name,
	    bool initial)
{
	if (name->flags & HEAD_ROLE && name->is_direct)
		return is_person_next(x, name); /* "Presidente Soto" */
	if (!initial)
		return false;
	if (name->flags & HEAD_CROWD && !name->is_direct)
		return true;
	return !(name->flags & KNOWN_KINDS) && entity_looks_like_verb(x, name);
}

/*
 * A sentence begins with WORD, which is none of a name but in a few: "El
 * Salvador", "La Rioja".  Where to go on.
 */
static size_t
take_listed(struct entity_scanner *x, struct name *name)
{
	size_t at = entity_skip_blank(x, name->end), end = name->end;

	if (!(entity_class_at(x, at) & UNICODE_UPPER))
		return end;
	look_up(x, name);
	if (!(name->flags & KNOWN_MORE))
		return end;
	read_name(x, name);
	if (name->n_words == 1 || entity_is_shouted(x) ||
	    !(entity_find_known(x, name->begin, name->end) & KNOWN_KINDS))
		return end;
	add_name(x, name);
	return name->end;
}

/* A single word, perhaps a number after it; whether it is a name. */
static enum entity_evidence
judge_single(const struct entity_scanner *x, const struct name *name,
	     bool initial)
{
	if (initial)
		return entity_judge(x, name);
	return name->flags & HEAD_ROLE || entity_is_listed(x, name)
		       ? EVIDENCE_NONE
		       : EVIDENCE_NAME;
}

/* A name that begins with WORD at BEGIN; where to go on. */
static size_t
take_name(struct entity_scanner *x, size_t begin, const struct capital *word)
{
	bool initial = is_initial(x, begin);
	enum entity_evidence evidence;
	struct name name;

	begin_name(x, &name, begin, word);
	if (initial && entity_is_listed(x, &name))
		return take_listed(x, &name);
	look_up(x, &name);
	read_name(x, &name);
	if (entity_is_shouted(x))
		return name.end;
	name.is_initial = initial;
	if (name.n_words > 1)
		evidence = is_in_front(x, &name, initial) ? EVIDENCE_NONE
							  : EVIDENCE_NAME;
	else
		evidence = judge_single(x, &name, initial);
	if (evidence == EVIDENCE_NONE)
		return word->end;
	if (evidence == EVIDENCE_DOUBT) {
		add_doubtful(x, &name);
		return word->end;
	}
	add_name(x, &name);
	return name.end;
}

/* "J. R. R. Tolkien"; AT if no name follows. */
static size_t
take_initials(struct entity_scanner *x, size_t at)
{
	size_t next = skip_initials(x, at);
	struct capital word, first;
	struct name name;

	if (next == at)
		return at;
	entity_scan_word(x, next, &word);
	if (!is_name_word(&word))
		return at;
	begin_name(x, &name, at, &word);
	if (entity_is_listed(x, &name))
		return at;
	entity_scan_word(x, at, &first);
	if (next - at < 5 && entity_is_abbreviation(x, &first)) /* "D. Juan" */
		return at;
	name.flags = KNOWN_GIVEN;
	read_name(x, &name);
	name.n_words++;
	add_name(x, &name);
	return name.end;
}

/* -- Words in capitals --------------------------------------------------- */

/* Whether a name goes on after the acronym: "FC Soto", not "PP Ana Soto". */
static bool
begins_name(const struct entity_scanner *x, const struct capital *acronym)
{
	size_t at = entity_skip_blank(x, acronym->end);
	struct capital word;
	struct name name;
	uint32_t known;

	if (at == acronym->end || acronym->n_upper > MAX_UPPER ||
	    !(entity_class_at(x, at) & UNICODE_UPPER))
		return false;
	entity_scan_word(x, at, &word);
	if (!is_name_word(&word) || entity_is_abbreviation(x, &word))
		return false;
	begin_name(x, &name, at, &word);
	if (entity_is_listed(x, &name))
		return false;
	if (entity_find_known(x, acronym->begin, acronym->end) & HEAD_ROLE)
		return false; /* "la ONG Soto" */
	look_up(x, &name);
	known = name.flags;
	return !(known & (KNOWN_GIVEN | KNOWN_SURNAME)) ||
	       known & (KNOWN_PLACE | KNOWN_ORGANISATION);
}

/* Whether the acronym is beside a parenthesis, in which one is defined. */
static bool
is_defined(const struct entity_scanner *x, const struct capital *word)
{
	size_t at = entity_skip_blank(x, word->end);

	return entity_byte(x, at) == '(' ||
	       (word->begin > x->begin && x->s[word->begin - 1] == '(');
}

static size_t
take_acronym(struct entity_scanner *x, const struct capital *word)
{
	struct name name;

	if (begins_name(x, word)) {
		begin_name(x, &name, word->begin, word);
		look_up(x, &name);
		read_name(x, &name);
		add_name(x, &name);
		return name.end;
	}
	if (word->n_upper > MAX_SHORT && !is_defined(x, word)) {
		begin_name(x, &name, word->begin, word);
		look_up(x, &name);
		add_name(x, &name);
	} else {
		entity_add_acronym(x, word->begin, word->end,
				   word->n_lower > 0);
	}
	return word->end;
}

size_t
entity_read_capital(struct entity_scanner *x, size_t at)
{
	struct capital word;

	if (!ascii_is_lower(entity_byte(x, at + 1))) {
		size_t end = take_initials(x, at);

		if (end > at)
			return end;
		end = entity_dotted_end(x, at);
		if (end > at && !entity_is_shouted(x)) {
			entity_add_acronym(x, at, end, 0);
			return end;
		}
	}
	entity_scan_word(x, at, &word);
	if (word.more)
		return word.end;
	if (word.n_lower < 2 && entity_is_acronym(x, &word))
		return take_acronym(x, &word);
	if (word.n_digits) /* "A-6", "G20" */
		return word.n_upper == 1 || word.n_lower
			       ? entity_read_token(x, at)
			       : word.end;
	if (!is_name_word(&word) || entity_is_abbreviation(x, &word))
		return word.end;
	return take_name(x, at, &word);
}

/* "iPad", "eBay", "macOS": the capital at AT is after small letters. */
size_t
entity_read_hump(struct entity_scanner *x, size_t at)
{
	size_t begin = at;
	struct capital word;
	struct name name;

	while (begin > x->begin && at - begin <= MAX_PREFIX &&
	       ascii_is_lower(x->s[begin - 1]))
		begin--;
	if (begin == at || at - begin > MAX_PREFIX ||
	    entity_class_before(x, begin) & UNICODE_WORD ||
	    (!(at - begin == 1 && x->s[begin] == ELECTRONIC) &&
	     lexicon_find(x->doc->article.lexicon->stopwords, x->s + begin,
			  at - begin)))
		return at + 1;
	entity_scan_word(x, at, &word);
	if (word.more || word.n_digits ||
	    (word.n_lower < 2 && !(word.n_upper == 2 && !word.n_lower &&
				   x->s[at] == 'O' &&
				   x->s[at + 1] == 'S')))
		return at + 1;
	word.begin = begin;
	begin_name(x, &name, begin, &word);
	look_up(x, &name);
	read_name(x, &name);
	add_name(x, &name);
	return name.end;
}
