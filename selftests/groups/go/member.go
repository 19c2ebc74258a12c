// SPDX-License-Identifier: GPL-2.0

// One member of a group through franz-go; what it writes down is what member.py says.
//
// usage: member range|cooperative|848-uniform|848-range
//
// Invariant: a batch is worked on and its commit was tried before a rebalance may take its
// partitions, since polling blocks it until AllowRebalance.  What could not be committed is
// tried again after the next poll, unless it was lost.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"sync"
	"syscall"
	"time"
	"unsafe"

	"github.com/twmb/franz-go/pkg/kgo"
)

const (
	batch   = 200
	session = 6 * time.Second
)

type journal struct {
	sync.Mutex
	file *os.File
}

// worked holds the last record of each partition that is not committed.
type worked struct {
	sync.Mutex
	last map[int32]*kgo.Record
}

func (w *worked) drop(partitions []int32) {
	w.Lock()
	defer w.Unlock()
	for _, p := range partitions {
		delete(w.last, p)
	}
}

func (w *worked) records() (out []*kgo.Record) {
	w.Lock()
	defer w.Unlock()
	for _, r := range w.last {
		out = append(out, r)
	}
	return out
}

// The clock that all processes of a host share; package time shows it to nobody.
func monotonic() int64 {
	var now syscall.Timespec
	syscall.Syscall(syscall.SYS_CLOCK_GETTIME, 1, uintptr(unsafe.Pointer(&now)), 0)
	return now.Nano()
}

func (j *journal) note(event string, what map[string]any) {
	what["e"], what["t"] = event, monotonic()
	line, _ := json.Marshal(what)
	j.Lock()
	defer j.Unlock()
	j.file.Write(append(line, '\n'))
}

func balancer(name string) []kgo.Opt {
	switch name {
	case "range":
		return []kgo.Opt{kgo.Balancers(kgo.RangeBalancer())}
	case "cooperative":
		return []kgo.Opt{kgo.Balancers(kgo.CooperativeStickyBalancer())}
	case "848-uniform":
		return []kgo.Opt{kgo.Balancers(kgo.StickyBalancer()), kgo.ServerSideBalancer()}
	case "848-range":
		return []kgo.Opt{kgo.Balancers(kgo.RangeBalancer()), kgo.ServerSideBalancer()}
	}
	fmt.Fprintln(os.Stderr, "usage: member range|cooperative|848-uniform|848-range")
	os.Exit(2)
	return nil
}

func member(kind string, j *journal, w *worked) *kgo.Client {
	topic := os.Getenv("TOPIC")
	lose := func(_ context.Context, _ *kgo.Client, lost map[string][]int32) {
		w.drop(lost[topic])
		j.note("lose", map[string]any{"p": list(lost[topic])})
	}
	options := append(balancer(kind),
		kgo.SeedBrokers(os.Getenv("BOOT")),
		kgo.ConsumerGroup(os.Getenv("GROUP")),
		kgo.ConsumeTopics(topic),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()),
		kgo.DisableAutoCommit(),
		kgo.BlockRebalanceOnPoll(),
		kgo.SessionTimeout(session),
		kgo.HeartbeatInterval(500*time.Millisecond),
		kgo.OnPartitionsRevoked(lose),
		kgo.OnPartitionsLost(lose),
		kgo.OnPartitionsAssigned(func(_ context.Context, cl *kgo.Client, got map[string][]int32) {
			what := map[string]any{"p": list(got[topic])}
			if kind == "range" {
				_, what["g"] = cl.GroupMetadata()
			}
			j.note("own", what)
		}))
	if instance := os.Getenv("INSTANCE"); instance != "" {
		options = append(options, kgo.InstanceID(instance))
	}
	cl, err := kgo.NewClient(options...)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return cl
}

func list(p []int32) []int32 {
	if p == nil {
		return []int32{}
	}
	return p
}

// work notes what came; each partition comes in one run.
func work(j *journal, w *worked, got kgo.Fetches) {
	w.Lock()
	defer w.Unlock()
	got.EachPartition(func(part kgo.FetchTopicPartition) {
		from := 0
		for i, r := range part.Records {
			if i+1 < len(part.Records) && part.Records[i+1].Offset == r.Offset+1 {
				continue
			}
			j.note("read", map[string]any{"p": part.Partition, "from": part.Records[from].Offset,
				"to": r.Offset})
			from = i + 1
			w.last[part.Partition] = r
		}
	})
}

func commit(cl *kgo.Client, j *journal, w *worked) {
	records := w.records()
	ctx, cancel := context.WithTimeout(context.Background(), session)
	defer cancel()
	if err := cl.CommitRecords(ctx, records...); err != nil {
		j.note("error", map[string]any{"text": err.Error()})
		return
	}
	for _, r := range records {
		j.note("commit", map[string]any{"p": r.Partition, "offset": r.Offset + 1})
		w.drop([]int32{r.Partition})
	}
}

func main() {
	if len(os.Args) != 2 {
		balancer("")
	}
	file, err := os.OpenFile(os.Getenv("LOG"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	j := &journal{file: file}
	pause, _ := strconv.Atoi(os.Getenv("PAUSE_MS"))
	ending, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	w := &worked{last: map[int32]*kgo.Record{}}
	cl := member(os.Args[1], j, w)
	for ending.Err() == nil {
		ctx, cancel := context.WithTimeout(ending, 200*time.Millisecond)
		got := cl.PollRecords(ctx, batch)
		cancel()
		work(j, w, got)
		tried := len(w.records()) > 0
		if tried {
			commit(cl, j, w)
		}
		cl.AllowRebalance()
		if tried {
			time.Sleep(time.Duration(pause) * time.Millisecond)
		}
	}
	j.note("end", map[string]any{})
	cl.CloseAllowingRebalance()
}
