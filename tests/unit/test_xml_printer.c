/* SPDX-License-Identifier: MIT */
/* What goes into XML comes out of an XML parser, byte for byte. */
#include <config.h>

#include "markup/xml_printer.h"

#include "../prop/random_text.h"
#include "append.h"
#include "expat_read.h"
#include "tap.h"
#include "text/utf8.h"

#include <stdlib.h>

#define N_RANDOM 20000
#define MAX_TEXT 400

static struct bytes written, text, attribute;

static void XMLCALL
start_element(void *user, const XML_Char *name, const XML_Char **attributes)
{
	(void)user;
	(void)name;
	append(&attribute, attributes[1], strlen(attributes[1]));
}

static void XMLCALL
character_data(void *user, const XML_Char *s, int len)
{
	(void)user;
	append(&text, s, (size_t)len);
}

/* S as text and as attribute of an element, in WRITTEN. */
static void
write_element(const char *s, size_t len)
{
	struct buffer out;
	size_t cut = len / 3;

	/* In two parts: what follows decides on a bracket before it. */
	while (cut && ((unsigned char)s[cut] & 0xC0) == 0x80)
		cut--;
	written.n_items = text.n_items = attribute.n_items = 0;
	append(&text, "", 0);
	append(&attribute, "", 0);
	buffer_init(&out, append, &written);
	buffer_puts(&out, "<a b=\"");
	xml_put_attribute(&out, s, len);
	buffer_puts(&out, "\">");
	xml_put_part(&out, s, cut, len);
	xml_put(&out, s + cut, len - cut);
	buffer_puts(&out, "</a>");
	if (buffer_finish(&out))
		abort();
}

static bool
comes_back(const char *s, size_t len)
{
	write_element(s, len);
	if (!expat_read(&written, start_element, NULL, character_data))
		return false;
	text.n_items = xml_restore(text.items, text.n_items);
	attribute.n_items = xml_restore(attribute.items, attribute.n_items);
	return text.n_items == len && attribute.n_items == len &&
	       !memcmp(text.items, s, len) && !memcmp(attribute.items, s, len);
}

/* Any code points but surrogates. */
static size_t
random_characters(char *s)
{
	size_t n = 0, n_characters = random_below(50);

	while (n_characters--) {
		uint32_t cp = random_below(random_below(2) ? 0x40 : 0x110000);

		n += utf8_put(cp >= 0xD800 && cp < 0xE000 ? 0xFFFF : cp, s + n);
	}
	return n;
}

static void
test_random(void)
{
	char s[MAX_TEXT];
	int n_nasty = 0, n_any = 0;

	for (int i = 0; i < N_RANDOM; i++) {
		size_t len = random_nasty(s, MAX_TEXT);

		n_nasty += !comes_back(s, len);
		len = random_characters(s);
		n_any += !comes_back(s, len);
	}
	ok(!n_nasty, "%d nasty texts come back", N_RANDOM);
	ok(!n_any, "%d random texts come back", N_RANDOM);
}

static void
is_written(const char *s, size_t len, const char *want)
{
	write_element(s, len);
	ok(!strcmp(strchr(written.items, '>') + 1, want), "%s", want);
}

static void
is_restored(const char *s, const char *want, size_t len)
{
	char copy[64];
	size_t n = strlen(s);

	memcpy(copy, s, n + 1);
	n = xml_restore(copy, n);
	ok(n == len && !memcmp(copy, want, n), "%s is restored", s);
}

static void
test_lines(void)
{
	static const char s[] = "a\r\nb\rc\n\r\n\r\r<";
	struct buffer out;
	struct xml_printer xml = {&out, {NULL}, 0, false};

	written.n_items = 0;
	buffer_init(&out, append, &written);
	xml_text_lines(&xml, s, sizeof(s) - 1);
	xml_text_lines(&xml, "\r", 1);
	xml_text_lines(&xml, "", 0);
	ok(!buffer_finish(&out) &&
		   !strcmp(written.items, "a\nb\nc\n\n\n\n&lt;\n"),
	   "every line end is one line feed");
}

static void
test_elements(void)
{
	static const char want[] =
		"<a b=\"1 &amp; &quot;2&quot;\" c=\"x7\"><d>\n</d>"
		"<e g=\"h\">&lt;</e>\n<f></f></a>\n";
	struct buffer out;
	struct xml_printer xml = {&out, {NULL}, 0, false};

	written.n_items = 0;
	buffer_init(&out, append, &written);
	xml_open(&xml, "a", "b", "1 & \"2\"", NULL);
	xml_attribute_open(&xml, "c");
	buffer_puts(&out, "x7");
	xml_attribute_close(&xml);
	xml_open_line(&xml, "d", NULL);
	xml_close(&xml);
	xml_element(&xml, "e", "<", "g", "h", NULL);
	xml_open(&xml, "f", NULL);
	xml_text(&xml, "", 0);
	xml_close(&xml);
	xml_close_line(&xml);
	ok(!buffer_finish(&out) && !strcmp(written.items, want) && !xml.depth,
	   "elements");
	if (strcmp(written.items, want) != 0)
		printf("# got: %s\n", written.items);
}

int
main(void)
{
	test_elements();
	is_written("a\0b", 3, "a⟦U+0000⟧b</a>");
	is_written("\x1B]]>", 4, "⟦U+001B⟧]]&gt;</a>");
	is_written("⟦U+0001⟧", 12, "⟦U+27E6⟧U+0001⟧</a>");
	is_written("⟦a⟧", 7, "⟦a⟧</a>");
	is_written("\xEF\xBF\xBE", 3, "⟦U+FFFE⟧</a>");
	is_written("a\r\"'", 4, "a&#13;\"'</a>");
	is_restored("⟦U+0000⟧", "\0", 1);
	is_restored("⟦U+27E6⟧U+0001⟧", "⟦U+0001⟧", 12);
	is_restored("⟦U+00001⟧", "\x01", 1);
	is_restored("⟦U+0041⟧", "⟦U+0041⟧", 12);
	is_restored("⟦U+001⟧", "⟦U+001⟧", 11);
	is_restored("⟦U+000a⟧", "⟦U+000a⟧", 12);
	is_restored("⟦U+0001", "⟦U+0001", 9);
	is_restored("⟦U+", "⟦U+", 5);
	test_lines();
	test_random();
	vector_release(&written);
	vector_release(&text);
	vector_release(&attribute);
	return done_testing();
}
