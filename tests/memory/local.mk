## Translation memories: matches against all pairs, good and bad TMX.
check_PROGRAMS += %D%/test_memory
TESTS += %D%/test_memory
%C%_test_memory_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
