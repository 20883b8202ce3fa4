package dev.weir.sandbox.hostile;

import java.util.List;
import java.util.SplittableRandom;

/** Values, as JSON text, that have caused problems for parsers. */
public final class HostileValues {
    private static final List<String> SHORT = List.of(
            "1e-9999999999",
            "1e9999999999",
            "1e-2147483648",
            "1e2147483647",
            "1e999",
            "-0.0",
            "-0",
            "0.1e1",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "2147483648",
            "1e13",
            "-1e13",
            "0x10",
            "1_000",
            "010",
            "NaN",
            "Infinity",
            "null",
            "true",
            "\"true\"",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0007b\"",
            "\"\\ud83d\"",
            "\"\\udc00a\"",
            "\"\\u202e\"",
            "\"\\ufeff\"",
            "\"NaN\"",
            "\"1e400\"",
            "\"BQo=\"",
            "{\"scale\":2147483647,\"value\":\"BQo=\"}",
            "{\"scale\":-2147483648,\"value\":\"BQo=\"}",
            "{\"scale\":2,\"value\":\"?\"}",
            "[]",
            "{}",
            "[[]]",
            "{\"\":{}}",
            "\"9999-12-31T23:59:59Z\"",
            "\"+1000000000-01-01T00:00:00Z\"",
            "\"1970-01-01T00:00:00Z\"",
            "1772445600",
            "1772445600000000",
            "253402300799999",
            "-9223372036854775808",
            "\"99999999999999999999d\"",
            "\"0s\"",
            "\"-1h\"",
            "\"1h30m\"",
            "\"5%\"",
            "\"1e99%\"",
            "\"1..0\"",
            "\"0..2147483647\"",
            "\"99999999999+\"");

    private HostileValues() {}

    /** Returns one of them; occasionally a long or deeply nested one. */
    public static String any(SplittableRandom random) {
        return switch (random.nextInt(40)) {
            case 0 -> "1".repeat(1 + random.nextInt(5_000));
            case 1 -> "0." + "0".repeat(random.nextInt(5_000)) + "1";
            case 2 -> '"' + "x".repeat(random.nextInt(20_000)) + '"';
            case 3 -> "[".repeat(1 + random.nextInt(200)) + "]".repeat(1 + random.nextInt(200));
            case 4 -> nested(1 + random.nextInt(5_000));
            case 5 -> many(random.nextInt(3_000));
            case 6 -> keys(random.nextInt(3_000));
            default -> SHORT.get(random.nextInt(SHORT.size()));
        };
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    private static String many(int size) {
        return "[" + "0,".repeat(size) + "0]";
    }

    private static String keys(int size) {
        StringBuilder keys = new StringBuilder("{");
        for (int i = 0; i < size; i++) {
            keys.append("\"k").append(i).append("\":1,");
        }
        return keys.append("\"k\":1}").toString();
    }
}
