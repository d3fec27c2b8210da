include_HEADERS = %D%/sumario.h
pkgconfigdir = $(libdir)/pkgconfig
pkgconfig_DATA = %D%/sumario.pc

## The library without the exported symbols' policy: the program and the
## tests link this one, so nothing has to be found or loaded when they start.
noinst_LTLIBRARIES += %D%/libsumario-core.la
%C%_libsumario_core_la_SOURCES = \
	%D%/sumario.c \
	%D%/api/guess.c \
	%D%/api/query.c \
	%D%/api/sized.c %D%/api/sized.h \
	%D%/api/sumario_alignment.c \
	%D%/api/sumario_bundle.c %D%/api/sumario_bundle.h \
	%D%/api/sumario_bitext.c \
	%D%/api/sumario_brief.c \
	%D%/api/brief_document.c %D%/api/brief_document.h \
	%D%/api/sumario_df.c \
	%D%/api/work.c %D%/api/work.h \
	%D%/api/sumario_part.c \
	%D%/api/sumario_record.c \
	%D%/api/sumario_feed.c \
	%D%/api/sumario_lexicon.c \
	%D%/api/sumario_manifest.c \
	%D%/api/original_proof.c %D%/api/original_proof.h \
	%D%/api/sumario_original.c %D%/api/sumario_original.h \
	%D%/api/sumario_memory.c \
	%D%/api/sumario_repetitions.c \
	%D%/api/sumario_wishes.c \
	%D%/api/write.c \
	%D%/base/arena.c %D%/base/arena.h \
	%D%/base/ascii.h \
	%D%/base/buffer.c %D%/base/buffer.h \
	%D%/base/bytes.h \
	%D%/base/error.c %D%/base/error.h \
	%D%/base/hash.c %D%/base/hash.h \
	%D%/base/span.h \
	%D%/base/heap.h \
	%D%/base/order.h \
	%D%/base/search.h \
	%D%/base/table.c %D%/base/table.h \
	%D%/base/vector.c %D%/base/vector.h \
	%D%/text/mojibake.c %D%/text/mojibake.h \
	%D%/text/moment.c %D%/text/moment.h \
	%D%/text/charset.c %D%/text/charset.h \
	%D%/text/clean.c %D%/text/clean.h \
	%D%/text/encoding.c %D%/text/encoding.h \
	%D%/text/fold.c %D%/text/fold.h \
	%D%/text/lanes.h \
	%D%/text/gram.c %D%/text/gram.h \
	%D%/text/language.c %D%/text/language.h \
	%D%/text/language_tag.c %D%/text/language_tag.h \
	%D%/text/lexicon.c %D%/text/lexicon.h \
	%D%/text/lexicon_reader.c %D%/text/lexicon_reader.h \
	%D%/text/line.c %D%/text/line.h \
	%D%/text/pattern.c %D%/text/pattern.h \
	%D%/text/scan.c %D%/text/scan.h \
	%D%/text/unicode.c %D%/text/unicode.h \
	%D%/text/utf8.c %D%/text/utf8.h \
	%D%/markup/html_reference.c %D%/markup/html_reference.h \
	%D%/markup/html_tag.c %D%/markup/html_tag.h \
	%D%/markup/json_printer.c %D%/markup/json_printer.h \
	%D%/markup/json_reader.c %D%/markup/json_reader.h \
	%D%/markup/xml_printer.c %D%/markup/xml_printer.h \
	%D%/markup/xml_reader.c %D%/markup/xml_reader.h \
	%D%/read/article.c %D%/read/article.h \
	%D%/read/encoded_word.c %D%/read/encoded_word.h \
	%D%/read/feed.c %D%/read/feed.h \
	%D%/read/front_matter.c %D%/read/front_matter.h \
	%D%/read/heading.c %D%/read/heading.h \
	%D%/read/html_page.c %D%/read/html_page.h \
	%D%/read/html_origin.c %D%/read/html_origin.h \
	%D%/read/markdown_origin.c %D%/read/markdown_origin.h \
	%D%/read/origin.c %D%/read/origin.h \
	%D%/read/html_block.c %D%/read/html_block.h \
	%D%/read/html_body.c %D%/read/html_body.h \
	%D%/read/html_hint.c %D%/read/html_hint.h \
	%D%/read/html_byline.c %D%/read/html_byline.h \
	%D%/read/html_date.c %D%/read/html_date.h \
	%D%/read/html_finder.h \
	%D%/read/html_ld.c %D%/read/html_ld.h \
	%D%/read/html_junk.c %D%/read/html_junk.h \
	%D%/read/html_meta.c %D%/read/html_meta.h \
	%D%/read/html_promo.c %D%/read/html_promo.h \
	%D%/read/html_tally.c %D%/read/html_tally.h \
	%D%/read/html_title.c %D%/read/html_title.h \
	%D%/read/html_tree.c %D%/read/html_tree.h \
	%D%/read/html_unseen.c %D%/read/html_unseen.h \
	%D%/read/html_words.c %D%/read/html_words.h \
	%D%/read/mail.c \
	%D%/read/mail_code.c %D%/read/mail_code.h \
	%D%/read/mail_part.c %D%/read/mail_part.h \
	%D%/read/mail_quote.c %D%/read/mail_quote.h \
	%D%/read/mail_date.c %D%/read/mail_date.h \
	%D%/read/mail_headers.c %D%/read/mail_headers.h \
	%D%/read/markdown.c %D%/read/markdown.h \
	%D%/read/markdown_signs.c \
	%D%/read/markdown_tree.c %D%/read/markdown_tree.h \
	%D%/read/opening.c %D%/read/opening.h \
	%D%/read/paged.c \
	%D%/read/paged_page.c %D%/read/paged_page.h \
	%D%/read/plain.c %D%/read/plain.h \
	%D%/read/reader.c %D%/read/reader.h \
	%D%/read/record.c %D%/read/record.h \
	%D%/read/text_line.c %D%/read/text_line.h \
	%D%/read/text_table.c %D%/read/text_table.h \
	%D%/split/closing.c %D%/split/closing.h \
	%D%/split/document.c %D%/split/document.h \
	%D%/split/ending.c %D%/split/ending.h \
	%D%/split/entity.c %D%/split/entity.h \
	%D%/split/entity_acronym.c %D%/split/entity_capital.h \
	%D%/split/entity_known.c \
	%D%/split/entity_address.c %D%/split/entity_scanner.h \
	%D%/split/entity_currency.c %D%/split/entity_date.c \
	%D%/split/entity_fraction.c \
	%D%/split/entity_name.c %D%/split/entity_number.c \
	%D%/split/entity_number.h %D%/split/entity_scale.c \
	%D%/split/entity_amount.c %D%/split/entity_time.c \
	%D%/split/entity_code.c %D%/split/entity_relative.c \
	%D%/split/entity_word.c \
	%D%/split/entity_shape.c %D%/split/entity_shape.h \
	%D%/split/numeral.c %D%/split/numeral.h \
	%D%/split/number_word.c %D%/split/number_word.h \
	%D%/split/label.c %D%/split/label.h \
	%D%/split/detect.c %D%/split/detect.h \
	%D%/split/detect_part.c %D%/split/detect_part.h \
	%D%/split/detect_score.c %D%/split/detect_score.h \
	%D%/rank/reading.c %D%/rank/reading.h \
	%D%/split/rule.c %D%/split/rule.h \
	%D%/split/segment.c %D%/split/segment.h \
	%D%/split/sentence.c %D%/split/sentence.h \
	%D%/split/stop.c %D%/split/stop.h \
	%D%/split/vocabulary.c %D%/split/vocabulary.h \
	%D%/split/word.c %D%/split/word.h \
	%D%/rank/acronym.c %D%/rank/acronym.h \
	%D%/rank/copy.c %D%/rank/copy.h \
	%D%/bitext/code.c %D%/bitext/code.h \
	%D%/bitext/code_order.c %D%/bitext/code_order.h \
	%D%/bitext/count.c %D%/bitext/count.h \
	%D%/rank/df.c %D%/rank/df.h \
	%D%/rank/df_table.c %D%/rank/df_table.h \
	%D%/rank/fact.c %D%/rank/fact.h \
	%D%/rank/feature.c %D%/rank/feature.h %D%/rank/feature.def \
	%D%/rank/focus.c %D%/rank/focus.h \
	%D%/rank/furniture.c %D%/rank/furniture.h \
	%D%/rank/glossary.c %D%/rank/glossary.h \
	%D%/rank/keyword.c %D%/rank/keyword.h \
	%D%/rank/keyword_feature.c %D%/rank/keyword_feature.h \
	%D%/rank/knapsack.c %D%/rank/knapsack.h \
	%D%/rank/lean.c %D%/rank/lean.h \
	%D%/rank/phrase.c %D%/rank/phrase.h \
	%D%/rank/phrase_word.c \
	%D%/rank/ranking.c %D%/rank/ranking.h \
	%D%/rank/quotation.c %D%/rank/quotation.h \
	%D%/bitext/repetition.c %D%/bitext/repetition.h \
	%D%/rank/score.c %D%/rank/score.h \
	%D%/rank/select.c %D%/rank/select.h \
	%D%/rank/title.c %D%/rank/title.h \
	%D%/rank/weights.c %D%/rank/weights.h \
	%D%/rank/wish.c %D%/rank/wish.h \
	%D%/rank/word_line.c %D%/rank/word_line.h \
	%D%/write/brief_formats.c %D%/write/brief_formats.h \
	%D%/write/briefing.c %D%/bitext/briefing.h \
	%D%/bitext/manifest_briefing.c %D%/bitext/manifest_part.h \
	%D%/write/bullets.c \
	%D%/write/explain.c \
	%D%/write/glossary_formats.c \
	%D%/write/html.c \
	%D%/write/json.c \
	%D%/write/json_alignment.c \
	%D%/write/json_manifest.c \
	%D%/write/lines.c \
	%D%/write/merged_markdown.c %D%/write/merged_markdown.h \
	%D%/write/merged_original.c %D%/write/merged_original.h \
	%D%/write/merged_text.c \
	%D%/write/mt.c %D%/write/mt_json.c \
	%D%/write/omegat.c %D%/write/omegat.h \
	%D%/write/page.c %D%/write/page.h \
	%D%/write/po.c \
	%D%/write/srx.c %D%/write/srx.h \
	%D%/write/tmx.c \
	%D%/write/tree.c \
	%D%/write/tsv.c \
	%D%/write/metadata.c %D%/write/metadata.h \
	%D%/write/unit.c %D%/write/unit.h \
	%D%/write/writer.c %D%/write/writer.h \
	%D%/write/xliff.c \
	%D%/write/xliff2.c %D%/write/jliff.c \
	%D%/brief/brief.c %D%/brief/brief.h \
	%D%/brief/claims.c %D%/brief/claims.h \
	%D%/brief/choice.c %D%/brief/choice.h \
	%D%/brief/copies.c %D%/brief/copies.h \
	%D%/brief/figures.c %D%/brief/figures.h \
	%D%/brief/linkage.c %D%/brief/linkage.h \
	%D%/brief/novelty.c %D%/brief/novelty.h \
	%D%/brief/section.c %D%/brief/section.h \
	%D%/brief/state.c %D%/brief/state.h \
	%D%/brief/state_match.c \
	%D%/brief/state_parts.h \
	%D%/brief/state_read.c \
	%D%/brief/state_terms.c \
	%D%/brief/state_write.c \
	%D%/brief/sketch.c %D%/brief/sketch.h \
	%D%/brief/story.c %D%/brief/story.h \
	%D%/brief/topic.c %D%/brief/topic.h \
	%D%/brief/vectors.c %D%/brief/vectors.h \
	%D%/bitext/align.c %D%/bitext/align.h \
	%D%/bitext/alignment.c %D%/bitext/alignment.h \
	%D%/bitext/bundle.c %D%/bitext/bundle.h \
	%D%/bitext/check.c %D%/bitext/check.h \
	%D%/bitext/glossary_terms.c %D%/bitext/glossary_terms.h \
	%D%/bitext/check_glossary.c \
	%D%/bitext/check_entity.c \
	%D%/bitext/check_part.h \
	%D%/bitext/check_name.c \
	%D%/bitext/check_punctuation.c \
	%D%/bitext/check_quantity.c \
	%D%/bitext/echo.c %D%/bitext/echo.h \
	%D%/bitext/joined.c %D%/bitext/joined.h \
	%D%/bitext/evidence.c %D%/bitext/evidence.h \
	%D%/bitext/finding.c %D%/bitext/finding.h \
	%D%/bitext/key_index.c %D%/bitext/key_index.h \
	%D%/bitext/manifest.c %D%/bitext/manifest.h \
	%D%/bitext/manifest_locate.c \
	%D%/bitext/memory.c %D%/bitext/memory.h \
	%D%/bitext/pair.c %D%/bitext/pair.h \
	%D%/bitext/quantity.c %D%/bitext/quantity.h \
	%D%/bitext/returned.h \
	%D%/bitext/target.c %D%/bitext/target.h \
	%D%/bitext/translation.c %D%/bitext/translation.h \
	%D%/bitext/target_html.c \
	%D%/bitext/target_json.c \
	%D%/bitext/target_jliff.c \
	%D%/bitext/target_lines.c \
	%D%/bitext/target_po.c \
	%D%/bitext/target_table.c \
	%D%/bitext/target_xml.c
nodist_%C%_libsumario_core_la_SOURCES = %D%/text/languages.inc \
	%D%/text/grams.inc \
	%D%/markup/html_references.inc \
	%D%/read/html_words.inc
%C%_libsumario_core_la_LIBADD = $(UTF8PROC_LIBS) $(CJSON_LIBS) $(CMARK_LIBS) $(EXPAT_LIBS) \
	$(PCRE2_LIBS) $(STEMMER_LIBS) $(LTLIBICONV) $(MATH_LIBS)

lib_LTLIBRARIES = %D%/libsumario.la
%C%_libsumario_la_SOURCES =
%C%_libsumario_la_LIBADD = %D%/libsumario-core.la
%C%_libsumario_la_LDFLAGS = $(AM_LDFLAGS) -version-info 1:0:0 \
	-no-undefined -export-symbols-regex '^sumario_'

bin_PROGRAMS = sumario
cli_sources = \
	%D%/cli/bundle_file.c %D%/cli/bundle_file.h \
	%D%/cli/checksum.c %D%/cli/checksum.h \
	%D%/cli/clock.h %D%/cli/fingerprint.h \
	%D%/cli/decompress.c %D%/cli/decompress.h \
	%D%/cli/foreign.c %D%/cli/foreign.h \
	%D%/cli/glossary_file.c %D%/cli/glossary_file.h \
	%D%/cli/help.c %D%/cli/help.h \
	%D%/cli/input.c %D%/cli/input.h \
	%D%/cli/jobs.c %D%/cli/jobs.h \
	%D%/cli/json_stream.c %D%/cli/json_stream.h \
	%D%/cli/journal.c %D%/cli/journal.h \
	%D%/cli/lane.c %D%/cli/lane.h \
	%D%/cli/dispatch.c %D%/cli/dispatch.h \
	%D%/cli/lexicon_files.c %D%/cli/lexicon_files.h \
	%D%/cli/main.c \
	%D%/cli/memory_files.c %D%/cli/memory_files.h \
	%D%/cli/merge_tell.c %D%/cli/merge_tell.h \
	%D%/cli/message.c %D%/cli/message.h \
	%D%/cli/names.c %D%/cli/names.h \
	%D%/cli/nearest.c %D%/cli/nearest.h \
	%D%/cli/omegat_folder.c %D%/cli/omegat_folder.h \
	%D%/cli/option.c %D%/cli/option.h %D%/cli/options.def \
	%D%/cli/option_table.c %D%/cli/option_table.h \
	%D%/cli/option_value.c %D%/cli/option_value.h \
	%D%/cli/output.c %D%/cli/output.h \
	%D%/cli/paths.c %D%/cli/paths.h \
	%D%/cli/progress.c %D%/cli/progress.h \
	%D%/cli/run.c %D%/cli/run.h \
	%D%/cli/sinks.c %D%/cli/sinks.h \
	%D%/cli/system_error.c %D%/cli/system_error.h \
	%D%/cli/tally.c %D%/cli/tally.h \
	%D%/cli/usage.c %D%/cli/usage.h \
	%D%/cli/verb.c %D%/cli/verb.h \
	%D%/cli/verb_align.c \
	%D%/cli/state_file.c %D%/cli/state_file.h \
	%D%/cli/verb_brief.c \
	%D%/cli/verb_df.c \
	%D%/cli/verb_merge.c \
	%D%/cli/verb_read.c %D%/cli/verbs.h \
	%D%/cli/wishes.c %D%/cli/wishes.h \
	%D%/cli/wrap.c %D%/cli/wrap.h
sumario_SOURCES = $(cli_sources)
sumario_CPPFLAGS = $(AM_CPPFLAGS) -DLOCALEDIR='"$(localedir)"'
sumario_CFLAGS = $(AM_CFLAGS) $(PTHREAD_CFLAGS) $(ZLIB_CFLAGS) \
	$(ZSTD_CFLAGS)
sumario_LDADD = %D%/libsumario-core.la $(LTLIBINTL) $(PTHREAD_LIBS) \
	$(ZLIB_LIBS) $(ZSTD_LIBS)

## --enable-pgo: a first program, which does all kinds of work with samples/, leaves
## beside its objects how often each branch was taken; then they are made anew.
profile_objects = $(sumario_OBJECTS) $(src_libsumario_core_la_OBJECTS)
forget_objects = rm -f sumario$(EXEEXT) $(profile_objects) \
	%D%/libsumario-core.la
profile.stamp: $(generated)
	$(forget_objects)
	find %D% -name '*.gcda' -exec rm -f {} +
	$(MAKE) $(AM_MAKEFLAGS) PGO_CFLAGS='$(PROFILING_CFLAGS)' \
	  sumario$(EXEEXT)
	@for format in bullets jsonl xliff html; do \
	  for file in $(srcdir)/samples/*.txt $(srcdir)/samples/*.jsonl; do \
	    ./sumario -q -f $$format $$file && \
	    ./sumario -q --segments=none -f jsonl $$file && \
	    ./sumario segment -q $$file || exit 1; \
	  done; \
	done >/dev/null
	$(forget_objects)
	@touch $@
CLEANFILES += profile.stamp %D%/*/*.gcda %D%/*/.libs/*.gcda %D%/.libs/*.gcda
