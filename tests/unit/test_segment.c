/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "split/segment.h"

#include "sample.h"
#include "base/hash.h"
#include "tap.h"

static const struct segment *
get(const struct sample *article, size_t i)
{
	return &article->doc.segments.items[i];
}

static const char sample[] =
	" \u00A0Año 1.\n\n«Sí», dijo. 😀 ¿Y tú? 𝐀 es 3,14.\n";

/* Its segments' offsets in three units, by hand. */
static const struct {
	const char *source;
	uint32_t byte, codepoint, utf16, n_codepoints, n_utf16, n_words;
	uint32_t block;
} expected[] = {
	{"Año 1.", 3, 2, 2, 6, 6, 2, 0},
	{"«Sí», dijo. 😀", 12, 10, 10, 13, 14, 2, 1},
	{"¿Y tú?", 32, 24, 25, 6, 6, 2, 1},
	{"𝐀 es 3,14.", 41, 31, 32, 10, 11, 3, 1},
};

static void
test_offsets(void)
{
	struct sample article = {0};

	sample_read(&article, sample);
	ok(article.doc.segments.n_items == 4, "four segments: %zu",
	   article.doc.segments.n_items);
	for (size_t i = 0; i < 4; i++) {
		const struct segment *segment = get(&article, i);

		ok(sample_segment_is(&article, i, expected[i].source),
		   "source: %s", expected[i].source);
		ok(segment->begin == expected[i].byte &&
			   segment->codepoint_begin == expected[i].codepoint &&
			   segment->utf16_begin == expected[i].utf16,
		   "begins at %u, %u, %u", segment->begin,
		   segment->codepoint_begin, segment->utf16_begin);
		ok(segment->n_codepoints == expected[i].n_codepoints &&
			   segment->n_utf16 == expected[i].n_utf16,
		   "%u code points, %u units", segment->n_codepoints,
		   segment->n_utf16);
		ok(segment->n_words == expected[i].n_words &&
			   segment->block == expected[i].block,
		   "%u words, block %u", segment->n_words, segment->block);
	}
	ok(article.doc.article.n_bytes == 55 &&
		   article.doc.article.n_codepoints == 42 &&
		   article.doc.article.n_utf16 == 44,
	   "the whole: %u, %u, %u", article.doc.article.n_bytes,
	   article.doc.article.n_codepoints, article.doc.article.n_utf16);
	ok(article.doc.n_words == 9, "and its words");
	sample_release(&article);
}

/* Segments of one key, however they are written, in one article. */
static void
test_keys(void)
{
	static const char repeated[] = "Llueve en el año nuevo.\n"
				       "Nieva en la sierra.\n"
				       "Llueve  en el an\u0303o\tnuevo.\n"
				       "Llueve en el Año nuevo.\n"
				       "Nieva en la\u00A0sierra.\n"
				       "Llueve en el año nuevo.\n";
	static const struct {
		uint32_t occurrence, repetition_of;
	} places[] = {
		{0, SEGMENT_NONE},
		{0, SEGMENT_NONE},
		{1, 0},
		{0, SEGMENT_NONE},
		{1, 1},
		{2, 0},
	};
	struct sample article = {0};

	sample_read(&article, repeated);
	ok(article.doc.segments.n_items == 6, "six segments");
	for (size_t i = 0; i < 6; i++)
		ok(get(&article, i)->occurrence == places[i].occurrence &&
			   get(&article, i)->repetition_of ==
				   places[i].repetition_of,
		   "segment %zu: occurrence %u", i, places[i].occurrence);
	ok(get(&article, 0)->key == get(&article, 2)->key &&
		   get(&article, 0)->key != get(&article, 3)->key &&
		   get(&article, 1)->key == get(&article, 4)->key,
	   "one text, one key");
	ok(get(&article, 0)->key ==
		   hash_bytes("Llueve en el año nuevo.", 24, 0),
	   "the same in every process");
	sample_release(&article);
}

static void
test_kinds(void)
{
	static const char text[] =
		"Las obras\n\nEl puente se cerró. Nadie avisó.\n\n"
		"• Uno. Otro más.\n• Dos\n\n"
		"EL PLENO APRUEBA LAS CUENTAS El alcalde habló ayer.";
	static const enum sumario_kind kinds[] = {
		SUMARIO_HEADING,   SUMARIO_SENTENCE,  SUMARIO_SENTENCE,
		SUMARIO_LIST_ITEM, SUMARIO_LIST_ITEM, SUMARIO_LIST_ITEM,
		SUMARIO_HEADING,   SUMARIO_SENTENCE};
	static const uint32_t blocks[] = {0, 1, 1, 2, 2, 3, 4, 4};
	struct sample article = {0};
	const size_t n = sizeof(kinds) / sizeof(*kinds);

	sample_read(&article, text);
	ok(article.doc.segments.n_items == n, "%zu segments", n);
	for (size_t i = 0; i < n && i < article.doc.segments.n_items; i++)
		ok(get(&article, i)->kind == kinds[i] &&
			   get(&article, i)->block == blocks[i],
		   "segment %zu: kind %d of block %u", i,
		   (int)get(&article, i)->kind, get(&article, i)->block);
	ok(article.doc.n_sentences == n - 2, "headings are no sentences");
	sample_release(&article);
}

/* Whether token I is WORD with the stem STEM, N times in the article. */
static bool
is_token(const struct sample *article, size_t i, const char *word,
	 const char *stem, uint32_t n)
{
	const struct document *doc = &article->doc;
	const struct token *token = &doc->tokens.items[i];
	const struct term *term = &doc->terms.items[token->term];

	return token->end - token->begin == strlen(word) &&
	       !memcmp(doc->article.text + token->begin, word, strlen(word)) &&
	       !strcmp(term->stem_text, stem) && term->n_tokens == n;
}

static void
test_tokens(void)
{
	struct sample article = {0};

	sample_read(&article, "Los puentes de piedra. Es un PUENTE de 1930.");
	ok(article.doc.tokens.n_items == 3 && article.doc.terms.n_items == 2,
	   "stop words and numbers are no tokens");
	ok(is_token(&article, 0, "puentes", "puent", 2), "the first");
	ok(is_token(&article, 1, "piedra", "piedr", 1), "the second");
	ok(is_token(&article, 2, "PUENTE", "puent", 2),
	   "the third is of the first one's stem");
	ok(get(&article, 0)->first_token == 0 &&
		   get(&article, 0)->n_tokens == 2 &&
		   get(&article, 1)->first_token == 2 &&
		   get(&article, 1)->n_tokens == 1,
	   "each in its segment");
	ok(get(&article, 0)->n_words == 4 && get(&article, 1)->n_words == 5 &&
		   article.doc.n_words == 9,
	   "words are counted with stop words and numbers");
	sample_release(&article);
}

static void
test_nothing(void)
{
	struct sample article = {0};

	sample_read(&article, " \n ");
	ok(!article.doc.segments.n_items && !article.doc.n_words &&
		   article.doc.article.n_codepoints == 3,
	   "blanks have no segment");
	sample_release(&article);
	sample_read(&article, "");
	ok(!article.doc.segments.n_items && !article.doc.article.n_codepoints,
	   "nothing has none");
	sample_release(&article);
}

/* More segments than slots at first, in two keys. */
static void
test_many(void)
{
	static char text[3 * 5000 + 1];
	struct sample article = {0};
	uint32_t last = 4998;

	for (size_t i = 0; i < 5000; i++)
		memcpy(text + 3 * i, i % 2 ? "B.\n" : "A.\n", 3);
	sample_read(&article, text);
	ok(article.doc.segments.n_items == 5000 &&
		   get(&article, last)->occurrence == last / 2 &&
		   get(&article, last)->repetition_of == 0 &&
		   get(&article, last + 1)->repetition_of == 1,
	   "5,000 segments of two keys");
	sample_release(&article);
}

int
main(void)
{
	test_offsets();
	test_keys();
	test_kinds();
	test_tokens();
	test_nothing();
	test_many();
	return done_testing();
}
