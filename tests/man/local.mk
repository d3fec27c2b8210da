## The manual's examples, and that manual, --help and completion agree.
TESTS += %D%/examples.tap
EXTRA_DIST += %D%/examples.tap

## What the examples of README.md and of the manual print, anew.
.PHONY: update-readme
update-readme: sumario$(EXEEXT)
	UPDATE_EXAMPLES=yes SUMARIO='$(abs_builddir)/sumario' AWK='$(AWK)' \
	top_srcdir='$(abs_top_srcdir)' top_builddir='$(abs_top_builddir)' \
	$(SHELL) $(srcdir)/tests/man/examples.tap
