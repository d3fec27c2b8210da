/* SPDX-License-Identifier: MIT */
/*
 * Times of the day, as hours and minutes of 24 hours.
 * A colon makes a time of two numbers; what is before and after decides else:
 * "a las 6", "6 p. m.", "19,30 horas", "las 7 y media de la tarde".  Hours in
 * words are read in the same way.
 */
#include <config.h>

#include "split/entity_number.h"
#include "split/entity_shape.h"

#include <stdlib.h>

struct clock {
	size_t end;
	int hour, minute, second; /* minute, second -1: not said */
	bool words;
	bool certain; /* what is after makes it a time */
	bool colon;   /* 15:30 */
	bool comma;   /* 19,30 or 19'30, which may be something else */
	bool quarter; /* "y cuarto", "y media", "en punto" */
};

/* -- What is after the figures -------------------------------------------- */

/* After "a. m.", "pm" and the like at AT; 0: none.  *PM tells which. */
static size_t
half_end(const struct entity_scanner *x, size_t at, char *half)
{
	size_t i = entity_skip_blank(x, at);

	*half = (char)(entity_byte(x, i) | 0x20);
	if (*half != 'a' && *half != 'p')
		return 0;
	i++;
	if (entity_byte(x, i) == '.')
		i = entity_skip_blank(x, i + 1);
	if ((entity_byte(x, i) | 0x20) != 'm' ||
	    entity_class_at(x, i + 1) & UNICODE_WORD)
		return 0;
	/* the full stop may be the sentence's as well: it is taken */
	return i + 1 +
	       (entity_byte(x, i + 1) == '.' && x->s[i - 1] != *half &&
		x->s[i - 1] != (*half & ~0x20));
}

/* The part of the day that WORD is: 'a', 'p', 'n', or 0. */
static char
get_part(const struct entity_scanner *x, const struct entity_word *word)
{
	uint32_t roles = entity_get_roles(x, word);

	return roles & ROLE_MORNING	? 'a'
	       : roles & ROLE_NIGHT	? 'n'
	       : roles & ROLE_AFTERNOON ? 'p'
					: 0;
}

/* The hour that WORD alone is: 1, 12, 24; 0: none. */
static uint32_t
get_named_hour(const struct entity_scanner *x, const struct entity_word *word)
{
	uint32_t hour =
		word->n ? lexicon_find(
				  x->doc->article.lexicon->conventions->hours,
				  word->folded, word->n)
			: 0;

	return hour <= 24 ? hour : 0;
}

/* "la", "esta" before a part of the day. */
static bool
is_pointed(const struct entity_scanner *x, const struct entity_word *word)
{
	return word->n && (entity_get_roles(x, word) & ROLE_THE ||
			   lexicon_find(x->doc->article.lexicon->words,
					word->folded, word->n) &
				   WORD_NEAR);
}

/*
 * "de la tarde", "del mediodía" at AT: where it ends and which, or 0.  NOON:
 * "mediodía" alone is one, too.
 */
static size_t
part_end(const struct entity_scanner *x, size_t at, bool noon, char *part)
{
	struct entity_word word;
	uint32_t roles;

	entity_look_ahead(x, at, &word);
	roles = entity_get_roles(x, &word);
	if (roles & ROLE_OF_THE) {
		entity_look_ahead(x, word.end, &word);
		if (!is_pointed(x, &word))
			return 0;
	} else if (noon && get_named_hour(x, &word) > 1) {
		word.end = at;
	} else if (!(roles & ROLE_OF)) {
		return 0;
	}
	entity_look_ahead(x, word.end, &word);
	*part = get_part(x, &word);
	return *part ? word.end : 0;
}

/* After "h", "h." or "horas" at AT, or 0. */
static size_t
hours_end(const struct entity_scanner *x, size_t at)
{
	struct entity_word word;

	entity_look_ahead(x, at, &word);
	return entity_get_roles(x, &word) & ROLE_HOURS ? word.end : 0;
}

/* After "en punto" at AT, or 0. */
static size_t
exact_end(const struct entity_scanner *x, size_t at)
{
	const uint32_t in = ROLE_SINCE | ROLE_THEN;
	struct entity_word word;

	entity_look_ahead(x, at, &word);
	if ((entity_get_roles(x, &word) & in) != in)
		return 0;
	entity_look_ahead(x, word.end, &word);
	return entity_get_roles(x, &word) & ROLE_PLACE ? word.end : 0;
}

/* The value of a number below 60 at AT, in digits or words; -1: none. */
static int
read_minutes(const struct entity_scanner *x, size_t at, size_t *end)
{
	struct numeral numeral = {.open = false};
	size_t begin = entity_skip_blank(x, at);
	struct entity_word word;
	uint32_t value;

	*end = entity_digits_end(x, begin);
	if (*end > begin)
		return *end - begin > 2 ||
				       entity_class_at(x, *end) & UNICODE_WORD
			       ? -1
			       : (int)strtol(x->s + begin, NULL, 10);
	entity_look_ahead(x, at, &word);
	if (entity_get_roles(x, &word) & ROLE_HALF) {
		*end = word.end;
		return 30;
	}
	value = word.n ? lexicon_find(
				 x->doc->article.lexicon->conventions->counting,
				 word.folded, word.n)
		       : 0;
	if (value == 4) { /* a quarter */
		*end = word.end;
		return 15;
	}
	*end = entity_read_numeral(x, at, &numeral);
	return *end > at && numeral.current + numeral.total < 60
		       ? (int)(numeral.current + numeral.total)
		       : -1;
}

/* "y cuarto", "y media", "y 20", "menos cuarto" after the hour. */
static void
take_minutes(const struct entity_scanner *x, struct clock *clock)
{
	struct entity_word word;
	uint32_t roles;
	size_t end;
	int minutes;

	if (clock->minute >= 0 || clock->hour > 12)
		return;
	entity_look_ahead(x, clock->end, &word);
	roles = entity_get_roles(x, &word);
	if (!(roles & (ROLE_AND | ROLE_MINUS))) {
		if (!clock->words || !word.n)
			return; /* "las cinco treinta" */
		word.end = clock->end;
	}
	minutes = read_minutes(x, word.end, &end);
	if (minutes <= 0 || minutes > 59 ||
	    (word.end == clock->end && entity_is_counted(x, end)))
		return;
	clock->words = true;
	clock->quarter = minutes % 15 == 0 &&
			 entity_digits_end(x, end - 1) < end;
	clock->minute = minutes;
	clock->end = end;
	if (roles & ROLE_MINUS) {
		clock->minute = 60 - minutes;
		clock->hour = clock->hour ? clock->hour - 1 : 11;
	}
}

/* Puts the hour into PART of the day: of the clock's (WORDS) or a. m. */
static void
set_part(struct clock *clock, char part, bool words)
{
	if (part == 'n')
		clock->hour = clock->hour == 12 ? 0
			      : clock->hour < 6 ? clock->hour
						: clock->hour + 12;
	else if (part == 'p')
		clock->hour = clock->hour == 12 ? 12 : clock->hour + 12;
	else if (clock->hour == 12)
		clock->hour = words ? 12 : 0;
}

/* "6 p. m.", "6 de la tarde", "15.30 h", "8pm menos cuarto". */
static void
read_half(const struct entity_scanner *x, struct clock *clock)
{
	bool words = false;
	char part = 0;
	size_t end = hours_end(x, clock->end);

	if (end) {
		clock->end = end;
		clock->certain = clock->minute >= 0;
	}
	end = half_end(x, clock->end, &part);
	if (!end) {
		take_minutes(x, clock);
		end = half_end(x, clock->end, &part);
	}
	if (!end) {
		end = part_end(x, clock->end, clock->hour == 12, &part);
		words = end != 0;
	}
	if (!end || clock->hour > 12 || (!clock->hour && clock->minute < 0))
		return;
	clock->end = end;
	clock->words |= words;
	clock->certain = true;
	if (!words)
		take_minutes(x, clock);
	set_part(clock, part, words);
}

/* The same, and "en punto". */
static void
read_behind(const struct entity_scanner *x, struct clock *clock)
{
	size_t end;

	read_half(x, clock);
	end = exact_end(x, clock->end);
	if (!end)
		return;
	clock->end = end;
	clock->words = clock->quarter = true;
	if (!clock->certain) /* "a las ocho en punto de la tarde" */
		read_half(x, clock);
}

/* -- The figures ---------------------------------------------------------- */

/* Two digits below 60 at AT, or -1. */
static int
read_sixtieth(const struct entity_scanner *x, size_t at)
{
	size_t end = entity_digits_end(x, at);
	int value = end - at == 2 ? (x->s[at] - '0') * 10 + x->s[at + 1] - '0'
				  : -1;

	return value < 60 ? value : -1;
}

/* "340pm", "1140 a.m." */
static bool
read_joined(const struct entity_scanner *x, size_t at, struct clock *clock)
{
	size_t end = entity_digits_end(x, at), n = end - at;
	char half;

	if (n < 3 || n > 4 || !half_end(x, end, &half))
		return false;
	clock->minute = read_sixtieth(x, end - 2);
	clock->hour = x->s[at] - '0';
	if (n == 4)
		clock->hour = clock->hour * 10 + x->s[at + 1] - '0';
	clock->end = end;
	return clock->minute >= 0 && clock->hour > 0 && clock->hour <= 12;
}

/* The mark between hours and minutes at AT, as *MARK, and its length. */
static size_t
read_mark(const struct entity_scanner *x, size_t at, char *mark)
{
	*mark = entity_byte(x, at);
	if (entity_has(x, at, "\xE2\x80\x99")) {
		*mark = '\'';
		return 3;
	}
	return *mark && strchr(":.h,'", *mark) ? 1 : 0;
}

/* The figures: 15, 15:30, 15.30, 15h30, 19'30, 15:30:20. */
static bool
read_figures(const struct entity_scanner *x, size_t at, struct clock *clock)
{
	size_t end = entity_digits_end(x, at), n;
	char mark;

	*clock = (struct clock){.end = end, .minute = -1, .second = -1};
	if (end - at > 2)
		return read_joined(x, at, clock);
	for (size_t i = at; i < end; i++)
		clock->hour = clock->hour * 10 + x->s[i] - '0';
	if (clock->hour > 24)
		return false;
	n = read_mark(x, end, &mark);
	if (!n)
		return !(entity_class_at(x, end) & UNICODE_WORD) ||
		       (mark | 0x20) == 'a' || (mark | 0x20) == 'p';
	clock->minute = read_sixtieth(x, end + n);
	if (clock->minute < 0)
		return mark != ':' && !ascii_is_digit(entity_byte(x, end + n));
	clock->colon = mark == ':' || mark == 'h';
	clock->comma = mark == ',' || mark == '\'';
	clock->end += n + 2;
	if (mark == ':' && entity_byte(x, clock->end) == ':') {
		clock->second = read_sixtieth(x, clock->end + 1);
		clock->end += clock->second < 0 ? 0 : 3;
	}
	return !(entity_class_at(x, clock->end) & UNICODE_WORD) ||
	       x->s[clock->end] == 'h' || x->s[clock->end] == 'a' ||
	       x->s[clock->end] == 'p';
}

/* -- What is before ------------------------------------------------------- */

/* "a las", "desde las", "hacia la" before AT; *BEGIN is theirs. */
static bool
follows_at(const struct entity_scanner *x, size_t at, size_t *begin)
{
	struct entity_word word;

	entity_look_back(x, at, &word);
	if (!(entity_get_roles(x, &word) & ROLE_THE))
		return false;
	entity_look_back(x, word.begin, &word);
	*begin = word.begin;
	return entity_get_roles(x, &word) & ROLE_AT;
}

/* After "a las": nothing follows that could be counted. */
static bool
stands_alone(const struct entity_scanner *x, const struct clock *clock,
	     size_t at)
{
	const struct entities *all = &x->doc->entities;
	struct entity_word word;
	size_t begin;

	if (!follows_at(x, at, &begin))
		return false;
	if (clock->words) { /* "los tres y las dos" */
		entity_look_ahead(x, begin, &word);
		if (entity_get_roles(x, &word) & ROLE_AND &&
		    (all->n_items == x->first ||
		     all->items[all->n_items - 1].type != SUMARIO_ENTITY_TIME))
			return false;
	}
	if (clock->minute >= 0)
		return !clock->comma || clock->minute % 5 == 0;
	entity_look_ahead(x, clock->end, &word);
	if (entity_class_at(x, entity_skip_blank(x, clock->end)) &
	    UNICODE_DIGIT)
		return false;
	if (clock->hour == 1 && clock->words &&
	    entity_get_roles(x, &word) & (ROLE_AND | ROLE_TO))
		return false; /* "de la una a la otra" */
	return !word.n || entity_get_roles(x, &word) & ROLE_THEN;
}

/* "por la tarde a las 7": the part of the day before "a las". */
static void
take_part_before(const struct entity_scanner *x, struct clock *clock, size_t at)
{
	struct entity_word word;
	uint32_t roles;
	size_t begin;
	char part;

	if (clock->hour > 12 || !clock->hour)
		return;
	if (!follows_at(x, at, &begin)) {
		if (!clock->colon)
			return;
		begin = at; /* "por la tarde 7:00" */
	}
	entity_look_back(x, begin, &word);
	part = get_part(x, &word);
	if (!part)
		return;
	roles = entity_get_roles(x, &word);
	entity_look_back(x, word.begin, &word);
	if ((roles & ROLE_DAY && roles & ROLE_PAST) || is_pointed(x, &word))
		set_part(clock, part, true);
}

/* "de 9 a 14 horas": the second number says what both are. */
static bool
begins_range(const struct entity_scanner *x, const struct clock *clock,
	     size_t at)
{
	struct entity_word word;
	struct clock last;
	size_t begin, end;

	entity_look_back(x, at, &word);
	if (!(entity_get_roles(x, &word) & ROLE_JOINT) || clock->minute >= 0)
		return false;
	entity_look_ahead(x, clock->end, &word);
	begin = entity_skip_blank(x, word.end);
	if (!(entity_get_roles(x, &word) & ROLE_TO) ||
	    !ascii_is_digit(entity_byte(x, begin)) ||
	    !read_figures(x, begin, &last))
		return false;
	end = last.end;
	read_behind(x, &last);
	return last.certain || (last.minute < 0 && hours_end(x, end));
}

/* Whether the hour at AT ends such a range, the first of which was found. */
static bool
ends_range(const struct entity_scanner *x, const struct clock *clock, size_t at)
{
	const struct entities *all = &x->doc->entities;
	const struct entity *last;
	struct entity_word word;

	entity_look_back(x, at, &word);
	if (!(entity_get_roles(x, &word) & ROLE_TO) || all->n_items == x->first)
		return false;
	last = &all->items[all->n_items - 1];
	return last->type == SUMARIO_ENTITY_TIME &&
	       last->end == entity_skip_blank_back(x, word.begin) &&
	       hours_end(x, clock->end);
}

/* -- The time ------------------------------------------------------------- */

static size_t
add_time(struct entity_scanner *x, size_t at, const struct clock *clock)
{
	char normalized[9];
	int parts[] = {clock->hour, clock->minute < 0 ? 0 : clock->minute,
		       clock->second};
	size_t n = 0;

	for (size_t i = 0; i < 3 && parts[i] >= 0; i++) {
		if (i)
			normalized[n++] = ':';
		normalized[n++] = (char)('0' + parts[i] / 10);
		normalized[n++] = (char)('0' + parts[i] % 10);
	}
	entity_add(x, SUMARIO_ENTITY_TIME, at, clock->end, clock->words,
		   normalized, n);
	return clock->end;
}

/* Adds what FIGURES at AT are, if they are a time; else AT. */
static size_t
read_clock(struct entity_scanner *x, size_t at, struct clock figures)
{
	struct clock clock = figures;
	struct entity_word word;
	size_t end;

	read_behind(x, &clock);
	if (clock.quarter) {
		entity_look_back(x, at, &word);
		clock.certain |= entity_get_roles(x, &word) & ROLE_THE;
	}
	if (!clock.certain && !figures.colon && !stands_alone(x, &clock, at)) {
		bool ends = ends_range(x, &figures, at);

		if (!ends && !begins_range(x, &figures, at))
			return at;
		clock = figures;
		if (ends && (end = hours_end(x, figures.end)))
			clock.end = end;
	}
	if (entity_byte(x, clock.end) == ':' &&
	    ascii_is_digit(entity_byte(x, clock.end + 1)))
		return at;
	if (!clock.certain || clock.hour == figures.hour)
		take_part_before(x, &clock, at);
	return add_time(x, at, &clock);
}

/* The hour at AT, in digits or words. */
static bool
read_plain_hour(const struct entity_scanner *x, size_t at, struct clock *clock)
{
	struct numeral numeral = {.open = false};
	size_t begin = entity_skip_blank(x, at), end;

	if (ascii_is_digit(entity_byte(x, begin)))
		return read_figures(x, begin, clock);
	end = entity_read_numeral(x, at, &numeral);
	*clock = (struct clock){.end = end,
				.hour = (int)(numeral.current % 100),
				.minute = -1,
				.second = -1,
				.words = true};
	return end > at && !numeral.total && clock->hour <= 24;
}

/* Whether UNIT and WORD are "minutos" and "para". */
static bool
is_before(const struct entity_scanner *x, const struct entity_word *unit,
	  const struct entity_word *word)
{
	const struct language *lexicon = x->doc->article.lexicon;

	return word->n &&
	       lexicon_find(lexicon->names, word->folded, word->n) & NAME_FOR &&
	       lexicon_find(lexicon->conventions->hours, unit->folded,
			    unit->n) == 60;
}

/* MINUTES before what CLOCK is. */
static void
turn_back(struct clock *clock, int minutes)
{
	int sum = clock->hour * 60 + (clock->minute < 0 ? 0 : clock->minute) -
		  minutes;

	if (clock->hour == 1 && sum < 60 && !clock->certain)
		sum += 12 * 60; /* before one o'clock */
	sum = (sum + 24 * 60) % (24 * 60);
	clock->hour = sum / 60;
	clock->minute = sum % 60;
}

size_t
entity_read_minute(struct entity_scanner *x, size_t at, size_t end, int minute)
{
	struct entity_word unit, word;
	struct clock clock;
	bool past;

	entity_look_ahead(x, end, &unit);
	if (!unit.n || entity_class_at(x, unit.begin) & UNICODE_UPPER)
		return at;
	entity_look_ahead(x, unit.end, &word);
	past = entity_get_roles(x, &word) & ROLE_PAST;
	if (!past && !is_before(x, &unit, &word))
		return at;
	entity_look_ahead(x, word.end, &word);
	if (!(entity_get_roles(x, &word) & ROLE_THE) ||
	    !read_plain_hour(x, word.end, &clock) ||
	    (past && clock.minute >= 0))
		return at;
	if (past)
		clock.minute = minute;
	read_behind(x, &clock);
	if (!past)
		turn_back(&clock, minute);
	clock.words = true;
	return add_time(x, at, &clock);
}

/* "20 minutos pasadas las ocho de la tarde". */
static size_t
read_minute(struct entity_scanner *x, size_t at)
{
	size_t end = entity_digits_end(x, at);
	int minute = end - at <= 2 ? read_sixtieth(x, end - 2) : -1;

	if (end - at == 1)
		minute = x->s[at] - '0';
	return minute < 0 ? at : entity_read_minute(x, at, end, minute);
}

size_t
entity_read_time(struct entity_scanner *x, size_t at)
{
	struct clock clock;
	size_t end = read_figures(x, at, &clock) ? read_clock(x, at, clock)
						 : at;

	return end > at ? end : read_minute(x, at);
}

size_t
entity_read_hour(struct entity_scanner *x, size_t at, size_t end, int hour)
{
	struct clock clock = {.end = end,
			      .hour = hour,
			      .minute = -1,
			      .second = -1,
			      .words = true};
	struct entity_word word;

	entity_look_back(x, at, &word);
	return entity_get_roles(x, &word) & ROLE_THE ? read_clock(x, at, clock)
						     : at;
}

size_t
entity_read_named_hour(struct entity_scanner *x, const struct entity_word *word)
{
	uint32_t hour = get_named_hour(x, word);
	struct clock clock = {.end = word->end,
			      .hour = (int)(hour % 24),
			      .minute = -1,
			      .second = -1,
			      .words = true};

	return hour == 1 ? entity_read_hour(x, word->begin, word->end, 1)
			 : add_time(x, word->begin, &clock);
}
