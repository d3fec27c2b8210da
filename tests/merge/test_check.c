/* SPDX-License-Identifier: MIT */
/*
 * The checks, a pair of sentences at a time: which codes they give; and right
 * and wrong translations in pairs.tsv, or in the file that is the argument: of
 * the right ones nothing is told, of the wrong ones something is.
 */
#include <config.h>

#include "sumario.h"

#include "../unit/tap.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Codes with a space behind each; of the checks only. */
static const struct {
	const char *source, *target, *codes;
} pairs[] = {
	{"Hay pan.", "There is bread.", ""},
	/* Numbers. */
	{"Son 12.500 casas.", "They are 12,500 houses.", ""},
	{"Son 12.500 casas.", "They are 12.500 houses.",
	 "number-missing number-added "},
	{"Son 12.500 casas.", "They are 12,600 houses.",
	 "number-missing number-added "},
	{"Son 12.500 casas.", "They are many houses.", "number-missing "},
	{"Son muchas casas.", "They are 30 houses.", "number-added "},
	{"Subió un 3,5 %.", "It rose 3.5%.", ""},
	{"Subió un 3,50 %.", "It rose 3.5%.", ""},
	{"Subió un 35 %.", "It rose 3.5%.", "number-missing number-added "},
	{"Son 1.234.567,89 euros.", "It is 1,234,567.89 euros.", ""},
	{"Son 12\xC2\xA0"
	 "500 casas.",
	 "They are 12,500 houses.", ""},
	{"Fue el 12.05.2026.", "It was 12/05/2026.", ""},
	{"Fue el 12.05.2026.", "It was 12/06/2026.",
	 "number-missing number-added "},
	{"Vinieron 3 perros.", "Three dogs came.", ""},
	{"Vinieron 3 perros.", "Four dogs came.", "number-missing "},
	{"De 2 a 2.", "From 2 on.", "number-missing "},
	/* What stays as it is. */
	{"Vea https://a.example/x.", "See https://a.example/x.", ""},
	{"Vea https://a.example/x.", "See https://a.example/y.",
	 "url-missing "},
	{"Vea (www.a.example).", "See it.", "url-missing "},
	{"Escriba a p@a.example.", "Write to p@a.example.", ""},
	{"Escriba a p@a.example.", "Write to q@a.example.", "email-missing "},
	{"Lo dijo la UNESCO.", "UNESCO said so.", ""},
	{"Lo dijo la UNESCO.", "They said so.", "acronym-missing "},
	{"El siglo XXI empieza.", "The century begins.", ""},
	{"GANA EL SÍ.", "Yes wins.", ""},
	{"Tome la A-6.", "Take the A-67.", "code-missing "},
	{"Tome la A-6.", "Take the a 6.", ""},
	{"Tome la A-6.", "Take the route 167.", "number-added code-missing "},
	{"El P-2008 vuela.", "The P flew in 2008.", ""},
	{"Vea https://a.example/.", "See https://a.example.", ""},
	{"La ONG vino.", "The NGO came.", ""},
	{"La ONG vino.", "Two NGOs came.", ""},
	{"La ONG vino.", "The NGOX came.", "acronym-missing "},
	{"La ONG vino.", "The XNGO came.", "acronym-missing "},
	{"La ONG vino.", "It was the NGO", "end-punctuation "},
	{"La UE paga.", "The European Union pays.", ""},
	{"Lo dijo la UXZ.", "The Union of X and old Z said so.", ""},
	{"Lo dijo la UXZ.", "The Union: X Z said so.", "acronym-missing "},
	{"Hay EE UU y ONU.", "There is the USA and the UN.", ""},
	{"Hay UXZ VYW aquí.", "It is here.", ""},
	{"Son 5 MW al día.", "It is five megawatts a day.", ""},
	{"Mide 3 km2 de alto.", "It is 3 square km high.", ""},
	/* Numbers that are long, and in other forms. */
	{"Son 12345678901234567890 casas.",
	 "They are 12345678901234567890 houses.", ""},
	{"Son 12345678901234567890 casas.",
	 "They are 12345678901234567891 houses.",
	 "number-missing number-added "},
	{"Son 12345678901234567890 casas y media.",
	 "They are 12345678901234567890.5 houses.",
	 "number-missing number-added "},
	{"Fue a las 15.30.", "It was at 3:30.", ""},
	{"Fue a las 15:30.", "It was at 3:30 a.m.",
	 "number-missing number-added "},
	{"Fue a las ocho y cuarto.", "It was at 8:15.", ""},
	{"En los años 70.", "In the 1980s.", "number-missing number-added "},
	{"Quedó quinto.", "He was third.", "number-missing "},
	{"Son tres.", "They are four.", "number-missing "},
	{"Son tres docenas.", "They are four dozens.", ""},
	{"En 2011-12 llovió.", "In 2011-2012 it rained.", ""},
	{"Pagó 20 libras.", "He paid £20.", ""},
	{"Pagó 20 libras.", "He paid €20.", "number-missing number-added "},
	{"Son 1,5 y 2,25.", "It is 1,5 and 2,25.",
	 "number-format number-format "},
	{"Llegó el lunes 3 de mayo.", "He came on Monday 3 June.",
	 "month-missing "},
	{"Llegó el lunes.", "He came on Tuesday.", "weekday-missing "},
	/* Marks. */
	{"¿Viene?", "Is he coming?", ""},
	{"¿Viene?", "¿Is he coming?", "inverted-mark "},
	{"¡Ven!", "¡Come!", "inverted-mark "},
	{"Hay pan.", "There is bread", "end-punctuation "},
	{"Hay pan.", "Is there bread?", "end-punctuation "},
	{"Dijo «sí».", "He said \"yes.\"", ""},
	{"Y entonces...", "And then\xE2\x80\xA6", ""},
	{"Hay (poco) pan.", "There is (little bread.", "unbalanced-bracket "},
	{"a) Hay pan.", "a) There is bread.", ""},
	{"Dijo «sí» ayer.", "He said \"yes yesterday.", "unbalanced-quote "},
	{"«Empieza aquí.", "\xE2\x80\x9CIt begins here.", ""},
	{"Hay [poco] pan.", "There is [little bread.", "unbalanced-bracket "},
	{"Hay {poco} pan.", "There is little} bread.", "unbalanced-bracket "},
	{"Hay [poco pan.", "There is [little bread.", ""},
	{"Dijo «sí» ayer.", "He said «yes yesterday.", "unbalanced-quote "},
	{"Dijo «sí ayer.", "He said “yes yesterday.", ""},
	{"Hay pan (poco).", "There is bread (little).", ""},
	{"Hay pan: poco…", "There is bread: little...", ""},
	{"Hay mucho pan.", "有很多面包。", ""},
	{"¿Hay mucho pan?", "有很多面包？", ""},
	{"¡Hay mucho pan!", "有很多面包！", ""},
	{"Hay esto:", "There is this：", ""},
	{"¿Hay mucho pan?", "هل يوجد خبز؟", ""},
	{"Hay  pan.", "There  is bread.", ""},
	{"Hay pan.", "There  is bread.", "double-space "},
	{"Hay pan.",
	 "There is a very great deal of bread in every house of the town.",
	 "length-ratio "},
	/* No translations. */
	{"Hay pan.", "", "untranslated "},
	{"Hay pan.", "Hay pan.", "untranslated "},
	{"Hay pan.", " Hay  pan. ", "untranslated "},
	/* The second of two is not like the first. */
	{"Hay pan. Hay pan.", "There is bread.|Bread there is.",
	 "inconsistent "},
	{"Hay pan. Hay pan.", "There is bread.|There is bread.", ""},
};

static bool
take_code(void *user, const struct sumario_finding *finding)
{
	add(user, finding->code);
	add(user, " ");
	return true;
}

/* The targets of a "|" list as TSV beside the document's segments. */
static void
make_target(const struct sumario_document *doc, const char *targets,
	    struct text *tsv)
{
	struct sumario_segment segment;

	tsv->n = 0;
	add(tsv, "source\ttarget\n");
	for (uint32_t i = 0; sumario_document_get_segment(doc, i, &segment);
	     i++) {
		size_t n = strcspn(targets, "|");

		append(tsv, segment.source, segment.n_bytes);
		add(tsv, "\t");
		append(tsv, targets, n);
		add(tsv, "\n");
		targets += n + (targets[n] == '|');
	}
}

static bool
check_with(const char *glossary, const char *source, const char *targets,
	   struct text *codes)
{
	static struct text manifest, tsv;
	struct sumario_document *doc = sumario_document_new();
	struct sumario_bitext *bitext = sumario_bitext_new();
	struct sumario_options options;
	struct sumario_output output;
	bool good;

	sumario_options_init(&options);
	sumario_output_init(&output);
	output.format = SUMARIO_JSONL;
	manifest.n = codes->n = 0;
	codes->s[0] = '\0';
	good = doc && bitext &&
	       !sumario_document_read(doc, &options, source, strlen(source),
				      NULL) &&
	       !sumario_document_write(doc, &output, append, &manifest);
	if (good)
		make_target(doc, targets, &tsv);
	good = good &&
	       !sumario_bitext_read_manifest(bitext, manifest.s, manifest.n,
					     NULL) &&
	       !sumario_bitext_read_target(bitext, tsv.s, tsv.n, NULL) &&
	       !sumario_bitext_check(bitext, glossary,
				     glossary ? strlen(glossary) : 0, take_code,
				     codes, NULL);
	sumario_document_free(doc);
	sumario_bitext_free(bitext);
	return good;
}

static bool
check(const char *source, const char *targets, struct text *codes)
{
	return check_with(NULL, source, targets, codes);
}

/* Terms, a sentence with some of them, and whether one is missing. */
static void
test_glossary(void)
{
	static const char glossary[] =
		"# comment\n\npuente\tcrossing\npuente nuevo\tNew "
		"Bridge\textra\n"
		"pleno\tcouncil meeting\r\nagua potable\tdrinking water\n"
		"agua\twater\nluz\tlight\nciudad\tcity\ncasa rural\t"
		"country house\nEFE\tEFE";
	static const struct {
		const char *source, *target, *codes;
	} rows[] = {
		{"Cruza el puente.", "He takes the crossing.", ""},
		{"Cruza el puente.", "He takes the bridge.", "term-missing "},
		{"Es el puente nuevo.", "It is the crossing, New Bridge.", ""},
		{"Es el puente nuevo.", "It is the new crossing.",
		 "term-missing "},
		{"El Pleno empieza.", "The Council Meeting begins.", ""},
		{"El pleno empieza.", "The meeting council begins.",
		 "term-missing "},
		{"El pleno empieza.", "It is the council",
		 "end-punctuation "
		 "term-missing "},
		{"Hay agua.", "There is water.", ""},
		{"Hay agua potable.", "There is drinking water.", ""},
		{"Hay agua potable.", "There is water to drink.",
		 "term-missing "},
		{"Nada de eso.", "Nothing of that.", ""},
		/* Plurals of either. */
		{"Hay dos puentes.", "There are two crossings.", ""},
		{"Hay dos puentes.", "There are two bridges.",
		 "term-missing "},
		{"Las luces fallan.", "The lights fail.", ""},
		{"Las luces fallan.", "The lamps fail.", "term-missing "},
		{"Crecen las ciudades.", "The cities grow.", ""},
		{"Crece la ciudad.", "The cities grow.", ""},
		{"Crecen las ciudades.", "The towns grow.", "term-missing "},
		{"Cierran casas rurales.", "Country houses close.", ""},
		{"Cierran casas rurales.", "Rural houses close.",
		 "term-missing "},
		{"Los plenos acaban.", "The council meetings end.", ""},
		{"Lo dice EFE.", "EFE says so.", ""},
		{"Es un aguacate.", "It is an avocado.", ""},
	};
	static struct text codes;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		bool good = check_with(glossary, rows[i].source, rows[i].target,
				       &codes);

		ok(good && !strcmp(codes.s, rows[i].codes), "%s | %s: %s",
		   rows[i].source, rows[i].target, rows[i].codes);
		if (strcmp(codes.s, rows[i].codes) != 0)
			printf("# got: %s\n", codes.s);
	}
	ok(!check_with("\xFF\tx\n", "Hay pan.", "Bread.", &codes),
	   "a glossary that is not UTF-8");
	ok(!check_with("pan\n", "Hay pan.", "Bread.", &codes),
	   "a term without its translation");
}

/* Sentences with more of a kind than is looked at one by one. */
static const struct {
	const char *source, *target; /* with %d for the number of the piece */
	int n;
	const char *code;
	int n_told;
} long_pairs[] = {
	{"%d3 casas, ", "%d4 casas, ", 90, "number-missing", 90},
	{"%d3 casas, ", "%d3 houses, ", 90, "number-missing", 0},
	{"A-1%d, ", "nada, ", 90, "code-missing", 64},
	{"el jefe de la UXZ habla, ", "the head talks, ", 90, "acronym-missing",
	 1},
	{"Ana Gil%d y Ana Ruiz, ", "nada, ", 40, "name-left", 0},
	{"vea A-1%d y casas, ", "see A-1%d and 7%d houses, ", 300,
	 "number-added", 300},
};

static void
add_pieces(struct text *text, const char *piece, int n)
{
	char one[100];

	text->n = 0;
	for (int i = 0; i < n; i++) {
		snprintf(one, sizeof(one), piece, i + 10, i + 10);
		add(text, one);
	}
	add(text, "fin.");
}

static void
test_long(void)
{
	static struct text source, target, codes;

	for (size_t i = 0; i < sizeof(long_pairs) / sizeof(*long_pairs); i++) {
		int n = 0;
		bool good;

		add_pieces(&source, long_pairs[i].source, long_pairs[i].n);
		add_pieces(&target, long_pairs[i].target, long_pairs[i].n);
		good = check(source.s, target.s, &codes);
		for (const char *at = codes.s;
		     (at = strstr(at, long_pairs[i].code)); at++)
			n++;
		ok(good && n == long_pairs[i].n_told, "%d of \"%s\": %d %s",
		   long_pairs[i].n, long_pairs[i].source, n,
		   long_pairs[i].code);
	}
}

/* A line of the table: "right" or "wrong", source, target. */
static void
test_line(char *line, int *n_right, int *n_wrong)
{
	static struct text codes;
	const char *verdict = strtok(line, "\t");
	const char *source = strtok(NULL, "\t"), *target = strtok(NULL, "\t");
	bool right = verdict && !strcmp(verdict, "right");
	bool good = target && check(source, target, &codes);

	*n_right += right;
	*n_wrong += !right;
	ok(good && !codes.n == right, "%s: %s | %s", verdict, source, target);
	if (!codes.n != right)
		printf("# got: %s\n", codes.s);
}

static void
test_table(const char *path)
{
	char line[1024];
	int n_right = 0, n_wrong = 0;
	FILE *file = fopen(path, "r");

	while (file && fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		if (*line && *line != '#')
			test_line(line, &n_right, &n_wrong);
	}
	if (file)
		fclose(file);
	ok(n_right >= 30 && n_wrong >= 30, "%s: %d right, %d wrong", path,
	   n_right, n_wrong);
}

int
main(int argc, char **argv)
{
	static struct text codes;
	const char *folder = getenv("top_srcdir");
	char path[4096];

	snprintf(path, sizeof(path), "%s/tests/merge/pairs.tsv",
		 folder ? folder : ".");
	test_table(argc > 1 ? argv[1] : path);

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		bool good = check(pairs[i].source, pairs[i].target, &codes);

		ok(good && !strcmp(codes.s, pairs[i].codes), "%s | %s: %s",
		   pairs[i].source, pairs[i].target, pairs[i].codes);
		if (strcmp(codes.s, pairs[i].codes) != 0)
			printf("# got: %s\n", codes.s);
	}
	test_glossary();
	test_long();
	return done_testing();
}
