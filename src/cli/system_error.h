/* SPDX-License-Identifier: MIT */
/* What errno means, in the user's language. */
#ifndef CLI_SYSTEM_ERROR_H
#define CLI_SYSTEM_ERROR_H

#define SYSTEM_ERROR_SIZE 256

/* The translated words for ERROR; those of the system go to BYTES. */
const char *system_error_get(int error, char bytes[SYSTEM_ERROR_SIZE]);

#endif
