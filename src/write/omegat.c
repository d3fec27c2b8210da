/* SPDX-License-Identifier: MIT */
/*
 * OmegaT must not split our segments again: sentence_seg is false.  Its
 * tokenizers are named for the languages that have one of their own here; the
 * others take the default one.
 */
#include <config.h>

#include "write/omegat.h"

#include "write/xml.h"

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
put_language(struct buffer *out, const char *which, const char *tag)
{
	buffer_puts(out, "<");
	buffer_puts(out, which);
	buffer_puts(out, "_lang>");
	xml_put(out, tag, strlen(tag));
	buffer_puts(out, "</");
	buffer_puts(out, which);
	buffer_puts(out, "_lang>\n<");
	buffer_puts(out, which);
	buffer_puts(out, "_tok>org.omegat.tokenizer.");
	buffer_puts(out, find_tokenizer(tag));
	buffer_puts(out, "</");
	buffer_puts(out, which);
	buffer_puts(out, "_tok>\n");
}

void
omegat_write_project(struct buffer *out, const struct sumario_output *output)
{
	static const char *const folders[] = {
		"source_dir",	"target_dir",	 "tm_dir",
		"glossary_dir", "glossary_file", "dictionary_dir"};

	buffer_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" "
			 "standalone=\"yes\"?>\n"
			 "<omegat>\n<project version=\"1.0\">\n");
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		buffer_puts(out, "<");
		buffer_puts(out, folders[i]);
		buffer_puts(out, ">__DEFAULT__</");
		buffer_puts(out, folders[i]);
		buffer_puts(out, ">\n");
	}
	put_language(out, "source", output->source_lang);
	put_language(out, "target", output->target_lang);
	buffer_puts(out, "<sentence_seg>false</sentence_seg>\n"
			 "<support_default_translations>true"
			 "</support_default_translations>\n"
			 "<remove_tags>false</remove_tags>\n"
			 "</project>\n</omegat>\n");
}
