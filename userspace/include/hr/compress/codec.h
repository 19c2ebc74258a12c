/* SPDX-License-Identifier: Apache-2.0 */
/*
 * codec: the compressed block of a record batch, in and out.
 *
 * Decoding is a stream: the caller asks for the next bytes and gets them until
 * the end, so that a block that would expand without measure costs only the
 * codec's own window, and so that a caller can stop between two reads.  How
 * many bytes may come out is the caller's rule.
 *
 *	gzip	one or more RFC 1952 members
 *	snappy	xerial stream (8 magic bytes, two versions, blocks of length +
 *		raw snappy) or one bare raw block; both are read, xerial written
 *	lz4	LZ4 frames, block-independent 64 KiB when written
 *	zstd	frames
 *
 * Memory of a decoder: gzip 40 KiB, lz4 up to 8 MiB (its largest block twice),
 * zstd the frame's window (refused above 128 MiB), snappy one block: a raw
 * snappy block cannot be cut, so its declared length is checked first against
 * what @in_len bytes could expand to, and against HR_SNAPPY_BLOCK_MAX.
 *
 * Not shared between threads; may be created on one and used on another.
 */
#ifndef HR_COMPRESS_CODEC_H
#define HR_COMPRESS_CODEC_H

#include <hr/lib/base.h>
#include <hr/lib/buf.h>

/* The numbers of the batch attributes. */
enum hr_codec {
	HR_CODEC_NONE = 0,
	HR_CODEC_GZIP = 1,
	HR_CODEC_SNAPPY = 2,
	HR_CODEC_LZ4 = 3,
	HR_CODEC_ZSTD = 4,
	HR_CODEC_NR
};

#define HR_SNAPPY_BLOCK_MAX (64 << 20)
#define HR_CODEC_LEVEL_DEFAULT INT32_MIN

const char *hr_codec_name(enum hr_codec codec);
/* -EINVAL: no such name. */
HR_MUST_CHECK int hr_codec_from_name(struct hr_str name, enum hr_codec *ret_codec);

struct hr_decoder;

/*
 * @in stays the caller's and must outlive the decoder.  HR_CODEC_NONE copies.
 * -EINVAL: unknown codec number.  -ENOMEM.
 */
HR_MUST_CHECK int hr_decoder_create(int codec, const void *in, size_t in_len,
				    struct hr_decoder **ret_d);
void hr_decoder_destroy(struct hr_decoder *d);
/*
 * Fills @out as far as there is data: returns @cap, or fewer bytes at the end
 * of the stream (0 when nothing is left).  -EBADMSG: not a stream of this
 * codec, damaged, or cut short.  -ENOMEM.  -EFBIG: a window or block over the limits above.
 */
HR_MUST_CHECK ssize_t hr_decoder_read(struct hr_decoder *d, void *out, size_t cap);

struct hr_encoder;

/* Appends to @out; @level HR_CODEC_LEVEL_DEFAULT or Kafka's range, else -EINVAL. */
HR_MUST_CHECK int hr_encoder_create(int codec, int level, struct hr_buf *out,
				    struct hr_encoder **ret_e);
HR_MUST_CHECK int hr_encoder_write(struct hr_encoder *e, const void *p, size_t len);
/* Ends the stream; nothing may be written after. */
HR_MUST_CHECK int hr_encoder_finish(struct hr_encoder *e);
void hr_encoder_destroy(struct hr_encoder *e);

#endif
