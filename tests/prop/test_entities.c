/* SPDX-License-Identifier: MIT */
/*
 * What holds for the entities of every text: they lie in their segment in the
 * order in which they begin, only quotations contain others, offsets name
 * their text, and text and value are well-formed UTF-8 and not empty.  And
 * the API around them.
 */
#include <config.h>

#include "sumario.h"

#include "../unit/tap.h"
#include "random_text.h"
#include "text/utf8.h"

#include <stdbool.h>
#include <stdlib.h>

#define N_TEXTS 4000
#define MAX_TEXT 400

static const char *const pieces[] = {
	"1",	  "12",	       "2026",	     "007",	 "1.234",    "1,234",
	".",	  ",",	       ":",	     "30",	 "/",	     "-",
	" ",	  "\n",	       " de ",	     "mayo",	 "a las ",   " h",
	"p. m.",  " %",	       "por ciento", "€",	 "US$ ",     "$",
	" pesos", "millones ", " mil ",	     "M€",	 "º",	     "ª",
	"Ana",	  "Ruiz ",     "De ",	     "la ",	 "J. ",	     "EE. UU.",
	"OTAN",	  "XXI ",      "ÑÑ",	     "Ó.",	 "«",	     "»",
	"“",	  "”",	       "\"",	     "’",	 "‘",	     "`",
	"@",	  "#",	       "_",	     "http://",	 "www.",     ".com",
	"(",	  ")",	       "x",	     "\xC2\xA0", "\xCC\x81", "😀",
	"…",	  "−",	       "no. ",
};

#define N_PIECES (sizeof(pieces) / sizeof(*pieces))

static size_t
make_text(char *s)
{
	size_t n = 0, n_pieces = random_below(40);

	while (n_pieces--) {
		const char *piece = pieces[random_below(N_PIECES)];

		if (n + strlen(piece) > MAX_TEXT)
			break;
		memcpy(s + n, piece, strlen(piece));
		n += strlen(piece);
	}
	return n;
}

static bool
is_utf8(const char *s, size_t n)
{
	return n && utf8_valid_prefix(s, n) == n;
}

/* Whether ENTITY lies right in SEGMENT, behind AT. */
static bool
is_right(const struct sumario_segment *segment,
	 const struct sumario_entity *entity, uint32_t at)
{
	uint32_t n = segment->codepoint_begin, n_inside = 0, unused = 0;

	if (entity->byte_begin < at ||
	    entity->byte_begin + entity->n_bytes >
		    segment->byte_begin + segment->n_bytes ||
	    !is_utf8(entity->text, entity->n_bytes) ||
	    !is_utf8(entity->normalized, entity->n_normalized))
		return false;
	utf8_count(segment->source, entity->byte_begin - segment->byte_begin,
		   &n, &unused);
	utf8_count(entity->text, entity->n_bytes, &n_inside, &unused);
	return n == entity->codepoint_begin &&
	       n_inside == entity->n_codepoints &&
	       entity->text == segment->source + (entity->byte_begin -
						  segment->byte_begin);
}

/* Whether all of DOC are right; adds their number to *N. */
static bool
are_right(const struct sumario_document *doc, size_t *n)
{
	struct sumario_segment segment;
	struct sumario_entity entity;

	for (uint32_t s = 0; sumario_document_get_segment(doc, s, &segment);
	     s++) {
		uint32_t at = segment.byte_begin;

		for (uint32_t i = 0;
		     sumario_document_get_entity(doc, s, i, &entity); i++) {
			if (!is_right(&segment, &entity, at))
				return false;
			at = entity.byte_begin +
			     (entity.type == SUMARIO_ENTITY_QUOTE
				      ? 0
				      : entity.n_bytes);
			++*n;
		}
	}
	return true;
}

static void
test_random(struct sumario_document *doc, struct sumario_options *options)
{
	char text[MAX_TEXT];
	size_t n_found = 0, len = 0;
	bool right = true;

	for (int i = 0; i < N_TEXTS && right; i++) {
		len = make_text(text);
		right = !sumario_document_read(doc, options, text, len, NULL) &&
			are_right(doc, &n_found);
	}
	ok(right, "%d texts", N_TEXTS);
	if (!right)
		printf("# %.*s\n", (int)len, text);
	ok(n_found > N_TEXTS, "%zu entities", n_found);
}

static void
test_api(struct sumario_document *doc, struct sumario_options *options)
{
	static const char text[] = "Vino Ana. Costó 3 €.";
	struct sumario_entity entity;

	sumario_document_read(doc, options, text, strlen(text), NULL);
	ok(sumario_document_get_entity(doc, 1, 0, &entity) &&
		   entity.type == SUMARIO_ENTITY_MONEY && !entity.translate &&
		   entity.byte_begin == 17 && entity.codepoint_begin == 16 &&
		   entity.n_normalized == 5 &&
		   !memcmp(entity.normalized, "3 EUR", 5),
	   "an entity");
	ok(!sumario_document_get_entity(doc, 1, 1, &entity), "no more of it");
	ok(!sumario_document_get_entity(doc, 2, 0, &entity), "no segment");
	ok(!strcmp(sumario_entity_type_name(SUMARIO_ENTITY_CODE), "code") &&
		   !sumario_entity_type_name(SUMARIO_N_ENTITY_TYPES),
	   "names of types");
	options->entities = false;
	sumario_document_read(doc, options, text, strlen(text), NULL);
	ok(!sumario_document_get_entity(doc, 0, 0, &entity),
	   "none unless asked for");
}

int
main(void)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;

	if (!doc)
		return 99;
	sumario_options_init(&options);
	options.n_terms = 10;
	test_random(doc, &options);
	test_api(doc, &options);
	sumario_document_free(doc);
	return done_testing();
}
