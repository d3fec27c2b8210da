/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "read/document.h"

#include "base/error.h"
#include "text/unicode.h"
#include "text/utf8.h"

#include <string.h>
#include <strings.h>

void
document_clear(struct document *doc)
{
	struct document kept = *doc;

	arena_clear(&kept.arena);
	vector_clear(&kept.line);
	vector_clear(&kept.decoded);
	vector_clear(&kept.extracted);
	vector_clear(&kept.kept);
	vector_clear(&kept.blocks);
	vector_clear(&kept.segments);
	vector_clear(&kept.entities);
	vector_clear(&kept.words);
	vector_clear(&kept.title_words);
	vector_clear(&kept.tokens);
	vector_clear(&kept.terms);
	vector_clear(&kept.quote_marks);
	vector_clear(&kept.quotes);
	vector_clear(&kept.single_quotes);
	vector_clear(&kept.quotations);
	vector_clear(&kept.furniture);
	vector_clear(&kept.leanings);
	vector_clear(&kept.reasons);
	vector_clear(&kept.ranking);
	vector_clear(&kept.summary);
	vector_clear(&kept.readings);
	vector_clear(&kept.keywords);
	vector_clear(&kept.glossary);
	vector_clear(&kept.matches);
	*doc = (struct document){.id = "",
				 .original = "",
				 .text = "",
				 .source_lang = "",
				 .target_lang = "",
				 .media_type = "text/plain",
				 .encoding = "UTF-8",
				 .language = "und",
				 .arena = kept.arena,
				 .line = kept.line,
				 .decoded = kept.decoded,
				 .extracted = kept.extracted,
				 .kept = kept.kept,
				 .seed = kept.seed,
				 .blocks = kept.blocks,
				 .segments = kept.segments,
				 .entities = kept.entities,
				 .words = kept.words,
				 .title_words = kept.title_words,
				 .tokens = kept.tokens,
				 .terms = kept.terms,
				 .quote_marks = kept.quote_marks,
				 .quotes = kept.quotes,
				 .single_quotes = kept.single_quotes,
				 .quotations = kept.quotations,
				 .furniture = kept.furniture,
				 .leanings = kept.leanings,
				 .reasons = kept.reasons,
				 .ranking = kept.ranking,
				 .summary = kept.summary,
				 .readings = kept.readings,
				 .keywords = kept.keywords,
				 .glossary = kept.glossary,
				 .matches = kept.matches};
}

void
document_release(struct document *doc)
{
	arena_release(&doc->arena);
	vector_release(&doc->line);
	vector_release(&doc->decoded);
	vector_release(&doc->extracted);
	vector_release(&doc->kept);
	vector_release(&doc->blocks);
	vector_release(&doc->segments);
	vector_release(&doc->entities);
	vector_release(&doc->words);
	vector_release(&doc->title_words);
	vector_release(&doc->tokens);
	vector_release(&doc->terms);
	vector_release(&doc->quote_marks);
	vector_release(&doc->quotes);
	vector_release(&doc->single_quotes);
	vector_release(&doc->quotations);
	vector_release(&doc->furniture);
	vector_release(&doc->leanings);
	vector_release(&doc->reasons);
	vector_release(&doc->ranking);
	vector_release(&doc->summary);
	vector_release(&doc->readings);
	vector_release(&doc->keywords);
	vector_release(&doc->glossary);
	vector_release(&doc->matches);
}

bool
document_set_string(struct document *doc, const char **field, const char *s,
		    size_t len)
{
	char *copy = arena_alloc(&doc->arena, len * 3 + 1);

	if (copy)
		utf8_repair(s, len, copy);
	*field = copy;
	return copy != NULL;
}

const char **
document_find_field(const struct document_field *fields, size_t n_fields,
		    const char *name, size_t len)
{
	for (size_t i = 0; i < n_fields; i++)
		if (strlen(fields[i].name) == len &&
		    !strncasecmp(fields[i].name, name, len))
			return fields[i].field;
	return NULL;
}

bool
document_add_block(struct document *doc, size_t begin, size_t end,
		   enum sumario_kind kind)
{
	const unsigned blank = UNICODE_SPACE | UNICODE_IGNORABLE;

	if (unicode_skip(doc->text, begin, end, blank) == end)
		return true;
	begin = unicode_skip(doc->text, begin, end, UNICODE_SPACE);
	end = unicode_skip_back(doc->text, begin, end, UNICODE_SPACE);
	if (!vector_add_room(&doc->blocks, 1))
		return false;
	doc->blocks.items[doc->blocks.n_items++] =
		(struct block){(uint32_t)begin, (uint32_t)end, kind, false};
	return true;
}

enum sumario_status
document_set_text(struct document *doc, const struct charset_text *text,
		  struct sumario_error *error)
{
	if (text->n_bytes >= DOCUMENT_MAX_BYTES)
		return error_set(error, SUMARIO_LIMIT, "too-large",
				 N_("text of 4 GiB or more"));
	doc->text = text->bytes;
	doc->n_bytes = (uint32_t)text->n_bytes;
	doc->encoding = text->encoding;
	doc->encoding_guessed = text->guessed;
	doc->n_replaced = text->n_replaced;
	doc->first_replaced = text->first_replaced;
	return SUMARIO_OK;
}
