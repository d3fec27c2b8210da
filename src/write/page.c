/* SPDX-License-Identifier: MIT */
/*
 * The frame of a page of HTML, which is well-formed XML as well.  Its body is
 * opened here and closed when the output ends, maybe many articles later, so
 * a printer is made anew for the end.
 */
#include <config.h>

#include "write/page.h"

static void
put_meta(struct xml_printer *xml, bool for_readers)
{
	xml_open(xml, "meta", "charset", "utf-8", NULL);
	xml_close(xml);
	if (!for_readers)
		return;
	buffer_putc(xml->out, '\n');
	xml_open(xml, "meta", "name", "viewport", "content",
		 "width=device-width", NULL);
	xml_close_line(xml);
}

/* Up to the body, which is still to be opened. */
static void
open_head(struct xml_printer *xml, const char *language, const char *title,
	  const char *style)
{
	const char *line_end = style ? "\n" : "";

	buffer_puts(xml->out, "<!DOCTYPE html>\n");
	xml_open(xml, "html", "lang", language, NULL);
	xml_content(xml);
	buffer_puts(xml->out, line_end);
	xml_open(xml, "head", NULL);
	xml_content(xml);
	buffer_puts(xml->out, line_end);
	put_meta(xml, style != NULL);
	xml_open(xml, "title", NULL);
	xml_string(xml, title);
	xml_close(xml);
	buffer_puts(xml->out, line_end);
	if (style && *style)
		xml_element(xml, "style", style, NULL);
	xml_close(xml);
	buffer_puts(xml->out, line_end);
}

void
page_open(struct xml_printer *xml, const char *language, const char *title,
	  const char *style)
{
	open_head(xml, language, title, style);
	xml_open_line(xml, "body", NULL);
}

void
page_open_mail(struct xml_printer *xml, const char *language, const char *title,
	       const char *style)
{
	open_head(xml, language, title, "");
	xml_open_line(xml, "body", "style", style, NULL);
}

void
page_put_place(struct buffer *out, enum sumario_place place,
	       const struct sumario_output *output, const char *style)
{
	struct xml_printer xml = {out, {"html", "body"}, 0, false};

	if (place == SUMARIO_BEGIN && output->many)
		page_open(&xml, output->source_lang, PACKAGE_NAME, style);
	if (place != SUMARIO_END)
		return;
	xml.depth = 2;
	xml_close(&xml);
	buffer_puts(out, style ? "\n" : "");
	xml_close_line(&xml);
}
