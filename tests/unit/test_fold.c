/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "text/fold.h"

#include "base/hash.h"
#include "tap.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <utf8proc.h>

#define N_MARKS ((size_t)200000)

static const struct {
	const char *word, *folded;
} words[] = {
	{"pan", "pan"},
	{"PAN", "pan"},
	{"Árbol", "árbol"},
	{"A\u0301rbol", "árbol"},
	{"CIGÜEÑA", "cigüeña"},
	{"CIGU\u0308EN\u0303A", "cigüeña"},
	{"Straße", "strasse"},
	{"STRASSE", "strasse"},
	{"\u1E9E", "ss"},
	{"İzmir", "i\u0307zmir"},
	{"I\u0307zmir", "i\u0307zmir"},
	{"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
	{"Σίσυφος", "σίσυφοσ"},
	{"coope\u00ADración", "cooperación"},
	{"na\u200Btu\u200Dral\uFEFF", "natural"},
	{"\uFB01n", "fin"},
	{"O’Higgins", "o’higgins"},
	{"3×4÷2", "3×4÷2"},
	{"÷", "÷"},
	{"Desarrolladoña", "desarrolladoña"},
	{"DESARROLLADORAS", "desarrolladoras"},
	{"DESARROLLADORAÑ", "desarrolladorañ"},
	{"1.234,5", "1.234,5"},
	{"ЙОД", "йод"},
	{"И\u0306од", "йод"},
	{"中文", "中文"},
};

static void
test_words(void)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		char out[FOLD_ROOM];
		size_t n = fold_word(words[i].word, strlen(words[i].word), out);

		ok(n == strlen(words[i].folded) &&
			   !memcmp(out, words[i].folded, n),
		   "%s is %s: %.*s", words[i].word, words[i].folded, (int)n,
		   out);
	}
}

/* Folds CP alone, and in canonical decomposition; whether both are one. */
static bool
folds_alike(uint32_t cp)
{
	char s[UTF8_MAX + 1], a[FOLD_ROOM], b[FOLD_ROOM];
	utf8proc_uint8_t *nfd;
	size_t n, n_nfd;

	s[utf8_put(cp, s)] = '\0';
	nfd = utf8proc_NFD((utf8proc_uint8_t *)s);
	if (!nfd)
		abort();
	n = fold_word(s, strlen(s), a);
	n_nfd = fold_word((char *)nfd, strlen((char *)nfd), b);
	free(nfd);
	return n == n_nfd && !memcmp(a, b, n);
}

static void
test_letters(void)
{
	char upper[UTF8_MAX], lower[UTF8_MAX], out[FOLD_ROOM];
	bool alike = true, lowered = true;

	for (uint32_t cp = 0xC0; cp < 0x250; cp++)
		alike &= folds_alike(cp);
	for (uint32_t cp = 0x1E00; cp < 0x2000; cp++)
		alike &= folds_alike(cp);
	ok(alike, "composed and decomposed letters fold alike");
	for (uint32_t cp = 0xC0; cp < 0xDF; cp++) {
		size_t n = utf8_put(cp, upper);

		utf8_put(cp == 0xD7 ? cp : cp + 0x20, lower);
		lowered &= fold_word(upper, n, out) == n &&
			   !memcmp(out, lower, n);
	}
	ok(lowered, "capitals of Latin-1 but × become small");
}

static void
test_limits(void)
{
	char word[FOLD_MAX_WORD + 1], out[FOLD_ROOM + 1];
	bool fits = true;

	memset(word, 'A', sizeof(word));
	ok(fold_word(word, FOLD_MAX_WORD, out) == FOLD_MAX_WORD &&
		   out[FOLD_MAX_WORD - 1] == 'a',
	   "a word of %d bytes", FOLD_MAX_WORD);
	ok(!fold_word(word, FOLD_MAX_WORD + 1, out), "one more is too many");
	ok(!fold_word("", 0, out), "nothing");
	ok(!fold_word("\u00AD\u200B", 5, out), "nothing is left");
	for (uint32_t cp = 0x80; cp < 0x10000; cp++) {
		size_t n = 0;

		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		while (n + UTF8_MAX <= FOLD_MAX_WORD)
			n += utf8_put(cp, word + n);
		out[FOLD_ROOM] = '#';
		fits &= fold_word(word, n, out) <= FOLD_ROOM &&
			out[FOLD_ROOM] == '#';
		if (cp >= 0x3000)
			cp += 0x40; /* a sample of what has no case */
	}
	ok(fits, "any folded word has room");
}

static uint64_t
get_key(const char *s, size_t len)
{
	static struct bytes scratch;
	uint64_t key = 0;

	if (!s)
		vector_release(&scratch);
	else if (!fold_key(&scratch, s, len, &key))
		abort();
	return key;
}

static const struct {
	const char *a, *b;
	bool same;
} pairs[] = {
	{"uno dos", "uno  dos", true},
	{"uno dos", "uno\n\t dos", true},
	{"uno dos", "uno\r\ndos", true},
	{"uno dos", "uno\u00A0dos", true},
	{"uno dos", "uno \u2003dos", true},
	{"uno dos", "uno\u2028dos", true},
	{"uno dos", "uno\u3000dos", true},
	{"жжжжжжжжжжжжжжжжжжжжжжжжжжжжжжй", /* no end of a cluster at 30 */
	 "жжжжжжжжжжжжжжжжжжжжжжжжжжжжжжи\u0306", true},
	{"uno dos",
	 "uno\xC2\x85"
	 "dos",
	 true},
	{"año", "an\u0303o", true},
	{"«El año», dijo…", "«El an\u0303o», dijo…", true},
	{"a\u0323\u0301", "a\u0301\u0323", true}, /* canonical order */
	{"ạ\u0301", "a\u0301\u0323", true},
	{"Å", "\u212B", true}, /* the sign of the unit */
	{"й", "и\u0306", true},
	{"가", "\u1100\u1161", true},
	{"uno dos", "unodos", false},
	{"uno", "Uno", false},
	{"año", "ano", false},
	{"uno\u200Bdos", "unodos", false}, /* NFC keeps what is invisible */
	{"fin", "\uFB01n", false},
};

static void
test_keys(void)
{
	static const char nfc[] = "«El año», dijo…";

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		uint64_t a = get_key(pairs[i].a, strlen(pairs[i].a));
		uint64_t b = get_key(pairs[i].b, strlen(pairs[i].b));

		ok((a == b) == pairs[i].same, "pair %zu has %s key: %s", i,
		   pairs[i].same ? "one" : "no one", pairs[i].a);
	}
	ok(get_key("«El  an\u0303o»,\ndijo…", 21) ==
		   hash_bytes(nfc, sizeof(nfc) - 1, 0),
	   "it is the hash of the NFC with single spaces");
}

/* A letter and N marks, which alternate between two classes. */
static char *
make_marks(size_t n, bool swapped)
{
	char *s = malloc(1 + 2 * n);

	if (!s)
		abort();
	s[0] = 'a';
	for (size_t i = 0; i < n; i++)
		utf8_put(i % 2 == swapped ? 0x301 : 0x323, s + 1 + 2 * i);
	return s;
}

static void
test_marks(void)
{
	char *a = make_marks(N_MARKS, false), *b = make_marks(N_MARKS, true);
	clock_t begin = clock();

	ok(get_key(a, 61) == get_key(b, 61),
	   "thirty marks are put in canonical order");
	ok(get_key(a, 61) != get_key(a, 59), "each mark counts");
	ok(get_key(a, 1 + 2 * N_MARKS) == get_key(a, 1 + 2 * N_MARKS),
	   "a run of marks has a key");
	ok(get_key(a, 1 + 2 * N_MARKS) != get_key(a, 1 + 2 * (N_MARKS - 1)),
	   "and each mark counts there");
	/* Sorted as one run it would take minutes. */
	ok(clock() - begin < 2 * CLOCKS_PER_SEC, "in linear time");
	free(a);
	free(b);
}

int
main(void)
{
	test_words();
	test_letters();
	test_limits();
	test_keys();
	test_marks();
	get_key(NULL, 0);
	return done_testing();
}
