## The program from outside: command line, messages, input, output.
cli_tests = %D%/align.tap %D%/batch.tap %D%/choose.tap %D%/clean.tap %D%/compressed.tap \
	%D%/df.tap %D%/encoding.tap %D%/errors.tap %D%/feed.tap \
	%D%/files.tap %D%/glossary.tap %D%/hostile.tap %D%/io.tap %D%/jobs.tap %D%/json_stream.tap %D%/key_sentences.tap %D%/language.tap %D%/mail.tap %D%/mistakes.tap %D%/portuguese.tap \
	%D%/no_memory.tap %D%/options.tap %D%/paged.tap %D%/paths.tap %D%/progress.tap %D%/reading.tap %D%/repetitions.tap %D%/resume.tap %D%/syndication.tap
TESTS += $(cli_tests)
EXTRA_DIST += $(cli_tests) %D%/failing_memory.c %D%/lib.sh %D%/mistakes.tsv
