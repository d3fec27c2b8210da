/* SPDX-License-Identifier: MIT */
/*
 * XML in, by expat, as a few events.
 * The kinds of open elements are a small stack; inside an element that is
 * taken whole only the depth is counted and text gathered.  Extensible Markup
 * Language (XML) 1.0, fifth edition, as far as expat has it.
 */
#include <config.h>

#include "markup/xml_reader.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/error.h"
#include "base/span.h"
#include "markup/html_reference.h"
#include "markup/xml_printer.h"
#include "text/charset.h"
#include "text/encoding.h"
#include "text/utf8.h"

#include <expat.h>
#include <stdio.h>
#include <string.h>

/* Expat counts in int; it reads a token anew that a piece ends within. */
#define PIECE ((size_t)1 << 30)
/* The name of an encoding. */
#define MAX_NAME 32

struct reader {
	XML_Parser parser;
	const struct xml_format *format;
	void *user;
	unsigned char kinds[XML_MAX_DEPTH + 1];
	int depth;
	int text_depth; /* of the element that is taken whole, or 0 */
	int code_depth; /* of the native code in it, or 0 */
	bool as_markup; /* it is taken as HTML */
	struct bytes text;
	bool doctype, declarations, entity, too_deep, too_long, no_memory;
};

const char *
xml_find_attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (!strcmp(*attributes, name))
			return attributes[1];
	return NULL;
}

static void
stop(struct reader *r, bool *why)
{
	*why = true;
	XML_StopParser(r->parser, XML_FALSE);
}

static void
add(struct reader *r, const char *s, size_t len)
{
	if (r->format->max_text &&
	    len > r->format->max_text - r->text.n_items)
		stop(r, &r->too_long);
	else if (!bytes_add(&r->text, s, len))
		stop(r, &r->no_memory);
}

/* The text of markup, in which "<" and "&" are escaped. */
static void
add_escaped(struct reader *r, const char *s, size_t len)
{
	size_t begin = 0;

	for (size_t i = 0; i < len; i++) {
		const char *escape = s[i] == '<'   ? "&lt;"
				     : s[i] == '&' ? "&amp;"
						   : NULL;

		if (!escape)
			continue;
		add(r, s + begin, i - begin);
		add(r, escape, strlen(escape));
		begin = i + 1;
	}
	add(r, s + begin, len - begin);
}

/* <NAME> or </NAME> within a text that is taken as markup. */
static void
add_tag(struct reader *r, const char *open, const char *name)
{
	add(r, open, strlen(open));
	add(r, name, strlen(name));
	add(r, ">", 1);
}

static void XMLCALL
take_text(void *user, const char *s, int len)
{
	struct reader *r = user;

	if (!r->text_depth || r->code_depth)
		return;
	if (r->as_markup)
		add_escaped(r, s, (size_t)len);
	else
		add(r, s, (size_t)len);
}

/* XLIFF 2: <cp hex="001A"/> is a character that XML forbids. */
static void
take_code_point(struct reader *r, const char **attributes)
{
	const char *hex = xml_find_attribute(attributes, "hex");
	uint32_t cp = 0;
	char utf8[UTF8_MAX];

	if (!hex || strlen(hex) > 6)
		return;
	for (; *hex; hex++) {
		int digit = ascii_hex_digit(*hex);

		if (digit < 0)
			return;
		cp = cp * 16 + (uint32_t)digit;
	}
	if (cp && cp <= 0x10FFFF && (cp < 0xD800 || cp > 0xDFFF))
		take_text(r, utf8, (int)utf8_put(cp, utf8));
}

static bool
is_code(const struct reader *r, const char *name)
{
	const char *const *codes = r->format->codes;

	while (codes && *codes)
		if (!strcmp(*codes++, name))
			return true;
	return false;
}

/* An element within a text. */
static void
start_in_text(struct reader *r, const char *name, const char **attributes)
{
	if (r->as_markup)
		add_tag(r, "<", name);
	else if (r->format->code && !r->code_depth &&
		 !r->format->code(r->user, name, attributes, &r->text))
		stop(r, &r->no_memory);
	else if (!strcmp(name, "cp"))
		take_code_point(r, attributes);
	else if (!r->code_depth && is_code(r, name))
		r->code_depth = r->depth + 1;
}

static const char *
without_prefix(const char *name)
{
	const char *prefix_end = strchr(name, ':');

	return prefix_end ? prefix_end + 1 : name;
}

static void XMLCALL
start_element(void *user, const char *name, const char **attributes)
{
	struct reader *r = user;
	int kind = 0;

	name = without_prefix(name);
	if (r->depth == XML_MAX_DEPTH) {
		stop(r, &r->too_deep);
		return;
	}
	if (!r->text_depth)
		kind = r->format->start(r->user, r->kinds[r->depth], name,
					attributes);
	else
		start_in_text(r, name, attributes);
	r->kinds[++r->depth] = (unsigned char)kind;
	if (kind & XML_TEXT) {
		r->text_depth = r->depth;
		r->as_markup = kind & XML_MARKUP;
		r->text.n_items = 0;
	}
}

static void XMLCALL
end_element(void *user, const char *name)
{
	struct reader *r = user;
	int kind = r->kinds[r->depth];
	size_t len = 0;

	if (r->text_depth && r->as_markup && r->depth > r->text_depth)
		add_tag(r, "</", without_prefix(name));
	if (r->code_depth == r->depth)
		r->code_depth = 0;
	if (r->format->code && r->text_depth && r->depth > r->text_depth &&
	    !r->code_depth &&
	    !r->format->code(r->user, NULL, NULL, &r->text))
		stop(r, &r->no_memory);
	if (r->text_depth == r->depth) {
		if (r->text.n_items)
			len = xml_restore(r->text.items, r->text.n_items);
		r->text_depth = 0;
	}
	r->depth--;
	if (kind &&
	    !r->format->end(r->user, kind, len ? r->text.items : "", len))
		stop(r, &r->no_memory);
}

/*
 * Programs write the line that names the DTD of TMX because its standard asks
 * for it.  Expat loads nothing, so only declarations inside can do harm.
 */
static void XMLCALL
start_doctype(void *user, const char *name, const char *system_id,
	      const char *public_id, int has_subset)
{
	struct reader *r = user;

	(void)system_id;
	(void)public_id;
	if (has_subset)
		stop(r, &r->declarations);
	else if (!r->format->is_of_web && strcmp(name, "tmx") != 0)
		stop(r, &r->doctype);
}

/* Expat does not look up references without a DTD: this is one, and empty. */
static int XMLCALL
read_no_dtd(XML_Parser parser, const char *context, const char *base,
	    const char *system_id, const char *public_id)
{
	XML_Parser dtd = XML_ExternalEntityParserCreate(parser, context, NULL);
	enum XML_Status status = XML_STATUS_ERROR;

	(void)base;
	(void)system_id;
	(void)public_id;
	if (dtd)
		status = XML_Parse(dtd, "", 0, XML_TRUE);
	XML_ParserFree(dtd);
	return (int)status;
}

/* "&NAME;" is what HTML knows by it, or what it is. */
static void
take_reference(struct reader *r, const char *name)
{
	char reference[64], out[HTML_REFERENCE_MAX];
	size_t n;
	int len = snprintf(reference, sizeof(reference), "&%s;", name);

	if (len < (int)sizeof(reference) &&
	    html_reference_read(reference, (size_t)len, HTML_IN_TEXT, out, &n))
		take_text(r, out, (int)n);
	else
		take_text(r, reference, (int)strlen(reference));
}

/* One that the DTD might declare: its text would be missing without a word. */
static void XMLCALL
skip_entity(void *user, const char *name, int is_parameter)
{
	struct reader *r = user;

	if (r->format->is_of_web && !is_parameter)
		take_reference(r, name);
	else
		stop(r, &r->entity);
}

/* Why it was stopped, or what expat says. */
static enum sumario_status
set_reason(const struct reader *r, struct sumario_error *error)
{
	if (r->declarations)
		return error_set(error, SUMARIO_BAD_DATA, "doctype",
				 N_("DOCTYPE with declarations in it"));
	if (r->doctype)
		return error_set(error, SUMARIO_BAD_DATA, "doctype",
				 N_("DOCTYPE that is not TMX's own"));
	if (r->entity)
		return error_set(error, SUMARIO_BAD_DATA, "bad-xml",
				 N_("entity that is not defined"));
	if (r->too_long)
		return error_set(error, SUMARIO_LIMIT, "too-large",
				 N_("segment longer than 1 MiB"));
	if (r->too_deep)
		return error_set(error, SUMARIO_LIMIT, "bad-xml",
				 N_("XML nested too deeply"));
	return error_set(error, SUMARIO_BAD_DATA, "bad-xml",
			 N_("XML that is not well-formed"));
}

static enum sumario_status
fail(const struct reader *r, struct sumario_error *error)
{
	enum XML_Error why = XML_GetErrorCode(r->parser);
	XML_Index at = XML_GetCurrentByteIndex(r->parser);
	enum sumario_status status;

	if (r->no_memory || why == XML_ERROR_NO_MEMORY)
		return error_no_memory(error);
	status = set_reason(r, error);
	if (!error)
		return status;
	/* Only where we did not stop it does expat know why. */
	if (why != XML_ERROR_ABORTED)
		error_set_detail(error, XML_ErrorString(why));
	error->line = XML_GetCurrentLineNumber(r->parser);
	if (at >= 0)
		error->offset = (uint64_t)at;
	return status;
}

static enum sumario_status
parse(struct reader *r, const char *s, size_t len, struct sumario_error *error)
{
	bool last;

	do {
		size_t n = len < PIECE ? len : PIECE;

		last = n == len;
		if (XML_Parse(r->parser, s, (int)n, last) != XML_STATUS_OK)
			return fail(r, error);
		s += n;
		len -= n;
	} while (!last);
	return SUMARIO_OK;
}

/*
 * The encoding that the declaration at the beginning of TEXT names into NAME, if
 * it is one that expat does not know but we do; else false.
 */
static bool
find_encoding(struct span text, char name[MAX_NAME])
{
	static const char key[] = "encoding=";
	struct span declaration = span_take(&text, '>');
	size_t n = 0, i = 0;
	char quote;
	int found;

	if (!ascii_begins(declaration.s, declaration.len, "<?xml"))
		return false;
	while (i + sizeof(key) < declaration.len &&
	       memcmp(declaration.s + i, key, sizeof(key) - 1) != 0)
		i++;
	if (i + sizeof(key) >= declaration.len)
		return false;
	i += sizeof(key) - 1;
	for (quote = declaration.s[i++];
	     i < declaration.len && declaration.s[i] != quote &&
	     n + 1 < MAX_NAME;
	     i++)
		name[n++] = declaration.s[i];
	name[n] = '\0';
	found = encoding_find(name);
	return found >= WINDOWS_1252 && found != ISO_8859_1;
}

/* TEXT becomes UTF-8, in STORE, if expat cannot decode it; *DECODED if so. */
static enum sumario_status
decode(struct span *text, struct bytes *store, bool *is_decoded,
       struct sumario_error *error)
{
	char name[MAX_NAME];
	struct charset_text decoded;
	enum sumario_status status;

	*is_decoded = find_encoding(*text, name);
	if (!*is_decoded)
		return SUMARIO_OK;
	status = charset_decode(text->s, text->len, name, NULL,
				SUMARIO_ON_ERROR_FAIL,
				store, &decoded, error);
	if (!status)
		*text = (struct span){decoded.bytes, decoded.n_bytes};
	return status;
}

static enum sumario_status
read_text(struct reader *r, struct span text, bool utf8,
	  struct sumario_error *error)
{
	enum sumario_status status;

	r->parser = XML_ParserCreate(utf8 ? "UTF-8" : NULL);
	if (!r->parser)
		return error_no_memory(error);
	XML_SetUserData(r->parser, r);
	XML_SetElementHandler(r->parser, start_element, end_element);
	XML_SetCharacterDataHandler(r->parser, take_text);
	XML_SetStartDoctypeDeclHandler(r->parser, start_doctype);
	XML_SetSkippedEntityHandler(r->parser, skip_entity);
	if (r->format->is_of_web) {
		XML_SetParamEntityParsing(r->parser,
					  XML_PARAM_ENTITY_PARSING_ALWAYS);
		XML_UseForeignDTD(r->parser, XML_TRUE);
		XML_SetExternalEntityRefHandler(r->parser, read_no_dtd);
	}
	status = parse(r, text.s, text.len, error);
	XML_ParserFree(r->parser);
	vector_release(&r->text);
	return status;
}

enum sumario_status
xml_read(const struct xml_format *format, void *user, const char *s, size_t len,
	 struct sumario_error *error)
{
	struct reader r = {.format = format, .user = user};
	struct span text = {s, len};
	struct bytes store = {0};
	bool utf8 = true; /* what is of the web has been decoded */
	enum sumario_status status = format->is_of_web
					     ? SUMARIO_OK
					     : decode(&text, &store, &utf8,
						      error);

	if (!status)
		status = read_text(&r, text, utf8, error);
	vector_release(&store);
	return status;
}
