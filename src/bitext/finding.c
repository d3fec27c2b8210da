/* SPDX-License-Identifier: MIT */
/*
 * Findings are made here, so that all look alike.  Their texts are those of the
 * article and of what came back; only the detail is copied, cut between two
 * characters.
 */
#include <config.h>

#include "bitext/finding.h"

#include "text/utf8.h"

#include <string.h>

struct sumario_finding
finding_make(const struct finding_kind *kind, const char *id,
	     struct span source, struct span target, struct span detail)
{
	struct sumario_finding finding = {.code = kind->code,
					  .message = kind->message,
					  .refused = kind->refused,
					  .id = id ? id : "",
					  .source = source.s ? source.s : "",
					  .n_source = source.len,
					  .target = target.s ? target.s : "",
					  .n_target = target.len};
	size_t n = detail.len;

	if (n >= sizeof(finding.detail)) {
		n = sizeof(finding.detail) - 1;
		while (n && ((unsigned char)detail.s[n] & 0xC0) == 0x80)
			n--;
	}
	if (n)
		memcpy(finding.detail, detail.s, n);
	return finding;
}
