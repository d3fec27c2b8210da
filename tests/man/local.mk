## The manual's examples, and that manual, --help and completion agree.
TESTS += %D%/examples.tap
EXTRA_DIST += %D%/examples.tap
