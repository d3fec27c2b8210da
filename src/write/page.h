/* SPDX-License-Identifier: MIT */
/* The frame of a page of HTML around articles. */
#ifndef WRITE_PAGE_H
#define WRITE_PAGE_H

#include "markup/xml_printer.h"

/*
 * Opens a page up to its body.  STYLE is that of a page for readers; NULL: one
 * for programs, its head on one line.
 */
void page_open(struct xml_printer *xml, const char *language, const char *title,
	       const char *style);

/* The same for a mail, which keeps no style but that of its elements. */
void page_open_mail(struct xml_printer *xml, const char *language,
		    const char *title, const char *style);

/*
 * What is written at PLACE of an output: of many articles the beginning of
 * their page, and the end of any.  One article alone opens its page itself,
 * with its own title.
 */
void page_put_place(struct buffer *out, enum sumario_place place,
		    const struct sumario_output *output, const char *style);

#endif
