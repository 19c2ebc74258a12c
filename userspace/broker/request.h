/* SPDX-License-Identifier: Apache-2.0 */
/*
 * request: one call from its frame to its answer.
 *
 * A request is made on the reactor of its connection, may be moved to another
 * reactor (the controller's, a fetch session's), and always goes home to be
 * answered.  Its body points into the frame and into its arena; both live until
 * the answer is handed to the connection.
 *
 * Every request ends in exactly one of: respond, reply, silent, close.
 */
#ifndef HR_BROKER_REQUEST_H
#define HR_BROKER_REQUEST_H

#include <hr/lib/arena.h>
#include <hr/protocol/api.h>
#include <hr/protocol/header.h>
#include <hr/protocol/wire_error.h>
#include <hr/quota/bucket.h>
#include "node.h"

struct hr_request;

enum {
	HR_RUN_CONTROLLER = 1 << 0, /* on shard 0, where the draft is */
	HR_RUN_PIPELINED = 1 << 1,  /* the next frame may be taken while this one runs */
};

struct hr_api_handler {
	void (*run)(struct hr_request *rq);
	unsigned int flags;
};

/* By key; run NULL: not served, so neither advertised nor answered. */
extern const struct hr_api_handler hr_api_handlers[];
extern const int16_t hr_api_handler_nr;

static inline bool hr_api_is_served(int16_t key)
{
	return key >= 0 && key < hr_api_handler_nr && hr_api_handlers[key].run;
}

/* Of those, what this configuration has a use for. */
bool hr_api_is_on(int16_t key, const struct hr_config *c);

struct hr_request {
	struct hr_msg msg;
	struct hr_broker *broker;
	struct hr_shard *shard; /* where it runs */
	struct hr_shard *home;	/* where its connection lives */
	struct hr_conn *conn;
	struct hr_slot *slot;
	struct hr_frame *frame;
	const struct hr_bound_listener *listener;
	const struct hr_api_desc *api;
	struct hr_request_header header;
	struct hr_arena arena;
	void *body;
	void *state; /* the handler's own */
	struct hr_image *image; /* kept for a handler that goes on later; or NULL */
	void (*resume)(struct hr_request *rq);
	int64_t begun_ns, run_ns, local_end_ns, done_ns;
	struct hr_reply reply;
	const char *close_why;
	enum { HR_END_REPLY, HR_END_SILENT, HR_END_CLOSE } end;
	uint64_t charged_bytes; /* what decoding took, to the memory account */
	/* Whose it is, and what the quotas say: quotas.h. */
	struct hr_bucket *buckets[HR_QUOTA_KIND_NR];
	int32_t throttle_ms; /* told in the answer */
	int32_t mute_ms;     /* nothing is read from the connection for so long */
	bool settled;
};

/* Moves to @to and calls @resume there. */
void hr_request_move(struct hr_request *rq, struct hr_shard *to,
		     void (*resume)(struct hr_request *rq));
/* Encodes @response (a struct of api->response) and ends the request. */
void hr_request_respond(struct hr_request *rq, const void *response);
/*
 * The same with spliced records: splice i is sent from @file(arg, ext, reply).
 */
void hr_request_respond_spliced(struct hr_request *rq, const void *response, int splice_nr_max,
				void (*splice)(struct hr_reply *reply, const void *ext));
/* No answer at all (acks=0). */
void hr_request_silent(struct hr_request *rq);
/* Closes the connection; @why is a static text for log and counter. */
void hr_request_close(struct hr_request *rq, const char *why);
/* Every error code that goes into an answer passes here, to be counted. */
int16_t hr_request_error(struct hr_request *rq, enum hr_wire_err err);
/* Local work is over; what follows is waiting (remote time). */
void hr_request_wait_begin(struct hr_request *rq);

/* The last step of ending; on the connection's reactor. */
void hr_request_free(struct hr_request *rq);

/* A zeroed and defaulted struct, or array, of a description; NULL without memory. */
void *hr_request_new(struct hr_request *rq, const struct hr_struct_desc *desc, int32_t nr);

#endif
