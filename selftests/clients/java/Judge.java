// SPDX-License-Identifier: GPL-2.0
// The Java client suite: usage Judge BOOTSTRAP producer|consumer|admin
import java.util.HashMap;
import java.util.Map;

public final class Judge {
	public static void main(String[] args) throws Exception {
		switch (args[1]) {
		case "producer":
			new Producers(args[0]).run();
			break;
		case "consumer":
			new Consumers(args[0]).run();
			break;
		case "admin":
			new Admins(args[0]).run();
			break;
		default:
			throw new IllegalArgumentException(args[1]);
		}
		System.out.println("done");
		System.exit(0);
	}

	static Map<String, Object> config(String boot, Object... pairs) {
		Map<String, Object> config = new HashMap<>();

		config.put("bootstrap.servers", boot);
		config.put("request.timeout.ms", 20000);
		config.put("default.api.timeout.ms", 25000);
		config.put("enable.metrics.push", false);
		for (int i = 0; i < pairs.length; i += 2)
			config.put((String) pairs[i], pairs[i + 1]);
		return config;
	}
}
