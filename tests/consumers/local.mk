## The programs that read what we write; each is skipped where it is missing.
consumer_tests = %D%/apertium.tap %D%/examples.tap %D%/jliff.tap %D%/omegat.tap \
	%D%/schemas.tap %D%/toolkit.tap
TESTS += $(consumer_tests)
EXTRA_DIST += $(consumer_tests) %D%/jliff.json %D%/jliff.py %D%/nasty.py tests/cli/lib.sh
