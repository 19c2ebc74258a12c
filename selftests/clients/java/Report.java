// SPDX-License-Identifier: GPL-2.0
// How the Java programs speak: the lines that lib/targets.sh numbers and compares.
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

final class Report {
	interface Body {
		void run() throws Exception;
	}

	private Report() {
	}

	static void check(String text, Body body) {
		try {
			body.run();
			System.out.println("ok " + text);
		} catch (Throwable e) {
			System.out.println("not ok " + text + ": " + name(e) + " " + oneLine(cause(e).getMessage()));
			e.printStackTrace();
		}
	}

	/* An observation: the value, or the name of the exception with its masked message. */
	static void see(String key, Callable<Object> value) {
		String text;

		try {
			text = String.valueOf(value.call());
		} catch (Throwable e) {
			text = name(e);
			e.printStackTrace();
		}
		System.out.println("= " + key + ": " + oneLine(text));
	}

	static <T> T get(Future<T> future) throws Exception {
		return future.get(30, TimeUnit.SECONDS);
	}

	static void must(boolean condition, String what) {
		if (!condition)
			throw new IllegalStateException(what);
	}

	static void same(Object want, Object got) {
		must(want.equals(got), "wanted " + want + ", got " + got);
	}

	static Throwable cause(Throwable e) {
		return e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
	}

	static String name(Throwable e) {
		return cause(e).getClass().getSimpleName();
	}

	static String oneLine(String text) {
		return text == null ? "" : text.replace('\n', ' ');
	}
}
