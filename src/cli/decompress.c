/* SPDX-License-Identifier: MIT */
/*
 * gzip (RFC 1952) by zlib, any number of members one after another, with the
 * zeros that tapes put after; Zstandard (RFC 8878) by libzstd, any number of
 * frames.  Others are recognised so that they are not taken for text.
 */
#include <config.h>

#include "cli/decompress.h"

#include <stdlib.h>
#include <string.h>
#ifdef HAVE_ZLIB
#define ZLIB_CONST
#include <zlib.h>
#endif
#ifdef HAVE_ZSTD
#include <zstd.h>
#include <zstd_errors.h>
#endif

/* So many bytes tell how long the header of a frame is (RFC 8878, 3.1.1). */
#define START_SIZE 5

enum kind { KIND_GZIP, KIND_ZSTD, KIND_OTHER };

struct codec {
	const char *name;
	const char *magic;
	size_t n_magic;
	enum kind kind;
};

struct decompressor {
	enum kind kind;
	bool can_end;
#ifdef HAVE_ZLIB
	z_stream gzip;
#endif
#ifdef HAVE_ZSTD
	ZSTD_DStream *zstd;
	size_t n_wanted; /* to complete a block */
#endif
};

static const struct codec codecs[] = {
	{"gzip", "\x1F\x8B\x08", 3, KIND_GZIP},
	{"zstd", "\x28\xB5\x2F\xFD", 4, KIND_ZSTD},
	{"bzip2", "BZh91AY&SY", 10, KIND_OTHER},
	{"xz",
	 "\xFD"
	 "7zXZ\0",
	 6, KIND_OTHER},
};

#define N_CODECS (sizeof(codecs) / sizeof(*codecs))

const struct codec *
decompress_recognise(const char *bytes, size_t n, bool *more)
{
	*more = false;
	for (size_t i = 0; i < N_CODECS; i++) {
		size_t n_magic = codecs[i].n_magic;

		if (n >= n_magic && !memcmp(bytes, codecs[i].magic, n_magic))
			return &codecs[i];
		if (n < n_magic && !memcmp(bytes, codecs[i].magic, n))
			*more = true;
	}
	return NULL;
}

const char *
decompress_name(const struct codec *codec)
{
	return codec->name;
}

bool
decompress_is_known(const struct codec *codec)
{
	bool known = false;

	(void)codec; /* there may be none */
#ifdef HAVE_ZLIB
	known = known || codec->kind == KIND_GZIP;
#endif
#ifdef HAVE_ZSTD
	known = known || codec->kind == KIND_ZSTD;
#endif
	return known;
}

struct decompressor *
decompress_new(const struct codec *codec)
{
	struct decompressor *it = calloc(1, sizeof(*it));
	bool made = false;

	if (!it)
		return NULL;
	it->kind = codec->kind;
#ifdef HAVE_ZLIB
	/* 15: the largest window; 16: with a header of gzip. */
	if (it->kind == KIND_GZIP)
		made = inflateInit2(&it->gzip, 15 + 16) == Z_OK;
#endif
#ifdef HAVE_ZSTD
	if (it->kind == KIND_ZSTD)
		made = (it->zstd = ZSTD_createDStream()) != NULL;
	it->n_wanted = START_SIZE;
#endif
	if (made)
		return it;
	free(it);
	return NULL;
}

void
decompress_free(struct decompressor *it)
{
	if (!it)
		return;
#ifdef HAVE_ZLIB
	if (it->kind == KIND_GZIP)
		inflateEnd(&it->gzip);
#endif
#ifdef HAVE_ZSTD
	ZSTD_freeDStream(it->zstd);
#endif
	free(it);
}

#ifdef HAVE_ZLIB
/* Between two members: zeros are passed over, a member begins anew. */
static enum decompress_result
begin_member(struct decompressor *it, const char *in, size_t n_in,
	     size_t *n_taken)
{
	while (*n_taken < n_in && !in[*n_taken])
		++*n_taken;
	if (*n_taken == n_in)
		return DECOMPRESS_OK;
	if (in[*n_taken] != '\x1F' || inflateReset(&it->gzip) != Z_OK)
		return DECOMPRESS_DAMAGED;
	it->can_end = false;
	return DECOMPRESS_OK;
}

static enum decompress_result
step_gzip(struct decompressor *it, const char *in, size_t n_in, size_t *n_taken,
	  char *out, size_t n_out, size_t *n_made)
{
	enum decompress_result result = DECOMPRESS_OK;
	int got;

	if (it->can_end)
		result = begin_member(it, in, n_in, n_taken);
	if (result || it->can_end)
		return result;
	it->gzip.next_in = (const unsigned char *)in + *n_taken;
	it->gzip.avail_in = (unsigned)(n_in - *n_taken);
	it->gzip.next_out = (unsigned char *)out;
	it->gzip.avail_out = (unsigned)n_out;
	got = inflate(&it->gzip, Z_NO_FLUSH);
	*n_taken = n_in - it->gzip.avail_in;
	*n_made = n_out - it->gzip.avail_out;
	it->can_end = got == Z_STREAM_END;
	if (got == Z_MEM_ERROR)
		return DECOMPRESS_NO_MEMORY;
	return got == Z_OK || got == Z_STREAM_END || got == Z_BUF_ERROR
		       ? DECOMPRESS_OK
		       : DECOMPRESS_DAMAGED;
}
#endif

#ifdef HAVE_ZSTD
/*
 * Block by block, as an error takes with it what was made in the same call.
 */
static enum decompress_result
step_zstd(struct decompressor *it, const char *in, size_t n_in, size_t *n_taken,
	  char *out, size_t n_out, size_t *n_made)
{
	ZSTD_inBuffer from = {in, n_in < it->n_wanted ? n_in : it->n_wanted, 0};
	ZSTD_outBuffer to = {out, n_out, 0};
	size_t got;

	if (it->can_end && !n_in)
		return DECOMPRESS_OK;
	got = ZSTD_decompressStream(it->zstd, &to, &from);
	*n_taken = from.pos;
	*n_made = to.pos;
	it->can_end = got == 0;
	it->n_wanted = got ? got : START_SIZE;
	if (!ZSTD_isError(got))
		return DECOMPRESS_OK;
	switch (ZSTD_getErrorCode(got)) {
	case ZSTD_error_memory_allocation:
		return DECOMPRESS_NO_MEMORY;
	case ZSTD_error_frameParameter_windowTooLarge:
		return DECOMPRESS_TOO_LARGE;
	default:
		return DECOMPRESS_DAMAGED;
	}
}
#endif

enum decompress_result
decompress_step(struct decompressor *it, const char *in, size_t n_in,
		size_t *n_taken, char *out, size_t n_out, size_t *n_made)
{
	*n_taken = *n_made = 0;
#ifdef HAVE_ZLIB
	if (it->kind == KIND_GZIP)
		return step_gzip(it, in, n_in, n_taken, out, n_out, n_made);
#endif
#ifdef HAVE_ZSTD
	if (it->kind == KIND_ZSTD)
		return step_zstd(it, in, n_in, n_taken, out, n_out, n_made);
#endif
	(void)it, (void)in, (void)n_in, (void)out, (void)n_out;
	return DECOMPRESS_DAMAGED;
}

bool
decompress_can_end(const struct decompressor *it)
{
	return it->can_end;
}
