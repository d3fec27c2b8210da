/* SPDX-License-Identifier: MIT */
/* A bundle, as callers hold it. */
#ifndef API_SUMARIO_BUNDLE_H
#define API_SUMARIO_BUNDLE_H

#include "bitext/bundle.h"

struct sumario_bundle {
	struct bundle content;
};

#endif
