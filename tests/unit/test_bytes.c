/* SPDX-License-Identifier: MIT */
/* Strings that grow. */
#include <config.h>

#include "base/bytes.h"
#include "tap.h"

int
main(void)
{
	struct bytes bytes = {0};

	ok(bytes_add(&bytes, NULL, 0) && !bytes.n_items, "nothing is added");
	ok(bytes_terminate(&bytes) && !bytes.n_items && !*bytes.items,
	   "an empty string of C");
	ok(bytes_add_string(&bytes, "Hoy") && bytes_add_char(&bytes, ' ') &&
		   bytes_add(&bytes, "llueve", 2) && bytes_terminate(&bytes) &&
		   !strcmp(bytes.items, "Hoy ll") && bytes.n_items == 6,
	   "pieces are added");
	for (int i = 0; i < 10000; i++)
		bytes_add_char(&bytes, (char)('a' + i % 26));
	ok(bytes.n_items == 10006 && bytes.items[6] == 'a' &&
		   bytes.items[10005] == 'a' + 9999 % 26,
	   "many are added");
	vector_release(&bytes);
	ok(!bytes.items && !bytes.n_items, "released");
	return done_testing();
}
