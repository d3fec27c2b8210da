/* SPDX-License-Identifier: MIT */
/* Lines that ask a reader to follow, subscribe or write. */
#ifndef READ_HTML_PROMO_H
#define READ_HTML_PROMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether the text [S, LEN) of N_WORDS words is one. */
bool html_promo_is(const char *s, size_t len, uint32_t n_words);

#endif
