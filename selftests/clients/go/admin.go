// SPDX-License-Identifier: GPL-2.0

package main

import (
	"context"
	"fmt"
	"os"
	"sort"
	"strings"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"
)

type judge struct {
	ctx context.Context
	cl  *kgo.Client
	*kadm.Client
}

func text(s string) *string { return &s }

func value(s *string) string {
	if s == nil {
		return "null"
	}
	return *s
}

func (j *judge) topics() {
	for _, t := range []struct {
		key        string
		topic      string
		partitions int32
		replicas   int16
		configs    map[string]*string
	}{
		{"create", "go-admin", 3, 1, map[string]*string{"retention.ms": text("60000")}},
		{"create again", "go-admin", 3, 1, nil},
		{"create with defaults", "go-default", -1, -1, nil},
		{"create without partitions", "go-bad", 0, 1, nil},
		{"create with two replicas", "go-bad", 1, 2, nil},
		{"create with a bad value", "go-bad", 1, 1, map[string]*string{"retention.ms": text("long")}},
		{"create with an unknown key", "go-bad", 1, 1, map[string]*string{"no.such.key": text("1")}},
		{"create with a bad name", "go bad", 1, 1, nil},
	} {
		made, err := j.CreateTopics(j.ctx, t.partitions, t.replicas, t.configs, t.topic)
		r := made[t.topic]
		if err == nil {
			err = r.Err
		}
		see(t.key, fmt.Sprintf("%d partitions, %d replicas, id %v, retention.ms %s", r.NumPartitions,
			r.ReplicationFactor, r.ID != kadm.TopicID{}, value(r.Configs["retention.ms"].Value)), err)
	}
	dry, err := j.ValidateCreateTopics(j.ctx, 2, 1, nil, "go-dry")
	if err == nil {
		err = dry.Error()
	}
	see("create in word only", "done", err)
	check("go-admin leads", j.settled("go-admin"))
}

// settled waits until every partition answers for its end.
func (j *judge) settled(topic string) error {
	for end := time.Now().Add(deadline); ; time.Sleep(50 * time.Millisecond) {
		ends, err := j.ListEndOffsets(j.ctx, topic)
		if err == nil {
			err = ends.Error()
		}
		if err == nil || time.Now().After(end) {
			return err
		}
	}
}

func (j *judge) describe(key string, topics ...string) {
	listed, err := j.ListTopics(j.ctx, topics...)
	if err != nil {
		see(key, nil, err)
		return
	}
	for _, t := range listed.Sorted() {
		see(key, fmt.Sprintf("%s internal %v %s", t.Topic, t.IsInternal, outcome(t.Err)), nil)
		for _, p := range t.Partitions.Sorted() {
			see(key, fmt.Sprintf("%s/%d leader %d epoch %d replicas %v in sync %v offline %v", p.Topic,
				p.Partition, p.Leader, p.LeaderEpoch, p.Replicas, p.ISR, p.OfflineReplicas), p.Err)
		}
	}
}

func (j *judge) cluster() {
	m, err := j.BrokerMetadata(j.ctx)
	see("cluster", fmt.Sprintf("id of %d, controller %d", len(m.Cluster), m.Controller), err)
	for _, b := range m.Brokers {
		rack := value(b.Rack)
		see("broker", fmt.Sprintf("%d at home %v rack %s", b.NodeID,
			fmt.Sprintf("%s:%d", b.Host, b.Port) == os.Getenv("BOOT"), rack), nil)
	}
	versions, err := j.ApiVersions(j.ctx)
	check("the versions are told", err)
	for _, v := range versions.Sorted() {
		for _, key := range []int16{0, 1, 2, 3, 18, 19, 20, 21, 22, 23, 32, 33, 35, 37, 44, 55, 60, 61, 74, 75} {
			min, max, there := v.KeyVersions(key)
			see("versions", fmt.Sprintf("%d: %d to %d %v", key, min, max, there), nil)
		}
	}
}

func (j *judge) configs() {
	show := func(key string, all kadm.ResourceConfigs, err error, names ...string) {
		if err != nil {
			see(key, nil, err)
			return
		}
		for _, r := range all {
			if r.Err != nil {
				see(key, r.Name, r.Err)
			}
			held := r.Configs
			sort.Slice(held, func(a, b int) bool { return held[a].Key < held[b].Key })
			for _, c := range held {
				if !strings.Contains(" "+strings.Join(names, " ")+" ", " "+c.Key+" ") {
					continue
				}
				var synonyms []string
				for _, s := range c.Synonyms {
					synonyms = append(synonyms, fmt.Sprintf("%s=%s (%s)", s.Key, value(s.Value), s.Source))
				}
				see(key+" "+c.Key, fmt.Sprintf("%s (%s) secret %v synonyms %v", value(c.Value), c.Source,
					c.Sensitive, synonyms), nil)
			}
		}
	}
	alter := func(key string, altered kadm.AlterConfigsResponses, err error) {
		see(key, len(altered), err)
		for _, r := range altered {
			see(key, r.Name+" "+outcome(r.Err), nil)
		}
	}
	topicKeys := []string{"retention.ms", "cleanup.policy", "segment.bytes", "max.message.bytes",
		"segment.ms", "segment.jitter.ms", "flush.ms"}
	brokerKeys := []string{"log.retention.ms", "log.retention.minutes", "log.retention.hours",
		"log.roll.ms", "log.roll.hours", "log.flush.interval.ms", "log.flush.scheduler.interval.ms",
		"log.segment.bytes", "message.max.bytes", "num.partitions"}

	all, err := j.DescribeBrokerConfigs(j.ctx, 1)
	show("configs of a broker at first", all, err, brokerKeys...)
	all, err = j.DescribeTopicConfigs(j.ctx, "go-admin")
	show("configs of a topic", all, err, topicKeys...)
	all, err = j.DescribeTopicConfigs(j.ctx, "go-nobody")
	show("configs of no topic", all, err, topicKeys...)
	altered, err := j.AlterTopicConfigs(j.ctx, []kadm.AlterConfig{
		{Op: kadm.SetConfig, Name: "segment.bytes", Value: text("2097152")},
		{Op: kadm.DeleteConfig, Name: "retention.ms"},
		{Op: kadm.AppendConfig, Name: "cleanup.policy", Value: text("compact")}}, "go-admin")
	alter("alter a topic", altered, err)
	altered, err = j.ValidateAlterTopicConfigs(j.ctx, []kadm.AlterConfig{
		{Op: kadm.SetConfig, Name: "retention.ms", Value: text("1")}}, "go-admin")
	alter("alter a topic in word only", altered, err)
	all, err = j.DescribeTopicConfigs(j.ctx, "go-admin")
	show("configs of a topic then", all, err, topicKeys...)
	altered, err = j.AlterTopicConfigsState(j.ctx, []kadm.AlterConfig{
		{Name: "retention.ms", Value: text("7000")}}, "go-admin")
	alter("replace the configs of a topic", altered, err)
	all, err = j.DescribeTopicConfigs(j.ctx, "go-admin")
	show("configs of a topic in the end", all, err, topicKeys...)
	altered, err = j.AlterTopicConfigs(j.ctx, []kadm.AlterConfig{
		{Op: kadm.SetConfig, Name: "retention.ms", Value: text("x")}}, "go-admin")
	alter("alter with a bad value", altered, err)

	altered, err = j.AlterBrokerConfigs(j.ctx, []kadm.AlterConfig{
		{Op: kadm.SetConfig, Name: "message.max.bytes", Value: text("2000000")}})
	alter("alter the default of brokers", altered, err)
	altered, err = j.AlterBrokerConfigs(j.ctx, []kadm.AlterConfig{
		{Op: kadm.SetConfig, Name: "log.retention.ms", Value: text("99000")}}, 1)
	alter("alter a broker", altered, err)
	altered, err = j.AlterBrokerConfigs(j.ctx, []kadm.AlterConfig{
		{Op: kadm.SetConfig, Name: "num.partitions", Value: text("9")}}, 1)
	alter("alter what is fixed at start", altered, err)
	check("the broker shows them", j.until(func() bool {
		all, err = j.DescribeBrokerConfigs(j.ctx, 1)
		return err == nil && strings.Contains(flat(all), "log.retention.ms=99000") &&
			strings.Contains(flat(all), "message.max.bytes=2000000")
	}))
	show("configs of a broker", all, err, brokerKeys...)
	all, err = j.DescribeBrokerConfigs(j.ctx)
	show("configs of the default", all, err, brokerKeys...)
	all, err = j.DescribeTopicConfigs(j.ctx, "go-admin")
	show("what the topic makes of them", all, err, topicKeys...)
	for _, broker := range [][]int32{{1}, nil} {
		altered, err = j.AlterBrokerConfigs(j.ctx, []kadm.AlterConfig{
			{Op: kadm.DeleteConfig, Name: "message.max.bytes"},
			{Op: kadm.DeleteConfig, Name: "log.retention.ms"}}, broker...)
		alter("take them back", altered, err)
	}
}

func flat(all kadm.ResourceConfigs) string {
	var b strings.Builder
	for _, r := range all {
		for _, c := range r.Configs {
			fmt.Fprintf(&b, "%s=%s\n", c.Key, value(c.Value))
		}
	}
	return b.String()
}

func (j *judge) until(holds func() bool) error {
	for end := time.Now().Add(deadline); !holds(); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			return fmt.Errorf("not within %v", deadline)
		}
	}
	return nil
}

func (j *judge) offsets() {
	var records []*kgo.Record
	for i := 0; i < 30; i++ {
		records = append(records, &kgo.Record{Topic: "go-admin", Partition: int32(i % 3), Value: []byte("v"),
			Timestamp: time.UnixMilli(1000 * int64(i))})
	}
	check("records are taken", j.cl.ProduceSync(j.ctx, records...).FirstErr())
	show := func(key string, listed kadm.ListedOffsets, err error) {
		if err != nil {
			see(key, nil, err)
			return
		}
		for p := int32(0); p < 3; p++ {
			o, there := listed.Lookup("go-admin", p)
			see(key, fmt.Sprintf("%d: %v offset %d time %d epoch %d", p, there, o.Offset, o.Timestamp,
				o.LeaderEpoch), o.Err)
		}
	}
	listed, err := j.ListStartOffsets(j.ctx, "go-admin")
	show("starts", listed, err)
	listed, err = j.ListEndOffsets(j.ctx, "go-admin")
	show("ends", listed, err)
	listed, err = j.ListCommittedOffsets(j.ctx, "go-admin")
	show("committed ends", listed, err)
	listed, err = j.ListOffsetsAfterMilli(j.ctx, 14000, "go-admin")
	show("after 14 s", listed, err)

	var offsets kadm.Offsets
	offsets.AddOffset("go-admin", 0, 4, -1)
	offsets.AddOffset("go-admin", 1, 100, -1)
	offsets.AddOffset("go-admin", 2, -1, -1)
	offsets.AddOffset("go-admin", 7, 1, -1)
	deleted, err := j.DeleteRecords(j.ctx, offsets)
	if err != nil {
		see("delete records", nil, err)
	}
	for _, d := range deleted.Sorted() {
		see("delete records", fmt.Sprintf("%d: from %d", d.Partition, d.LowWatermark), nil)
		see("delete records", fmt.Sprintf("%d: %s", d.Partition, outcome(d.Err)), nil)
	}
	listed, err = j.ListStartOffsets(j.ctx, "go-admin")
	show("starts then", listed, err)

	var epochs kadm.OffsetForLeaderEpochRequest
	epochs.Add("go-admin", 0, 0)
	epochs.Add("go-admin", 1, 5)
	ends, err := j.OffetForLeaderEpoch(j.ctx, epochs)
	check("ends of epochs are told", err)
	for p := int32(0); p < 2; p++ {
		e := ends["go-admin"][p]
		see("end of epoch", fmt.Sprintf("%d: epoch %d ends at %d %s", p, e.LeaderEpoch, e.EndOffset,
			outcome(e.Err)), nil)
	}
}

func (j *judge) logDirs() {
	var topics kadm.TopicsSet
	topics.Add("go-admin", 0, 1, 2)
	all, err := j.DescribeAllLogDirs(j.ctx, topics)
	check("log directories are described", err)
	all.Each(func(d kadm.DescribedLogDir) {
		see("log directory", fmt.Sprintf("broker %d, %d topics", d.Broker, len(d.Topics)), d.Err)
		for _, p := range d.Topics.Sorted() {
			see("log directory", fmt.Sprintf("%s/%d: some bytes %v, lag %d, future %v", p.Topic, p.Partition,
				p.Size > 0, p.OffsetLag, p.IsFuture), nil)
		}
	})
}

func (j *judge) grow() {
	for _, g := range []struct {
		key   string
		topic string
		total int
	}{{"grow to 5", "go-admin", 5}, {"grow to fewer", "go-admin", 2}, {"grow to the same", "go-admin", 5},
		{"grow what is not there", "go-nobody", 5}} {
		grown, err := j.UpdatePartitions(j.ctx, g.total, g.topic)
		if err == nil {
			err = grown[g.topic].Err
		}
		see(g.key, "done", err)
	}
	check("the added partitions lead", j.settled("go-admin"))
	j.describe("describe then", "go-admin")
}

func (j *judge) remove() {
	deleted, err := j.DeleteTopics(j.ctx, "go-admin", "go-default", "go-nobody")
	check("topics are deleted", err)
	for _, topic := range []string{"go-admin", "go-default", "go-nobody"} {
		see("delete", topic+" "+outcome(deleted[topic].Err), nil)
	}
	check("they are gone", j.until(func() bool {
		listed, err := j.ListTopics(j.ctx)
		return err == nil && !listed.Has("go-admin") && !listed.Has("go-default")
	}))
}

func admin() {
	ctx, cancel := context.WithTimeout(context.Background(), 4*deadline)
	defer cancel()
	cl := client()
	defer cl.Close()
	j := &judge{ctx, cl, kadm.NewClient(cl)}
	j.topics()
	j.describe("describe", "go-admin", "go-nobody")
	j.cluster()
	j.configs()
	j.offsets()
	j.logDirs()
	j.grow()
	j.remove()
}
