/* SPDX-License-Identifier: MIT */
/*
 * The Spanish stemmer of Snowball (M. F. Porter; its steps and lists are those
 * of snowballstem.org/algorithms/spanish/stemmer.html), by hand.  That of
 * libstemmer takes seven times as long, which is an eighth of a batch, and its
 * next version makes other stems, so that the same article would get another
 * summary.
 *
 * Endings are in a hash table with all that they end in: one walk from a word's
 * last byte, as far as endings go on, finds the longest one of each list.
 */
#include <config.h>

#include "split/stem.h"

#include "text/utf8.h"

#include <string.h>

/* No ending is longer, in bytes. */
#define MAX_ENDING 8

/* What is done about an ending. */
enum rule {
	RULE_NONE,
	/* Before a pronoun, which goes. */
	RULE_PLAIN,
	RULE_ACCENTED, /* it loses its accent */
	RULE_YENDO,    /* if a u comes before */
	/* Standard endings, which go if they are in the second region. */
	RULE_DELETE,
	RULE_ACION, /* with "-ic" before */
	RULE_LOGIA, /* "log" stays */
	RULE_UCION, /* "u" stays */
	RULE_ENCIA, /* "ente" stays */
	RULE_AMENTE,
	RULE_MENTE,
	RULE_IDAD,
	RULE_IVO,
	/* Endings of verbs. */
	RULE_VERB,
	RULE_EN /* with "u" after a g */
};

static const struct {
	enum stem_list list;
	enum rule rule;
	const char *endings;
} lists[] = {
	{STEM_PRONOUN, RULE_PLAIN,
	 "me se sela selo selas selos la le lo las les los nos"},
	{STEM_BEFORE, RULE_ACCENTED, "iéndo ándo ár ér ír"},
	{STEM_BEFORE, RULE_PLAIN, "ando iendo ar er ir"},
	{STEM_BEFORE, RULE_YENDO, "yendo"},
	{STEM_STANDARD, RULE_DELETE,
	 "anza anzas ico ica icos icas ismo ismos able ables ible ibles ista "
	 "istas oso osa osos osas amiento amientos imiento imientos"},
	{STEM_STANDARD, RULE_ACION,
	 "adora ador ación adoras adores aciones ante antes ancia ancias"},
	{STEM_STANDARD, RULE_LOGIA, "logía logías"},
	{STEM_STANDARD, RULE_UCION, "ución uciones"},
	{STEM_STANDARD, RULE_ENCIA, "encia encias"},
	{STEM_STANDARD, RULE_AMENTE, "amente"},
	{STEM_STANDARD, RULE_MENTE, "mente"},
	{STEM_STANDARD, RULE_IDAD, "idad idades"},
	{STEM_STANDARD, RULE_IVO, "iva ivo ivas ivos"},
	{STEM_Y_VERB, RULE_VERB,
	 "ya ye yan yen yeron yendo yo yó yas yes yais yamos"},
	{STEM_VERB, RULE_EN, "en es éis emos"},
	{STEM_VERB, RULE_VERB,
	 "arían arías arán arás aríais aría aréis aríamos aremos ará aré "
	 "erían erías erán erás eríais ería eréis eríamos eremos erá eré "
	 "irían irías irán irás iríais iría iréis iríamos iremos irá iré "
	 "aba ada ida ía ara iera ad ed id ase iese aste iste an aban ían "
	 "aran ieran asen iesen aron ieron ado ido ando iendo ió ar er ir as "
	 "abas adas idas ías aras ieras ases ieses ís áis abais íais arais "
	 "ierais aseis ieseis asteis isteis ados idos amos ábamos íamos imos "
	 "áramos iéramos iésemos ásemos"},
};

/* -- Endings ------------------------------------------------------------- */

/* The node of BYTES, or the empty slot where it goes. */
static inline struct stem_node *
find_node(struct stem_node *nodes, uint64_t bytes)
{
	size_t slot = bytes * UINT64_C(0x9E3779B97F4A7C15) >> 32;

	for (;; slot++) {
		struct stem_node *node = &nodes[slot & (STEM_SLOTS - 1)];

		if (node->bytes == bytes || !node->bytes)
			return node;
	}
}

/* Adds the N bytes of ENDING, and all that they end in. */
static void
add_ending(struct stem_node *nodes, const char *ending, size_t n,
	   enum stem_list list, enum rule rule)
{
	struct stem_node *node = NULL;
	uint64_t bytes = 0;

	for (size_t k = n; k--;) {
		bytes |= (uint64_t)(unsigned char)ending[k] << 8 * (n - 1 - k);
		node = find_node(nodes, bytes);
		node->bytes = bytes;
	}
	node->is_ending = true;
	node->rules[list] = (uint8_t)rule;
}

void
stem_init(struct stemmer *stemmer)
{
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		for (const char *s = lists[i].endings; *s; s += *s == ' ') {
			size_t n = strcspn(s, " ");

			add_ending(stemmer->nodes, s, n, lists[i].list,
				   lists[i].rule);
			s += n;
		}
}

void
stem_release(struct stemmer *stemmer)
{
	vector_release(&stemmer->word);
}

/* The longest ending of each list, in bytes, and what is done about it. */
struct endings {
	size_t n[STEM_N_LISTS];
	enum rule rules[STEM_N_LISTS];
};

/* A word on its way to its stem, and where its regions begin. */
struct stem {
	struct stem_node *nodes;
	char *s;
	size_t n;
	size_t verb, first, second; /* Snowball's RV, R1, R2 */
};

/* The endings of the first N bytes. */
static void
find_endings(const struct stem *stem, size_t n, struct endings *found)
{
	size_t n_verb = n > stem->verb ? n - stem->verb : 0;
	uint64_t bytes = 0;

	*found = (struct endings){0};
	for (size_t k = 1; k <= n && k <= MAX_ENDING; k++) {
		const struct stem_node *node;

		bytes |= (uint64_t)(unsigned char)stem->s[n - k] << 8 * (k - 1);
		node = find_node(stem->nodes, bytes);
		if (!node->bytes)
			break;
		if (!node->is_ending)
			continue;
		for (int list = 0; list < STEM_N_LISTS; list++) {
			if (!node->rules[list] ||
			    (list >= STEM_Y_VERB && k > n_verb))
				continue;
			found->n[list] = k;
			found->rules[list] = node->rules[list];
		}
	}
}

/* -- Regions ------------------------------------------------------------- */

static bool
is_vowel(const char *s)
{
	if (*s != '\303') /* á to ü */
		return *s && strchr("aeiou", *s);
	return s[1] && strchr("\241\251\255\263\272\274", s[1]);
}

#define NOWHERE SIZE_MAX

/* Behind the first character from I on that is a VOWEL, or none; NOWHERE. */
static size_t
go_past(const struct stem *stem, size_t i, bool vowel)
{
	while (i < stem->n) {
		bool found = is_vowel(stem->s + i) == vowel;

		i += utf8_length((unsigned char)stem->s[i]);
		if (found)
			return i;
	}
	return NOWHERE;
}

/* Where the endings of verbs may begin. */
static size_t
find_verb_region(const struct stem *stem)
{
	const char *s = stem->s;
	size_t second = utf8_length((unsigned char)*s);

	if (second >= stem->n)
		return NOWHERE;
	if (!is_vowel(s + second)) /* "oreja", "trabajo" */
		return go_past(stem, second, true);
	if (is_vowel(s)) /* "áureo" */
		return go_past(stem, second, false);
	second += utf8_length((unsigned char)s[second]); /* "macho" */
	return second < stem->n ? second + utf8_length((unsigned char)s[second])
				: NOWHERE;
}

static void
find_regions(struct stem *stem)
{
	stem->verb = find_verb_region(stem);
	stem->first = go_past(stem, go_past(stem, 0, true), false);
	stem->second = go_past(stem, go_past(stem, stem->first, true), false);
}

/* -- Steps --------------------------------------------------------------- */

static bool
ends_in(const struct stem *stem, const char *ending)
{
	size_t n = strlen(ending);

	return n <= stem->n && !memcmp(stem->s + stem->n - n, ending, n);
}

/* Takes N bytes off, if they are all in the region that begins at BEGIN. */
static bool
cut(struct stem *stem, size_t n, size_t begin)
{
	if (stem->n < begin || stem->n - n < begin)
		return false;
	stem->n -= n;
	return true;
}

/* Takes the ENDING off, if it is there and in the second region. */
static bool
cut_ending(struct stem *stem, const char *ending)
{
	return ends_in(stem, ending) && cut(stem, strlen(ending), stem->second);
}

/* The letter without its accent that the second byte of á é í ó ú means. */
static char
get_plain(char second)
{
	switch (second) {
	case '\241':
		return 'a';
	case '\251':
		return 'e';
	case '\255':
		return 'i';
	case '\263':
		return 'o';
	case '\272':
		return 'u';
	}
	return '\0';
}

/* Takes the accents off from byte BEGIN on. */
static void
remove_accents(struct stem *stem, size_t begin)
{
	size_t n = begin;

	for (size_t i = begin; i < stem->n; i++) {
		char plain = stem->s[i] == '\303' ? get_plain(stem->s[i + 1])
						  : '\0';

		i += plain != '\0';
		stem->s[n++] = plain ? plain : stem->s[i];
	}
	stem->n = n;
}

/* "comprándoselo" */
static void
remove_pronoun(struct stem *stem, size_t n_pronoun)
{
	size_t n = stem->n - n_pronoun, begin;
	struct endings found;

	find_endings(stem, n, &found);
	begin = n - found.n[STEM_BEFORE];
	if (begin == n || begin < stem->verb ||
	    (found.rules[STEM_BEFORE] == RULE_YENDO &&
	     (!begin || stem->s[begin - 1] != 'u')))
		return;
	stem->n = n;
	if (found.rules[STEM_BEFORE] == RULE_ACCENTED)
		remove_accents(stem, begin);
}

/* What is done where a standard ending was; BEGIN: that of the ending. */
static void
go_on(struct stem *stem, enum rule rule, size_t begin)
{
	switch (rule) {
	case RULE_ACION:
		cut_ending(stem, "ic");
		break;
	case RULE_LOGIA:
		stem->n = begin + strlen("log");
		break;
	case RULE_UCION:
		stem->n = begin + strlen("u");
		break;
	case RULE_ENCIA:
		memcpy(stem->s + begin, "ente", strlen("ente"));
		stem->n = begin + strlen("ente");
		break;
	case RULE_AMENTE:
		if (cut_ending(stem, "iv"))
			cut_ending(stem, "at");
		else if (!cut_ending(stem, "os") && !cut_ending(stem, "ic"))
			cut_ending(stem, "ad");
		break;
	case RULE_MENTE:
		if (!cut_ending(stem, "ante") && !cut_ending(stem, "able"))
			cut_ending(stem, "ible");
		break;
	case RULE_IDAD:
		if (!cut_ending(stem, "abil") && !cut_ending(stem, "ic"))
			cut_ending(stem, "iv");
		break;
	case RULE_IVO:
		cut_ending(stem, "at");
		break;
	default:
		break;
	}
}

static bool
remove_standard(struct stem *stem, const struct endings *endings)
{
	enum rule rule = endings->rules[STEM_STANDARD];

	if (!rule || !cut(stem, endings->n[STEM_STANDARD],
			  rule == RULE_AMENTE ? stem->first : stem->second))
		return false;
	go_on(stem, rule, stem->n);
	return true;
}

/* "huyeron" */
static bool
remove_y_verb(struct stem *stem, const struct endings *endings)
{
	size_t n = stem->n - endings->n[STEM_Y_VERB];

	if (n == stem->n || !n || stem->s[n - 1] != 'u')
		return false;
	stem->n = n;
	return true;
}

static void
remove_verb(struct stem *stem, const struct endings *endings)
{
	stem->n -= endings->n[STEM_VERB];
	if (endings->rules[STEM_VERB] == RULE_EN && ends_in(stem, "gu"))
		stem->n--;
}

/* The vowel that is left: "-os", "-a", "-e". */
static void
remove_rest(struct stem *stem)
{
	if (ends_in(stem, "os"))
		cut(stem, strlen("os"), stem->verb);
	else if (ends_in(stem, "á") || ends_in(stem, "í") || ends_in(stem, "ó"))
		cut(stem, strlen("á"), stem->verb);
	else if (ends_in(stem, "a") || ends_in(stem, "o"))
		cut(stem, 1, stem->verb);
	else if (((ends_in(stem, "e") && cut(stem, 1, stem->verb)) ||
		  (ends_in(stem, "é") && cut(stem, strlen("é"), stem->verb))) &&
		 ends_in(stem, "gu"))
		cut(stem, 1, stem->verb);
}

const char *
stem_find(struct stemmer *stemmer, const char *word, size_t len, size_t *n_stem)
{
	struct stem stem = {.nodes = stemmer->nodes, .n = len};
	struct endings endings;

	vector_clear(&stemmer->word);
	if (!bytes_add(&stemmer->word, word, len) ||
	    !bytes_add(&stemmer->word, "", 1))
		return NULL;
	stem.s = stemmer->word.items;
	find_regions(&stem);
	find_endings(&stem, stem.n, &endings);
	if (endings.rules[STEM_PRONOUN]) {
		remove_pronoun(&stem, endings.n[STEM_PRONOUN]);
		find_endings(&stem, stem.n, &endings);
	}
	if (!remove_standard(&stem, &endings) &&
	    !remove_y_verb(&stem, &endings))
		remove_verb(&stem, &endings);
	remove_rest(&stem);
	remove_accents(&stem, 0);
	*n_stem = stem.n;
	return stem.s;
}
