/* SPDX-License-Identifier: Apache-2.0 */
/* unpack: the records of one block, compressed or not, at once and bounded. */
#ifndef HR_COMPRESS_UNPACK_H
#define HR_COMPRESS_UNPACK_H

#include <hr/compress/codec.h>

/*
 * *ret points to the plain bytes: @in itself when @codec is HR_CODEC_NONE, else @scratch,
 * which is emptied first.  -EFBIG: more than @max_bytes come out; others as
 * hr_decoder_create() and hr_decoder_read() give.
 */
HR_MUST_CHECK int hr_unpack(int codec, const uint8_t *in, size_t in_len, size_t max_bytes,
			    struct hr_buf *scratch, struct hr_slice *ret);

#endif
