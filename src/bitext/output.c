/* SPDX-License-Identifier: MIT */
/*
 * The article keeps its gaps, so its layout survives; the manifest keeps every
 * byte but the values of "target" and "state".
 */
#include <config.h>

#include "bitext/output.h"

#include "markup/json_printer.h"
#include "write/writer.h"
#include "write/xml.h"

#include <string.h>

static void
put_span(struct buffer *out, struct span span)
{
	buffer_put(out, span.s, span.len);
}

/* -- The article --------------------------------------------------------- */

/* A terminal gets line feeds and tabs but obeys no other control character. */
static void
put_layout(const struct output *output, struct span text)
{
	if (!output->how->terminal) {
		put_span(output->out, text);
		return;
	}
	while (text.len) {
		const char *end = memchr(text.s, '\n', text.len);
		size_t n = end ? (size_t)(end - text.s) : text.len;

		writer_put_line(output->out, text.s, n, true);
		if (end)
			buffer_putc(output->out, '\n');
		text.s += n + (end != NULL);
		text.len -= n + (end != NULL);
	}
}

/* The line end of TEXT; NULL if it has none or more than one kind. */
static const char *
find_line_end(struct span text)
{
	const char *found = NULL;

	for (size_t i = 0; i < text.len; i++) {
		bool lf = text.s[i] == '\n', cr = i && text.s[i - 1] == '\r';
		const char *kind = lf ? (cr ? "\r\n" : "\n") : "\r";

		if (!lf && (text.s[i] != '\r' ||
			    (i + 1 < text.len && text.s[i + 1] == '\n')))
			continue;
		if (found && strcmp(found, kind))
			return NULL;
		found = kind;
	}
	return found;
}

/*
 * A target comes back with LF whatever the article has: XML parsers do that,
 * and so do editors.  Where its source has another line end throughout, that
 * one is written, so the article keeps its own.
 */
static void
put_target(const struct output *output, const struct unit *unit)
{
	struct span text = unit_text(unit), line_end = {NULL, 0};

	line_end.s = find_line_end(unit->source);
	if (line_end.s && *line_end.s == '\r' &&
	    !memchr(text.s, '\r', text.len))
		line_end.len = strlen(line_end.s);
	while (line_end.len && text.len) {
		const char *lf = memchr(text.s, '\n', text.len);
		size_t n = lf ? (size_t)(lf - text.s) : text.len;

		put_layout(output, (struct span){text.s, n});
		if (lf)
			put_layout(output, line_end);
		text.s += n + (lf != NULL);
		text.len -= n + (lf != NULL);
	}
	put_layout(output, text);
}

static void
put_text(const struct output *output)
{
	const struct units *units = &output->manifest->units;

	put_layout(output, output->manifest->leading);
	for (size_t i = 0; i < units->n_items; i++) {
		put_target(output, &units->items[i]);
		put_layout(output, units->items[i].trailing);
	}
}

/* -- The briefing -------------------------------------------------------- */

/* "[es] " in front of what is not translated. */
static void
put_mark(const struct output *output, const struct unit *unit, bool escape)
{
	if (unit_is_translated(unit))
		return;
	buffer_puts(output->out, escape ? "\\[" : "[");
	put_span(output->out, output->manifest->source_lang);
	buffer_puts(output->out, escape ? "\\] " : "] ");
}

static void
put_bullets(const struct output *output)
{
	const struct unit_numbers *summary = &output->manifest->summary;

	for (size_t i = 0; i < summary->n_items; i++) {
		const struct unit *unit =
			&output->manifest->units.items[summary->items[i]];
		struct span text = unit_text(unit);

		buffer_puts(output->out, "• ");
		put_mark(output, unit, false);
		writer_put_line(output->out, text.s, text.len, true);
		buffer_putc(output->out, '\n');
	}
}

/* The title, or its translation where it is a segment of the article. */
static struct span
find_title(const struct manifest *manifest)
{
	for (size_t i = 0; i < manifest->units.n_items; i++)
		if (unit_same(manifest->units.items[i].source, manifest->title))
			return unit_text(&manifest->units.items[i]);
	return manifest->title;
}

static void
put_title(const struct output *output)
{
	struct span title = find_title(output->manifest);

	if (!title.len)
		return;
	buffer_puts(output->out, "# ");
	writer_put_markdown(output->out, title.s, title.len);
	buffer_puts(output->out, "\n\n");
}

static void
put_cell(struct buffer *out, struct span text)
{
	buffer_puts(out, text.len ? "| " : "|");
	writer_put_markdown(out, text.s, text.len);
	buffer_putc(out, ' ');
}

/* The pairs of all segments, with the columns of tsv. */
static void
put_table(const struct output *output)
{
	const struct units *units = &output->manifest->units;
	struct buffer *out = output->out;

	buffer_puts(out, "| id | source | target | state |\n"
			 "| --- | --- | --- | --- |\n");
	for (size_t i = 0; i < units->n_items; i++) {
		const struct unit *unit = &units->items[i];

		put_cell(out, unit->id);
		put_cell(out, unit->source);
		put_cell(out, unit_is_translated(unit) ? unit->target
						       : (struct span){"", 0});
		buffer_puts(out, "| ");
		buffer_puts(out, unit_state_name(unit->state));
		buffer_puts(out, " |\n");
	}
}

static void
put_list(const struct output *output)
{
	const struct manifest *manifest = output->manifest;
	struct buffer *out = output->out;

	for (size_t i = 0; i < manifest->summary.n_items; i++) {
		const struct unit *unit =
			&manifest->units.items[manifest->summary.items[i]];
		struct span text = unit_text(unit);

		buffer_puts(out, "- ");
		put_mark(output, unit, true);
		writer_put_markdown(out, text.s, text.len);
		buffer_putc(out, '\n');
	}
}

static void
put_markdown(const struct output *output)
{
	put_title(output);
	(output->how->bilingual ? put_table : put_list)(output);
}

/* -- Pairs --------------------------------------------------------------- */

static void
put_tsv(const struct output *output)
{
	const struct units *units = &output->manifest->units;
	bool terminal = output->how->terminal;

	buffer_puts(output->out, "id\tsource\ttarget\tstate\n");
	for (size_t i = 0; i < units->n_items; i++) {
		const struct unit *unit = &units->items[i];

		writer_put_field(output->out, unit->id.s, unit->id.len,
				 terminal);
		buffer_putc(output->out, '\t');
		writer_put_field(output->out, unit->source.s, unit->source.len,
				 terminal);
		buffer_putc(output->out, '\t');
		if (unit_is_translated(unit))
			writer_put_field(output->out, unit->target.s,
					 unit->target.len, terminal);
		buffer_putc(output->out, '\t');
		buffer_puts(output->out, unit_state_name(unit->state));
		buffer_putc(output->out, '\n');
	}
}

static void
put_tuv(struct buffer *out, struct span language, struct span text)
{
	buffer_puts(out, "<tuv");
	xml_put_pair(out, "xml:lang", language.s);
	buffer_puts(out, "><seg>");
	xml_put_lines(out, text.s, text.len);
	buffer_puts(out, "</seg></tuv>\n");
}

static void
put_tmx(const struct output *output)
{
	const struct manifest *manifest = output->manifest;
	struct buffer *out = output->out;

	buffer_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			 "<tmx version=\"1.4\">\n"
			 "<header creationtool=\"sumario\" "
			 "creationtoolversion=\"" PACKAGE_VERSION "\"");
	xml_put_pair(out, "srclang", manifest->source_lang.s);
	buffer_puts(out, " adminlang=\"en\" segtype=\"sentence\" "
			 "datatype=\"plaintext\" o-tmf=\"sumario\"/>\n"
			 "<body>\n");
	for (size_t i = 0; i < manifest->units.n_items; i++) {
		const struct unit *unit = &manifest->units.items[i];

		if (!unit_is_translated(unit))
			continue;
		buffer_puts(out, "<tu");
		xml_put_pair(out, "tuid", unit->id.s);
		buffer_puts(out, ">\n<prop type=\"x-key\">");
		xml_put(out, unit->key.s, unit->key.len);
		buffer_puts(out, "</prop>\n");
		put_tuv(out, manifest->source_lang, unit->source);
		put_tuv(out, manifest->target_lang, unit->target);
		buffer_puts(out, "</tu>\n");
	}
	buffer_puts(out, "</body>\n</tmx>\n");
}

/* -- The manifest -------------------------------------------------------- */

static void
put_target_value(const struct output *output, const struct unit *unit)
{
	struct json_printer json = {output->out, false, 0, true};

	if (unit->target.s) /* there may be one that is not approved of */
		json_bytes(&json, NULL, unit->target.s, unit->target.len);
	else
		json_null(&json, NULL);
}

static void
put_state_value(const struct output *output, const struct unit *unit)
{
	struct json_printer json = {output->out, false, 0, true};

	json_string(&json, NULL, unit_state_name(unit->state));
}

static void
put_json(const struct output *output)
{
	const struct manifest *manifest = output->manifest;
	const char *s = manifest->bytes.s;
	size_t at = 0;

	for (size_t i = 0; i < manifest->units.n_items; i++) {
		const struct unit *unit = &manifest->units.items[i];
		bool target_first = unit->target_begin < unit->state_begin;

		for (int k = 0; k < 2; k++) {
			bool target = (k == 0) == target_first;
			size_t begin = target ? unit->target_begin
					      : unit->state_begin;

			buffer_put(output->out, s + at, begin - at);
			(target ? put_target_value : put_state_value)(output,
								      unit);
			at = target ? unit->target_end : unit->state_end;
		}
	}
	buffer_put(output->out, s + at, manifest->bytes.len - at);
}

/* ------------------------------------------------------------------------ */

static const struct output_format formats[] = {
	{"text", true, put_text},	   {"bullets", false, put_bullets},
	{"markdown", false, put_markdown}, {"tsv", false, put_tsv},
	{"tmx", false, put_tmx},	   {"json", false, put_json},
};

const struct output_format *
output_find(const char *name)
{
	for (size_t i = 0; name && i < sizeof(formats) / sizeof(*formats); i++)
		if (!strcmp(formats[i].name, name))
			return &formats[i];
	return NULL;
}
