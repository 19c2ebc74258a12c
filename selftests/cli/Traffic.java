// SPDX-License-Identifier: GPL-2.0
/*
 * Traffic: fills a node with what a dump should be able to show: every codec, headers,
 * null keys and values, committed and aborted transactions, a consumer group and a share
 * group.  Usage: java Traffic.java HOST:PORT [basic]; "basic" leaves transactions and
 * groups out.
 */
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

public class Traffic {
	static String bootstrap;

	static KafkaProducer<String, String> producer(Map<String, String> more) {
		Properties p = new Properties();
		p.put("bootstrap.servers", bootstrap);
		p.put("linger.ms", "5");
		p.putAll(more);
		return new KafkaProducer<>(p, new StringSerializer(), new StringSerializer());
	}

	static void codecs() {
		for (String codec : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
			try (KafkaProducer<String, String> p = producer(Map.of("compression.type", codec))) {
				for (int i = 0; i < 200; i++)
					p.send(new ProducerRecord<>("plain", 0, i % 7 == 0 ? null : "key-" + i,
						i % 11 == 0 ? null : codec + " value " + i,
						List.of(new RecordHeader("h", new byte[] { 1, (byte) i }))));
			}
		}
	}

	static void transactions() {
		try (KafkaProducer<String, String> p = producer(Map.of("transactional.id", "tx"))) {
			p.initTransactions();
			for (int round = 0; round < 4; round++) {
				p.beginTransaction();
				for (int i = 0; i < 5; i++)
					p.send(new ProducerRecord<>("plain", 0, "t", "round " + round));
				p.flush();
				if (round % 2 == 0)
					p.commitTransaction();
				else
					p.abortTransaction();
			}
		}
	}

	static void groups() {
		Map<String, Object> c = Map.of("bootstrap.servers", bootstrap, "group.id", "g",
			"auto.offset.reset", "earliest");
		try (KafkaConsumer<String, String> k = new KafkaConsumer<>(c, new StringDeserializer(),
				new StringDeserializer())) {
			k.subscribe(List.of("plain"));
			for (int i = 0; i < 50 && k.poll(Duration.ofMillis(200)).isEmpty();)
				i++;
			k.commitSync();
		}
		Map<String, Object> s = Map.of("bootstrap.servers", bootstrap, "group.id", "s");
		try (KafkaShareConsumer<String, String> k = new KafkaShareConsumer<>(s,
				new StringDeserializer(), new StringDeserializer());
				KafkaProducer<String, String> p = producer(Map.of())) {
			k.subscribe(List.of("plain"));
			/* It starts at the end: give it something to find. */
			for (int i = 0; i < 100 && k.poll(Duration.ofMillis(100)).isEmpty(); i++)
				p.send(new ProducerRecord<>("plain", 0, null, "shared"));
			k.commitSync();
		}
	}

	public static void main(String[] args) {
		bootstrap = args[0];
		codecs();
		if (args.length > 1)
			return;
		transactions();
		groups();
	}
}
