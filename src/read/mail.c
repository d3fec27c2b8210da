/* SPDX-License-Identifier: MIT */
/*
 * A mail becomes the text of its parts (mail_part.c), decoded one after the
 * other as their headers say: RFC 2045, and RFC 3676 for lines that flow.  Of
 * alternatives the plain text is read, unless there is none; if all is HTML the
 * article is a page.  Bytes without headers are one part of plain text.
 */
#include <config.h>

#include "base/ascii.h"
#include "base/error.h"
#include "read/html_page.h"
#include "read/mail_code.h"
#include "read/mail_date.h"
#include "read/mail_headers.h"
#include "read/mail_part.h"
#include "read/mail_quote.h"
#include "read/reader.h"
#include "text/encoding.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Names of parts that are told are no longer. */
#define MAX_NAME 100
#define MAX_NAMES 1000

struct reader {
	struct article *article;
	struct mail_parts parts;
	bool *has_plain; /* of each set of alternatives */
	const char *encoding;
	enum sumario_on_error on_error;
	struct bytes coded, store, names;
	struct charset_text *text; /* what is known of all parts */
	size_t n_plain, n_html;	   /* parts that are read */
};

/* -- Which parts --------------------------------------------------------- */

static bool
is_read(const struct reader *reader, const struct mail_part *part)
{
	return part->type == MAIL_PART_PLAIN ||
	       (part->type == MAIL_PART_HTML &&
		!reader->has_plain[part->alternatives]);
}

static bool
choose_parts(struct reader *reader)
{
	const struct mail_part_list *list = &reader->parts.list;

	reader->has_plain = calloc((size_t)reader->parts.n_alternatives + 1,
				   sizeof(*reader->has_plain));
	if (!reader->has_plain)
		return false;
	for (size_t i = 0; i < list->n_items; i++)
		if (list->items[i].alternatives &&
		    list->items[i].type == MAIL_PART_PLAIN)
			reader->has_plain[list->items[i].alternatives] = true;
	for (size_t i = 0; i < list->n_items; i++) {
		bool read = is_read(reader, &list->items[i]);

		reader->n_plain += read && list->items[i].type ==
						   MAIL_PART_PLAIN;
		reader->n_html += read &&
				  list->items[i].type == MAIL_PART_HTML;
	}
	return true;
}

/* "informe.pdf, image/png" */
static bool
add_name(struct reader *reader, const struct mail_part *part)
{
	struct bytes *names = &reader->names;
	struct span name = part->name;

	if (names->n_items > MAX_NAMES)
		return true;
	if (name.len > MAX_NAME)
		name.len = MAX_NAME;
	return (!names->n_items || bytes_add_string(names, ", ")) &&
	       bytes_add(names, name.s, name.len);
}

/* -- Decoding ------------------------------------------------------------ */

/* The encoding of a part that calls it CHARSET; NULL: to be detected. */
static const char *
find_encoding(const struct reader *reader, struct span charset,
	      const struct bytes *bytes)
{
	char name[32];
	int found;

	if (!charset.s || !charset.len || charset.len >= sizeof(name))
		return reader->encoding;
	memcpy(name, charset.s, charset.len);
	name[charset.len] = '\0';
	found = encoding_find(name);
	if (found == ENCODING_UNKNOWN || found == ASCII)
		return reader->encoding;
	if (found == UTF_8 &&
	    utf8_valid_prefix(bytes->items, bytes->n_items) < bytes->n_items)
		return NULL; /* then it is not */
	/* As browsers read it (WHATWG, "Encoding"). */
	return encoding_list[found == ISO_8859_1 ? WINDOWS_1252 : found].name;
}

/* What PART says in UTF-8, in DECODED. */
static enum sumario_status
decode(struct reader *reader, const struct mail_part *part,
       struct charset_text *decoded, struct sumario_error *error)
{
	struct bytes *coded = &reader->coded;
	bool good;
	enum sumario_status status;

	coded->n_items = 0;
	if (part->code == MAIL_PART_BASE64)
		good = mail_code_add_base64(part->body.s, part->body.len,
					    coded);
	else if (part->code == MAIL_PART_QUOTED)
		good = mail_code_add_quoted(part->body.s, part->body.len, false,
					    coded);
	else
		good = bytes_add(coded, part->body.s, part->body.len);
	if (!good || !vector_add_room(coded, 1))
		return error_no_memory(error);
	status = charset_decode(coded->items, coded->n_items,
				find_encoding(reader, part->charset, coded),
				NULL, reader->on_error, &reader->store, decoded,
				error);
	if (status && error) { /* a byte of the part, not of the mail */
		error->offset = SUMARIO_NOWHERE;
		error->line = 0;
	}
	return status;
}

/* Adds a line of text that flows: a blank at its end joins it to the next. */
static bool
add_flowed(struct bytes *out, struct span line, bool delsp)
{
	bool quoted = line.len && line.s[0] == '>';
	bool soft;

	while (line.len && (line.s[line.len - 1] == '\r' ||
			    line.s[line.len - 1] == '\n'))
		line.len--;
	soft = !quoted && line.len && line.s[line.len - 1] == ' ' &&
	       !(line.len == 3 && !memcmp(line.s, "-- ", 3));
	if (line.len && line.s[0] == ' ') { /* it was stuffed */
		line.s++;
		line.len--;
	}
	if (soft && delsp && line.len)
		line.len--;
	return bytes_add(out, line.s, line.len) &&
	       (soft || bytes_add_char(out, '\n'));
}

static bool
add_plain(struct bytes *out, const struct mail_part *part,
	  const struct charset_text *text)
{
	size_t at = 0;

	if (!part->flowed)
		return bytes_add(out, text->bytes, text->n_bytes);
	while (at < text->n_bytes) {
		size_t end = span_skip_line(text->bytes, at, text->n_bytes);

		if (!add_flowed(out,
				(struct span){text->bytes + at, end - at},
				part->delsp))
			return false;
		at = end;
	}
	return true;
}

/* What is visible of HTML beside parts of plain text. */
static bool
add_page(struct bytes *out, const struct reader *reader,
	 const struct charset_text *text)
{
	struct article page = {0};
	bool good;

	article_clear(&page);
	page.options = reader->article->options;
	page.lexicon = reader->article->lexicon;
	page.whole_page = true;
	good = !article_set_text(&page, text, NULL) && html_page_read(&page) &&
	       bytes_add(out, page.text, page.n_bytes);
	article_release(&page);
	return good;
}

/* What is said of the encoding is that of the first part. */
static void
note_encoding(struct reader *reader, const struct charset_text *decoded)
{
	struct charset_text *text = reader->text;

	if (!text->encoding || !strcmp(text->encoding, "US-ASCII"))
		text->encoding = decoded->encoding;
	text->guessed |= decoded->guessed;
	text->n_replaced += decoded->n_replaced;
}

static enum sumario_status
add_part(struct reader *reader, const struct mail_part *part,
	 struct sumario_error *error)
{
	struct bytes *out = &reader->article->decoded;
	struct charset_text decoded;
	enum sumario_status status = decode(reader, part, &decoded, error);
	bool good;

	if (status)
		return status;
	note_encoding(reader, &decoded);
	good = !out->n_items || bytes_add_string(out, "\n\n");
	if (good && part->type == MAIL_PART_PLAIN)
		good = add_plain(out, part, &decoded);
	else if (good)
		good = reader->n_plain
			       ? add_page(out, reader, &decoded)
			       : bytes_add(out, decoded.bytes, decoded.n_bytes);
	return good ? SUMARIO_OK : error_no_memory(error);
}

static enum sumario_status
add_parts(struct reader *reader, struct sumario_error *error)
{
	const struct mail_part_list *list = &reader->parts.list;
	enum sumario_status status = SUMARIO_OK;

	for (size_t i = 0; i < list->n_items && !status; i++) {
		const struct mail_part *part = &list->items[i];

		if (is_read(reader, part))
			status = add_part(reader, part, error);
		else if (part->type == MAIL_PART_OTHER &&
			 !add_name(reader, part))
			status = error_no_memory(error);
	}
	return status;
}

/* -- The whole ----------------------------------------------------------- */

/* Headers that are not ASCII are in some encoding. */
static enum sumario_status
read_headers(struct reader *reader, const char *bytes, size_t len,
	     struct sumario_error *error)
{
	struct charset_text headers;
	enum sumario_status status = charset_decode(
		bytes, len, NULL, NULL, SUMARIO_ON_ERROR_REPLACE,
		&reader->store, &headers, error);

	if (!status && !mail_headers_read(reader->article, headers.bytes,
					  headers.n_bytes))
		status = error_no_memory(error);
	return status;
}

/* Sums up in article and text what was read. */
static enum sumario_status
settle(struct reader *reader, struct sumario_error *error)
{
	struct article *article = reader->article;
	const struct bytes *names = &reader->names;

	article->input = reader->n_html && !reader->n_plain
				 ? SUMARIO_INPUT_HTML
				 : SUMARIO_INPUT_MAIL;
	article->whole_page |= article->input == SUMARIO_INPUT_HTML;
	article->left_out.n_lines += reader->parts.n_lines;
	article->left_out.n_chars += reader->parts.n_chars;
	reader->text->bytes = article->decoded.n_items ? article->decoded.items
						       : "";
	reader->text->n_bytes = article->decoded.n_items;
	if (!reader->text->encoding)
		reader->text->encoding = "US-ASCII";
	return !names->n_items ||
			       article_set_string(article,
						  &article->other_parts,
						  names->items, names->n_items)
		       ? SUMARIO_OK
		       : error_no_memory(error);
}

static enum sumario_status
decode_mail(struct article *article, const char *bytes, size_t len,
	    struct charset_text *text, struct sumario_error *error)
{
	struct reader reader = {.article = article,
				.encoding = article->options->encoding,
				.on_error = article->options->on_error,
				.text = text};
	bool open;
	size_t n_headers = mail_headers_length(bytes, len, &open);
	enum sumario_status status = read_headers(&reader, bytes, n_headers,
						  error);

	*text = (struct charset_text){.first_replaced = SUMARIO_NOWHERE};
	if (!status && (!mail_part_find(&reader.parts, bytes, len, n_headers) ||
			!choose_parts(&reader)))
		status = error_no_memory(error);
	if (!status)
		status = add_parts(&reader, error);
	if (!status)
		status = settle(&reader, error);
	mail_part_release(&reader.parts);
	free(reader.has_plain);
	vector_release(&reader.coded);
	vector_release(&reader.store);
	vector_release(&reader.names);
	return status;
}

/* -- What it is ---------------------------------------------------------- */

/* What was seen of headers. */
struct signs {
	int n_machine; /* those that only programs write */
	bool mime, from, date;
};

static void
look_at_header(struct signs *signs, const char *s, size_t len)
{
	static const char *const of_machines[] = {
		"received:",	"return-path:", "message-id:",	"delivered-to:",
		"in-reply-to:", "references:",	"dkim-signature:"};
	static const char *const of_mime[] = {"mime-version:",
					      "content-transfer-encoding:",
					      "content-type: multipart/",
					      "content-type: text/"};
	char iso[MAIL_DATE_SIZE];

	for (size_t i = 0; i < sizeof(of_machines) / sizeof(*of_machines); i++)
		signs->n_machine += ascii_begins(s, len, of_machines[i]);
	for (size_t i = 0; i < sizeof(of_mime) / sizeof(*of_mime); i++)
		signs->mime |= ascii_begins(s, len, of_mime[i]);
	signs->from |= ascii_begins(s, len, "from:") && memchr(s, '@', len);
	signs->date |= ascii_begins(s, len, "date:") &&
		       mail_date_read(s + 5, len - 5, iso);
}

static bool
is_mail(const struct reader_look *look)
{
	const char *s = look->s;
	size_t len = look->n;
	bool is_cut = len == SUMARIO_GUESS_BYTES;
	struct signs signs = {0};
	bool open;
	size_t n = mail_headers_length(s, len, &open), at = 0;

	if (!n && !(open && is_cut))
		return false;
	for (n = n ? n : len; at < n;) {
		size_t end = span_skip_line(s, at, n);

		look_at_header(&signs, s + at, end - at);
		at = end;
	}
	return signs.mime || (signs.from && (signs.date || signs.n_machine)) ||
	       (open && signs.n_machine > 1);
}

static enum sumario_status
read_mail(struct article *article, struct sumario_error *error)
{
	return mail_quote_read(article) ? SUMARIO_OK : error_no_memory(error);
}

const struct reader_kind reader_mail = {
	.endings = {".eml"},
	.proof = READER_BEGINNING,
	.is = is_mail,
	.decode = decode_mail,
	.read = read_mail,
};
