/* SPDX-License-Identifier: Apache-2.0 */
/*
 * log_rows: what is in the files of a data directory, row by row.
 *
 * Every row is one JSON object whose names are those of Kafka's own dump tool where it
 * has them.  With --json rows are printed one a line, each with "kind" and "file"; people
 * get "name: value" pairs, a heading per file and "| " in front of records.
 *
 *	kind		names
 *	batch		baseOffset lastOffset count baseSequence lastSequence producerId
 *			producerEpoch partitionLeaderEpoch isTransactional isControl
 *			deleteHorizonMs position timestampType baseTimestamp maxTimestamp
 *			size magic compresscodec crc isvalid
 *	record		offset timestampType timestamp keySize valueSize sequence headerKeys
 *			headers key value; of a control record also controlType
 *	offsetIndex	offset position
 *	timeIndex	timestamp offset
 *	txnIndex	version producerId firstOffset lastOffset lastStableOffset
 *	producers	producerId producerEpoch coordinatorEpoch currentTxnFirstOffset
 *			lastTimestamp firstSequence lastSequence lastOffset offsetDelta timestamp
 *	leaderEpochs	epoch startOffset
 *	offsets		topic partition offset
 *	partitionMetadata	version topicId
 *	metaProperties	version clusterId nodeId directoryId
 *	quorumState, cleanShutdown	the JSON of the file in "data"
 *	finding		position finding
 *
 * key and value are text where they are UTF-8, else {"base64": ...}; decoded records of
 * Kafka's own topics are {"type", "version", "data"}.
 */
#ifndef HR_TOOLS_HEADRACE_LOG_ROWS_H
#define HR_TOOLS_HEADRACE_LOG_ROWS_H

#include <hr/lib/base.h>
#include "log_decode.h"
#include "log_file.h"

struct hr_log_view {
	bool json;
	bool batches_only;
	bool print_data;   /* keys and values also for people */
	bool findings_only; /* of index files */
	bool sanity_only;   /* of index files: their form, not against the log */
	bool family_given;
	enum hr_record_family family;
	const char *file; /* being shown */
	const char *headed; /* the heading that was printed last */
};

/* One file; 0 or -errno when it cannot be read.  Damage is shown, not reported. */
HR_MUST_CHECK int hr_log_show(struct hr_log_view *v, const char *path);
/* Prints and releases @row. */
void hr_log_row_put(struct hr_log_view *v, const char *kind, json_t *row);
void hr_log_finding_put(struct hr_log_view *v, int64_t position, const char *what);
/* Batches of a segment or a raft snapshot. */
HR_MUST_CHECK int hr_log_show_batches(struct hr_log_view *v, const char *path);

#endif
