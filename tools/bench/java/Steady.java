// SPDX-License-Identifier: Apache-2.0
// Steady: Java consumers or producers of one client id that never pause, until killed.
// usage: Steady BOOTSTRAP CLIENT-ID fetch|produce CONNECTIONS TOPIC PARTITIONS RECORD-BYTES
// Prints "ready" when each of them has got something through.
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

public class Steady {
	static final int TURN_BACK = 2048; // at the end a request would wait for records that nobody writes
	static CountDownLatch begun;

	public static void main(String[] a) throws Exception {
		int connections = Integer.parseInt(a[3]), partitions = Integer.parseInt(a[5]);
		begun = new CountDownLatch(connections);
		for (int i = 0; i < connections; i++) {
			int partition = i % partitions;
			Thread t = new Thread(() -> {
				if (a[2].equals("fetch"))
					fetch(a[0], a[1], new TopicPartition(a[4], partition));
				else
					produce(a[0], a[1], a[4], partition, Integer.parseInt(a[6]));
			});
			t.setUncaughtExceptionHandler((thread, why) -> {
				why.printStackTrace();
				System.exit(1);
			});
			t.start();
		}
		begun.await();
		System.out.println("ready");
	}

	static void fetch(String bootstrap, String id, TopicPartition tp) {
		var c = new KafkaConsumer<byte[], byte[]>(Map.of("bootstrap.servers", bootstrap, "client.id", id,
			"enable.auto.commit", "false", "enable.metrics.push", "false"),
			new ByteArrayDeserializer(), new ByteArrayDeserializer());
		boolean first = true;
		c.assign(List.of(tp));
		c.seekToBeginning(List.of(tp));
		long end = c.endOffsets(List.of(tp)).get(tp) - TURN_BACK;
		while (true) {
			var got = c.poll(Duration.ofSeconds(1));
			if (first && !got.isEmpty()) {
				first = false;
				begun.countDown();
			}
			if (c.position(tp) >= end)
				c.seek(tp, 0);
		}
	}

	static void produce(String bootstrap, String id, String topic, int partition, int length) {
		var p = new KafkaProducer<byte[], byte[]>(Map.of("bootstrap.servers", bootstrap, "client.id", id,
			"enable.metrics.push", "false"), new ByteArraySerializer(), new ByteArraySerializer());
		byte[] value = new byte[length];
		boolean[] first = { true };
		while (true)
			p.send(new ProducerRecord<>(topic, partition, null, value), (at, why) -> {
				if (why == null && first[0]) {
					first[0] = false;
					begun.countDown();
				}
			});
	}
}
