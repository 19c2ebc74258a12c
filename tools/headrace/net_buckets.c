// SPDX-License-Identifier: Apache-2.0
/*
 * net_buckets: whose limits hold a connection, from the broker's table in the kernel.
 *
 * The table is the text of hr_conns: a line a connection, its port and peer first, the
 * name of its bucket last, which alone may hold blanks.  A connection is known by its port
 * and its peer.  The kernel writes addresses of IPv6 in full.
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "net.h"

/* Columns of hr_conns before the name. */
enum { PORT, PEER, THROTTLED = 11, NAME = 13 };

static void key_of(char *out, size_t cap, const char *port, const char *peer)
{
	char text[INET6_ADDRSTRLEN];
	struct in6_addr addr;
	int len = 0;

	if (sscanf(peer, "[%45[^]]]%n", text, &len) == 1 && len &&
	    inet_pton(AF_INET6, text, &addr) == 1 &&
	    inet_ntop(AF_INET6, &addr, text, sizeof(text)))
		snprintf(out, cap, "%s [%s]%s", port, text, peer + len);
	else
		snprintf(out, cap, "%s %s", port, peer);
}

static void take_line(json_t *table, char *line)
{
	char *word[NAME + 1], key[128];

	for (int i = 0; i < NAME; i++) {
		word[i] = strsep(&line, " ");
		if (!line)
			return;
	}
	word[NAME] = line;
	key_of(key, sizeof(key), word[PORT], word[PEER]);
	json_object_set_new(table, key,
			    json_pack("{s:s, s:b}", "bucket", word[NAME], "throttled",
				      !strcmp(word[THROTTLED], "yes")));
}

/* By port and peer; NULL without a table. */
static json_t *read_table(const char *pin_dir)
{
	char path[4096], *line = NULL;
	json_t *table = NULL;
	size_t cap = 0;
	FILE *f;

	snprintf(path, sizeof(path), "%s/hr_conns", pin_dir);
	f = fopen(path, "re");
	if (!f)
		return NULL;
	table = json_object();
	while (getline(&line, &cap, f) > 0) {
		line[strcspn(line, "\n")] = 0;
		take_line(table, line);
	}
	free(line);
	fclose(f);
	return table;
}

void hr_net_buckets_put(json_t *rows, const char *pin_dir)
{
	json_t *table = read_table(pin_dir), *row;
	char key[128];
	size_t i;

	json_array_foreach(rows, i, row) {
		const char *local = json_string_value(json_object_get(row, "local"));
		json_t *found;

		key_of(key, sizeof(key), strrchr(local, ':') + 1,
		       json_string_value(json_object_get(row, "peer")));
		found = json_object_get(table, key);
		if (found)
			json_object_update(row, found);
	}
	json_decref(table);
}
