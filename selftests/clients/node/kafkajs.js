// SPDX-License-Identifier: GPL-2.0
// kafkajs: producer with and without gzip, idempotence, headers; the admin client.
const { Kafka, CompressionTypes, logLevel } = require("kafkajs");

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

async function main() {
	const admin = kafka.admin();
	const topic = { topic: "js", numPartitions: 2, replicationFactor: 1 };

	await admin.connect();
	await see("create", () => admin.createTopics({ topics: [topic] }));
	await see("create again", () => admin.createTopics({ topics: [topic] }));
	await see("metadata", async () => (await admin.fetchTopicMetadata({ topics: ["js"] })).topics.map((t) =>
		[t.name, t.partitions.map((p) => [p.partitionId, p.leader, p.replicas, p.isr])
			.sort((a, b) => a[0] - b[0])]));
	await produce();
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
