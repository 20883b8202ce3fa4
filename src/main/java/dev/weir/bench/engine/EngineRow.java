package dev.weir.bench.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the table.
 *
 * @param kind the kind of rules
 * @param rules the number of rules; 0 if the kind determines it
 */
public record EngineRow(Kind kind, int rules) {
    /** The rows of the table. */
    public static final List<EngineRow> ALL = List.of(
            new EngineRow(Kind.COUNT, 1),
            new EngineRow(Kind.COUNT, 100),
            new EngineRow(Kind.COUNT, 1_000),
            new EngineRow(Kind.SEQUENCE, 1),
            new EngineRow(Kind.SEQUENCE, 100),
            new EngineRow(Kind.SEQUENCE, 1_000),
            new EngineRow(Kind.SHOP, 0),
            new EngineRow(Kind.NOTHING, 0));

    private static final double LEAST = 500;
    private static final Pattern NAME = Pattern.compile("([ab])([1-9]\\d{0,3}|10000)|rules|none");

    /** The kind of rules. */
    public enum Kind {
        /** An amount above a threshold, and more than three payments of the card in ten minutes. */
        COUNT("a"),
        /** An amount below 1, then one above a threshold of the same card within five minutes. */
        SEQUENCE("b"),
        /** The rules of a folder, over all events of a shop. */
        SHOP("rules"),
        /** No rules. */
        NOTHING("none");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }
    }

    /**
     * Parses names of rows separated by commas, or {@code all} for those of the table.
     *
     * @throws IllegalArgumentException with what to write instead
     */
    public static List<EngineRow> named(String names) {
        if (names.equals("all")) {
            return ALL;
        }
        return Arrays.stream(names.split(",")).map(EngineRow::one).toList();
    }

    private static EngineRow one(String name) {
        Matcher read = NAME.matcher(name.strip().toLowerCase(Locale.ROOT));
        if (!read.matches()) {
            throw new IllegalArgumentException("-Dweir.rows has no row '" + name
                    + "'; write a or b with a number of rules from 1 to 10000, rules or none, such as a100,b100,rules");
        }
        if (read.group(1) == null) {
            return new EngineRow(read.group().equals("none") ? Kind.NOTHING : Kind.SHOP, 0);
        }
        return new EngineRow(read.group(1).equals("a") ? Kind.COUNT : Kind.SEQUENCE, Integer.parseInt(read.group(2)));
    }

    /** Returns whether its events are those of a shop, and not only payments. */
    public boolean isOfShop() {
        return kind == Kind.SHOP;
    }

    /** Returns the thresholds of the amounts, one for each rule; at least one. */
    Thresholds thresholds() {
        return Thresholds.from(LEAST, Math.max(1, rules));
    }

    /** Returns the name that {@link #named} parses. */
    public String name() {
        return kind.letter + (rules == 0 ? "" : rules);
    }
}
