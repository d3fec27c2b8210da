## Articles written for this project, and a program that uses the library.
samples_files = \
	%D%/acuerdo-rio.txt \
	%D%/dia.jsonl %D%/dia-en.lines \
	%D%/example.c \
	%D%/informe-sanidad.txt \
	%D%/ponte-rio-claro.txt \
	%D%/puerto-cafe.txt \
	%D%/sequia-embalses.txt
EXTRA_DIST += $(samples_files)
