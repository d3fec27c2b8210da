/* SPDX-License-Identifier: MIT */
/*
 * The verbs by their names, and by what people write for them.  A word is taken
 * for a mistyped verb if it consists of letters only and is near a name
 * (nearest.h), begins a name or begins with one: "segments", "breif", "seg".
 */
#include <config.h>

#include "cli/verb.h"

#include "base/ascii.h"
#include "cli/nearest.h"

#include <stdio.h>
#include <string.h>

static const struct verb {
	const char *name;
	enum option_verb verb;
} verbs[] = {
	{"segment", VERB_SEGMENT},   {"brief", VERB_BRIEF},
	{"merge", VERB_MERGE},	     {"align", VERB_ALIGN},
	{"df count", VERB_DF_COUNT}, {"df merge", VERB_DF_MERGE},
	{"df info", VERB_DF_INFO},
};

#define N_VERBS (sizeof(verbs) / sizeof(*verbs))

/* Other words, and what is meant by them. */
static const struct {
	const char *word, *meaning;
} guesses[] = {
	{"segment", "segment"}, {"split", "segment"},
	{"brief", "brief"},	{"briefing", "brief"},
	{"merge", "merge"},	{"fusionar", "merge"},
	{"align", "align"},	{"alinear", "align"},
	{"summarise", ""},	{"summarize", ""},
	{"summary", ""},	{"resumir", ""},
	{"resumen", ""},	{"help", "--help"},
	{"ayuda", "--help"},	{"version", "--version"},
};

#define N_GUESSES (sizeof(guesses) / sizeof(*guesses))
/* So many letters of a verb are enough to mean it. */
#define MIN_BEGINNING 3

unsigned
verb_find(const char *text)
{
	for (size_t i = 0; i < N_VERBS; i++)
		if (!strcmp(verbs[i].name, text))
			return verbs[i].verb;
	return strcmp(text, "df") ? 0 : VERBS_DF;
}

unsigned
verb_find_df(const char *text)
{
	for (size_t i = 0; i < N_VERBS; i++)
		if ((verbs[i].verb & VERBS_DF) &&
		    !strcmp(verbs[i].name + strlen("df "), text))
			return verbs[i].verb;
	return 0;
}

/* Copies TEXT in small letters; false: it has others, or too many. */
static bool
copy_word(const char *text, char *word, size_t size)
{
	size_t n = 0;

	for (; text[n]; n++) {
		if (n + 1 == size || !ascii_is_letter(text[n]))
			return false;
		word[n] = ascii_lower(text[n]);
	}
	word[n] = '\0';
	return n > 0;
}

static bool
begins(const char *text, const char *beginning, size_t min)
{
	size_t n = strlen(beginning);

	return n >= min && !strncmp(text, beginning, n);
}

const char *
verb_guess(const char *text)
{
	const char *meaning = NULL;
	unsigned least = NEAREST_NONE;
	char word[24];

	if (!copy_word(text, word, sizeof(word)))
		return NULL;
	for (size_t i = 0; i < N_GUESSES; i++) {
		const char *other = guesses[i].word;
		unsigned distance = nearest_distance(word, strlen(word), other,
						     strlen(other));

		if (begins(other, word, MIN_BEGINNING) ||
		    begins(word, other, MIN_BEGINNING))
			distance = 0;
		if (distance >= least)
			continue;
		least = distance;
		meaning = guesses[i].meaning;
	}
	return strcmp(word, "df") ? meaning : "df";
}

const char *
verb_put_names(unsigned which, char names[VERB_NAMES_SIZE])
{
	size_t n = 0;

	names[0] = '\0';
	for (size_t i = 0; i < N_VERBS; i++)
		if ((which & verbs[i].verb) && n < VERB_NAMES_SIZE)
			n += (size_t)snprintf(names + n, VERB_NAMES_SIZE - n,
					      "%s%s", n ? ", " : "",
					      verbs[i].name);
	return names;
}
