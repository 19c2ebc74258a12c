// SPDX-License-Identifier: Apache-2.0
/* transport: the plain one, straight to the socket. */
#include "net_priv.h"

static int plain_open(struct hr_conn *c, void *arg, void **ret_state)
{
	*ret_state = hr_reactor_sys(hr_conn_reactor(c));
	return 0;
}

static void plain_close(void *state)
{
}

static ssize_t plain_recv(void *state, int fd, void *p, size_t len)
{
	struct hr_sys *sys = state;

	return sys->net->recv(sys, fd, p, len);
}

static ssize_t plain_sendv(void *state, int fd, const struct iovec *iov, int iov_nr, bool more)
{
	struct hr_sys *sys = state;

	return sys->net->sendv(sys, fd, iov, iov_nr, more);
}

static ssize_t plain_sendfile(void *state, int fd, int file_fd, int64_t off, size_t len)
{
	struct hr_sys *sys = state;

	return sys->net->sendfile(sys, fd, file_fd, off, len);
}

const struct hr_transport_ops net_transport_plain = {
	.open = plain_open,
	.close = plain_close,
	.recv = plain_recv,
	.sendv = plain_sendv,
	.sendfile = plain_sendfile,
};
