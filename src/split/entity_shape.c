/* SPDX-License-Identifier: MIT */
/*
 * The shape of a number tells which mark is before its decimals; where it
 * does not, 1.234 or 1,234, the article's other numbers do, and where there
 * are none the language and country of the tag (data/decimals.tsv).
 */
#include <config.h>

#include "split/entity_shape.h"

#include "text/scan.h"

/* Length of the mark at AT, a digit after it, as *MARK; 0: none. */
static size_t
read_mark(const struct entity_scanner *x, size_t at, char *mark)
{
	uint32_t cp = at < x->end ? utf8_get(x->s + at) : 0;
	size_t n;

	if (cp == '.' || cp == ',' || cp == '\'' || cp == ' ')
		*mark = (char)cp;
	else if (cp == 0xA0 || cp == 0x2009 || cp == 0x202F)
		*mark = ' ';
	else if (cp == 0x2019 || cp == 0x2032)
		*mark = '\'';
	else
		return 0;
	n = utf8_length((unsigned char)x->s[at]);
	return ascii_is_digit(entity_byte(x, at + n)) ? n : 0;
}

size_t
entity_digits_end(const struct entity_scanner *x, size_t at)
{
	while (ascii_is_digit(entity_byte(x, at)))
		at++;
	return at;
}

/* Whether a blank at the end of SHAPE may join the group after it. */
static bool
joins(const struct entity_scanner *x, const struct entity_shape *shape,
      size_t group)
{
	size_t end = entity_digits_end(x, group), n;
	char mark;

	if (shape->lens[0] > 3 || end - group != 3 ||
	    x->s[shape->begin] == '0' ||
	    (shape->n_groups > 1 && shape->marks[1] != ' '))
		return false;
	/* "555 123 45" is no number with thousands */
	n = read_mark(x, end, &mark);
	return !n || mark != ' ' ||
	       entity_digits_end(x, end + n) - end - n == 3;
}

bool
entity_read_shape(const struct entity_scanner *x, size_t at,
		  struct entity_shape *shape)
{
	char mark = 0;
	size_t n = 0;

	shape->begin = at;
	for (shape->n_groups = 0; shape->n_groups < ENTITY_MAX_GROUPS;) {
		size_t group = at + n, end = entity_digits_end(x, group);

		if (mark == ' ' && !joins(x, shape, group))
			return true;
		shape->marks[shape->n_groups] = mark;
		shape->lens[shape->n_groups] = end - group;
		shape->ends[shape->n_groups++] = shape->end = at = end;
		n = read_mark(x, at, &mark);
		if (!n)
			return true;
	}
	return false;
}

/* Whether groups FIRST to LAST have three digits, and the first has fewer. */
static bool
are_thousands(const struct entity_shape *shape, size_t last)
{
	if (shape->lens[0] > 3)
		return false;
	for (size_t i = 1; i <= last; i++)
		if (shape->lens[i] != 3 || shape->marks[i] != shape->marks[1])
			return false;
	return true;
}

enum entity_reading
entity_judge_shape(const struct entity_scanner *x,
		   const struct entity_shape *shape)
{
	size_t last = shape->n_groups - 1;
	char mark = shape->marks[last];

	if (!last)
		return READING_WHOLE;
	/* 1'097,200 */
	if (last > 1 && shape->marks[1] == '\'' && shape->lens[last] == 3)
		return shape->lens[0] <= 3 ? READING_WHOLE : READING_CODE;
	if (last > 1 && mark != shape->marks[1])
		return are_thousands(shape, last - 1) && mark != ' '
			       ? READING_DECIMAL
			       : READING_CODE;
	if (last > 1)
		return are_thousands(shape, last) ? READING_WHOLE
						  : READING_CODE;
	if (shape->lens[1] != 3 || shape->lens[0] > 3 ||
	    x->s[shape->begin] == '0')
		return READING_DECIMAL;
	if (!x->is_strict && !memcmp(x->s + shape->ends[1] - 3, "000", 3))
		return READING_WHOLE; /* nobody writes such decimals */
	return mark == '.' || mark == ',' ? READING_AMBIGUOUS : READING_WHOLE;
}

/* -- The article's decimals ---------------------------------------------- */

/* Adds what SHAPE says to the votes for comma (0) and point (1). */
static void
vote(const struct entity_scanner *x, const struct entity_shape *shape,
     size_t *votes)
{
	size_t last = shape->n_groups - 1;
	char mark = shape->marks[last];

	switch (entity_judge_shape(x, shape)) {
	case READING_WHOLE:
		if (last && mark != ' ' && mark != '\'')
			votes[mark == ','] += 2;
		break;
	case READING_DECIMAL:
		/* 15.30 may be a time, 5.12 a section; 3.5 less so */
		if (mark == ',' || last > 1)
			votes[mark == '.'] += 2;
		else if (mark == '.' && shape->lens[last] < 3)
			votes[1]++;
		break;
	case READING_AMBIGUOUS: /* "$1,250": money has no thousandths */
		if (shape->begin > x->begin && x->s[shape->begin - 1] == '$')
			votes[mark == ','] += 2;
		break;
	default:
		break;
	}
}

/* Looks at all numbers of the article, once. */
static enum lexicon_decimal
find_decimal(const struct entity_scanner *x)
{
	struct entity_scanner all = *x;
	size_t votes[2] = {0, 0};

	all.begin = 0;
	all.end = x->doc->article.n_bytes;
	for (size_t i = 0; (i = scan_digit(x->s, i, all.end)) < all.end;) {
		struct entity_shape shape;

		if (entity_read_shape(&all, i, &shape))
			vote(&all, &shape, votes);
		i = shape.end;
	}
	if (votes[0] == votes[1])
		return language_find_decimal(x->doc->article.source_lang);
	return votes[1] > votes[0] ? DECIMAL_POINT : DECIMAL_COMMA;
}

bool
entity_is_decimal(struct entity_scanner *x, char mark)
{
	if (x->decimal == DECIMAL_UNKNOWN)
		x->decimal = find_decimal(x);
	return (mark == ',') == (x->decimal == DECIMAL_COMMA);
}
