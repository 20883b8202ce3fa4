package dev.weir.docs;

import static dev.weir.rules.RuleDraft.rule;

import dev.weir.rules.RuleDraft;
import dev.weir.text.Durations;
import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules in which one thing is of a given size, by the words of the table of bounds. */
final class BoundedRules {
    private BoundedRules() {}

    static String of(String what, String size) {
        return what.equals("`count` of a budget")
                ? "{id: caps/a, version: 1, tags: [b], subjects: all, over: day, count: " + size + "}"
                : draft(what, size).json();
    }

    private static RuleDraft draft(String what, String size) {
        return switch (what) {
            case "characters of `id`" -> rule(chars(size));
            case "`version`" -> rule("r").with("version: " + size);
            case "`rollout`" -> rule("r").with("rollout: " + size);
            case "characters of `outcome`" -> rule("r").outcome(chars(size));
            case "`score`" -> rule("r").then("score: " + size);
            case "characters of an expression" -> rule("r").then("score: '" + number(size) + "'");
            case "duration of `recently`, `decided`, `fired`" -> recalling(size);
            default -> withParts(what, size);
        };
    }

    private static RuleDraft recalling(String size) {
        return rule("r")
                .when("recently('REVIEW', '" + size + "') || decided('REVIEW', '" + size + "') > 1 || fired('r', '"
                        + size + "')");
    }

    private static RuleDraft withParts(String what, String size) {
        return switch (what) {
            case "features of a rule" -> rule("r").features(features(size));
            case "characters of a feature's name" -> rule("r").features(feature(chars(size), "1h"));
            case "`over` of a feature" -> rule("r").features(feature("f", size));
            case "`over` of `last`, `since`, or with `precise: false`" ->
                rule("r").features("f: {since: transaction, by: [cardId], over: " + size + "}");
            case "`gap` of a session" ->
                rule("r").features("f: {count: transaction, by: [cardId], session: {gap: " + size + "}}");
            case "`over` and `shift` together" ->
                rule("r")
                        .features(
                                "f: {count: transaction, by: [cardId], over: 100ms, shift: " + below(size, 100) + "}");
            case "`before`, `after` a date" -> rule("r").with("on: {date: customer.birthday, before: " + size + "}");
            case "`over` of a guard" -> rule("r").guard("5%", size);
            case "`count` of a cap" -> rule("r").then("cap: {count: " + size + ", over: 1h}");
            case "`over` of a cap" -> rule("r").then("cap: {count: 1, over: " + size + "}");
            case "`cooldown`" -> rule("r").then("cooldown: {for: " + size + "}");
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

    private static String below(String size, int millis) {
        return moved(size, -millis);
    }

    private static String moved(String size, int by) {
        OptionalLong millis = Durations.millis(size);
        return millis.isPresent() && !size.equals("0")
                ? Durations.text(millis.getAsLong() + by)
                : new BigInteger(size).add(BigInteger.valueOf(by)).toString();
    }

    private static RuleDraft pattern(String within, String stages) {
        return rule("r").with("by: [cardId]").pattern(within, stages);
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
