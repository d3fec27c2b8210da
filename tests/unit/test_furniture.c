/* SPDX-License-Identifier: MIT */
/*
 * What is no part of an article, each kind in several forms, and sentences
 * that look like it and are some.
 */
#include <config.h>

#include "rank/furniture.h"

#include "sample.h"
#include "tap.h"

#define BODY "El puente de la Ribera se cierra desde hoy por obras."

/* One paragraph between two of prose. */
static const struct {
	enum furniture kind;
	const char *line;
} cases[] = {
	{FURNITURE_SYMBOLS, "12"},
	{FURNITURE_SYMBOLS, "- 3 -"},
	{FURNITURE_SYMBOLS, "12:45"},
	{FURNITURE_SYMBOLS, "1.234,50 €"},
	{FURNITURE_SYMBOLS, "00:00:01,000 // 00:00:04,000"},
	{FURNITURE_SYMBOLS, "* * *"},
	{FURNITURE_SYMBOLS, "a)"},
	{FURNITURE_FIGURE, "Página 3 de 10"},
	{FURNITURE_FIGURE, "Pág. 12"},
	{FURNITURE_FIGURE, "3 de 10"},
	{FURNITURE_FIGURE, "25 euros"},
	{FURNITURE_FIGURE, "USD 45"},
	{FURNITURE_NONE, "Apolo 11 llegó a la Luna el 20 de julio."},
	{FURNITURE_NONE, "Los 25 euros se pagan en la puerta del museo."},
	{FURNITURE_NOTHING, "Hola."},
	{FURNITURE_NOTHING, "¡Hola a todos!"},
	{FURNITURE_NOTHING, "Buenos días, señora presidenta."},
	{FURNITURE_NOTHING, "Sí."},
	{FURNITURE_NOTHING, "«Sí, claro»."},
	{FURNITURE_NOTHING, "No, no, por supuesto."},
	{FURNITURE_NOTHING, "Madrid."},
	{FURNITURE_NOTHING, "LANZAMIENTO."},
	{FURNITURE_NOTHING, "¿La razón?"},
	{FURNITURE_NOTHING, "Muchas gracias."},
	{FURNITURE_NONE, "Sí habrá obras en el puente este mismo año."},
	{FURNITURE_NONE, "No hay dinero para las obras del puente."},
	{FURNITURE_NONE, "Gracias a las obras el puente durará cien años."},
	{FURNITURE_POINTER, "Gracias por su atención."},
	{FURNITURE_POINTER, "Quedo a la espera de su respuesta."},
	{FURNITURE_POINTER, "Enviado desde mi teléfono."},
	{FURNITURE_POINTER, "Espero que estés bien."},
	{FURNITURE_NOTHING, "Saludos cordiales."},
	{FURNITURE_NONE, "¿Cuánto cuestan las obras del puente viejo?"},
	{FURNITURE_STAGE, "(Aplausos.)"},
	{FURNITURE_STAGE, "[Risas]"},
	{FURNITURE_STAGE, "(Risas y aplausos)"},
	{FURNITURE_STAGE, "(Se levanta la sesión a las doce.)"},
	{FURNITURE_STAGE, "[Suena la música.]"},
	{FURNITURE_NONE, "(El puente) se cierra desde hoy (martes)."},
	{FURNITURE_CAPTION, "El puente, ayer por la tarde (Foto: Marta Gil)."},
	{FURNITURE_CAPTION, "Image caption El puente antes de las obras."},
	{FURNITURE_CAPTION, "Marta Gil / EFE"},
	{FURNITURE_CAPTION, "© Reuters"},
	{FURNITURE_CAPTION, "© 2023 Diario de Tormo."},
	{FURNITURE_CAPTION, "Vista del río y del puente. Getty Images"},
	{FURNITURE_NONE, "La agencia Reuters informó de las obras ayer."},
	{FURNITURE_POINTER, "Lea también: El agua sube un tres por ciento."},
	{FURNITURE_POINTER, "Te puede interesar El agua sube en Villar."},
	{FURNITURE_POINTER, "Síguenos en nuestras redes para saber más."},
	{FURNITURE_POINTER, "Para leer la noticia haz clic aquí."},
	{FURNITURE_POINTER, "Las bases pueden verse en este enlace."},
	{FURNITURE_POINTER, "Suscríbete a nuestro boletín de noticias."},
	{FURNITURE_POINTER, "Comparte esta noticia con tus amigos."},
	{FURNITURE_POINTER, "Esta entrada fue publicada en Ríos y etiquetada "
			    "agua, cauce, comarca, embalse, fuente, lago, "
			    "lluvia, molino, pantano, presa, puente, ribera, "
			    "riego, sequía, vado, valle, Villar y Soto."},
	{FURNITURE_POINTER, "Tu dirección de correo electrónico no será "
			    "publicada."},
	{FURNITURE_NONE, "Ver más de cien casos al día es lo normal ahora."},
	{FURNITURE_NONE,
	 "Sigue a la venta en las librerías de la comarca el libro de Marta "
	 "Gil "
	 "sobre el puente viejo, que cumple cien años en mayo."},
	{FURNITURE_LABEL, "Foto: Marta Gil."},
	{FURNITURE_LABEL, "Fuentes"},
	{FURNITURE_LABEL, "Etiquetas: puente, obras, Villar."},
	{FURNITURE_CAPTION, "Redacción | Villar"},
	{FURNITURE_LABEL, "WEBVTT"},
	{FURNITURE_NONE, "Fuentes del ministerio confirman las obras de mayo."},
	{FURNITURE_DATE, "3 de marzo de 2024"},
	{FURNITURE_DATE, "Villar, 3 de marzo de 2024"},
	{FURNITURE_DATE, "Lunes 4 de mayo, 10:45 h."},
	{FURNITURE_DATE, "VILLAR, 3 mar (EFE).-"},
	{FURNITURE_DATE, "March 3, 2024"},
	{FURNITURE_DATE, "Villar de la Ribera / 12.03.2018 14:20:11"},
	{FURNITURE_DATE, "Villar, 12/03/2018"},
	{FURNITURE_LINE, "Villar 12"},
	{FURNITURE_NONE, "Villar, 12 de los 30 puentes."},
	{FURNITURE_NONE, "El 3 de marzo se cierra el puente de Villar."},
	{FURNITURE_BYLINE, "Elena Ruiz"},
	{FURNITURE_BYLINE, "Por Elena Ruiz"},
	{FURNITURE_BYLINE, "Elena Ruiz de la Fuente"},
	{FURNITURE_LINE, "Así es el puente nuevo"},
	{FURNITURE_NONE, "Elena Ruiz inaugura el puente de Villar."},
	{FURNITURE_EMBEDDED, "— Marta Gil (@martagil) 3 de marzo de 2021"},
	{FURNITURE_EMBEDDED, "— Marta Gil (@martagil) March 3, 2021"},
	{FURNITURE_EMBEDDED, "Ya está cerrado pic.twitter.com/abc123"},
	{FURNITURE_EMBEDDED, "#Villar #Puente"},
	{FURNITURE_EMBEDDED, "Follow @martagil"},
	{FURNITURE_EMBEDDED, "#ÚltimaHora | El puente se cierra desde hoy."},
	{FURNITURE_EMBEDDED,
	 "🔴#Ribera | El puente de Villar se cierra desde hoy por las obras."},
	{FURNITURE_EMBEDDED,
	 "🚧 #Ribera: El puente de Villar se cierra desde hoy por las obras."},
	{FURNITURE_NONE,
	 "La etiqueta #Ribera | Puente se oyó ayer en todas las calles de "
	 "Villar."},
	{FURNITURE_NONE,
	 "La alcaldesa (@martagil) inaugura hoy el puente de la Ribera."},
	{FURNITURE_SHARE, "Facebook Twitter WhatsApp Telegram"},
	{FURNITURE_POINTER, "Compartir en Facebook, Twitter o por correo."},
	{FURNITURE_SHARE, "FacebookTwitter"},
	{FURNITURE_NONE,
	 "La policía pidió a Facebook, Twitter y Telegram los datos de las "
	 "cuentas desde las que se amenazó a la alcaldesa."},
	{FURNITURE_FOREIGN, "The bridge is closed for the works of the river."},
	{FURNITURE_FOREIGN, "You can read this article in English."},
	{FURNITURE_FOREIGN, "It was not the end of the story."},
	{FURNITURE_NONE, "La banda toca The Dark Side of the Moon en Villar."},
};

static void
read_sentences(struct sample *article, const char *text)
{
	sample_read(article, text);
	/* Headings would be passed over. */
	for (size_t i = 0; i < article->doc.segments.n_items; i++)
		article->doc.segments.items[i].kind = SUMARIO_SENTENCE;
}

static void
test_case(enum furniture kind, const char *line)
{
	char text[1000];
	struct sample article = {0};
	const struct document *doc = &article.doc;
	enum furniture found = FURNITURE_N_KINDS;

	snprintf(text, sizeof(text), "%s\n\n%s\n\n%s", BODY, line, BODY);
	read_sentences(&article, text);
	if (furniture_mark(&article.doc) && doc->segments.n_items > 2)
		found = (enum furniture)doc->ranking->furniture
				.items[doc->segments.n_items - 2];
	ok(found == kind, "%s: %d, found %d", line, (int)kind, (int)found);
	sample_release(&article);
}

/* Articles; one letter for each segment. */
static const char letters[] = ".#%nscpldbfless";

static const struct {
	const char *name, *kinds, *text;
} articles[] = {
	{"five lines before the article", "nlbnd..",
	 "Sucesos\nEl puente viejo se cierra desde hoy\nElena Ruiz\nVillar\n"
	 "3 de marzo de 2024\n\n"
	 "El puente viejo se cierra desde hoy por las obras de la ribera. "
	 "Durarán tres meses."},
	{"a section with a subsection", "f..",
	 "Economía y Empresas\n\n"
	 "El pan sube un tres por ciento desde hoy en Villar. Nadie lo "
	 "esperaba ya."},
	{"a name after it", "..b",
	 "El pan sube un tres por ciento desde hoy en Villar. Nadie lo "
	 "esperaba ya.\n\nMarta Gil\n"},
	{"who has signed it, with what for", "..b",
	 "El pan sube un tres por ciento desde hoy en Villar. Nadie lo "
	 "esperaba ya.\n\nMarta Gil Ruiz de la Fuente, Asociación de Vecinos "
	 "y Amigos «Puente Viejo»\n"},
	{"a sentence may be of names", "...",
	 "El pan sube un tres por ciento desde hoy en Villar. Nadie lo "
	 "esperaba ya.\n\nMarta Gil, Elena Ruiz, Ana Soto y Eva Vega, de la "
	 "Asociación de Vecinos.\n"},
	{"greetings alone are all there is", "..", "Hola. Buenos días."},
	{"verse has no final marks", "....",
	 "El río pasa despacio\n\nbajo el puente de piedra\n\n"
	 "y nadie lo oye pasar\n\ncuando la noche llega"},
};

static void
test_article(const char *name, const char *kinds, const char *text)
{
	struct sample article = {0};
	char found[64] = "";
	size_t n;

	read_sentences(&article, text);
	ok(furniture_mark(&article.doc), "read");
	n = article.ranking.furniture.n_items;
	for (size_t i = 0; i < n && i < sizeof(found) - 1; i++)
		found[i] = letters[article.ranking.furniture.items[i]];
	ok(!strcmp(found, kinds), "%s: %s, not %s", name, kinds, found);
	sample_release(&article);
}

/* Who wrote it is told at the end, and only there. */
static void
test_author(void)
{
	struct sample article = {0};
	const struct furnishing *furniture = &article.ranking.furniture;

	read_sentences(&article,
		       "Marta Gil es periodista y vive en el puente viejo. "
		       "El puente se cierra. Las obras duran tres meses. "
		       "Cuestan un millón. Después habrá una fiesta. "
		       "El alcalde la abrirá. "
		       "Marta Gil es periodista y escribe de puentes.");
	ok(furniture_mark(&article.doc), "read");
	ok(furniture->n_items == 7 && furniture->items[0] == FURNITURE_NONE &&
		   furniture->items[6] == FURNITURE_AUTHOR,
	   "of the author at the end, but not at the beginning");
	sample_release(&article);
}

static void
test_captions(void)
{
	struct sample article = {0};

	read_sentences(&article, BODY " Villar, desde el río.");
	article.doc.segments.items[1].kind = SUMARIO_CAPTION;
	ok(furniture_mark(&article.doc) &&
		   article.ranking.furniture.items[1] == FURNITURE_CAPTION,
	   "what the reader knows to be a caption");
	sample_release(&article);
}

static void
test_names(void)
{
	bool named = !furniture_name(FURNITURE_NONE);

	for (int i = FURNITURE_NONE + 1; i < FURNITURE_N_KINDS; i++)
		named &= furniture_name((enum furniture)i) != NULL;
	ok(named, "each kind has a name");
}

int
main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		test_case(cases[i].kind, cases[i].line);
	for (size_t i = 0; i < sizeof(articles) / sizeof(*articles); i++)
		test_article(articles[i].name, articles[i].kinds,
			     articles[i].text);
	test_author();
	test_captions();
	test_names();
	return done_testing();
}
