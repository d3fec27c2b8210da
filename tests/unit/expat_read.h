/* SPDX-License-Identifier: MIT */
/* What is written as XML is read by expat, which is no code of ours. */
#ifndef EXPAT_READ_H
#define EXPAT_READ_H

#include "base/bytes.h"

#include <expat.h>
#include <stdbool.h>

/* Calls the handlers, of which each may be NULL; false: not well-formed. */
static inline bool
expat_read(const struct bytes *bytes, XML_StartElementHandler start,
	   XML_EndElementHandler end, XML_CharacterDataHandler data)
{
	XML_Parser parser = XML_ParserCreate("UTF-8");
	bool good;

	XML_SetElementHandler(parser, start, end);
	XML_SetCharacterDataHandler(parser, data);
	good = XML_Parse(parser, bytes->items, (int)bytes->n_items, 1) ==
	       XML_STATUS_OK;
	XML_ParserFree(parser);
	return good;
}

#endif
