/* SPDX-License-Identifier: MIT */
/* Patterns: what they find, what is refused, and that none takes for ever. */
#include <config.h>

#include "text/pattern.h"

#include "../prop/random_text.h"
#include "tap.h"

#include <regex.h>
#include <stdlib.h>

static const struct {
	const char *pattern, *text;
	bool found;
} cases[] = {
	{"agua", "El agua baja", true},
	{"AGUA", "El agua baja", true},
	{"ÑANDÚ", "un ñandú", true},
	{"nandu", "un ñandú", false},
	{"", "algo", true},
	{"", "", true},
	{"^$", "", true},
	{"^$", "a", false},
	{"a.c", "añc", true},
	{"a.c", "ac", false},
	{"^ab", "cab", false},
	{"ab$", "cab", true},
	{"ab$", "abc", false},
	{"ab*c", "xacx", true},
	{"ab+c", "ac", false},
	{"ab+c", "abbbc", true},
	{"ab?c", "abc", true},
	{"ab?c", "abbc", false},
	{"^a{3}$", "aaa", true},
	{"^a{3}$", "aaaa", false},
	{"^a{2,3}$", "aaa", true},
	{"^a{2,3}$", "aaaa", false},
	{"^a{2,3}$", "a", false},
	{"^a{2,}$", "aaaaaa", true},
	{"^a{2,}$", "a", false},
	{"^a{0}b$", "b", true},
	{"^a{0}b$", "ab", false},
	{"^(ab|cd)+$", "abcdab", true},
	{"^(ab|cd)+$", "abc", false},
	{"^(a|b|c)$", "c", true},
	{"^(a|)b$", "b", true},
	{"^(a(b|c)*|d){2}$", "abcbd", true},
	{"^(a(b|c)*|d){2}$", "abcbdd", false},
	{"(a*)*", "b", true},
	{"^(a*)+$", "aaa", true},
	{"^((a|b)+c?){2,3}$", "abcac", true},
	{"uno|dos|tres", "el dos", true},
	{"^uno|dos$", "dos uno", false},
	{"[abc]x", "bx", true},
	{"[^abc]x", "bx", false},
	{"[^abc]x", "ñx", true},
	{"[a-c]", "B", true},
	{"[A-C]", "b", true},
	{"[á-ú]", "é", true},
	{"[]]", "]", true},
	{"[^]]", "]", false},
	{"[a-]", "-", true},
	{"[[:digit:]]{4}", "en 2026", true},
	{"[[:alpha:]_]+$", "añ_o", true},
	{"[[:space:]]", "a b", true},
	{"[^[:alnum:]]", "año3", false},
	{"\\d+", "en 3 días", true},
	{"^\\D+$", "en 3 días", false},
	{"^\\w+$", "ñandú", true},
	{"\\W", "ñandú", false},
	{"\\s", "a b", true},
	{"^\\S+$", "a b", false},
	{"\\bsol\\b", "el sol.", true},
	{"\\bsol\\b", "el soldado", false},
	{"\\bsol\\b", "sol", true},
	{"\\bá", "está", false},
	{"\\.", "a", false},
	{"\\.\\*\\[", "x.*[", true},
	{"😀+", "😀😀", true},
	{"^.$", "😀", true},
};

static bool
find(const char *text, const char *s, bool *found)
{
	struct pattern pattern = {NULL};
	struct pattern_search search;
	bool good;

	if (pattern_compile(&pattern, text, strlen(text), NULL))
		return false;
	*found = false;
	good = !pattern_search_init(&search, 1, strlen(s), NULL) &&
	       !pattern_find(&search, &pattern, s, strlen(s), found, NULL);
	pattern_search_release(&search);
	pattern_release(&pattern);
	return good;
}

static void
test_cases(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bool found;

		ok(find(cases[i].pattern, cases[i].text, &found) &&
			   found == cases[i].found,
		   "%s %s %s", cases[i].pattern,
		   cases[i].found ? "is in" : "is not in", cases[i].text);
	}
}

static void
test_errors(void)
{
	static const struct {
		const char *pattern;
		uint64_t at;
	} wrong[] = {
		{"(", 1},  {"a)", 1},	 {"[", 1},	  {"[a-", 3},
		{"*", 0},  {"a|*", 2},	 {"(+)", 1},	  {"\\", 1},
		{"\\1", 1}, {"a{3,2}", 5}, {"a\377", 1},	  {"\\C", 2},
		{"(?<", 3}, {"(?z)", 2},  {"[[:letra:]]", 3}, {"\\p{letra}", 9},
	};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct pattern pattern = {NULL};
		struct sumario_error error;
		const char *text = wrong[i].pattern;

		ok(pattern_compile(&pattern, text, strlen(text), &error) ==
				   SUMARIO_USAGE &&
			   !strcmp(error.code, "bad-pattern") &&
			   error.offset == wrong[i].at,
		   "%s is refused at %u", text, (unsigned)error.offset);
	}
}

/* The same pattern and text again and again: the steps add up. */
static void
test_limit(void)
{
	static const char text[] = "aaaaaaaaaaaaaaaab";
	struct pattern pattern = {NULL};
	struct pattern_search search;
	struct sumario_error error;
	enum sumario_status status = SUMARIO_OK;
	bool found = false;
	int n = 0;

	if (pattern_compile(&pattern, "(a*)*c|a+$", 10, NULL) ||
	    pattern_search_init(&search, 1, 10 * sizeof(text), NULL))
		abort();
	while (!status && n < 100000) {
		status = pattern_find(&search, &pattern, text,
				      sizeof(text) - 1, &found, &error);
		n++;
	}
	ok(status == SUMARIO_LIMIT && !strcmp(error.code, "pattern-limit") &&
		   !found && n > 1,
	   "too long after %d searches", n);
	pattern_search_release(&search);
	pattern_release(&pattern);
}

/* A pattern that POSIX understands alike. */
static void
make_pattern(char *pattern)
{
	static const char *const pieces[] = {"a",   "b",  "c",	  ".",	  "[ab]",
					     "[^a]", "ab", "(a)", "(b|c)",
					     "(ab|c)"};
	static const char *const repeats[] = {"", "", "", "*", "+", "?", "{2}",
					      "{1,2}", "{2,}"};
	size_t n = 0, n_pieces = 1 + random_below(5);

	if (!random_below(4))
		pattern[n++] = '^';
	while (n_pieces--)
		n += (size_t)sprintf(pattern + n, "%s%s%s",
				     pieces[random_below(10)],
				     repeats[random_below(9)],
				     n_pieces && !random_below(5) ? "|" : "");
	if (!random_below(4))
		pattern[n++] = '$';
	pattern[n] = '\0';
}

/* The C library's own matcher says the same. */
static void
test_random(void)
{
	int n_bad = 0, n_found = 0, n_tried = 0;

	for (int i = 0; i < 5000; i++) {
		char pattern[200], text[16];
		size_t n = random_below(sizeof(text));
		regex_t regex;
		bool found, want;

		make_pattern(pattern);
		for (size_t k = 0; k < n; k++)
			text[k] = (char)('a' + random_below(3));
		text[n] = '\0';
		if (regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB))
			continue;
		want = !regexec(&regex, text, 0, NULL, 0);
		regfree(&regex);
		n_tried++;
		n_found += want;
		if (find(pattern, text, &found) && found == want)
			continue;
		printf("# %s in %s\n", pattern, text);
		n_bad++;
	}
	ok(!n_bad && n_tried > 4000 && n_found > 500 &&
		   n_found < n_tried - 500,
	   "%d patterns as regexec() has them, %d found", n_tried, n_found);
}

int
main(void)
{
	test_cases();
	test_errors();
	test_limit();
	test_random();
	return done_testing();
}
