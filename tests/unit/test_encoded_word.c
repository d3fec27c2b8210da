/* SPDX-License-Identifier: MIT */
#include <config.h>

#include "read/encoded_word.h"

#include "tap.h"

#include <string.h>

static const struct {
	const char *in, *out;
} cases[] = {
	{"", ""},
	{"Agua", "Agua"},
	{"=?UTF-8?Q?a=C3=B1o?=", "año"},
	{"=?utf-8?q?El_a=c3=b1o?=", "El año"},
	{"=?ISO-8859-1?Q?a=F1o?= nuevo", "año nuevo"},
	{"el =?windows-1252?Q?=93r=EDo=94?=", "el “río”"},
	{"=?UTF-8?B?RWwgYcOxbw==?=", "El año"},
	{"=?UTF-8?B?RWwgYcOxbw?=", "El año"},
	{"=?UTF-8*es?Q?a=C3=B1o?=", "año"},
	/* Section 8: blanks between two are none. */
	{"=?UTF-8?Q?a?= =?UTF-8?Q?b?=", "ab"},
	{"=?UTF-8?Q?a?= \t =?UTF-8?Q?_b?=", "a b"},
	{"=?UTF-8?Q?a?= y =?UTF-8?Q?b?=", "a y b"},
	{"=?UTF-8?Q?=FF?=", "\uFFFD"},
	{"=?UTF-8?Q?" "?=", ""},
	{"=?UTF-8?Q?a=?=", "a="},
	{"=?UTF-8?Q?a=4?=", "a=4"},
	/* What is none stays. */
	{"=?nada?Q?a?=", "=?nada?Q?a?="},
	{"=?UTF-8?Q?a?= =?nada?Q?b?=", "a =?nada?Q?b?="},
	{"=?UTF-8?X?a?=", "=?UTF-8?X?a?="},
	{"=?UTF-8?Q?a", "=?UTF-8?Q?a"},
	{"=?UTF-8?Q?a?", "=?UTF-8?Q?a?"},
	{"=?", "=?"},
	{"=??Q?a?=", "=??Q?a?="},
	{"a = b ?", "a = b ?"},
};

int
main(void)
{
	struct bytes out = {0};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		size_t n = strlen(cases[i].out);

		out.n_items = 0;
		ok(encoded_word_decode(cases[i].in, strlen(cases[i].in),
				       &out) &&
			   out.n_items == n &&
			   !memcmp(out.items ? out.items : "", cases[i].out,
				   n),
		   "%s is %.*s", cases[i].in, (int)out.n_items,
		   out.items ? out.items : "");
	}
	vector_release(&out);
	return done_testing();
}
