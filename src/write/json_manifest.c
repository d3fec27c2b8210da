/* SPDX-License-Identifier: MIT */
/*
 * A manifest with its targets: every byte of it is as it came but for the
 * values of "target" and "state", whose places are known.
 */
#include <config.h>

#include "bitext/manifest.h"
#include "markup/json_printer.h"
#include "write/writer.h"

static void
put_value(struct buffer *out, const struct target *target, bool state)
{
	struct json_printer json = {out, false, 0, true};

	if (state)
		json_string(&json, NULL, target_state_name(target->state));
	else if (target->text.s) /* it may be one that is not approved of */
		json_bytes(&json, NULL, target->text.s, target->text.len);
	else
		json_null(&json, NULL);
}

static void
merge_document(const struct writing *writing)
{
	const struct manifest *manifest = writing->manifest;
	size_t at = 0;

	for (size_t i = 0; i < manifest->values.n_items; i++) {
		const struct manifest_value *value = &manifest->values.items[i];

		buffer_put(writing->out, manifest->bytes.s + at,
			   value->begin - at);
		put_value(writing->out,
			  &writing->doc->targets.items[value->segment],
			  value->is_state);
		at = value->end;
	}
	buffer_put(writing->out, manifest->bytes.s + at,
		   manifest->bytes.len - at);
}

const struct writer writer_merge_json = {
	.document = merge_document,
};
