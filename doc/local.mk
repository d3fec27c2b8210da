## The schema stands with the program's data, the documents with the others.
dist_pkgdata_DATA = %D%/sumario-1.schema.json \
	%D%/sumario-alignment-1.schema.json \
	%D%/sumario-brief-1.schema.json
dist_doc_DATA += SECURITY.md %D%/brief.md %D%/counts.md %D%/entities.md \
	%D%/formats.md %D%/html.md %D%/input.md %D%/keywords.md %D%/language.md %D%/markdown.md \
	%D%/performance.md %D%/growth.svg %D%/stages.svg %D%/scale.md \
	%D%/scoring.md %D%/segmentation.md
