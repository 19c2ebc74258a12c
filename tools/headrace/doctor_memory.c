// SPDX-License-Identifier: Apache-2.0
/* doctor_memory: write-back, the page cache's place in memory, huge pages, swap, pressure. */
#include <stdio.h>
#include <stdlib.h>
#include "doctor.h"

#define MIB (1LL << 20)
#define GIB (1LL << 30)

/* Bytes of MemAvailable, or of MemTotal on kernels without; -1 unknown. */
static int64_t memory_bytes(struct hr_doctor *d)
{
	const char *text = hr_doctor_read(d, "/proc/meminfo");
	int64_t kib = text ? hr_doctor_key(text, "MemAvailable") : -1;

	if (text && kib < 0)
		kib = hr_doctor_key(text, "MemTotal");
	return kib < 0 ? -1 : kib * 1024;
}

/* The limit of dirty pages in bytes: as bytes, or as a share of what is available. */
static bool dirty_limit(struct hr_doctor *d, const char *bytes, const char *ratio, int64_t *ret_v)
{
	int64_t share, memory;

	if (!hr_doctor_number(d, bytes, 0, ret_v))
		return false;
	if (*ret_v)
		return true;
	if (!hr_doctor_number(d, ratio, 0, &share))
		return false;
	memory = memory_bytes(d);
	*ret_v = memory < 0 ? -1 : memory / 100 * share;
	return memory >= 0;
}

static void judge_dirty(struct hr_doctor *d, const struct hr_doctor_check *c, const char *name)
{
	char bytes[96], ratio[96], wanted[64];
	bool good;
	int64_t v;
	json_t *row;

	snprintf(bytes, sizeof(bytes), "/proc/sys/vm/%s_bytes", name);
	snprintf(ratio, sizeof(ratio), "/proc/sys/vm/%s_ratio", name);
	if (!dirty_limit(d, bytes, ratio, &v)) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	good = v >= c->min && v <= c->max;
	snprintf(wanted, sizeof(wanted), "%lld to %lld MiB", (long long)(c->min / MIB),
		 (long long)(c->max / MIB));
	row = hr_doctor_say(d, c, good ? HR_OK : c->grade, NULL, wanted, "%lld MiB",
			    (long long)(v / MIB));
	if (good)
		return;
	hr_doctor_offer(row, bytes, c->value);
	json_object_set_new(row, "ratio", json_string(ratio));
}

static void judge_background(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	judge_dirty(d, c, "dirty_background");
}

static void judge_limit(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	judge_dirty(d, c, "dirty");
}

/* Pages that wait for somebody who asks for huge ones are lost to the page cache. */
static void judge_hugepages(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = hr_doctor_read(d, "/proc/meminfo");
	int64_t free_nr, kib, total;

	if (!text) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	free_nr = hr_doctor_key(text, "HugePages_Free");
	kib = hr_doctor_key(text, "Hugepagesize");
	total = hr_doctor_key(text, "MemTotal");
	if (free_nr < 0 || kib < 0 || total <= 0) {
		hr_doctor_say(d, c, HR_ABSENT, NULL, NULL, "no huge pages on this kernel");
		return;
	}
	hr_doctor_say(d, c, free_nr * kib * 50 > total ? c->grade : HR_OK, NULL,
		      "at most 2 % of memory reserved and unused",
		      "%lld pages of %lld KiB reserved and unused, %lld %% of memory",
		      (long long)free_nr, (long long)kib, (long long)(free_nr * kib * 100 / total));
}

/* Swap on compressed memory is no disk. */
static void judge_swap(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = hr_doctor_read(d, "/proc/swaps"), *line;
	long long used = 0;
	int disks = 0;

	if (!text) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	for (line = strchr(text, '\n'); line; line = strchr(line + 1, '\n')) {
		char name[256];
		long long one;

		if (sscanf(line + 1, "%255s %*s %*s %lld", name, &one) == 2 &&
		    strncmp(name, "/dev/zram", 9)) {
			used += one;
			disks++;
		}
	}
	hr_doctor_say(d, c, used > 64 * 1024 ? c->grade : HR_OK, NULL,
		      "at most 64 MiB of swap on disks in use",
				"%d swap areas on disks, %lld MiB used",
		      disks, used / 1024);
}

/* "full avg10=0.00 avg60=0.00 …": the share of time in which nobody got on. */
static double pressure(const char *text, const char *row)
{
	const char *at = strstr(text, row), *avg = at ? strstr(at, "avg60=") : NULL;

	return avg ? strtod(avg + 6, NULL) : -1;
}

static void judge_pressure(struct hr_doctor *d, const struct hr_doctor_check *c)
{
	const char *text = hr_doctor_read(d, "%s", c->reads);
	double v;

	if (!text) {
		hr_doctor_cannot(d, c, NULL);
		return;
	}
	v = pressure(text, "full");
	if (v < 0) {
		hr_doctor_say(d, c, HR_UNKNOWN, NULL, NULL, "no row 'full'");
		return;
	}
	hr_doctor_say(d, c, v > (double)c->max ? c->grade : HR_OK, NULL, NULL,
		      "all tasks stood still %.2f %% of the last minute; bound %lld %%", v,
		      (long long)c->max);
}

static const struct hr_doctor_check checks[] = {
	{ "vm.dirty-background", HR_WARNING, "when write-back begins",
	  "/proc/sys/vm/dirty_background_bytes, _ratio; /proc/meminfo", .min = 16 * MIB,
	  .max = GIB, .value = "268435456", .judge = judge_background,
	  .cost = "a burst of produce collects in memory and then goes to the disk as one long "
		  "pause of all writers",
	  .apply = hr_apply_dirty, .measure = hr_measure_write },
	{ "vm.dirty-limit", HR_WARNING, "when writers are stopped",
	  "/proc/sys/vm/dirty_bytes, _ratio; /proc/meminfo", .min = 256 * MIB, .max = 6 * GIB,
	  .value = "2147483648", .judge = judge_limit,
	  .cost = "too high: minutes of data wait in memory; too low: every writer waits for the "
		  "disk",
	  .apply = hr_apply_dirty, .measure = hr_measure_write },
	{ "vm.dirty-expire", HR_ADVICE, "age at which dirty pages are written",
	  "/proc/sys/vm/dirty_expire_centisecs", HR_RULE_RANGE, .min = 100, .max = 3000,
	  .value = "1000",
	  .cost = "what a power failure takes from acks=1 and from a lone acks=all grows with it",
	  .apply = hr_apply_file },
	{ "vm.dirty-writeback", HR_WARNING, "how often the writers of dirty pages wake",
	  "/proc/sys/vm/dirty_writeback_centisecs", HR_RULE_RANGE, .min = 10, .max = 500,
	  .value = "500",
	  .cost = "0 switches periodic write-back off: data reaches the disk only when memory is "
		  "full of it",
	  .apply = hr_apply_file, .measure = hr_measure_write },
	{ "vm.swappiness", HR_ADVICE, "swapping against dropping page cache",
	  "/proc/sys/vm/swappiness", HR_RULE_RANGE, .max = 30, .value = "10",
	  .cost = "the broker's own memory is swapped out to make room for logs that were read "
		  "once",
	  .apply = hr_apply_file, .measure = hr_measure_swap },
	{ "vm.max-map-count", HR_ADVICE, "maps that a process may have",
	  "/proc/sys/vm/max_map_count", HR_RULE_RANGE, .min = 65530, .max = INT64_MAX,
	  .value = "262144",
	  .cost = "Apache Kafka maps two indexes per segment; on this host it could not take "
		  "back a data directory of many segments",
	  .apply = hr_apply_file },
	{ "vm.overcommit", HR_WARNING, "whether memory must be backed when it is asked for",
	  "/proc/sys/vm/overcommit_memory", HR_RULE_RANGE, .max = 1, .value = "0",
	  .cost = "strict accounting refuses stacks and maps long before memory is short",
	  .apply = hr_apply_file },
	{ "vm.zone-reclaim", HR_WARNING, "whether a node reclaims before it takes from another",
	  "/proc/sys/vm/zone_reclaim_mode", HR_RULE_RANGE, .max = 0, .value = "0",
	  .cost = "page cache is thrown away while other NUMA nodes have free memory",
	  .apply = hr_apply_file },
	{ "vm.min-free", HR_ADVICE, "memory held back for packets and other urgent needs",
	  "/proc/sys/vm/min_free_kbytes", HR_RULE_RANGE, .min = 8192, .max = INT64_MAX,
	  .value = "65536",
	  .cost = "packets are dropped when a burst finds no free page at once",
	  .apply = hr_apply_file },
	{ "vm.thp", HR_WARNING, "huge pages for memory that did not ask for them",
	  "/sys/kernel/mm/transparent_hugepage/enabled", HR_RULE_WORD, .words = "madvise never",
	  .value = "madvise",
	  .cost = "a connection's small buffers occupy 2 MiB each: memory in use leaves its "
		  "account behind",
	  .apply = hr_apply_file, .measure = hr_measure_huge },
	{ "vm.thp-defrag", HR_WARNING, "whether a page fault waits for a huge page to be made",
	  "/sys/kernel/mm/transparent_hugepage/defrag", HR_RULE_NO_WORD, .words = "always",
	  .value = "madvise",
	  .cost = "a page fault on a reactor stands still for milliseconds while memory is "
		  "compacted",
	  .apply = hr_apply_file, .measure = hr_measure_huge },
	{ "vm.hugepages", HR_WARNING, "reserved huge pages that nobody uses", "/proc/meminfo",
	  .judge = judge_hugepages,
	  .cost = "that memory can hold no page cache: readers fall to the disk earlier",
	  .fix = "sysctl -w vm.nr_hugepages=0, unless another service needs them" },
	{ "vm.swap-used", HR_WARNING, "swap on disks in use", "/proc/swaps", .judge = judge_swap,
	  .cost = "a page that must come back from swap stops the thread that touches it",
	  .fix = "find who needs the memory (smem -s swap); then swapoff -a && swapon -a" },
	{ "vm.pressure", HR_WARNING, "time lost for want of memory", "/proc/pressure/memory",
	  .max = 2, .judge = judge_pressure,
	  .cost = "every task waits for memory to be freed; latency is lost everywhere",
	  .fix = "give the host more memory or other services less" },
	{ "disk.pressure", HR_ADVICE, "time lost for want of the disk", "/proc/pressure/io",
	  .max = 50, .judge = judge_pressure,
	  .cost = "the disk is the bottleneck: cold reads and flushes queue up",
	  .fix = "headrace io tells which partitions and groups make the disk work" },
};

const struct hr_doctor_table hr_doctor_memory = { checks, HR_ARRAY_LEN(checks) };
