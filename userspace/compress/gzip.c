// SPDX-License-Identifier: Apache-2.0
/*
 * gzip: RFC 1952 through zlib.
 *
 * A stream is one or more members; Java's reader accepts several and takes
 * bytes behind the last member that do not begin a new one as the end.  So do
 * we.  A stream that ends inside a member is damaged.
 */
#include <limits.h>
#include <stdlib.h>
#include <zlib.h>
#include "codec_priv.h"

#define WINDOW_BITS (15 + 16) /* 16: gzip wrapper */
#define OUT_STEP_BYTES 16384

static int gzip_decoder_init(struct hr_decoder *d)
{
	z_stream *z = calloc(1, sizeof(*z));

	if (!z)
		return -ENOMEM;
	if (inflateInit2(z, WINDOW_BITS) != Z_OK) {
		free(z);
		return -ENOMEM;
	}
	d->state = z;
	return 0;
}

static bool member_begins(const struct hr_decoder *d)
{
	return d->in_end - d->in >= 2 && d->in[0] == 0x1f && d->in[1] == 0x8b;
}

static ssize_t gzip_decoder_step(struct hr_decoder *d, uint8_t *out, size_t cap)
{
	z_stream *z = d->state;
	size_t in_len;
	int ret;

	for (;;) {
		in_len = HR_MIN((size_t)(d->in_end - d->in), (size_t)INT_MAX);
		z->next_in = (Bytef *)(uintptr_t)d->in;
		z->avail_in = (uInt)in_len;
		z->next_out = out;
		z->avail_out = (uInt)HR_MIN(cap, (size_t)INT_MAX);
		ret = inflate(z, Z_NO_FLUSH);
		d->in = z->next_in;
		if (ret == Z_MEM_ERROR)
			return -ENOMEM;
		if (ret != Z_OK && ret != Z_STREAM_END)
			return -EBADMSG;
		if (ret == Z_STREAM_END) {
			if (!member_begins(d))
				d->ended = true;
			else if (inflateReset(z) != Z_OK)
				return -EBADMSG;
		}
		if (z->next_out != out || d->ended)
			return z->next_out - out;
		/* Only header bytes were used up, or an empty member. */
		if (ret == Z_OK && d->in == d->in_end)
			return -EBADMSG;
	}
}

static void gzip_decoder_fini(struct hr_decoder *d)
{
	inflateEnd(d->state);
	free(d->state);
}

static int gzip_encoder_init(struct hr_encoder *e)
{
	z_stream *z = calloc(1, sizeof(*z));

	if (!z)
		return -ENOMEM;
	if (deflateInit2(z, e->level, Z_DEFLATED, WINDOW_BITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
		free(z);
		return -ENOMEM;
	}
	e->state = z;
	return 0;
}

static int deflate_all(struct hr_encoder *e, int flush)
{
	z_stream *z = e->state;
	int ret;

	do {
		uint8_t *out = hr_buf_reserve(e->out, OUT_STEP_BYTES);

		if (!out)
			return -ENOMEM;
		z->next_out = out;
		z->avail_out = OUT_STEP_BYTES;
		ret = deflate(z, flush);
		hr_assert(ret == Z_OK || ret == Z_STREAM_END || ret == Z_BUF_ERROR);
		e->out->len += OUT_STEP_BYTES - z->avail_out;
	} while (flush == Z_FINISH ? ret != Z_STREAM_END : !z->avail_out);
	return 0;
}

static int gzip_encoder_write(struct hr_encoder *e, const uint8_t *p, size_t len)
{
	z_stream *z = e->state;

	while (len) {
		size_t n = HR_MIN(len, (size_t)INT_MAX);
		int err;

		z->next_in = (Bytef *)(uintptr_t)p;
		z->avail_in = (uInt)n;
		err = deflate_all(e, Z_NO_FLUSH);
		if (err)
			return err;
		p += n;
		len -= n;
	}
	return 0;
}

static int gzip_encoder_finish(struct hr_encoder *e)
{
	z_stream *z = e->state;

	z->next_in = NULL;
	z->avail_in = 0;
	return deflate_all(e, Z_FINISH);
}

static void gzip_encoder_fini(struct hr_encoder *e)
{
	deflateEnd(e->state);
	free(e->state);
}

const struct hr_codec_ops hr_codec_gzip = {
	.name = "gzip",
	.level_min = 1,
	.level_max = 9,
	.level_default = -1,
	.decoder_init = gzip_decoder_init,
	.decoder_step = gzip_decoder_step,
	.decoder_fini = gzip_decoder_fini,
	.encoder_init = gzip_encoder_init,
	.encoder_write = gzip_encoder_write,
	.encoder_finish = gzip_encoder_finish,
	.encoder_fini = gzip_encoder_fini,
};
