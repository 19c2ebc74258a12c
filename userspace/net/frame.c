// SPDX-License-Identifier: Apache-2.0
/*
 * frame: counted buffers.
 *
 * The last put frees on whatever thread it happens and gives the bytes back to
 * the account; both malloc and the account are safe for that.
 */
#include <stdlib.h>

#include "net_priv.h"

struct hr_frame *net_frame_create(struct hr_account *account, uint32_t cap)
{
	struct hr_frame *f = calloc(1, sizeof(*f));

	if (!f)
		return NULL;
	f->data = malloc(cap ? cap : 1);
	if (!f->data) {
		free(f);
		return NULL;
	}
	f->refs = 1;
	f->account = account;
	return f;
}

void hr_frame_get(struct hr_frame *f)
{
	__atomic_add_fetch(&f->refs, 1, __ATOMIC_RELAXED);
}

void hr_frame_put(struct hr_frame *f)
{
	if (!f || __atomic_sub_fetch(&f->refs, 1, __ATOMIC_ACQ_REL))
		return;
	if (f->charged_bytes)
		hr_account_uncharge(f->account, HR_ACCOUNT_RECV, f->charged_bytes);
	free(f->data);
	free(f);
}
