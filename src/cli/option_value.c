/* SPDX-License-Identifier: MIT */
/*
 * Each kind of value is read by one function, which knows the member it fills
 * by its place in struct command.  Numbers are read by hand: no locale, no
 * sign, no exponent, no blanks.
 */
#include <config.h>

#include "cli/option_value.h"

#include "cli/usage.h"

#include <sched.h>
#include <string.h>
#include <unistd.h>

/* More keywords than any reader wants; their cost is one pass each. */
#define MAX_KEYWORDS 1000
/* More bullets of one story than it has to tell. */
#define MAX_PER_STORY 10
/* More threads than help; the message names it. */
#define MAX_JOBS 256
/* Whole numbers up to here are exact in JSON. */
#define MAX_COUNT 9007199254740992.0

/* The member of ROW in COMMAND, which is a TYPE. */
#define MEMBER(type) (*(type *)(void *)((char *)command + row->member))

/* -- Numbers ------------------------------------------------------------- */

/* A decimal number of digits only, from 1 to MAX. */
static bool
parse_count(const char *text, double max, double *value)
{
	if (!*text || strspn(text, "0123456789") != strlen(text))
		return false;
	*value = 0;
	for (; *text; text++)
		*value = *value * 10 + (*text - '0');
	return *value >= 1 && *value <= max;
}

/* Digits, perhaps a point and up to nine digits, over 0 and at most 1. */
static bool
parse_ratio(const char *text, double *value)
{
	double place = 1;
	size_t n = strspn(text, "0123456789.");

	if (!n || text[n] || n > 11 || strspn(text, ".") == n)
		return false;
	for (*value = 0; *text && *text != '.'; text++)
		*value = *value * 10 + (*text - '0');
	if (*text == '.')
		for (text++; *text && *text != '.'; text++)
			*value += (*text - '0') * (place /= 10);
	return !*text && *value > 0 && *value <= 1;
}

/* 100, 64K, 256M, 2G. */
static bool
parse_size(const char *text, size_t *size)
{
	static const char units[] = "KMG";
	char digits[24];
	size_t n = strspn(text, "0123456789");
	const char *unit = text[n] ? strchr(units, text[n]) : NULL;
	double value;

	if (n >= sizeof(digits) || (text[n] && (!unit || text[n + 1])))
		return false;
	memcpy(digits, text, n);
	digits[n] = '\0';
	if (!parse_count(digits, 1e15, &value))
		return false;
	for (const char *u = units; unit && u <= unit; u++)
		value *= 1024;
	*size = value < 4294967294.0 ? (size_t)value : 4294967294U;
	return true;
}

static bool
take_number(const struct option_row *row, const char *text, double *value)
{
	return parse_count(text, MAX_COUNT, value) ||
	       usage_fail_value(row, N_("not a whole number from 1 on"), text);
}

bool
option_take_count(struct command *command, const struct option_row *row,
		  const char *text)
{
	double value;

	if (!take_number(row, text, &value))
		return false;
	MEMBER(uint64_t) = (uint64_t)value;
	return true;
}

bool
option_take_size(struct command *command, const struct option_row *row,
		 const char *text)
{
	return parse_size(text, &MEMBER(size_t)) ||
	       usage_fail_value(row, N_("not a size such as 64M"), text);
}

/* Of several budgets the last one counts. */
bool
option_take_budget(struct command *command, const struct option_row *row,
		   const char *text)
{
	command->options.budget_unit =
		(enum sumario_unit)(row->value - OPTION_SENTENCES);
	if (row->value != OPTION_RATIO)
		return take_number(row, text, &MEMBER(double));
	return parse_ratio(text, &MEMBER(double)) ||
	       usage_fail_value(row, N_("not a ratio over 0 and up to 1"),
				text);
}

bool
option_take_keywords(struct command *command, const struct option_row *row,
		     const char *text)
{
	double value = 0;

	if (strcmp(text, "0") && !parse_count(text, MAX_KEYWORDS, &value))
		return usage_fail_value(row, N_("not a number from 0 to 1000"),
					text);
	MEMBER(uint32_t) = (uint32_t)value;
	return true;
}

bool
option_take_per_story(struct command *command, const struct option_row *row,
		      const char *text)
{
	double value;

	if (!parse_count(text, MAX_PER_STORY, &value))
		return usage_fail_value(row, N_("not a number from 1 to 10"),
					text);
	MEMBER(uint64_t) = (uint64_t)value;
	return true;
}

/* The cores that this process may use, as nproc(1) counts them. */
static unsigned
count_cores(void)
{
	long n = 0;
#ifdef HAVE_SCHED_GETAFFINITY
	cpu_set_t cores;

	if (!sched_getaffinity(0, sizeof(cores), &cores))
		n = CPU_COUNT(&cores);
#endif
	if (n < 1)
		n = sysconf(_SC_NPROCESSORS_ONLN);
	return n < 1 ? 1 : n > MAX_JOBS ? MAX_JOBS : (unsigned)n;
}

bool
option_take_jobs(struct command *command, const struct option_row *row,
		 const char *text)
{
	double value = 0;

	if (strcmp(text, "0") && !parse_count(text, MAX_JOBS, &value))
		return usage_fail_value(row, N_("not a number from 0 to 256"),
					text);
	MEMBER(unsigned) = value > 0 ? (unsigned)value : count_cores();
	return true;
}

/* -- Choices ------------------------------------------------------------- */

/* The place of TEXT among the choices of ROW; -1: a usage error. */
static int
find_choice(const struct command *command, const struct option_row *row,
	    const char *text)
{
	size_t n = strlen(text);
	int found = option_find_choice(row->choices, text, n);

	if (found >= 0 && option_takes_choice(row, command->verb, text, n))
		return found;
	usage_fail_choice(row, command->verb, text);
	return -1;
}

/* The member is an enum, of which the first choice is 0. */
bool
option_take_choice(struct command *command, const struct option_row *row,
		   const char *text)
{
	int found = find_choice(command, row, text);

	if (found < 0)
		return false;
	memcpy(&MEMBER(int), &found, sizeof(found));
	return true;
}

/* A list with commas; the member has a bit for each choice. */
bool
option_take_choices(struct command *command, const struct option_row *row,
		    const char *text)
{
	unsigned bits = 0;
	const char *rest = text;

	do {
		size_t n = strcspn(rest, ",");
		int found = option_find_choice(row->choices, rest, n);

		if (found < 0)
			return usage_fail_choice(row, command->verb, rest);
		bits |= 1U << found;
		rest += n;
	} while (*rest++);
	MEMBER(unsigned) = bits;
	return true;
}

/* In the order of the choices, which is not that of the enum. */
bool
option_take_profile(struct command *command, const struct option_row *row,
		    const char *text)
{
	static const enum sumario_profile profiles[] = {
		SUMARIO_PROFILE_AUTO, SUMARIO_PROFILE_NEWS,
		SUMARIO_PROFILE_GENERAL};
	int found = find_choice(command, row, text);

	if (found >= 0)
		MEMBER(enum sumario_profile) = profiles[found];
	return found >= 0;
}

/* Under align the formats are others, with the same names. */
bool
option_take_format(struct command *command, const struct option_row *row,
		   const char *text)
{
	size_t n = strlen(text);

	if (find_choice(command, row, text) < 0)
		return false;
	command->format_settled = true;
	command->alignment_format = (enum sumario_alignment_format)
		option_find_choice(OPTION_ALIGNMENT_FORMATS, text, n);
	MEMBER(enum sumario_format) = option_find_format(text, n);
	return true;
}

/* -- Words --------------------------------------------------------------- */

bool
option_take_flag(struct command *command, const struct option_row *row,
		 const char *text)
{
	(void)text;
	MEMBER(bool) = true;
	return true;
}

/* Of a file, a folder or an encoding. */
bool
option_take_name(struct command *command, const struct option_row *row,
		 const char *text)
{
	if (!*text)
		return usage_fail_value(row, N_("the value is empty"), NULL);
	MEMBER(const char *) = text;
	return true;
}

/* What an empty value does not give. */
bool
option_take_label(struct command *command, const struct option_row *row,
		  const char *text)
{
	MEMBER(const char *) = *text ? text : NULL;
	return true;
}

bool
option_take_line(struct command *command, const struct option_row *row,
		 const char *text)
{
	if (!*text || strpbrk(text, "\r\n"))
		return usage_fail_value(row, N_("not one line with text"),
					text);
	MEMBER(const char *) = text;
	return true;
}

/* An empty TEXT leaves what is there. */
bool
option_take_language(struct command *command, const struct option_row *row,
		     const char *text)
{
	if (!*text)
		return true;
	if (!sumario_is_language_tag(text))
		return usage_fail_value(
			row, N_("not a language tag such as es-MX"), text);
	MEMBER(const char *) = text;
	return true;
}

bool
option_take_language_or_es(struct command *command,
			   const struct option_row *row, const char *text)
{
	return option_take_language(command, row, text && *text ? text : "es");
}

bool
option_take_date(struct command *command, const struct option_row *row,
		 const char *text)
{
	if (!sumario_is_date(text))
		return usage_fail_value(row,
					N_("not a date such as 2026-04-02 or "
					   "2026-04-02T10:00"),
					text);
	MEMBER(const char *) = text;
	return true;
}

/* NAME=MEMBER. */
bool
option_take_member(struct command *command, const struct option_row *row,
		   const char *text)
{
	size_t n = strcspn(text, "=");
	int field = option_find_choice(OPTION_FIELDS, text, n);

	if (field < 0)
		return usage_fail_value(
			row,
			N_("not one of text, html, id, title, lang, url, "
			   "source, date, author, section"),
			text);
	if (!text[n] || !text[n + 1])
		return usage_fail_value(row, N_("not NAME=MEMBER"), text);
	(&MEMBER(const char *))[field] = text + n + 1;
	return true;
}

bool
option_take_memory(struct command *command, const struct option_row *row,
		   const char *text)
{
	if (command->n_tm_files == MAX_TM_FILES)
		return usage_fail_value(row, N_("too many files"), text);
	(&MEMBER(const char *))[command->n_tm_files++] = text;
	return true;
}

bool
option_take_wish(struct command *command, const struct option_row *row,
		 const char *text)
{
	if (command->n_wishes == SUMARIO_MAX_WISHES)
		return usage_fail(N_("more than 64 of --must and --not"), NULL);
	if (!*text)
		return usage_fail_value(row, N_("the value is empty"), NULL);
	(&MEMBER(struct option_wish))[command->n_wishes++] =
		(struct option_wish){row->value == OPTION_MUST, text};
	return true;
}

/* -- Pairs of options, of which the last one counts ---------------------- */

bool
option_take_check(struct command *command, const struct option_row *row,
		  const char *text)
{
	(void)text;
	MEMBER(bool) = row->value == OPTION_NO_CHECK;
	return true;
}

bool
option_take_level(struct command *command, const struct option_row *row,
		  const char *text)
{
	(void)text;
	MEMBER(enum message_level) = row->value == OPTION_QUIET
					     ? MESSAGE_QUIET
					     : MESSAGE_VERBOSE;
	return true;
}
