// SPDX-License-Identifier: Apache-2.0
/* reply: pieces are allocated one by one; copied bytes lie behind their piece. */
#include <stdlib.h>

#include <hr/net/reply.h>

void hr_reply_init(struct hr_reply *rp)
{
	hr_list_init(&rp->pieces);
	rp->len = 0;
	rp->mem_len = 0;
	rp->err = 0;
}

static struct hr_piece *piece_add(struct hr_reply *rp, enum hr_piece_kind kind, uint64_t len,
				  size_t inline_len)
{
	struct hr_piece *pc;

	if (rp->err)
		return NULL;
	/* The length prefix is a signed 32-bit number. */
	if (len > INT32_MAX - rp->len) {
		rp->err = -EMSGSIZE;
		return NULL;
	}
	pc = malloc(sizeof(*pc) + inline_len);
	if (!pc) {
		rp->err = -ENOMEM;
		return NULL;
	}
	*pc = (struct hr_piece){ .kind = kind, .len = len };
	hr_list_push(&rp->pieces, &pc->node);
	rp->len += len;
	if (kind == HR_PIECE_MEM)
		rp->mem_len += len;
	return pc;
}

void hr_reply_copy(struct hr_reply *rp, const void *p, size_t len)
{
	struct hr_piece *pc = len ? piece_add(rp, HR_PIECE_MEM, len, len) : NULL;

	if (!pc)
		return;
	memcpy(pc->inline_bytes, p, len);
	pc->p = pc->inline_bytes;
}

void hr_reply_mem(struct hr_reply *rp, const void *p, size_t len, void (*free_fn)(void *arg),
		  void *arg)
{
	struct hr_piece *pc = len ? piece_add(rp, HR_PIECE_MEM, len, 0) : NULL;

	if (!pc) {
		if (free_fn)
			free_fn(arg);
		return;
	}
	pc->p = p;
	pc->free = free_fn;
	pc->arg = arg;
}

void hr_reply_malloced(struct hr_reply *rp, void *p, size_t len)
{
	hr_reply_mem(rp, p, len, free, p);
}

void hr_reply_file(struct hr_reply *rp, struct hr_file_owner *owner, int fd, int64_t off,
		   uint64_t len)
{
	struct hr_piece *pc = len ? piece_add(rp, HR_PIECE_FILE, len, 0) : NULL;

	if (!pc)
		return;
	if (owner)
		owner->get(owner);
	pc->owner = owner;
	pc->fd = fd;
	pc->off = off;
}

void hr_piece_free(struct hr_piece *pc)
{
	hr_list_del(&pc->node);
	if (pc->free)
		pc->free(pc->arg);
	if (pc->owner)
		pc->owner->put(pc->owner);
	free(pc);
}

void hr_reply_drop(struct hr_reply *rp)
{
	hr_list_each_safe(n, tmp, &rp->pieces)
		hr_piece_free(hr_list_entry(n, struct hr_piece, node));
	hr_reply_init(rp);
}
