// SPDX-License-Identifier: GPL-2.0

package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"
)

const perCodec = 3000

var codecs = []struct {
	name  string
	codec kgo.CompressionCodec
}{
	{"none", kgo.NoCompression()}, {"gzip", kgo.GzipCompression()},
	{"snappy", kgo.SnappyCompression()}, {"lz4", kgo.Lz4Compression()},
	{"zstd", kgo.ZstdCompression()},
}

// sample makes records of every shape: without key, without value, empty, with headers.
func sample(topic string, number int) []*kgo.Record {
	records := make([]*kgo.Record, number)
	for i := range records {
		r := &kgo.Record{Topic: topic, Timestamp: time.UnixMilli(1700000000000 + int64(i))}
		if i%3 != 0 {
			r.Key = []byte(fmt.Sprintf("key %d", i%7))
		}
		if i%5 != 4 {
			r.Value = []byte(strings.Repeat(fmt.Sprintf("value %d ", i), i%20))
		}
		for h := 0; h < i%3; h++ {
			r.Headers = append(r.Headers, kgo.RecordHeader{Key: "h", Value: []byte{byte(h), byte(i)}})
		}
		records[i] = r
	}
	return records
}

func differ(sent, got *kgo.Record) error {
	switch {
	case !bytes.Equal(sent.Key, got.Key) || (sent.Key == nil) != (got.Key == nil):
		return fmt.Errorf("offset %d has key %q", got.Offset, got.Key)
	case !bytes.Equal(sent.Value, got.Value) || (sent.Value == nil) != (got.Value == nil):
		return fmt.Errorf("offset %d has value %.40q", got.Offset, got.Value)
	case !sent.Timestamp.Equal(got.Timestamp):
		return fmt.Errorf("offset %d has time %v", got.Offset, got.Timestamp)
	case fmt.Sprint(sent.Headers) != fmt.Sprint(got.Headers):
		return fmt.Errorf("offset %d has headers %v", got.Offset, got.Headers)
	}
	return nil
}

// read gets number records of partition 0 from the start.
func read(topic string, number int) ([]*kgo.Record, error) {
	cl := client(kgo.ConsumePartitions(map[string]map[int32]kgo.Offset{
		topic: {0: kgo.NewOffset().AtStart()}}))
	defer cl.Close()
	return poll(cl, number)
}

func poll(cl *kgo.Client, number int) ([]*kgo.Record, error) {
	var all []*kgo.Record
	ctx, cancel := within()
	defer cancel()
	for len(all) < number {
		fetches := cl.PollFetches(ctx)
		if err := fetches.Err(); err != nil {
			return all, fmt.Errorf("after %d of %d records: %w", len(all), number, err)
		}
		all = append(all, fetches.Records()...)
	}
	return all, nil
}

func codecRound(topic string, codec kgo.CompressionCodec) error {
	ctx, cancel := within()
	defer cancel()
	cl := client(kgo.ProducerBatchCompression(codec))
	defer cl.Close()
	sent := sample(topic, perCodec)
	for i, result := range cl.ProduceSync(ctx, sent...) {
		if result.Err != nil {
			return result.Err
		}
		if result.Record.Offset != int64(i) {
			return fmt.Errorf("record %d was told offset %d", i, result.Record.Offset)
		}
	}
	got, err := read(topic, perCodec)
	if err != nil {
		return err
	}
	arrived := map[uint8]bool{}
	for i, r := range got {
		if r.Offset != int64(i) {
			return fmt.Errorf("record %d is at offset %d", i, r.Offset)
		}
		if err := differ(sent[i], r); err != nil {
			return err
		}
		arrived[r.Attrs.CompressionType()] = true
	}
	see(topic+" arrived as", arrived, nil)
	see(topic+" times are", got[0].Attrs.TimestampType(), nil)
	return nil
}

func one(cl *kgo.Client, r *kgo.Record) (string, error) {
	ctx, cancel := within()
	defer cancel()
	r, err := cl.ProduceSync(ctx, r).First()
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%d/%d", r.Partition, r.Offset), nil
}

func acks() {
	for _, a := range []struct {
		name string
		acks kgo.Acks
	}{{"0", kgo.NoAck()}, {"1", kgo.LeaderAck()}, {"all", kgo.AllISRAcks()}} {
		topic := "go-acks-" + a.name
		check(topic+" is created", create(1, nil, topic))
		cl := client(kgo.RequiredAcks(a.acks), kgo.DisableIdempotentWrite())
		ctx, cancel := within()
		err := cl.ProduceSync(ctx, sample(topic, 200)...).FirstErr()
		cancel()
		see("acks "+a.name, outcome(err), nil)
		got, err := read(topic, 200)
		see("acks "+a.name+" arrived", len(got), err)
		cl.Close()
	}
}

func refusals() {
	limit := "2000"
	check("go-small is created", create(1, map[string]*string{"max.message.bytes": &limit}, "go-small"))
	cl := client(kgo.ProducerBatchMaxBytes(3<<20), kgo.MaxBufferedRecords(10),
		kgo.ProducerBatchCompression(kgo.NoCompression()), kgo.UnknownTopicRetries(1))
	defer cl.Close()
	offset, err := one(cl, &kgo.Record{Topic: "go-small", Value: make([]byte, 1000)})
	see("1000 bytes where 2000 are allowed", offset, err)
	offset, err = one(cl, &kgo.Record{Topic: "go-small", Value: make([]byte, 3000)})
	see("3000 bytes where 2000 are allowed", offset, err)
	offset, err = one(cl, &kgo.Record{Topic: "go-small", Value: make([]byte, 10)})
	see("10 bytes after the refusal", offset, err)
	offset, err = one(cl, &kgo.Record{Topic: "go-none", Value: []byte("v")})
	see("unknown topic", offset, err)

	policy := "compact"
	check("go-compact is created", create(1, map[string]*string{"cleanup.policy": &policy}, "go-compact"))
	offset, err = one(cl, &kgo.Record{Topic: "go-compact", Value: []byte("v")})
	see("no key where keys are needed", offset, err)
	offset, err = one(cl, &kgo.Record{Topic: "go-compact", Key: []byte("k"), Value: []byte("v")})
	see("a key after the refusal", offset, err)
}

func brokerTime() {
	kind := "LogAppendTime"
	check("go-time is created", create(1, map[string]*string{"message.timestamp.type": &kind}, "go-time"))
	cl := client()
	defer cl.Close()
	before := time.Now().Add(-time.Minute)
	offset, err := one(cl, &kgo.Record{Topic: "go-time", Value: []byte("v"), Timestamp: time.UnixMilli(5)})
	see("broker's time", offset, err)
	got, err := read("go-time", 1)
	if err == nil {
		see("broker's time is of type", got[0].Attrs.TimestampType(), nil)
		see("broker's time is now", got[0].Timestamp.After(before), nil)
	}
}

// idempotence shows by the sequences that the broker kept for this producer.
func idempotence() {
	const each = 5
	check("go-idempotent is created", create(2, nil, "go-idempotent"))
	cl := client()
	defer cl.Close()
	for i := 0; i < 2*each; i++ {
		if _, err := one(cl, &kgo.Record{Topic: "go-idempotent", Partition: int32(i % 2)}); err != nil {
			check("an idempotent record is taken", err)
			return
		}
	}
	id, epoch, err := cl.ProducerID(context.Background())
	see("producer epoch", epoch, err)
	ctx, cancel := within()
	defer cancel()
	var topics kadm.TopicsSet
	topics.Add("go-idempotent", 0, 1)
	described, err := kadm.NewClient(cl).DescribeProducers(ctx, topics)
	check("the producers are described", err)
	described.EachPartition(func(p kadm.DescribedProducersPartition) {
		p.ActiveProducers.Each(func(a kadm.DescribedProducer) {
			see(fmt.Sprintf("producer of partition %d", a.Partition), fmt.Sprintf(
				"mine %v, epoch %d, sequence %d, transaction %d, coordinator %d", a.ProducerID == id,
				a.ProducerEpoch, a.LastSequence, a.CurrentTxnStartOffset, a.CoordinatorEpoch), p.Err)
		})
	})
}

func producer() {
	for _, c := range codecs {
		topic := "go-" + c.name
		check(topic+" is created", create(1, nil, topic))
		check(fmt.Sprintf("%d records come back as they were sent, codec %s", perCodec, c.name),
			codecRound(topic, c.codec))
	}
	acks()
	refusals()
	brokerTime()
	idempotence()
}
