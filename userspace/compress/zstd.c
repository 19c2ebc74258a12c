// SPDX-License-Identifier: Apache-2.0
/*
 * zstd: frames through libzstd; several in a row are one stream.  A frame whose
 * window is above 128 MiB (the library's own limit for streams) is refused.
 */
#include <stdlib.h>
#include <zstd.h>
#include <zstd_errors.h>
#include "codec_priv.h"

#define WINDOW_LOG_MAX 27
#define OUT_STEP_BYTES 65536

struct zstd_read {
	ZSTD_DCtx *ctx;
	bool inside;
};

static int zstd_decoder_init(struct hr_decoder *d)
{
	struct zstd_read *s = calloc(1, sizeof(*s));

	if (!s)
		return -ENOMEM;
	s->ctx = ZSTD_createDCtx();
	if (!s->ctx || ZSTD_isError(ZSTD_DCtx_setParameter(s->ctx, ZSTD_d_windowLogMax,
							   WINDOW_LOG_MAX))) {
		ZSTD_freeDCtx(s->ctx);
		free(s);
		return -ENOMEM;
	}
	s->inside = true;
	d->state = s;
	return 0;
}

static int zstd_error(size_t ret)
{
	switch (ZSTD_getErrorCode(ret)) {
	case ZSTD_error_memory_allocation:
		return -ENOMEM;
	case ZSTD_error_frameParameter_windowTooLarge:
		return -EFBIG;
	default:
		return -EBADMSG;
	}
}

static ssize_t zstd_decoder_step(struct hr_decoder *d, uint8_t *out, size_t cap)
{
	struct zstd_read *s = d->state;

	for (;;) {
		ZSTD_inBuffer in = { d->in, (size_t)(d->in_end - d->in), 0 };
		ZSTD_outBuffer o = { out, cap, 0 };
		size_t ret;

		if (!in.size && !s->inside)
			return 0;
		ret = ZSTD_decompressStream(s->ctx, &o, &in);
		if (ZSTD_isError(ret))
			return zstd_error(ret);
		d->in += in.pos;
		s->inside = ret != 0;
		if (o.pos)
			return (ssize_t)o.pos;
		if (!in.pos && s->inside)
			return -EBADMSG; /* cut short */
	}
}

static void zstd_decoder_fini(struct hr_decoder *d)
{
	struct zstd_read *s = d->state;

	ZSTD_freeDCtx(s->ctx);
	free(s);
}

static int zstd_encoder_init(struct hr_encoder *e)
{
	ZSTD_CCtx *ctx = ZSTD_createCCtx();

	if (!ctx)
		return -ENOMEM;
	if (ZSTD_isError(ZSTD_CCtx_setParameter(ctx, ZSTD_c_compressionLevel, e->level))) {
		ZSTD_freeCCtx(ctx);
		return -EINVAL;
	}
	e->state = ctx;
	return 0;
}

static int compress_all(struct hr_encoder *e, ZSTD_inBuffer *in, ZSTD_EndDirective end)
{
	size_t left;

	do {
		uint8_t *p = hr_buf_reserve(e->out, OUT_STEP_BYTES);
		ZSTD_outBuffer o = { p, OUT_STEP_BYTES, 0 };

		if (!p)
			return -ENOMEM;
		left = ZSTD_compressStream2(e->state, &o, in, end);
		if (ZSTD_isError(left))
			return -ENOMEM;
		e->out->len += o.pos;
	} while (end == ZSTD_e_end ? left != 0 : in->pos < in->size);
	return 0;
}

static int zstd_encoder_write(struct hr_encoder *e, const uint8_t *p, size_t len)
{
	ZSTD_inBuffer in = { p, len, 0 };

	return compress_all(e, &in, ZSTD_e_continue);
}

static int zstd_encoder_finish(struct hr_encoder *e)
{
	ZSTD_inBuffer in = { NULL, 0, 0 };

	return compress_all(e, &in, ZSTD_e_end);
}

static void zstd_encoder_fini(struct hr_encoder *e)
{
	ZSTD_freeCCtx(e->state);
}

const struct hr_codec_ops hr_codec_zstd = {
	.name = "zstd",
	.level_min = -131072,
	.level_max = 22,
	.level_default = 3,
	.decoder_init = zstd_decoder_init,
	.decoder_step = zstd_decoder_step,
	.decoder_fini = zstd_decoder_fini,
	.encoder_init = zstd_encoder_init,
	.encoder_write = zstd_encoder_write,
	.encoder_finish = zstd_encoder_finish,
	.encoder_fini = zstd_encoder_fini,
};
