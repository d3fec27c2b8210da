/* SPDX-License-Identifier: MIT */
/*
 * OmegaT's project file.
 * OmegaT must not split our segments again: sentence_seg is false.  Its
 * tokenizers are named for the languages that have one of their own here; the
 * others take the default one.
 */
#include <config.h>

#include "write/omegat.h"

#include "markup/xml_printer.h"

static const char *
find_tokenizer(const char *tag)
{
	static const char *const known[][2] = {
		{"es", "LuceneSpanishTokenizer"},
		{"en", "LuceneEnglishTokenizer"},
		{"fr", "LuceneFrenchTokenizer"},
		{"de", "LuceneGermanTokenizer"},
		{"it", "LuceneItalianTokenizer"},
		{"pt", "LucenePortugueseTokenizer"},
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (!strncmp(tag, known[i][0], 2) && (!tag[2] || tag[2] == '-'))
			return known[i][1];
	return "DefaultTokenizer";
}

static void
put_language(struct xml_printer *xml, const char *lang, const char *tok,
	     const char *tag)
{
	xml_element(xml, lang, tag, NULL);
	xml_open(xml, tok, NULL);
	xml_string(xml, "org.omegat.tokenizer.");
	xml_string(xml, find_tokenizer(tag));
	xml_close_line(xml);
}

void
omegat_write_project(struct buffer *out, const struct sumario_output *output)
{
	static const char *const folders[] = {
		"source_dir",	"target_dir",	 "tm_dir",
		"glossary_dir", "glossary_file", "dictionary_dir"};
	struct xml_printer xml = {out, {NULL}, 0, false};

	buffer_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" "
			 "standalone=\"yes\"?>\n");
	xml_open_line(&xml, "omegat", NULL);
	xml_open_line(&xml, "project", "version", "1.0", NULL);
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++)
		xml_element(&xml, folders[i], "__DEFAULT__", NULL);
	put_language(&xml, "source_lang", "source_tok", output->source_lang);
	put_language(&xml, "target_lang", "target_tok", output->target_lang);
	xml_element(&xml, "sentence_seg", "false", NULL);
	xml_element(&xml, "support_default_translations", "true", NULL);
	xml_element(&xml, "remove_tags", "false", NULL);
	xml_close_line(&xml);
	xml_close_line(&xml);
}
