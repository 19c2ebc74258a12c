// SPDX-License-Identifier: GPL-2.0
// Runs Kafka's command-line tools by their main methods, many in one JVM.
// Rows on stdin are KEY<tab>CLASS<tab>ARGUMENT…; for each comes `= KEY: status N` and its lines of
// both streams as `= KEY: LINE`, in order of the text, since tools print maps as they come.
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import org.apache.kafka.common.utils.Exit;

public final class Tools {
	private static final class Ended extends RuntimeException {
		private static final long serialVersionUID = 1;
		final int status;

		Ended(int status) {
			super(null, null, false, false);
			this.status = status;
		}
	}

	private Tools() {
	}

	private static int run(String main, String[] args) throws ReflectiveOperationException {
		try {
			Class.forName(main).getMethod("main", String[].class).invoke(null, (Object) args);
			return 0;
		} catch (InvocationTargetException e) {
			if (e.getCause() instanceof Ended)
				return ((Ended) e.getCause()).status;
			System.out.println(e.getCause());
			return 1;
		}
	}

	public static void main(String[] none) throws Exception {
		PrintStream out = System.out;
		PrintStream err = System.err;
		BufferedReader rows = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));

		Exit.setExitProcedure((status, message) -> {
			throw new Ended(status);
		});
		Exit.setHaltProcedure((status, message) -> {
			throw new Ended(status);
		});
		for (String row = rows.readLine(); row != null; row = rows.readLine()) {
			String[] word = row.split("\t");
			ByteArrayOutputStream text = new ByteArrayOutputStream();
			PrintStream both = new PrintStream(text, true, "UTF-8");

			System.setOut(both);
			System.setErr(both);
			long begin = System.nanoTime();
			int status = run(word[1], Arrays.copyOfRange(word, 2, word.length));

			System.setOut(out);
			System.setErr(err);
			err.println((System.nanoTime() - begin) / 1_000_000 + " ms " + word[0]);
			out.println("= " + word[0] + ": status " + status);
			text.toString("UTF-8").lines().filter(line -> !line.isBlank() && !line.matches("\\s+at .*"))
				.sorted().forEach(line -> out.println("= " + word[0] + ": " + line));
			out.flush();
		}
		Runtime.getRuntime().halt(0);
	}
}
