// SPDX-License-Identifier: GPL-2.0
// Kafka's own example of Streams, at least once: words of the topic "lines" are counted in a
// store with a changelog, the counts go to the topic "counts".  SIGTERM ends it with 0.
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

public final class WordCount {
	private WordCount() {
	}

	public static void main(String[] args) throws InterruptedException {
		Properties config = new Properties();
		StreamsBuilder builder = new StreamsBuilder();
		CountDownLatch end = new CountDownLatch(1);

		config.put("application.id", "word-count");
		config.put("bootstrap.servers", System.getenv("BOOT"));
		config.put("state.dir", args[0]);
		config.put("commit.interval.ms", 1000);
		config.put("auto.offset.reset", "earliest");
		config.put("reconnect.backoff.max.ms", 500);
		config.put("enable.metrics.push", false);
		builder.stream("lines", Consumed.with(Serdes.String(), Serdes.String()))
			.flatMapValues(line -> Arrays.asList(line.split(" ")))
			.groupBy((key, word) -> word, Grouped.with(Serdes.String(), Serdes.String()))
			.count(Materialized.<String, Long>as(Stores.inMemoryKeyValueStore("counts"))
				.withKeySerde(Serdes.String()).withValueSerde(Serdes.Long()))
			.toStream().mapValues(count -> Long.toString(count))
			.to("counts", Produced.with(Serdes.String(), Serdes.String()));

		KafkaStreams streams = new KafkaStreams(builder.build(), config);

		streams.setStateListener((now, before) -> System.err.println("state " + now));
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			streams.close();
			Runtime.getRuntime().halt(0);
		}));
		streams.start();
		end.await();
	}
}
