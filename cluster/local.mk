## Recipes for clusters: installed as examples.
clusterdir = $(docdir)/cluster
dist_cluster_DATA = %D%/README.md
dist_cluster_SCRIPTS = %D%/dask_sumario.py %D%/slurm.sh
