/* SPDX-License-Identifier: MIT */
/* Quotations and signatures of e-mail. */
#ifndef READ_MAIL_QUOTE_H
#define READ_MAIL_QUOTE_H

#include "read/article.h"

/*
 * Makes of article->text, that of a mail, the blocks of plain text, but that
 * what is quoted after ">" is one block of its own, a paragraph each, and a
 * signature after "-- " is none.  article->text becomes article->extracted.
 * False: out of memory.
 */
bool mail_quote_read(struct article *article);

#endif
