/* SPDX-License-Identifier: MIT */
/* What the picture of a stop shows; test_sentence.c has what is made of it. */
#include <config.h>

#include "split/stop.h"

#include "tap.h"

#define MAX_TEXT 200

/*
 * The stop behind the mark ^ in TEXT, which is copied into S without it.  One
 * blank stands behind the terminators.
 */
static struct stop
make_stop(const char *text, char s[MAX_TEXT])
{
	size_t at = strcspn(text, "^"), n = strlen(text) - 1;
	struct stop p = {.lexicon = language_default(), .s = s, .end = n};

	memcpy(s, text, at);
	strcpy(s + at, text + at + 1);
	p.stop = at;
	p.behind = p.close = unicode_skip(s, at, n, UNICODE_TERMINATOR);
	p.next = unicode_skip(s, p.close, n, UNICODE_SPACE);
	p.open_paren = n;
	stop_look_forward(&p);
	stop_look_back(&p);
	return p;
}

static const struct {
	const char *text;
	const char *previous, *token, *word, *first;
	enum lexicon_abbreviation abbreviation;
} pictures[] = {
	{"En la Avda^. Libertad", "la", "Avda", "avda", "Libertad",
	 ABBREVIATION_BOUND},
	{"Avda^. «¿Qué?»", "", "Avda", "avda", "Qué?»", ABBREVIATION_BOUND},
	{"a 90 km/h^. Luego", "90", "km/h", "km/h", "Luego", ABBREVIATION_NONE},
	{"9 euros/min^. Luego", "euros/", "min", "min", "Luego",
	 ABBREVIATION_UNIT},
	{"El ex-Sr^. —Dos", "El", "ex-Sr", "sr", "Dos", ABBREVIATION_BOUND},
	{"(Sr^. Uno)", "(", "Sr", "sr", "Uno)", ABBREVIATION_BOUND},
	{"uno  DOS^. - tres", "uno", "DOS", "dos", "tres", ABBREVIATION_NONE},
	{"en EE.UU^. Allí", "en", "EE.UU", "ee.uu", "Allí",
	 ABBREVIATION_STARTER},
};

static bool
is_at(const char *s, size_t begin, size_t end, const char *expected)
{
	return end - begin == strlen(expected) &&
	       !memcmp(s + begin, expected, end - begin);
}

static void
test_pictures(void)
{
	for (size_t i = 0; i < sizeof(pictures) / sizeof(*pictures); i++) {
		char s[MAX_TEXT];
		struct stop p = make_stop(pictures[i].text, s);

		ok(is_at(s, p.previous, p.previous_end, pictures[i].previous) &&
			   is_at(s, p.token, p.stop, pictures[i].token),
		   "tokens before: %s", pictures[i].text);
		ok(is_at(p.word, 0, p.n_word, pictures[i].word) &&
			   p.abbreviation == pictures[i].abbreviation,
		   "its last part is %.*s, of kind %d", (int)p.n_word, p.word,
		   (int)p.abbreviation);
		ok(is_at(s, p.first, p.end, pictures[i].first),
		   "what follows begins: %s", s + p.first);
	}
}

static const struct {
	const char *text;
	bool starter, weak, opens, speech, half, shouted;
} forward[] = {
	{"No^. Luego calló", true, false, false, false, false, false},
	{"No^. La Rosa", true, true, false, false, false, false},
	{"No^. LUEGO calló", true, false, false, false, false, true},
	{"No^. Marta", false, false, false, false, false, false},
	{"No^. «Luego", true, false, true, false, false, false},
	{"No^. ¿Luego?", true, false, true, true, false, false},
	{"No^. ¡Ay!", false, false, true, true, false, false},
	{"No^. (Luego.)", true, false, true, false, false, false},
	{"No^. (Luego)", true, false, false, false, false, false},
	{"No^. ► Luego", true, false, true, false, false, false},
	{"No^. b) Luego", true, false, true, false, false, false},
	{"No^. — Luego", true, false, true, false, false, false},
	{"No^. [Luego]", true, false, false, false, false, false},
	{"J^. R. Mora", false, false, false, false, true, false},
	{"a^. C. hubo", false, false, false, false, true, false},
	{"J^. «R. Mora»", false, false, true, false, false, false},
	{"No^. 5", false, false, false, false, false, false},
};

static void
test_forward(void)
{
	for (size_t i = 0; i < sizeof(forward) / sizeof(*forward); i++) {
		char s[MAX_TEXT];
		struct stop p = make_stop(forward[i].text, s);

		ok(p.starter == forward[i].starter && p.weak == forward[i].weak,
		   "%s: starter %d, weak %d", forward[i].text, p.starter,
		   p.weak);
		ok(stop_opens(&p) == forward[i].opens &&
			   stop_opens_speech(&p) == forward[i].speech,
		   "what opens");
		ok(stop_is_half(&p) == forward[i].half &&
			   stop_is_shouted(&p) == forward[i].shouted,
		   "half %d, shouted %d", stop_is_half(&p),
		   stop_is_shouted(&p));
	}
}

static const struct {
	const char *text;
	bool dotted, company, at_begin, name;
	enum lexicon_numbered numbered;
} back[] = {
	{"Viajó a EE.UU^. Allí", true, false, false, false, NUMBERED_NONE},
	{"A las 5 p.m^. Allí", true, false, false, false, NUMBERED_NONE},
	{"lee nota.doc^. Allí", false, false, false, false, NUMBERED_NONE},
	{"Ve a ejemplo.org^. Allí", false, false, false, false, NUMBERED_NONE},
	{"lee n.º^. Allí", true, false, false, false, NUMBERED_NONE},
	{"Mora, S.L^. Gana", true, true, false, true, NUMBERED_NONE},
	{"Mora S.L^. Gana", true, false, false, true, NUMBERED_NONE},
	{"Mora, S.L^. 5", true, false, false, true, NUMBERED_NONE},
	{"A^. Allí", false, false, true, false, NUMBERED_NONE},
	{"• A^. Allí", false, false, true, false, NUMBERED_NONE},
	{"«A^. Allí", false, false, true, false, NUMBERED_NONE},
	{"x A^. Allí", false, false, false, false, NUMBERED_NONE},
	{"El V^. Allí", false, false, false, false, NUMBERED_NONE},
	{"Vino Clara P^. Allí", false, false, false, true, NUMBERED_NONE},
	{"Reinó Felipe V^. Allí", false, false, false, true, NUMBERED_NAME},
	{"el Capítulo V^. Allí", false, false, false, true, NUMBERED_PART},
	{"vitamina C^. Allí", false, false, false, false, NUMBERED_LETTER},
	{"un felipe V^. Allí", false, false, false, false, NUMBERED_NONE},
	{"J. P^. Allí", false, false, false, false, NUMBERED_NONE},
};

static void
test_back(void)
{
	for (size_t i = 0; i < sizeof(back) / sizeof(*back); i++) {
		char s[MAX_TEXT];
		struct stop p = make_stop(back[i].text, s);

		ok(stop_is_dotted(&p) == back[i].dotted &&
			   stop_is_company(&p) == back[i].company,
		   "%s: dotted %d, company %d", back[i].text,
		   stop_is_dotted(&p), stop_is_company(&p));
		ok(stop_is_at_begin(&p) == back[i].at_begin, "at begin %d",
		   stop_is_at_begin(&p));
		ok(stop_follows_name(&p) == back[i].name &&
			   stop_get_numbered(&p) == back[i].numbered,
		   "behind a name %d, numbered %d", stop_follows_name(&p),
		   stop_get_numbered(&p));
	}
}

static void
test_roman(void)
{
	static const struct {
		const char *s;
		bool is_roman;
	} cases[] = {
		{"XIV", true},	 {"V y VI", true}, {"M.", true},  {"MIL", true},
		{"XIVa", false}, {"V2", false},	   {"v", false},  {"", false},
		{"A", false},	 {"Vía", false},   {" V", false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		ok(stop_is_roman(cases[i].s, 0, strlen(cases[i].s)) ==
			   cases[i].is_roman,
		   "\"%s\" begins with %s numeral", cases[i].s,
		   cases[i].is_roman ? "a" : "no");
	ok(stop_is_roman("XIVa", 0, 3), "not past the end");
}

/* However long what stands around it is. */
static void
test_long(void)
{
	static char s[200000];
	struct stop p = {
		.lexicon = language_default(), .s = s, .end = sizeof(s)};

	memset(s, 'a', sizeof(s));
	p.stop = sizeof(s) / 2;
	p.behind = p.close = p.stop + 1;
	p.next = p.stop + 2;
	memcpy(s + p.stop, ". ", 2);
	stop_look_forward(&p);
	stop_look_back(&p);
	ok(!p.starter && !p.abbreviation, "words without end are no entries");
	ok(p.stop - p.token < 200 && p.first == p.next,
	   "a token is cut after %zu bytes", p.stop - p.token);
}

int
main(void)
{
	test_pictures();
	test_forward();
	test_back();
	test_roman();
	test_long();
	return done_testing();
}
