## The manual and the completion, made from the table of options.
nodist_man_MANS = man/sumario.1
bashcompletiondir = $(datadir)/bash-completion/completions
nodist_bashcompletion_DATA = completions/sumario

option_table = src/cli/options.def
EXTRA_DIST += %D%/sumario.1.in tools/mkoptions.awk
CLEANFILES += man/sumario.1 completions/sumario

man/sumario.1: %D%/sumario.1.in tools/mkoptions.awk $(option_table) \
		$(top_srcdir)/configure
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	LC_ALL=C $(AWK) -v version='$(VERSION)' \
		-f $(srcdir)/tools/mkoptions.awk \
		$(srcdir)/$(option_table) $(srcdir)/man/sumario.1.in >$@.tmp && \
	mv $@.tmp $@

completions/sumario: tools/mkoptions.awk $(option_table)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	LC_ALL=C $(AWK) -v bash=1 -f $(srcdir)/tools/mkoptions.awk \
		$(srcdir)/$(option_table) >$@.tmp && \
	mv $@.tmp $@
