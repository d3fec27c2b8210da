/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "text/language_tag.h"

#include "tap.h"

static const char *const good[] = {
	"es",
	"ES",
	"und",
	"es-MX",
	"es-419",
	"zh-Hant-TW",
	"abcdefgh",
	"es-abcdefgh",
	"es-x-a-1",
	"de-CH-1901",
	"sl-rozaj-biske",
};

static const char *const bad[] = {
	"",	 "e",	   "abcdefghi",	   "es-",	"-es",	"es--MX",
	"es_MX", "es-MX-", "es-abcdefghi", "e1",	"12",	"es MX",
	" es",	 "es ",	   "español",	   "x-klingon", "es-ñ", "es.UTF-8",
	"*",
};

int
main(void)
{
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		ok(language_tag_is_valid(good[i]), "\"%s\" is one", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ok(!language_tag_is_valid(bad[i]), "\"%s\" is none", bad[i]);
	ok(language_tag_is_same("es", "ES-mx") &&
		   language_tag_is_same("es-ES", "es-419"),
	   "the first subtag counts, in either case");
	ok(!language_tag_is_same("es", "est") &&
		   !language_tag_is_same("es", "eu"),
	   "other languages");
	return done_testing();
}
