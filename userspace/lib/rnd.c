// SPDX-License-Identifier: Apache-2.0
/* rnd: see hr/lib/rnd.h. */
#include <hr/lib/rnd.h>

static uint64_t splitmix(uint64_t *x)
{
	uint64_t z = (*x += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

void hr_rnd_seed(struct hr_rnd *r, uint64_t seed)
{
	for (int i = 0; i < 4; i++)
		r->s[i] = splitmix(&seed);
}

static uint64_t rotl(uint64_t v, int k)
{
	return (v << k) | (v >> (64 - k));
}

uint64_t hr_rnd_next(struct hr_rnd *r)
{
	uint64_t *s = r->s, out = rotl(s[1] * 5, 7) * 9, t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotl(s[3], 45);
	return out;
}

uint64_t hr_rnd_below(struct hr_rnd *r, uint64_t bound)
{
	hr_assert(bound > 0);
	return (uint64_t)(((__uint128_t)hr_rnd_next(r) * bound) >> 64);
}

void hr_rnd_fill(struct hr_rnd *r, void *p, size_t len)
{
	uint8_t *b = p;

	for (size_t i = 0; i < len; i += 8) {
		uint64_t v = hr_rnd_next(r);

		memcpy(b + i, &v, HR_MIN(len - i, sizeof(v)));
	}
}
