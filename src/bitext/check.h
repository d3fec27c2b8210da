/* SPDX-License-Identifier: MIT */
/* What a machine can see in a translation without understanding it. */
#ifndef BITEXT_CHECK_H
#define BITEXT_CHECK_H

#include "bitext/finding.h"
#include "split/document.h"

/*
 * Checks all targets of DOC, whose entities are known; tells FN in their order.
 * GLOSSARY as in sumario.h; S is NULL: none.
 */
enum sumario_status check_targets(const struct document *doc,
				  struct span glossary, sumario_finding_fn *fn,
				  void *user, struct sumario_error *error);

/* So many characters of a translation of N_SOURCE ones are not too many. */
uint64_t check_get_max_length(uint64_t n_source);

#endif
