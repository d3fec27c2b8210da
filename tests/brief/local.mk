## Briefings: claims, copies, groups, stories, the rule that nothing is said twice;
## the program, and its JSON against the schema.
brief_tests = %D%/test_claims %D%/test_copies %D%/test_linkage \
	%D%/test_story %D%/test_novelty %D%/test_brief
check_PROGRAMS += $(brief_tests)
TESTS += $(brief_tests) %D%/brief.tap %D%/choice.tap %D%/copies.tap %D%/faults.tap %D%/figures.tap %D%/layout.tap %D%/schema.tap %D%/state.tap
%C%_test_claims_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
%C%_test_linkage_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
%C%_test_copies_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
%C%_test_story_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
%C%_test_novelty_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
%C%_test_brief_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
EXTRA_DIST += %D%/brief.tap %D%/choice.tap %D%/copies.tap %D%/faults.tap %D%/figures.tap %D%/layout.tap %D%/schema.tap %D%/state.tap %D%/copies.py %D%/six.jsonl %D%/validate.py %D%/vary.py \
	%D%/articles.h
