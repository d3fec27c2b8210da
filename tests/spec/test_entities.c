/* SPDX-License-Identifier: MIT */
/*
 * doc/entities.md is the test: each line of its ```cases blocks is an article,
 * " => ", and all its entities, with " ; " between them:
 *
 *	[kept] TYPE TEXT [= NORMALIZED]
 *
 * A word behind ```cases is the language tag, a second one the article's date.
 * In blocks ```subtypes a name is SUBTYPE TEXT.  For each entity the offsets
 * must name its text as well.
 */
#include <config.h>

#include "sumario.h"

#include "../unit/tap.h"
#include "text/utf8.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define MAX_LINE 4096

struct text {
	char bytes[MAX_LINE];
	size_t n;
};

static void
put(struct text *text, const char *bytes, size_t n)
{
	if (n > sizeof(text->bytes) - text->n - 1)
		n = sizeof(text->bytes) - text->n - 1;
	memcpy(text->bytes + text->n, bytes, n);
	text->n += n;
	text->bytes[text->n] = '\0';
}

static void
put_string(struct text *text, const char *s)
{
	put(text, s, strlen(s));
}

/* As put(), with line ends as in the document. */
static void
put_shown(struct text *text, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (bytes[i] == '\n')
			put_string(text, "\\n");
		else
			put(text, bytes + i, 1);
}

/* The article that LINE shows, up to its end at END. */
static void
read_article(struct text *text, const char *line, const char *end)
{
	char digits[5] = "", character[UTF8_MAX];

	text->n = 0;
	put_string(text, "");
	while (line < end) {
		if (line[0] == '\\' && line[1] == 'n') {
			put_string(text, "\n");
			line += 2;
		} else if (line[0] == '\\' && line[1] == 'u') {
			memcpy(digits, line + 2, 4);
			put(text, character,
			    utf8_put((uint32_t)strtoul(digits, NULL, 16),
				     character));
			line += 6;
		} else {
			put(text, line++, 1);
		}
	}
}

/* Whether the code points of ENTITY name its text. */
static bool
offsets_agree(const struct text *article, const struct sumario_entity *entity)
{
	size_t at = 0;

	for (uint32_t i = 0; i < entity->codepoint_begin; i++)
		at += utf8_length((unsigned char)article->bytes[at]);
	if (at != entity->byte_begin)
		return false;
	for (uint32_t i = 0; i < entity->n_codepoints; i++)
		at += utf8_length((unsigned char)article->bytes[at]);
	return at == entity->byte_begin + entity->n_bytes &&
	       !memcmp(article->bytes + entity->byte_begin, entity->text,
		       entity->n_bytes);
}

/* ENTITY, or in a block of subtypes the SUBTYPE of a name. */
static void
show_entity(struct text *got, const struct sumario_entity *entity,
	    const char *subtype)
{
	if (got->n)
		put_string(got, " ; ");
	if (!entity->translate)
		put_string(got, "kept ");
	put_string(got, subtype ? subtype
				: sumario_entity_type_name(entity->type));
	put_string(got, " ");
	put_shown(got, entity->text, entity->n_bytes);
	if (entity->n_normalized == entity->n_bytes &&
	    !memcmp(entity->normalized, entity->text, entity->n_bytes))
		return;
	put_string(got, " = ");
	put_shown(got, entity->normalized, entity->n_normalized);
}

/* Reads ARTICLE, of DATE if that is not empty; false: it cannot be read. */
static bool
read_dated(struct sumario_document *doc, const struct sumario_options *options,
	   const char *date, const struct text *article)
{
	struct text record = {.n = 0};

	if (!*date)
		return !sumario_document_read(doc, options, article->bytes,
					      article->n, NULL);
	put_string(&record, "{\"date\": \"");
	put_string(&record, date);
	put_string(&record, "\", \"text\": \"");
	put_shown(&record, article->bytes, article->n);
	put_string(&record, "\"}");
	return !sumario_document_read_record(doc, options, record.bytes,
					     record.n, NULL);
}

/* Writes down all entities of ARTICLE; false: an offset is wrong. */
static bool
find(struct sumario_document *doc, const char *tag, const char *date,
     const struct text *article, bool subtypes, struct text *got)
{
	struct sumario_options options;
	struct sumario_segment segment;
	struct sumario_entity entity;
	bool agree = true;

	sumario_options_init(&options);
	options.depth = SUMARIO_DEPTH_WORDS;
	options.source_lang = tag;
	if (!read_dated(doc, &options, date, article))
		return false;
	for (uint32_t s = 0; sumario_document_get_segment(doc, s, &segment);
	     s++)
		for (uint32_t i = 0;
		     sumario_document_get_entity(doc, s, i, &entity); i++) {
			agree &= offsets_agree(article, &entity) &&
				 entity.byte_begin >= segment.byte_begin &&
				 entity.byte_begin + entity.n_bytes <=
					 segment.byte_begin + segment.n_bytes;
			show_entity(got, &entity,
				    subtypes ? sumario_document_get_entity_subtype(
						       doc, s, i)
					     : NULL);
		}
	return agree;
}

static void
run_case(struct sumario_document *doc, const char *tag, const char *date,
	 bool subtypes,
	 const char *line, int number)
{
	const char *arrow = strstr(line, " => ");
	struct text article = {.n = 0}, got = {.n = 0};
	bool agree;

	if (!arrow) {
		ok(false, "line %d: no case", number);
		return;
	}
	read_article(&article, line, arrow);
	agree = find(doc, tag, date, &article, subtypes, &got);
	if (!got.n)
		put_string(&got, "none");
	ok(agree && !strcmp(got.bytes, arrow + 4), "line %d: %.60s", number,
	   line);
	if (strcmp(got.bytes, arrow + 4) != 0)
		printf("# got: %s\n", got.bytes);
}

int
main(void)
{
	const char *folder = getenv("top_srcdir");
	char path[MAX_LINE], line[MAX_LINE], tag[16] = "es", date[16] = "";
	struct sumario_document *doc = sumario_document_new();
	int number = 0, n_cases = 0;
	bool in_block = false, subtypes = false;
	FILE *file;

	snprintf(path, sizeof(path), "%s/doc/entities.md",
		 folder ? folder : ".");
	file = fopen(path, "r");
	if (!file || !doc)
		return 99;
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		number++;
		if (!strcmp(line, "```subtypes")) {
			in_block = subtypes = true;
			strcpy(tag, "es");
			*date = '\0';
		} else if (!strncmp(line, "```cases", 8)) {
			in_block = true;
			subtypes = false;
			strcpy(tag, "es");
			*date = '\0';
			sscanf(line + 8, " %12s %12s", tag, date);
		} else if (in_block && !strcmp(line, "```")) {
			in_block = false;
		} else if (in_block) {
			run_case(doc, tag, date, subtypes, line, number);
			n_cases++;
		}
	}
	fclose(file);
	sumario_document_free(doc);
	ok(n_cases >= 360, "%d cases, 360 at least", n_cases);
	return done_testing();
}
