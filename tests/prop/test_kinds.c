/* SPDX-License-Identifier: MIT */
/*
 * No letter of text in pages or of a mail is lost: each is in the text that is
 * extracted, which segments and gaps are, or counted as left out.  A mail says
 * the same whatever code it is sent in.
 */
#include <config.h>

#include "sumario.h"

#include "../unit/tap.h"
#include "base/bytes.h"
#include "random_text.h"
#include "text/unicode.h"

#include <stdio.h>

#define N_TEXTS 3000
#define MAX_TEXT 1200

static struct sumario_document *doc;

/* Lines of pages; the feeds end some. */
static const char *const page_pieces[] = {
	"El río baja hoy muy crecido y nadie sale de la\n",
	"villa.\n",
	"casa de la ribera      que está cerrada desde\n",
	"orilla que está        donde nadie vive ahora\n",
	"del río. La casa       y no hay luz. El agua\n",
	"y la presa, que        llega hasta la puerta\n",
	"\n",
	"\f",
	"\n\f",
	"EL FARO DE VEGA      #\n",
	"                 - # -\n",
	"Página # de 9\n",
	"#\n",
	"\xC2\xA0\n",
	"trans-\n",
	"porte.\r\n",
};

/* Lines of the body of a mail. */
static const char *const mail_pieces[] = {
	"Hola, Luis:\n",	"\n",
	"El río baja hoy.\n",	"> ¿Vienes mañana a\n",
	"> la plaza?\n",	">> Antes dijiste\n",
	">\n",			"> > que no.\n",
	"-- \n",		"--\n",
	"Ana Ruiz\n",		"El lunes, Ana escribió:\n",
	"uno\tdos = tres\n",	"línea que sigue \n",
	">From ayer\n",		"\xE2\x80\xA2 uno\r\n",
};

/* Pieces by chance; "#" is the number of the page. */
static size_t
make_text(char *s, const char *const *pieces, size_t n_pieces)
{
	size_t n = 0;
	unsigned page = 1;

	while (random_below(60)) {
		const char *piece = pieces[random_below((uint32_t)n_pieces)];
		char line[100];
		size_t k = 0;

		for (; *piece; piece++) {
			page += *piece == '\f';
			if (*piece == '#')
				k += (size_t)snprintf(line + k, 12, "%u", page);
			else
				line[k++] = *piece;
		}
		if (n + k > MAX_TEXT)
			break;
		memcpy(s + n, line, k);
		n += k;
	}
	return n;
}

/* Letters and digits of S, which is well-formed. */
static uint64_t
count_letters(const char *s, size_t len)
{
	uint64_t n = 0;

	for (size_t i = 0; i < len; i += utf8_length((unsigned char)s[i]))
		n += (unicode_class_at(s + i) &
		      (UNICODE_ALPHA | UNICODE_DIGIT)) != 0;
	return n;
}

static bool
append(void *user, const char *s, size_t len)
{
	return bytes_add(user, s, len);
}

/* The letters of document.text, as the JSON has it: all of them as they are. */
static uint64_t
count_read(void)
{
	struct sumario_output output;
	struct bytes json = {0};
	const char *begin, *end;
	uint64_t n = 0;

	sumario_output_init(&output);
	output.format = SUMARIO_JSONL;
	output.with_text = true;
	if (!sumario_document_write(doc, &output, append, &json) &&
	    bytes_terminate(&json) &&
	    (begin = strstr(json.items, "\"text\":\""))) {
		begin += strlen("\"text\":\"");
		for (end = begin; *end != '"'; end++)
			if (*end == '\\') { /* "\n": its letter is none */
				n--;
				end++;
			}
		n += count_letters(begin, (size_t)(end - begin));
	}
	vector_release(&json);
	return n;
}

static bool
read_text(enum sumario_input kind, const char *s, size_t len)
{
	struct sumario_options options;

	sumario_options_init(&options);
	options.input = kind;
	return !sumario_document_read(doc, &options, s, len, NULL);
}

static void
test_pages(void)
{
	char s[MAX_TEXT + 100];
	int n_bad = 0;
	uint64_t n_left_out = 0;

	for (int i = 0; i < N_TEXTS; i++) {
		size_t len = make_text(s, page_pieces, 16);
		struct sumario_info info;
		uint64_t letters = count_letters(s, len), found;

		n_bad += !read_text(SUMARIO_INPUT_PAGED, s, len);
		sumario_document_get_info(doc, &info);
		found = count_read();
		/* What is left out may have dashes, which are no letters. */
		n_bad += found > letters ||
			 found + info.n_chars_left_out < letters ||
			 (!info.n_lines_left_out && found != letters);
		n_left_out += info.n_lines_left_out;
	}
	ok(n_bad == 0, "%d texts in pages have all their letters", N_TEXTS);
	ok(n_left_out > N_TEXTS, "of %llu lines that are left out",
	   (unsigned long long)n_left_out);
}

/* -- Mails --------------------------------------------------------------- */

static void
add_base64(struct bytes *out, const char *s, size_t len)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz"
				     "0123456789+/";

	for (size_t i = 0; i < len; i += 3) {
		unsigned value = 0;

		for (size_t k = 0; k < 3; k++)
			value = value << 8 |
				(i + k < len ? (unsigned char)s[i + k] : 0);
		for (int k = 3; k >= 0; k--)
			bytes_add_char(out, i + (size_t)(3 - k) > len
						    ? '='
						    : digits[value >> 6 * k &
							     63]);
		if (i % 57 == 54)
			bytes_add_char(out, '\n');
	}
}

static void
add_quoted(struct bytes *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		char code[4];

		if (s[i] == '\n' || (s[i] >= ' ' && s[i] < 127 && s[i] != '=' &&
				     random_below(5))) {
			bytes_add_char(out, s[i]);
			continue;
		}
		snprintf(code, sizeof(code), "=%02X", (unsigned char)s[i]);
		bytes_add_string(out, code);
		if (!random_below(9))
			bytes_add_string(out, "=\n");
	}
}

/* The mail of the body S in one of three codes. */
static void
make_mail(struct bytes *mail, int code, const char *s, size_t len)
{
	static const char *const codes[] = {"8bit", "base64",
					    "quoted-printable"};

	mail->n_items = 0;
	bytes_add_string(mail, "MIME-Version: 1.0\nContent-Type: text/plain; "
			       "charset=utf-8\n"
			       "Content-Transfer-Encoding: ");
	bytes_add_string(mail, codes[code]);
	bytes_add_string(mail, "\n\n");
	if (code == 0)
		bytes_add(mail, s, len);
	else if (code == 1)
		add_base64(mail, s, len);
	else
		add_quoted(mail, s, len);
}

static void
test_mails(void)
{
	char s[MAX_TEXT + 100];
	struct bytes mail = {0};
	int n_bad = 0, n_quotes = 0;

	for (int i = 0; i < N_TEXTS; i++) {
		size_t len = make_text(s, mail_pieces, 16);
		uint64_t letters = count_letters(s, len);
		struct sumario_segment segment;

		for (int code = 0; code < 3; code++) {
			make_mail(&mail, code, s, len);
			n_bad += !read_text(SUMARIO_INPUT_MAIL, mail.items,
					    mail.n_items) ||
				 count_read() != letters;
		}
		for (uint32_t k = 0;
		     sumario_document_get_segment(doc, k, &segment); k++)
			n_quotes += segment.kind == SUMARIO_QUOTE;
	}
	vector_release(&mail);
	ok(n_bad == 0, "%d mails have all their letters, in three codes",
	   N_TEXTS);
	ok(n_quotes > N_TEXTS, "%d segments are quoted", n_quotes);
}

int
main(void)
{
	doc = sumario_document_new();
	if (!doc)
		return 99;
	test_pages();
	test_mails();
	sumario_document_free(doc);
	return done_testing();
}
