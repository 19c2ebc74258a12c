// SPDX-License-Identifier: GPL-2.0
// kafkajs: producer with each codec, idempotence, headers; the admin client; what was sent is
// read back by kafkajs' own fetch and decoders, since its consumer needs groups.
const { Kafka, CompressionTypes, logLevel } = require("kafkajs");
const codecs = require("./codecs");

const kafka = new Kafka({ clientId: "judge", brokers: [process.env.BOOT], logLevel: logLevel.NOTHING });

async function see(key, body) {
	let value;

	try {
		value = JSON.stringify(await body());
	} catch (e) {
		console.error(e);
		value = e.type || e.name;
	}
	console.log(`= ${key}: ${value}`);
}

async function produce() {
	const messages = Array.from({ length: 500 }, (_, i) => ({
		key: `k${i % 5}`, value: `value ${i}`, headers: { n: `${i}` }, partition: i % 2,
	}));

	for (const [name, idempotent, compression] of [["plain", false, CompressionTypes.None],
		["gzip", false, CompressionTypes.GZIP], ["idempotent", true, CompressionTypes.GZIP]]) {
		const producer = kafka.producer({ idempotent, maxInFlightRequests: 1 });

		await producer.connect();
		await see(`send ${name}`, async () => (await producer.send({ topic: "js", acks: -1, compression, messages }))
			.map((r) => [r.topicName, r.partition, r.errorCode, r.baseOffset])
			.sort((a, b) => a[1] - b[1]));
		await producer.disconnect();
	}
}

// The cluster below the public classes: it is what their consumer fetches through.
function openCluster() {
	const create = Object.getOwnPropertySymbols(kafka)
		.find((s) => s.toString().includes("createCluster"));

	return kafka[create]({ metadataMaxAge: 300000, allowAutoTopicCreation: false });
}

async function readBack(cluster, topic, count) {
	const broker = await cluster.findBroker({ nodeId: "1" });
	const all = [];

	for (let tries = 0; all.length < count && tries < 50; tries++) {
		const answer = await broker.fetch({ isolationLevel: 1, maxWaitTime: 200, topics: [{ topic,
			partitions: [{ partition: 0, fetchOffset: all.length, maxBytes: 1 << 20 }] }] });
		const { errorCode, messages } = answer.responses[0].partitions[0];

		if (errorCode)
			throw new Error(`error ${errorCode}`);
		// A batch comes whole even when the offset lies in its middle.
		all.push(...messages.filter((m) => Number(m.offset) >= all.length));
	}
	return all;
}

const plain = (m) => JSON.stringify([m.key && m.key.toString(), m.value && m.value.toString(), m.timestamp,
	Object.entries(m.headers || {}).map(([k, v]) => [k, v.toString()])]);

async function codecRounds(admin) {
	const cluster = openCluster();

	await cluster.connect();
	for (const name of ["None", "GZIP", "Snappy", "LZ4", "ZSTD"]) {
		const topic = `js-${name.toLowerCase()}`;
		const sent = Array.from({ length: 2000 }, (_, i) => ({ key: i % 3 ? `k${i % 7}` : null,
			value: i % 11 ? `value ${i} `.repeat(i % 30) : null, timestamp: `${1700000000000 + i}`,
			headers: i % 4 ? { n: `${i}`, empty: "" } : {}, partition: 0 }));
		const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });

		await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: 1, replicationFactor: 1 }] });
		await cluster.addTargetTopic(topic);
		await producer.connect();
		for (let i = 0; i < sent.length; i += 500)
			await producer.send({ topic, acks: -1, compression: CompressionTypes[name], messages: sent.slice(i, i + 500) });
		await producer.disconnect();

		const before = codecs.uses(name.toLowerCase());
		const got = await readBack(cluster, topic, sent.length);
		const wrong = sent.findIndex((m, i) => !got[i] || Number(got[i].offset) !== i || plain(m) !== plain(got[i]));
		const text = `2000 records come back as they were sent, codec ${name.toLowerCase()}`;

		console.log(wrong < 0 ? `ok ${text}` : `not ok ${text}: ${got.length} came, record ${wrong} differs`);
		console.log(`= unpacked with ${name.toLowerCase()}: ${codecs.uses(name.toLowerCase()) > before}`);
	}
	await cluster.disconnect();
	await see("lz4 of linked blocks", () => codecs.withLinkedBlocks(async () => {
		const producer = kafka.producer({ retry: { retries: 0 } });

		await producer.connect();
		try {
			await producer.send({ topic: "js-lz4", compression: CompressionTypes.LZ4,
				messages: [{ value: "linked ".repeat(100) }] });
		} finally {
			await producer.disconnect();
		}
		return "taken";
	}));
}

async function main() {
	await codecs.install();
	const admin = kafka.admin();
	const topic = { topic: "js", numPartitions: 2, replicationFactor: 1 };

	await admin.connect();
	await see("create", () => admin.createTopics({ topics: [topic] }));
	await see("create again", () => admin.createTopics({ topics: [topic] }));
	await see("metadata", async () => (await admin.fetchTopicMetadata({ topics: ["js"] })).topics.map((t) =>
		[t.name, t.partitions.map((p) => [p.partitionId, p.leader, p.replicas, p.isr])
			.sort((a, b) => a[0] - b[0])]));
	await produce();
	await codecRounds(admin);
	await see("offsets", async () => (await admin.fetchTopicOffsets("js")).sort((a, b) => a.partition - b.partition));
	await see("offsets by time", async () => (await admin.fetchTopicOffsetsByTimestamp("js", 1))
		.sort((a, b) => a.partition - b.partition));
	await see("delete records", () => admin.deleteTopicRecords({ topic: "js", partitions: [{ partition: 0, offset: "10" }] }));
	await see("offsets then", async () => (await admin.fetchTopicOffsets("js")).sort((a, b) => a.partition - b.partition));
	await see("partitions", () => admin.createPartitions({ topicPartitions: [{ topic: "js", count: 4 }] }));
	await see("cluster", async () => {
		const c = await admin.describeCluster();

		return [c.controller, c.brokers.map((b) => b.nodeId), c.clusterId.length];
	});
	await see("alter configs", async () => (await admin.alterConfigs({ validateOnly: false, resources: [{ type: 2,
		name: "js", configEntries: [{ name: "retention.ms", value: "7000" }] }] })).resources
		.map((r) => [r.errorCode, r.resourceName]));
	await see("configs", async () => (await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: 2,
		name: "js", configNames: ["retention.ms", "cleanup.policy"] }] })).resources.map((r) =>
		r.configEntries.map((e) => [e.configName, e.configValue]).sort()));
	await see("delete", () => admin.deleteTopics({ topics: ["js"] }));
	await admin.disconnect();
	console.log("done");
}

main().then(() => process.exit(0), (e) => {
	console.error(e);
	process.exit(1);
});
