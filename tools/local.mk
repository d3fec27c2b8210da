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

## make figures: how large the code is, and how it is cut.  Lists of data/es/
## whose entries are Spanish words show what is Spanish in src/.
spanish_lists = conventions counting currencies expressions leaning months \
	numbered numerals openings phrases scales starters stopwords
EXTRA_DIST += %D%/figures.awk
.PHONY: figures
figures:
	@cd $(srcdir) && \
	LC_ALL=C $(AWK) -f tools/figures.awk \
		`for list in $(spanish_lists); do \
			echo data/es/$$list.t*; done` \
		`find src -name '*.[ch]' -o -name '*.def' | sort`
	@AWK='$(AWK)' top_srcdir='$(srcdir)' $(SHELL) $(srcdir)/tests/layers.tap | \
	awk '/^not ok .*\./ { n++ } END { print "| includes that climb | " n + 0 " |" }'
