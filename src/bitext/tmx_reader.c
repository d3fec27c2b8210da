/* SPDX-License-Identifier: MIT */
/*
 * Expat calls back at each tag; the text of a <seg> gathers in the place of
 * its language, and </tu> hands over what is there.  A DOCTYPE with an
 * internal subset is refused, so there are no entities to blow up; the plain
 * line that names the DTD, which the standard asks for, is passed over.
 */
#include <config.h>

#include "bitext/tmx_reader.h"

#include "base/error.h"
#include "base/vector.h"
#include "text/unicode.h"
#include "write/xml.h"

#include <expat.h>
#include <string.h>

/* TMX needs nine levels; codes may be nested in codes. */
#define MAX_DEPTH 64
#define MAX_SEGMENT ((size_t)1 << 20)
/* Expat counts in int. */
#define PIECE ((size_t)1 << 20)

VECTOR_TYPE(tmx_text, char);

enum { SOURCE, TARGET, N_SIDES };

struct reader {
	XML_Parser parser;
	const char *langs[N_SIDES];
	struct tmx_text texts[N_SIDES];
	bool found[N_SIDES];
	int side; /* of the <tuv>; N_SIDES: none of ours */
	unsigned depth;
	unsigned seg_depth;  /* of the <seg> that is open, or 0 */
	unsigned code_depth; /* of the code in it that is open, or 0 */
	tmx_reader_fn *add;
	void *user;
	struct sumario_error error; /* why the parser was stopped */
};

static void
stop(struct reader *reader, enum sumario_status status, const char *code,
     const char *message)
{
	if (!reader->error.status) {
		error_set(&reader->error, status, code, message);
		XML_StopParser(reader->parser, XML_FALSE);
	}
}

static void
stop_bad(struct reader *reader, const char *message)
{
	stop(reader, SUMARIO_BAD_DATA, "bad-tmx", message);
}

/* -- Elements ------------------------------------------------------------ */

static char
lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* Whether the first subtags of A and B are the same. */
static bool
is_same_language(const char *a, const char *b)
{
	while (*a && *a != '-' && *a != '_' && lower(*a) == lower(*b))
		a++, b++;
	return (!*a || *a == '-' || *a == '_') &&
	       (!*b || *b == '-' || *b == '_');
}

static int
find_side(const struct reader *reader, const char **attributes)
{
	const char *lang = NULL;

	for (; *attributes; attributes += 2)
		if (!strcmp(attributes[0], "xml:lang") ||
		    (!lang && !strcmp(attributes[0], "lang")))
			lang = attributes[1];
	for (int side = 0; lang && side < N_SIDES; side++)
		if (is_same_language(lang, reader->langs[side]))
			return side;
	return N_SIDES;
}

/* Elements whose content belongs to the program it came from. */
static bool
is_code(const char *name)
{
	static const char *const codes[] = {"bpt", "ept", "it", "ph", "ut"};

	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
		if (!strcmp(name, codes[i]))
			return true;
	return false;
}

static void XMLCALL
start_element(void *user, const XML_Char *name, const XML_Char **attributes)
{
	struct reader *reader = user;

	reader->depth++;
	if (reader->depth == 1 && strcmp(name, "tmx") != 0)
		stop_bad(reader, N_("not TMX"));
	else if (reader->depth > MAX_DEPTH)
		stop_bad(reader, N_("elements nested too deep"));
	else if (reader->seg_depth) {
		if (!reader->code_depth && is_code(name))
			reader->code_depth = reader->depth;
	} else if (!strcmp(name, "tu"))
		reader->found[SOURCE] = reader->found[TARGET] = false;
	else if (!strcmp(name, "tuv"))
		reader->side = find_side(reader, attributes);
	else if (!strcmp(name, "seg") && reader->side < N_SIDES &&
		 !reader->found[reader->side]) {
		reader->seg_depth = reader->depth;
		reader->texts[reader->side].n_items = 0;
	}
}

/* Without white space at the ends; returns the length. */
static size_t
trim(const struct tmx_text *text, const char **s)
{
	size_t begin, end;

	if (!text->n_items) {
		*s = "";
		return 0;
	}
	begin = unicode_skip(text->items, 0, text->n_items, UNICODE_SPACE);
	end = unicode_skip_back(text->items, begin, text->n_items,
				UNICODE_SPACE);
	*s = text->items + begin;
	return end - begin;
}

static void
end_unit(struct reader *reader)
{
	const char *source, *target;
	size_t n_source, n_target;

	if (!reader->found[SOURCE] || !reader->found[TARGET])
		return;
	n_source = trim(&reader->texts[SOURCE], &source);
	n_target = trim(&reader->texts[TARGET], &target);
	if (n_source && n_target &&
	    !reader->add(reader->user, source, n_source, target, n_target))
		stop(reader, SUMARIO_NO_MEMORY, "no-memory",
		     N_("out of memory"));
}

static void XMLCALL
end_element(void *user, const XML_Char *name)
{
	struct reader *reader = user;

	if (reader->depth == reader->seg_depth) {
		struct tmx_text *text = &reader->texts[reader->side];

		if (text->n_items)
			text->n_items = xml_restore(text->items, text->n_items);
		reader->found[reader->side] = true;
		reader->seg_depth = 0;
	} else if (reader->depth == reader->code_depth) {
		reader->code_depth = 0;
	} else if (!reader->seg_depth && !strcmp(name, "tuv")) {
		reader->side = N_SIDES;
	} else if (!reader->seg_depth && !strcmp(name, "tu")) {
		end_unit(reader);
	}
	reader->depth--;
}

static void XMLCALL
take_text(void *user, const XML_Char *s, int len)
{
	struct reader *reader = user;
	struct tmx_text *text;

	if (!reader->seg_depth || reader->code_depth || reader->error.status)
		return;
	text = &reader->texts[reader->side];
	if ((size_t)len > MAX_SEGMENT - text->n_items) {
		stop(reader, SUMARIO_LIMIT, "too-large",
		     N_("segment longer than 1 MiB"));
		return;
	}
	if (!vector_add_room(text, len)) {
		stop(reader, SUMARIO_NO_MEMORY, "no-memory",
		     N_("out of memory"));
		return;
	}
	memcpy(text->items + text->n_items, s, (size_t)len);
	text->n_items += (size_t)len;
}

/* -- What is refused ----------------------------------------------------- */

static void XMLCALL
start_doctype(void *user, const XML_Char *name, const XML_Char *system_id,
	      const XML_Char *public_id, int has_internal_subset)
{
	struct reader *reader = user;

	(void)system_id;
	(void)public_id;
	if (has_internal_subset)
		stop_bad(reader, N_("DOCTYPE with declarations in it"));
	else if (strcmp(name, "tmx") != 0)
		stop_bad(reader, N_("DOCTYPE that is not TMX's own"));
}

static void XMLCALL
skipped_entity(void *user, const XML_Char *name, int is_parameter)
{
	(void)name;
	(void)is_parameter;
	stop_bad(user, N_("entity that is not defined"));
}

/* -- The whole ----------------------------------------------------------- */

static enum sumario_status
fail(const struct reader *reader, struct sumario_error *error)
{
	enum XML_Error code = XML_GetErrorCode(reader->parser);
	XML_Index at = XML_GetCurrentByteIndex(reader->parser);

	if (reader->error.status == SUMARIO_NO_MEMORY ||
	    code == XML_ERROR_NO_MEMORY)
		return error_no_memory(error);
	error_set_at(error, SUMARIO_BAD_DATA, "bad-tmx",
		     N_("not well-formed XML"), at < 0 ? 0 : (uint64_t)at);
	if (error && reader->error.status) {
		error->status = reader->error.status;
		error->code = reader->error.code;
		error->message = reader->error.message;
	}
	if (error)
		error->line = XML_GetCurrentLineNumber(reader->parser);
	return reader->error.status ? reader->error.status : SUMARIO_BAD_DATA;
}

static enum sumario_status
parse(const struct reader *reader, const char *bytes, size_t len,
      struct sumario_error *error)
{
	for (;;) {
		size_t n = len > PIECE ? PIECE : len;

		if (XML_Parse(reader->parser, bytes, (int)n, n == len) !=
		    XML_STATUS_OK)
			return fail(reader, error);
		if (n == len)
			return SUMARIO_OK;
		bytes += n;
		len -= n;
	}
}

enum sumario_status
tmx_reader_read(const char *bytes, size_t len, const char *source_lang,
		const char *target_lang, tmx_reader_fn *add, void *user,
		struct sumario_error *error)
{
	struct reader reader = {.langs = {source_lang, target_lang},
				.side = N_SIDES,
				.add = add,
				.user = user};
	enum sumario_status status;

	reader.parser = XML_ParserCreate(NULL);
	if (!reader.parser)
		return error_no_memory(error);
	XML_SetUserData(reader.parser, &reader);
	XML_SetElementHandler(reader.parser, start_element, end_element);
	XML_SetCharacterDataHandler(reader.parser, take_text);
	XML_SetStartDoctypeDeclHandler(reader.parser, start_doctype);
	XML_SetSkippedEntityHandler(reader.parser, skipped_entity);
	status = parse(&reader, bytes, len, error);
	XML_ParserFree(reader.parser);
	vector_release(&reader.texts[SOURCE]);
	vector_release(&reader.texts[TARGET]);
	return status;
}
