// SPDX-License-Identifier: Apache-2.0
/*
 * snappy: one raw block, or blocks in the xerial stream.
 *
 *	off len		xerial stream, integers big-endian
 *	  0   8		82 53 4e 41 50 50 59 00
 *	  8   4		version 1
 *	 12   4		oldest compatible version 1
 *	then, repeated:	4 bytes length of the block, raw snappy block
 *
 * The reader does not ask the versions.  A raw block is decoded whole, so its
 * announced length is judged first: no snappy block expands more than 22 times
 * (a copy of 64 bytes takes 3), and none may pass HR_SNAPPY_BLOCK_MAX.
 */
#include <hr/lib/be.h>
#include <snappy-c.h>
#include <stdlib.h>
#include "codec_priv.h"

#define XERIAL_HEADER_LEN 16
#define BLOCK_LEN (32 * 1024)
#define EXPANSION_MAX 22

static const uint8_t xerial_magic[8] = { 0x82, 'S', 'N', 'A', 'P', 'P', 'Y', 0 };

struct snappy_state {
	bool xerial, started;
	uint8_t *block;
	size_t cap, len, pos;
};

static int snappy_decoder_init(struct hr_decoder *d)
{
	d->state = calloc(1, sizeof(struct snappy_state));
	return d->state ? 0 : -ENOMEM;
}

static int block_decode(struct snappy_state *s, const uint8_t *in, size_t in_len)
{
	size_t len;

	if (snappy_uncompressed_length((const char *)in, in_len, &len) != SNAPPY_OK)
		return -EBADMSG;
	if (len > in_len * EXPANSION_MAX + 64)
		return -EBADMSG;
	if (len > HR_SNAPPY_BLOCK_MAX)
		return -EFBIG;
	if (len > s->cap) {
		uint8_t *p = realloc(s->block, len);

		if (!p)
			return -ENOMEM;
		s->block = p;
		s->cap = len;
	}
	s->pos = s->len = 0;
	if (!len)
		return in_len == 1 ? 0 : -EBADMSG;
	if (snappy_uncompress((const char *)in, in_len, (char *)s->block, &len) != SNAPPY_OK)
		return -EBADMSG;
	s->len = len;
	return 0;
}

/* The next block of the input into s->block; 0 also at the end (s->len is then 0). */
static int block_next(struct hr_decoder *d, struct snappy_state *s)
{
	size_t left = (size_t)(d->in_end - d->in), len = left;
	int err;

	if (!s->started) {
		s->started = true;
		s->xerial = left >= XERIAL_HEADER_LEN &&
			    !memcmp(d->in, xerial_magic, sizeof(xerial_magic));
		if (s->xerial) {
			d->in += XERIAL_HEADER_LEN;
			left -= XERIAL_HEADER_LEN;
		} else if (!left) {
			return -EBADMSG;
		}
	}
	s->pos = s->len = 0;
	if (!left)
		return 0;
	if (s->xerial) {
		if (left < 4)
			return -EBADMSG;
		len = hr_be32_get(d->in);
		d->in += 4;
		if (len > left - 4)
			return -EBADMSG;
	} else {
		len = left;
	}
	err = block_decode(s, d->in, len);
	d->in += len;
	return err;
}

static ssize_t snappy_decoder_step(struct hr_decoder *d, uint8_t *out, size_t cap)
{
	struct snappy_state *s = d->state;
	size_t n;

	while (s->pos == s->len) {
		int err;

		if (s->started && d->in == d->in_end)
			return 0;
		err = block_next(d, s);
		if (err)
			return err;
	}
	n = HR_MIN(cap, s->len - s->pos);
	memcpy(out, s->block + s->pos, n);
	s->pos += n;
	return (ssize_t)n;
}

static void snappy_decoder_fini(struct hr_decoder *d)
{
	struct snappy_state *s = d->state;

	free(s->block);
	free(s);
}

/* Gathers input to whole blocks. */
static int snappy_encoder_init(struct hr_encoder *e)
{
	static const uint8_t versions[8] = { 0, 0, 0, 1, 0, 0, 0, 1 };
	struct snappy_state *s = calloc(1, sizeof(*s));

	if (!s)
		return -ENOMEM;
	s->block = malloc(BLOCK_LEN);
	if (!s->block) {
		free(s);
		return -ENOMEM;
	}
	hr_buf_put(e->out, xerial_magic, sizeof(xerial_magic));
	hr_buf_put(e->out, versions, sizeof(versions));
	e->state = s;
	return 0;
}

static int block_encode(struct hr_encoder *e, struct snappy_state *s)
{
	size_t len = snappy_max_compressed_length(s->len);
	uint8_t *p = hr_buf_reserve(e->out, 4 + len);

	if (!p)
		return -ENOMEM;
	if (snappy_compress((const char *)s->block, s->len, (char *)p + 4, &len) != SNAPPY_OK)
		return -EINVAL;
	hr_be32_put(p, (uint32_t)len);
	e->out->len += 4 + len;
	s->len = 0;
	return 0;
}

static int snappy_encoder_write(struct hr_encoder *e, const uint8_t *p, size_t len)
{
	struct snappy_state *s = e->state;

	while (len) {
		size_t n = HR_MIN(len, BLOCK_LEN - s->len);
		int err;

		memcpy(s->block + s->len, p, n);
		s->len += n;
		p += n;
		len -= n;
		if (s->len < BLOCK_LEN)
			break;
		err = block_encode(e, s);
		if (err)
			return err;
	}
	return 0;
}

static int snappy_encoder_finish(struct hr_encoder *e)
{
	struct snappy_state *s = e->state;

	return s->len ? block_encode(e, s) : e->out->err;
}

static void snappy_encoder_fini(struct hr_encoder *e)
{
	struct snappy_state *s = e->state;

	free(s->block);
	free(s);
}

const struct hr_codec_ops hr_codec_snappy = {
	.name = "snappy",
	.decoder_init = snappy_decoder_init,
	.decoder_step = snappy_decoder_step,
	.decoder_fini = snappy_decoder_fini,
	.encoder_init = snappy_encoder_init,
	.encoder_write = snappy_encoder_write,
	.encoder_finish = snappy_encoder_finish,
	.encoder_fini = snappy_encoder_fini,
};
