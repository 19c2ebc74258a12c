// SPDX-License-Identifier: Apache-2.0
/*
 * lz4: one frame through liblz4; 64 KiB independent blocks when written, as
 * Kafka's own clients write them.  Kafka's levels 1..17 are passed on; the
 * library stops at its own best.
 *
 * What Kafka's clients cannot read must not be taken: blocks that depend on
 * each other, dictionaries and skippable frames are refused.  As in Kafka the
 * stream ends with its first frame, and what follows counts for nothing.
 *
 *	magic (4) | FLG: version 01, independent 1, … , reserved 0, dictionary 0
 */
#include <lz4frame.h>
#include <stdlib.h>
#include "codec_priv.h"

#define BLOCK_LEN (64 * 1024)

static const uint8_t magic[] = { 0x04, 0x22, 0x4d, 0x18 };
#define FLG_MASK 0xe3 /* version, independence, reserved, dictionary */
#define FLG_READABLE 0x60

struct lz4_read {
	LZ4F_dctx *ctx;
	bool begun, ended;
};

struct lz4_write {
	LZ4F_cctx *ctx;
	LZ4F_preferences_t prefs;
};

static int lz4_decoder_init(struct hr_decoder *d)
{
	struct lz4_read *s = calloc(1, sizeof(*s));

	if (!s)
		return -ENOMEM;
	if (LZ4F_isError(LZ4F_createDecompressionContext(&s->ctx, LZ4F_VERSION))) {
		free(s);
		return -ENOMEM;
	}
	d->state = s;
	return 0;
}

/* The codes are public only by name in a shared library. */
static int frame_error(LZ4F_errorCode_t code)
{
	return strcmp(LZ4F_getErrorName(code), "ERROR_allocation_failed") ? -EBADMSG : -ENOMEM;
}

static bool readable(const uint8_t *p, size_t len)
{
	return len > sizeof(magic) && !memcmp(p, magic, sizeof(magic)) &&
	       (p[sizeof(magic)] & FLG_MASK) == FLG_READABLE;
}

static ssize_t lz4_decoder_step(struct hr_decoder *d, uint8_t *out, size_t cap)
{
	struct lz4_read *s = d->state;

	if (!s->begun && !readable(d->in, (size_t)(d->in_end - d->in)))
		return -EBADMSG;
	s->begun = true;
	while (!s->ended) {
		size_t in_len = (size_t)(d->in_end - d->in), out_len = cap, hint;

		hint = LZ4F_decompress(s->ctx, out, &out_len, d->in, &in_len, NULL);
		if (LZ4F_isError(hint))
			return frame_error(hint);
		d->in += in_len;
		s->ended = hint == 0;
		if (out_len)
			return (ssize_t)out_len;
		if (!in_len && !s->ended)
			return -EBADMSG; /* cut short */
	}
	d->in = d->in_end;
	return 0;
}

static void lz4_decoder_fini(struct hr_decoder *d)
{
	struct lz4_read *s = d->state;

	LZ4F_freeDecompressionContext(s->ctx);
	free(s);
}

static int lz4_begin(struct hr_encoder *e, struct lz4_write *s)
{
	uint8_t *p = hr_buf_reserve(e->out, LZ4F_HEADER_SIZE_MAX);
	size_t n;

	if (!p)
		return -ENOMEM;
	n = LZ4F_compressBegin(s->ctx, p, LZ4F_HEADER_SIZE_MAX, &s->prefs);
	if (LZ4F_isError(n))
		return -ENOMEM;
	e->out->len += n;
	return 0;
}

static int lz4_encoder_init(struct hr_encoder *e)
{
	struct lz4_write *s = calloc(1, sizeof(*s));
	int err;

	if (!s)
		return -ENOMEM;
	if (LZ4F_isError(LZ4F_createCompressionContext(&s->ctx, LZ4F_VERSION))) {
		free(s);
		return -ENOMEM;
	}
	s->prefs.frameInfo.blockSizeID = LZ4F_max64KB;
	s->prefs.frameInfo.blockMode = LZ4F_blockIndependent;
	s->prefs.compressionLevel = e->level;
	err = lz4_begin(e, s);
	if (err) {
		LZ4F_freeCompressionContext(s->ctx);
		free(s);
		return err;
	}
	e->state = s;
	return 0;
}

static int lz4_encoder_write(struct hr_encoder *e, const uint8_t *p, size_t len)
{
	struct lz4_write *s = e->state;

	while (len) {
		size_t n = HR_MIN(len, (size_t)BLOCK_LEN);
		size_t bound = LZ4F_compressBound(n, &s->prefs), made;
		uint8_t *out = hr_buf_reserve(e->out, bound);

		if (!out)
			return -ENOMEM;
		made = LZ4F_compressUpdate(s->ctx, out, bound, p, n, NULL);
		if (LZ4F_isError(made))
			return -ENOMEM;
		e->out->len += made;
		p += n;
		len -= n;
	}
	return 0;
}

static int lz4_encoder_finish(struct hr_encoder *e)
{
	struct lz4_write *s = e->state;
	size_t bound = LZ4F_compressBound(0, &s->prefs), made;
	uint8_t *out = hr_buf_reserve(e->out, bound);

	if (!out)
		return -ENOMEM;
	made = LZ4F_compressEnd(s->ctx, out, bound, NULL);
	if (LZ4F_isError(made))
		return -ENOMEM;
	e->out->len += made;
	return 0;
}

static void lz4_encoder_fini(struct hr_encoder *e)
{
	struct lz4_write *s = e->state;

	LZ4F_freeCompressionContext(s->ctx);
	free(s);
}

const struct hr_codec_ops hr_codec_lz4 = {
	.name = "lz4",
	.level_min = 1,
	.level_max = 17,
	.level_default = 9,
	.decoder_init = lz4_decoder_init,
	.decoder_step = lz4_decoder_step,
	.decoder_fini = lz4_decoder_fini,
	.encoder_init = lz4_encoder_init,
	.encoder_write = lz4_encoder_write,
	.encoder_finish = lz4_encoder_finish,
	.encoder_fini = lz4_encoder_fini,
};
