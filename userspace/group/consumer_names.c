// SPDX-License-Identifier: Apache-2.0
/* consumer_names: lists of topic names as members keep them, sorted and without twins. */
#include <stdlib.h>
#include "consumer.h"

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void hr_consumer_names_free(char **v, int32_t nr)
{
	for (int32_t i = 0; i < nr; i++)
		free(v[i]);
	free(v);
}

int hr_consumer_names_dup(const struct hr_str *from, int32_t from_nr, char ***ret_v,
			  int32_t *ret_nr)
{
	char **v = calloc((size_t)HR_MAX(from_nr, 0) + 1, sizeof(*v));
	int32_t nr = 0;

	if (!v)
		return -ENOMEM;
	for (int32_t i = 0; i < from_nr; i++) {
		v[i] = hr_group_strdup(from[i].len < 0 ? HR_STR_LIT("") : from[i]);
		if (!v[i]) {
			hr_consumer_names_free(v, i);
			return -ENOMEM;
		}
	}
	if (from_nr > 1)
		qsort(v, (size_t)from_nr, sizeof(*v), by_text);
	for (int32_t i = 0; i < from_nr; i++) {
		if (nr && !strcmp(v[nr - 1], v[i]))
			free(v[i]);
		else
			v[nr++] = v[i];
	}
	*ret_v = v;
	*ret_nr = nr;
	return 0;
}
