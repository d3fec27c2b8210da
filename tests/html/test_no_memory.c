/* SPDX-License-Identifier: MIT */
/*
 * Reading a page when each allocation fails in turn: it is told, and nothing is
 * lost.
 */
#include <config.h>

#include "sumario.h"
#include "unit/failing_memory.h"
#include "unit/tap.h"

#include <string.h>

#ifndef SKIPPED

static const char page[] =
	"<html lang=es><head><title>Obras en el puente</title>"
	"<meta name=author content=Ana>"
	"<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
	"\"headline\":\"Obras\",\"author\":[{\"name\":\"Ana\"}]}</script>"
	"</head><body><nav><a href=/>Portada</a></nav><article>"
	"<h1>Obras en el puente viejo</h1>"
	"<p class=a>El puente viejo se cierra desde hoy por las obras.</p>"
	"<ul><li>Tres meses.<li>Dos carriles.</ul>"
	"<table><tr><td>a<td>b<tr><td>c<td>d</table></article></body></html>";

static enum sumario_status
run(size_t *n)
{
	struct sumario_options options;
	struct sumario_document *doc = sumario_document_new();
	struct sumario_segment segment;
	enum sumario_status status = SUMARIO_NO_MEMORY;

	sumario_options_init(&options);
	options.input = SUMARIO_INPUT_HTML;
	if (doc)
		status = sumario_document_read(doc, &options, page,
					       strlen(page), NULL);
	*n = 0;
	while (!status &&
	       sumario_document_get_segment(doc, (uint32_t)*n, &segment))
		++*n;
	sumario_document_free(doc);
	return status;
}

static void
test(const char *name)
{
	bool told = true, freed = true, finished = false;
	size_t n_expected, n_segments;
	unsigned n = 0;

	ok(!run(&n_expected) && n_expected == 8, "%s: %zu segments", name,
	   n_expected);
	while (!finished && ++n < 3000) {
		long n_before = n_living;
		enum sumario_status status;

		failed = false;
		countdown = n;
		status = run(&n_segments);
		countdown = 0;
		finished = !failed;
		freed &= n_living == n_before;
		told &= status == SUMARIO_NO_MEMORY ||
			(!status && n_segments == n_expected);
	}
	ok(finished && n > 20, "%s: %u allocations", name, n);
	ok(told, "%s: each is told, or makes no difference", name);
	ok(freed, "%s: nothing is lost", name);
}

int
main(void)
{
	test("one fails");
	for_good = true;
	test("all fail from one on");
	return done_testing();
}

#endif
