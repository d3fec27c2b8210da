/* SPDX-License-Identifier: MIT */
/* Filling in struct sumario_error. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "sumario.h"

/* Marks a message for translation by whoever shows it. */
#define N_(message) message

/*
 * Fills ERROR (may be NULL) and returns STATUS.  CODE and MESSAGE must be of
 * static lifetime.  No detail, no line, no offset.
 */
enum sumario_status error_set(struct sumario_error *error,
			      enum sumario_status status, const char *code,
			      const char *message);

/* The same at a byte of the input. */
enum sumario_status error_set_at(struct sumario_error *error,
				 enum sumario_status status, const char *code,
				 const char *message, uint64_t offset);

/* Out of memory: the one error every room can meet. */
enum sumario_status error_no_memory(struct sumario_error *error);

/* Copies at most sizeof(error->detail) - 1 bytes, whole characters only. */
void error_set_detail(struct sumario_error *error, const char *detail);

#endif
