## Inputs made to do harm, with what must hold for each.
TESTS += %D%/hostile.tap %D%/linear.tap
EXTRA_DIST += %D%/hostile.tap %D%/linear.tap %D%/inputs.py %D%/judge.py

## The same at full size, some minutes; NASTY=... for another generator.
.PHONY: hostile
hostile: sumario$(EXEEXT)
	$(MAKE) $(AM_MAKEFLAGS) check TESTS=%D%/hostile.tap HOSTILE=full
