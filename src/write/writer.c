/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "write/writer.h"

#include "base/hash.h"
#include "text/scan.h"
#include "text/unicode.h"

/* clang-format off */
static const struct writer *const writers[SUMARIO_N_FORMATS] = {
	[SUMARIO_JSON] = &writer_json,
	[SUMARIO_JSONL] = &writer_jsonl,
	[SUMARIO_BULLETS] = &writer_bullets,
	[SUMARIO_TEXT] = &writer_text,
	[SUMARIO_MARKDOWN] = &writer_markdown,
	[SUMARIO_LINES] = &writer_lines,
	[SUMARIO_TSV] = &writer_tsv,
	[SUMARIO_XLIFF] = &writer_xliff,
	[SUMARIO_XLIFF2] = &writer_xliff2,
	[SUMARIO_TMX] = &writer_tmx,
	[SUMARIO_PO] = &writer_po,
	[SUMARIO_MT_LINES] = &writer_mt_lines,
	[SUMARIO_MT_HTML] = &writer_mt_html,
	[SUMARIO_HTML] = &writer_html,
	[SUMARIO_TREE] = &writer_tree,
	[SUMARIO_MT_IDS] = &writer_mt_ids,
	[SUMARIO_EXPLAIN] = &writer_explain,
	[SUMARIO_GLOSSARY_TSV] = &writer_glossary_tsv,
	[SUMARIO_GLOSSARY_TBX] = &writer_glossary_tbx,
};
/* clang-format on */

const struct writer *
writer_get(enum sumario_format format)
{
	return writers[format];
}

static void
put_picture(struct buffer *out, uint32_t cp)
{
	char picture[UTF8_MAX];
	uint32_t shown = cp < 0x20 ? 0x2400 + cp : cp == 0x7F ? 0x2421 : 0xFFFD;

	buffer_put(out, picture, utf8_put(shown, picture));
}

void
writer_put_line(struct buffer *out, const char *s, size_t len, bool show)
{
	size_t begin = 0, i = 0;

	while ((i = scan_control(s, i, len)) < len) {
		uint32_t cp = utf8_get(s + i);
		size_t next = i + utf8_length((unsigned char)s[i]);

		if (unicode_class(cp) & UNICODE_NEWLINE) {
			i = unicode_skip_back(s, begin, i, UNICODE_SPACE);
			buffer_put(out, s + begin, i - begin);
			buffer_putc(out, ' ');
			begin = next = unicode_skip(s, next, len,
						    UNICODE_SPACE);
		} else if (show && unicode_is_control(cp) && cp != '\t') {
			buffer_put(out, s + begin, i - begin);
			put_picture(out, cp);
			begin = next;
		}
		i = next;
	}
	buffer_put(out, s + begin, len - begin);
}

void
writer_put_source(const struct writing *writing, const struct segment *segment,
		  bool show)
{
	writer_put_line(writing->out, writing->doc->text + segment->begin,
			segment->end - segment->begin, show);
}

bool
writer_wants(const struct sumario_output *output, const struct segment *segment)
{
	return output->segments == SUMARIO_SEGMENTS_ALL ||
	       (output->segments == SUMARIO_SEGMENTS_SUMMARY &&
		segment->in_summary);
}

uint32_t
writer_gap_end(const struct document *doc, size_t i)
{
	return i + 1 < doc->segments.n_items ? doc->segments.items[i + 1].begin
					     : doc->n_bytes;
}

size_t
writer_get_key(const struct segment *segment, char key[WRITER_KEY_SIZE])
{
	static const char hex[] = "0123456789abcdef";
	char *p = key;

	for (int shift = 60; shift >= 0; shift -= 4)
		*p++ = hex[segment->key >> shift & 0xF];
	*p++ = '-';
	p = buffer_format_number(p, segment->occurrence);
	*p = '\0';
	return (size_t)(p - key);
}

void
writer_get_hash(const struct document *doc, char hash[WRITER_HASH_SIZE])
{
	memcpy(hash, "xxh128:", 7);
	hash_hex128(doc->text, doc->n_bytes, hash + 7);
}

const char *
writer_kind_name(enum sumario_kind kind)
{
	static const char *const names[] = {"heading",	 "sentence",
					    "list-item", "caption",
					    "quote",	 "table-cell"};

	return names[kind];
}

const char *
writer_fate_name(enum fate fate)
{
	static const char *const names[N_FATES] = {
		"none",		"chosen",	  "must",	"heading",
		"front-matter", "no-words",	  "repetition", "forbidden",
		"furniture",	"torn-quotation", "leans",	"near-copy",
		"too-long",	"budget",	  "rank"};

	return names[fate];
}

const char *
writer_unit_name(enum sumario_unit unit)
{
	static const char *const names[] = {"sentences", "words", "chars",
					    "ratio"};

	return names[unit];
}

const char *
writer_entity_name(enum sumario_entity_type type)
{
	static const char *const names[SUMARIO_N_ENTITY_TYPES] = {
		"number", "percent", "money", "date",  "time", "url",
		"email",  "acronym", "name",  "quote", "code"};

	return names[type];
}
