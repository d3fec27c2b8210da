/* SPDX-License-Identifier: MIT */
/* A user's terms with their translations, for who translates. */
#ifndef BITEXT_GLOSSARY_TERMS_H
#define BITEXT_GLOSSARY_TERMS_H

#include "base/span.h"
#include "sumario.h"

typedef void glossary_terms_fn(void *user, struct span source,
			       struct span target);

/*
 * Calls FN for each term that is in TEXT, in the order of the text, each once.
 * False: out of memory.
 */
bool glossary_terms_find(const struct sumario_glossary *glossary,
			 struct span text, glossary_terms_fn *fn, void *user);

#endif
