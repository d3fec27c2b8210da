## The recipes of cluster/; each is skipped where its programs are missing.
cluster_tests = %D%/dask.tap %D%/shell.tap
TESTS += $(cluster_tests)
EXTRA_DIST += $(cluster_tests) %D%/lib.sh
