/* SPDX-License-Identifier: MIT */
/*
 * Bytes become UTF-8.
 * The encoding is decided once, and with it how much of the bytes is UTF-8.
 * UTF-8 is left alone; all else goes through iconv.
 */
#include <config.h>

#include "text/charset.h"

#include "base/error.h"
#include "text/encoding.h"
#include "text/mojibake.h"
#include "text/utf8.h"

#include <errno.h>
#include <string.h>

/* The code unit at S, if it is in ASCII; else 0. */
static char
get_ascii(const char *s, const struct encoding *encoding)
{
	size_t last = encoding->unit - 1;
	bool big_endian = encoding == &encoding_list[UTF_16BE] ||
			  encoding == &encoding_list[UTF_32BE];
	size_t low = big_endian ? last : 0;

	for (size_t i = 0; i <= last; i++)
		if (i != low && s[i])
			return 0;
	return s[low];
}

/* Line ends as editors count them: LF, CR LF, and CR alone. */
static uint64_t
count_lines(const char *s, size_t len, const struct encoding *encoding)
{
	size_t unit = encoding->unit;
	uint64_t n = 0;
	char before = 0;

	for (size_t i = 0; i + unit <= len; i += unit) {
		char c = get_ascii(s + i, encoding);

		n += c == '\r' || (c == '\n' && before != '\r');
		before = c;
	}
	return n;
}

static enum sumario_status
fail(struct sumario_error *error, const char *bytes, size_t offset,
     const struct encoding *encoding)
{
	error_set_at(error, SUMARIO_BAD_DATA, "bad-encoding",
		     N_("bytes that cannot be decoded"), offset);
	if (error)
		error->line = 1 + count_lines(bytes, offset, encoding);
	return SUMARIO_BAD_DATA;
}

enum sumario_status
charset_fail_utf8(struct sumario_error *error, const char *bytes, size_t offset)
{
	return fail(error, bytes, offset, &encoding_list[UTF_8]);
}

uint64_t
charset_count_lines(const char *bytes, size_t len)
{
	const char *end = bytes + len, *s = bytes;
	uint64_t n = 0;

	for (; s < end && (s = memchr(s, '\n', (size_t)(end - s))); s++)
		n++;
	for (s = bytes; s < end && (s = memchr(s, '\r', (size_t)(end - s)));
	     s++)
		n += s + 1 == end || s[1] != '\n';
	return n;
}

/* One decoding under way. */
struct decoder {
	const char *bytes;
	size_t len, at;
	size_t n_valid; /* bytes from the first on that are UTF-8, if known */
	const struct encoding *encoding;
	enum sumario_on_error on_error;
	struct bytes *store;
	struct charset_text *text;
	struct sumario_error *error;
};

static enum sumario_status
add(struct decoder *d, const char *bytes, size_t len)
{
	return bytes_add(d->store, bytes, len) ? SUMARIO_OK
					       : error_no_memory(d->error);
}

/* The N bytes at D->at cannot be decoded. */
static enum sumario_status
meet_ill_formed(struct decoder *d, size_t n)
{
	if (d->on_error == SUMARIO_ON_ERROR_FAIL) {
		fail(d->error, d->bytes, d->at, d->encoding);
		error_set_detail(d->error, d->encoding->name);
		return SUMARIO_BAD_DATA;
	}
	if (!d->text->n_replaced++)
		d->text->first_replaced = d->at;
	d->at += n;
	return add(d, UTF8_REPLACEMENT, strlen(UTF8_REPLACEMENT));
}

static enum sumario_status
decode_utf8(struct decoder *d)
{
	size_t n = d->n_valid ? d->n_valid - d->at
			      : utf8_valid_prefix(d->bytes + d->at,
						  d->len - d->at);
	enum sumario_status status;

	d->text->bytes = d->bytes + d->at;
	d->text->n_bytes = n;
	if (d->at + n == d->len)
		return SUMARIO_OK;
	do {
		status = add(d, d->bytes + d->at, n);
		d->at += n;
		if (!status && d->at < d->len)
			status = meet_ill_formed(
				d, utf8_ill_formed_length(d->bytes + d->at,
							  d->len - d->at));
		if (status)
			return status;
		n = utf8_valid_prefix(d->bytes + d->at, d->len - d->at);
	} while (d->at < d->len);
	d->text->bytes = d->store->items;
	d->text->n_bytes = d->store->n_items;
	return SUMARIO_OK;
}

/* Converts until a block is full, or the input ends or is ill-formed. */
static bool
convert_piece(struct decoder *d, iconv_t cd, bool *ill_formed)
{
	char out[4096], *p = (char *)(uintptr_t)(d->bytes + d->at), *q = out;
	size_t n_in = d->len - d->at, n_out = sizeof(out);

	*ill_formed = iconv(cd, (ICONV_CONST char **)&p, &n_in, &q, &n_out) ==
			      (size_t)-1 &&
		      errno != E2BIG;
	d->at = d->len - n_in;
	return !add(d, out, sizeof(out) - n_out);
}

static enum sumario_status
decode_by_iconv(struct decoder *d)
{
	iconv_t cd = encoding_open(d->encoding);
	enum sumario_status status = SUMARIO_OK;

	if (cd == (iconv_t)-1 && errno != EINVAL)
		return error_no_memory(d->error);
	if (cd == (iconv_t)-1) {
		error_set(d->error, SUMARIO_USAGE, "unknown-encoding",
			  N_("this system cannot decode the encoding"));
		error_set_detail(d->error, d->encoding->name);
		return SUMARIO_USAGE;
	}
	while (!status && d->at < d->len) {
		size_t n_left, unit = d->encoding->unit;
		bool ill_formed;

		if (!convert_piece(d, cd, &ill_formed))
			status = error_no_memory(d->error);
		n_left = d->len - d->at;
		if (!status && ill_formed)
			status = meet_ill_formed(d,
						 n_left < unit ? n_left : unit);
	}
	iconv_close(cd);
	d->text->bytes = d->store->items;
	d->text->n_bytes = d->store->n_items;
	return status;
}

/*
 * What bytes are that are not UTF-8 throughout.  A declaration is believed
 * unless the letters speak for an encoding that has them in other places;
 * ISO-8859-1 is read as browsers read it (WHATWG, "Encoding").
 */
static int
weigh(struct decoder *d, int declared)
{
	bool is_named = declared >= 0 && declared != UTF_8 &&
			declared != ASCII && encoding_list[declared].unit == 1;
	int guess;

	if (declared == UTF_8 && encoding_is_damaged_utf8(d->bytes, d->len))
		return UTF_8;
	guess = encoding_guess(d->bytes, d->len);
	if (is_named && guess >= 0 &&
	    (guess == UTF_8 || encoding_are_alike(guess, declared)))
		return declared == ISO_8859_1 ? WINDOWS_1252 : declared;
	d->text->guessed = guess != UTF_8;
	return guess;
}

/* What the encoding is if neither the user nor a mark says it. */
static int
detect(struct decoder *d, charset_declared_fn *declared)
{
	int chosen = encoding_find_utf16(d->bytes, d->len);

	d->text->guessed = chosen >= 0;
	if (chosen >= 0)
		return chosen;
	d->n_valid = utf8_valid_prefix(d->bytes, d->len);
	if (d->n_valid == d->len)
		return UTF_8;
	return weigh(d,
		     declared ? declared(d->bytes, d->len) : ENCODING_UNKNOWN);
}

/* The place of the encoding in the list; D->at passes the mark. */
static int
choose_encoding(struct decoder *d, const char *name,
		charset_declared_fn *declared)
{
	size_t len_mark;
	int mark = encoding_find_mark(d->bytes, d->len, &len_mark);
	int chosen = name ? encoding_find(name) : mark;

	if (!name && chosen < 0)
		chosen = detect(d, declared);
	if (chosen == UTF_16)
		chosen = mark == UTF_16BE || mark == UTF_16LE ? mark
			 : encoding_find_utf16(d->bytes, d->len) == UTF_16BE
				 ? UTF_16BE
				 : UTF_16LE;
	if (chosen == UTF_32)
		chosen = mark == UTF_32BE ? UTF_32BE : UTF_32LE;
	if (chosen == mark)
		d->at = len_mark;
	return chosen;
}

/* Tells of UTF-8 that was encoded twice, and mends it if that is wanted. */
static enum sumario_status
mend_double(struct decoder *d)
{
	struct charset_text *text = d->text;
	struct bytes mended = {0};

	text->n_double = mojibake_count(text->bytes, text->n_bytes);
	if (!text->n_double || d->on_error != SUMARIO_ON_ERROR_REPLACE)
		return SUMARIO_OK;
	if (!mojibake_mend(text->bytes, text->n_bytes, &mended)) {
		vector_release(&mended);
		return error_no_memory(d->error);
	}
	vector_release(d->store);
	*d->store = mended;
	text->bytes = mended.items;
	text->n_bytes = mended.n_items;
	return SUMARIO_OK;
}

enum sumario_status
charset_decode(const char *bytes, size_t len, const char *encoding,
	       charset_declared_fn *declared, enum sumario_on_error on_error,
	       struct bytes *store, struct charset_text *text,
	       struct sumario_error *error)
{
	struct decoder d = {.bytes = bytes ? bytes : "",
			    .len = len,
			    .on_error = on_error,
			    .store = store,
			    .text = text,
			    .error = error};
	enum sumario_status status;
	int chosen;

	*text = (struct charset_text){.first_replaced = SUMARIO_NOWHERE};
	store->n_items = 0;
	chosen = choose_encoding(&d, encoding, declared);
	if (chosen == ENCODING_NO_MEMORY)
		return error_no_memory(error);
	if (chosen == ENCODING_UNKNOWN) {
		error_set(error, SUMARIO_USAGE, "unknown-encoding",
			  N_("unknown encoding"));
		error_set_detail(error, encoding);
		return SUMARIO_USAGE;
	}
	d.encoding = &encoding_list[chosen];
	text->encoding = d.encoding->name;
	if (chosen != UTF_8)
		return decode_by_iconv(&d);
	status = decode_utf8(&d);
	return status ? status : mend_double(&d);
}

size_t
charset_whole_utf8(const char *bytes, size_t len)
{
	size_t begin = len;

	/* Back to the beginning of the last character, if it is cut off. */
	for (size_t n = 1; n < UTF8_MAX && n <= len; n++)
		if (((unsigned char)bytes[len - n] & 0xC0) != 0x80) {
			begin = len - n;
			break;
		}
	if (begin == len ||
	    utf8_length((unsigned char)bytes[begin]) <= len - begin)
		return len;
	return utf8_ill_formed_length(bytes + begin, len - begin) == len - begin
		       ? begin
		       : len;
}

size_t
charset_find_utf8(const char *bytes, size_t len)
{
	size_t n_mark, n = charset_whole_utf8(bytes, len);

	if (encoding_find_mark(bytes, len, &n_mark) == UTF_8)
		return n;
	if (n_mark || encoding_find_utf16(bytes, len) >= 0 ||
	    utf8_valid_prefix(bytes, n) < n)
		return 0;
	return encoding_find_high_byte(bytes, n) < n ? n : 0;
}

enum sumario_status
charset_decode_utf8(const char *bytes, size_t len,
		    enum sumario_on_error on_error, struct bytes *store,
		    struct charset_text *text, struct sumario_error *error)
{
	struct decoder d = {.bytes = bytes ? bytes : "",
			    .len = len,
			    .encoding = &encoding_list[UTF_8],
			    .on_error = on_error,
			    .store = store,
			    .text = text,
			    .error = error};

	*text = (struct charset_text){.first_replaced = SUMARIO_NOWHERE,
				      .encoding = encoding_list[UTF_8].name};
	store->n_items = 0;
	return decode_utf8(&d);
}
