/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "read/front_matter.h"

#include "tap.h"

#include <string.h>

static const struct {
	const char *text;
	size_t n;
} lengths[] = {
	{"", 0},
	{"---", 0},
	{"---\n---\n", 8},
	{"---\na: b\n---\nTexto", 13},
	{"---\na: b\n---", 12},
	{"---\r\na: b\r\n---\r\nTexto", 16},
	{"--- \na: b\n...  \nTexto", 16},
	{"+++\na = 'b'\n+++\n", 16},
	{"+++\na = 'b'\n---\n", 0},
	{"---\na: b\n+++\n", 0},
	{"---\n\nTexto\n\n---\n", 0}, /* a rule */
	{"\n---\na: b\n---\n", 0},
	{"----\na: b\n----\n", 0},
	{"---\na: b\nTexto\n", 0},
};

static const struct {
	const char *text, *title, *author, *date, *language, *url;
} cases[] = {
	{"---\ntitle: El agua\n---\n", "El agua", NULL, NULL, NULL, NULL},
	{"---\nTitle:   \"El \\\"agua\\\": hoy\" # nota\nlang: 'es'\n---\n",
	 "El \"agua\": hoy", NULL, NULL, "es", NULL},
	{"---\ntitle: 'L''aigua'\nurl: https://a.example/b#c\n---\n", "L'aigua",
	 NULL, NULL, NULL, "https://a.example/b#c"},
	{"---\ntitle: Agua # no\ndate: 2026-03-04T10:00:00Z\n---\n", "Agua",
	 NULL, "2026-03-04T10:00:00Z", NULL, NULL},
	{"---\ntitle: Una línea\n  y otra\nauthor: Ana\n---\n",
	 "Una línea y otra", "Ana", NULL, NULL, NULL},
	{"---\ntitle: >-\n  Una línea\n  y otra\ndate: hoy\n---\n",
	 "Una línea y otra", NULL, "hoy", NULL, NULL},
	{"---\nauthor: [Ana, \"Gil, Luis\", ]\n---\n", NULL, "Ana, Gil, Luis",
	 NULL, NULL, NULL},
	{"---\nauthors:\n  - Ana\n  - 'Luis'\n---\n", NULL, "Ana, Luis", NULL,
	 NULL, NULL},
	{"---\nauthors:\n- Ana\n- Luis\ntitle: X\n---\n", "X", "Ana, Luis",
	 NULL, NULL, NULL},
	{"---\nauthor: {name: Ana}\nseo:\n  title: No\n---\n", NULL, NULL, NULL,
	 NULL, NULL},
	{"---\ntitle: null\ndate: ~\nlang:\nurl: \"\"\n---\n", NULL, NULL, NULL,
	 NULL, NULL},
	{"---\ntitle: Uno\ntitle: Dos\n# date: no\n---\n", "Uno", NULL, NULL,
	 NULL, NULL},
	{"+++\ntitle = \"El agua\" # sí\ndate = 2026-03-04\n"
	 "authors = ['Ana', 'Luis']\n[params]\nlang = 'es'\n+++\n",
	 "El agua", "Ana, Luis", "2026-03-04", NULL, NULL},
	{"---\ntitle: \"sin fin\n---\n", "sin fin", NULL, NULL, NULL, NULL},
	{"---\ntitle: [\n---\n", NULL, NULL, NULL, NULL, NULL},
	{"---\n:\n: :\ntitle:\n---\n", NULL, NULL, NULL, NULL, NULL},
};

static bool
same(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

int
main(void)
{
	for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++)
		ok(front_matter_length(lengths[i].text,
				       strlen(lengths[i].text)) == lengths[i].n,
		   "length %zu", i);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct article doc = {0};
		const struct metadata *metadata = &doc.metadata;

		ok(front_matter_read(&doc, cases[i].text,
				     strlen(cases[i].text)) &&
			   same(doc.title, cases[i].title) &&
			   same(metadata->author, cases[i].author) &&
			   same(metadata->date, cases[i].date) &&
			   same(metadata->language, cases[i].language) &&
			   same(metadata->url, cases[i].url),
		   "case %zu: %s", i, doc.title ? doc.title : "no title");
		article_release(&doc);
	}
	return done_testing();
}
