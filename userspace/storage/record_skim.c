// SPDX-License-Identifier: Apache-2.0
/* record_skim: see record_skim.h. */
#include "record_skim.h"

#include <hr/lib/varint.h>
#include <stdlib.h>

#define WINDOW_LEN 16384

int record_skim_init(struct record_skim *sk, int codec, const uint8_t *p, size_t len,
		     struct hr_encoder *tee, int64_t bytes_max)
{
	*sk = (struct record_skim){ .tee = tee, .bytes_max = bytes_max };
	if (codec == HR_CODEC_NONE) {
		sk->p = p;
		sk->end = p + len;
		sk->bytes_out = (int64_t)len;
		sk->ended = true;
		return tee ? hr_encoder_write(tee, p, len) : 0;
	}
	sk->window = malloc(WINDOW_LEN);
	if (!sk->window)
		return -ENOMEM;
	sk->p = sk->end = sk->window;
	return hr_decoder_create(codec, p, len, &sk->decoder);
}

void record_skim_fini(struct record_skim *sk)
{
	hr_decoder_destroy(sk->decoder);
	free(sk->window);
}

/* 1: bytes in the window, 0: the end. */
static int refill(struct record_skim *sk)
{
	ssize_t n;

	if (sk->ended)
		return 0;
	n = hr_decoder_read(sk->decoder, sk->window, WINDOW_LEN);
	if (n < 0)
		return (int)n;
	sk->p = sk->window;
	sk->end = sk->window + n;
	sk->bytes_out += n;
	sk->ended = n < WINDOW_LEN;
	if (sk->bytes_out > sk->bytes_max)
		return -EFBIG;
	if (n && sk->tee) {
		int err = hr_encoder_write(sk->tee, sk->window, (size_t)n);

		if (err)
			return err;
	}
	return n > 0;
}

static int byte_get(struct record_skim *sk, int64_t *left, uint8_t *ret_b)
{
	if (!*left)
		return -EINVAL;
	if (sk->p == sk->end) {
		int ret = refill(sk);

		if (ret <= 0)
			return ret ? ret : -EINVAL;
	}
	(*left)--;
	*ret_b = *sk->p++;
	return 0;
}

static int varlong_get(struct record_skim *sk, int64_t *left, int len_max, int64_t *ret_v)
{
	uint64_t v = 0;
	uint8_t b;

	for (int i = 0; i < len_max; i++) {
		int err = byte_get(sk, left, &b);

		if (err)
			return err;
		v |= (uint64_t)(b & 0x7f) << (7 * i);
		if (b & 0x80)
			continue;
		*ret_v = len_max == HR_UVARINT32_LEN_MAX ? hr_unzigzag32((uint32_t)v)
							 : hr_unzigzag64(v);
		return 0;
	}
	return -EINVAL;
}

static int varint_get(struct record_skim *sk, int64_t *left, int64_t *ret_v)
{
	return varlong_get(sk, left, HR_UVARINT32_LEN_MAX, ret_v);
}

static int bytes_skip(struct record_skim *sk, int64_t *left, int64_t len)
{
	if (len > *left)
		return -EINVAL;
	*left -= len;
	while (len > 0) {
		int64_t n = HR_MIN(len, sk->end - sk->p);

		if (!n) {
			int ret = refill(sk);

			if (ret <= 0)
				return ret ? ret : -EINVAL;
			continue;
		}
		sk->p += n;
		len -= n;
	}
	return 0;
}

/* Length and bytes; -1 is null where @nullable. */
static int field_skip(struct record_skim *sk, int64_t *left, bool nullable, bool *ret_null)
{
	int64_t len;
	int err = varint_get(sk, left, &len);

	if (err)
		return err;
	*ret_null = len < 0;
	if (len < 0)
		return nullable && len == -1 ? 0 : -EINVAL;
	return bytes_skip(sk, left, len);
}

static int headers_skip(struct record_skim *sk, int64_t *left)
{
	int64_t nr;
	bool null;
	int err = varint_get(sk, left, &nr);

	if (!err && (nr < 0 || nr > *left / 2))
		err = -EINVAL;
	for (int64_t i = 0; i < nr && !err; i++) {
		err = field_skip(sk, left, false, &null);
		if (!err)
			err = field_skip(sk, left, true, &null);
	}
	return err;
}

static int body_skim(struct record_skim *sk, int64_t left, struct skim_record *r)
{
	int64_t offset_delta;
	uint8_t attributes;
	bool null;
	int err = byte_get(sk, &left, &attributes);

	if (!err)
		err = varlong_get(sk, &left, HR_UVARINT64_LEN_MAX, &r->timestamp_delta);
	if (!err)
		err = varint_get(sk, &left, &offset_delta);
	if (!err)
		err = field_skip(sk, &left, true, &r->key_null);
	if (!err)
		err = field_skip(sk, &left, true, &null);
	if (!err)
		err = headers_skip(sk, &left);
	if (err)
		return err;
	r->offset_delta = (int32_t)offset_delta;
	return left ? -EINVAL : 0;
}

int record_skim_next(struct record_skim *sk, struct skim_record *ret_r)
{
	int64_t left = HR_UVARINT32_LEN_MAX, len;
	int err;

	if (sk->p == sk->end) {
		int ret = refill(sk);

		if (ret <= 0)
			return ret;
	}
	err = varint_get(sk, &left, &len);
	if (err)
		return err;
	if (len <= 0)
		return -EINVAL;
	ret_r->len = (int32_t)len;
	err = body_skim(sk, len, ret_r);
	return err ? err : 1;
}
