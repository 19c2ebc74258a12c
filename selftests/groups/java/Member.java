// SPDX-License-Identifier: GPL-2.0
// One member of a group through Kafka's own consumer; what it writes down is what member.py says.
// Usage: Member KEY=VALUE… (client settings)
import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

public final class Member implements ConsumerRebalanceListener {
	private static final String SESSION_MS = System.getenv().getOrDefault("SESSION_MS", "6000");
	private static volatile boolean ending;
	private final String topic = System.getenv("TOPIC");
	private final long pauseMs = Long.parseLong(System.getenv("PAUSE_MS"));
	private final PrintWriter log;
	private final KafkaConsumer<byte[], byte[]> consumer;
	private final boolean generations;
	private final Map<TopicPartition, OffsetAndMetadata> worked = new HashMap<>(); // and not committed

	private Member(String[] args) throws IOException {
		Map<String, Object> config = config(args);

		log = new PrintWriter(new FileWriter(System.getenv("LOG"), true), true);
		generations = !"consumer".equals(config.get("group.protocol"));
		consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	private static Map<String, Object> config(String[] args) {
		Map<String, Object> config = new HashMap<>(Map.of("bootstrap.servers", System.getenv("BOOT"),
			"group.id", System.getenv("GROUP"), "enable.auto.commit", false, "auto.offset.reset", "earliest",
			"max.poll.records", 200, "reconnect.backoff.max.ms", 300, "enable.metrics.push", false));
		String instance = System.getenv("INSTANCE");

		for (String arg : args)
			config.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
		if (!"consumer".equals(config.get("group.protocol"))) {
			config.put("session.timeout.ms", SESSION_MS);
			config.put("heartbeat.interval.ms", 500);
		}
		if (instance != null && !instance.isEmpty())
			config.put("group.instance.id", instance);
		return config;
	}

	/* System.nanoTime() is the monotonic clock. */
	private void note(String event, String what) {
		log.println("{\"e\": \"" + event + "\", \"t\": " + System.nanoTime() + what + "}");
	}

	private static String numbers(Collection<TopicPartition> partitions) {
		return ", \"p\": " + partitions.stream().map(TopicPartition::partition).sorted()
			.collect(Collectors.toList());
	}

	@Override
	public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
		note("own", numbers(partitions) + (generations
			? ", \"g\": " + consumer.groupMetadata().generationId() : ""));
	}

	@Override
	public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
		worked.keySet().removeAll(partitions);
		note("lose", numbers(partitions));
	}

	private void work(ConsumerRecords<byte[], byte[]> got) {
		for (TopicPartition tp : got.partitions()) {
			List<ConsumerRecord<byte[], byte[]>> all = got.records(tp);
			long from = all.get(0).offset();

			for (int i = 0; i < all.size(); i++) {
				long at = all.get(i).offset();

				if (i + 1 < all.size() && all.get(i + 1).offset() == at + 1)
					continue;
				note("read", ", \"p\": " + tp.partition() + ", \"from\": " + from + ", \"to\": " + at);
				from = i + 1 < all.size() ? all.get(i + 1).offset() : at;
				worked.put(tp, new OffsetAndMetadata(at + 1));
			}
		}
	}

	/* Refused while the group rebalances: what is still owned then is committed after the next poll. */
	private void commit() {
		try {
			consumer.commitSync(worked, Duration.ofSeconds(20));
			worked.forEach((tp, om) -> note("commit", ", \"p\": " + tp.partition() + ", \"offset\": "
				+ om.offset()));
			worked.clear();
		} catch (KafkaException e) {
			note("error", ", \"text\": \"" + e.getClass().getSimpleName() + "\"");
		}
	}

	private void run() throws InterruptedException {
		consumer.subscribe(List.of(topic), this);
		while (!ending) {
			ConsumerRecords<byte[], byte[]> got = consumer.poll(Duration.ofMillis(200));

			work(got);
			if (!worked.isEmpty()) {
				commit();
				Thread.sleep(pauseMs);
			}
		}
		note("end", "");
		consumer.close();
	}

	public static void main(String[] args) throws Exception {
		CountDownLatch closed = new CountDownLatch(1);
		int[] status = { 1 };

		// A JVM ends by SIGTERM with 143, unless it is halted with something else.
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			ending = true;
			try {
				closed.await(60, TimeUnit.SECONDS);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			Runtime.getRuntime().halt(status[0]);
		}));
		try {
			new Member(args).run();
			status[0] = 0;
		} catch (Throwable e) {
			e.printStackTrace();
		}
		closed.countDown();
	}
}
