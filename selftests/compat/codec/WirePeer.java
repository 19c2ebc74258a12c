// SPDX-License-Identifier: GPL-2.0
/*
 * WirePeer: Apache Kafka's half of the comparison of codecs.
 *
 *   WirePeer make CELLS COUNT SEED > FRAMES   random messages through the generated classes
 *   WirePeer check CELLS < FRAMES             reads what Headrace wrote and writes it again
 *
 * The frames are described in wire_judge.c.  Which fields a version has, and which may
 * be null, is taken from the SCHEMAS of the generated classes.  A cell whose version
 * range differs from the class's constants is an error of ours.
 */
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.*;
import java.io.*;
import java.lang.reflect.*;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.*;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.*;
import org.apache.kafka.common.protocol.types.*;
import org.apache.kafka.common.protocol.types.Field;
import org.apache.kafka.common.record.internal.MemoryRecords;

public class WirePeer {
    static final String[] PACKAGES = {
        "org.apache.kafka.common.message.", "org.apache.kafka.common.metadata.",
        "org.apache.kafka.coordinator.group.generated.",
        "org.apache.kafka.coordinator.transaction.generated.",
        "org.apache.kafka.coordinator.share.generated.",
        "org.apache.kafka.server.log.remote.metadata.storage.generated.",
        "org.apache.kafka.raft.generated.",
        "org.apache.kafka.storage.internals.log.generated.",
        "org.apache.kafka.storage.internals.log.",
        "org.apache.kafka.server.storage.log.generated.",
    };
    static final ObjectMapper MAPPER = new ObjectMapper();

    final Random rnd;
    final boolean hasRecords;
    boolean sawRecords;

    WirePeer(long seed) {
        rnd = new Random(seed);
        hasRecords = true;
    }

    static class Type_ {
        String name;
        Class<?> cls;
        Method jsonWrite, jsonRead;
        short min, max;

        Message create() throws Exception {
            return (Message) cls.getDeclaredConstructor().newInstance();
        }
    }

    static Type_ resolve(String name) throws Exception {
        Type_ t = new Type_();
        t.name = name;
        for (String p : PACKAGES)
            for (String end : new String[] {"Data", ""})
                if (t.cls == null)
                    try {
                        t.cls = Class.forName(p + name + end);
                        if (!Message.class.isAssignableFrom(t.cls))
                            t.cls = null;
                    } catch (ClassNotFoundException e) {
                        continue;
                    }
        if (t.cls == null)
            throw new ClassNotFoundException("no generated class for " + name);
        t.min = t.cls.getField("LOWEST_SUPPORTED_VERSION").getShort(null);
        t.max = t.cls.getField("HIGHEST_SUPPORTED_VERSION").getShort(null);
        try {
            Class<?> c = Class.forName(t.cls.getName() + "JsonConverter");
            t.jsonWrite = c.getMethod("write", t.cls, short.class);
            t.jsonRead = c.getMethod("read", JsonNode.class, short.class);
        } catch (ClassNotFoundException e) {
            t.jsonWrite = null;
        }
        return t;
    }

    static String key(String s) {
        return s.replace("_", "").toLowerCase(Locale.ROOT);
    }

    static Map<String, java.lang.reflect.Field> members(Class<?> c) {
        Map<String, java.lang.reflect.Field> m = new HashMap<>();
        for (java.lang.reflect.Field f : c.getDeclaredFields())
            if (!Modifier.isStatic(f.getModifiers())) {
                f.setAccessible(true);
                m.put(key(f.getName()), f);
            }
        return m;
    }

    String text() {
        String[] piece = {"a", "Zz", "0", "\u00e9", "\u20ac", "-", "\"", "\u0001", "\ud83d\ude00"};
        StringBuilder b = new StringBuilder();
        for (int n = rnd.nextInt(rnd.nextInt(20) == 0 ? 300 : 12); n > 0; n--)
            b.append(piece[rnd.nextInt(piece.length)]);
        return b.toString();
    }

    byte[] bytes() {
        byte[] b = new byte[rnd.nextInt(rnd.nextInt(20) == 0 ? 400 : 12)];
        rnd.nextBytes(b);
        return b;
    }

    long number() {
        long v = rnd.nextLong() >>> rnd.nextInt(64);
        return rnd.nextInt(3) == 0 ? ~v : v;
    }

    Object scalar(org.apache.kafka.common.protocol.types.Type t, Class<?> c, boolean nullable) {
        if (nullable && rnd.nextInt(4) == 0)
            return null;
        if (c == boolean.class || c == Boolean.class)
            return rnd.nextBoolean();
        if (c == byte.class || c == Byte.class)
            return (byte) number();
        if (c == short.class || c == Short.class)
            return (short) number();
        if (c == int.class || c == Integer.class)
            return t == org.apache.kafka.common.protocol.types.Type.UINT16 ? (int) number() & 0xffff : (int) number();
        if (c == long.class || c == Long.class)
            return t == org.apache.kafka.common.protocol.types.Type.UNSIGNED_INT32 ? number() & 0xffffffffL : number();
        if (c == double.class)
            return rnd.nextInt(3) == 0 ? (double) rnd.nextInt(100) : rnd.nextGaussian() * 1e6;
        if (c == String.class)
            return text();
        if (c == Uuid.class)
            return new Uuid(rnd.nextLong(), rnd.nextLong());
        if (c == byte[].class)
            return bytes();
        if (c == ByteBuffer.class)
            return ByteBuffer.wrap(bytes());
        if (BaseRecordsName.equals(c.getName())) {
            sawRecords = true;
            return MemoryRecords.readableRecords(ByteBuffer.wrap(bytes()));
        }
        throw new IllegalStateException("no value for " + c);
    }

    static final String BaseRecordsName = "org.apache.kafka.common.record.internal.BaseRecords";

    Object struct(Class<?> c, short version) throws Exception {
        Constructor<?> k = c.getDeclaredConstructor();
        k.setAccessible(true);
        Object o = k.newInstance();
        fill(o, version);
        return o;
    }

    static Class<?> elementOf(java.lang.reflect.Field f) {
        java.lang.reflect.Type g = f.getGenericType();
        if (g instanceof ParameterizedType)
            return (Class<?>) ((ParameterizedType) g).getActualTypeArguments()[0];
        g = f.getType().getGenericSuperclass();
        return (Class<?>) ((ParameterizedType) g).getActualTypeArguments()[0];
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    Object value(Field def, java.lang.reflect.Field f, short version) throws Exception {
        Class<?> c = f.getType();
        if (!Collection.class.isAssignableFrom(c)) {
            if (!Message.class.isAssignableFrom(c))
                return scalar(def.type, c, def.type.isNullable());
            if (def.type.isNullable() && rnd.nextInt(3) == 0)
                return null;
            return struct(c, version);
        }
        if (def.type.isNullable() && rnd.nextInt(4) == 0)
            return null;
        Collection list = c == List.class ? new ArrayList() : (Collection) c.getDeclaredConstructor().newInstance();
        Class<?> e = elementOf(f);
        org.apache.kafka.common.protocol.types.Type et = def.type.arrayElementType().orElse(null);
        for (int n = rnd.nextInt(4); n > 0; n--)
            list.add(Message.class.isAssignableFrom(e) ? struct(e, version) : scalar(et, e, false));
        return list;
    }

    void set(Object o, Map<String, java.lang.reflect.Field> m, Field def, short version) throws Exception {
        java.lang.reflect.Field f = m.get(key(def.name));
        if (f == null)
            throw new IllegalStateException(o.getClass() + " has no " + def.name);
        f.set(o, value(def, f, version));
    }

    void fill(Object o, short version) throws Exception {
        Schema[] schemas = (Schema[]) o.getClass().getField("SCHEMAS").get(null);
        Schema s = schemas[version];
        if (s == null)
            return;
        Map<String, java.lang.reflect.Field> m = members(o.getClass());
        for (BoundField b : s.fields()) {
            if (!(b.def.type instanceof TaggedFields)) {
                set(o, m, b.def, version);
                continue;
            }
            for (Field tagged : ((TaggedFields) b.def.type).fields().values())
                if (rnd.nextInt(3) != 0)
                    set(o, m, tagged, version);
            if (rnd.nextInt(8) == 0) {
                int tag = 1000;
                for (int n = 1 + rnd.nextInt(3); n > 0; n--) {
                    tag += 1 + rnd.nextInt(100000);
                    ((Message) o).unknownTaggedFields().add(new RawTaggedField(tag, bytes()));
                }
            }
        }
    }

    static byte[] encode(Message m, short version) {
        ObjectSerializationCache cache = new ObjectSerializationCache();
        ByteBuffer b = ByteBuffer.allocate(m.size(cache, version));
        m.write(new ByteBufferAccessor(b), cache, version);
        return b.array();
    }

    static void block(DataOutputStream out, byte[] b) throws IOException {
        out.writeInt(b.length);
        out.write(b);
    }

    void make(List<Type_> types, long count) throws Exception {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out, 1 << 20));
        for (Type_ t : types)
            for (short v = t.min; v <= t.max; v++)
                for (long i = 0; i < count; i++) {
                    Message m = t.create();
                    sawRecords = false;
                    if (i > 0)
                        fill(m, v);
                    byte[] name = t.name.getBytes(StandardCharsets.UTF_8), body;
                    try {
                        body = encode(m, v);
                    } catch (NullPointerException e) {
                        if (i == 0)
                            continue; /* a default that this version cannot carry */
                        throw e;
                    }
                    out.writeShort(name.length);
                    out.write(name);
                    out.writeShort(v);
                    block(out, body);
                    if (t.jsonWrite == null || sawRecords)
                        out.writeInt(-1);
                    else
                        block(out, MAPPER.writeValueAsBytes(t.jsonWrite.invoke(null, m, v)));
                }
        out.flush();
    }

    /* The converters want an int node for int fields and a long node for long ones; a parser
     * makes either by size.  So the tree is compared, and read only when it is Java's own. */
    static String judge(Type_ t, short v, byte[] body, byte[] json) throws Exception {
        Message m = t.create();
        ByteBuffer b = ByteBuffer.wrap(body);
        m.read(new ByteBufferAccessor(b), v);
        if (b.hasRemaining())
            return b.remaining() + " bytes left";
        if (!Arrays.equals(body, encode(m, v)))
            return "written again: other bytes";
        if (json == null || t.jsonWrite == null || new String(json, StandardCharsets.UTF_8).matches("(?s).*[rR]ecords\":(\"|null).*"))
            return null;
        JsonNode own = (JsonNode) t.jsonWrite.invoke(null, m, v);
        if (!MAPPER.readTree(MAPPER.writeValueAsBytes(own)).equals(MAPPER.readTree(json)))
            return "json differs: " + own + " ours " + new String(json, StandardCharsets.UTF_8);
        return null;
    }

    static boolean check(Map<String, Type_> types) throws Exception {
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 20));
        Map<String, long[]> cells = new LinkedHashMap<>();
        boolean bad = false;
        while (true) {
            int n;
            try {
                n = in.readShort();
            } catch (EOFException e) {
                break;
            }
            String name = new String(in.readNBytes(n), StandardCharsets.UTF_8);
            short v = in.readShort();
            byte[] body = in.readNBytes(in.readInt());
            int jsonLen = in.readInt();
            byte[] json = jsonLen < 0 ? null : in.readNBytes(jsonLen);
            long[] cell = cells.computeIfAbsent(name + " " + v, k -> new long[2]);
            String why;
            try {
                why = judge(types.get(name), v, body, json);
            } catch (Throwable e) {
                why = e.toString();
            }
            if (why == null) {
                cell[0]++;
                continue;
            }
            if (cell[1]++ == 0)
                System.err.println(name + " " + v + ": " + why);
            bad = true;
        }
        for (Map.Entry<String, long[]> e : cells.entrySet())
            System.out.println(e.getKey() + " " + e.getValue()[0] + " " + e.getValue()[1]);
        return !bad;
    }

    public static void main(String[] args) throws Exception {
        Map<String, Type_> types = new LinkedHashMap<>();
        for (String line : java.nio.file.Files.readAllLines(java.nio.file.Path.of(args[1]))) {
            String[] w = line.split(" ");
            Type_ t = resolve(w[0]);
            types.put(w[0], t);
            if (t.min != Short.parseShort(w[1]) || t.max != Short.parseShort(w[2])) {
                System.err.println(line + ": the class has " + t.min + " " + t.max);
                System.exit(1);
            }
        }
        if (args[0].equals("make"))
            new WirePeer(Long.parseLong(args[3])).make(new ArrayList<>(types.values()), Long.parseLong(args[2]));
        else if (!check(types))
            System.exit(1);
    }
}
