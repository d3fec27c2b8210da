## Fuzzing: the corpora are replayed by make check.
check_PROGRAMS += %D%/fuzz_df %D%/fuzz_document %D%/fuzz_html %D%/fuzz_kinds \
	%D%/fuzz_merge
TESTS += %D%/replay.tap %D%/replay-df.tap %D%/replay-html.tap \
	%D%/replay-kinds.tap \
	%D%/replay-merge.tap
EXTRA_DIST += %D%/replay.h %D%/replay.tap %D%/replay-df.tap %D%/replay-html.tap \
	%D%/replay-kinds.tap %D%/replay-merge.tap %D%/corpus %D%/df %D%/html \
	%D%/kinds %D%/merge

## make fuzz: ten minutes of libFuzzer (clang, libclang-rt-dev) for each.
FUZZ_SECONDS = 600
fuzz_libs = $(UTF8PROC_LIBS) $(CJSON_LIBS) $(CMARK_LIBS) $(EXPAT_LIBS) \
	$(PCRE2_LIBS) $(STEMMER_LIBS) \
	$(LIBICONV) $(MATH_LIBS)
.PHONY: fuzz
fuzz:
	rm -rf fuzz
	$(MKDIR_P) fuzz/build fuzz/corpus fuzz/df fuzz/html fuzz/kinds fuzz/merge
	cd fuzz/build && $(abs_srcdir)/configure CC=clang --disable-shared \
		--enable-sanitizers=fuzzer-no-link,address,undefined \
		CFLAGS='-g -O1' >/dev/null && \
		$(MAKE) -s src/text/languages.inc && \
		$(MAKE) -s src/libsumario-core.la
	cd fuzz && for name in df document html kinds merge; do \
		clang -g -O1 -DFUZZING -fsanitize=fuzzer,address,undefined \
			-Ibuild -I$(abs_srcdir)/src -o fuzz_$$name \
			$(abs_srcdir)/tests/fuzz/fuzz_$$name.c \
			build/src/.libs/libsumario-core.a $(fuzz_libs) || \
			exit 1; \
	done
	cd fuzz && ./fuzz_document -max_total_time=$(FUZZ_SECONDS) \
		-max_len=4096 -print_final_stats=1 corpus \
		$(abs_srcdir)/tests/fuzz/corpus
	cd fuzz && ./fuzz_merge -max_total_time=$(FUZZ_SECONDS) \
		-max_len=8192 -print_final_stats=1 merge \
		$(abs_srcdir)/tests/fuzz/merge
	cd fuzz && ./fuzz_df -max_total_time=$(FUZZ_SECONDS) \
		-max_len=4096 -print_final_stats=1 df \
		$(abs_srcdir)/tests/fuzz/df
	cd fuzz && ./fuzz_html -max_total_time=$(FUZZ_SECONDS) \
		-max_len=4096 -print_final_stats=1 html \
		$(abs_srcdir)/tests/fuzz/html
	cd fuzz && ./fuzz_kinds -max_total_time=$(FUZZ_SECONDS) \
		-max_len=4096 -print_final_stats=1 kinds \
		$(abs_srcdir)/tests/fuzz/kinds
