/* SPDX-License-Identifier: MIT */
/*
 * No letter of a plain text is lost: each is in a segment, whatever the shape
 * of its lines; of subtitles, each letter that is spoken.
 */
#include <config.h>

#include "sumario.h"

#include "../unit/tap.h"
#include "random_text.h"
#include "text/unicode.h"

#include <stdlib.h>

#define N_TEXTS 4000
#define MAX_TEXT 900

static struct sumario_document *doc;

/* Lines of all shapes that the reader knows. */
static const char *const shapes[] = {
	"El río baja hoy muy crecido y nadie sale de la\n",
	"villa.\n",
	"casa de la ribera, que está cerrada desde ayer.\n",
	"\n",
	"> > Le escribo por la obra.\n",
	"> que sigue parada\n",
	"| una línea\n",
	"| Soria | 3 |\n",
	"|-------|---|\n",
	"\xE2\x94\x82 Olmos \xE2\x94\x82 4 \xE2\x94\x82\n",
	"Ciudad    Enero\n",
	"Soria         3\n",
	"uno\tdos\n",
	"tres\tcuatro\n",
	"12 El gobernador llegó a la ciudad\n",
	"13 y se fue.\n",
	"- Pan\n",
	"1. Leche\n",
	"a) queso\n",
	"[12:03] Ana: hola\n",
	"Querida Ana,\n",
	"TÍTULO DE LA PARTE\n",
	"La comi\xE2\x80\x90\n",
	"sión aprobó la ley\xC2\xAC\n",
	"~~~~~~~~\n",
	"Por Elena Ruiz\n",
	"3 de marzo de 2024\n",
	"Uno.2 Dos.(3) “Tres. ” Cuatro.Cinco :) Seis.\n",
	"    sangrado\n",
	"WEBVTT\n",
	"00:01:02\n",
};

/* Subtitles: what is spoken has an ñ in each word. */
static const char *const cues[] = {
	"\n",
	"1\n",
	"\n2\n00:00:01,000 --> 00:00:04,000\n",
	"\n00:01.000 --> 00:04.000 align:start\n",
	"00:01:01.000 --> 00:01:04.000\n",
	"ñoño ñu\n",
	"- ñandú.\n",
	"Ñora: ñame\n",
	"\nNOTE mirar\n\n",
};

static size_t
make_text(char *text, const char *const *pieces, size_t n_pieces)
{
	size_t n = 0;

	while (random_below(30)) {
		const char *piece = pieces[random_below((uint32_t)n_pieces)];

		if (n + strlen(piece) > MAX_TEXT)
			break;
		memcpy(text + n, piece, strlen(piece));
		n += strlen(piece);
	}
	return n;
}

static bool
is_spoken(uint32_t cp)
{
	return cp == 0xF1 || cp == 0xD1;
}

/* How many letters of TEXT are in no segment; of subtitles, how many ñ. */
static size_t
count_lost(const char *text, size_t n, bool subtitles)
{
	struct sumario_options options;
	struct sumario_segment segment;
	size_t at = 0, n_lost = 0;
	uint32_t k = 0;
	bool more;

	sumario_options_init(&options);
	options.input = SUMARIO_INPUT_TEXT;
	options.encoding = "UTF-8";
	if (sumario_document_read(doc, &options, text, n, NULL))
		return n + 1;
	do {
		size_t begin = n;

		more = sumario_document_get_segment(doc, k++, &segment);
		if (more)
			begin = segment.byte_begin;
		for (; at < begin; at += utf8_length((unsigned char)text[at]))
			n_lost += subtitles ? is_spoken(utf8_get(text + at))
					    : (unicode_class_at(text + at) &
					       UNICODE_ALPHA) != 0;
		if (more)
			at = begin + segment.n_bytes;
	} while (more);
	return n_lost;
}

static void
test_shapes(const char *name, const char *const *pieces, size_t n_pieces,
	    bool subtitles)
{
	char text[MAX_TEXT + 1];
	size_t n_lost = 0;

	for (int i = 0; i < N_TEXTS; i++) {
		size_t n = make_text(text, pieces, n_pieces);
		size_t lost = count_lost(text, n, subtitles);

		if (lost && !n_lost)
			printf("# lost in: %.*s\n", (int)n, text);
		n_lost += lost;
	}
	ok(n_lost == 0, "%d texts of %s lose %zu letters", N_TEXTS, name,
	   n_lost);
}

static void
test_random(void)
{
	char text[MAX_TEXT];
	size_t n_lost = 0;

	for (int i = 0; i < N_TEXTS; i++) {
		size_t n = random_text(text, MAX_TEXT);

		if (n < 3 || memcmp(text, "\xEF\xBB\xBF", 3))
			n_lost += count_lost(text, n, false);
	}
	ok(n_lost == 0, "%d random texts lose %zu letters", N_TEXTS, n_lost);
}

int
main(void)
{
	doc = sumario_document_new();
	if (!doc)
		abort();
	test_shapes("lines", shapes, sizeof(shapes) / sizeof(*shapes), false);
	test_shapes("subtitles", cues, sizeof(cues) / sizeof(*cues), true);
	test_random();
	sumario_document_free(doc);
	return done_testing();
}
