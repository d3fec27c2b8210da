/* SPDX-License-Identifier: MIT */
/*
 * The parts of a mail (RFC 2046).
 * One walk from line to line.  A line that is the boundary of an open multipart
 * ends what is in it; after it come the headers of a part and, after a blank
 * line or what is no header, its body.  Multiparts in multiparts are a short
 * stack: what is nested deeper is text, as is all that cannot be made out, so
 * that nothing is lost.  RFC 2045, 2046 (section 5.1), 2183.
 */
#include <config.h>

#include "read/mail_part.h"

#include "base/ascii.h"
#include "read/mail_headers.h"

#include <string.h>

/* Nobody nests more deeply; each line is compared with as many boundaries. */
#define MAX_DEPTH 12
/* RFC 2046 has 70. */
#define MAX_BOUNDARY 200

struct multipart {
	struct span boundary;
	uint32_t alternatives;
};

enum state { STATE_BETWEEN, STATE_HEADERS, STATE_BODY };

struct walk {
	struct mail_parts *parts;
	const char *s;
	size_t len;
	struct multipart open[MAX_DEPTH];
	size_t depth;
	enum state state;
	size_t begin;	       /* of the headers, body or what is between */
	struct mail_part part; /* whose body it is */
	bool failed;
};

void
mail_part_release(struct mail_parts *parts)
{
	vector_release(&parts->list);
}

/* -- Headers ------------------------------------------------------------- */

static bool
is_blank(const char *s, size_t begin, size_t end)
{
	while (begin < end && ascii_is_space(s[begin]))
		begin++;
	return begin == end;
}

/* The value of the header NAME among [begin, end), all of its lines. */
static struct span
find_header(const char *s, size_t begin, size_t end, const char *name)
{
	size_t n = strlen(name);

	while (begin < end) {
		size_t next = span_skip_line(s, begin, end);

		while (next < end && ascii_is_blank(s[next]))
			next = span_skip_line(s, next, end);
		if (ascii_begins(s + begin, next - begin, name) &&
		    next - begin > n && s[begin + n] == ':')
			return (struct span){s + begin + n + 1,
					     next - begin - n - 1};
		begin = next;
	}
	return SPAN_NONE;
}

/* What comes first in VALUE, up to a ";". */
static struct span
get_first(struct span value)
{
	size_t begin = 0, end;

	if (!value.s)
		return value;
	while (begin < value.len && ascii_is_space(value.s[begin]))
		begin++;
	for (end = begin; end < value.len && value.s[end] != ';' &&
			  !ascii_is_space(value.s[end]);)
		end++;
	return (struct span){value.s + begin, end - begin};
}

/* The value that begins at AT, which becomes where it has ended. */
static struct span
take_value(struct span header, size_t *at)
{
	bool quoted = *at < header.len && header.s[*at] == '"';
	size_t begin = *at + quoted, end = begin;

	while (end < header.len &&
	       (quoted ? header.s[end] != '"'
		       : header.s[end] != ';' &&
				 !ascii_is_space(header.s[end])))
		end += quoted && header.s[end] == '\\' && end + 1 < header.len
			       ? 2
			       : 1;
	*at = end + quoted < header.len ? end + quoted : header.len;
	return (struct span){header.s + begin, end - begin};
}

/* The parameter NAME of a header, or S is NULL; "NAME*" counts as well. */
static struct span
find_parameter(struct span header, const char *name)
{
	size_t n = strlen(name), at = 0;

	while (at < header.len) {
		const char *next = memchr(header.s + at, ';', header.len - at);
		struct span value;
		bool found;

		if (!next)
			break;
		at = (size_t)(next - header.s) + 1;
		while (at < header.len && ascii_is_space(header.s[at]))
			at++;
		found = ascii_begins(header.s + at, header.len - at, name);
		at += found ? n : 0;
		/* RFC 2231: in pieces, or with its charset */
		while (found && at < header.len && header.s[at] &&
		       strchr("*0123456789", header.s[at]))
			at++;
		while (at < header.len && !strchr("=;\"", header.s[at]) &&
		       header.s[at]) {
			found = false;
			at++;
		}
		if (at == header.len || header.s[at] != '=')
			continue;
		at++;
		value = take_value(header, &at);
		if (found)
			return value;
	}
	return SPAN_NONE;
}

static bool
is_word(struct span span, const char *word)
{
	return span.s && ascii_equals(span.s, span.len, word);
}

static enum mail_part_code
get_code(struct span code)
{
	if (is_word(code, "base64"))
		return MAIL_PART_BASE64;
	return is_word(code, "quoted-printable") ? MAIL_PART_QUOTED
						 : MAIL_PART_AS_IT_IS;
}

/* What the headers [begin, end) say of the body after them. */
static void
read_part(struct walk *walk, size_t begin, size_t end)
{
	struct mail_part *part = &walk->part;
	struct span content = find_header(walk->s, begin, end, "content-type");
	struct span how = find_header(walk->s, begin, end,
				      "content-disposition");
	struct span type = content.s ? get_first(content) : content;

	*part = (struct mail_part){.type = MAIL_PART_OTHER, .name = type};
	/* A multipart that is not opened is text. */
	if (!type.s || !type.len || is_word(type, "text/plain") ||
	    is_word(type, "text") ||
	    ascii_begins(type.s, type.len, "multipart/"))
		part->type = MAIL_PART_PLAIN;
	else if (is_word(type, "text/html"))
		part->type = MAIL_PART_HTML;
	part->code = get_code(get_first(
		find_header(walk->s, begin, end, "content-transfer-encoding")));
	part->charset = find_parameter(content, "charset");
	part->flowed = is_word(find_parameter(content, "format"), "flowed");
	part->delsp = is_word(find_parameter(content, "delsp"), "yes");
	if (walk->depth)
		part->alternatives = walk->open[walk->depth - 1].alternatives;
	if (how.s && find_parameter(how, "filename").s)
		part->name = find_parameter(how, "filename");
	else if (find_parameter(content, "name").s)
		part->name = find_parameter(content, "name");
	if (how.s && is_word(get_first(how), "attachment"))
		part->type = MAIL_PART_OTHER;
}

/* -- The walk ------------------------------------------------------------ */

/* The headers [begin, end) are those of a multipart: it is open now. */
static bool
open_multipart(struct walk *walk, size_t begin, size_t end)
{
	struct span content = find_header(walk->s, begin, end, "content-type");
	struct span type = content.s ? get_first(content) : content;
	struct multipart *multipart = &walk->open[walk->depth];

	if (!type.s || !ascii_begins(type.s, type.len, "multipart/") ||
	    walk->depth == MAX_DEPTH)
		return false;
	multipart->boundary = find_parameter(content, "boundary");
	if (!multipart->boundary.len || multipart->boundary.len > MAX_BOUNDARY)
		return false;
	multipart->alternatives = walk->part.alternatives;
	if (is_word(type, "multipart/alternative"))
		multipart->alternatives = ++walk->parts->n_alternatives;
	walk->depth++;
	return true;
}

static bool
is_message(const struct mail_part *part, struct span type)
{
	return part->type == MAIL_PART_OTHER &&
	       (is_word(type, "message/rfc822") ||
		is_word(type, "message/global"));
}

/* The headers [walk->begin, end) are read; at BODY is what they are of. */
static void
end_headers(struct walk *walk, size_t end, size_t body)
{
	size_t begin = walk->begin;
	struct span content = find_header(walk->s, begin, end, "content-type");

	read_part(walk, begin, end);
	if (open_multipart(walk, begin, end))
		walk->state = STATE_BETWEEN;
	else if (content.s && is_message(&walk->part, get_first(content)))
		walk->state = STATE_HEADERS;
	else
		walk->state = STATE_BODY;
	walk->begin = body;
}

/* What is in no part, such as a word to those whose program knows no MIME. */
static void
count_between(struct walk *walk, size_t end)
{
	uint64_t n = 0;

	for (size_t i = walk->begin; i < end; i++)
		n += !ascii_is_space(walk->s[i]) && (walk->s[i] & 0xC0) != 0x80;
	walk->parts->n_lines += n > 0;
	walk->parts->n_chars += n;
}

/* What is being read ends at END. */
static void
end_part(struct walk *walk, size_t end)
{
	struct mail_part_list *list = &walk->parts->list;
	size_t begin = walk->begin;

	if (walk->state == STATE_BETWEEN)
		count_between(walk, end);
	if (walk->state != STATE_BODY || is_blank(walk->s, begin, end))
		return;
	if (!vector_add_room(list, 1)) {
		walk->failed = true;
		return;
	}
	walk->part.body = (struct span){walk->s + begin, end - begin};
	list->items[list->n_items++] = walk->part;
}

/*
 * Whether the line [at, end) is the boundary of an open multipart, which is
 * then the innermost; *LAST: it has no more parts.
 */
static bool
is_boundary(struct walk *walk, size_t at, size_t end, bool *last)
{
	const char *s = walk->s + at + 2;
	size_t n = end - at;

	if (n < 3 || memcmp(walk->s + at, "--", 2) != 0)
		return false;
	n -= 2;
	for (size_t i = walk->depth; i; i--) {
		struct span boundary = walk->open[i - 1].boundary;

		if (n < boundary.len ||
		    memcmp(s, boundary.s, boundary.len) != 0)
			continue;
		*last = n >= boundary.len + 2 &&
			!memcmp(s + boundary.len, "--", 2);
		if (!is_blank(s, boundary.len + (*last ? 2 : 0), n))
			continue;
		walk->depth = i;
		return true;
	}
	return false;
}

/* A mailbox has the next mail after this line (RFC 4155). */
static bool
begins_mail(const struct walk *walk, size_t at, size_t end)
{
	return walk->state == STATE_BETWEEN && !walk->depth && end - at > 5 &&
	       !memcmp(walk->s + at, "From ", 5);
}

static void
take_line(struct walk *walk, size_t at, size_t next)
{
	bool last;

	if (walk->depth && is_boundary(walk, at, next, &last)) {
		/* What it was in is no longer open. */
		end_part(walk, at);
		walk->depth -= last;
		walk->state = last ? STATE_BETWEEN : STATE_HEADERS;
		walk->begin = next;
	} else if (begins_mail(walk, at, next)) {
		end_part(walk, at);
		walk->state = STATE_HEADERS;
		walk->begin = next;
	} else if (walk->state == STATE_HEADERS) {
		if (is_blank(walk->s, at, next))
			end_headers(walk, at, next);
		else if (!mail_headers_has_line(walk->s, at, next,
						at == walk->begin))
			end_headers(walk, at, at);
	}
}

bool
mail_part_find(struct mail_parts *parts, const char *s, size_t len,
	       size_t n_headers)
{
	struct walk walk = {.parts = parts, .s = s, .len = len};
	size_t next;

	end_headers(&walk, n_headers, n_headers);
	for (size_t at = n_headers; at < len; at = next) {
		next = span_skip_line(s, at, len);
		take_line(&walk, at, next);
	}
	end_part(&walk, len);
	return !walk.failed;
}
