// SPDX-License-Identifier: GPL-2.0
// The codecs that kafkajs leaves to others: snappy by kafkajs-snappy; lz4 and zstd by packages
// that need no compiler (its own for these two are bindings that npm would have to build).
// uses() tells how often a codec has unpacked a batch: what arrived was written with it.
const { CompressionTypes, CompressionCodecs } = require("kafkajs");
const lz4 = require("lz4js");
const xxh32 = require("lz4js/xxh32");
const snappy = require("kafkajs-snappy");
const { ZstdCodec } = require("zstd-codec");

const uses = {};

function counted(name, codec) {
	uses[name] = 0;
	return () => ({
		compress: codec.compress,
		async decompress(buffer) {
			uses[name]++;
			return codec.decompress(buffer);
		},
	});
}

// lz4js declares blocks that depend on each other, which no Java consumer reads.  A frame of
// one block depends on nothing: say so in its flags, and in the checksum over them.
function independent(frame) {
	const bytes = Buffer.from(frame);

	bytes[4] |= 0x20;
	bytes[6] = (xxh32.hash(0, bytes, 4, 2) >>> 8) & 0xff;
	return bytes;
}

const linked = { compress: async (encoder) => Buffer.from(lz4.compress(encoder.buffer)) };

function install() {
	const gzip = CompressionCodecs[CompressionTypes.GZIP]();

	CompressionCodecs[CompressionTypes.GZIP] = counted("gzip", gzip);
	CompressionCodecs[CompressionTypes.Snappy] = counted("snappy", snappy());
	CompressionCodecs[CompressionTypes.LZ4] = counted("lz4", {
		compress: async (encoder) => independent(lz4.compress(encoder.buffer)),
		decompress: async (buffer) => Buffer.from(lz4.decompress(buffer)),
	});
	return new Promise((done) => ZstdCodec.run((zstd) => {
		const simple = new zstd.Simple();

		CompressionCodecs[CompressionTypes.ZSTD] = counted("zstd", {
			compress: async (encoder) => Buffer.from(simple.compress(encoder.buffer)),
			decompress: async (buffer) => Buffer.from(simple.decompress(buffer)),
		});
		done();
	}));
}

// What runs within sends lz4 frames of linked blocks.
async function withLinkedBlocks(body) {
	const usual = CompressionCodecs[CompressionTypes.LZ4];

	CompressionCodecs[CompressionTypes.LZ4] = () => linked;
	try {
		return await body();
	} finally {
		CompressionCodecs[CompressionTypes.LZ4] = usual;
	}
}

module.exports = { withLinkedBlocks, install, uses: (name) => uses[name] || 0 };
