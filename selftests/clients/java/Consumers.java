// SPDX-License-Identifier: GPL-2.0
// Consuming by assignment with the Java client: positions, times, ends, isolation, limits.
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

final class Consumers {
	private static final TopicPartition ZERO = new TopicPartition("positions", 0);
	private static final TopicPartition ONE = new TopicPartition("positions", 1);
	private final String boot;

	Consumers(String boot) {
		this.boot = boot;
	}

	void run() throws Exception {
		prepare();
		positions();
		times();
		isolation();
		outOfRange();
		limits();
		manyPartitions();
		waits();
	}

	private KafkaConsumer<String, String> consumer(Object... pairs) {
		return new KafkaConsumer<>(Judge.config(boot, pairs), new StringDeserializer(),
			new StringDeserializer());
	}

	private KafkaProducer<String, String> producer() {
		return new KafkaProducer<>(Judge.config(boot), new StringSerializer(), new StringSerializer());
	}

	/*
	 * Kafka answers a creation before all its partitions lead; an idempotent batch that comes in between may leave
	 * its producer waiting until the delivery timeout.
	 */
	private void serving(String topic, int partitions) {
		List<TopicPartition> all = new ArrayList<>();

		for (int p = 0; p < partitions; p++)
			all.add(new TopicPartition(topic, p));
		try (KafkaConsumer<String, String> consumer = consumer()) {
			consumer.endOffsets(all);
		}
	}

	private void prepare() throws Exception {
		try (Admin admin = Admin.create(Judge.config(boot)); KafkaProducer<String, String> producer = producer()) {
			Report.get(admin.createTopics(List.of(new NewTopic("positions", 2, (short) 1)
				.configs(Map.of("retention.ms", "-1")),
				new NewTopic("many", 40, (short) 1), new NewTopic("wait", 1, (short) 1))).all());
			serving("many", 40);
			serving("positions", 2);
			for (int i = 0; i < 1000; i++)
				producer.send(new ProducerRecord<>("positions", 0, 10_000L + i * 10, "k", "v" + i));
			for (int i = 0; i < 4000; i++)
				producer.send(new ProducerRecord<>("many", i % 40, null, "m" + i));
			producer.flush();
			Report.see("delete records to 100", () -> Report.get(admin.deleteRecords(Map.of(ZERO,
				RecordsToDelete.beforeOffset(100))).all()));
			Report.see("low watermark", () -> Report.get(admin.deleteRecords(Map.of(ZERO,
				RecordsToDelete.beforeOffset(50))).lowWatermarks().get(ZERO)).lowWatermark());
		}
	}

	static List<ConsumerRecord<String, String>> poll(KafkaConsumer<String, String> consumer, int atLeast) {
		List<ConsumerRecord<String, String>> all = new ArrayList<>();
		long until = System.nanoTime() + 20_000_000_000L;

		while (all.size() < atLeast && System.nanoTime() < until)
			consumer.poll(Duration.ofMillis(100)).forEach(all::add);
		return all;
	}

	private Object first(KafkaConsumer<String, String> consumer) {
		ConsumerRecord<String, String> r = poll(consumer, 1).get(0);

		return r.partition() + "/" + r.offset() + " " + r.value();
	}

	private void positions() {
		try (KafkaConsumer<String, String> consumer = consumer()) {
			consumer.assign(List.of(ZERO, ONE));
			Report.see("beginningOffsets", () -> new TreeMap<>(Map.of(0, consumer.beginningOffsets(
				List.of(ZERO)).get(ZERO), 1, consumer.beginningOffsets(List.of(ONE)).get(ONE))));
			Report.see("endOffsets", () -> new TreeMap<>(Map.of(0, consumer.endOffsets(
				List.of(ZERO)).get(ZERO), 1, consumer.endOffsets(List.of(ONE)).get(ONE))));
			consumer.seek(ZERO, 500);
			Report.see("seek 500", () -> first(consumer));
			consumer.seekToBeginning(List.of(ZERO));
			Report.see("seekToBeginning", () -> first(consumer));
			consumer.seekToEnd(List.of(ZERO));
			Report.see("seekToEnd", () -> consumer.position(ZERO));
			Report.see("nothing at the end", () -> consumer.poll(Duration.ofMillis(300)).count());
			Report.see("current lag", () -> consumer.currentLag(ZERO));
			consumer.pause(List.of(ZERO));
			consumer.seek(ZERO, 100);
			Report.see("nothing while paused", () -> consumer.poll(Duration.ofMillis(300)).count());
			consumer.resume(List.of(ZERO));
			Report.see("resumed", () -> first(consumer));
			Report.see("partitionsFor", () -> consumer.partitionsFor("positions").stream()
				.map(Consumers::show).sorted().toList());
			Report.see("partitionsFor of none", () -> consumer.partitionsFor("no such topic"));
			Report.see("listTopics", () -> consumer.listTopics().keySet().stream()
				.filter(t -> !t.startsWith("__")).sorted().toList());
		}
	}

	private static String show(PartitionInfo p) {
		return p.partition() + " leader " + p.leader().id() + " replicas " + p.replicas().length
			+ " isr " + p.inSyncReplicas().length + " offline " + p.offlineReplicas().length;
	}

	private void times() {
		try (KafkaConsumer<String, String> consumer = consumer()) {
			for (long t : new long[] { 0, 10_000, 11_000, 11_001, 15_005, 19_990, 19_991 })
				Report.see("offset for time " + t, () -> {
					OffsetAndTimestamp at = consumer.offsetsForTimes(Map.of(ZERO, t)).get(ZERO);

					return at == null ? "none" : at.offset() + " at " + at.timestamp() + " epoch "
						+ at.leaderEpoch();
				});
			Report.see("offset for time, empty partition", () -> consumer.offsetsForTimes(
				Map.of(ONE, 0L)).get(ONE));
		}
	}

	private void isolation() {
		try (KafkaConsumer<String, String> consumer = consumer("isolation.level", "read_committed")) {
			consumer.assign(List.of(ZERO));
			consumer.seek(ZERO, 100);
			Report.see("read_committed reads all", () -> poll(consumer, 900).size());
			Report.see("read_committed end", () -> consumer.endOffsets(List.of(ZERO)).get(ZERO));
		}
	}

	private void outOfRange() {
		for (String policy : List.of("earliest", "latest", "none"))
			try (KafkaConsumer<String, String> consumer = consumer("auto.offset.reset", policy)) {
				consumer.assign(List.of(ZERO));
				for (long at : new long[] { 5, 5000 }) {
					consumer.seek(ZERO, at);
					Report.see("offset " + at + " with reset " + policy, () -> {
						long until = System.nanoTime() + 10_000_000_000L;

						while (consumer.position(ZERO) == at && System.nanoTime() < until)
							consumer.poll(Duration.ofMillis(50));
						return consumer.position(ZERO) >= 1000 ? "end" : "start";
					});
				}
			}
	}

	private void limits() {
		try (KafkaConsumer<String, String> consumer = consumer("max.poll.records", 7,
			"max.partition.fetch.bytes", 1, "fetch.max.bytes", 1)) {
			consumer.assign(List.of(ZERO));
			consumer.seek(ZERO, 100);
			Report.see("limits of one byte still deliver", () -> poll(consumer, 900).size());
		}
		try (KafkaConsumer<String, String> consumer = consumer("check.crcs", false,
			"fetch.min.bytes", 1_000_000, "fetch.max.wait.ms", 300)) {
			consumer.assign(List.of(ZERO));
			consumer.seek(ZERO, 100);
			Report.see("fetch.min.bytes waits and then delivers", () -> poll(consumer, 900).size());
		}
	}

	private void manyPartitions() {
		List<TopicPartition> all = new ArrayList<>();

		for (int p = 0; p < 40; p++)
			all.add(new TopicPartition("many", p));
		try (KafkaConsumer<String, String> consumer = consumer("max.partition.fetch.bytes", 2000)) {
			consumer.assign(all);
			consumer.seekToBeginning(all);
			Report.see("40 partitions in one fetch session", () -> poll(consumer, 4000).stream()
				.map(ConsumerRecord::value).distinct().count());
			consumer.assign(all.subList(0, 10));
			consumer.seekToBeginning(all.subList(0, 10));
			Report.see("10 of them after the session shrank", () -> poll(consumer, 1000).stream()
				.map(ConsumerRecord::value).distinct().count());
		}
	}

	/* A record that arrives while a fetch waits is delivered at once, not at its timeout. */
	private void waits() throws Exception {
		TopicPartition tp = new TopicPartition("wait", 0);

		try (KafkaConsumer<String, String> consumer = consumer("fetch.max.wait.ms", 15000);
			KafkaProducer<String, String> producer = producer()) {
			consumer.assign(List.of(tp));
			consumer.seekToBeginning(List.of(tp));
			consumer.poll(Duration.ofMillis(500));
			Report.check("a record ends the wait of a fetch", () -> {
				long begin = System.nanoTime();

				Report.get(producer.send(new ProducerRecord<>("wait", "now")));
				Report.same(1, poll(consumer, 1).size());
				Report.must(System.nanoTime() - begin < 5_000_000_000L, "took until the timeout");
			});
		}
	}
}
