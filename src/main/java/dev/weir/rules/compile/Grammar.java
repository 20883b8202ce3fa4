package dev.weir.rules.compile;

import dev.weir.events.definition.EventDefinitions;
import dev.weir.features.function.AggregateFunction;
import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Clause.Demand;
import dev.weir.rules.document.GrammarPlace;
import dev.weir.rules.document.Kind;
import dev.weir.rules.document.Kind.AnyOf;
import dev.weir.rules.document.Kind.Choice;
import dev.weir.rules.document.Kind.Duration;
import dev.weir.rules.document.Kind.Flag;
import dev.weir.rules.document.Kind.Instant;
import dev.weir.rules.document.Kind.ListOf;
import dev.weir.rules.document.Kind.MapOf;
import dev.weir.rules.document.Kind.Nested;
import dev.weir.rules.document.Kind.Several;
import dev.weir.rules.document.Kind.Whole;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.environment.TakenNames;
import dev.weir.rules.rule.Mode;
import dev.weir.text.Percentage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shape of a rule: every key, what can stand there, and what it means. Both the readers of rules and the schema for
 * editors go by it. A {@link Section} refuses keys that are not here, and fails when a reader asks for one that is not, or
 * as something else than it is here.
 */
public final class Grammar {
    private static final Kind ANY_TEXT = new Kind.Text("");
    private static final Kind EXPRESSION = new Kind.Expression();
    private static final Kind EVENT_TYPE = new Choice(EventDefinitions.BUILT_IN.names());
    private static final String RULE = "rule";

    private static final Map<String, Clause> CLAUSES = all();

    private Grammar() {}

    /** The clause that a document is. */
    public static Clause rule() {
        return CLAUSES.values().iterator().next();
    }

    /** All clauses, that of a document first. */
    public static List<Clause> clauses() {
        return List.copyOf(CLAUSES.values());
    }

    /** Where a document stands in it. */
    static GrammarPlace place() {
        return GrammarPlace.of(CLAUSES, rule());
    }

    private static Map<String, Clause> all() {
        Map<String, Clause> all = new LinkedHashMap<>();
        for (Clause clause : List.of(document(), active(), guard(), pattern(), skip(), stage(), feature(), then())) {
            all.put(clause.name(), clause);
        }
        return all;
    }

    private static Clause document() {
        return Clause.of(RULE, "A rule: what it is about, when it fires, and what it decides then.")
                .required(
                        "id",
                        new Kind.Text(Header.ID.pattern()),
                        "Its name, and the key of its record: up to 64 of a-z, 0-9, '.', '_' and '-'.")
                .required("version", new Whole(1, Long.MAX_VALUE), "Grows with every change of content.")
                .optional("description", ANY_TEXT, "What it is for, in a sentence.")
                .optional("tags", new Several(ANY_TEXT), "What it belongs to, such as [fraud].")
                .optional(
                        "mode",
                        new Choice(Mode.NAMES.keySet()),
                        "live (the default): it decides. shadow: it is evaluated and reported, and decides nothing. off: it rests.")
                .optional(
                        "rollout",
                        new Kind.Numeric(0, 100),
                        "The percentage of subjects that it is for, always the same ones; raising it keeps them. Default 100.")
                .optional("active", new Nested("active"), "When it takes part, in event time. Default: always.")
                .optional(
                        "priority",
                        new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE),
                        "Of rules with equally severe outcomes, the one with the highest leads. Default 0.")
                .optional(
                        "guard",
                        new Nested("guard"),
                        "When the job switches it off by itself: when it blocks too large a share of the transactions.")
                .optional(
                        "on",
                        EVENT_TYPE,
                        "The event that triggers it. A rule with a pattern has none: its stages say it.")
                .optional(
                        "by",
                        new Several(ANY_TEXT),
                        "What its pattern is kept per, such as [cardId]. Default [customerId].")
                .optional("pattern", new Nested("pattern"), "A sequence of events to wait for, instead of one.")
                .optional(
                        "subject",
                        EXPRESSION,
                        "Whom the decision is about, a CEL expression. Default: the customer of the event, else its card, else what 'by' says first.")
                .optional(
                        "features",
                        new MapOf(TakenNames.IDENTIFIER.pattern(), new Nested("feature")),
                        "Aggregates over earlier events, by the names that expressions call them by.")
                .optional(
                        "when",
                        EXPRESSION,
                        "The condition, in CEL, such as transaction.amount > 500. Beside a pattern it may be left out, and is asked when the pattern completes.")
                .required("then", new Nested("then"), "What it decides.")
                .where("pattern", new Demand(Set.of(), Set.of("on")), new Demand(Set.of("on", "when"), Set.of("by")));
    }

    private static Clause active() {
        return Clause.of("active", "When a rule takes part, in event time.")
                .optional("from", new Instant(), "From this moment, such as 2026-03-01T00:00:00Z.")
                .optional("until", new Instant(), "Until before this moment.");
    }

    private static Clause guard() {
        return Clause.of("guard", "When the job switches a rule off by itself.")
                .required(
                        "maxBlockRate",
                        new Kind.Text(Percentage.PATTERN.pattern()),
                        "The share of the subjects with transactions of whom it may give one the most severe outcome, such as 5%.")
                .required("over", new Duration(), "Within this much event time, such as 10m.");
    }

    private static Clause pattern() {
        return Clause.of("pattern", "A sequence of events under one key.")
                .optional(
                        "within",
                        new Duration(),
                        "The longest time from the first event to the last. Needed, unless no match can stay open without it.")
                .optional(
                        "afterMatch",
                        new AnyOf(List.of(new Choice(PatternReader.AFTER_MATCH.keySet()), new Nested("skip"))),
                        "What becomes of matches that overlap one that is complete. noSkip (the default): all stand."
                                + " skipPastLastEvent: it is told at once, and all that began at or before its last event are dropped; of several that one event completes, the one that began first is told, of those that began together the one with the most events."
                                + " skipToNext: those that began with the same event are dropped."
                                + " skipPastLastEventOrdered, skipToNextOrdered: the same as in Flink, where a match waits until every one that began before it is over, and may be skipped meanwhile.")
                .optional(
                        "onEdit",
                        new Choice(PatternReader.ON_EDIT.keySet()),
                        "reset (the default): a changed pattern starts afresh. drain: open matches finish under the version that they began with.")
                .optional(
                        "maxOpen",
                        new Whole(1, Integer.MAX_VALUE),
                        "The most open matches per key; the oldest gives way. At most the job's limits.maxOpenMatches, which is the default.")
                .optional(
                        "order",
                        new Choice(PatternReader.ORDER.keySet()),
                        "arrival (the default): an event is matched when it arrives. eventTime: once the watermark has passed it.")
                .required("stages", new ListOf(new Nested("stage")), "What has to happen, one after the other.");
    }

    private static Clause skip() {
        return Clause.of("skip", "From where to go on after a match: what began before is dropped.")
                .optional("skipToFirst", ANY_TEXT, "From the first event of this stage.")
                .optional("skipToLast", ANY_TEXT, "From the last event of this stage.")
                .optional("skipToFirstOrdered", ANY_TEXT, "The same, but a match waits for those that began before it.")
                .optional("skipToLastOrdered", ANY_TEXT, "The same, but a match waits for those that began before it.")
                .exactlyOne(PatternReader.SKIP_TO.keySet());
    }

    private static Clause stage() {
        Kind byType = new MapOf(String.join("|", EventDefinitions.BUILT_IN.names()), EXPRESSION);
        return Clause.of("stage", "One step of a pattern, or with 'stages' a group of them.")
                .optional("name", ANY_TEXT, "What expressions call its event by; a repeated stage is a list of events.")
                .optional("on", new Several(EVENT_TYPE), "The type of its events, or a list of types.")
                .optional(
                        "where",
                        new AnyOf(List.of(EXPRESSION, byType)),
                        "Which events: a condition that may name this event by its type, and earlier stages by their names. For several types, one for each: {click: …, transaction: …}.")
                .optional("until", EXPRESSION, "The condition that ends a repetition.")
                .optional(
                        "next",
                        new Choice(StageReader.NEXT.keySet()),
                        "How it follows the stage before: relaxed (the default): others may come between. strict: none may. any: it may also skip ones that match.")
                .optional(
                        "not",
                        new Flag(),
                        "true: this must not happen. At the end of a pattern it fires when the time is up.")
                .optional(
                        "times",
                        new AnyOf(List.of(
                                new Whole(0, RepetitionReader.MOST), new Kind.Text(RepetitionReader.TIMES.pattern()))),
                        "How often: 3, 2..5, or 3+ for 3 and more. Default 1.")
                .optional(
                        "timesWithin",
                        new Duration(),
                        "Any two repetitions are less than this apart. Behind another stage the first is the next event that fits; with next: any it may be a later one.")
                .optional("optional", new Flag(), "true: it need not happen.")
                .optional(
                        "greedy",
                        new Flag(),
                        "true: a repetition takes as many as it can before the next stage begins.")
                .optional("consecutive", new Flag(), "true: nothing may come between repetitions.")
                .optional("combinations", new Flag(), "true: repetitions may leave out ones that match.")
                .optional(
                        "within",
                        new Duration(),
                        "This long after the previous stage it is too late: for the first of a repetition; with not, the time in which it must not happen.")
                .optional(
                        "stages",
                        new ListOf(new Nested("stage")),
                        "Makes it a group of stages, which takes times, optional and next like one.")
                .where(
                        "stages",
                        new Demand(Set.of(), StageReader.NOT_ON_GROUPS.keySet()),
                        new Demand(Set.of("name", "on"), Set.of()))
                .where("not", new Demand(Set.of(), Set.copyOf(RepetitionReader.POSITIVE_ONLY)), Demand.NONE);
    }

    private static Clause feature() {
        Clause feature = Clause.of(
                "feature",
                "An aggregate over the events that share the values of 'by', in a window that ends at the event at hand.");
        for (AggregateFunction function : FeatureReader.FUNCTIONS.values()) {
            feature = feature.optional(function.key(), kind(function.operand()), function.meaning());
        }
        return feature.exactlyOne(FeatureReader.FUNCTIONS.keySet())
                .optional(
                        FeatureReader.RANK,
                        new Kind.Numeric(0, 100),
                        "Of a percentile: how many percent, over 0 and under 100, such as 95.")
                .optional("by", new Several(ANY_TEXT), "The fields that its events share, such as [cardId].")
                .required("over", new Duration(), "How long the window is: 100ms to 90d.")
                .optional("where", EXPRESSION, "Which events it counts, a condition on the event.")
                .optional(
                        "current",
                        new Choice(FeatureReader.CURRENT.keySet()),
                        "Whether the event at hand counts too. Default include.")
                .where(
                        "percentile",
                        new Demand(Set.of(FeatureReader.RANK), Set.of()),
                        new Demand(Set.of(), Set.of(FeatureReader.RANK)));
    }

    private static Kind kind(AggregateFunction.Operand operand) {
        return switch (operand) {
            case EVENTS -> EVENT_TYPE;
            case NUMBER, SCALAR -> EXPRESSION;
        };
    }

    private static Clause then() {
        return Clause.of("then", "What a rule decides when it fires.")
                .required("outcome", ANY_TEXT, "The name of the outcome, such as REVIEW.")
                .optional(
                        "score",
                        new AnyOf(List.of(new Kind.Numeric(0, ThenReader.MAX_SCORE), EXPRESSION)),
                        "A number from 0 to 100, or a CEL expression. Default 0.")
                .optional(
                        "params",
                        new MapOf(
                                "",
                                new AnyOf(List.of(EXPRESSION, new Kind.Numeric(-Double.MAX_VALUE, Double.MAX_VALUE)))),
                        "What else the decision says: CEL expressions, numbers, true or false. A text is written as '\"24h\"'.")
                .optional("cooldown", new Duration(), "How long it rests for a subject after it fired.");
    }
}
