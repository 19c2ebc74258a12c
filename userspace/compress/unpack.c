// SPDX-License-Identifier: Apache-2.0
/* unpack: see hr/compress/unpack.h. */
#include <hr/compress/unpack.h>

#define STEP_BYTES (64 << 10)

static int drain(struct hr_decoder *d, size_t max_bytes, struct hr_buf *out)
{
	for (;;) {
		uint8_t *p = hr_buf_reserve(out, STEP_BYTES);
		ssize_t n = p ? hr_decoder_read(d, p, STEP_BYTES) : -ENOMEM;

		if (n <= 0)
			return (int)n;
		out->len += (size_t)n;
		if (out->len > max_bytes)
			return -EFBIG;
	}
}

int hr_unpack(int codec, const uint8_t *in, size_t in_len, size_t max_bytes,
	      struct hr_buf *scratch, struct hr_slice *ret)
{
	struct hr_decoder *d;
	int err;

	if (in_len > INT32_MAX || max_bytes > INT32_MAX)
		return -EFBIG;
	if (codec == HR_CODEC_NONE) {
		*ret = (struct hr_slice){ in, (int32_t)in_len };
		return 0;
	}
	scratch->len = 0;
	err = hr_decoder_create(codec, in, in_len, &d);
	if (err)
		return err;
	err = drain(d, max_bytes, scratch);
	hr_decoder_destroy(d);
	*ret = (struct hr_slice){ scratch->p, (int32_t)scratch->len };
	return err;
}
