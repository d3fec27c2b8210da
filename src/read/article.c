/* SPDX-License-Identifier: MIT */
/*
 * An article is emptied for the next one without giving its memory back;
 * strings are in its arena, which is emptied too.
 */
#include <config.h>

#include "read/article.h"

#include "base/ascii.h"
#include "base/error.h"
#include "text/unicode.h"
#include "text/utf8.h"

#include <string.h>

void
article_clear(struct article *article)
{
	static const struct sumario_options none;
	struct article kept = *article;

	arena_clear(&kept.arena);
	vector_clear(&kept.line);
	vector_clear(&kept.decoded);
	vector_clear(&kept.extracted);
	vector_clear(&kept.kept);
	vector_clear(&kept.blocks);
	origin_clear(&kept.origin);
	*article = (struct article){.id = "",
				    .original = "",
				    .text = "",
				    .source_lang = "",
				    .target_lang = "",
				    .media_type = "text/plain",
				    .encoding = "UTF-8",
				    .lexicon = language_default(),
				    .options = &none,
				    .seed = kept.seed,
				    .arena = kept.arena,
				    .line = kept.line,
				    .decoded = kept.decoded,
				    .extracted = kept.extracted,
				    .kept = kept.kept,
				    .blocks = kept.blocks,
				    .origin = kept.origin};
}

void
article_release(struct article *article)
{
	arena_release(&article->arena);
	vector_release(&article->line);
	vector_release(&article->decoded);
	vector_release(&article->extracted);
	vector_release(&article->kept);
	vector_release(&article->blocks);
	origin_release(&article->origin);
}

bool
article_set_string(struct article *article, const char **field, const char *s,
		   size_t len)
{
	char *copy = arena_alloc(&article->arena, len * 3 + 1);

	if (copy)
		utf8_repair(s, len, copy);
	*field = copy;
	return copy != NULL;
}

const char **
article_find_field(const struct article_field *fields, size_t n_fields,
		   const char *name, size_t len)
{
	for (size_t i = 0; i < n_fields; i++)
		if (ascii_equals(name, len, fields[i].name))
			return fields[i].field;
	return NULL;
}

bool
article_add_block(struct article *article, size_t begin, size_t end,
		  enum sumario_kind kind)
{
	const unsigned blank = UNICODE_SPACE | UNICODE_IGNORABLE;

	if (unicode_skip(article->text, begin, end, blank) == end)
		return true;
	begin = unicode_skip(article->text, begin, end, UNICODE_SPACE);
	end = unicode_skip_back(article->text, begin, end, UNICODE_SPACE);
	if (!vector_add_room(&article->blocks, 1))
		return false;
	article->blocks.items[article->blocks.n_items++] =
		(struct block){(uint32_t)begin, (uint32_t)end, kind, false};
	return true;
}

enum sumario_status
article_set_text(struct article *article, const struct charset_text *text,
		 struct sumario_error *error)
{
	if (text->n_bytes >= ARTICLE_MAX_BYTES)
		return error_set(error, SUMARIO_LIMIT, "too-large",
				 N_("text of 4 GiB or more"));
	article->text = text->bytes;
	article->n_bytes = (uint32_t)text->n_bytes;
	article->encoding = text->encoding;
	article->encoding_guessed = text->guessed;
	article->n_replaced = text->n_replaced;
	article->n_double = text->n_double;
	article->first_replaced = text->first_replaced;
	return SUMARIO_OK;
}
