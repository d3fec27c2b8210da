/* SPDX-License-Identifier: MIT */
/*
 * Reading XML by expat, event by event.  A DOCTYPE is refused, but for the line
 * that names the DTD of TMX, which is not loaded; so there are no entities but
 * the five of XML.  What is nested too deeply is refused as well.
 *
 * A format sees its elements as kinds: numbers of its own from 1 on.  An
 * element whose kind has XML_TEXT added is taken whole: the text in it, that
 * of elements inside included, is handed over at its end.  With XML_MARKUP as
 * well it is handed over as HTML: the elements inside have their tags, without
 * attributes, and what is text is escaped.
 */
#ifndef MARKUP_XML_READER_H
#define MARKUP_XML_READER_H

#include "sumario.h"

#define XML_MAX_DEPTH 100
#define XML_TEXT 0x80	/* added to a kind */
#define XML_MARKUP 0x40 /* added to XML_TEXT */

struct bytes;

struct xml_format {
	/*
	 * The kind of element NAME (without prefix) inside one of kind PARENT
	 * (0: none, or one of no interest); 0 is of no interest.
	 */
	int (*start)(void *user, int parent, const char *name,
		     const char **attributes);
	/* The LEN bytes at S are valid until it returns; false: no memory. */
	bool (*end)(void *user, int kind, const char *s, size_t len);
	/* Elements in a text whose content is none: native codes; or NULL. */
	const char *const *codes;
	size_t max_text; /* of one element; 0: no limit */
	/*
	 * What strangers write: any DOCTYPE may be named, none is loaded, and
	 * references of HTML are read without one.  The bytes are UTF-8,
	 * whatever they say themselves.
	 */
	bool is_of_web;
	/*
	 * Told of the elements in a text, but for those in a code: NAME is NULL
	 * at their end.  May add to TEXT; false: no memory.  NULL: nobody asks.
	 */
	bool (*code)(void *user, const char *name, const char **attributes,
		     struct bytes *text);
};

/*
 * Reads the LEN bytes at S.  ERROR: bad-xml with line and byte, doctype,
 * too-large, no-memory.
 */
enum sumario_status xml_read(const struct xml_format *format, void *user,
			     const char *s, size_t len,
			     struct sumario_error *error);

/* The value of the attribute of that name (prefix included), or NULL. */
const char *xml_find_attribute(const char **attributes, const char *name);

#endif
