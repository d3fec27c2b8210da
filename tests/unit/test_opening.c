/* SPDX-License-Identifier: MIT */
/* What comes before an article, in the orders in which pages have it. */
#include <config.h>

#include "read/plain.h"

#include "tap.h"

#include <string.h>

/* The text of all samples, which speaks of the headline. */
#define BODY \
	"El puente viejo de Villar se cierra desde hoy por las obras de la " \
	"comarca. Los vecinos irán por Soto."

/* Lines before BODY; each letter of KINDS is one: see get_letter(). */
static const struct {
	const char *lines, *kinds, *title;
} samples[] = {
	{"", "", NULL},
	/* section, headline, author, place, date */
	{"Sucesos\nEl puente viejo se cierra desde hoy\nElena Ruiz\nVillar\n"
	 "3 de marzo de 2024\n\n",
	 "FHFFF", "El puente viejo se cierra desde hoy"},
	{"SUCESOS\nEl puente viejo se cierra desde hoy\nELENA RUIZ\nVILLAR\n"
	 "03/03/2024\n\n",
	 "FHFFF", "El puente viejo se cierra desde hoy"},
	{"Política | Comarca\n\nEl puente viejo se cierra desde hoy\n\n"
	 "Por Elena Ruiz de la Torre\n\nActualizado: 3 mar. 2024 - 10:15 h\n\n"
	 "Compartir\n\n3 min de lectura\n\n",
	 "FHFFFF", "El puente viejo se cierra desde hoy"},
	{"Inicio > Sociedad > Villar\n3 de marzo de 2024\nElena Ruiz\n"
	 "El puente viejo se cierra desde hoy\n",
	 "FFFH", "El puente viejo se cierra desde hoy"},
	{"Elena Ruiz\nVillar\n3 de marzo\n"
	 "EL PUENTE VIEJO SE CIERRA DESDE HOY\n",
	 "FFFH", "EL PUENTE VIEJO SE CIERRA DESDE HOY"},
	{"El puente viejo se cierra desde hoy\nRedacción / EFE\n"
	 "Villar, 3 de marzo de 2024\n",
	 "HFF", "El puente viejo se cierra desde hoy"},
	{"Lunes, 3 de marzo de 2024\nEl puente viejo se cierra desde hoy\n",
	 "FH", "El puente viejo se cierra desde hoy"},
	{"Ciencia y Tecnología\nEl puente viejo se cierra desde hoy\n", "FH",
	 "El puente viejo se cierra desde hoy"},
	{"El puente viejo se cierra desde hoy\nElena Ruiz, enviada especial\n"
	 "Escriba a eruiz@diario.example\nFoto: Luis Mora\n",
	 "HFFF", "El puente viejo se cierra desde hoy"},
	{"El puente viejo se cierra desde hoy\nFacebook Twitter WhatsApp\n"
	 "0 comentarios\nTiempo de lectura: 3 minutos\nGuardar\n",
	 "HFFFF", "El puente viejo se cierra desde hoy"},
	{"Sucesos\nElena Ruiz\nVillar\n3 de marzo de 2024\n\n", "FFFF", NULL},
	{"Sucesos\n\n", "F", NULL},
	/* a page number is no sign that a sentence is a headline */
	{"El puente se cierra.\n\n- 3 -\n\n", "SS", NULL},
	{"El puente se cierra.\n\n12\n\n", "SS", NULL},
	{"12\n\nEl puente se cierra.\n\n- 3 -\n\n", "FSS", NULL},
	{"El puente se cierra.\n\n3/10\n\n***\n\n", "SSS", NULL},
	{"El puente se cierra.\n\n3 de marzo de 2024\n\n", "HF",
	 "El puente se cierra."},
	{"3 de marzo de 2024\n", "F", NULL},
	/* kicker, headline, standfirst */
	{"Obras en la comarca\nEl puente viejo se cierra desde hoy\n"
	 "Los vecinos tendrán que rodear por Soto durante tres meses\n",
	 "FHH", "El puente viejo se cierra desde hoy"},
	{"OBRAS EN TODA LA COMARCA\nEl puente viejo se cierra\n"
	 "Elena Ruiz\n",
	 "FHF", "El puente viejo se cierra"},
	{"El puente viejo\nLos niños podrán jugar en otros parques de Olmos\n",
	 "HH", "El puente viejo"},
	{"El puente viejo se cierra desde hoy\nLos vecinos de todos los "
	 "pueblos tendrán que rodear por Soto durante al menos tres meses más "
	 "de obras\n",
	 "HS", "El puente viejo se cierra desde hoy"},
	{"Sucesos\nEl puente viejo se cierra desde hoy\n"
	 "Los vecinos tendrán que rodear por Soto.\nElena Ruiz\n"
	 "3 de marzo de 2024\n",
	 "FHSFF", "El puente viejo se cierra desde hoy"},
	{"El puente viejo se cierra desde hoy.\nElena Ruiz\nVillar\n"
	 "3 de marzo de 2024\n",
	 "HFFF", "El puente viejo se cierra desde hoy."},
	{"El puente viejo se cierra: \"¡Ya era hora!\"\n", "H",
	 "El puente viejo se cierra: \"¡Ya era hora!\""},
	{"¡El puente viejo se cierra!\n", "H", "¡El puente viejo se cierra!"},
	/* pages */
	{"Página 3 de 10\nEl puente viejo se cierra desde hoy\n", "FH",
	 "El puente viejo se cierra desde hoy"},
	{"Pág. 3\n\nEl puente viejo se cierra desde hoy\n", "FH",
	 "El puente viejo se cierra desde hoy"},
	{"- 3 -\nEl puente viejo se cierra desde hoy\n", "FH",
	 "El puente viejo se cierra desde hoy"},
	{"El Diario de Villar — Página 3\nEl puente viejo se cierra desde "
	 "hoy\n",
	 "FH", "El puente viejo se cierra desde hoy"},
	{"3/10\nEl puente viejo se cierra desde hoy\n", "FH",
	 "El puente viejo se cierra desde hoy"},
	{"Página 3 de 10\n", "F", NULL},
	/* chats */
	{"[12:03] Ana: Mira esto\nEl puente viejo se cierra desde hoy\n", "FH",
	 "El puente viejo se cierra desde hoy"},
	{"3/5/24, 12:03 - Ana Ruiz: Mira\nEl puente viejo se cierra desde "
	 "hoy\n",
	 "FH", "El puente viejo se cierra desde hoy"},
	{"[3/5/24, 12:03:15 p. m.] Ana: Mira\nEl puente viejo se cierra\n",
	 "FH", "El puente viejo se cierra"},
	{"<ana> Mira esto\nEl puente viejo se cierra desde hoy\n", "FH",
	 "El puente viejo se cierra desde hoy"},
	{"Ana (12:03): Mira esto\nEl puente viejo se cierra desde hoy\n", "FH",
	 "El puente viejo se cierra desde hoy"},
	{"[12:03] Ana: Mira esto\n", "S", NULL},
	{"12:03\nEl puente viejo se cierra desde hoy\n", "FH",
	 "El puente viejo se cierra desde hoy"},
	/* what is no front matter */
	{"Villar\n", "H", "Villar"},
	{"Resumen ejecutivo\n", "H", "Resumen ejecutivo"},
	{"El puente viejo se cierra desde hoy\nIntroducción\n", "HH",
	 "El puente viejo se cierra desde hoy"},
	{"Real Villar 3-1 Soto\n", "H", "Real Villar 3-1 Soto"},
	{"Protestas por Soto\n", "H", "Protestas por Soto"},
	{"La economía de Villar\n", "H", "La economía de Villar"},
	{"Tres claves de la política de Villar\n", "H",
	 "Tres claves de la política de Villar"},
	{"Página oficial del puente\n", "H", "Página oficial del puente"},
	{"El correo de los vecinos\n", "H", "El correo de los vecinos"},
	{"El 3 de marzo se cierra el puente\n", "H",
	 "El 3 de marzo se cierra el puente"},
	{"Queridos vecinos,\n", "S", NULL},
	{"Hola.\n", "S", NULL},
	{"¡Hola!\n", "S", NULL},
};

/* Heading, sentence, list item, front matter. */
static char
get_letter(const struct block *block)
{
	return block->is_front_matter ? 'F' : "HSL"[block->kind];
}

static void
test(size_t k)
{
	char text[1000], kinds[32] = "";
	const char *title = samples[k].title;
	struct article doc = {.text = text, .lexicon = language_default()};
	size_t n = strlen(samples[k].kinds);

	doc.n_bytes = (uint32_t)snprintf(text, sizeof(text), "%s%s",
					 samples[k].lines, BODY);
	ok(plain_read(&doc), "%zu is read", k);
	for (size_t i = 0; i < doc.blocks.n_items && i < sizeof(kinds) - 1; i++)
		kinds[i] = get_letter(&doc.blocks.items[i]);
	ok(strlen(kinds) == n + 1 && !memcmp(kinds, samples[k].kinds, n) &&
		   kinds[n] == 'S',
	   "%zu: blocks are %s and text", k, samples[k].kinds);
	if (memcmp(kinds, samples[k].kinds, n))
		printf("# they are %s\n", kinds);
	ok(title ? doc.title && !strcmp(doc.title, title) : !doc.title,
	   "%zu: the title is %s", k, title ? title : "none");
	article_release(&doc);
}

static struct article
read_text(const char *text, const char *title)
{
	struct article doc = {.text = text,
			      .n_bytes = (uint32_t)strlen(text),
			      .title = title,
			      .lexicon = language_default()};

	ok(plain_read(&doc), "is read");
	return doc;
}

static void
test_known_title(void)
{
	struct article doc = read_text("Sucesos\nUn puente\nElena Ruiz\n" BODY,
				       "Un puente");

	ok(get_letter(&doc.blocks.items[0]) == 'F' &&
		   get_letter(&doc.blocks.items[1]) == 'H' &&
		   get_letter(&doc.blocks.items[2]) == 'F' &&
		   !strcmp(doc.title, "Un puente"),
	   "a title that is known is found after the section");
	article_release(&doc);
	doc = read_text("Se cierra el puente.\n" BODY,
			"Se cierra  el\npuente.");
	ok(get_letter(&doc.blocks.items[0]) == 'H',
	   "whatever its white space is, and though it has a stop");
	article_release(&doc);
	doc = read_text("Sucesos\nUn puente se cierra\n" BODY, "Otro");
	ok(get_letter(&doc.blocks.items[0]) == 'F' &&
		   !strcmp(doc.title, "Otro"),
	   "one that is not there stays the title");
	article_release(&doc);
}

static void
test_no_text(void)
{
	struct article doc = read_text("Sucesos\nElena Ruiz\n3 de marzo", NULL);

	ok(!doc.title && get_letter(&doc.blocks.items[0]) == 'S' &&
		   get_letter(&doc.blocks.items[2]) == 'S',
	   "without text there is no front matter");
	article_release(&doc);
	doc = read_text("[12:03] Ana: Hola\nMira esto\n" BODY
			"\n[12:04] Luis: Vale",
			NULL);
	ok(!doc.title && get_letter(&doc.blocks.items[0]) == 'S',
	   "nor before a chat");
	article_release(&doc);
}

int
main(void)
{
	for (size_t k = 0; k < sizeof(samples) / sizeof(*samples); k++)
		test(k);
	test_known_title();
	test_no_text();
	return done_testing();
}
