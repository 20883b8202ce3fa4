package dev.weir.docs;

import dev.weir.text.Durations;
import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules in which one thing is of a given size, by the words of the table of bounds. */
final class BoundedRules {
    private static final String THEN = ", then: {outcome: REVIEW}}";
    private static final String ON = "{id: r, version: 1, on: transaction, when: true";
    private static final String PATTERN = "{id: r, version: 1, by: [cardId], pattern: {within: ";

    private BoundedRules() {}

    static String of(String what, String size) {
        return switch (what) {
            case "characters of `id`" -> "{id: " + chars(size) + ", version: 1, on: transaction, when: true" + THEN;
            case "`version`" -> "{id: r, version: " + size + ", on: transaction, when: true" + THEN;
            case "`rollout`" -> ON + ", rollout: " + size + THEN;
            case "characters of `outcome`" -> ON + ", then: {outcome: '" + chars(size) + "'}}";
            case "`score`" -> ON + ", then: {outcome: REVIEW, score: " + size + "}}";
            case "characters of an expression" -> ON + ", then: {outcome: REVIEW, score: '" + number(size) + "'}}";
            case "duration of `recently`" ->
                "{id: r, version: 1, on: transaction, when: 'recently(\"REVIEW\", \"" + size + "\")'" + THEN;
            default -> withParts(what, size);
        };
    }

    private static String withParts(String what, String size) {
        return switch (what) {
            case "features of a rule" -> ON + ", features: {" + features(size) + "}" + THEN;
            case "characters of a feature's name" -> ON + ", features: {" + feature(chars(size), "1h") + "}" + THEN;
            case "`over` of a feature" -> ON + ", features: {" + feature("f", size) + "}" + THEN;
            case "`over` of a guard" -> ON + ", guard: {maxBlockRate: 5%, over: " + size + "}" + THEN;
            case "stages of a pattern" -> pattern("1h", stages(size));
            case "groups inside each other" -> pattern("1h", groups(Integer.parseInt(size)));
            case "`times`" -> pattern("1h", "{name: a, on: transaction, times: " + size + "}");
            case "`within` of a pattern" -> pattern(size, "{name: a, on: transaction}");
            default -> throw new IllegalArgumentException("no rule shows the bound of " + what);
        };
    }

    static String beyond(String size) {
        return moved(size, 1);
    }

    static String below(String size) {
        return moved(size, -1);
    }

    private static String moved(String size, int by) {
        OptionalLong millis = Durations.millis(size);
        return millis.isPresent() && !size.equals("0")
                ? Durations.text(millis.getAsLong() + by)
                : new BigInteger(size).add(BigInteger.valueOf(by)).toString();
    }

    private static String pattern(String within, String stages) {
        return PATTERN + within + ", stages: [" + stages + "]}" + THEN;
    }

    private static String stages(String count) {
        return IntStream.range(0, Integer.parseInt(count))
                .mapToObj(i -> "{name: s" + i + ", on: transaction}")
                .collect(Collectors.joining(", "));
    }

    private static String groups(int depth) {
        String inside = "{name: a" + depth + ", on: transaction}";
        return depth == 0 ? inside : inside + ", {stages: [" + groups(depth - 1) + "]}";
    }

    private static String features(String count) {
        return IntStream.range(0, Integer.parseInt(count))
                .mapToObj(i -> feature("f" + i, "1h"))
                .collect(Collectors.joining(", "));
    }

    private static String feature(String name, String over) {
        return "'" + name + "': {count: transaction, by: [cardId], over: " + over + "}";
    }

    /** An expression, with spaces behind. */
    private static String number(String chars) {
        return String.format("%-" + Math.max(1, Integer.parseInt(chars)) + "s", chars.equals("0") ? "" : "1");
    }

    private static String chars(String count) {
        return "a".repeat(Integer.parseInt(count));
    }
}
