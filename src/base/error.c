/* SPDX-License-Identifier: MIT */
/*
 * Errors are filled in where they happen, as codes and messages of static
 * lifetime, so that telling one needs no memory.  Messages are marked here and
 * translated by whoever shows them.
 */
#include <config.h>

#include "base/error.h"

#include <string.h>

enum sumario_status
error_set_at(struct sumario_error *error, enum sumario_status status,
	     const char *code, const char *message, uint64_t offset)
{
	if (error)
		*error = (struct sumario_error){.status = status,
						.code = code,
						.message = message,
						.offset = offset};
	return status;
}

enum sumario_status
error_set(struct sumario_error *error, enum sumario_status status,
	  const char *code, const char *message)
{
	return error_set_at(error, status, code, message, SUMARIO_NOWHERE);
}

enum sumario_status
error_no_memory(struct sumario_error *error)
{
	return error_set(error, SUMARIO_NO_MEMORY, "no-memory",
			 N_("out of memory"));
}

void
error_set_detail(struct sumario_error *error, const char *detail)
{
	size_t n;

	if (!error)
		return;
	n = strlen(detail);
	if (n >= sizeof(error->detail)) {
		n = sizeof(error->detail) - 1;
		while (n && ((unsigned char)detail[n] & 0xC0) == 0x80)
			n--;
	}
	memcpy(error->detail, detail, n);
	error->detail[n] = '\0';
}
