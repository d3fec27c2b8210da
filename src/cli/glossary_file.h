/* SPDX-License-Identifier: MIT */
/* --glossary where it is read: the terms for mt-json. */
#ifndef CLI_GLOSSARY_FILE_H
#define CLI_GLOSSARY_FILE_H

#include "cli/option.h"

/* What COMMAND asks for into *GLOSSARY, to be freed; NULL: nothing. */
enum exit_status glossary_file_load(const struct command *command,
				    struct sumario_glossary **glossary);

#endif
