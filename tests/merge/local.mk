## Translations that come back, whole and damaged.
merge_tests = %D%/batch.tap %D%/consumers.tap %D%/damage.tap %D%/echo.tap %D%/faults.tap %D%/flows.tap %D%/markdown.tap \
	%D%/merge.tap %D%/night.tap %D%/npm.tap %D%/original.tap %D%/original_markdown.tap %D%/recognise.tap %D%/repeats.tap %D%/states.tap
TESTS += $(merge_tests)
EXTRA_DIST += $(merge_tests) %D%/engine.awk %D%/night.sh %D%/npm_xliff.js %D%/pairs.tsv %D%/text.h
check_PROGRAMS += %D%/test_check
TESTS += %D%/test_check
%C%_test_check_SOURCES = %D%/test_check.c
check_PROGRAMS += %D%/test_damage
TESTS += %D%/test_damage
%C%_test_damage_SOURCES = %D%/test_damage.c
