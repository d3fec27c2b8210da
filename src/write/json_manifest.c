/* SPDX-License-Identifier: MIT */
/*
 * A manifest with its targets: every byte of it is as it came but for the
 * values of "target", "state" and "notes", whose places are known.
 */
#include <config.h>

#include "base/ascii.h"
#include "bitext/manifest.h"
#include "markup/json_printer.h"
#include "write/writer.h"

/* Why a target is no translation yet is a note. */
static void
put_notes(struct json_printer *json, const struct target *target)
{
	json_open(json, NULL, '[');
	if (target->doubt) {
		json_open(json, NULL, '{');
		json_string(json, "category", "doubt");
		json_string(json, "text", target->doubt);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void
put_value(struct buffer *out, const struct target *target,
	  enum manifest_member member)
{
	struct json_printer json = {out, false, 0, true};

	if (member == MANIFEST_STATE)
		json_string(&json, NULL, target_state_name(target->state));
	else if (member == MANIFEST_NOTES)
		put_notes(&json, target);
	else if (target->text.s) /* it may be one that is not approved of */
		json_bytes(&json, NULL, target->text.s, target->text.len);
	else
		json_null(&json, NULL);
}

/* How the bytes of the manifest are written. */
typedef void put_fn(struct buffer *out, const char *s, size_t len);

static void
put_manifest(const struct writing *writing, put_fn *put)
{
	const struct manifest *manifest = writing->manifest;
	size_t at = 0;

	for (size_t i = 0; i < manifest->values.n_items; i++) {
		const struct manifest_value *value = &manifest->values.items[i];
		const struct target *target =
			&writing->doc->translation->targets
				 .items[value->segment];

		/* Nothing came back for it. */
		if (value->member == MANIFEST_NOTES &&
		    target->returned == TARGET_NONE)
			continue;
		put(writing->out, manifest->bytes.s + at, value->begin - at);
		put_value(writing->out, target, value->member);
		at = value->end;
	}
	put(writing->out, manifest->bytes.s + at, manifest->bytes.len - at);
}

static void
merge_document(const struct writing *writing)
{
	put_manifest(writing, buffer_put);
}

/* Several manifests are the elements of an array. */
static void
merge_place(struct buffer *out, enum sumario_place place,
	    const struct sumario_output *output)
{
	static const char *const marks[] = {"[\n", ",\n", "\n]\n"};

	if (output->many)
		buffer_puts(out, marks[place]);
}

const struct writer writer_merge_json = {
	.place = merge_place,
	.document = merge_document,
};

/* Without the white space of JSON, which is none within strings. */
static void
put_squeezed(struct buffer *out, const char *s, size_t len)
{
	bool in_string = false;
	size_t begin = 0;

	for (size_t i = 0; i < len; i++) {
		if (in_string && s[i] == '\\') {
			i++;
		} else if (s[i] == '"') {
			in_string = !in_string;
		} else if (!in_string && ascii_is_space(s[i])) {
			buffer_put(out, s + begin, i - begin);
			begin = i + 1;
		}
	}
	buffer_put(out, s + begin, len - begin);
}

static void
merge_line(const struct writing *writing)
{
	put_manifest(writing, put_squeezed);
	buffer_putc(writing->out, '\n');
}

const struct writer writer_merge_jsonl = {
	.document = merge_line,
};
