/* SPDX-License-Identifier: GPL-2.0 */
/* replay_kit: files of a fuzz target: kept inputs that are run again, seeds that are written. */
#ifndef HR_SELFTESTS_FUZZ_REPLAY_KIT_H
#define HR_SELFTESTS_FUZZ_REPLAY_KIT_H

#include <dirent.h>
#include <hr/lib/buf.h>
#include <stdio.h>
#include <stdlib.h>

#define FUZZ_INPUT_BYTES_MAX (1 << 20)

/* Gives every file of @dir to @one; returns how many there were, 0 also without @dir. */
static inline int fuzz_each_kept(const char *dir, void (*one)(const uint8_t *p, size_t len))
{
	DIR *d = opendir(dir);
	struct dirent *e;
	int nr = 0;

	while (d && (e = readdir(d))) {
		char path[600];
		uint8_t *p;
		size_t n;
		FILE *f;

		snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		f = e->d_name[0] == '.' ? NULL : fopen(path, "rb");
		if (!f)
			continue;
		p = malloc(FUZZ_INPUT_BYTES_MAX);
		n = fread(p, 1, FUZZ_INPUT_BYTES_MAX, f);
		fclose(f);
		one(p, n);
		free(p);
		nr++;
	}
	if (d)
		closedir(d);
	return nr;
}

/* Writes one seed into @dir; 0, or 1 when it cannot. */
static inline int fuzz_seed_write(const char *dir, int nr, const struct hr_buf *b)
{
	char path[600];
	FILE *f;

	snprintf(path, sizeof(path), "%s/seed-%04d", dir, nr);
	f = fopen(path, "wb");
	return !f || fwrite(b->p, 1, b->len, f) != b->len || fclose(f);
}

#endif
