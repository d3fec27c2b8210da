/* SPDX-License-Identifier: MIT */
/*
 * Any bytes are a translation, or a manifest.  The first byte says which; the
 * other file is one that is right.  The oracle: what is merged is an article
 * whose JSON is a manifest again, and which is the same article if it is
 * merged with itself.
 *
 * With libFuzzer it is a target (make fuzz); without, main() replays the files
 * named, which make check does with the corpus.
 */
#include <config.h>

#include "replay.h"
#include "sumario.h"

#include "base/vector.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

VECTOR_TYPE(bytes, char);

static const char article[] = "El puente\n\n"
			      "Costó 12.500 euros. Lo pagó la UE.\n"
			      "Lo pagó la UE. ¿Y ahora?\n";
static const char translation[] = "id\tsource\ttarget\n"
				  "s1\tEl puente\tThe bridge\n";

static bool
append(void *user, const char *s, size_t len)
{
	struct bytes *bytes = user;

	demand(vector_add_room(bytes, len), "memory");
	if (len)
		memcpy(bytes->items + bytes->n_items, s, len);
	bytes->n_items += len;
	return true;
}

static bool
see(void *user, const struct sumario_finding *finding)
{
	size_t *n = user;

	demand(finding->code && finding->message && finding->id, "finding");
	*n += finding->n_source + finding->n_target;
	return true;
}

static void
make_manifest(struct bytes *manifest)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	struct sumario_output output;

	sumario_options_init(&options);
	sumario_output_init(&output);
	output.format = SUMARIO_JSONL;
	demand(doc && !sumario_document_read(doc, &options, article,
					     strlen(article), NULL),
	       "article");
	demand(!sumario_document_write(doc, &output, append, manifest),
	       "manifest");
	sumario_document_free(doc);
}

static bool
write_as(const struct sumario_bitext *bitext, enum sumario_format format,
	 struct bytes *to)
{
	struct sumario_output output;

	sumario_output_init(&output);
	output.format = format;
	output.bilingual = true;
	to->n_items = 0;
	return !sumario_bitext_write(bitext, &output, append, to, NULL);
}

/* A new bitext of both, or NULL if they are refused. */
static struct sumario_bitext *
merge(const char *manifest, size_t n_manifest, const char *target,
      size_t n_target)
{
	struct sumario_bitext *bitext = sumario_bitext_new();
	struct sumario_error error;
	size_t n = 0;
	bool good;

	demand(bitext != NULL, "memory");
	good = !sumario_bitext_read_manifest(bitext, manifest, n_manifest,
					     &error) &&
	       !sumario_bitext_read_target(bitext, target, n_target, &error);
	sumario_bitext_list_unpaired(bitext, see, &n);
	if (good) {
		demand(!sumario_bitext_check(bitext, translation,
					     strlen(translation), see, &n,
					     &error),
		       "check");
		return bitext;
	}
	sumario_bitext_free(bitext);
	return NULL;
}

static void
try(const char *manifest, size_t n_manifest, const char *target,
    size_t n_target)
{
	struct sumario_bitext *bitext = merge(manifest, n_manifest, target,
					      n_target);
	struct sumario_bitext *again;
	struct bytes text = {0}, json = {0}, other = {0};
	bool whole;

	if (!bitext)
		return;
	whole = write_as(bitext, SUMARIO_TEXT, &text);
	demand(write_as(bitext, SUMARIO_BULLETS, &other) &&
		       write_as(bitext, SUMARIO_MARKDOWN, &other) &&
		       write_as(bitext, SUMARIO_TSV, &other) &&
		       write_as(bitext, SUMARIO_TMX, &other) &&
		       write_as(bitext, SUMARIO_JSON, &json),
	       "cannot be written");
	again = merge(json.items, json.n_items, json.items, json.n_items);
	demand(again != NULL, "the merged manifest is refused");
	demand(write_as(again, SUMARIO_TEXT, &other) == whole &&
		       (!whole ||
			(other.n_items == text.n_items &&
			 (!text.n_items ||
			  !memcmp(other.items, text.items, text.n_items)))),
	       "another article");
	sumario_bitext_free(again);
	sumario_bitext_free(bitext);
	vector_release(&text);
	vector_release(&json);
	vector_release(&other);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct bytes manifest;

	if (!manifest.n_items)
		make_manifest(&manifest);
	if (!size)
		return 0;
	if (data[0] == '1')
		try((const char *)data + 1, size - 1, translation,
		    strlen(translation));
	else
		try(manifest.items, manifest.n_items, (const char *)data + 1,
		    size - 1);
	return 0;
}
