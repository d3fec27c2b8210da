/* SPDX-License-Identifier: MIT */
/* What a sumario_document holds. */
#ifndef API_SUMARIO_DOCUMENT_H
#define API_SUMARIO_DOCUMENT_H

#include "bitext/memory.h"
#include "read/document.h"
#include "split/vocabulary.h"

struct sumario_document {
	struct document content;
	struct vocabulary vocabulary; /* stays from article to article */
	bool vocabulary_ready;
	struct memory_scratch scratch;
};

#endif
