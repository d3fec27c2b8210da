## Fuzzing: the corpus is replayed by make check.
check_PROGRAMS += %D%/fuzz_document
TESTS += %D%/replay.tap
EXTRA_DIST += %D%/replay.tap %D%/corpus

## make fuzz: ten minutes of libFuzzer (clang, libclang-rt-dev).
FUZZ_SECONDS = 600
.PHONY: fuzz
fuzz:
	rm -rf fuzz
	$(MKDIR_P) fuzz/build fuzz/corpus
	cd fuzz/build && $(abs_srcdir)/configure CC=clang --disable-shared \
		--enable-sanitizers=fuzzer-no-link,address,undefined \
		CFLAGS='-g -O1' >/dev/null && $(MAKE) -s src/libsumario-core.la
	cd fuzz && clang -g -O1 -DFUZZING -fsanitize=fuzzer,address,undefined \
		-Ibuild -I$(abs_srcdir)/src -o fuzz_document \
		$(abs_srcdir)/tests/fuzz/fuzz_document.c \
		build/src/.libs/libsumario-core.a $(UTF8PROC_LIBS) \
		$(CJSON_LIBS) $(EXPAT_LIBS) $(STEMMER_LIBS) $(LIBICONV) $(MATH_LIBS)
	cd fuzz && ./fuzz_document -max_total_time=$(FUZZ_SECONDS) \
		-max_len=4096 -print_final_stats=1 corpus \
		$(abs_srcdir)/tests/fuzz/corpus
