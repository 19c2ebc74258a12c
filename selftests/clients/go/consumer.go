// SPDX-License-Identifier: GPL-2.0

package main

import (
	"context"
	"fmt"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"
)

const (
	topic      = "go-read"
	partitions = 3
	perTopic   = 900
)

// fill writes record i at time i*1000 to partition i%3, in batches of at most 30 records.
func fill() error {
	ctx, cancel := within()
	defer cancel()
	cl := client()
	defer cl.Close()
	for from := 0; from < perTopic; from += 90 {
		var some []*kgo.Record
		for i := from; i < from+90; i++ {
			some = append(some, &kgo.Record{Topic: topic, Partition: int32(i % partitions),
				Value: []byte(fmt.Sprintf("record %d", i)), Timestamp: time.UnixMilli(int64(i) * 1000)})
		}
		if err := cl.ProduceSync(ctx, some...).FirstErr(); err != nil {
			return err
		}
	}
	admin := kadm.NewClient(cl)
	var offsets kadm.Offsets
	offsets.AddOffset(topic, 2, 50, -1)
	deleted, err := admin.DeleteRecords(ctx, offsets)
	if err != nil {
		return err
	}
	return deleted.Error()
}

// from reads at least number records of one partition and shows the first and their count.
func from(key string, partition int32, offset kgo.Offset, number int, options ...kgo.Opt) {
	cl := client(append(options, kgo.ConsumePartitions(map[string]map[int32]kgo.Offset{
		topic: {partition: offset}}))...)
	defer cl.Close()
	got, err := poll(cl, number)
	if err != nil {
		see(key, nil, err)
		return
	}
	for i, r := range got {
		if r.Offset != got[0].Offset+int64(i) {
			see(key, fmt.Sprintf("offset %d follows %d", r.Offset, got[i-1].Offset), nil)
			return
		}
	}
	see(key, fmt.Sprintf("%d records from offset %d (%s, epoch %d)", len(got), got[0].Offset,
		got[0].Value, got[0].LeaderEpoch), nil)
}

func positions() {
	start := kgo.NewOffset().AtStart()

	from("at the start", 0, start, 300)
	from("at the start behind deleted records", 2, start, 250)
	from("at 100", 1, kgo.NewOffset().At(100), 200)
	from("at 100 of epoch 0", 1, kgo.NewOffset().At(100).WithEpoch(0), 200)
	from("5 before the end", 0, kgo.NewOffset().AtEnd().Relative(-5), 5)
	from("10 behind the start", 2, start.Relative(10), 240)
	from("after 150 s", 0, kgo.NewOffset().AfterMilli(150000), 250)
	from("after 150.001 s", 0, kgo.NewOffset().AfterMilli(150001), 249)
	from("at a deleted offset, reset to the start", 2, kgo.NewOffset().At(7), 250,
		kgo.ConsumeResetOffset(start))
	from("behind the end, reset to a time", 1, kgo.NewOffset().At(5000), 100,
		kgo.ConsumeResetOffset(kgo.NewOffset().AfterMilli(601000)))
	from("read committed", 0, start, 300, kgo.FetchIsolationLevel(kgo.ReadCommitted()))
	from("without fetch sessions", 0, start, 300, kgo.DisableFetchSessions())
	from("in answers of 100 bytes", 0, start, 300, kgo.FetchMaxBytes(100), kgo.FetchMaxPartitionBytes(100))
	from("in answers of a kilobyte a partition", 1, start, 300, kgo.FetchMaxPartitionBytes(1024))
}

// together reads all partitions through one client, pausing and adding some on the way.
func together() error {
	cl := client(kgo.ConsumePartitions(map[string]map[int32]kgo.Offset{
		topic: {0: kgo.NewOffset().AtStart(), 1: kgo.NewOffset().AtStart()}}))
	defer cl.Close()
	got, err := poll(cl, 600)
	if err != nil {
		return err
	}
	see("two partitions hold", len(got), nil)
	cl.AddConsumePartitions(map[string]map[int32]kgo.Offset{topic: {2: kgo.NewOffset().At(200)}})
	got, err = poll(cl, 100)
	if err != nil {
		return err
	}
	see("a third one from 200 holds", len(got), nil)

	cl.PauseFetchPartitions(map[string][]int32{topic: {1}})
	sender := client()
	defer sender.Close()
	for p := int32(0); p < partitions; p++ {
		if _, err := one(sender, &kgo.Record{Topic: topic, Partition: p, Value: []byte("late")}); err != nil {
			return err
		}
	}
	got, err = poll(cl, 2)
	if err != nil {
		return err
	}
	see("late records while one partition is paused", len(got), nil)
	cl.ResumeFetchPartitions(map[string][]int32{topic: {1}})
	got, err = poll(cl, 1)
	if err != nil {
		return err
	}
	see("the paused partition goes on at", got[0].Offset, nil)
	return nil
}

// waits shows that an empty fetch waits and that a record ends it.
func waits() error {
	cl := client(kgo.FetchMaxWait(20*time.Second), kgo.ConsumePartitions(map[string]map[int32]kgo.Offset{
		topic: {0: kgo.NewOffset().AtEnd()}}))
	defer cl.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	see("at the end there are", len(cl.PollFetches(ctx).Records()), nil)
	cancel()
	sender := client()
	defer sender.Close()
	begin := time.Now()
	if _, err := one(sender, &kgo.Record{Topic: topic, Value: []byte("awaited")}); err != nil {
		return err
	}
	got, err := poll(cl, 1)
	if err != nil {
		return err
	}
	see("awaited", string(got[0].Value), nil)
	if took := time.Since(begin); took > 10*time.Second {
		return fmt.Errorf("the record came after %v", took)
	}
	return nil
}

func consumer() {
	check("the topic is there", create(partitions, nil, topic))
	check("it is filled", fill())
	positions()
	check("partitions are added, paused and resumed", together())
	check("a waiting fetch ends with a record", waits())
}
