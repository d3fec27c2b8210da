/* SPDX-License-Identifier: MIT */
/* What a sumario_document holds. */
#ifndef API_SUMARIO_DOCUMENT_H
#define API_SUMARIO_DOCUMENT_H

#include "bitext/memory.h"
#include "bitext/translation.h"
#include "split/document.h"
#include "rank/keyword.h"
#include "rank/ranking.h"
#include "rank/weights.h"
#include "split/vocabulary.h"

struct sumario_document {
	struct document content;
	struct ranking ranking; /* of the content */
	struct translation translation;
	struct vocabulary vocabulary; /* stays from article to article */
	struct weights weights;	      /* of the same lexicon */
	bool vocabulary_ready;
	struct keyword_scratch keywords; /* of keyword_find() */
	struct facts facts;		 /* scratch of the scorer */
	struct memory_scratch scratch;
};

#endif
