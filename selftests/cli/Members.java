// SPDX-License-Identifier: GPL-2.0
/*
 * Members: live members of groups, for as long as standard input is open.
 *
 * Usage: java Members.java HOST:PORT TOPIC GROUP=KIND...; KIND is classic, consumer or
 * share.  Each GROUP gets one member with the client id GROUP-client.  When all have all
 * partitions, the ordinary ones have committed 5 + p for partition p, and one line "ready"
 * is printed.
 */
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

public class Members {
	static volatile boolean ending;

	static Map<String, Object> settings(String bootstrap, String group) {
		Map<String, Object> c = new HashMap<>();
		c.put("bootstrap.servers", bootstrap);
		c.put("group.id", group);
		c.put("client.id", group + "-client");
		return c;
	}

	static void share(String bootstrap, String topic, String group, CountDownLatch ready) {
		try (KafkaShareConsumer<String, String> k = new KafkaShareConsumer<>(
				settings(bootstrap, group), new StringDeserializer(), new StringDeserializer())) {
			k.subscribe(List.of(topic));
			while (!ending) {
				k.poll(Duration.ofMillis(200));
				ready.countDown();
			}
		}
	}

	static void ordinary(String bootstrap, String topic, String group, String kind,
			CountDownLatch ready) {
		Map<String, Object> c = settings(bootstrap, group);
		boolean committed = false;

		c.put("enable.auto.commit", "false");
		c.put("auto.offset.reset", "earliest");
		c.put("group.protocol", kind);
		try (KafkaConsumer<String, String> k = new KafkaConsumer<>(c, new StringDeserializer(),
				new StringDeserializer())) {
			k.subscribe(List.of(topic));
			while (!ending) {
				ConsumerRecords<String, String> ignored = k.poll(Duration.ofMillis(200));

				if (committed || k.assignment().isEmpty())
					continue;
				Map<TopicPartition, OffsetAndMetadata> at = new HashMap<>();
				for (TopicPartition p : k.assignment())
					at.put(p, new OffsetAndMetadata(5 + p.partition(), "by " + group));
				k.commitSync(at);
				committed = true;
				ready.countDown();
			}
		}
	}

	public static void main(String[] args) throws Exception {
		CountDownLatch ready = new CountDownLatch(args.length - 2);
		List<Thread> threads = new ArrayList<>();

		for (int i = 2; i < args.length; i++) {
			String[] spec = args[i].split("=");
			Thread t = new Thread(() -> {
				if (spec[1].equals("share"))
					share(args[0], args[1], spec[0], ready);
				else
					ordinary(args[0], args[1], spec[0], spec[1], ready);
			});
			t.setUncaughtExceptionHandler((thread, e) -> {
				System.out.println(spec[0] + ": " + e);
				System.exit(1);
			});
			t.start();
			threads.add(t);
		}
		ready.await();
		System.out.println("ready");
		while (System.in.read() >= 0)
			;
		ending = true;
		for (Thread t : threads)
			t.join();
	}
}
