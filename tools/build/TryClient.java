// SPDX-License-Identifier: Apache-2.0
/*
 * TryClient: Apache Kafka's own client library, for tools/build/try.sh.
 *
 *	java TryClient.java produce BOOTSTRAP TOPIC CODEC < records
 *	java TryClient.java consume BOOTSTRAP TOPIC > records
 *
 * A record is KEY 0x1f VALUE; 0x1e stands between two records on the way in and after
 * each on the way out.
 */
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

public class TryClient {
    static final byte BETWEEN_RECORDS = 0x1e, AFTER_KEY = 0x1f;
    static final long DEADLINE_MS = 120_000;

    static int find(byte[] data, byte what, int from, int to) {
        int i = from;
        while (i < to && data[i] != what)
            i++;
        return i;
    }

    static void produce(String bootstrap, String topic, String codec) throws Exception {
        Properties p = new Properties();
        p.put("bootstrap.servers", bootstrap);
        p.put("compression.type", codec);
        p.put("acks", "all");
        p.put("linger.ms", "50");
        byte[] in = System.in.readAllBytes();
        List<java.util.concurrent.Future<?>> sent = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(p, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int at = 0; at < in.length; ) {
                int end = find(in, BETWEEN_RECORDS, at, in.length);
                int key = find(in, AFTER_KEY, at, end);
                sent.add(producer.send(new ProducerRecord<>(topic, java.util.Arrays.copyOfRange(in, at, key),
                    java.util.Arrays.copyOfRange(in, Math.min(key + 1, end), end))));
                at = end + 1;
            }
        }
        for (java.util.concurrent.Future<?> f : sent)
            f.get();
    }

    static void consume(String bootstrap, String topic) throws Exception {
        Properties p = new Properties();
        p.put("bootstrap.servers", bootstrap);
        long deadline = System.currentTimeMillis() + DEADLINE_MS;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(p, new ByteArrayDeserializer(), new ByteArrayDeserializer());
             OutputStream out = new BufferedOutputStream(System.out, 1 << 20)) {
            List<TopicPartition> all = new ArrayList<>();
            for (PartitionInfo i : consumer.partitionsFor(topic))
                all.add(new TopicPartition(topic, i.partition()));
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                if (System.currentTimeMillis() > deadline)
                    throw new IllegalStateException("the end of the topic was not reached in time");
                for (ConsumerRecord<byte[], byte[]> r : consumer.poll(Duration.ofSeconds(1))) {
                    out.write(r.key());
                    out.write(AFTER_KEY);
                    out.write(r.value());
                    out.write(BETWEEN_RECORDS);
                }
            }
        }
    }

    public static void main(String[] args) throws Exception {
        if (args.length == 4 && args[0].equals("produce")) {
            produce(args[1], args[2], args[3]);
        } else if (args.length == 3 && args[0].equals("consume")) {
            consume(args[1], args[2]);
        } else {
            System.err.println("usage: TryClient produce BOOTSTRAP TOPIC CODEC | consume BOOTSTRAP TOPIC");
            System.exit(2);
        }
    }
}
