// SPDX-License-Identifier: GPL-2.0
/* The mailbox under many senders: nothing lost, nothing twice, each sender's order kept. */
#include <pthread.h>
#include <stdlib.h>

#include <hr/loop/msg.h>

#include "kselftest_harness.h"

#define SENDER_NR 4
#define EACH_NR 50000

struct letter {
	struct hr_msg msg;
	int sender, seq;
};

struct sender {
	struct hr_mailbox *mb;
	struct letter *letters;
};

static void *send_all(void *arg)
{
	struct sender *s = arg;

	for (int i = 0; i < EACH_NR; i++)
		hr_mailbox_push(s->mb, &s->letters[i].msg);
	return NULL;
}

TEST(mailbox_keeps_each_senders_order)
{
	struct hr_mailbox mb = { NULL };
	struct sender senders[SENDER_NR];
	pthread_t threads[SENDER_NR];
	int next[SENDER_NR] = { 0 }, got = 0;

	for (int i = 0; i < SENDER_NR; i++) {
		senders[i] = (struct sender){ &mb, calloc(EACH_NR, sizeof(struct letter)) };
		for (int k = 0; k < EACH_NR; k++) {
			senders[i].letters[k].sender = i;
			senders[i].letters[k].seq = k;
		}
		pthread_create(&threads[i], NULL, send_all, &senders[i]);
	}
	while (got < SENDER_NR * EACH_NR) {
		for (struct hr_msg *m = hr_mailbox_take(&mb); m; m = m->next) {
			struct letter *l = hr_container_of(m, struct letter, msg);

			ASSERT_EQ(l->seq, next[l->sender]);
			next[l->sender]++;
			got++;
		}
	}
	ASSERT_TRUE(hr_mailbox_empty(&mb));
	for (int i = 0; i < SENDER_NR; i++) {
		pthread_join(threads[i], NULL);
		free(senders[i].letters);
	}
}

TEST_HARNESS_MAIN
