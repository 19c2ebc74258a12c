// SPDX-License-Identifier: Apache-2.0
/* codec: dispatch by number, and the codec "none".  See hr/compress/codec.h. */
#include <stdlib.h>
#include "codec_priv.h"

static int none_decoder_init(struct hr_decoder *d)
{
	return 0;
}

static ssize_t none_decoder_step(struct hr_decoder *d, uint8_t *out, size_t cap)
{
	size_t n = HR_MIN(cap, (size_t)(d->in_end - d->in));

	if (n)
		memcpy(out, d->in, n);
	d->in += n;
	return (ssize_t)n;
}

static void none_decoder_fini(struct hr_decoder *d)
{
}

static int none_encoder_init(struct hr_encoder *e)
{
	return 0;
}

static int none_encoder_write(struct hr_encoder *e, const uint8_t *p, size_t len)
{
	hr_buf_put(e->out, p, len);
	return e->out->err;
}

static int none_encoder_finish(struct hr_encoder *e)
{
	return 0;
}

static void none_encoder_fini(struct hr_encoder *e)
{
}

static const struct hr_codec_ops codec_none = {
	.name = "none",
	.decoder_init = none_decoder_init,
	.decoder_step = none_decoder_step,
	.decoder_fini = none_decoder_fini,
	.encoder_init = none_encoder_init,
	.encoder_write = none_encoder_write,
	.encoder_finish = none_encoder_finish,
	.encoder_fini = none_encoder_fini,
};

static const struct hr_codec_ops *const codecs[HR_CODEC_NR] = {
	[HR_CODEC_NONE] = &codec_none,	   [HR_CODEC_GZIP] = &hr_codec_gzip,
	[HR_CODEC_SNAPPY] = &hr_codec_snappy, [HR_CODEC_LZ4] = &hr_codec_lz4,
	[HR_CODEC_ZSTD] = &hr_codec_zstd,
};

const char *hr_codec_name(enum hr_codec codec)
{
	return codec >= 0 && codec < HR_CODEC_NR ? codecs[codec]->name : "unknown";
}

int hr_codec_from_name(struct hr_str name, enum hr_codec *ret_codec)
{
	for (int i = 0; i < HR_CODEC_NR; i++) {
		if (hr_str_eqc(name, codecs[i]->name)) {
			*ret_codec = (enum hr_codec)i;
			return 0;
		}
	}
	return -EINVAL;
}

int hr_decoder_create(int codec, const void *in, size_t in_len, struct hr_decoder **ret_d)
{
	struct hr_decoder *d;
	int err;

	if (codec < 0 || codec >= HR_CODEC_NR)
		return -EINVAL;
	d = calloc(1, sizeof(*d));
	if (!d)
		return -ENOMEM;
	d->ops = codecs[codec];
	d->in = in;
	d->in_end = d->in + in_len;
	err = d->ops->decoder_init(d);
	if (err) {
		free(d);
		return err;
	}
	*ret_d = d;
	return 0;
}

void hr_decoder_destroy(struct hr_decoder *d)
{
	if (!d)
		return;
	d->ops->decoder_fini(d);
	free(d);
}

ssize_t hr_decoder_read(struct hr_decoder *d, void *out, size_t cap)
{
	size_t done = 0;

	while (done < cap && !d->ended) {
		ssize_t n = d->ops->decoder_step(d, (uint8_t *)out + done, cap - done);

		if (n < 0)
			return n;
		if (!n)
			d->ended = true;
		done += (size_t)n;
	}
	return (ssize_t)done;
}

int hr_encoder_create(int codec, int level, struct hr_buf *out, struct hr_encoder **ret_e)
{
	const struct hr_codec_ops *ops;
	struct hr_encoder *e;
	int err;

	if (codec < 0 || codec >= HR_CODEC_NR)
		return -EINVAL;
	ops = codecs[codec];
	if (level == HR_CODEC_LEVEL_DEFAULT)
		level = ops->level_default;
	else if (level != ops->level_default && (level < ops->level_min || level > ops->level_max))
		return -EINVAL;
	e = calloc(1, sizeof(*e));
	if (!e)
		return -ENOMEM;
	e->ops = ops;
	e->out = out;
	e->level = level;
	err = ops->encoder_init(e);
	if (err) {
		free(e);
		return err;
	}
	*ret_e = e;
	return 0;
}

int hr_encoder_write(struct hr_encoder *e, const void *p, size_t len)
{
	hr_assert(!e->finished);
	return len ? e->ops->encoder_write(e, p, len) : 0;
}

int hr_encoder_finish(struct hr_encoder *e)
{
	hr_assert(!e->finished);
	e->finished = true;
	return e->ops->encoder_finish(e);
}

void hr_encoder_destroy(struct hr_encoder *e)
{
	if (!e)
		return;
	e->ops->encoder_fini(e);
	free(e);
}
