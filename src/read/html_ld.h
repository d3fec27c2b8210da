/* SPDX-License-Identifier: MIT */
/* What a page says of its article in JSON-LD. */
#ifndef READ_HTML_LD_H
#define READ_HTML_LD_H

#include "read/html_meta.h"

/* Offers what the JSON-LD of READING's page says. */
void html_ld_read(struct html_reading *reading);

#endif
