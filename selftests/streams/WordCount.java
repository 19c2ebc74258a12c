// SPDX-License-Identifier: GPL-2.0
/*
 * One instance of a word count with group.protocol=streams.
 *
 *	WordCount BOOTSTRAP APPLICATION FOLDER THREADS
 *
 * Reads "lines", counts words by a repartition topic, writes word and count to "counts".
 * Says on its output when its state changes; ends when its input does.
 */
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;

public class WordCount {
	public static void main(String[] args) throws Exception {
		Properties p = new Properties();
		StreamsBuilder b = new StreamsBuilder();

		p.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, args[0]);
		p.put(StreamsConfig.APPLICATION_ID_CONFIG, args[1]);
		p.put(StreamsConfig.STATE_DIR_CONFIG, args[2]);
		p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, args[3]);
		p.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "streams");
		p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "200");
		p.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
		p.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
		p.put("consumer.auto.offset.reset", "earliest");
		b.<String, String>stream("lines")
			.flatMapValues(v -> Arrays.asList(v.toLowerCase(Locale.ROOT).split("\\W+")))
			.groupBy((k, w) -> w, Grouped.with(Serdes.String(), Serdes.String()))
			.count(Materialized.as("words"))
			.toStream()
			.mapValues(n -> Long.toString(n))
			.to("counts", Produced.with(Serdes.String(), Serdes.String()));
		KafkaStreams s = new KafkaStreams(b.build(), p);
		s.setStateListener((now, was) -> {
			System.out.println("state " + now);
			System.out.flush();
			if (now == KafkaStreams.State.ERROR)
				Runtime.getRuntime().halt(1);
		});
		s.start();
		while (System.in.read() >= 0)
			continue;
		s.close();
	}
}
