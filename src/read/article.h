/* SPDX-License-Identifier: MIT */
/*
 * An article as it is read: its text, what it says of itself, its blocks.
 *
 * Positions are bytes of the text, ranges are [begin, end).
 */
#ifndef READ_ARTICLE_H
#define READ_ARTICLE_H

#include "base/arena.h"
#include "base/hash.h"
#include "base/span.h"
#include "base/vector.h"
#include "read/origin.h"
#include "sumario.h"
#include "text/charset.h"
#include "text/language.h"

/* Texts must be smaller, so that positions fit. */
#define ARTICLE_MAX_BYTES UINT32_MAX

/* What an article says of itself; NULL: unknown.  Strings in the arena. */
struct metadata {
	const char *author, *date, *language, *site, *url;
	const char *section, *lead;
	/* Of HTML: "article" or "page", which was read, and how sure it is. */
	const char *extraction;
	double confidence;
};

/* What an input has beside the text and the reader does not show. */
struct left_out {
	uint64_t n_lines; /* or other pieces */
	uint64_t n_chars; /* of them that are no white space */
};

/* A block is a paragraph, heading or list item: it holds whole sentences. */
struct block {
	uint32_t begin, end; /* no white space at either end; never empty */
	enum sumario_kind kind;
	bool is_front_matter; /* before the article: section, author, date … */
};

/* How the article uses its line ends; see read/plain.h. */
struct line_style {
	bool known;
	bool wrapped;
	bool is_even;	 /* hardly any line is too long to be wrapped */
	bool has_cues;	 /* subtitles: their times are no text */
	bool names_cues; /* WebVTT: a name may be before the time */
	uint32_t width;	 /* of a full line in code points, if wrapped */
};

VECTOR_TYPE(blocks, struct block);

struct article {
	struct arena arena; /* strings of this article */
	struct bytes line;  /* of JSON Lines, if it is not UTF-8 */
	struct bytes decoded;
	struct bytes extracted; /* the text, of HTML or Markdown */
	struct bytes kept;	/* JSON: what else the record has */
	uint64_t seed;		/* of tables; see article_seed() */

	const char *id, *original, *title; /* title: NULL if unknown */
	const char *source_lang, *target_lang;
	const char *media_type;
	enum sumario_input input; /* what it turned out to be */
	bool whole_page; /* of HTML: all that is visible is the article */
	const struct sumario_options *options; /* strings: while it is read */
	struct metadata metadata;
	const struct language *lexicon; /* the language it is read in */

	const char *text; /* well-formed UTF-8, in the input or in decoded */
	uint32_t n_bytes, n_codepoints, n_utf16;
	uint32_t body; /* where blocks may begin: after headers */
	const char *encoding;
	bool encoding_guessed;
	uint64_t n_replaced, first_replaced;
	uint64_t n_double; /* characters that were encoded twice */
	uint64_t n_flattened, n_cut; /* see read/html_page.h */
	struct left_out left_out;
	const char *other_parts; /* of a mail, that are not read; NULL: none */

	/* Of an article that comes in parts: what holds for all of them. */
	struct line_style style;
	uint64_t n_lines; /* of the parts before this one */
	bool is_rest;	  /* parts came before this one */
	bool is_cut; /* parts will follow: only whole paragraphs are taken */

	struct blocks blocks;
	struct origin origin; /* of the text, if it is wanted */
};

/* A seed for hash tables, drawn once for all articles: it costs a call. */
static inline uint64_t
article_seed(struct article *article)
{
	if (!article->seed)
		article->seed = hash_seed();
	return article->seed;
}

/*
 * Empties ARTICLE, zeroed memory or an article, for the next article; memory is
 * kept within reason.
 */
void article_clear(struct article *article);

/* Frees all that ARTICLE holds. */
void article_release(struct article *article);

/*
 * Copies LEN bytes of S into the arena at *FIELD, with U+FFFD for what is not
 * well-formed UTF-8; false: out of memory.
 */
bool article_set_string(struct article *article, const char **field,
			const char *s, size_t len);

/* Where what NAME tells of an article is kept. */
struct article_field {
	const char *name; /* in small letters */
	const char **field;
};

/*
 * The field of N_FIELDS that the LEN bytes of NAME stand for, in whatever case;
 * NULL: none.
 */
const char **article_find_field(const struct article_field *fields,
				size_t n_fields, const char *name, size_t len);

/* Adds a block unless nothing but blanks is in it; false: out of memory. */
bool article_add_block(struct article *article, size_t begin, size_t end,
		       enum sumario_kind kind);

/* Makes TEXT, which stays the caller's, the text of ARTICLE. */
enum sumario_status article_set_text(struct article *article,
				     const struct charset_text *text,
				     struct sumario_error *error);

#endif
