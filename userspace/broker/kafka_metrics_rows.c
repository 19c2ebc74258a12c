// SPDX-License-Identifier: Apache-2.0
/* Made from tools/gen/kafka_metrics.tbl by make regen; do not edit. */
#include "kafka_metrics_rows.h"

const struct hr_kafka_row hr_kafka_rows[HR_KAFKA_NR] = {
	[HR_KAFKA_CLUSTER_PARTITION_ATMINISR] = {
		.name = "kafka_cluster_partition_atminisr",
		.help = "1 when the in-sync set is exactly the minimum.",
		.type = "gauge",
	},
	[HR_KAFKA_CLUSTER_PARTITION_INSYNCREPLICASCOUNT] = {
		.name = "kafka_cluster_partition_insyncreplicascount",
		.help = "Size of the in-sync set, where this node leads.",
		.type = "gauge",
	},
	[HR_KAFKA_CLUSTER_PARTITION_LASTSTABLEOFFSETLAG] = {
		.name = "kafka_cluster_partition_laststableoffsetlag",
		.help = "Records between the last stable offset and the high watermark: held "
			"back by open transactions.",
		.type = "gauge",
	},
	[HR_KAFKA_CLUSTER_PARTITION_REPLICASCOUNT] = {
		.name = "kafka_cluster_partition_replicascount",
		.help = "Assigned replicas.",
		.type = "gauge",
	},
	[HR_KAFKA_CLUSTER_PARTITION_UNDERMINISR] = {
		.name = "kafka_cluster_partition_underminisr",
		.help = "1 when the in-sync set is below the minimum.",
		.type = "gauge",
	},
	[HR_KAFKA_CLUSTER_PARTITION_UNDERREPLICATED] = {
		.name = "kafka_cluster_partition_underreplicated",
		.help = "1 when a replica is not in the in-sync set.",
		.type = "gauge",
	},
	[HR_KAFKA_CONTROLLER_KAFKACONTROLLER_ACTIVEBROKERCOUNT] = {
		.name = "kafka_controller_kafkacontroller_activebrokercount",
		.help = "Registered and unfenced brokers.",
		.type = "gauge",
	},
	[HR_KAFKA_CONTROLLER_KAFKACONTROLLER_ACTIVECONTROLLERCOUNT] = {
		.name = "kafka_controller_kafkacontroller_activecontrollercount",
		.help = "1 on the active controller.",
		.type = "gauge",
	},
	[HR_KAFKA_CONTROLLER_KAFKACONTROLLER_CONTROLLEDSHUTDOWNBROKERCOUNT] = {
		.name = "kafka_controller_kafkacontroller_controlledshutdownbrokercount",
		.help = "Brokers in controlled shutdown.",
		.type = "gauge",
	},
	[HR_KAFKA_CONTROLLER_KAFKACONTROLLER_FENCEDBROKERCOUNT] = {
		.name = "kafka_controller_kafkacontroller_fencedbrokercount",
		.help = "Registered but fenced brokers.",
		.type = "gauge",
	},
	[HR_KAFKA_CONTROLLER_KAFKACONTROLLER_GLOBALPARTITIONCOUNT] = {
		.name = "kafka_controller_kafkacontroller_globalpartitioncount",
		.help = "Partitions in the cluster.",
		.type = "gauge",
	},
	[HR_KAFKA_CONTROLLER_KAFKACONTROLLER_GLOBALTOPICCOUNT] = {
		.name = "kafka_controller_kafkacontroller_globaltopiccount",
		.help = "Topics in the cluster.",
		.type = "gauge",
	},
	[HR_KAFKA_CONTROLLER_KAFKACONTROLLER_IGNOREDSTATICVOTERS] = {
		.name = "kafka_controller_kafkacontroller_ignoredstaticvoters",
		.help = "1 when controller.quorum.voters is set although the voters are in the "
			"log.",
		.type = "gauge",
	},
	[HR_KAFKA_CONTROLLER_KAFKACONTROLLER_LASTAPPLIEDRECORDLAGMS] = {
		.name = "kafka_controller_kafkacontroller_lastappliedrecordlagms",
		.help = "Age of the last applied metadata record; 0 on the active controller.",
		.type = "gauge",
	},
	[HR_KAFKA_CONTROLLER_KAFKACONTROLLER_LASTAPPLIEDRECORDOFFSET] = {
		.name = "kafka_controller_kafkacontroller_lastappliedrecordoffset",
		.help = "Offset of the last applied metadata record.",
		.type = "gauge",
	},
	[HR_KAFKA_CONTROLLER_KAFKACONTROLLER_LASTAPPLIEDRECORDTIMESTAMP] = {
		.name = "kafka_controller_kafkacontroller_lastappliedrecordtimestamp",
		.help = "Time of the last applied metadata record in milliseconds.",
		.type = "gauge",
	},
	[HR_KAFKA_CONTROLLER_KAFKACONTROLLER_LASTCOMMITTEDRECORDOFFSET] = {
		.name = "kafka_controller_kafkacontroller_lastcommittedrecordoffset",
		.help = "Offset of the last committed metadata record.",
		.type = "gauge",
	},
	[HR_KAFKA_CONTROLLER_KAFKACONTROLLER_METADATAERRORCOUNT] = {
		.name = "kafka_controller_kafkacontroller_metadataerrorcount",
		.help = "Faults while applying metadata; the node stops at the first.",
		.type = "gauge",
	},
	[HR_KAFKA_CONTROLLER_KAFKACONTROLLER_NEWACTIVECONTROLLERSCOUNT] = {
		.name = "kafka_controller_kafkacontroller_newactivecontrollerscount",
		.help = "Controllers that this node has seen becoming active.",
		.type = "gauge",
	},
	[HR_KAFKA_CONTROLLER_KAFKACONTROLLER_OFFLINEPARTITIONSCOUNT] = {
		.name = "kafka_controller_kafkacontroller_offlinepartitionscount",
		.help = "Partitions without a leader.",
		.type = "gauge",
	},
	[HR_KAFKA_CONTROLLER_KAFKACONTROLLER_PREFERREDREPLICAIMBALANCECOUNT] = {
		.name = "kafka_controller_kafkacontroller_preferredreplicaimbalancecount",
		.help = "Partitions that their first replica does not lead.",
		.type = "gauge",
	},
	[HR_KAFKA_COORDINATOR_GROUP_GROUPMETADATAMANAGER_NUMGROUPS] = {
		.name = "kafka_coordinator_group_groupmetadatamanager_numgroups",
		.help = "Classic groups held here.",
		.type = "gauge",
	},
	[HR_KAFKA_COORDINATOR_GROUP_GROUPMETADATAMANAGER_NUMGROUPSCOMPLETINGREBALANCE] = {
		.name = "kafka_coordinator_group_groupmetadatamanager_numgroupscompletingrebalance",
		.help = "Classic groups that wait for their leader's assignment.",
		.type = "gauge",
	},
	[HR_KAFKA_COORDINATOR_GROUP_GROUPMETADATAMANAGER_NUMGROUPSDEAD] = {
		.name = "kafka_coordinator_group_groupmetadatamanager_numgroupsdead",
		.help = "Classic groups that are being removed.",
		.type = "gauge",
	},
	[HR_KAFKA_COORDINATOR_GROUP_GROUPMETADATAMANAGER_NUMGROUPSEMPTY] = {
		.name = "kafka_coordinator_group_groupmetadatamanager_numgroupsempty",
		.help = "Classic groups without members.",
		.type = "gauge",
	},
	[HR_KAFKA_COORDINATOR_GROUP_GROUPMETADATAMANAGER_NUMGROUPSPREPARINGREBALANCE] = {
		.name = "kafka_coordinator_group_groupmetadatamanager_numgroupspreparingrebalance",
		.help = "Classic groups that wait for members to join.",
		.type = "gauge",
	},
	[HR_KAFKA_COORDINATOR_GROUP_GROUPMETADATAMANAGER_NUMGROUPSSTABLE] = {
		.name = "kafka_coordinator_group_groupmetadatamanager_numgroupsstable",
		.help = "Classic groups at work.",
		.type = "gauge",
	},
	[HR_KAFKA_COORDINATOR_GROUP_GROUPMETADATAMANAGER_NUMOFFSETS] = {
		.name = "kafka_coordinator_group_groupmetadatamanager_numoffsets",
		.help = "Stored offsets held here.",
		.type = "gauge",
	},
	[HR_KAFKA_LOG_LOG_LOGENDOFFSET] = {
		.name = "kafka_log_log_logendoffset",
		.help = "Next offset.",
		.type = "gauge",
	},
	[HR_KAFKA_LOG_LOG_LOGSTARTOFFSET] = {
		.name = "kafka_log_log_logstartoffset",
		.help = "First readable offset.",
		.type = "gauge",
	},
	[HR_KAFKA_LOG_LOG_NUMLOGSEGMENTS] = {
		.name = "kafka_log_log_numlogsegments",
		.help = "Segments.",
		.type = "gauge",
	},
	[HR_KAFKA_LOG_LOG_RETENTIONSIZEINPERCENT] = {
		.name = "kafka_log_log_retentionsizeinpercent",
		.help = "Size against retention.bytes; absent where retention.bytes is not set.",
		.type = "gauge",
	},
	[HR_KAFKA_LOG_LOG_SIZE] = {
		.name = "kafka_log_log_size",
		.help = "Bytes.",
		.type = "gauge",
	},
	[HR_KAFKA_LOG_LOGFLUSHSTATS_LOGFLUSHRATEANDTIMEMS_COUNT] = {
		.name = "kafka_log_logflushstats_logflushrateandtimems_count",
		.help = "Forces of logs to disk that somebody waited for or that a roll made "
			"due.",
		.type = "counter",
	},
	[HR_KAFKA_LOG_LOGMANAGER_CORDONEDLOGDIRECTORYCOUNT] = {
		.name = "kafka_log_logmanager_cordonedlogdirectorycount",
		.help = "Directories closed to new replicas.",
		.type = "gauge",
	},
	[HR_KAFKA_LOG_LOGMANAGER_LOGDIRECTORYCORDONED] = {
		.name = "kafka_log_logmanager_logdirectorycordoned",
		.help = "1 when this directory is cordoned.",
		.type = "gauge",
	},
	[HR_KAFKA_LOG_LOGMANAGER_LOGDIRECTORYOFFLINE] = {
		.name = "kafka_log_logmanager_logdirectoryoffline",
		.help = "1 when this directory failed.",
		.type = "gauge",
	},
	[HR_KAFKA_LOG_LOGMANAGER_OFFLINELOGDIRECTORYCOUNT] = {
		.name = "kafka_log_logmanager_offlinelogdirectorycount",
		.help = "Failed directories.",
		.type = "gauge",
	},
	[HR_KAFKA_NETWORK_PROCESSOR_IDLEPERCENT] = {
		.name = "kafka_network_processor_idlepercent",
		.help = "Idle share of one reactor (0 to 1) since the reading before.",
		.type = "gauge",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_ERRORS_TOTAL] = {
		.name = "kafka_network_requestmetrics_errors_total",
		.help = "Error codes in answers; NONE is not counted.",
		.type = "counter",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_LOCALTIMEMS] = {
		.name = "kafka_network_requestmetrics_localtimems",
		.help = "Milliseconds a request was worked on.",
		.type = "gauge",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_LOCALTIMEMS_COUNT] = {
		.name = "kafka_network_requestmetrics_localtimems_count",
		.help = "Milliseconds a request was worked on (how many).",
		.type = "counter",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_REMOTETIMEMS] = {
		.name = "kafka_network_requestmetrics_remotetimems",
		.help = "Milliseconds a request waited for data, a force or the controller.",
		.type = "gauge",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_REMOTETIMEMS_COUNT] = {
		.name = "kafka_network_requestmetrics_remotetimems_count",
		.help = "Milliseconds a request waited for data, a force or the controller (how"
			" many).",
		.type = "counter",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_REQUESTBYTES] = {
		.name = "kafka_network_requestmetrics_requestbytes",
		.help = "Bytes of requests.",
		.type = "gauge",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_REQUESTBYTES_COUNT] = {
		.name = "kafka_network_requestmetrics_requestbytes_count",
		.help = "Bytes of requests (how many).",
		.type = "counter",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_REQUESTQUEUETIMEMS] = {
		.name = "kafka_network_requestmetrics_requestqueuetimems",
		.help = "Milliseconds from a whole frame to the begin of work.",
		.type = "gauge",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_REQUESTQUEUETIMEMS_COUNT] = {
		.name = "kafka_network_requestmetrics_requestqueuetimems_count",
		.help = "Milliseconds from a whole frame to the begin of work (how many).",
		.type = "counter",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_REQUESTS_TOTAL] = {
		.name = "kafka_network_requestmetrics_requests_total",
		.help = "Requests ended, by API and version.",
		.type = "counter",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_RESPONSESENDTIMEMS] = {
		.name = "kafka_network_requestmetrics_responsesendtimems",
		.help = "Milliseconds from a made answer to its last byte in the socket.",
		.type = "gauge",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_RESPONSESENDTIMEMS_COUNT] = {
		.name = "kafka_network_requestmetrics_responsesendtimems_count",
		.help = "Milliseconds from a made answer to its last byte in the socket (how "
			"many).",
		.type = "counter",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_THROTTLETIMEMS] = {
		.name = "kafka_network_requestmetrics_throttletimems",
		.help = "Milliseconds of pause that answers told for a quota.",
		.type = "gauge",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_THROTTLETIMEMS_COUNT] = {
		.name = "kafka_network_requestmetrics_throttletimems_count",
		.help = "Milliseconds of pause that answers told for a quota (how many).",
		.type = "counter",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_TOTALTIMEMS] = {
		.name = "kafka_network_requestmetrics_totaltimems",
		.help = "Milliseconds from a whole frame to the answer's last byte in the "
			"socket.",
		.type = "gauge",
	},
	[HR_KAFKA_NETWORK_REQUESTMETRICS_TOTALTIMEMS_COUNT] = {
		.name = "kafka_network_requestmetrics_totaltimems_count",
		.help = "Milliseconds from a whole frame to the answer's last byte in the "
			"socket (how many).",
		.type = "counter",
	},
	[HR_KAFKA_NETWORK_SOCKETSERVER_MEMORYPOOLAVAILABLE] = {
		.name = "kafka_network_socketserver_memorypoolavailable",
		.help = "Bytes left of the memory that frames may take.",
		.type = "gauge",
	},
	[HR_KAFKA_NETWORK_SOCKETSERVER_MEMORYPOOLUSED] = {
		.name = "kafka_network_socketserver_memorypoolused",
		.help = "Bytes of frames being received.",
		.type = "gauge",
	},
	[HR_KAFKA_NETWORK_SOCKETSERVER_NETWORKPROCESSORAVGIDLEPERCENT] = {
		.name = "kafka_network_socketserver_networkprocessoravgidlepercent",
		.help = "Mean idle share of the reactors (0 to 1) since the reading before.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_APP_INFO_START_TIME_MS] = {
		.name = "kafka_server_app_info_start_time_ms",
		.help = "When the node started, in milliseconds.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_BROKER_METADATA_METRICS_IGNORED_STATIC_VOTERS] = {
		.name = "kafka_server_broker_metadata_metrics_ignored_static_voters",
		.help = "1 when controller.quorum.voters is set although the voters are in the "
			"log.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_BROKER_METADATA_METRICS_LAST_APPLIED_RECORD_LAG_MS] = {
		.name = "kafka_server_broker_metadata_metrics_last_applied_record_lag_ms",
		.help = "0: the broker applies what the controller publishes at once.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_BROKER_METADATA_METRICS_LAST_APPLIED_RECORD_OFFSET] = {
		.name = "kafka_server_broker_metadata_metrics_last_applied_record_offset",
		.help = "Offset of the last metadata record that every reactor has applied.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_BROKER_METADATA_METRICS_LAST_APPLIED_RECORD_TIMESTAMP] = {
		.name = "kafka_server_broker_metadata_metrics_last_applied_record_timestamp",
		.help = "Its time in milliseconds.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_BROKER_METADATA_METRICS_METADATA_APPLY_ERROR_COUNT] = {
		.name = "kafka_server_broker_metadata_metrics_metadata_apply_error_count",
		.help = "Faults while applying metadata; the node stops at the first.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_BROKER_METADATA_METRICS_METADATA_LOAD_ERROR_COUNT] = {
		.name = "kafka_server_broker_metadata_metrics_metadata_load_error_count",
		.help = "Faults while loading metadata; the node stops at the first.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_BROKERTOPICMETRICS_BYTESIN_TOTAL] = {
		.name = "kafka_server_brokertopicmetrics_bytesin_total",
		.help = "Bytes of batches appended, those of coordinators included.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_BROKERTOPICMETRICS_BYTESOUT_TOTAL] = {
		.name = "kafka_server_brokertopicmetrics_bytesout_total",
		.help = "Bytes of batches given to fetch answers.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_BROKERTOPICMETRICS_BYTESREJECTED_TOTAL] = {
		.name = "kafka_server_brokertopicmetrics_bytesrejected_total",
		.help = "Bytes of batches refused for their size.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_BROKERTOPICMETRICS_FAILEDFETCHREQUESTS_TOTAL] = {
		.name = "kafka_server_brokertopicmetrics_failedfetchrequests_total",
		.help = "Partitions of fetch requests that failed unexpectedly.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_BROKERTOPICMETRICS_FAILEDPRODUCEREQUESTS_TOTAL] = {
		.name = "kafka_server_brokertopicmetrics_failedproducerequests_total",
		.help = "Partitions of produce requests whose batches a log refused, for other "
			"reasons than size or checksum.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_BROKERTOPICMETRICS_INVALIDMESSAGECRCRECORDS_TOTAL] = {
		.name = "kafka_server_brokertopicmetrics_invalidmessagecrcrecords_total",
		.help = "Batches whose checksum is wrong.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_BROKERTOPICMETRICS_MESSAGESIN_TOTAL] = {
		.name = "kafka_server_brokertopicmetrics_messagesin_total",
		.help = "Records appended, those of coordinators included.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_BROKERTOPICMETRICS_TOTALFETCHREQUESTS_TOTAL] = {
		.name = "kafka_server_brokertopicmetrics_totalfetchrequests_total",
		.help = "Partitions of fetch requests answered.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_BROKERTOPICMETRICS_TOTALPRODUCEREQUESTS_TOTAL] = {
		.name = "kafka_server_brokertopicmetrics_totalproducerequests_total",
		.help = "Partitions of produce requests, and batches of coordinators.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_CONTROLLERMUTATION_MUTATION_RATE] = {
		.name = "kafka_server_controllermutation_mutation_rate",
		.help = "Partitions made or removed in a second by a bucket with a limit, over "
			"ten seconds.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_CONTROLLERMUTATION_THROTTLE_TIME] = {
		.name = "kafka_server_controllermutation_throttle_time",
		.help = "Mean pause in milliseconds, over ten seconds.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_CONTROLLERMUTATION_TOKENS] = {
		.name = "kafka_server_controllermutation_tokens",
		.help = "Partitions that may be made or removed now; below 0 what is owed.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_CONTROLLERSERVER_LINUX_DISK_CANCELLED_WRITE_BYTES] = {
		.name = "kafka_server_controllerserver_linux_disk_cancelled_write_bytes",
		.help = "Bytes not written because their file went away by the process "
			"(/proc/self/io).",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_CONTROLLERSERVER_LINUX_DISK_RCHAR] = {
		.name = "kafka_server_controllerserver_linux_disk_rchar",
		.help = "Bytes read by system calls by the process (/proc/self/io).",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_CONTROLLERSERVER_LINUX_DISK_READ_BYTES] = {
		.name = "kafka_server_controllerserver_linux_disk_read_bytes",
		.help = "Bytes read from disks by the process (/proc/self/io).",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_CONTROLLERSERVER_LINUX_DISK_SYSCR] = {
		.name = "kafka_server_controllerserver_linux_disk_syscr",
		.help = "Reading system calls by the process (/proc/self/io).",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_CONTROLLERSERVER_LINUX_DISK_SYSCW] = {
		.name = "kafka_server_controllerserver_linux_disk_syscw",
		.help = "Writing system calls by the process (/proc/self/io).",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_CONTROLLERSERVER_LINUX_DISK_WCHAR] = {
		.name = "kafka_server_controllerserver_linux_disk_wchar",
		.help = "Bytes written by system calls by the process (/proc/self/io).",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_CONTROLLERSERVER_LINUX_DISK_WRITE_BYTES] = {
		.name = "kafka_server_controllerserver_linux_disk_write_bytes",
		.help = "Bytes written to disks by the process (/proc/self/io).",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_DELAYEDFETCHMETRICS_EXPIRES_TOTAL] = {
		.name = "kafka_server_delayedfetchmetrics_expires_total",
		.help = "Fetches that waited until their time was over.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_DELAYEDOPERATIONPURGATORY_NUMDELAYEDOPERATIONS] = {
		.name = "kafka_server_delayedoperationpurgatory_numdelayedoperations",
		.help = "Requests that wait, by kind.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_DELAYEDOPERATIONPURGATORY_PURGATORYSIZE] = {
		.name = "kafka_server_delayedoperationpurgatory_purgatorysize",
		.help = "Watches that wait, by kind: one for each partition of a waiting "
			"request.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_FETCH_BYTE_RATE] = {
		.name = "kafka_server_fetch_byte_rate",
		.help = "Bytes a second of a bucket with a limit, over ten seconds.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_FETCH_QUEUE_SIZE] = {
		.name = "kafka_server_fetch_queue_size",
		.help = "Connections held back by a fetch quota.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_FETCH_THROTTLE_TIME] = {
		.name = "kafka_server_fetch_throttle_time",
		.help = "Mean wait in milliseconds, over ten seconds.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_FETCHSESSIONCACHE_INCREMENTALFETCHSESSIONEVICTIONS_TOTAL] = {
		.name = "kafka_server_fetchsessioncache_incrementalfetchsessionevictions_total",
		.help = "Fetch sessions that had to leave for others.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_FETCHSESSIONCACHE_NUMINCREMENTALFETCHPARTITIONSCACHED] = {
		.name = "kafka_server_fetchsessioncache_numincrementalfetchpartitionscached",
		.help = "Partitions in fetch sessions.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_FETCHSESSIONCACHE_NUMINCREMENTALFETCHSESSIONS] = {
		.name = "kafka_server_fetchsessioncache_numincrementalfetchsessions",
		.help = "Fetch sessions.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_GROUP_COORDINATOR_METRICS_CLASSIC_GROUP_COUNT] = {
		.name = "kafka_server_group_coordinator_metrics_classic_group_count",
		.help = "Classic groups by state.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_GROUP_COORDINATOR_METRICS_CONSUMER_GROUP_COUNT] = {
		.name = "kafka_server_group_coordinator_metrics_consumer_group_count",
		.help = "Consumer groups by state.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_GROUP_COORDINATOR_METRICS_CONSUMER_GROUP_REBALANCE_COUNT] = {
		.name = "kafka_server_group_coordinator_metrics_consumer_group_rebalance_count",
		.help = "Rebalances of consumer groups.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_GROUP_COORDINATOR_METRICS_GROUP_COMPLETED_REBALANCE_COUNT] = {
		.name = "kafka_server_group_coordinator_metrics_group_completed_rebalance_count",
		.help = "Rebalances of classic groups.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_GROUP_COORDINATOR_METRICS_GROUP_COUNT] = {
		.name = "kafka_server_group_coordinator_metrics_group_count",
		.help = "Groups by protocol.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_GROUP_COORDINATOR_METRICS_NUM_PARTITIONS] = {
		.name = "kafka_server_group_coordinator_metrics_num_partitions",
		.help = "Coordinators by state.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_GROUP_COORDINATOR_METRICS_OFFSET_COMMIT_COUNT] = {
		.name = "kafka_server_group_coordinator_metrics_offset_commit_count",
		.help = "Offsets committed.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_GROUP_COORDINATOR_METRICS_OFFSET_COUNT] = {
		.name = "kafka_server_group_coordinator_metrics_offset_count",
		.help = "Stored offsets held here.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_GROUP_COORDINATOR_METRICS_OFFSET_DELETION_COUNT] = {
		.name = "kafka_server_group_coordinator_metrics_offset_deletion_count",
		.help = "Offsets deleted.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_GROUP_COORDINATOR_METRICS_OFFSET_EXPIRATION_COUNT] = {
		.name = "kafka_server_group_coordinator_metrics_offset_expiration_count",
		.help = "Offsets that expired.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_GROUP_COORDINATOR_METRICS_PARTITION_LOAD_TIME_AVG] = {
		.name = "kafka_server_group_coordinator_metrics_partition_load_time_avg",
		.help = "Milliseconds that loading a coordinator's partition took.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_GROUP_COORDINATOR_METRICS_PARTITION_LOAD_TIME_MAX] = {
		.name = "kafka_server_group_coordinator_metrics_partition_load_time_max",
		.help = "The longest, in milliseconds.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_GROUP_COORDINATOR_METRICS_STREAMS_GROUP_COUNT] = {
		.name = "kafka_server_group_coordinator_metrics_streams_group_count",
		.help = "Streams groups by state.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_GROUP_COORDINATOR_METRICS_STREAMS_GROUP_REBALANCE_COUNT] = {
		.name = "kafka_server_group_coordinator_metrics_streams_group_rebalance_count",
		.help = "Rebalances of streams groups.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_KAFKAREQUESTHANDLERPOOL_REQUESTHANDLERAVGIDLE_PERCENT] = {
		.name = "kafka_server_kafkarequesthandlerpool_requesthandleravgidle_percent",
		.help = "The same as the network's: reactors do both.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_KAFKASERVER_BROKERSTATE] = {
		.name = "kafka_server_kafkaserver_brokerstate",
		.help = "1 starting, 3 running, 6 stopping.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_KAFKASERVER_LINUX_DISK_CANCELLED_WRITE_BYTES] = {
		.name = "kafka_server_kafkaserver_linux_disk_cancelled_write_bytes",
		.help = "Bytes not written because their file went away by the process "
			"(/proc/self/io).",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_KAFKASERVER_LINUX_DISK_RCHAR] = {
		.name = "kafka_server_kafkaserver_linux_disk_rchar",
		.help = "Bytes read by system calls by the process (/proc/self/io).",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_KAFKASERVER_LINUX_DISK_READ_BYTES] = {
		.name = "kafka_server_kafkaserver_linux_disk_read_bytes",
		.help = "Bytes read from disks by the process (/proc/self/io).",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_KAFKASERVER_LINUX_DISK_SYSCR] = {
		.name = "kafka_server_kafkaserver_linux_disk_syscr",
		.help = "Reading system calls by the process (/proc/self/io).",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_KAFKASERVER_LINUX_DISK_SYSCW] = {
		.name = "kafka_server_kafkaserver_linux_disk_syscw",
		.help = "Writing system calls by the process (/proc/self/io).",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_KAFKASERVER_LINUX_DISK_WCHAR] = {
		.name = "kafka_server_kafkaserver_linux_disk_wchar",
		.help = "Bytes written by system calls by the process (/proc/self/io).",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_KAFKASERVER_LINUX_DISK_WRITE_BYTES] = {
		.name = "kafka_server_kafkaserver_linux_disk_write_bytes",
		.help = "Bytes written to disks by the process (/proc/self/io).",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_METADATALOADER_CURRENTCONTROLLERID] = {
		.name = "kafka_server_metadataloader_currentcontrollerid",
		.help = "Node that is the active controller.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_METADATALOADER_CURRENTMETADATAVERSION] = {
		.name = "kafka_server_metadataloader_currentmetadataversion",
		.help = "Finalized metadata.version.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_METADATALOADER_FINALIZEDLEVEL] = {
		.name = "kafka_server_metadataloader_finalizedlevel",
		.help = "Finalized level of a feature.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_NODE_METRICS_MAXIMUM_SUPPORTED_LEVEL] = {
		.name = "kafka_server_node_metrics_maximum_supported_level",
		.help = "Maximum level of a feature that this node serves.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_NODE_METRICS_MINIMUM_SUPPORTED_LEVEL] = {
		.name = "kafka_server_node_metrics_minimum_supported_level",
		.help = "Minimum level of a feature that this node serves.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_PRODUCE_BYTE_RATE] = {
		.name = "kafka_server_produce_byte_rate",
		.help = "Bytes a second of a bucket with a limit, over ten seconds.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_PRODUCE_QUEUE_SIZE] = {
		.name = "kafka_server_produce_queue_size",
		.help = "Connections held back by a produce quota.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_PRODUCE_THROTTLE_TIME] = {
		.name = "kafka_server_produce_throttle_time",
		.help = "Mean wait in milliseconds, over ten seconds.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_RAFT_METRICS_CURRENT_EPOCH] = {
		.name = "kafka_server_raft_metrics_current_epoch",
		.help = "Epoch of the quorum.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_RAFT_METRICS_CURRENT_LEADER] = {
		.name = "kafka_server_raft_metrics_current_leader",
		.help = "Node that leads the quorum.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_RAFT_METRICS_CURRENT_STATE_INFO] = {
		.name = "kafka_server_raft_metrics_current_state_info",
		.help = "1, with the state in the label state.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_RAFT_METRICS_CURRENT_VOTE] = {
		.name = "kafka_server_raft_metrics_current_vote",
		.help = "Node that this one voted for, -1 none.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_RAFT_METRICS_HIGH_WATERMARK] = {
		.name = "kafka_server_raft_metrics_high_watermark",
		.help = "High watermark of the metadata log.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_RAFT_METRICS_LOG_END_EPOCH] = {
		.name = "kafka_server_raft_metrics_log_end_epoch",
		.help = "Epoch of the last record of the metadata log.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_RAFT_METRICS_LOG_END_OFFSET] = {
		.name = "kafka_server_raft_metrics_log_end_offset",
		.help = "End of the metadata log.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_RAFT_METRICS_NUMBER_OF_OBSERVERS] = {
		.name = "kafka_server_raft_metrics_number_of_observers",
		.help = "Nodes that follow the metadata log without a vote.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_RAFT_METRICS_NUMBER_OF_VOTERS] = {
		.name = "kafka_server_raft_metrics_number_of_voters",
		.help = "Nodes with a vote.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_REPLICAMANAGER_ATMINISRPARTITIONCOUNT] = {
		.name = "kafka_server_replicamanager_atminisrpartitioncount",
		.help = "Led partitions whose in-sync set is exactly the minimum.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_REPLICAMANAGER_LEADERCOUNT] = {
		.name = "kafka_server_replicamanager_leadercount",
		.help = "Partitions that this node leads.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_REPLICAMANAGER_OFFLINEREPLICACOUNT] = {
		.name = "kafka_server_replicamanager_offlinereplicacount",
		.help = "Replicas here whose log cannot be used.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_REPLICAMANAGER_PARTITIONCOUNT] = {
		.name = "kafka_server_replicamanager_partitioncount",
		.help = "Replicas here.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_REPLICAMANAGER_PRODUCERIDCOUNT] = {
		.name = "kafka_server_replicamanager_produceridcount",
		.help = "Producers that logs remember.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_REPLICAMANAGER_REASSIGNINGPARTITIONS] = {
		.name = "kafka_server_replicamanager_reassigningpartitions",
		.help = "Led partitions that are being reassigned.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_REPLICAMANAGER_UNDERMINISRPARTITIONCOUNT] = {
		.name = "kafka_server_replicamanager_underminisrpartitioncount",
		.help = "Led partitions whose in-sync set is below the minimum.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_REPLICAMANAGER_UNDERREPLICATEDPARTITIONS] = {
		.name = "kafka_server_replicamanager_underreplicatedpartitions",
		.help = "Led partitions with a replica outside the in-sync set.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_REQUEST_EXEMPT_REQUEST_TIME] = {
		.name = "kafka_server_request_exempt_request_time",
		.help = "Milliseconds of requests that no quota holds, since the start.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_REQUEST_REQUEST_TIME] = {
		.name = "kafka_server_request_request_time",
		.help = "Percent of one reactor that a bucket with a limit took, over ten "
			"seconds.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_REQUEST_THROTTLE_TIME] = {
		.name = "kafka_server_request_throttle_time",
		.help = "Mean pause in milliseconds, over ten seconds.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_SOCKET_SERVER_METRICS_CONNECTION_CLOSE_TOTAL] = {
		.name = "kafka_server_socket_server_metrics_connection_close_total",
		.help = "Connections closed.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_SOCKET_SERVER_METRICS_CONNECTION_COUNT] = {
		.name = "kafka_server_socket_server_metrics_connection_count",
		.help = "Open connections.",
		.type = "gauge",
	},
	[HR_KAFKA_SERVER_SOCKET_SERVER_METRICS_CONNECTION_CREATION_TOTAL] = {
		.name = "kafka_server_socket_server_metrics_connection_creation_total",
		.help = "Connections accepted.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_SOCKET_SERVER_METRICS_INCOMING_BYTE_TOTAL] = {
		.name = "kafka_server_socket_server_metrics_incoming_byte_total",
		.help = "Bytes received.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_SOCKET_SERVER_METRICS_OUTGOING_BYTE_TOTAL] = {
		.name = "kafka_server_socket_server_metrics_outgoing_byte_total",
		.help = "Bytes sent.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_SOCKET_SERVER_METRICS_REQUEST_TOTAL] = {
		.name = "kafka_server_socket_server_metrics_request_total",
		.help = "Frames received.",
		.type = "counter",
	},
	[HR_KAFKA_SERVER_SOCKET_SERVER_METRICS_RESPONSE_TOTAL] = {
		.name = "kafka_server_socket_server_metrics_response_total",
		.help = "Frames sent.",
		.type = "counter",
	},
};
