/* SPDX-License-Identifier: Apache-2.0 */
/*
 * image: what the metadata log says, as of one offset.
 *
 * An image is replayed from snapshot and log records and then shared.  Inside
 * are persistent maps, so an image that follows another costs what changed, not
 * what exists.  A draft is an image that one thread (the controller) still
 * writes to; hr_image_freeze() gives everybody else a constant view of it.
 *
 * Records of parts that are not served (SCRAM users, quotas, ACLs, tokens,
 * controllers) are kept as bytes under their identity, so that a snapshot
 * written here loses nothing of a directory that Kafka filled.
 *
 * Threads: a frozen image never changes; its count is atomic.
 */
#ifndef HR_META_IMAGE_H
#define HR_META_IMAGE_H

#include <hr/config/props.h>
#include <hr/lib/ptree.h>
#include <hr/lib/uuid.h>

#define HR_METADATA_TOPIC "__cluster_metadata"
/* Lowest and newest metadata.version that is read and written. */
#define HR_METADATA_VERSION_MIN 7
#define HR_METADATA_VERSION_MAX 33
#define HR_PARTITIONS_PER_TOPIC_MAX 1000000

enum { HR_LEADER_NONE = -1 };

/* Resource types of ConfigRecord and of the config APIs. */
enum hr_resource_type {
	HR_RESOURCE_TOPIC = 2,
	HR_RESOURCE_BROKER = 4,
	HR_RESOURCE_BROKER_LOGGER = 8,
	HR_RESOURCE_CLIENT_METRICS = 16,
	HR_RESOURCE_GROUP = 32,
};

struct hr_ids {
	int32_t *v;
	int32_t nr;
};

/* One partition; constant once it is in an image. */
struct hr_partition_reg {
	int refs;
	struct hr_ids replicas, isr, removing, adding, elr, last_known_elr;
	struct hr_uuid *directories; /* replicas.nr of them, or NULL */
	int32_t leader;
	int32_t leader_epoch;
	int32_t partition_epoch;
	int8_t recovery_state;
};

struct hr_topic {
	int refs;
	char *name;
	struct hr_uuid id;
	int32_t partition_nr;
	uint64_t generation; /* the draft generation that made it: see hr_image */
	struct hr_partition_reg **partitions; /* a hole is NULL while replaying */
};

/* The dynamic configs of one resource. */
struct hr_resource {
	int refs;
	int8_t type;
	char *name;
	struct hr_props props;
};

struct hr_endpoint {
	char *name, *host;
	uint16_t port;
	int16_t protocol;
};

struct hr_feature_range {
	char *name;
	int16_t min, max;
};

struct hr_broker_reg {
	int refs;
	int32_t id;
	int64_t epoch;
	struct hr_uuid incarnation;
	char *rack;
	bool fenced, in_controlled_shutdown, migrating;
	struct hr_endpoint *endpoints;
	int32_t endpoint_nr;
	struct hr_feature_range *features;
	int32_t feature_nr;
	struct hr_uuid *dirs, *cordoned_dirs;
	int32_t dir_nr, cordoned_nr; /* cordoned_nr -1: unknown to its version */
};

struct hr_image {
	int refs;
	/*
	 * Raised by each freeze.  A topic of the draft's own generation is in no
	 * frozen image and may be written in place, so that filling a topic of n
	 * partitions costs n.
	 */
	uint64_t generation;
	int64_t offset;	      /* of the last record in it, -1 empty */
	int32_t epoch;
	int64_t timestamp_ms; /* of the batch of that record */
	struct hr_ptree topics_by_name; /* struct hr_topic */
	struct hr_ptree topics_by_id;
	struct hr_ptree topics_by_metric; /* names with '.' or '_', written with '_' only */
	struct hr_ptree resources; /* type byte + name -> struct hr_resource */
	struct hr_ptree brokers;   /* big-endian id -> struct hr_broker_reg */
	struct hr_ptree features;  /* name -> level + 1 as a pointer value */
	struct hr_ptree kept;	   /* identity -> struct hr_kept */
	int64_t next_producer_id;
	int64_t partition_nr;
	int64_t offline_partition_nr;
	struct hr_changes *changes; /* of the draft; NULL: nobody asks */
	struct hr_image *before_txn; /* frozen at BeginTransaction, NULL outside one */
};

/* A record that is carried along unread. */
struct hr_kept {
	int refs;
	int32_t len;
	uint8_t frame[]; /* as in the log: frame version, key, version, body */
};

HR_MUST_CHECK int hr_image_create(struct hr_image **ret_im);
struct hr_image *hr_image_get(struct hr_image *im);
void hr_image_put(struct hr_image *im);
/* A constant image with the draft's contents; the draft goes on separately. */
HR_MUST_CHECK int hr_image_freeze(struct hr_image *draft, struct hr_image **ret_im);

/* NULL when absent; borrowed from the image. */
const struct hr_topic *hr_image_topic(const struct hr_image *im, struct hr_str name);
/* The topic, if any, whose name differs from @name only in '.' against '_'. */
const struct hr_topic *hr_image_topic_collision(const struct hr_image *im, struct hr_str name);
const struct hr_topic *hr_image_topic_by_id(const struct hr_image *im, struct hr_uuid id);
const struct hr_broker_reg *hr_image_broker(const struct hr_image *im, int32_t id);
const struct hr_resource *hr_image_resource(const struct hr_image *im, enum hr_resource_type type,
					    struct hr_str name);
/* The overrides of a resource, or NULL. */
const struct hr_props *hr_image_props(const struct hr_image *im, enum hr_resource_type type,
				      struct hr_str name);
/* Finalized level, 0 when not finalized. */
int hr_image_feature(const struct hr_image *im, const char *name);
bool hr_image_has_controller(const struct hr_image *im, int32_t id);

struct hr_client_quota_record;
/* The value of the quota that @r names by entity and key; -ENOENT. */
HR_MUST_CHECK int hr_image_quota(const struct hr_image *im, const struct hr_client_quota_record *r,
				 double *ret_value);
bool hr_image_has_scram(const struct hr_image *im, int8_t mechanism, struct hr_str user);
/*
 * All kept records of one key (HR_METADATA_RECORD_...), decoded for the call, in the order
 * of their identities; stops at what is not 0 from @each and returns it.  -ENOMEM too.
 */
HR_MUST_CHECK int hr_image_kept_walk(const struct hr_image *im, uint32_t key,
				     int (*each)(void *arg, const void *msg), void *arg);
const struct hr_partition_reg *hr_topic_partition(const struct hr_topic *t, int32_t index);
const struct hr_endpoint *hr_broker_endpoint(const struct hr_broker_reg *b, const char *listener);

/* What replay touched since the set was cleared: identities, not contents. */
struct hr_changes {
	struct hr_uuid *topics;
	int32_t topic_nr, topic_cap;
	bool all; /* more than is worth listing */
	bool resources, brokers, features, quotas;
};
void hr_changes_fini(struct hr_changes *ch);

/*
 * Replays one framed record (uvarint frame version, key, version, body) into a draft.
 * -EBADMSG: malformed; -EPROTONOSUPPORT: unknown record; -ENOENT: it names what
 * does not exist.  @why gets one line.
 */
HR_MUST_CHECK int hr_image_replay(struct hr_image *draft, const uint8_t *p, size_t len,
				  struct hr_buf *why);

/*
 * Appends the records that rebuild this image, each one framed, calling @emit for each.
 * @metadata_version picks the record versions.
 */
HR_MUST_CHECK int hr_image_emit(const struct hr_image *im,
				int (*emit)(void *arg, const uint8_t *p, size_t len), void *arg);

#endif
