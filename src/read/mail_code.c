/* SPDX-License-Identifier: MIT */
/*
 * The transfer encodings of mail.
 * Both codes are read leniently, as RFC 2045 asks of readers: what cannot be
 * read is passed over in base64 and stays as it is in quoted-printable, and
 * blanks at the end of a line, which were added on the way, do not count.
 */
#include <config.h>

#include "read/mail_code.h"

#include "base/ascii.h"

#include <string.h>

bool
mail_code_add_base64(const char *s, size_t len, struct bytes *out)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz"
				     "0123456789+/";
	unsigned value = 0, n_bits = 0;

	for (size_t i = 0; i < len; i++) {
		const char *digit = s[i] ? strchr(digits, s[i]) : NULL;

		if (!digit)
			continue;
		value = (value << 6 | (unsigned)(digit - digits)) & 0xFFFF;
		n_bits += 6;
		if (n_bits < 8)
			continue;
		n_bits -= 8;
		if (!bytes_add_char(out, (char)(value >> n_bits)))
			return false;
	}
	return true;
}

/* How many bytes the end of a line at S has, with blanks before it; 0: none. */
static size_t
line_end_length(const char *s, size_t len)
{
	size_t i = 0;

	while (i < len && ascii_is_blank(s[i]))
		i++;
	if (i < len && s[i] == '\r')
		i++;
	if (i < len && s[i] == '\n')
		return i + 1;
	return i && s[i - 1] == '\r' ? i : 0;
}

bool
mail_code_add_quoted(const char *s, size_t len, bool in_header,
		     struct bytes *out)
{
	for (size_t i = 0, n; i < len; i += n) {
		char c = s[i];
		int high, low;

		n = 1;
		if (c == '=' && i + 2 < len &&
		    (high = ascii_hex_digit(s[i + 1])) >= 0 &&
		    (low = ascii_hex_digit(s[i + 2])) >= 0) {
			c = (char)(high * 16 + low);
			n = 3;
		} else if (c == '=' && !in_header) {
			n = 1 + line_end_length(s + i + 1, len - i - 1);
			if (n > 1) /* the line goes on */
				continue;
		} else if (c == '_' && in_header) {
			c = ' ';
		}
		if (!bytes_add_char(out, c))
			return false;
	}
	return true;
}
