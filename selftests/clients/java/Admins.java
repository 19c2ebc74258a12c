// SPDX-License-Identifier: GPL-2.0
// The Java admin client: every call that a node without groups and transactions answers.
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;

final class Admins {
	private static final ConfigResource TOPIC = new ConfigResource(ConfigResource.Type.TOPIC, "plain");
	private static final ConfigResource BROKER = new ConfigResource(ConfigResource.Type.BROKER, "1");
	private static final ConfigResource ALL_BROKERS = new ConfigResource(ConfigResource.Type.BROKER, "");
	private static final TopicPartition PLAIN_0 = new TopicPartition("plain", 0);
	private final String boot;
	private final Admin admin;

	Admins(String boot) {
		this.boot = boot;
		this.admin = Admin.create(Judge.config(boot));
	}

	void run() throws Exception {
		createTopics();
		describeTopics();
		createPartitions();
		topicConfigs();
		brokerConfigs();
		load();
		listOffsets();
		deleteRecords();
		producers();
		logDirs();
		cluster();
		deleteTopics();
		admin.close();
	}

	private void create(String what, NewTopic topic) {
		Report.see("create " + what, () -> {
			CreateTopicsResult result = admin.createTopics(List.of(topic));

			Report.get(result.all());
			return Report.get(result.numPartitions(topic.name())) + " partitions, rf "
				+ Report.get(result.replicationFactor(topic.name())) + " id "
				+ !Report.get(result.topicId(topic.name())).equals(Uuid.ZERO_UUID);
		});
	}

	private static NewTopic topic(String name) {
		return new NewTopic(name, 1, (short) 1);
	}

	private void createTopics() {
		create("plain", new NewTopic("plain", 3, (short) 1).configs(Map.of("retention.ms", "-1")));
		create("with defaults", new NewTopic("defaults", java.util.Optional.empty(), java.util.Optional.empty()));
		create("assigned", new NewTopic("assigned", Map.of(0, List.of(1), 1, List.of(1))));
		create("with configs", topic("configured").configs(Map.of("retention.ms", "1000000",
			"cleanup.policy", "compact,delete", "compression.type", "zstd")));
		create("again", topic("plain"));
		create("bad name", topic("bad name"));
		create("dot", topic("."));
		create("empty name", topic(""));
		create("250 characters", topic("x".repeat(250)));
		create("249 characters", topic("y".repeat(249)));
		create("a.b", topic("a.b"));
		create("a_b collides", topic("a_b"));
		create("rf 2", new NewTopic("rf2", 1, (short) 2));
		create("rf 0", new NewTopic("rf0", 1, (short) 0));
		create("0 partitions", new NewTopic("none", 0, (short) 1));
		create("unknown config", topic("x1").configs(Map.of("no.such.key", "1")));
		create("bad config value", topic("x2").configs(Map.of("retention.ms", "soon")));
		create("assigned to a stranger", new NewTopic("x3", Map.of(0, List.of(9))));
		create("assigned with a gap", new NewTopic("x4", Map.of(0, List.of(1), 2, List.of(1))));
		create("assigned twice to one broker", new NewTopic("x5", Map.of(0, List.of(1, 1))));
		Report.see("validate only", () -> Report.get(admin.createTopics(List.of(topic("validated")),
			new CreateTopicsOptions().validateOnly(true)).all()));
		Report.see("configs in the answer", () -> {
			CreateTopicsResult r = admin.createTopics(List.of(topic("answered").configs(
				Map.of("max.message.bytes", "12345"))));

			return nonDefault(Report.get(r.config("answered")).entries());
		});
		Report.see("topics", () -> new java.util.TreeSet<>(Report.get(admin.listTopics().names())));
	}

	private static Object nonDefault(Collection<ConfigEntry> entries) {
		TreeMap<String, String> map = new TreeMap<>();

		entries.stream().filter(e -> e.source() != ConfigEntry.ConfigSource.DEFAULT_CONFIG)
			.forEach(e -> map.put(e.name(), e.value() + " " + e.source()));
		return map;
	}

	private static String show(TopicDescription d) {
		return d.name() + " internal " + d.isInternal() + " " + d.partitions().stream().map(p -> p.partition()
			+ ":" + p.leader().id() + ":" + p.replicas().size() + ":" + p.isr().size() + ":" + p.elr() + ":"
			+ p.lastKnownElr()).toList() + " operations " + (d.authorizedOperations() == null ? null
			: new java.util.TreeSet<>(d.authorizedOperations()));
	}

	private void describeTopics() {
		Report.see("describe by name", () -> show(Report.get(admin.describeTopics(List.of("plain"),
			new DescribeTopicsOptions().includeAuthorizedOperations(true)).allTopicNames()).get("plain")));
		Report.see("describe by id", () -> {
			Uuid id = Report.get(admin.describeTopics(List.of("assigned")).allTopicNames()).get("assigned")
				.topicId();

			return show(Report.get(admin.describeTopics(TopicCollection.ofTopicIds(List.of(id)))
				.allTopicIds()).get(id));
		});
		Report.see("describe in pages", () -> Report.get(admin.describeTopics(List.of("plain", "assigned",
			"a.b"), new DescribeTopicsOptions().partitionSizeLimitPerResponse(1)).allTopicNames()).values()
			.stream().map(Admins::show).sorted().toList());
		Report.see("describe unknown name", () -> Report.get(admin.describeTopics(List.of("nobody"))
			.allTopicNames()));
		Report.see("describe unknown id", () -> Report.get(admin.describeTopics(TopicCollection.ofTopicIds(
			List.of(new Uuid(3, 4)))).allTopicIds()));
	}

	private void grow(String what, String topic, NewPartitions to) {
		Report.see("createPartitions " + what, () -> Report.get(admin.createPartitions(Map.of(topic, to)).all()));
	}

	private void createPartitions() {
		grow("3 to 5", "plain", NewPartitions.increaseTo(5));
		grow("to the same", "plain", NewPartitions.increaseTo(5));
		grow("to fewer", "plain", NewPartitions.increaseTo(2));
		grow("of an unknown topic", "nobody", NewPartitions.increaseTo(2));
		grow("with assignment", "assigned", NewPartitions.increaseTo(3, List.of(List.of(1))));
		grow("with a short assignment", "assigned", NewPartitions.increaseTo(6, List.of(List.of(1))));
		grow("to a stranger", "assigned", NewPartitions.increaseTo(4, List.of(List.of(7))));
		Report.see("partitions after that", () -> Report.get(admin.describeTopics(List.of("plain", "assigned"))
			.allTopicNames()).values().stream().map(Admins::show).sorted().toList());
	}

	private Object alter(ConfigResource resource, Object... ops) throws Exception {
		List<AlterConfigOp> list = new ArrayList<>();

		for (int i = 0; i < ops.length; i += 3)
			list.add(new AlterConfigOp(new ConfigEntry((String) ops[i + 1], (String) ops[i + 2]),
				(OpType) ops[i]));
		return Report.get(admin.incrementalAlterConfigs(Map.of(resource, list)).all());
	}

	private Object describe(ConfigResource resource) throws Exception {
		return nonDefault(Report.get(admin.describeConfigs(List.of(resource)).all()).get(resource).entries());
	}

	private void see(String key, ConfigResource resource, Object... ops) {
		Report.see("alter " + key, () -> alter(resource, ops));
	}

	private void topicConfigs() {
		see("set two", TOPIC, OpType.SET, "retention.ms", "600000", OpType.SET, "segment.bytes", "1048576");
		see("append", TOPIC, OpType.APPEND, "cleanup.policy", "compact");
		Report.see("topic configs now", () -> describe(TOPIC));
		see("subtract", TOPIC, OpType.SUBTRACT, "cleanup.policy", "compact");
		see("delete", TOPIC, OpType.DELETE, "retention.ms", null);
		Report.see("topic configs then", () -> describe(TOPIC));
		see("append to a number", TOPIC, OpType.APPEND, "retention.ms", "1");
		see("unknown key", TOPIC, OpType.SET, "no.such.key", "1");
		see("bad value", TOPIC, OpType.SET, "retention.ms", "x");
		see("out of range", TOPIC, OpType.SET, "segment.bytes", "1");
		see("set to null", TOPIC, OpType.SET, "retention.ms", null);
		see("unknown topic", new ConfigResource(ConfigResource.Type.TOPIC, "nobody"), OpType.SET,
			"retention.ms", "1");
		Report.see("validate only changes nothing", () -> {
			Report.get(admin.incrementalAlterConfigs(Map.of(TOPIC, List.of(new AlterConfigOp(
				new ConfigEntry("retention.ms", "77"), OpType.SET))),
				new org.apache.kafka.clients.admin.AlterConfigsOptions().validateOnly(true)).all());
			return describe(TOPIC);
		});
		everyEntry("topic", TOPIC);
		Report.see("describe configs of an unknown topic", () -> describe(new ConfigResource(
			ConfigResource.Type.TOPIC, "nobody")));
	}

	/* Name, value, source, type and flags of every entry; the synonyms in their order. */
	private void everyEntry(String what, ConfigResource resource) {
		Report.check("configs of a " + what + " can be described", () -> {
			for (ConfigEntry e : Report.get(admin.describeConfigs(List.of(resource),
				new DescribeConfigsOptions().includeSynonyms(true)).all())
				.get(resource).entries()) {
				boolean own = Set.of("log.dirs", "log.dir", "listeners", "controller.quorum.bootstrap.servers",
					"advertised.listeners").contains(e.name());

				System.out.println("= " + what + " config " + e.name() + ": " + (own ? "(masked)" : e.value())
					+ " " + e.source() + " " + e.type() + (e.isSensitive() ? " sensitive" : "")
					+ (e.isReadOnly() ? " readonly" : "") + " synonyms " + (own ? "(masked)" : e.synonyms().stream()
					.map(s -> s.name() + "=" + s.value() + " " + s.source()).toList()));
			}
		});
	}

	private void brokerConfigs() {
		see("one broker", BROKER, OpType.SET, "log.retention.ms", "7200000");
		see("all brokers", ALL_BROKERS, OpType.SET, "log.retention.ms", "3600000", OpType.SET,
			"message.max.bytes", "1000000");
		Report.see("broker configs now", () -> settled(BROKER));
		Report.see("default broker configs now", () -> describe(ALL_BROKERS));
		Report.see("a topic sees them", () -> describe(TOPIC));
		see("read-only key", BROKER, OpType.SET, "log.dirs", "/x");
		see("another broker", new ConfigResource(ConfigResource.Type.BROKER, "7"), OpType.SET,
			"log.retention.ms", "1");
		see("bad broker value", BROKER, OpType.SET, "message.max.bytes", "-5");
		see("unknown broker key", BROKER, OpType.SET, "no.such.key", "1");
		see("take all back", ALL_BROKERS, OpType.DELETE, "log.retention.ms", null, OpType.DELETE,
			"message.max.bytes", null);
		see("take one back", BROKER, OpType.DELETE, "log.retention.ms", null, OpType.DELETE, "no.such.key",
			null);
		Report.see("broker configs then", () -> settled(BROKER));
		Report.see("describe another broker", () -> describe(new ConfigResource(ConfigResource.Type.BROKER,
			"7")));
		everyEntry("broker", BROKER);
		Report.see("config resources", () -> Report.get(admin.listConfigResources().all()).stream()
			.map(r -> r.type() + " " + r.name()).sorted().toList());
		Report.see("config resources of topics", () -> Report.get(admin.listConfigResources(
			Set.of(ConfigResource.Type.TOPIC), new org.apache.kafka.clients.admin.ListConfigResourcesOptions())
			.all()).stream().map(ConfigResource::name).sorted().toList());
	}

	/* A broker takes dynamic values over after the controller's answer: ask until they rest. */
	private Object settled(ConfigResource resource) throws Exception {
		Object last = dynamic(resource);

		for (int same = 0; same < 20; Thread.sleep(25)) {
			Object next = dynamic(resource);

			same = next.equals(last) ? same + 1 : 0;
			last = next;
		}
		return last;
	}

	private Object dynamic(ConfigResource resource) throws Exception {
		TreeMap<String, String> map = new TreeMap<>();

		Report.get(admin.describeConfigs(List.of(resource)).all()).get(resource).entries().stream()
			.filter(e -> e.source() == ConfigEntry.ConfigSource.DYNAMIC_BROKER_CONFIG
				|| e.source() == ConfigEntry.ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG)
			.forEach(e -> map.put(e.name(), e.value() + " " + e.source()));
		return map;
	}

	private void load() throws Exception {
		try (KafkaProducer<String, String> producer = new KafkaProducer<>(Judge.config(boot),
			new StringSerializer(), new StringSerializer())) {
			for (int i = 0; i < 300; i++)
				Report.get(producer.send(new ProducerRecord<>("plain", 0, 5000L + (i * 7) % 300, "k", "v" + i)));
		}
	}

	private void offsets(String key, OffsetSpec spec) {
		Report.see("offset " + key, () -> {
			ListOffsetsResult.ListOffsetsResultInfo r = Report.get(admin.listOffsets(Map.of(PLAIN_0, spec),
				new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED)).all()).get(PLAIN_0);

			return r.offset() + " at " + r.timestamp() + " epoch " + r.leaderEpoch();
		});
	}

	private void listOffsets() {
		offsets("earliest", OffsetSpec.earliest());
		offsets("latest", OffsetSpec.latest());
		offsets("max timestamp", OffsetSpec.maxTimestamp());
		offsets("earliest local", OffsetSpec.earliestLocal());
		offsets("latest tiered", OffsetSpec.latestTiered());
		offsets("earliest pending upload", OffsetSpec.earliestPendingUpload());
		for (long t : new long[] { 0, 5000, 5001, 5150, 5299, 5300 })
			offsets("for time " + t, OffsetSpec.forTimestamp(t));
		Report.see("offsets of a partition that is not", () -> Report.get(admin.listOffsets(Map.of(
			new TopicPartition("plain", 99), OffsetSpec.latest()), new ListOffsetsOptions().timeoutMs(3000))
			.all()));
	}

	private void delete(String key, String topic, int partition, long before) {
		TopicPartition tp = new TopicPartition(topic, partition);

		Report.see("deleteRecords " + key, () -> Report.get(admin.deleteRecords(Map.of(tp,
			RecordsToDelete.beforeOffset(before)), new org.apache.kafka.clients.admin.DeleteRecordsOptions()
			.timeoutMs(4000)).lowWatermarks().get(tp)).lowWatermark());
	}

	private void deleteRecords() throws Exception {
		delete("to 10", "plain", 0, 10);
		delete("to 5", "plain", 0, 5);
		delete("beyond the end", "plain", 0, 1000);
		delete("negative", "plain", 0, -2);
		delete("of an unknown topic", "nobody", 0, 1);
		offsets("earliest after the deletion", OffsetSpec.earliest());
		offsets("for time 0 after the deletion", OffsetSpec.forTimestamp(0));
		Report.get(admin.createTopics(List.of(topic("compacted").configs(Map.of("cleanup.policy", "compact"))))
			.all());
		delete("of a compacted topic", "compacted", 0, -1);
		delete("to the end", "plain", 0, -1);
		offsets("max timestamp of an empty log", OffsetSpec.maxTimestamp());
	}

	private void producers() {
		Report.see("producers", () -> Report.get(admin.describeProducers(List.of(PLAIN_0)).all()).get(PLAIN_0)
			.activeProducers().stream().map(p -> "epoch " + p.producerEpoch() + " sequence " + p.lastSequence()
			+ " time " + p.lastTimestamp() + " coordinator " + p.coordinatorEpoch() + " open "
			+ p.currentTransactionStartOffset()).toList());
		Report.see("producers of an empty partition", () -> Report.get(admin.describeProducers(List.of(
			new TopicPartition("plain", 1))).all()).values().iterator().next().activeProducers());
	}

	private void logDirs() {
		Report.see("log directories", () -> {
			LogDirDescription d = Report.get(admin.describeLogDirs(List.of(1)).allDescriptions()).get(1).values()
				.iterator().next();
			TreeMap<String, String> map = new TreeMap<>();

			d.replicaInfos().forEach((tp, info) -> {
				if (!tp.topic().startsWith("_") && !tp.topic().startsWith("java-"))
					map.put(tp.toString(), (info.size() > 0) + " " + info.offsetLag() + " " + info.isFuture());
			});
			return d.error() + " cordoned " + d.isCordoned() + " total " + (d.totalBytes().getAsLong() > 0)
				+ " usable " + (d.usableBytes().getAsLong() > 0) + " " + map;
		});
	}

	private void observe(String key, Callable<Object> value) {
		Report.see(key, value);
	}

	private void cluster() {
		observe("nodes", () -> Report.get(admin.describeCluster().nodes()).stream().map(n -> n.id() + " "
			+ n.host() + " rack " + n.rack() + " fenced " + n.isFenced()).toList());
		observe("controller", () -> Report.get(admin.describeCluster().controller()).id());
		observe("cluster id length", () -> Report.get(admin.describeCluster().clusterId()).length());
		observe("cluster operations", () -> new java.util.TreeSet<>(Report.get(admin.describeCluster(
			new DescribeClusterOptions().includeAuthorizedOperations(true)).authorizedOperations())));
		observe("quorum", () -> {
			QuorumInfo q = Report.get(admin.describeMetadataQuorum().quorumInfo());

			return "leader " + q.leaderId() + " epoch " + (q.leaderEpoch() > 0) + " hwm "
				+ (q.highWatermark() > 0) + " voters " + q.voters().stream().map(v -> v.replicaId() + " end "
				+ (v.logEndOffset() > 0) + " directory " + !v.replicaDirectoryId().equals(Uuid.ZERO_UUID)
				+ " fetched " + v.lastFetchTimestamp().isPresent()).toList() + " observers " + q.observers()
				+ " nodes " + q.nodes().values().stream().map(n -> n.nodeId() + " " + n.endpoints().stream()
				.map(e -> e.listener()).toList()).toList();
		});
		observe("features", () -> {
			FeatureMetadata f = Report.get(admin.describeFeatures().featureMetadata());

			return "supported " + new TreeMap<>(f.supportedFeatures()) + " finalized "
				+ new TreeMap<>(f.finalizedFeatures()) + " epoch " + f.finalizedFeaturesEpoch().isPresent();
		});
	}

	private void deleteTopics() {
		Report.see("delete one", () -> Report.get(admin.deleteTopics(List.of("plain")).all()));
		Report.see("delete again", () -> Report.get(admin.deleteTopics(List.of("plain")).all()));
		Report.see("delete by unknown id", () -> Report.get(admin.deleteTopics(TopicCollection.ofTopicIds(
			List.of(new Uuid(3, 4)))).all()));
		Report.see("delete by id", () -> {
			Uuid id = Report.get(admin.describeTopics(List.of("assigned")).allTopicNames()).get("assigned")
				.topicId();

			return Report.get(admin.deleteTopics(TopicCollection.ofTopicIds(List.of(id))).all());
		});
		/* Kafka answers a deletion before every broker has seen it. */
		Report.see("topics in the end", () -> {
			long until = System.nanoTime() + 15_000_000_000L;
			var names = new java.util.TreeSet<>(Report.get(admin.listTopics().names()));

			while (names.contains("assigned") && System.nanoTime() < until)
				names = new java.util.TreeSet<>(Report.get(admin.listTopics().names()));
			return names;
		});
		create("a deleted name", topic("plain"));
	}
}
