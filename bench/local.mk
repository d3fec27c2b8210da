## Comparisons with peers; not part of make check.
EXTRA_DIST += %D%/icu-split.c %D%/scale.sh %D%/split.sh

.PHONY: bench bench-split bench-memory bench-scale
bench: bench-split bench-memory

## Translation memory: load and look up.
EXTRA_PROGRAMS = %D%/memory
CLEANFILES += %D%/memory$(EXEEXT)
%C%_memory_LDADD = src/libsumario-core.la
bench-memory: %D%/memory$(EXEEXT)
	%D%/memory$(EXEEXT)

## Against ICU's sentence iteration (needs libicu-dev).
bench-split: sumario$(EXEEXT)
	CC='$(CC)' SUMARIO='$(abs_builddir)/sumario$(EXEEXT)' \
	top_srcdir='$(abs_top_srcdir)' $(SHELL) $(srcdir)/bench/split.sh

## The figures of doc/scale.md: make bench-scale CORPUS=articles.jsonl
bench-scale: sumario$(EXEEXT)
	@SUMARIO='$(abs_builddir)/sumario$(EXEEXT)' \
		bash $(srcdir)/bench/scale.sh '$(CORPUS)'
