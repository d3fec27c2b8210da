/* SPDX-License-Identifier: MIT */
/* What is before Markdown between two lines "---" or "+++". */
#ifndef READ_FRONT_MATTER_H
#define READ_FRONT_MATTER_H

#include "read/article.h"

/*
 * Length of the front matter at S, its last line end included; 0: there is
 * none.  Linear in LEN.
 */
size_t front_matter_length(const char *s, size_t len);

/*
 * Takes article->title, if it is unknown, and article->metadata from the front
 * matter of LEN bytes at S: YAML's and TOML's strings, and lists of them as
 * authors. What is nested deeper is passed over.  False: out of memory.
 */
bool front_matter_read(struct article *article, const char *s, size_t len);

#endif
