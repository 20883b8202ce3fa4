package dev.weir.rules.compile.pacing;

import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Kind;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.expression.value.Zones;
import dev.weir.rules.limit.OutcomeNames;
import dev.weir.rules.rule.DayWindow;
import dev.weir.rules.rule.Later;
import dev.weir.text.Durations;
import dev.weir.text.Spelling;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads when the action of a rule goes out, if not at once: parts of its {@code then}. */
public final class LaterReader {
    private static final String ZONE = "zone";

    private static final String ZONE_HINT =
            "write a time zone such as Europe/Berlin, or an expression such as string(lookup(\"zones\", click.customerId))";

    private static final String AFTER = "after";

    private static final String AFTER_HINT =
            "write a duration such as 2h, or an expression for one such as string(lookup(\"intervals\", click.sku))";

    private static final String NOT_BEFORE = "notBefore";
    private static final String NOT_AFTER = "notAfter";
    private static final String EXPIRES = "expires";
    private static final String RECHECK = "recheck";
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    private static final String TIME_HINT = "write a time of day in quotes, such as '08:00'";
    /** No expression of type string looks like this, but the name of a zone does. */
    private static final Pattern NAME_OF_ZONE = Pattern.compile("[A-Za-z_]+(/[A-Za-z0-9_+-]+)*");

    private static final int HOUR = 60;

    private final Section then;
    private final long longestMillis;
    private final OutcomeNames outcomes;

    /**
     * Creates a reader.
     *
     * @param longestMillis the longest wait
     * @param outcomes those that cannot wait are among them
     */
    public LaterReader(Section then, long longestMillis, OutcomeNames outcomes) {
        this.then = then;
        this.longestMillis = longestMillis;
        this.outcomes = outcomes;
    }

    /**
     * Reads it. Errors are noted.
     *
     * @param outcome of the rule
     * @param texts reads the expression of type string at a key, with a hint what to write there
     * @param constant makes an expression of a text
     */
    public Later read(
            String outcome,
            BiFunction<String, String, Optional<Expression>> texts,
            Function<String, Expression> constant) {
        Later later = read(zone(texts, constant), isExpression() ? texts.apply(AFTER, AFTER_HINT) : Optional.empty());
        if (!later.isNone() && outcomes.risk().contains(outcome)) {
            then.wrong(
                    "outcome",
                    "'" + outcome
                            + "' answers for the risk, and whoever asks does not wait: leave 'after', 'notBefore' and"
                            + " 'notAfter' out, or write another outcome, such as one of a channel of offers");
        }
        return later;
    }

    /** Reads the zone: the name of one, or an expression. */
    private Optional<Expression> zone(
            BiFunction<String, String, Optional<Expression>> texts, Function<String, Expression> constant) {
        Optional<String> name = then.text(ZONE, ZONE_HINT);
        if (name.flatMap(Zones::named).isPresent()) {
            return name.map(constant);
        }
        if (name.filter(text -> NAME_OF_ZONE.matcher(text).matches()).isEmpty()) {
            return texts.apply(ZONE, ZONE_HINT);
        }
        then.wrong(
                ZONE,
                "'" + Spelling.shortened(name.get()) + "' is no time zone; " + ZONE_HINT
                        + Spelling.nearest(name.get(), ZoneId.getAvailableZoneIds())
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(""));
        return Optional.empty();
    }

    private Later read(Optional<Expression> zone, Optional<Expression> interval) {
        if (!then.has(AFTER) && !then.has(NOT_BEFORE) && !then.has(NOT_AFTER)) {
            for (String key : List.of(ZONE, EXPIRES, RECHECK)) {
                if (then.has(key)) {
                    then.wrong(
                            key,
                            "'" + key + "' is about an action that waits, and this one goes out at once; leave '" + key
                                    + "' out, or write after: 2h, or notBefore: '08:00'");
                }
            }
            return Later.NONE;
        }
        DayWindow window = window();
        if (then.has(ZONE) && !then.has(NOT_BEFORE) && !then.has(NOT_AFTER)) {
            then.wrong(ZONE, "'zone' is where the time of day counts; leave it out, or write notBefore: '08:00'");
        }
        refuse("points", "points count at once, beside those of other rules");
        refuse("list", "an entry is put on its list at once");
        long afterMillis = interval.isPresent() || isExpression()
                ? 0
                : then.duration(AFTER, 1, longestMillis).orElse(0);
        return new Later(afterMillis, interval, window, zone, expiresMillis(afterMillis), then.flag(RECHECK));
    }

    private long expiresMillis(long afterMillis) {
        long expiresMillis = then.duration(EXPIRES, 1, longestMillis).orElse(Long.MAX_VALUE);
        if (expiresMillis < afterMillis) {
            then.wrong(
                    EXPIRES,
                    "'expires' is shorter than 'after', so that the action never goes out; write a longer one, or leave it out");
        }
        return expiresMillis;
    }

    private void refuse(String key, String why) {
        if (then.has(key)) {
            then.wrong(key, why + ", so a rule with '" + key + "' cannot wait; leave it out, or make two rules of it");
        }
    }

    /** Returns whether the wait is written as an expression: as a text that neither begins nor reads like a duration. */
    private boolean isExpression() {
        return then.node(AFTER).orElse(null) instanceof Node.Text text
                && !text.value().isBlank()
                && !Character.isDigit(text.value().strip().charAt(0))
                && Durations.meant(text.value()).isEmpty();
    }

    private DayWindow window() {
        int from = minute(NOT_BEFORE).orElse(0);
        int until = minute(NOT_AFTER).orElse(DayWindow.MINUTES);
        if (from == until) {
            then.wrong(NOT_AFTER, "from 'notBefore' to 'notAfter' there is no time in which the action could go out");
            return DayWindow.ALWAYS;
        }
        return new DayWindow(from, until);
    }

    private Optional<Integer> minute(String key) {
        Optional<String> time = then.text(key, TIME_HINT);
        if (time.isPresent() && !time.get().matches(TIME)) {
            then.wrong(key, "'" + key + "' is no time of day; " + TIME_HINT);
            return Optional.empty();
        }
        return time.map(text -> Integer.parseInt(text.substring(0, 2)) * HOUR + Integer.parseInt(text.substring(3)));
    }

    /** Returns the shape of a {@code then} with these parts. */
    public static Clause addTo(Clause then) {
        return then.optional(
                        AFTER,
                        new Kind.AnyOf(List.of(new Kind.Duration(), new Kind.Expression())),
                        "How long the action waits after the rule's condition held: a duration such as 2h, or a CEL expression for one, such as string(lookup(\"intervals\", click.sku)). Default: not at all.")
                .optional(
                        NOT_BEFORE,
                        new Kind.Text(TIME),
                        "The time of day before which the action does not go out but waits, such as '08:00'.")
                .optional(
                        NOT_AFTER,
                        new Kind.Text(TIME),
                        "The time of day from which on it waits for the next day's notBefore, such as '21:00'. If it is the earlier of the two, the window reaches over midnight. Default: midnight.")
                .optional(
                        ZONE,
                        new Kind.Text(""),
                        "Where the time of day counts: a zone such as Europe/Berlin, or a CEL expression with the name of one, such as string(lookup(\"zones\", click.customerId)). Default, also where the expression has no value: UTC.")
                .optional(
                        EXPIRES,
                        new Kind.Duration(),
                        "The longest wait, from when the condition held. An action that would have to wait longer does not go out. Default: none.")
                .optional(
                        RECHECK,
                        new Kind.Flag(),
                        "true: when the action is due, the condition has to hold again, with the lists and decisions of then.");
    }
}
