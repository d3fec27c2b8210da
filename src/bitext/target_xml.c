/* SPDX-License-Identifier: MIT */
/*
 * XLIFF 1.2, XLIFF 2 and TMX.  The root says which it is; then only sources
 * and targets in their right places count: an <alt-trans> or a match holds
 * such elements too.
 */
#include <config.h>

#include "bitext/target.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/error.h"
#include "bitext/code.h"
#include "markup/xml_reader.h"
#include "text/language_tag.h"

#include <string.h>

enum kind {
	NONE,
	XLIFF1,
	XLIFF2,
	TMX,
	FILE1,
	BODY, /* or a group in it */
	UNIT1,
	FILE2,
	GROUP2,
	UNIT2,
	SEGMENT2,
	IGNORABLE2,
	TMX_BODY,
	TU,
	TUV_SOURCE,
	TUV_TARGET,
	SOURCE = XML_TEXT,
	TARGET,
	KEY
};

struct reading {
	struct target_file *file;
	struct returned unit;
	struct span article;
	uint32_t part;		     /* number of the <file> */
	struct bytes source, target; /* of a unit in several segments */
	bool has_source, has_state;
	size_t n_segments, n_targets; /* of the unit */
	bool in_ignorable;
	size_t before_ignorable; /* length of target then */
	bool tmx_only;		 /* other roots are not known */
	bool known;		 /* the root is */
	bool no_memory;		 /* in a start */
	/* Of the elements that are open in a text: the number of a pair. */
	uint32_t pairs[XML_MAX_DEPTH];
	size_t n_pairs;
};

static struct span
keep(struct reading *r, const char *s)
{
	struct span kept;

	if (!s)
		return SPAN_NONE;
	kept = target_keep(r->file, span_of(s));
	r->no_memory = r->no_memory || !kept.s;
	return kept;
}

static void
begin_unit(struct reading *r, const char **attributes, const char *id,
	   const char *key)
{
	r->unit = (struct returned){
		.id = keep(r, xml_find_attribute(attributes, id)),
		.key = keep(r,
			    key ? xml_find_attribute(attributes, key) : NULL),
		.article = r->article,
		.part = r->part};
	r->source.n_items = r->target.n_items = 0;
	r->has_source = r->has_state = r->in_ignorable = false;
	r->n_segments = r->n_targets = 0;
}

static bool
is(const char *a, const char *b)
{
	return a && !strcmp(a, b);
}

static bool
begins(const char *s, const char *word)
{
	return s && !strncmp(s, word, strlen(word));
}

/*
 * States of XLIFF 1.2, by how far they are.  Programs leave the first two as
 * they are when they put a translation in.
 */
static enum target_state
get_state1(const char *name)
{
	if (!name || is(name, "new") || begins(name, "needs-"))
		return TARGET_INITIAL;
	if (is(name, "final"))
		return TARGET_FINAL;
	return is(name, "signed-off") ? TARGET_REVIEWED : TARGET_TRANSLATED;
}

/* Whether STATE says that somebody has to look at it again. */
static bool
is_open_state(const char *state)
{
	return begins(state, "needs-") && !is(state, "needs-translation");
}

/* Whether QUALIFIER, a state-qualifier, is of what nobody has looked at. */
static bool
is_guess(const char *qualifier)
{
	return is(qualifier, "fuzzy-match") || is(qualifier, "leveraged-mt") ||
	       is(qualifier, "mt-suggestion") ||
	       is(qualifier, "tm-suggestion") || begins(qualifier, "rejected-");
}

static void
start_file(struct reading *r, const char **attributes)
{
	r->article = keep(r, xml_find_attribute(attributes, "original"));
	r->part++;
}

static int
start_unit1(struct reading *r, const char **attributes)
{
	/* The header of a PO file is no text to be translated. */
	if (is(xml_find_attribute(attributes, "restype"),
	       "x-gettext-domain-header"))
		return NONE;
	begin_unit(r, attributes, "id", "resname");
	r->unit.locked = is(xml_find_attribute(attributes, "translate"), "no");
	if (is(xml_find_attribute(attributes, "approved"), "yes"))
		r->unit.state = TARGET_FINAL;
	return UNIT1;
}

static int
start_target1(struct reading *r, const char **attributes)
{
	const char *name = xml_find_attribute(attributes, "state");
	const char *qualifier = xml_find_attribute(attributes,
						   "state-qualifier");
	enum target_state state = get_state1(name);

	if (state > r->unit.state)
		r->unit.state = state;
	if (r->unit.state >= TARGET_REVIEWED)
		return TARGET;
	if (is_open_state(name))
		r->unit.doubt = keep(r, name).s;
	else if (is_guess(qualifier))
		r->unit.doubt = keep(r, qualifier).s;
	return TARGET;
}

static int
start_xliff1(struct reading *r, int parent, const char *name,
	     const char **attributes)
{
	if (parent == XLIFF1 && is(name, "file")) {
		start_file(r, attributes);
		return FILE1;
	}
	if ((parent == FILE1 && is(name, "body")) ||
	    (parent == BODY && is(name, "group")))
		return BODY;
	if (parent == BODY && is(name, "trans-unit"))
		return start_unit1(r, attributes);
	if (parent == UNIT1 && is(name, "source"))
		return SOURCE;
	return parent == UNIT1 && is(name, "target")
		       ? start_target1(r, attributes)
		       : NONE;
}

/* A unit in several segments is as far as the least of them. */
static int
start_segment2(struct reading *r, const char **attributes)
{
	const char *name = xml_find_attribute(attributes, "state");
	enum target_state state = TARGET_INITIAL;

	if (name)
		target_find_state(span_of(name), &state);
	if (name && state == TARGET_INITIAL)
		r->unit.doubt = target_state_name(TARGET_INITIAL);
	if (!r->has_state || state < r->unit.state)
		r->unit.state = state;
	r->has_state = true;
	r->in_ignorable = false;
	r->n_segments++;
	return SEGMENT2;
}

static int
start_xliff2(struct reading *r, int parent, const char *name,
	     const char **attributes)
{
	if (parent == XLIFF2 && is(name, "file")) {
		start_file(r, attributes);
		return FILE2;
	}
	if ((parent == FILE2 || parent == GROUP2) && is(name, "group"))
		return GROUP2;
	if ((parent == FILE2 || parent == GROUP2) && is(name, "unit")) {
		begin_unit(r, attributes, "id", "name");
		r->unit.locked = is(xml_find_attribute(attributes, "translate"),
				    "no");
		return UNIT2;
	}
	if (parent == UNIT2 && is(name, "segment"))
		return start_segment2(r, attributes);
	if (parent == UNIT2 && is(name, "ignorable")) {
		r->in_ignorable = true;
		return IGNORABLE2;
	}
	if (parent == UNIT2)
		return NONE;
	if (is(name, "source"))
		return SOURCE;
	return is(name, "target") ? TARGET : NONE;
}

/* Whether TAG, if there is one, is of the language of WANT: en-GB of en. */
static bool
is_language(const char *want, const char *tag)
{
	return tag && language_tag_is_same(want, tag);
}

/* Of several variants in one language the first counts. */
static int
start_variant(const struct reading *r, const char **attributes)
{
	const char *tag = xml_find_attribute(attributes, "xml:lang");

	if (!tag)
		tag = xml_find_attribute(attributes, "lang");
	if (is_language(r->file->source_lang, tag))
		return r->has_source ? NONE : TUV_SOURCE;
	return is_language(r->file->target_lang, tag) && !r->n_targets
		       ? TUV_TARGET
		       : NONE;
}

static int
start_tmx(struct reading *r, int parent, const char *name,
	  const char **attributes)
{
	if (parent == TMX && is(name, "body"))
		return TMX_BODY;
	if ((parent == TMX_BODY || parent == TMX) && is(name, "tu")) {
		begin_unit(r, attributes, "tuid", NULL);
		return TU;
	}
	if (parent == TU && is(name, "prop"))
		return is(xml_find_attribute(attributes, "type"), "x-key")
			       ? KEY
			       : NONE;
	if (parent == TU && is(name, "tuv"))
		return start_variant(r, attributes);
	if (parent == TUV_SOURCE && is(name, "seg"))
		return SOURCE;
	return parent == TUV_TARGET && is(name, "seg") ? TARGET : NONE;
}

static int
start_root(struct reading *r, const char *name, const char **attributes)
{
	const char *version = xml_find_attribute(attributes, "version");
	int kind = NONE;

	if (is(name, "xliff") && version)
		kind = !strncmp(version, "1.", 2)   ? XLIFF1
		       : !strncmp(version, "2.", 2) ? XLIFF2
						    : NONE;
	else if (is(name, "tmx"))
		kind = TMX;
	if (r->tmx_only && kind != TMX)
		kind = NONE;
	r->known = kind != NONE;
	r->file->format = kind == XLIFF2 ? SUMARIO_XLIFF2
			  : kind == TMX	 ? SUMARIO_TMX
					 : SUMARIO_XLIFF;
	return kind;
}

static int
start(void *user, int parent, const char *name, const char **attributes)
{
	struct reading *r = user;

	switch (parent) {
	case XLIFF1:
	case FILE1:
	case BODY:
	case UNIT1:
		return start_xliff1(r, parent, name, attributes);
	case XLIFF2:
	case FILE2:
	case GROUP2:
	case UNIT2:
	case SEGMENT2:
	case IGNORABLE2:
		return start_xliff2(r, parent, name, attributes);
	case TMX:
	case TMX_BODY:
	case TU:
	case TUV_SOURCE:
	case TUV_TARGET:
		return start_tmx(r, parent, name, attributes);
	}
	return r->known ? NONE : start_root(r, name, attributes);
}

/* -- Inline codes ------------------------------------------------------------ */

/* Which element is which code; which attribute names the one it ends. */
static const struct {
	const char *name, *start;
	enum code_type type;
	bool is_pair; /* it ends with the element */
} elements[] = {
	{"g", NULL, CODE_OPEN, true},
	{"pc", NULL, CODE_OPEN, true},
	{"x", NULL, CODE_ALONE, false},
	{"ph", NULL, CODE_ALONE, false},
	{"it", NULL, CODE_ALONE, false},
	{"bx", NULL, CODE_OPEN, false},
	{"sc", NULL, CODE_OPEN, false},
	{"bpt", NULL, CODE_OPEN, false},
	{"ex", "rid", CODE_CLOSE, false},
	{"ec", "startRef", CODE_CLOSE, false},
	{"ept", "rid", CODE_CLOSE, false},
};

static uint32_t
get_number(const char **attributes, const char *name)
{
	return code_read_number(
		span_of(name ? xml_find_attribute(attributes, name) : NULL));
}

/* What ends something else says what that is, or has a number of its own. */
static bool
take_code(struct reading *r, size_t i, const char **attributes,
	  struct bytes *text)
{
	uint32_t number = get_number(attributes, elements[i].start);

	if (!number)
		number = get_number(attributes, "id");
	if (elements[i].is_pair)
		r->pairs[r->n_pairs - 1] = number;
	return code_add(text, elements[i].type, number);
}

static bool
see_code(void *user, const char *name, const char **attributes,
	 struct bytes *text)
{
	struct reading *r = user;
	uint32_t number;

	if (name) {
		r->pairs[r->n_pairs++] = 0;
		if (r->file->format == SUMARIO_TMX) /* those of programs */
			return true;
		for (size_t i = 0; i < sizeof(elements) / sizeof(*elements);
		     i++)
			if (is(name, elements[i].name))
				return take_code(r, i, attributes, text);
		return true;
	}
	number = r->pairs[--r->n_pairs];
	return !number || code_add(text, CODE_CLOSE, number);
}

static bool
keep_source(struct reading *r)
{
	r->unit.source = target_keep_plain(r->file, r->source.items,
					   r->source.n_items);
	return r->unit.source.s != NULL;
}

static bool
end_unit(struct reading *r)
{
	if (r->has_source && !keep_source(r))
		return false;
	/* Only a unit of XLIFF 2 has more than one target. */
	if (r->n_targets && r->n_targets >= r->n_segments &&
	    !target_keep_coded(r->file, r->target.items, r->target.n_items,
			       &r->unit))
		return false;
	return target_add(r->file, &r->unit);
}

/* What is between segments is its own translation unless it has another. */
static bool
take_source(struct reading *r, struct span text)
{
	r->has_source = true;
	r->before_ignorable = r->target.n_items;
	if (r->in_ignorable && !bytes_add(&r->target, text.s, text.len))
		return false;
	return bytes_add(&r->source, text.s, text.len);
}

static bool
take_target(struct reading *r, struct span text)
{
	if (r->in_ignorable)
		r->target.n_items = r->before_ignorable;
	else
		r->n_targets++;
	return bytes_add(&r->target, text.s, text.len);
}

static bool
end(void *user, int kind, const char *s, size_t len)
{
	struct reading *r = user;
	struct span text = {s, len};

	if (r->no_memory)
		return false;
	switch (kind) {
	case SOURCE:
		return take_source(r, text);
	case TARGET:
		return take_target(r, text);
	case KEY:
		r->unit.key = target_keep(r->file, text);
		return r->unit.key.s != NULL;
	case UNIT1:
	case UNIT2:
	case TU:
		return end_unit(r);
	}
	return true;
}

/* What is in them belongs to the program that the text came from. */
static const char *const codes[] = {"bpt", "ept", "it", "ph", "ut", NULL};

#define MAX_MEMORY_TEXT ((size_t)1 << 20)

static const struct xml_format format = {
	.start = start, .end = end, .codes = codes, .code = see_code};
static const struct xml_format memory_format = {.start = start,
						.end = end,
						.codes = codes,
						.max_text = MAX_MEMORY_TEXT};

static bool
recognise(const char *s, size_t len)
{
	return len >= 2 && s[0] == '<' &&
	       (s[1] == '?' || s[1] == '!' || ascii_is_letter(s[1]));
}

static enum sumario_status
read_as(const struct xml_format *as, struct reading *r, const char *s,
	size_t len, struct sumario_error *error)
{
	enum sumario_status status = xml_read(as, r, s, len, error);

	vector_release(&r->source);
	vector_release(&r->target);
	return status;
}

/* XML allows nothing before its declaration, so that is not skipped. */
static enum sumario_status
read_xml(struct target_file *file, const char *s, size_t len,
	 struct sumario_error *error)
{
	struct reading r = {.file = file};
	enum sumario_status status = read_as(&format, &r, s, len, error);

	if (!status && !r.known)
		return target_fail(error,
				   N_("XML that is neither XLIFF 1, "
				      "XLIFF 2 nor TMX"),
				   0);
	return status;
}

const struct target_reader target_xml = {"xml", SUMARIO_XLIFF, recognise, read_xml, NULL};

enum sumario_status
target_read_tmx(struct target_file *file, const char *s, size_t len,
		struct sumario_error *error)
{
	struct reading r = {.file = file, .tmx_only = true};
	enum sumario_status status = read_as(&memory_format, &r, s, len, error);

	if (!status && !r.known)
		return target_fail(error, N_("not TMX"), 0);
	return status;
}
