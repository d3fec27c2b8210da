/* SPDX-License-Identifier: MIT */
/*
 * doc/segmentation.md tests the rules at length.  Here: which one decides at
 * each stop, where, and that a block is all that is looked at.
 */
#include <config.h>

#include "split/sentence.h"

#include "tap.h"

#include <stdlib.h>
#include <string.h>

#define MAX_TEXT 300
#define MAX_STOPS 16

/*
 * In TEXT each stop has a mark in front: | if a sentence ends there, ^ if
 * not.  RULES are the names of those that decide.
 */
static const struct {
	const char *text, *rules;
} cases[] = {
	{"", ""},
	{"Sin punto final", ""},
	{"Una sola frase.", ""},
	{"Llovió toda la noche|. Amaneció despejado.", "full-stop"},
	{"Llovió|.\nAmaneció|.\u00A0Nevó.", "full-stop full-stop"},
	{"Pesa 3.5 kilos y mide 1,2|.Nada más", "number"},
	{"Usa Node.js y System.Out, de J.Ruiz, en a.Texto.txt.", ""},
	{"Cerró el museo|.Nadie protestó|.«Es triste».", "full-stop full-stop"},
	{"¿Quién llamó|? Nadie contestó|. ¡Qué raro!", "mark full-stop"},
	{"¡Ay^! dijo el niño.", "lower-case"},
	{"¿Vienes?, preguntó^. y calló.", "lower-case"},
	{"El plazo (véase la nota^.) ; nadie lo leyó.", "continued"},
	{"Lo pone en el anexo^. § 5 y 6.", "no-word"},
	{"\" No iré ^. \" dijo la niña.", "free-quote"},
	{"Cobró mil euros (^!) Pedro por eso.", "doubt-mark"},
	{"El lago (¿Cuál^? Dicen que Sanabria) se heló.", "in-parentheses"},
	{"Los barcos [^…] Zarparon todos.", "omission"},
	{"Dudó un rato|... Luego entró|… Nadie lo vio.", "ellipsis ellipsis"},
	{"Dudó^... y entró.", "lower-case"},
	{"Oporto, 3 feb^. - La feria abrió|. Hubo cola.", "dateline full-stop"},
	{"1^. El plazo es breve|. 2^. El coste es alto.",
	 "enumerator full-stop enumerator"},
	{"Nació en 1931|. Murió joven.", "number"},
	{"J^. R^. Olmedo canta|. Lo vio Luis P|. Después calló.",
	 "enumerator initial full-stop initial"},
	{"Cerró a las 5 p^. m|. Nadie protestó.", "lower-case letter"},
	{"Viajó a EE.UU|. Allí estudió.", "acronym"},
	{"Viajó a EE^. UU|. Allí estudió.", "doubled starter"},
	{"Lleva 30 kg|. La caja es gris.", "unit"},
	{"Cayó en el km^. 12 de la vía.", "unit"},
	{"1º^. Se aprueba el acta.", "ordinal"},
	{"Vive en la AVDA^. DE LA SAL", "capitals"},
	{"Ruiz et al^. (2011) lo midieron.", "remark"},
	{"Lo midió Ruiz et al^. Marta calla.", "et-al"},
	{"ya llegué|. no vino nadie|? qué pena", "small small-mark"},
	{"Artículo 5^. Plazos|. El plazo es breve.", "label full-stop"},
	{"Mora, A^. (2020)^. El río.", "aside reference"},
	{"Costó S/^. 30 y $^. 40.", "currency currency"},
	{"Lo pide el xpd^. 33.", "short"},
	{"Llegó el 3 de ene|. Murió el 4.", "month"},
	{"Dijo que no|. Salió sin ruido.", "context"},
	{"La Sra^. Ibarra vio el art^. 5 ayer.", "bound bound"},
	{"Talleres Mora y Cía|. Los vecinos callan.", "starter"},
	{"Vende pan, leche, etc|. Marta lo sabe.", "free"},
	{"Se fueron todos el 7 de julio^. - Nota de agencia.", "dated"},
	{"Dura un mes|; Los adultos callan; el resto canta.", "semicolon"},
	{"Vio Panamá^; El Salvador y Haití^; Los Ríos.", "semicolon semicolon"},
	{"Llovía; nevaba; y nada.", ""},
	{"Usa Zas^! Viajes a diario.", "name"},
	{"¡Qué bien, Ana|! Marta llega hoy.", "mark"},
	{"Salió a las 5 p^. m|. Marta no.", "lower-case letter"},
	{"123^. El plazo es de un mes.", "enumerator"},
	{"1234|. El plazo es de un mes.", "number"},
	{"Nació en 93|. Murió joven.", "number"},
	{"Pesa 5 g|. Marta la tiró.", "letter"},
	{"Quito, 9 ago^. (EFE).- Abrió la feria|. Hubo cola.",
	 "dateline full-stop"},
	{"Vino Clara P^. La Rosa con su hijo.", "initial"},
	{"Vino la letra P|. La rosa es roja.", "initial"},
	{"Murió Felipe V|. A Yuste fue el cortejo.", "initial"},
	{"Vive en el 3.º B|. Marta, en el 2.º", "initial"},
	{"Sucedió el 44 a^. C|. En Roma nadie lloró.", "letter initial"},
	{"Firma Robles e Hijos, S.L|. Gana mucho.", "acronym"},
	{"Vive en la Col^. Doctores desde joven.", "context"},
	{"Vio el Gen^. Robles la Sec^. 5 ayer.", "context context"},
	{"Lo compra todo eBay|. iPhone es una marca.", "full-stop"},
	{"Cobra 9 euros/min|. Nadie lo paga.", "unit"},
	{"Vive en la C/^. Mayor, en el 5.", "capitals"},
	{"\" Ya voy|. \" Marta no fue.", "full-stop"},
	{"Dijo algo|.[a] Nadie oyó.", "full-stop"},
	{"Dijo algo|.12 Nadie oyó.", "full-stop"},
	{"Mide 3.12 Nadie oyó.", ""},
	{"Dijo: “ Ya|. ” Nadie oyó.", "full-stop"},
	{"Murió Ana|... «2 años después», dijo.", "ellipsis"},
	{"Salió el 5 Ene^. 2014 y el 6 ene^. 2015 no.", "month month"},
	{"«Ya está|.» —Luego salió|.” Al fin|.[3] Otra|.² Más.",
	 "full-stop full-stop full-stop full-stop"},
	{"Ganamos|. 🎉🎉 Mañana hay fiesta.", "full-stop"},
};

/* A case as text, and what is to be at its stops. */
struct sample {
	char text[MAX_TEXT];
	size_t n_text;
	size_t stops[MAX_STOPS];
	bool is_end[MAX_STOPS];
	size_t n_stops;
};

static struct sample
parse(const char *text)
{
	struct sample sample = {.n_text = 0};

	for (; *text; text++)
		if (*text == '|' || *text == '^') {
			sample.stops[sample.n_stops] = sample.n_text;
			sample.is_end[sample.n_stops++] = *text == '|';
		} else {
			sample.text[sample.n_text++] = *text;
		}
	return sample;
}

static void
test_decisions(size_t number)
{
	struct sample sample = parse(cases[number].text);
	struct sentence_scanner scanner;
	struct sentence_decision decision;
	char rules[200] = "";
	size_t n = 0;
	bool same = true;

	sentence_init(&scanner, language_default(), sample.text, 0,
		      sample.n_text);
	for (; sentence_next_decision(&scanner, &decision); n++) {
		same &= n < sample.n_stops &&
			decision.stop == sample.stops[n] &&
			decision.is_end == sample.is_end[n];
		strcat(rules, n ? " " : "");
		strcat(rules, decision.rule->name);
	}
	ok(same && n == sample.n_stops, "stops of %.*s",
	   (int)strcspn(cases[number].text, "\n"), cases[number].text);
	ok(!strcmp(rules, cases[number].rules), "decided by %s: %s",
	   cases[number].rules, rules);
}

/* Sentences begin and end where the stops say, and have no blanks around. */
static void
test_sentences(size_t number)
{
	struct sample sample = parse(cases[number].text);
	struct sentence_scanner scanner;
	struct sentence sentence;
	size_t n = 0, n_expected = sample.n_text != 0, end = 0;
	bool good = true;

	for (size_t i = 0; i < sample.n_stops; i++)
		n_expected += sample.is_end[i];
	sentence_init(&scanner, language_default(), sample.text, 0,
		      sample.n_text);
	for (; sentence_next(&scanner, &sentence); n++) {
		good &= sentence.begin >= end && sentence.begin < sentence.end;
		good &= !strchr(" \n", sample.text[sentence.begin]) &&
			!strchr(" \n", sample.text[sentence.end - 1]);
		good &= strspn(sample.text + end, " \n\xC2\xA0") >=
			sentence.begin - end;
		end = sentence.end;
	}
	ok(good && n == n_expected && end == sample.n_text,
	   "%zu sentences tile the text", n_expected);
}

/*
 * The block alone, in memory of its own so that a sanitizer sees a byte too
 * many, and the block among other text must give the same.
 */
static void
test_block(size_t number)
{
	struct sample sample = parse(cases[number].text);
	struct sentence_scanner alone, amid;
	struct sentence a = {0}, b = {0};
	char *exact = malloc(sample.n_text + !sample.n_text);
	char around[MAX_TEXT + 20];
	bool same = true, more;

	if (!exact)
		abort();
	memcpy(exact, sample.text, sample.n_text);
	memcpy(around, "(\"El Sr.  ", 10);
	memcpy(around + 10, sample.text, sample.n_text);
	memcpy(around + 10 + sample.n_text, ". Él) \" .", 11);
	sentence_init(&alone, language_default(), exact, 0, sample.n_text);
	sentence_init(&amid, language_default(), around, 10,
		      10 + sample.n_text);
	do {
		more = sentence_next(&alone, &a);
		same &= sentence_next(&amid, &b) == more;
		same &= !more ||
			(a.begin + 10 == b.begin && a.end + 10 == b.end &&
			 a.heading == b.heading);
	} while (more && same);
	ok(same, "what stands around the block does not count");
	free(exact);
}

static void
test_headings(void)
{
	static const struct {
		const char *text;
		size_t end; /* of the heading; 0: there is none */
	} samples[] = {
		{"EL PLENO APRUEBA LAS CUENTAS El alcalde habló ayer.", 28},
		{"EL PLENO APRUEBA: LAS CUENTAS El alcalde habló ayer.", 29},
		{"EL PLENO APRUEBA Los vecinos lo celebran.", 0},
		{"EL PLENO APRUEBA LAS CUENTAS Martín habló ayer.", 0},
		{"A B C D E El alcalde habló ayer.", 0},
		{"EL PLENO APRUEBA LAS CUENTAS", 0},
	};

	for (size_t i = 0; i < sizeof(samples) / sizeof(*samples); i++) {
		const char *s = samples[i].text;
		size_t end = samples[i].end ? samples[i].end : strlen(s);
		struct sentence_scanner scanner;
		struct sentence sentence;
		bool found;

		sentence_init(&scanner, language_default(), s, 0, strlen(s));
		found = sentence_next(&scanner, &sentence);
		ok(found && sentence.end == end &&
			   sentence.heading == (samples[i].end != 0),
		   "%s: %s", samples[i].end ? "heading" : "no heading", s);
	}
}

/* A stop looks no further than it must: many of them are no burden. */
static void
test_many(void)
{
	static char s[400000];
	struct sentence_scanner scanner;
	struct sentence sentence;
	size_t n = 0;

	for (size_t i = 0; i < sizeof(s); i++)
		s[i] = "Ay. "[i % 4];
	sentence_init(&scanner, language_default(), s, 0, sizeof(s));
	while (sentence_next(&scanner, &sentence))
		n++;
	ok(n == sizeof(s) / 4, "%zu short sentences", n);
	memset(s, '(', sizeof(s));
	for (size_t i = 1; i < sizeof(s); i += 2)
		s[i] = '?';
	sentence_init(&scanner, language_default(), s, 0, sizeof(s));
	for (n = 0; sentence_next(&scanner, &sentence); n++)
		;
	ok(n == 1, "as many parentheses are one sentence");
}

int
main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		test_decisions(i);
		test_sentences(i);
		test_block(i);
	}
	test_headings();
	test_many();
	return done_testing();
}
