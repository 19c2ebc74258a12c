// SPDX-License-Identifier: GPL-2.0
/*
 * conn: connections on sockets that cut, delay, lie about readiness and break, from seeds.
 *
 * What holds is said in net_kit.h (N1 to N5).  Beside it, every hundredth seed runs twice
 * and must do the same, byte for byte: a seed is the run.
 *
 * usage: conn [SEED [COUNT]]   COUNT seeds from SEED on (1 and 400)
 */
#include "net_kit.h"
#include "storage_kit.h"

#define ACT_NR 700

static uint32_t seed_below(void *arg, uint32_t bound)
{
	return (uint32_t)hr_rnd_below(arg, bound);
}

static bool seed_over(void *arg)
{
	return false;
}

static const char *once(uint64_t seed, struct nk *k)
{
	struct hr_rnd rnd;

	hr_rnd_seed(&rnd, seed);
	return nk_once((struct nk_source){ seed_below, seed_over, &rnd }, seed, ACT_NR, k);
}

static int run_seed(uint64_t seed)
{
	static struct nk k, again;
	const char *why = once(seed, &k);

	if (!why && seed % 100 == 1) {
		once(seed, &again);
		if (again.digest != k.digest)
			why = "the same seed runs otherwise the second time";
	}
	if (why)
		printf("# seed %llu: %s\n", (unsigned long long)seed, why);
	return why != NULL;
}

int main(int argc, char **argv)
{
	return kit_seeds_main(argc, argv, 400, "700 acts of 6 clients",
			      "answers arrive whole and in order, or the end has a reason",
			      run_seed);
}
