package dev.weir.bench.pattern;

import dev.weir.events.Event;
import dev.weir.events.Transaction;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/**
 * One of many different patterns: a tiny payment in a category of its own, every other time a second tiny one, and then
 * one above a threshold of its own; both as a rule and as a Flink pattern.
 *
 * @param number from 0
 */
record BenchPattern(int number) implements Serializable {
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final double TINY = 1.0;

    String id() {
        return "bench-" + number;
    }

    /** Returns the rule as JSON. */
    String rule() {
        return "{\"id\":\"" + id() + "\",\"version\":1,\"by\":[\"cardId\"],\"pattern\":{\"within\":\"1m\",\"stages\":["
                + stage(
                        "probe",
                        "transaction.merchantCategory == 'c" + category() + "' && transaction.amount < " + TINY)
                + (isLong() ? "," + stage("again", "transaction.amount < " + TINY) : "") + ","
                + stage("hit", "transaction.amount > " + threshold())
                + "]},\"then\":{\"outcome\":\"REVIEW\",\"score\":50}}";
    }

    /** Returns the Flink pattern. */
    Pattern<Event, ?> pattern() {
        String category = "c" + category();
        double threshold = threshold();
        Pattern<Event, Event> begun = Pattern.<Event>begin("probe")
                .where(SimpleCondition.of(event ->
                        event instanceof Transaction t && t.merchantCategory().equals(category) && isTiny(t)));
        if (isLong()) {
            begun = begun.followedBy("again").where(SimpleCondition.of(event -> isTiny((Transaction) event)));
        }
        return begun.followedBy("hit")
                .where(SimpleCondition.of(event -> ((Transaction) event).amount() > threshold))
                .within(WITHIN);
    }

    private static boolean isTiny(Transaction transaction) {
        return transaction.amount() < TINY;
    }

    private static String stage(String name, String where) {
        return "{\"name\":\"" + name + "\",\"on\":\"transaction\",\"where\":\"" + where + "\"}";
    }

    private int category() {
        return number % PatternLoad.CATEGORIES;
    }

    private boolean isLong() {
        return number % 2 == 1;
    }

    private double threshold() {
        return 500 + number % 400;
    }
}
