// SPDX-License-Identifier: GPL-2.0
/* The posix back end: whole writes, locks, listing, times, addresses, residency. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include <hr/sys/net.h>

#include "kselftest_harness.h"

FIXTURE(posix) {
	struct hr_sys sys;
	char dir[32], path[64];
	int fd;
};

FIXTURE_SETUP(posix)
{
	hr_sys_posix_init(&self->sys);
	strcpy(self->dir, "/var/tmp/hr-sys-XXXXXX");
	ASSERT_NE(NULL, mkdtemp(self->dir));
	snprintf(self->path, sizeof(self->path), "%s/f", self->dir);
	self->fd = self->sys.file->open(&self->sys, self->path, O_RDWR | O_CREAT, 0600);
	ASSERT_GE(self->fd, 0);
}

FIXTURE_TEARDOWN(posix)
{
	self->sys.file->close(&self->sys, self->fd);
	self->sys.file->unlink(&self->sys, self->path);
	self->sys.file->rmdir(&self->sys, self->dir);
}

TEST_F(posix, vector_of_any_length_is_written_whole_and_read_back)
{
	const struct hr_file_ops *f = self->sys.file;
	struct iovec iov[150];
	char bytes[150], back[200];
	struct hr_sys_stat st;

	for (int i = 0; i < 150; i++) {
		bytes[i] = (char)i;
		iov[i] = (struct iovec){ &bytes[i], i % 7 ? 1 : 0 };
	}
	ASSERT_EQ(128, f->pwritev(&self->sys, self->fd, iov, 150, 5));
	ASSERT_EQ(133, f->pread(&self->sys, self->fd, back, sizeof(back), 0));
	ASSERT_EQ(1, back[5]);
	ASSERT_EQ(149, back[132] & 0xff);
	ASSERT_EQ(0, f->fstat(&self->sys, self->fd, &st));
	ASSERT_EQ(133, st.size_bytes);
	ASSERT_EQ(0, f->allocate(&self->sys, self->fd, 4096));
	ASSERT_EQ(0, f->truncate(&self->sys, self->fd, 100));
	ASSERT_EQ(0, f->datasync(&self->sys, self->fd));
	ASSERT_EQ(0, f->sync_dir(&self->sys, self->dir));
	ASSERT_EQ(0, f->set_mtime(&self->sys, self->fd, 1234567890123));
	ASSERT_EQ(0, f->stat(&self->sys, self->path, &st));
	ASSERT_EQ(100, st.size_bytes);
	ASSERT_EQ(1234567890123, st.mtime_ms);
	ASSERT_EQ(-ENOENT, f->stat(&self->sys, "/no/such", &st));
}

TEST_F(posix, lock_is_exclusive_until_close)
{
	const struct hr_file_ops *f = self->sys.file;
	int other = f->open(&self->sys, self->path, O_RDWR, 0);

	ASSERT_EQ(0, f->lock(&self->sys, self->fd));
	ASSERT_EQ(-EWOULDBLOCK, f->lock(&self->sys, other));
	f->close(&self->sys, other);
}

static int count_entry(void *arg, const char *name)
{
	++*(int *)arg;
	return strcmp(name, "f") ? 1 : 0;
}

TEST_F(posix, list_names_each_entry)
{
	int nr = 0;

	ASSERT_EQ(0, self->sys.file->list(&self->sys, self->dir, count_entry, &nr));
	ASSERT_EQ(1, nr);
	ASSERT_EQ(-ENOENT, self->sys.file->list(&self->sys, "/no/such", count_entry, &nr));
}

/* Evicts the file and asks for a piece of it at once. */
static ssize_t read_evicted(struct hr_sys *sys, int fd, char *p, size_t len)
{
	posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
	if (sys->net->resident(sys, fd, 5000, 60000))
		return -ENODATA;
	return sys->file->pread_nowait(sys, fd, p, len, 50000);
}

TEST_F(posix, residency_follows_the_page_cache)
{
	static char bytes[100000], want[100];
	struct iovec iov = { bytes, sizeof(bytes) };
	int whole = 0;
	ssize_t n;

	memset(bytes, 'x', sizeof(bytes));
	memset(want, 'x', sizeof(want));
	ASSERT_EQ(100000, self->sys.file->pwritev(&self->sys, self->fd, &iov, 1, 0));
	ASSERT_EQ(1, self->sys.net->resident(&self->sys, self->fd, 1, 99999));
	ASSERT_EQ(0, self->sys.file->sync(&self->sys, self->fd));
	/* The kernel starts to read what is missing and looks again: a fast disk may have won. */
	do {
		memset(bytes, 0, 100);
		n = read_evicted(&self->sys, self->fd, bytes, 100);
		if (n == -ENODATA)
			SKIP(return, "this file system keeps its pages");
		if (n == 100)
			ASSERT_EQ(0, memcmp(bytes, want, 100));
	} while (n == 100 && ++whole < 100);
	ASSERT_LT(n, 100);
	ASSERT_EQ(100, self->sys.file->pread(&self->sys, self->fd, bytes, 100, 50000));
	ASSERT_EQ(1, self->sys.net->resident(&self->sys, self->fd, 50000, 100));
}

TEST(addresses_name_the_same_host_in_both_families)
{
	uint8_t a[16], b[16];
	union hr_addr in6 = { .in6 = { .sin6_family = AF_INET6, .sin6_port = htons(7) } };
	char text[HR_ADDR_TEXT_LEN];

	ASSERT_EQ(0, hr_addr_parse("10.1.2.3", a));
	ASSERT_EQ(0, hr_addr_parse("::ffff:10.1.2.3", b));
	ASSERT_EQ(0, memcmp(a, b, 16));
	memcpy(&in6.in6.sin6_addr, a, 16);
	hr_addr_format(&in6, text);
	ASSERT_STREQ("10.1.2.3", text);
	ASSERT_EQ(7, hr_addr_port(&in6));
	ASSERT_EQ(-EINVAL, hr_addr_parse("host", a));
	ASSERT_EQ(-EINVAL, hr_addr_parse("", a));
}

TEST_HARNESS_MAIN
