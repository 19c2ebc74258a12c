// SPDX-License-Identifier: GPL-2.0
// Producing with the Java client: codecs, acks, limits, headers, nulls, timestamps; every
// topic is read back and compared record by record with what was sent.
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

final class Producers {
	private static final long DAY_MS = 86400000L;
	private final String boot;
	private final Admin admin;

	Producers(String boot) {
		this.boot = boot;
		this.admin = Admin.create(Judge.config(boot));
	}

	void run() throws Exception {
		for (String codec : List.of("none", "gzip", "snappy", "lz4", "zstd"))
			Report.check("idempotent producer, 20000 records over 3 partitions, codec " + codec,
				() -> codecRound(codec));
		for (String acks : List.of("0", "1", "all"))
			Report.check("acks=" + acks + " without idempotence, 2000 records", () -> acksRound(acks));
		Report.check("batches of a megabyte with five in flight", this::bigBatches);
		nulls();
		timestamps();
		limits();
		refusals();
		admin.close();
	}

	private static byte[] bytes(String text) {
		return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
	}

	private KafkaProducer<byte[], byte[]> producer(Object... pairs) {
		return new KafkaProducer<>(Judge.config(boot, pairs), new ByteArraySerializer(),
			new ByteArraySerializer());
	}

	private void topic(String name, int partitions, String... configs) throws Exception {
		NewTopic topic = new NewTopic(name, partitions, (short) 1);
		Map<String, String> map = new java.util.HashMap<>();

		for (int i = 0; i < configs.length; i += 2)
			map.put(configs[i], configs[i + 1]);
		Report.get(admin.createTopics(List.of(topic.configs(map))).all());
	}

	List<ConsumerRecord<byte[], byte[]>> read(String topic, int partition) {
		List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
		TopicPartition tp = new TopicPartition(topic, partition);

		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Judge.config(boot),
			new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			long end = consumer.endOffsets(List.of(tp)).get(tp);
			long until = System.nanoTime() + 30_000_000_000L;

			consumer.assign(List.of(tp));
			consumer.seekToBeginning(List.of(tp));
			while (consumer.position(tp) < end && System.nanoTime() < until)
				consumer.poll(Duration.ofMillis(200)).forEach(all::add);
			Report.must(consumer.position(tp) >= end, "stopped at " + consumer.position(tp) + " of " + end);
		}
		return all;
	}

	private void codecRound(String codec) throws Exception {
		String name = "java-" + codec;
		int[] next = new int[3];
		List<Future<RecordMetadata>> sent = new ArrayList<>();

		topic(name, 3);
		try (KafkaProducer<byte[], byte[]> producer = producer("compression.type", codec,
			"linger.ms", 5)) {
			for (int i = 0; i < 20000; i++)
				sent.add(producer.send(new ProducerRecord<>(name, i % 3, bytes("k" + i % 7),
					bytes("value " + i + " of a record that compresses " + i * 31L))));
		}
		for (int i = 0; i < sent.size(); i++)
			Report.same((long) next[i % 3]++, Report.get(sent.get(i)).offset());
		for (int p = 0; p < 3; p++) {
			List<ConsumerRecord<byte[], byte[]>> got = read(name, p);

			Report.same(next[p], got.size());
			for (int j = 0; j < got.size(); j++) {
				int i = j * 3 + p;

				Report.same("value " + i + " of a record that compresses " + i * 31L,
					new String(got.get(j).value(), StandardCharsets.UTF_8));
				Report.same((long) j, got.get(j).offset());
			}
		}
	}

	private void acksRound(String acks) throws Exception {
		String name = "java-acks-" + acks;
		Future<RecordMetadata> last = null;

		topic(name, 1);
		try (KafkaProducer<byte[], byte[]> producer = producer("acks", acks,
			"enable.idempotence", false)) {
			for (int i = 0; i < 2000; i++)
				last = producer.send(new ProducerRecord<>(name, bytes("v" + i)));
		}
		Report.same(acks.equals("0") ? -1L : 1999L, Report.get(last).offset());
		long until = System.nanoTime() + 15_000_000_000L;
		while (read(name, 0).size() < 2000)
			Report.must(System.nanoTime() < until, "records of acks=" + acks + " did not arrive");
	}

	private void bigBatches() throws Exception {
		byte[] value = new byte[100_000];
		List<Future<RecordMetadata>> sent = new ArrayList<>();

		topic("java-big", 1);
		try (KafkaProducer<byte[], byte[]> producer = producer("batch.size", 1_000_000,
			"linger.ms", 20, "max.request.size", 1_048_000)) {
			for (int i = 0; i < 400; i++) {
				byte[] one = value.clone();

				Arrays.fill(one, (byte) i);
				sent.add(producer.send(new ProducerRecord<>("java-big", one)));
			}
		}
		for (int i = 0; i < 400; i++)
			Report.same((long) i, Report.get(sent.get(i)).offset());
		List<ConsumerRecord<byte[], byte[]>> got = read("java-big", 0);
		Report.same(400, got.size());
		for (int i = 0; i < 400; i++)
			Report.must(got.get(i).value()[99_999] == (byte) i, "record " + i);
	}

	private static String show(ConsumerRecord<byte[], byte[]> r, boolean time) {
		StringBuilder text = new StringBuilder("offset " + r.offset());

		text.append(" key ").append(r.key() == null ? "null" : "'" + new String(r.key()) + "'");
		text.append(" value ").append(r.value() == null ? "null" : "'" + new String(r.value()) + "'");
		r.headers().forEach(h -> text.append(" ").append(h.key()).append("=")
			.append(h.value() == null ? "null" : "'" + new String(h.value()) + "'"));
		text.append(" ").append(r.timestampType());
		if (time)
			text.append(" ").append(r.timestamp());
		text.append(" sizes ").append(r.serializedKeySize()).append("/").append(r.serializedValueSize());
		text.append(" epoch ").append(r.leaderEpoch().map(String::valueOf).orElse("none"));
		return text.toString();
	}

	private void nulls() throws Exception {
		topic("java-nulls", 1);
		try (KafkaProducer<byte[], byte[]> producer = producer("linger.ms", 0)) {
			for (String[] kv : new String[][] { { "a", "1" }, { null, "2" }, { "b", null }, { null, null },
				{ "", "" } }) {
				ProducerRecord<byte[], byte[]> r = new ProducerRecord<>("java-nulls", 0, 1000L,
					bytes(kv[0]), bytes(kv[1]));

				r.headers().add("h", bytes("x")).add("h", bytes("y")).add("empty", new byte[0])
					.add("null", null).add("\u00fcnicode", bytes("\u20ac"));
				Report.get(producer.send(r));
			}
		}
		Report.see("nulls and headers", () -> read("java-nulls", 0).stream()
			.map(r -> show(r, true)).toList());
	}

	private void timestamps() throws Exception {
		long now = System.currentTimeMillis();

		topic("java-time", 1);
		topic("java-append-time", 1, "message.timestamp.type", "LogAppendTime");
		topic("java-before", 1, "message.timestamp.before.max.ms", "10000");
		try (KafkaProducer<byte[], byte[]> producer = producer()) {
			Report.see("future timestamp", () -> Report.get(producer.send(
				new ProducerRecord<>("java-time", 0, now + 2 * DAY_MS, null, bytes("v")))).offset());
			Report.see("timestamp 0", () -> Report.get(producer.send(
				new ProducerRecord<>("java-time", 0, 0L, null, bytes("v")))).timestamp());
			Report.see("old timestamp, topic allows 10 s", () -> Report.get(producer.send(
				new ProducerRecord<>("java-before", 0, now - DAY_MS, null, bytes("v")))).offset());
			Report.see("log append time", () -> {
				RecordMetadata m = Report.get(producer.send(
					new ProducerRecord<>("java-append-time", 0, 5L, null, bytes("v"))));
				ConsumerRecord<byte[], byte[]> r = read("java-append-time", 0).get(0);

				return (Math.abs(m.timestamp() - now) < 60000) + " " + (r.timestamp() == m.timestamp())
					+ " " + r.timestampType();
			});
		}
	}

	private void limits() throws Exception {
		topic("java-limit", 1, "max.message.bytes", "10000");
		try (KafkaProducer<byte[], byte[]> producer = producer("max.request.size", 200_000_000,
			"buffer.memory", 400_000_000L, "delivery.timeout.ms", 25000)) {
			Report.see("above max.message.bytes of the topic", () -> Report.get(producer.send(
				new ProducerRecord<>("java-limit", new byte[20_000]))).offset());
			Report.see("exactly fits", () -> Report.get(producer.send(
				new ProducerRecord<>("java-limit", new byte[9_900]))).offset());
		}
		/* A frame above socket.request.max.bytes closes the connection; the broker stays well. */
		try (KafkaProducer<byte[], byte[]> producer = producer("max.request.size", 300_000_000,
			"buffer.memory", 400_000_000L, "delivery.timeout.ms", 3000, "request.timeout.ms", 2000,
			"linger.ms", 0, "enable.idempotence", false, "acks", "1")) {
			Report.see("above socket.request.max.bytes", () -> Report.get(producer.send(
				new ProducerRecord<>("java-limit", new byte[110_000_000]))).offset());
		}
		try (KafkaProducer<byte[], byte[]> producer = producer()) {
			Report.see("the next small record", () -> Report.get(producer.send(
				new ProducerRecord<>("java-limit", bytes("small")))).offset());
		}
	}

	private void refusals() throws Exception {
		topic("java-compact", 1, "cleanup.policy", "compact");
		try (KafkaProducer<byte[], byte[]> producer = producer("max.block.ms", 2000)) {
			Report.see("null key on a compacted topic", () -> Report.get(producer.send(
				new ProducerRecord<>("java-compact", bytes("v")))).offset());
			Report.see("key on a compacted topic", () -> Report.get(producer.send(
				new ProducerRecord<>("java-compact", bytes("k"), bytes("v")))).offset());
			Report.see("illegal topic name", () -> Report.get(producer.send(
				new ProducerRecord<>("java bad", bytes("v")))).offset());
			Report.see("partition that does not exist", () -> Report.get(producer.send(
				new ProducerRecord<>("java-compact", 7, bytes("k"), bytes("v")))).offset());
			Report.see("topic made by its first record", () -> Report.get(producer.send(
				new ProducerRecord<>("java-auto", bytes("k"), bytes("v")))).offset());
		}
	}
}
