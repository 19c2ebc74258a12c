// SPDX-License-Identifier: GPL-2.0

// One member of a group through franz-go; what it writes down is what member.py says.
//
// usage: member range|cooperative|848-uniform|848-range
//
// Invariant: a batch is worked on and committed before a rebalance may take its partitions,
// since polling blocks it until AllowRebalance.
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

func member(kind string, j *journal) *kgo.Client {
	topic := os.Getenv("TOPIC")
	lose := func(_ context.Context, _ *kgo.Client, lost map[string][]int32) {
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

// work notes what came and commits behind it; each partition comes in one run.
func work(cl *kgo.Client, j *journal, got kgo.Fetches) {
	commits := map[int32]int64{}
	got.EachPartition(func(part kgo.FetchTopicPartition) {
		from := 0
		for i, r := range part.Records {
			if i+1 < len(part.Records) && part.Records[i+1].Offset == r.Offset+1 {
				continue
			}
			j.note("read", map[string]any{"p": part.Partition, "from": part.Records[from].Offset,
				"to": r.Offset})
			from = i + 1
			commits[part.Partition] = r.Offset + 1
		}
	})
	ctx, cancel := context.WithTimeout(context.Background(), session)
	defer cancel()
	if err := cl.CommitRecords(ctx, got.Records()...); err != nil {
		j.note("error", map[string]any{"text": err.Error()})
		return
	}
	for p, offset := range commits {
		j.note("commit", map[string]any{"p": p, "offset": offset})
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
	cl := member(os.Args[1], j)
	for ending.Err() == nil {
		ctx, cancel := context.WithTimeout(ending, 200*time.Millisecond)
		got := cl.PollRecords(ctx, batch)
		cancel()
		if got.NumRecords() > 0 {
			work(cl, j, got)
		}
		cl.AllowRebalance()
		if got.NumRecords() > 0 {
			time.Sleep(time.Duration(pause) * time.Millisecond)
		}
	}
	j.note("end", map[string]any{})
	cl.CloseAllowingRebalance()
}
