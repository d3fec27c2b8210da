## What a maintainer runs.  The tools of the build itself stand where their
## output does.

## make update-df CORPUS=fnc.jsonl: the Spanish Fake News Corpus as JSON Lines.
## It has a word in the place of each figure; a figure again, it has no stem.
DF_PLACEHOLDER = NUMBER
DF_SOURCE = The Spanish Fake News Corpus (J. Posadas-Durán et al.), CC BY 4.0.
.PHONY: update-df
update-df: sumario$(EXEEXT)
	@test -n "$(CORPUS)" || { echo 'set CORPUS=FILE.jsonl' >&2; exit 1; }
	sed 's/$(DF_PLACEHOLDER)/0/g' "$(CORPUS)" >df.jsonl
	{ echo "# Document frequencies of Spanish, by \`make update-df'." && \
	echo '# Source: $(DF_SOURCE)' && \
	./sumario$(EXEEXT) df count -i jsonl df.jsonl; } >df.tmp
	rm -f df.jsonl
	mv df.tmp $(srcdir)/data/es/df.tsv

## make figures: how large the code is, and how it is cut.  What layers.tap and
## spanish_words.tap count is asked of them.
EXTRA_DIST += %D%/figures.awk
.PHONY: figures
figures:
	@cd $(srcdir) && \
	LC_ALL=C $(AWK) -f tools/figures.awk \
		`find src -name '*.[ch]' -o -name '*.def' | sort`
	@AWK='$(AWK)' top_srcdir='$(srcdir)' \
		$(SHELL) $(srcdir)/tests/spanish_words.tap | \
	awk '/^# src/ { n++ } END { print "| Spanish strings in .c files | " n + 0 " |" }'
	@AWK='$(AWK)' top_srcdir='$(srcdir)' $(SHELL) $(srcdir)/tests/layers.tap | \
	awk '/^not ok .*\./ { n++ } END { print "| includes that climb | " n + 0 " |" }'
