// SPDX-License-Identifier: GPL-2.0
// Jmx PORT: every number of Kafka's MBeans of a JVM, one a line: name, attribute, value.

import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

public class Jmx {
    public static void main(String[] args) throws Exception {
        String url = "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + args[0] + "/jmxrmi";
        try (JMXConnector c = JMXConnectorFactory.connect(new JMXServiceURL(url))) {
            MBeanServerConnection server = c.getMBeanServerConnection();
            for (ObjectName name : server.queryNames(new ObjectName("kafka.*:*"), null)) {
                for (MBeanAttributeInfo a : server.getMBeanInfo(name).getAttributes()) {
                    Object v;
                    try {
                        v = server.getAttribute(name, a.getName());
                    } catch (Exception e) {
                        continue;
                    }
                    if (v instanceof Number || v instanceof String)
                        System.out.println(name + "\t" + a.getName() + "\t" + v);
                }
            }
        }
    }
}
