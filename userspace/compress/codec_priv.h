/* SPDX-License-Identifier: Apache-2.0 */
/*
 * codec_priv: what each codec gives to codec.c.
 *
 * A decoder's step writes at most @cap bytes and returns how many; 0 means that
 * the stream has ended whole.  It never returns 0 while input is left.
 */
#ifndef HR_COMPRESS_CODEC_PRIV_H
#define HR_COMPRESS_CODEC_PRIV_H

#include <hr/compress/codec.h>

struct hr_codec_ops;

struct hr_decoder {
	const struct hr_codec_ops *ops;
	const uint8_t *in, *in_end;
	void *state;
	bool ended;
};

struct hr_encoder {
	const struct hr_codec_ops *ops;
	struct hr_buf *out;
	int level;
	void *state;
	bool finished;
};

struct hr_codec_ops {
	const char *name;
	int level_min, level_max, level_default;
	int (*decoder_init)(struct hr_decoder *d);
	ssize_t (*decoder_step)(struct hr_decoder *d, uint8_t *out, size_t cap);
	void (*decoder_fini)(struct hr_decoder *d);
	int (*encoder_init)(struct hr_encoder *e);
	int (*encoder_write)(struct hr_encoder *e, const uint8_t *p, size_t len);
	int (*encoder_finish)(struct hr_encoder *e);
	void (*encoder_fini)(struct hr_encoder *e);
};

extern const struct hr_codec_ops hr_codec_gzip, hr_codec_snappy, hr_codec_lz4, hr_codec_zstd;

#endif
