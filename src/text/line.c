/* SPDX-License-Identifier: MIT */
/*
 * Text on one line.
 * Only control characters need a look, and those are found many bytes at a
 * time.  The pictures are those of the Unicode block Control Pictures.
 */
#include <config.h>

#include "text/line.h"

#include "text/scan.h"
#include "text/unicode.h"

static void
put_picture(struct buffer *out, uint32_t cp)
{
	char picture[UTF8_MAX];
	uint32_t shown = cp < 0x20 ? 0x2400 + cp : cp == 0x7F ? 0x2421 : 0xFFFD;

	buffer_put(out, picture, utf8_put(shown, picture));
}

void
line_put(struct buffer *out, const char *s, size_t len, bool show)
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
