/* SPDX-License-Identifier: MIT */
/* The library as a program sees it: sumario.h and nothing else. */
#include <config.h>

#include "sumario.h"

#include "sink.h"
#include "tap.h"

#include <cjson/cJSON.h>
#include <math.h>

static const char news[] =
	"Obras en el puente\n\n"
	"El puente viejo de Villarrubia cerrará tres meses por obras. "
	"«Es caro», dijo el concejal.\n\n"
	"• La grúa llegará de Zaragoza.\n"
	"• Nadie sabe cuánto costará.\n\n"
	"Los comerciantes temen perder clientela. 😀 El río baja crecido. "
	"La grúa llegará de Zaragoza.\n";

static enum sumario_status
read_text(struct sumario_document *doc, const char *text,
	  struct sumario_error *error)
{
	struct sumario_options options;

	sumario_options_init(&options);
	return sumario_document_read(doc, &options, text, strlen(text), error);
}

/* DOC as FORMAT; the caller releases. */
static struct sink
write_format(const struct sumario_document *doc, enum sumario_format format)
{
	struct sumario_output output;
	struct sink sink = {0};

	sumario_output_init(&output);
	output.format = format;
	output.with_text = true;
	if (sumario_document_write(doc, &output, sink_write, &sink))
		abort();
	return sink;
}

/*
 * Programs that were built before have the numbers in them: what is new comes
 * at the end of its enum, and then into this list.
 */
static void
test_numbers(void)
{
	static const struct {
		const char *name;
		int first, last, n;
	} enums[] = {
		{"status", SUMARIO_OK, SUMARIO_IO, 6},
		{"unit", SUMARIO_SENTENCES, SUMARIO_RATIO, 4},
		{"order", SUMARIO_ORDER_DOCUMENT, SUMARIO_ORDER_RANK, 2},
		{"profile", SUMARIO_PROFILE_NEWS, SUMARIO_PROFILE_AUTO, 3},
		{"on_error", SUMARIO_ON_ERROR_FAIL, SUMARIO_ON_ERROR_REPLACE,
		 2},
		{"depth", SUMARIO_DEPTH_SPLIT, SUMARIO_DEPTH_RANK, 3},
		{"kind", SUMARIO_HEADING, SUMARIO_TABLE_CELL, 6},
		{"segments", SUMARIO_SEGMENTS_ALL, SUMARIO_SEGMENTS_NONE, 3},
		{"seed", SUMARIO_SEED_SOURCE, SUMARIO_SEED_NONE, 2},
		{"field", SUMARIO_FIELD_TEXT, SUMARIO_FIELD_URL, 6},
		{"alignment", SUMARIO_ALIGNMENT_TSV, SUMARIO_ALIGNMENT_JSON,
		 3},
	};

	for (size_t i = 0; i < sizeof(enums) / sizeof(*enums); i++)
		ok(!enums[i].first && enums[i].last == enums[i].n - 1,
		   "enum sumario_%s keeps its numbers", enums[i].name);
}

static const char *
name_format(int i)
{
	return sumario_format_name((enum sumario_format)i);
}

static const char *
name_input(int i)
{
	return sumario_input_name((enum sumario_input)i);
}

static const char *
name_entity(int i)
{
	return sumario_entity_type_name((enum sumario_entity_type)i);
}

/* The same of enums that have names, of which all are known. */
static void
test_names(void)
{
	static const struct {
		const char *(*name)(int i);
		const char *names;
		int n;
	} lists[] = {
		{name_format,
		 "json jsonl bullets text markdown lines tsv xliff xliff2 tmx "
		 "po mt-lines mt-html html tree mt-ids explain glossary-tsv "
		 "glossary-tbx csv ",
		 SUMARIO_N_FORMATS},
		{name_input, "text html markdown jsonl ", SUMARIO_N_INPUTS},
		{name_entity,
		 "number percent money date time url email acronym name quote "
		 "code ",
		 SUMARIO_N_ENTITY_TYPES}};
	char all[512];

	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		size_t n = 0;

		for (int k = 0; k < lists[i].n; k++)
			n += (size_t)snprintf(all + n, sizeof(all) - n, "%s ",
					      lists[i].name(k));
		ok(!strncmp(all, lists[i].names, strlen(lists[i].names)),
		   "names keep their numbers: %s", all);
		ok(!lists[i].name(lists[i].n), "there are no more");
	}
}

static void
test_defaults(void)
{
	struct sumario_options options;
	struct sumario_output output;

	memset(&options, 'x', sizeof(options));
	memset(&output, 'x', sizeof(output));
	sumario_options_init(&options);
	sumario_output_init(&output);
	ok(!options.encoding && !options.id && !options.original &&
		   !options.title,
	   "nothing is known of the article");
	ok(options.on_error == SUMARIO_ON_ERROR_FAIL &&
		   !strcmp(options.source_lang, "") &&
		   !strcmp(options.target_lang, "en") &&
		   options.profile == SUMARIO_PROFILE_AUTO &&
		   options.depth == SUMARIO_DEPTH_RANK && !options.lexicon,
	   "fail, its words tell, to en, the article tells, all of the work");
	ok(options.budget_unit == SUMARIO_SENTENCES &&
		   options.budget_value == 5 && options.n_keywords == 10 &&
		   options.order == SUMARIO_ORDER_DOCUMENT,
	   "five sentences in document order, ten keywords");
	ok(output.format == SUMARIO_JSON &&
		   output.segments == SUMARIO_SEGMENTS_ALL &&
		   output.offsets ==
			   (SUMARIO_OFFSETS_CODEPOINT | SUMARIO_OFFSETS_BYTE) &&
		   !output.with_text && !output.many && !output.terminal,
	   "json, all segments, code points and bytes");
	ok(!strcmp(sumario_version(), PACKAGE_VERSION), "version");
	ok(sumario_is_language_tag("es-MX") && !sumario_is_language_tag("e"),
	   "language tags");
	ok(!strcmp(sumario_format_name(SUMARIO_TREE), "tree") &&
		   !sumario_format_name(SUMARIO_N_FORMATS),
	   "names of formats");
	sumario_document_free(NULL);
	sumario_lexicon_free(NULL);
}

static void
test_inputs(void)
{
	static const struct {
		const char *name, *bytes;
		enum sumario_input input;
	} inputs[] = {{NULL, "", SUMARIO_INPUT_TEXT},
		      {NULL, "<p>Uno.", SUMARIO_INPUT_HTML},
		      {"a.HTM", "Uno.", SUMARIO_INPUT_HTML},
		      {"a.html/b", "Uno.", SUMARIO_INPUT_TEXT},
		      {"a.md", "<p>Uno.", SUMARIO_INPUT_MARKDOWN},
		      {"a.ndjson", "", SUMARIO_INPUT_JSONL},
		      {"a.m", "{\"a\": 1}", SUMARIO_INPUT_JSONL}};
	bool good = true;

	for (size_t i = 0; i < sizeof(inputs) / sizeof(*inputs); i++)
		ok(sumario_input_guess(inputs[i].name, inputs[i].bytes,
				       strlen(inputs[i].bytes)) ==
			   inputs[i].input,
		   "%s is %s",
		   inputs[i].name ? inputs[i].name : inputs[i].bytes,
		   sumario_input_name(inputs[i].input));
	for (int i = 0; i < SUMARIO_N_INPUTS; i++)
		good &= sumario_input_name((enum sumario_input)i) != NULL;
	ok(good && !sumario_input_name(SUMARIO_N_INPUTS),
	   "each kind of input has a name");
}

static void
test_info(void)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_info info;

	ok(doc && !*sumario_document_id(doc), "a new document has no id");
	sumario_document_get_info(doc, &info);
	ok(!info.n_segments && !info.n_words && !info.n_paragraphs,
	   "and nothing in it");
	ok(!read_text(doc, news, NULL), "a text is read");
	sumario_document_get_info(doc, &info);
	ok(!strcmp(info.encoding, "UTF-8") && !info.encoding_guessed &&
		   !info.n_replaced,
	   "it is UTF-8");
	ok(!strcmp(info.language, "es") && info.language_confidence > 0.9,
	   "it is Spanish");
	ok(info.n_paragraphs == 5 && info.n_segments == 8 &&
		   info.n_key_sentences == 5 && info.n_words == 42,
	   "%u paragraphs, %u segments, %u key sentences, %u words",
	   info.n_paragraphs, info.n_segments, info.n_key_sentences,
	   (unsigned)info.n_words);
	ok(!strcmp(sumario_document_id(doc), "stdin"), "its id is stdin");
	sumario_document_free(doc);
}

static const struct {
	const char *source;
	uint32_t byte, codepoint, utf16, n_codepoints, n_utf16, n_words;
	uint32_t paragraph;
	enum sumario_kind kind;
} expected[] = {
	{"Obras en el puente", 0, 0, 0, 18, 18, 4, 1, SUMARIO_HEADING},
	{"Año 😀, dijo.", 20, 20, 20, 12, 13, 2, 2, SUMARIO_SENTENCE},
	{"Nadie más.", 37, 33, 34, 10, 10, 2, 2, SUMARIO_SENTENCE},
	{"• Pan", 49, 44, 45, 5, 5, 1, 3, SUMARIO_LIST_ITEM},
};

static void
test_segments(void)
{
	static const char text[] = "Obras en el puente\n\n"
				   "Año 😀, dijo. Nadie más.\n• Pan\n";
	struct sumario_document *doc = sumario_document_new();
	struct sumario_segment segment = {.n_bytes = 0};
	const uint32_t n = sizeof(expected) / sizeof(*expected);
	int n_chosen = 0;

	read_text(doc, text, NULL);
	for (uint32_t i = 0; i < n; i++) {
		const char *source = expected[i].source;

		ok(sumario_document_get_segment(doc, i, &segment) &&
			   segment.n_bytes == strlen(source) &&
			   segment.source == text + segment.byte_begin &&
			   !memcmp(segment.source, source, strlen(source)),
		   "segment %u: %s", i, source);
		ok(segment.byte_begin == expected[i].byte &&
			   segment.codepoint_begin == expected[i].codepoint &&
			   segment.utf16_begin == expected[i].utf16 &&
			   segment.n_codepoints == expected[i].n_codepoints &&
			   segment.n_utf16 == expected[i].n_utf16,
		   "at %u, %u, %u; %u long, %u", segment.byte_begin,
		   segment.codepoint_begin, segment.utf16_begin,
		   segment.n_codepoints, segment.n_utf16);
		ok(segment.n_words == expected[i].n_words &&
			   segment.paragraph == expected[i].paragraph &&
			   segment.kind == expected[i].kind,
		   "%u words, paragraph %u", segment.n_words,
		   segment.paragraph);
		ok(segment.kind == SUMARIO_HEADING
			   ? !segment.rank && !segment.in_summary &&
				     segment.salience == 0
			   : segment.rank > 0 && segment.salience >= 0 &&
				     segment.salience <= 1,
		   "rank %u, salience %.2f", segment.rank, segment.salience);
		n_chosen += segment.in_summary;
	}
	ok(n_chosen == 1, "what can be read alone is chosen");
	ok(!sumario_document_get_segment(doc, n, &segment) &&
		   !sumario_document_get_segment(doc, UINT32_MAX, &segment),
	   "there are no more");
	sumario_document_free(doc);
}

/* What options say is taken over, and not borrowed. */
static void
test_options(void)
{
	char id[] = "n-7", original[] = "nota.txt", title[] = "El puente";
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	struct sink sink;

	sumario_options_init(&options);
	options.id = id;
	options.original = original;
	options.title = title;
	options.target_lang = "de-AT";
	options.depth = SUMARIO_DEPTH_WORDS;
	options.order = SUMARIO_ORDER_RANK;
	ok(!sumario_document_read(doc, &options, "Llueve.", 7, NULL),
	   "with options");
	id[0] = original[0] = title[0] = '#';
	sink = write_format(doc, SUMARIO_JSONL);
	ok(strstr(sink.bytes, "{\"id\":\"n-7\",\"original\":\"nota.txt\","
			      "\"title\":\"El puente\",") &&
		   strstr(sink.bytes, "\"trgLang\":\"de-AT\""),
	   "they are in the output");
	ok(strstr(sink.bytes, "\"method\":\"none\"") &&
		   strstr(sink.bytes, "\"rank\":null") &&
		   strstr(sink.bytes, "\"order\":\"rank\""),
	   "without ranks, as told");
	sink_release(&sink);
	options.id = options.title = NULL;
	options.original = "otra.txt";
	sumario_document_read(doc, &options, "Llueve.", 7, NULL);
	ok(!strcmp(sumario_document_id(doc), "otra.txt"),
	   "without an id the original is one");
	sumario_document_free(doc);
}

/* Each depth does what those before it do, and no more than it says. */
static void
test_depth(void)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;

	sumario_options_init(&options);
	for (int depth = SUMARIO_DEPTH_SPLIT; depth <= SUMARIO_DEPTH_RANK;
	     depth++) {
		struct sumario_info info;
		struct sumario_segment segment;
		bool words = depth >= SUMARIO_DEPTH_WORDS;
		bool ranked = depth >= SUMARIO_DEPTH_RANK;

		options.depth = (enum sumario_depth)depth;
		ok(!sumario_document_read(doc, &options, news, strlen(news),
					  NULL) &&
			   sumario_document_get_segment(doc, 1, &segment),
		   "depth %d", depth);
		sumario_document_get_info(doc, &info);
		ok(info.n_segments == 8 && segment.codepoint_begin == 20,
		   "it has segments and offsets");
		ok((info.n_words == 42) == words &&
			   (segment.n_words > 0) == words &&
			   !strcmp(info.language, words ? "es" : "und"),
		   "it has %s words", words ? "its" : "no");
		ok((info.n_key_sentences == 5) == ranked &&
			   (segment.rank > 0) == ranked,
		   "it has %s summary", ranked ? "a" : "no");
	}
	sumario_document_free(doc);
}

static void
test_languages(void)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	struct sumario_error error = {.code = "none"};

	sumario_options_init(&options);
	options.target_lang = "en_GB";
	ok(sumario_document_read(doc, &options, news, strlen(news), &error) ==
			   SUMARIO_USAGE &&
		   !strcmp(error.code, "bad-language"),
	   "a target that is no language tag");
	options.target_lang = "en-GB";
	options.source_lang = "e";
	ok(sumario_document_read(doc, &options, news, strlen(news), NULL) ==
		   SUMARIO_USAGE,
	   "nor a source");
	options.source_lang = options.target_lang = "";
	ok(!sumario_document_read(doc, &options, news, strlen(news), NULL),
	   "empty ones are not given");
	options.target_lang = "en-GB";
	options.source_lang = "es-419";
	ok(!sumario_document_read(doc, &options, news, strlen(news), NULL),
	   "both are");
	sumario_document_free(doc);
}

/* How many segments TEXT has with LEXICON. */
static uint32_t
count_segments(const struct sumario_lexicon *lexicon, const char *text)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	struct sumario_info info;

	sumario_options_init(&options);
	options.lexicon = lexicon;
	if (sumario_document_read(doc, &options, text, strlen(text), NULL))
		abort();
	sumario_document_get_info(doc, &info);
	sumario_document_free(doc);
	return info.n_segments;
}

static void
test_lexicon(void)
{
	static const char text[] = "La Zorrinsp. Carmen Lobo firmó. Llovía.";
	struct sumario_lexicon *lexicon = sumario_lexicon_new();
	struct sumario_error error;

	ok(lexicon &&
		   !strcmp(sumario_lexicon_file_name(0), "abbreviations.tsv") &&
		   !strcmp(sumario_lexicon_file_name(12), "weights.tsv") &&
		   !sumario_lexicon_file_name(13),
	   "files of a lexicon");
	ok(count_segments(NULL, text) == 3 &&
		   count_segments(lexicon, text) == 3,
	   "a new one is the built-in one");
	ok(sumario_lexicon_read(lexicon, "abbreviations.tsv", "zorrinsp\tx\n",
				11, &error) == SUMARIO_BAD_DATA &&
		   error.line == 1 && count_segments(lexicon, text) == 3,
	   "what is wrong does not change it");
	ok(!sumario_lexicon_read(lexicon, "abbreviations.tsv",
				 "zorrinsp\tbound\n", 15, &error) &&
		   count_segments(lexicon, text) == 2,
	   "an abbreviation does");
	ok(count_segments(NULL, text) == 3, "the built-in one stays");
	sumario_lexicon_free(lexicon);
}

/* Documents that change their lexicon are as good as new ones. */
static void
test_lexicons(void)
{
	struct sumario_lexicon *lexicon = sumario_lexicon_new();
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	bool same = true;

	if (!lexicon || sumario_lexicon_read(lexicon, "stopwords.txt",
					     "puente\nobras\n", 13, NULL))
		abort();
	for (int i = 0; i < 4; i++) {
		struct sink sink;

		sumario_options_init(&options);
		options.lexicon = i % 2 ? lexicon : NULL;
		if (sumario_document_read(doc, &options, news, strlen(news),
					  NULL))
			abort();
		sink = write_format(doc, SUMARIO_TREE);
		same &= (strstr(sink.bytes, "token puente") != NULL) ==
			!(i % 2);
		sink_release(&sink);
	}
	ok(same, "each article is read with its own lexicon");
	sumario_document_free(doc);
	sumario_lexicon_free(lexicon);
}

/* Reads TEXT in parts of at most SIZE bytes and joins their segments. */
static bool
is_same_in_parts(const char *text, size_t size)
{
	struct sumario_document *whole = sumario_document_new();
	struct sumario_document *part = sumario_document_new();
	struct sumario_options options;
	struct sumario_segment a, b;
	size_t at = 0, len = strlen(text), n = size;
	uint32_t number = 0;
	bool same = true, last = false;

	sumario_options_init(&options);
	options.depth = SUMARIO_DEPTH_SPLIT;
	if (sumario_document_read(whole, &options, text, len, NULL))
		abort();
	while (!last) {
		size_t n_taken;

		last = n >= len - at;
		if (last)
			n = len - at;
		if (sumario_document_read_part(part, &options, text + at, n,
					       last, &n_taken, NULL))
			abort();
		for (uint32_t i = 0; (n_taken || last) &&
				     sumario_document_get_segment(part, i, &a);
		     i++) {
			same &= sumario_document_get_segment(whole, number++,
							     &b) &&
				a.byte_begin + at == b.byte_begin &&
				a.n_bytes == b.n_bytes && a.kind == b.kind &&
				a.source == b.source;
		}
		at += n_taken;
		n = n_taken ? size : n + size;
	}
	same &= !sumario_document_get_segment(whole, number, &b) && at == len;
	sumario_document_free(whole);
	sumario_document_free(part);
	return same;
}

static void
test_parts(void)
{
	static char text[20 * sizeof(news)];
	bool same = true;

	for (int i = 0; i < 20; i++)
		strcat(text, news);
	for (size_t size = 50; size < 2000; size += 37)
		same &= is_same_in_parts(text, size);
	ok(same, "an article in parts has the segments of the whole");
}

static const struct {
	const char *name;
	enum sumario_unit unit;
	double value;
} budgets[] = {
	{"nothing", SUMARIO_SENTENCES, 0},
	{"less than nothing", SUMARIO_WORDS, -1},
	{"half a word", SUMARIO_WORDS, 2.5},
	{"half a character", SUMARIO_CHARS, 0.5},
	{"more than all", SUMARIO_RATIO, 1.01},
	{"no share", SUMARIO_RATIO, 0},
	{"no number", SUMARIO_SENTENCES, (double)NAN},
	{"no share either", SUMARIO_RATIO, (double)NAN},
	{"no end", SUMARIO_CHARS, (double)INFINITY},
	{"more than can be counted", SUMARIO_WORDS, 1e17},
};

static void
test_budgets(void)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;

	for (size_t i = 0; i < sizeof(budgets) / sizeof(*budgets); i++) {
		struct sumario_error error = {.code = "none"};

		sumario_options_init(&options);
		options.budget_unit = budgets[i].unit;
		options.budget_value = budgets[i].value;
		ok(sumario_document_read(doc, &options, news, strlen(news),
					 &error) == SUMARIO_USAGE &&
			   error.status == SUMARIO_USAGE &&
			   !strcmp(error.code, "bad-budget"),
		   "a budget of %s is refused", budgets[i].name);
	}
	sumario_options_init(&options);
	options.budget_unit = SUMARIO_RATIO;
	options.budget_value = 1;
	ok(!sumario_document_read(doc, &options, news, strlen(news), NULL),
	   "all of it is not");
	sumario_document_free(doc);
}

/* Fails to read into DOC in the way of number WAY. */
static enum sumario_status
fail(struct sumario_document *doc, int way, struct sumario_error *error)
{
	static const char record[] = "{\"id\":\"n-1\"}";
	struct sumario_options options;

	sumario_options_init(&options);
	switch (way) {
	case 0:
		options.budget_value = 0;
		break;
	case 1:
		options.encoding = "klingon";
		break;
	case 2:
		options.encoding = "UTF-8";
		return sumario_document_read(doc, &options, "a\xFF", 2, error);
	case 3:
		return sumario_document_read_record(doc, &options, "{", 1,
						    error);
	default:
		return sumario_document_read_record(doc, &options, record,
						    strlen(record), error);
	}
	return sumario_document_read(doc, &options, news, strlen(news), error);
}

static void
test_failures(void)
{
	static const enum sumario_status statuses[] = {
		SUMARIO_USAGE, SUMARIO_USAGE, SUMARIO_BAD_DATA,
		SUMARIO_BAD_DATA, SUMARIO_BAD_DATA};
	struct sumario_document *doc = sumario_document_new();
	struct sink before, after;

	read_text(doc, news, NULL);
	before = write_format(doc, SUMARIO_JSON);
	for (int way = 0; way < 5; way++) {
		struct sumario_error error = {.status = SUMARIO_OK};
		struct sumario_info info;

		ok(fail(doc, way, &error) == statuses[way] &&
			   error.status == statuses[way] && *error.message,
		   "failure %d: %s", way, error.code);
		sumario_document_get_info(doc, &info);
		ok(!info.n_segments && !info.n_words && !info.n_key_sentences,
		   "the document is empty");
		ok(fail(doc, way, NULL) == statuses[way],
		   "the error may be NULL");
		ok(!read_text(doc, news, NULL), "and can be read into again");
		after = write_format(doc, SUMARIO_JSON);
		ok(sink_is(&after, before.bytes, before.n_bytes),
		   "with the same outcome");
		sink_release(&after);
	}
	sink_release(&before);
	sumario_document_free(doc);
}

static void
test_failed_id(void)
{
	struct sumario_document *doc = sumario_document_new();

	fail(doc, 4, NULL);
	ok(!strcmp(sumario_document_id(doc), "n-1"),
	   "a record that fails has its id");
	fail(doc, 3, NULL);
	ok(!strcmp(sumario_document_id(doc), "stdin"),
	   "or the one from the options");
	sumario_document_free(doc);
}

/* Each document comes out as if it were read alone. */
static void
test_reuse(void)
{
	static const char *const texts[] = {
		"Llueve.", news, "¿Qué pasó? Nadie lo sabe.",
		"The council said that the library would be open."};
	struct sumario_document *used = sumario_document_new();
	bool same = true;

	for (size_t i = 0; i < 3 * sizeof(texts) / sizeof(*texts); i++) {
		const char *text = texts[i % 4];
		struct sumario_document *fresh = sumario_document_new();
		struct sink a, b;

		same &= !read_text(used, text, NULL);
		same &= !read_text(fresh, text, NULL);
		a = write_format(used, SUMARIO_JSON);
		b = write_format(fresh, SUMARIO_JSON);
		same &= sink_is(&a, b.bytes, b.n_bytes);
		sink_release(&a);
		sink_release(&b);
		a = write_format(used, SUMARIO_TREE);
		b = write_format(fresh, SUMARIO_TREE);
		same &= sink_is(&a, b.bytes, b.n_bytes);
		sink_release(&a);
		sink_release(&b);
		sumario_document_free(fresh);
	}
	ok(same, "a document that is used again is as good as new");
	sumario_document_free(used);
}

static void
test_record(void)
{
	static const char line[] = "{\"id\":\"n-1\",\"title\":\"Obras\","
				   "\"text\":\"Llueve. ¿Más?\\nSí.\"}";
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	struct sumario_info info;
	struct sink sink;

	sumario_options_init(&options);
	options.original = "notas.jsonl";
	ok(!sumario_document_read_record(doc, &options, line, strlen(line),
					 NULL),
	   "a record is read");
	sumario_document_get_info(doc, &info);
	ok(info.n_segments == 3 && !strcmp(info.encoding, "UTF-8"),
	   "it has %u segments", info.n_segments);
	options.encoding = "latin1";
	ok(!sumario_document_read_record(doc, &options,
					 "{\"text\":\"A\xF1o.\"}", 15, NULL),
	   "a record in another encoding");
	sumario_document_get_info(doc, &info);
	ok(info.n_segments == 1 && !strcmp(info.encoding, "ISO-8859-1"),
	   "it is told");
	options.encoding = NULL;
	sumario_document_read_record(doc, &options, line, strlen(line), NULL);
	sink = write_format(doc, SUMARIO_JSONL);
	ok(strstr(sink.bytes, "{\"id\":\"n-1\",\"original\":\"notas.jsonl\","
			      "\"title\":\"Obras\","),
	   "its id and title are in the output");
	sink_release(&sink);
	sumario_document_free(doc);
}

static void
test_replaced(void)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	struct sumario_info info;
	struct sumario_error error;

	sumario_options_init(&options);
	options.encoding = "UTF-8";
	ok(sumario_document_read(doc, &options, "Sol\xFF \xFE", 6, &error) ==
			   SUMARIO_BAD_DATA &&
		   error.offset == 3 && !strcmp(error.code, "bad-encoding"),
	   "ill-formed bytes fail");
	options.on_error = SUMARIO_ON_ERROR_REPLACE;
	ok(!sumario_document_read(doc, &options, "Sol\xFF \xFE", 6, &error),
	   "unless they are to be replaced");
	sumario_document_get_info(doc, &info);
	ok(info.n_replaced == 2 && info.first_replaced == 3, "they are told");
	ok(!sumario_document_read(doc, &options, "Ca\xF1on", 5, &error),
	   "also next time");
	sumario_document_get_info(doc, &info);
	ok(info.n_replaced == 1, "counted anew");
	options.encoding = NULL;
	ok(!sumario_document_read(doc, &options, "Un caf\xE9.", 8, &error),
	   "another encoding");
	sumario_document_get_info(doc, &info);
	ok(info.encoding_guessed && !strcmp(info.encoding, "windows-1252"),
	   "is guessed");
	sumario_document_free(doc);
}

/* Adds the string NAME of OBJECT to TEXT, of N bytes; returns how many. */
static size_t
append(char *text, size_t n, const cJSON *object, const char *name)
{
	const char *s = cJSON_GetStringValue(
		cJSON_GetObjectItemCaseSensitive(object, name));

	if (!s)
		abort();
	memcpy(text + n, s, strlen(s));
	return n + strlen(s);
}

/* Whether leading, then source and trailing of each segment, is the text. */
static bool
tiles(const char *bytes, size_t len)
{
	cJSON *json = cJSON_ParseWithLength(bytes, len);
	const cJSON *document = cJSON_GetObjectItem(json, "document");
	const cJSON *segments = cJSON_GetObjectItem(json, "segments");
	const cJSON *segment;
	char *text = malloc(len), *whole = malloc(len);
	size_t n = 0, n_whole;
	bool same;

	if (!json || !text || !whole)
		abort();
	n = append(text, n, document, "leading");
	cJSON_ArrayForEach(segment, segments)
	{
		n = append(text, n, segment, "source");
		n = append(text, n, segment, "trailing");
	}
	n_whole = append(whole, 0, document, "text");
	same = n == n_whole && !memcmp(text, whole, n);
	cJSON_Delete(json);
	free(text);
	free(whole);
	return same;
}

static void
test_tiling(void)
{
	static const char *const texts[] = {
		news,
		"\n\n \u00A0Llueve.\u2029\u200B\n\nNieva. Hiela.\u00AD \n\t",
		"«Ya está.» —Luego salió.[3] Otra.² \"Más.\" \r\n\r\nFin",
		"La vieja estación abrió de nuevo\nsus puertas este domingo.\n"
		"  Acudieron muchos vecinos, que\nnada pagaron.\n",
		"EL PLENO APRUEBA LAS CUENTAS El alcalde habló ayer.\v\f\x1F.",
		"Hola...   ¿Sí?!   😀 😀  (No.) 1. 2. a) b) \\ \" \x7F",
	};
	struct sumario_document *doc = sumario_document_new();

	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct sink sink;

		if (read_text(doc, texts[i], NULL))
			abort();
		sink = write_format(doc, SUMARIO_JSON);
		ok(tiles(sink.bytes, sink.n_bytes), "text %zu is tiled", i);
		sink_release(&sink);
	}
	sumario_document_free(doc);
}

#define LONG_TEXT ((size_t)200000)

/* Writes DOC with a callback that fails at its call N, for all N. */
static void
test_broken_output(const struct sumario_document *doc,
		   enum sumario_format format)
{
	struct sumario_output output;
	enum sumario_status status;
	bool told = true, stopped = true;
	size_t n = 0;

	sumario_output_init(&output);
	output.format = format;
	do {
		struct sink sink = {.fail_at = ++n};

		status = sumario_document_write(doc, &output, sink_write,
						&sink);
		told &= status == SUMARIO_IO || sink.n_calls < n;
		stopped &= sink.n_calls <= n;
		sink_release(&sink);
	} while (status == SUMARIO_IO && n < 1000);
	ok(told && status == SUMARIO_OK && n > 2,
	   "%s: each of %zu calls may fail", sumario_format_name(format),
	   n - 1);
	ok(stopped, "%s: none comes after it", sumario_format_name(format));
}

static void
test_output(void)
{
	struct sumario_document *doc = sumario_document_new();
	struct sumario_options options;
	char *text = malloc(LONG_TEXT + 1);
	struct sink sink = {.fail_at = 1};
	struct sumario_output output;

	if (!text)
		abort();
	for (size_t i = 0; i < LONG_TEXT; i++)
		text[i] = news[i % (sizeof(news) - 1)];
	text[LONG_TEXT] = '\0';
	/* Cut between characters: the last may be half of one. */
	while ((unsigned char)text[strlen(text) - 1] >= 0x80)
		text[strlen(text) - 1] = '\0';
	sumario_options_init(&options);
	if (sumario_document_read(doc, &options, text, strlen(text), NULL))
		abort();
	test_broken_output(doc, SUMARIO_JSON);
	test_broken_output(doc, SUMARIO_JSONL);
	test_broken_output(doc, SUMARIO_LINES);
	test_broken_output(doc, SUMARIO_TSV);
	test_broken_output(doc, SUMARIO_TREE);
	sumario_output_init(&output);
	ok(sumario_write_place(SUMARIO_END, &output, sink_write, &sink) ==
		   SUMARIO_IO,
	   "a place may fail");
	sumario_document_free(doc);
	free(text);
}

static void
test_broken_error(void)
{
	struct sumario_output output;
	struct sumario_error error = {
		.code = "bad-json", .message = "m", .offset = SUMARIO_NOWHERE};
	struct sink sink = {.fail_at = 1};

	sumario_output_init(&output);
	ok(sumario_write_error("a", &error, &output, sink_write, &sink) ==
		   SUMARIO_IO,
	   "an error's output may fail");
	output.format = SUMARIO_TEXT;
	ok(!sumario_write_error("a", &error, &output, sink_write, &sink) &&
		   sink.n_calls == 1,
	   "formats for reading leave it out");
}

int
main(void)
{
	test_numbers();
	test_names();
	test_defaults();
	test_inputs();
	test_info();
	test_segments();
	test_options();
	test_depth();
	test_languages();
	test_lexicon();
	test_lexicons();
	test_parts();
	test_budgets();
	test_failures();
	test_failed_id();
	test_reuse();
	test_record();
	test_replaced();
	test_tiling();
	test_output();
	test_broken_error();
	return done_testing();
}
