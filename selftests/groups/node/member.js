// SPDX-License-Identifier: GPL-2.0
// One member of a group through kafkajs; what it writes down is what member.py says.  kafkajs
// knows the eager protocol only and tells no generation.
const fs = require("fs");
const { Kafka, logLevel } = require("kafkajs");

const { BOOT, GROUP, TOPIC, LOG } = process.env;
const PAUSE_MS = Number(process.env.PAUSE_MS);
const BATCH = 200;
const log = fs.openSync(LOG, "a");
let owned = [];

// process.hrtime is the monotonic clock.
function note(e, what = {}) {
	fs.writeSync(log, `{"e": "${e}", "t": ${process.hrtime.bigint()}${Object.entries(what)
		.map(([k, v]) => `, "${k}": ${JSON.stringify(v)}`).join("")}}\n`);
}

function lose() {
	if (owned.length)
		note("lose", { p: owned });
	owned = [];
}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

function listen(consumer) {
	const { GROUP_JOIN, REBALANCING, CRASH, STOP } = consumer.events;

	consumer.on(REBALANCING, lose);
	consumer.on(STOP, lose);
	consumer.on(CRASH, ({ payload }) => {
		lose();
		note("error", { text: `${payload.error.name}, restart ${payload.restart}` });
	});
	consumer.on(GROUP_JOIN, ({ payload }) => {
		lose();
		owned = payload.memberAssignment[TOPIC] || [];
		note("own", { p: owned });
	});
}

// Works through a fetched batch in pieces; a piece is committed before the next one begins.
async function work(consumer, { batch, resolveOffset, heartbeat, isRunning, isStale }) {
	const p = batch.partition;

	for (let i = 0; i < batch.messages.length; i += BATCH) {
		if (!isRunning() || isStale())
			return;
		const some = batch.messages.slice(i, i + BATCH).map((m) => Number(m.offset));

		for (let at = 0, from = 0; at < some.length; at++)
			if (some[at + 1] !== some[at] + 1) {
				note("read", { p, from: some[from], to: some[at] });
				from = at + 1;
			}
		const offset = some[some.length - 1] + 1;

		resolveOffset(String(offset - 1));
		await consumer.commitOffsets([{ topic: TOPIC, partition: p, offset: String(offset) }]);
		note("commit", { p, offset });
		await heartbeat();
		await sleep(PAUSE_MS);
	}
}

async function main() {
	const retry = { initialRetryTime: 100, maxRetryTime: 500, retries: 1000 };
	const kafka = new Kafka({ clientId: "member", brokers: [BOOT], logLevel: logLevel.NOTHING, retry });
	const consumer = kafka.consumer({ groupId: GROUP, sessionTimeout: 6000, heartbeatInterval: 500,
		maxWaitTimeInMs: 200, maxBytesPerPartition: 20000, retry });

	process.on("SIGTERM", async () => {
		note("end");
		await consumer.disconnect();
		process.exit(0);
	});
	listen(consumer);
	await consumer.connect();
	await consumer.subscribe({ topics: [TOPIC], fromBeginning: true });
	await consumer.run({ autoCommit: false, eachBatchAutoResolve: false,
		eachBatch: (payload) => work(consumer, payload) });
}

main().catch((e) => {
	console.error(e);
	process.exit(1);
});
