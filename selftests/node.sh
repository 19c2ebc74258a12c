# SPDX-License-Identifier: GPL-2.0
# node.sh: the properties of a single node that either broker takes, and ports for it.
# Sourced by POSIX shells and bash; python3 is ${PYTHON3:-python3}.

free_ports() { # [COUNT]: two unless told
	"${PYTHON3:-python3}" -c 'import socket, sys
held = [socket.socket() for _ in range(int(sys.argv[1]))]
for s in held:
    s.bind(("127.0.0.1", 0))
print(*[s.getsockname()[1] for s in held])' "${1:-2}"
}

node_properties() { # DIR PORT CONTROLLER_PORT
	cat <<- EOF
	process.roles=broker,controller
	node.id=1
	controller.listener.names=CONTROLLER
	listeners=PLAINTEXT://127.0.0.1:$2,CONTROLLER://127.0.0.1:$3
	listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
	log.dirs=$1
	controller.quorum.bootstrap.servers=127.0.0.1:$3
	offsets.topic.replication.factor=1
	offsets.topic.num.partitions=1
	transaction.state.log.replication.factor=1
	transaction.state.log.min.isr=1
	transaction.state.log.num.partitions=1
	share.coordinator.state.topic.replication.factor=1
	share.coordinator.state.topic.min.isr=1
	share.coordinator.state.topic.num.partitions=1
	group.initial.rebalance.delay.ms=0
	EOF
}
