## One program for each module, linked to all of the library.
unit_tests = \
	%D%/test_arena %D%/test_buffer %D%/test_error %D%/test_hash \
	%D%/test_ascii %D%/test_bytes %D%/test_heap %D%/test_search %D%/test_table %D%/test_vector \
	%D%/test_charset %D%/test_clean %D%/test_fold %D%/test_language_tag \
	%D%/test_lexicon %D%/test_lexicon_reader %D%/test_moment %D%/test_pattern %D%/test_scan \
	%D%/test_unicode %D%/test_utf8 \
	%D%/test_article %D%/test_encoded_word %D%/test_front_matter \
	%D%/test_json_reader %D%/test_mail_headers %D%/test_markdown %D%/test_opening %D%/test_plain %D%/test_record \
	%D%/test_detect %D%/test_reading %D%/test_segment %D%/test_sentence \
	%D%/test_ending %D%/test_stop %D%/test_vocabulary %D%/test_word \
	%D%/test_df %D%/test_fact %D%/test_feature %D%/test_furniture %D%/test_keyword %D%/test_knapsack %D%/test_lean %D%/test_quotation \
	%D%/test_repetition \
	%D%/test_score %D%/test_select %D%/test_title %D%/test_weights \
	%D%/test_json_printer %D%/test_srx %D%/test_writer %D%/test_xml_printer \
	%D%/test_memory %D%/test_query %D%/test_sumario
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
%C%_test_xml_printer_LDADD = $(LDADD) $(EXPAT_LIBS)
EXTRA_DIST += %D%/append.h %D%/expat_read.h %D%/sample.h %D%/failing_memory.h %D%/sink.h %D%/tap.h
