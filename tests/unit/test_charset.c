/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "text/charset.h"
#include "text/encoding.h"

#include "tap.h"
#include "text/utf8.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#define MAX_BYTES 1024

/* TEXT, in UTF-8, in ENCODING; returns the length. */
static size_t
encode(const char *encoding, const char *text, char out[MAX_BYTES])
{
	iconv_t cd = iconv_open(encoding, "UTF-8");
	char *p = (char *)(uintptr_t)text, *q = out;
	size_t n_in = strlen(text), n_out = MAX_BYTES;

	if (cd == (iconv_t)-1 ||
	    iconv(cd, (ICONV_CONST char **)&p, &n_in, &q, &n_out) == (size_t)-1)
		abort();
	iconv_close(cd);
	return (size_t)(q - out);
}

/* What came out of one decoding. */
struct decoded {
	struct bytes store;
	struct charset_text text;
	struct sumario_error error;
	enum sumario_status status;
};

static struct decoded
decode(const char *bytes, size_t len, const char *encoding, bool replace)
{
	struct decoded d = {.status = SUMARIO_OK};

	d.status = charset_decode(bytes, len, encoding, NULL,
				  replace ? SUMARIO_ON_ERROR_REPLACE
					  : SUMARIO_ON_ERROR_FAIL,
				  &d.store, &d.text, &d.error);
	return d;
}

static bool
is_text(const struct decoded *d, const char *text)
{
	return !d->status && d->text.n_bytes == strlen(text) &&
	       (!*text || !memcmp(d->text.bytes, text, strlen(text)));
}

static const char latin[] = "El año pasado llovió más en Cádiz.";
static const char wide[] = "Costó 3 € y un 😁.";

/* What iconv calls it, what is put in front, what is named, what is told. */
static const struct {
	const char *to, *mark, *named, *told;
	size_t n_mark;
	bool guessed;
} named[] = {
	{"UTF-8", "", NULL, "UTF-8", 0, false},
	{"UTF-8", "\xEF\xBB\xBF", NULL, "UTF-8", 3, false},
	{"UTF-8", "\xEF\xBB\xBF", "utf8", "UTF-8", 3, false},
	{"UTF-8", "", "Utf_8", "UTF-8", 0, false},
	{"UTF-16LE", "\xFF\xFE", NULL, "UTF-16LE", 2, false},
	{"UTF-16BE", "\xFE\xFF", NULL, "UTF-16BE", 2, false},
	{"UTF-32LE", "\xFF\xFE\0\0", NULL, "UTF-32LE", 4, false},
	{"UTF-32BE", "\0\0\xFE\xFF", NULL, "UTF-32BE", 4, false},
	{"UTF-16LE", "\xFF\xFE", "UTF-16", "UTF-16LE", 2, false},
	{"UTF-16BE", "\xFE\xFF", "UTF-16", "UTF-16BE", 2, false},
	{"UTF-16LE", "\xFF\xFE", "utf-16le", "UTF-16LE", 2, false},
	{"UTF-16LE", "", "UTF-16", "UTF-16LE", 0, false},
	{"UTF-16BE", "", "utf16", "UTF-16BE", 0, false},
	{"UTF-32BE", "\0\0\xFE\xFF", "UTF-32", "UTF-32BE", 4, false},
	{"UTF-32LE", "", "UTF-32", "UTF-32LE", 0, false},
	{"UTF-32BE", "", "utf32be", "UTF-32BE", 0, false},
	{"UTF-16LE", "", NULL, "UTF-16LE", 0, true}, /* by its NULs */
	{"UTF-16BE", "", NULL, "UTF-16BE", 0, true},
	{"CP1252", "", "cp1252", "windows-1252", 0, false},
	{"CP1252", "", "Windows-1252", "windows-1252", 0, false},
	{"ISO-8859-1", "", "LATIN1", "ISO-8859-1", 0, false},
	{"ISO-8859-1", "", "iso8859-1", "ISO-8859-1", 0, false},
	{"ISO-8859-15", "", "latin9", "ISO-8859-15", 0, false},
	{"MACINTOSH", "", "macroman", "MacRoman", 0, false},
	{"CP850", "", "ibm850", "CP850", 0, false},
	{"CP437", "", "CP437", "CP437", 0, false},
	{"CP1250", "", "cp1250", "windows-1250", 0, false},
};

static void
test_named(void)
{
	for (size_t i = 0; i < sizeof(named) / sizeof(*named); i++) {
		bool all = strstr(named[i].to, "UTF");
		/* windows-1250 and CP437 lack some letters of the other. */
		const char *text = all ? wide : "El año, ¿más té?";
		char bytes[MAX_BYTES + 4];
		struct decoded d;
		size_t n = named[i].n_mark;

		if (!strcmp(named[i].to, "CP1250"))
			text = "Más té";
		memcpy(bytes, named[i].mark, n);
		n += encode(named[i].to, text, bytes + n);
		d = decode(bytes, n, named[i].named, false);
		ok(is_text(&d, text), "%s, %zu bytes of mark, as %s",
		   named[i].to, named[i].n_mark,
		   named[i].named ? named[i].named : "what it is");
		ok(!d.status && !strcmp(d.text.encoding, named[i].told) &&
			   d.text.guessed == named[i].guessed &&
			   !d.text.n_replaced &&
			   d.text.first_replaced == SUMARIO_NOWHERE,
		   "is told as %s", named[i].told);
		vector_release(&d.store);
	}
}

/* Letters that are the same in ISO-8859-15 go to windows-1252. */
static const struct {
	const char *to, *text, *told;
} guesses[] = {
	{"CP1252", latin, "windows-1252"},
	{"CP1252", "«¿Qué pasó?», preguntó la señora Núñez.", "windows-1252"},
	{"CP1252", "Pagó 30 € por el “menú” – sin postre…", "windows-1252"},
	{"CP1252", "ESPAÑA: CONVOCATORIA DE LA 3.ª EDICIÓN", "windows-1252"},
	{"ISO-8859-1", latin, "windows-1252"},
	{"ISO-8859-15", "El kilo de café subió a 12 € en la región.",
	 "ISO-8859-15"},
	{"MACINTOSH", latin, "MacRoman"},
	{"MACINTOSH", "«¿Qué pasó?», preguntó la señora Núñez.", "MacRoman"},
	{"MACINTOSH", "La reunión duró más de lo que él quería…", "MacRoman"},
	{"CP1252", "Año\t1\r\nmes\t2\f", "windows-1252"},
	{"CP850", latin, "CP850"},
	{"CP850", "¿Quién llamó? Nadie contestó en la oficina.", "CP850"},
	{"CP850", "El niño pidió un pingüino a los Reyes.", "CP850"},
};

static void
test_guesses(void)
{
	for (size_t i = 0; i < sizeof(guesses) / sizeof(*guesses); i++) {
		char bytes[MAX_BYTES];
		size_t n = encode(guesses[i].to, guesses[i].text, bytes);
		struct decoded d = decode(bytes, n, NULL, false);

		ok(is_text(&d, guesses[i].text), "guess at %s: %.*s",
		   guesses[i].to, (int)strcspn(guesses[i].text, "\t"),
		   guesses[i].text);
		ok(!d.status && d.text.guessed &&
			   !strcmp(d.text.encoding, guesses[i].told),
		   "is %s, guessed: %s", guesses[i].told,
		   d.status ? "none" : d.text.encoding);
		vector_release(&d.store);
	}
}

static void
test_no_guess(void)
{
	static const struct {
		const char *name, *bytes;
		size_t len;
	} cases[] = {
		{"controls", "a\x01\xF1o\x02", 5},
		{"mostly UTF-8", "ni\xC3\xB1o, ma\xC3\xB1\x61na \xF1", 17},
		{"signs", "x \xB1\xB1 \xB1\xB1 \xD7\xF7", 10},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct decoded d = decode(cases[i].bytes, cases[i].len, NULL,
					  false);

		ok(d.status == SUMARIO_BAD_DATA &&
			   !strcmp(d.error.code, "bad-encoding"),
		   "%s: nothing is guessed", cases[i].name);
		vector_release(&d.store);
	}
}

static void
test_unknown(void)
{
	static const char *const names[] = {
		"",
		"klingon",
		"UTF-8//TRANSLIT",
		"UTF-7",
		"latin1//IGNORE",
		"ISO-2022-JP",
		"UTF-8 ",
		"UTF-16LE//TRANSLIT",
		"//",
		"UTF-",
		"SHIFT_JIS",
		"utf-88",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct decoded d = decode("hola", 4, names[i], true);

		ok(d.status == SUMARIO_USAGE &&
			   !strcmp(d.error.code, "unknown-encoding") &&
			   !strcmp(d.error.detail, names[i]),
		   "\"%s\" is refused", names[i]);
		vector_release(&d.store);
	}
}

/* OFFSET is of the first ill-formed part, N how many there are. */
static const struct {
	const char *encoding, *bytes;
	size_t len;
	uint64_t offset, n;
	const char *replaced;
} ill_formed[] = {
	{"UTF-8",
	 "ab\xFF"
	 "cd",
	 5, 2, 1, "ab\uFFFDcd"},
	{"UTF-8", "\x80", 1, 0, 1, "\uFFFD"},
	{"UTF-8", "\xFFsi", 3, 0, 1, "\uFFFDsi"},
	{"UTF-16LE", "a", 1, 0, 1, "\uFFFD"},
	{"UTF-8", "\xEF\xBB\xBFno\xC3", 6, 5, 1, "no\uFFFD"},
	{"UTF-8", "a\xF0\x9F\x98", 4, 1, 1, "a\uFFFD"},
	{"UTF-8", "a\xED\xA0\x80z", 5, 1, 3, "a\uFFFD\uFFFD\uFFFDz"},
	{"UTF-8", "\xC3\xB1\xC3(\xFF\xC3\xB1", 7, 2, 2, "ñ\uFFFD(\uFFFDñ"},
	{NULL, "\xC3\xB1\x61\xC3\xB1 \xE2\x82", 8, 6, 1, "ñañ \uFFFD"},
	{"US-ASCII", "a\xF1o", 3, 1, 1, "a\uFFFDo"},
	{"windows-1252", "a\x81\xF1\x9D", 4, 1, 2, "a\uFFFDñ\uFFFD"},
	{"UTF-16LE", "H\0o\0l", 5, 4, 1, "Ho\uFFFD"},
	{"UTF-16BE", "\0H\0o\0", 5, 4, 1, "Ho\uFFFD"},
	{"UTF-16LE", "a\0\x00\xD8z\0", 6, 2, 1, "a\uFFFDz"},
	{"UTF-16LE", "a\0\x00\xDCz\0", 6, 2, 1, "a\uFFFDz"},
	{"UTF-16LE", "a\0\x3D\xD8", 4, 2, 1, "a\uFFFD"},
	{"UTF-16BE", "\xD8\x3D\xDE\x00\xD8\x3D", 6, 4, 1, "😀\uFFFD"},
	{NULL, "\xFF\xFEs\0\x00\xDCi\0", 8, 4, 1, "s\uFFFDi"},
	{"UTF-32LE", "a\0\0\0\0\0\x11\0z\0\0\0", 12, 4, 1, "a\uFFFDz"},
	{"UTF-32BE", "\0\0\0a\0\0\xD8\0\0\0\0z", 12, 4, 1, "a\uFFFDz"},
	{"UTF-32LE", "a\0\0\0b\0", 6, 4, 1, "a\uFFFD"},
};

static void
test_lines(void)
{
	static const struct {
		const char *text;
		size_t len;
		uint64_t n;
	} cases[] = {{"", 0, 0},      {"a", 1, 0},	   {"\n", 1, 1},
		     {"\r", 1, 1},    {"\r\n", 2, 1},	   {"\n\r", 2, 2},
		     {"\r\r\n", 3, 2}, {"a\nb\r\nc\rd", 8, 3}, {"\v\f\0", 3, 0}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *text = cases[i].text;
		struct sumario_error error;

		ok(charset_count_lines(text, cases[i].len) == cases[i].n &&
			   charset_fail_utf8(&error, text, cases[i].len) ==
				   SUMARIO_BAD_DATA &&
			   error.line == cases[i].n + 1 &&
			   error.offset == cases[i].len,
		   "line ends: %d", (int)cases[i].n);
	}
}

static void
test_ill_formed(void)
{
	for (size_t i = 0; i < sizeof(ill_formed) / sizeof(*ill_formed); i++) {
		const char *bytes = ill_formed[i].bytes;
		const char *encoding = ill_formed[i].encoding;
		size_t len = ill_formed[i].len;
		struct decoded d = decode(bytes, len, encoding, false);

		if (!encoding)
			encoding = "unnamed";
		ok(d.status == SUMARIO_BAD_DATA &&
			   !strcmp(d.error.code, "bad-encoding") &&
			   d.error.offset == ill_formed[i].offset,
		   "%zu, %s: fails at %d: %d", i, encoding,
		   (int)ill_formed[i].offset, (int)d.error.offset);
		vector_release(&d.store);
		d = decode(bytes, len, ill_formed[i].encoding, true);
		ok(is_text(&d, ill_formed[i].replaced), "%zu, %s: becomes %s",
		   i, encoding, ill_formed[i].replaced);
		ok(d.text.n_replaced == ill_formed[i].n &&
			   d.text.first_replaced == ill_formed[i].offset,
		   "%zu, %s: %d replaced", i, encoding, (int)d.text.n_replaced);
		vector_release(&d.store);
	}
}

/* A text cut anywhere is decoded up to there. */
static void
test_truncated(void)
{
	static const char *const encodings[] = {"UTF-8", "UTF-16LE", "UTF-16BE",
						"UTF-32LE", "UTF-32BE"};

	for (size_t i = 0; i < sizeof(encodings) / sizeof(*encodings); i++) {
		char bytes[MAX_BYTES];
		size_t n = encode(encodings[i], wide, bytes);
		bool good = true, few = true;

		for (size_t len = 0; len <= n; len++) {
			struct decoded d = decode(bytes, len, encodings[i],
						  true);
			size_t kept = d.text.n_bytes - 3 * d.text.n_replaced;

			good &= !d.status && kept <= sizeof(wide) - 1 &&
				(!kept || !memcmp(d.text.bytes, wide, kept));
			/* Three bytes of two units of UTF-16 are two. */
			few &= d.text.n_replaced <= 2;
			vector_release(&d.store);
		}
		ok(good, "%s: each beginning is decoded", encodings[i]);
		ok(few, "%s: with a replacement or two at most", encodings[i]);
	}
}

static void
test_borrowed(void)
{
	static const char bytes[] = "\xEF\xBB\xBFmañana";
	struct decoded d = decode(bytes, sizeof(bytes) - 1, NULL, true);

	ok(d.text.bytes == bytes + 3 && d.text.n_bytes == 7,
	   "well-formed UTF-8 is not copied");
	vector_release(&d.store);
	d = decode("", 0, NULL, false);
	ok(!d.status && !d.text.n_bytes && !strcmp(d.text.encoding, "UTF-8") &&
		   !d.text.guessed,
	   "nothing is UTF-8");
	vector_release(&d.store);
	d = decode("", 0, "UTF-16", false);
	ok(!d.status && !d.text.n_bytes, "and UTF-16");
	vector_release(&d.store);
}

/* All bytes of Latin-1, a thousand times: longer than any piece. */
static void
test_long(void)
{
	static char bytes[256 * 1000];
	struct decoded d;
	bool same = true;
	size_t at = 0;

	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)i;
	d = decode(bytes, sizeof(bytes), "ISO-8859-1", false);
	ok(!d.status && d.text.n_bytes == 384 * 1000, "256,000 bytes");
	for (size_t i = 0; !d.status && i < sizeof(bytes); i++) {
		same &= utf8_get(d.text.bytes + at) == i % 256;
		at += utf8_length((unsigned char)d.text.bytes[at]);
	}
	ok(same, "each is its code point");
	vector_release(&d.store);
}

/* Whole characters at the beginning of the first part, and of any other. */
static const struct {
	const char *bytes;
	size_t len, first, other;
} parts[] = {
	{"", 0, 0, 0},
	{"solo letras", 11, 0, 11}, /* may be anything yet */
	{"a\xC3\xB1", 3, 3, 3},
	{"a\xC3\xB1\xC3", 4, 3, 3},
	{"a\xC3\xB1\xE2\x82", 5, 3, 3},
	{"\xC3\xB1\xF0\x9F\x98", 5, 2, 2},
	{"\xC3\xB1\xF0\x9F\x98\x81", 6, 6, 6},
	{"\xC3\xB1\x80", 3, 0, 3},     /* ill-formed, not cut off */
	{"\xC3\xB1\xED\xA0", 4, 0, 4}, /* no surrogate can come of it */
	{"a\xF1o", 3, 0, 3},	       /* another encoding */
	{"\xEF\xBB\xBF"
	 "sol",
	 6, 6, 6},
	{"\xEF\xBB\xBFsol\xC3", 7, 6, 6},
	{"\xFF\xFEs\0o\0", 6, 0, 6},
	{"s\0o\0l\0 \0y\0 \0m\0a\0r\0.\0 \0 \0", 24, 0, 24},
};

static void
test_parts(void)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		size_t first = charset_find_utf8(parts[i].bytes, parts[i].len);
		size_t other = charset_whole_utf8(parts[i].bytes, parts[i].len);

		ok(first == parts[i].first && other == parts[i].other,
		   "part %zu: %zu bytes at first, %zu later", i, first, other);
	}
}

static void
test_later_part(void)
{
	struct bytes store = {0};
	struct charset_text text;
	struct sumario_error error;

	ok(!charset_decode_utf8("\xEF\xBB\xBFsol", 6, SUMARIO_ON_ERROR_FAIL,
				&store, &text, NULL) &&
		   text.n_bytes == 6 && !strcmp(text.encoding, "UTF-8") &&
		   !text.guessed,
	   "a mark inside the text stays");
	ok(charset_decode_utf8("sol \xF1", 5, SUMARIO_ON_ERROR_FAIL, &store,
			       &text, &error) == SUMARIO_BAD_DATA &&
		   error.offset == 4,
	   "nothing is guessed");
	ok(!charset_decode_utf8("sol \xF1", 5, SUMARIO_ON_ERROR_REPLACE, &store,
				&text, NULL) &&
		   text.n_replaced == 1 && text.first_replaced == 4 &&
		   text.n_bytes == 7,
	   "it is replaced");
	vector_release(&store);
}

/* A guess looks where the first bytes beyond ASCII are. */
static void
test_late_guess(void)
{
	static char bytes[200000];
	struct decoded d;

	memset(bytes, 'a', sizeof(bytes));
	memcpy(bytes + sizeof(bytes) - 10, " Espa\x96 a. ", 10);
	memcpy(bytes + sizeof(bytes) - 20, " ni\x96o m\x87s", 9);
	d = decode(bytes, sizeof(bytes), NULL, false);
	ok(!d.status && d.text.guessed && !strcmp(d.text.encoding, "MacRoman"),
	   "letters behind much ASCII");
	vector_release(&d.store);
}

static int n_asked;
static int declaration;

static int
declare(const char *bytes, size_t len)
{
	(void)bytes;
	(void)len;
	n_asked++;
	return declaration;
}

/* A declaration counts for less than what the bytes say themselves. */
static void
test_declarations(void)
{
	static const struct {
		const char *bytes;
		const char *encoding; /* that the user names */
		int declared;
		const char *is;
		bool asked, guessed;
	} cases[] = {
		{"sol", NULL, CP850, "UTF-8", false, false},
		{"a\xC3\xB1o", NULL, CP850, "UTF-8", false, false},
		{"\xEF\xBB\xBF"
		 "a\xF1o",
		 "latin1", CP850, "ISO-8859-1", false, false},
		{"a\xF1o", "CP437", ISO_8859_15, "CP437", false, false},
		{"a\xF1o", NULL, ISO_8859_15, "ISO-8859-15", true, false},
		{"a\xF1o", NULL, ISO_8859_1, "windows-1252", true, false},
		{"a\xA4o", NULL, CP850, "CP850", true, false},
		{"a\xF1o m\xE1s, s\xED", NULL, CP850, "windows-1252", true,
		 true},
		{"a\xF1o m\xE1s", NULL, UTF_8, "windows-1252", true, true},
		{"a\xF1o m\xE1s", NULL, UTF_16LE, "windows-1252", true, true},
		{"a\xF1o m\xE1s", NULL, ASCII, "windows-1252", true, true},
		{"a\xF1o m\xE1s", NULL, ENCODING_UNKNOWN, "windows-1252", true,
		 true},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct bytes store = {0};
		struct charset_text text;

		n_asked = 0;
		declaration = cases[i].declared;
		charset_decode(cases[i].bytes, strlen(cases[i].bytes),
			       cases[i].encoding, declare,
			       SUMARIO_ON_ERROR_REPLACE, &store, &text, NULL);
		ok(!strcmp(text.encoding, cases[i].is) &&
			   text.guessed == cases[i].guessed &&
			   n_asked == cases[i].asked,
		   "declaration %zu: %s", i, text.encoding);
		vector_release(&store);
	}
}

/* The store is the caller's and may hold another text. */
static void
test_reuse(void)
{
	struct bytes store = {0};
	struct charset_text text;
	bool good = true;

	for (int i = 0; i < 3; i++) {
		good &= !charset_decode("a\xF1o", 3, "latin1", NULL,
					SUMARIO_ON_ERROR_FAIL, &store, &text,
					NULL) &&
			text.n_bytes == 4 && !memcmp(text.bytes, "año", 4);
		good &= charset_decode("a\xF1o", 3, "ASCII", NULL,
				       SUMARIO_ON_ERROR_FAIL, &store, &text,
				       NULL) == SUMARIO_BAD_DATA;
	}
	ok(good, "the store can be used again, also after a failure");
	vector_release(&store);
}

int
main(void)
{
	test_named();
	test_guesses();
	test_no_guess();
	test_declarations();
	test_unknown();
	test_lines();
	test_ill_formed();
	test_truncated();
	test_borrowed();
	test_parts();
	test_later_part();
	test_late_guess();
	test_long();
	test_reuse();
	return done_testing();
}
