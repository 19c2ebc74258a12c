// SPDX-License-Identifier: GPL-2.0

// franz-go as a judge: what its producer, its consumer by assignment and its admin client
// (kadm) observe.  The address is BOOT; the argument is producer, consumer or admin; the
// lines are those of lib/targets.sh.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kgo"
)

const deadline = 30 * time.Second

// name says an error by Kafka's name for it, if it has one.
func name(err error) string {
	var kafka *kerr.Error
	if errors.As(err, &kafka) {
		return kafka.Message
	}
	return strings.ReplaceAll(err.Error(), os.Getenv("BOOT"), "BOOT")
}

func see(key string, value any, err error) {
	if err != nil {
		value = name(err)
	}
	fmt.Printf("= %s: %s\n", key, strings.ReplaceAll(fmt.Sprint(value), "\n", " "))
}

func check(text string, err error) {
	if err == nil {
		fmt.Println("ok " + text)
	} else {
		fmt.Printf("not ok %s: %s\n", text, strings.ReplaceAll(name(err), "\n", " "))
	}
}

// outcome is what becomes of a list of answers that each carry an error.
func outcome(err error) string {
	if err == nil {
		return "done"
	}
	return name(err)
}

func client(options ...kgo.Opt) *kgo.Client {
	cl, err := kgo.NewClient(append([]kgo.Opt{
		kgo.SeedBrokers(os.Getenv("BOOT")),
		kgo.ClientID("judge"),
		kgo.RecordPartitioner(kgo.ManualPartitioner()),
	}, options...)...)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return cl
}

func within() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), deadline)
}

// create makes topics and waits until each partition answers for its end: Kafka answers a
// creation before all partitions lead.
func create(partitions int32, configs map[string]*string, topics ...string) error {
	ctx, cancel := within()
	defer cancel()
	cl := client()
	defer cl.Close()
	admin := kadm.NewClient(cl)
	made, err := admin.CreateTopics(ctx, partitions, 1, configs, topics...)
	if err == nil {
		err = made.Error()
	}
	if err != nil {
		return err
	}
	for ctx.Err() == nil {
		ends, err := admin.ListEndOffsets(ctx, topics...)
		if err == nil && ends.Error() == nil && len(ends) == len(topics) {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return ctx.Err()
}

func main() {
	parts := map[string]func(){"producer": producer, "consumer": consumer, "admin": admin}
	if len(os.Args) != 2 || parts[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: judge producer|consumer|admin")
		os.Exit(2)
	}
	parts[os.Args[1]]()
	fmt.Println("done")
}
