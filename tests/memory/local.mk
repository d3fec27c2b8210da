## Translation memories: matches against all pairs, good and bad TMX; and
## what is left when memory is short.
memory_tests = %D%/test_memory %D%/test_no_memory
check_PROGRAMS += $(memory_tests)
TESTS += $(memory_tests)
%C%_test_memory_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
%C%_test_no_memory_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
