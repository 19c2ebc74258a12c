// SPDX-License-Identifier: GPL-2.0
/*
 * AssignPeer: random groups and what Kafka's own assignors make of them.
 *
 * usage: AssignPeer COUNT SEED; for each case the question and Kafka's answer on stdout:
 *
 *	case NUMBER ASSIGNOR HOMOGENEOUS TOPICS MEMBERS
 *	t UUID(hex) PARTITIONS			rising by id
 *	m ID INSTANCE|- N TOPIC... K TOPIC PARTITION ...	subscription; target before
 *	k K TOPIC PARTITION ...			Kafka's answer, members in the same order
 *
 * What was before is Kafka's answer for the same group a while ago (members and topics have
 * come and gone since), or owners by chance, or nothing.
 */
import java.io.*;
import java.util.*;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.coordinator.group.api.assignor.*;
import org.apache.kafka.coordinator.group.assignor.*;
import org.apache.kafka.coordinator.group.modern.*;

public class AssignPeer {
	static class Member {
		String id, instance;
		TreeSet<Uuid> topics = new TreeSet<>(AssignPeer::byBytes);
		Map<Uuid, Set<Integer>> target = new HashMap<>();
	}

	static class Topics implements SubscribedTopicDescriber {
		TreeMap<Uuid, Integer> partitions = new TreeMap<>(AssignPeer::byBytes);

		public int numPartitions(Uuid id) {
			return partitions.getOrDefault(id, -1);
		}

		public Set<String> racksForPartition(Uuid id, int partition) {
			return Set.of();
		}
	}

	static int byBytes(Uuid a, Uuid b) {
		int c = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
		return c != 0 ? c : Long.compareUnsigned(a.getLeastSignificantBits(),
							 b.getLeastSignificantBits());
	}

	static Random rnd;

	static Uuid randomTopic(Topics t) {
		List<Uuid> ids = new ArrayList<>(t.partitions.keySet());
		return ids.get(rnd.nextInt(ids.size()));
	}

	static void addTopic(Topics t) {
		t.partitions.put(new Uuid(rnd.nextLong(), rnd.nextLong()),
				 rnd.nextInt(10) == 0 ? 1 + rnd.nextInt(60) : 1 + rnd.nextInt(12));
	}

	static void subscribe(Member m, Topics t, boolean homogeneous) {
		m.topics.clear();
		if (homogeneous) {
			m.topics.addAll(t.partitions.keySet());
			return;
		}
		int n = rnd.nextInt(Math.min(5, t.partitions.size()) + 1);
		for (int i = 0; i < n; i++)
			m.topics.add(randomTopic(t));
	}

	static Member newMember(Topics t, boolean homogeneous) {
		Member m = new Member();
		m.id = String.format("m%016x", rnd.nextLong());
		m.instance = rnd.nextInt(4) == 0 ? String.format("i%08x", rnd.nextInt()) : null;
		subscribe(m, t, homogeneous);
		return m;
	}

	static GroupAssignment ask(PartitionAssignor assignor, List<Member> members, Topics t,
				   boolean homogeneous) {
		Map<String, MemberSubscriptionAndAssignmentImpl> specs = new LinkedHashMap<>();
		Map<Uuid, Map<Integer, String>> inverted = new HashMap<>();
		for (Member m : members) {
			specs.put(m.id, new MemberSubscriptionAndAssignmentImpl(
				Optional.empty(), Optional.ofNullable(m.instance), new HashSet<>(m.topics),
				new Assignment(m.target)));
			m.target.forEach((id, ps) -> ps.forEach(p ->
				inverted.computeIfAbsent(id, x -> new HashMap<>()).put(p, m.id)));
		}
		return assignor.assign(new GroupSpecImpl(specs,
			homogeneous ? SubscriptionType.HOMOGENEOUS : SubscriptionType.HETEROGENEOUS,
			inverted, Optional.empty()), t);
	}

	static Map<Uuid, Set<Integer>> answer(GroupAssignment a, Member m) {
		MemberAssignment ma = a.members().get(m.id);
		Map<Uuid, Set<Integer>> copy = new HashMap<>();
		if (ma != null)
			ma.partitions().forEach((id, ps) -> copy.put(id, new HashSet<>(ps)));
		return copy;
	}

	static void change(List<Member> members, Topics t, boolean homogeneous) {
		for (int n = rnd.nextInt(3); n > 0 && members.size() > 1; n--)
			members.remove(rnd.nextInt(members.size()));
		for (int n = rnd.nextInt(3); n > 0; n--)
			members.add(newMember(t, homogeneous));
		if (rnd.nextInt(3) == 0)
			addTopic(t);
		if (rnd.nextInt(3) == 0)
			t.partitions.merge(randomTopic(t), 1 + rnd.nextInt(5), Integer::sum);
		if (rnd.nextInt(5) == 0 && t.partitions.size() > 1)
			t.partitions.remove(randomTopic(t));
		for (Member m : members) {
			if (homogeneous || rnd.nextInt(6) == 0)
				subscribe(m, t, homogeneous);
			m.topics.retainAll(t.partitions.keySet());
		}
	}

	static void byChance(List<Member> members, Topics t) {
		t.partitions.forEach((id, n) -> {
			for (int p = 0; p < n; p++)
				if (rnd.nextInt(3) != 0)
					members.get(rnd.nextInt(members.size())).target
						.computeIfAbsent(id, x -> new HashSet<>()).add(p);
		});
	}

	static void printParts(StringBuilder b, Map<Uuid, Set<Integer>> parts, List<Uuid> order) {
		int n = 0;
		StringBuilder v = new StringBuilder();
		for (int i = 0; i < order.size(); i++)
			for (int p : new TreeSet<>(parts.getOrDefault(order.get(i), Set.of()))) {
				v.append(' ').append(i).append(' ').append(p);
				n++;
			}
		b.append(' ').append(n).append(v);
	}

	public static void main(String[] args) {
		int count = Integer.parseInt(args[0]);
		rnd = new Random(Long.parseLong(args[1]));
		PrintStream out = new PrintStream(new BufferedOutputStream(System.out, 1 << 16));
		for (int number = 0; number < count; number++) {
			boolean homogeneous = rnd.nextBoolean(), range = rnd.nextInt(3) == 0;
			PartitionAssignor assignor = range ? new RangeAssignor() : new UniformAssignor();
			Topics t = new Topics();
			List<Member> members = new ArrayList<>();
			for (int n = 1 + rnd.nextInt(8); n > 0; n--)
				addTopic(t);
			for (int n = 1 + rnd.nextInt(rnd.nextInt(8) == 0 ? 60 : 10); n > 0; n--)
				members.add(newMember(t, homogeneous));
			int before = rnd.nextInt(4);
			if (before == 0) {
				byChance(members, t);
			} else if (before > 1) {
				GroupAssignment a = ask(assignor, members, t, homogeneous);
				for (Member m : members)
					m.target = answer(a, m);
				change(members, t, homogeneous);
			}
			List<Uuid> order = new ArrayList<>(t.partitions.keySet());
			GroupAssignment a = ask(assignor, members, t, homogeneous);
			StringBuilder b = new StringBuilder();
			b.append("case ").append(number).append(range ? " range " : " uniform ")
				.append(homogeneous ? 1 : 0).append(' ').append(order.size()).append(' ')
				.append(members.size()).append('\n');
			for (Uuid id : order)
				b.append(String.format("t %016x%016x %d\n", id.getMostSignificantBits(),
						       id.getLeastSignificantBits(),
						       t.partitions.get(id)));
			for (Member m : members) {
				b.append("m ").append(m.id).append(' ')
					.append(m.instance == null ? "-" : m.instance).append(' ')
					.append(m.topics.size());
				for (Uuid id : m.topics)
					b.append(' ').append(order.indexOf(id));
				printParts(b, m.target, order);
				b.append('\n');
			}
			for (Member m : members) {
				b.append('k');
				printParts(b, answer(a, m), order);
				b.append('\n');
			}
			out.print(b);
		}
		out.flush();
	}
}
