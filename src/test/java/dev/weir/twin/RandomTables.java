package dev.weir.twin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What people push of addresses as a seed makes it up: a list, and small tables with a value or a row for each. */
final class RandomTables {
    /** With a value for each entry. */
    static final String WORTH = "worth";

    /** With a row for each entry. */
    static final String PLACES = "places";

    private static final Map<String, String> HEADS = Map.of(
            WORTH, "\"value\": \"double\"",
            PLACES, "\"fields\": {\"risk\": \"int\", \"kind\": \"string\"}");

    private final SplittableRandom random;

    RandomTables(SplittableRandom random) {
        this.random = random;
    }

    Map<String, Long> list() {
        Map<String, Long> known = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            if (random.nextInt(3) == 0) {
                known.put(RandomTraffic.address(i), end());
            }
        }
        return known;
    }

    private long end() {
        return random.nextBoolean() ? Long.MAX_VALUE : RandomTraffic.START + random.nextLong(3 * Shop.DAY);
    }

    /** At times one of the tables is not there. */
    Map<String, Map<String, Book.Row>> tables() {
        Map<String, Map<String, Book.Row>> tables = new TreeMap<>();
        for (String name : List.of(WORTH, PLACES)) {
            Map<String, Book.Row> rows = new TreeMap<>();
            for (int i = 0; i < 6; i++) {
                if (random.nextInt(3) > 0) {
                    rows.put(
                            RandomTraffic.address(i),
                            new Book.Row(name.equals(WORTH) ? Map.of("", random.nextInt(40) / 2.0) : place(), end()));
                }
            }
            if (random.nextInt(5) > 0) {
                tables.put(name, rows);
            }
        }
        return tables;
    }

    private Map<String, Object> place() {
        Map<String, Object> fields = new TreeMap<>();
        if (random.nextInt(4) > 0) {
            fields.put("risk", random.nextInt(4));
        }
        if (random.nextInt(4) > 0) {
            fields.put("kind", random.nextBoolean() ? "home" : "shop");
        }
        return fields;
    }

    static String list(String name, Map<String, Long> entries) {
        List<String> names = new ArrayList<>();
        entries.keySet().forEach(entry -> names.add(quoted(entry)));
        return "{\"name\": " + quoted(name) + ", \"entries\": [" + String.join(", ", names) + "], " + until(entries);
    }

    static String table(String name, Map<String, Book.Row> rows) {
        List<String> all = new ArrayList<>();
        Map<String, Long> ends = new TreeMap<>();
        rows.forEach((key, row) -> {
            List<String> fields = new ArrayList<>();
            row.fields()
                    .forEach((field, value) -> fields.add((field.isEmpty() ? "" : quoted(field) + ": ")
                            + (value instanceof String text ? quoted(text) : value)));
            String cells = String.join(", ", fields);
            all.add(quoted(key) + ": " + (name.equals(WORTH) ? cells : "{" + cells + "}"));
            ends.put(key, row.until());
        });
        return "{\"name\": " + quoted(name) + ", " + HEADS.get(name) + ", \"rows\": {" + String.join(", ", all) + "}, "
                + until(ends);
    }

    private static String until(Map<String, Long> entries) {
        List<String> ends = new ArrayList<>();
        entries.forEach((entry, end) -> {
            if (end < Long.MAX_VALUE) {
                ends.add(quoted(entry) + ": " + quoted(Instant.ofEpochMilli(end).toString()));
            }
        });
        return "\"until\": {" + String.join(", ", ends) + "}}";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
