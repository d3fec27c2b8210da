/* SPDX-License-Identifier: MIT */
/* The file of --state, which one run at a time has. */
#ifndef CLI_STATE_FILE_H
#define CLI_STATE_FILE_H

#include "cli/message.h"

/*
 * Waits until no other run has FILE, which is made if it is not there, and has it
 * then until *FD is closed.  What goes wrong is said.
 */
enum exit_status state_file_lock(const char *file, int *fd);

#endif
