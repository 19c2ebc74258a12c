// SPDX-License-Identifier: GPL-2.0
/*
 * StickyPeer COUNT SEED: random streams groups and what Kafka's sticky assignor makes of them.
 *
 * A group is assigned, then members come, go or report offsets, then it is assigned again;
 * both questions are printed with their answers, as numbers:
 *
 *	case SUBTOPOLOGIES WORKERS STANDBYS
 *	tasks stateful			of each subtopology; its name is its number
 *	process TASKS TASKS OFFSETS TASKS TASKS
 *					of each worker: active and standby as they were, offsets,
 *					active and standby as Kafka says
 *
 * TASKS: how many, then subtopology and partition of each.  OFFSETS: with a third number.
 */
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.coordinator.group.api.streams.assignor.GroupAssignment;
import org.apache.kafka.coordinator.group.api.streams.assignor.MemberAssignment;
import org.apache.kafka.coordinator.group.api.streams.assignor.TopologyDescriber;
import org.apache.kafka.coordinator.group.streams.assignor.AssignmentConfigsImpl;
import org.apache.kafka.coordinator.group.streams.assignor.GroupSpecImpl;
import org.apache.kafka.coordinator.group.streams.assignor.MemberMetadataAndStateImpl;
import org.apache.kafka.coordinator.group.streams.assignor.StickyTaskAssignor;

public class StickyPeer {
	record Topology(int[] tasks, boolean[] stateful) implements TopologyDescriber {
		public List<String> subtopologies() {
			return IntStream.range(0, tasks.length).mapToObj(Integer::toString).toList();
		}

		public int maxNumInputPartitions(String sub) {
			return tasks[Integer.parseInt(sub)];
		}

		public boolean isStateful(String sub) {
			return stateful[Integer.parseInt(sub)];
		}
	}

	static class Worker {
		String process;
		Map<String, Set<Integer>> active = new HashMap<>(), standby = new HashMap<>();
		Map<String, Map<Integer, Long>> offsets = new HashMap<>();
	}

	static final StringBuilder out = new StringBuilder();

	static void print(Map<String, Set<Integer>> tasks) {
		out.append(' ').append(tasks.values().stream().mapToInt(Set::size).sum());
		tasks.forEach((s, ps) -> ps.forEach(p -> out.append(' ').append(s).append(' ').append(p)));
	}

	static void ask(Topology t, TreeMap<String, Worker> workers, int standbys) {
		Map<String, MemberMetadataAndStateImpl> spec = new HashMap<>();
		workers.forEach((id, w) -> spec.put(id, new MemberMetadataAndStateImpl(Optional.empty(),
			Optional.empty(), w.process, Map.of(), w.active, w.standby, Map.of(), w.offsets, Map.of())));
		GroupAssignment got = new StickyTaskAssignor().assign(
			new GroupSpecImpl(spec, AssignmentConfigsImpl.DEFAULT.withNumStandbyReplicas(standbys)), t);
		out.append("case ").append(t.tasks.length).append(' ').append(workers.size()).append(' ')
			.append(standbys).append('\n');
		for (int i = 0; i < t.tasks.length; i++)
			out.append(t.tasks[i]).append(' ').append(t.stateful[i] ? 1 : 0).append('\n');
		workers.forEach((id, w) -> {
			MemberAssignment a = got.members().get(id);
			out.append(w.process);
			print(w.active);
			print(w.standby);
			out.append(' ').append(w.offsets.values().stream().mapToInt(Map::size).sum());
			w.offsets.forEach((s, m) -> m.forEach((p, o) -> out.append(' ').append(s).append(' ')
				.append(p).append(' ').append(o)));
			print(a.activeTasks());
			print(a.standbyTasks());
			out.append('\n');
			w.active = a.activeTasks();
			w.standby = a.standbyTasks();
		});
		System.out.print(out);
		out.setLength(0);
	}

	static Worker worker(Random r, int processes, Topology t) {
		Worker w = new Worker();

		w.process = Integer.toString(r.nextInt(processes));
		for (int i = r.nextInt(4) * r.nextInt(3); i > 0; i--) {
			int s = r.nextInt(t.tasks.length);

			if (t.stateful[s])
				w.offsets.computeIfAbsent(Integer.toString(s), k -> new HashMap<>())
					.put(r.nextInt(t.tasks[s]), (long)r.nextInt(1000));
		}
		return w;
	}

	public static void main(String[] args) {
		Random r = new Random(Long.parseLong(args[1]));

		for (int n = Integer.parseInt(args[0]); n > 0; n--) {
			int subs = 1 + r.nextInt(5), processes = 1 + r.nextInt(6), standbys = r.nextInt(3), made = 0;
			Topology t = new Topology(new int[subs], new boolean[subs]);
			TreeMap<String, Worker> workers = new TreeMap<>();

			for (int i = 0; i < subs; i++) {
				t.tasks[i] = 1 + r.nextInt(r.nextInt(4) == 0 ? 60 : 10);
				t.stateful[i] = r.nextBoolean();
			}
			for (int i = 1 + r.nextInt(10); i > 0; i--)
				workers.put("w" + (100 + made++), worker(r, processes, t));
			ask(t, workers, standbys);
			for (String id : Set.copyOf(new HashSet<>(workers.keySet())))
				if (workers.size() > 1 && r.nextInt(4) == 0)
					workers.remove(id);
			for (int i = r.nextInt(4); i > 0; i--)
				workers.put("w" + (100 + made++), worker(r, processes, t));
			ask(t, workers, standbys);
		}
	}
}
