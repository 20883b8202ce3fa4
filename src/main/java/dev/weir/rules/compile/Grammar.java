package dev.weir.rules.compile;

import dev.weir.events.answer.Points;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.rules.compile.pacing.EntryReader;
import dev.weir.rules.compile.pacing.LaterReader;
import dev.weir.rules.compile.pacing.PacingReader;
import dev.weir.rules.compile.window.DateReader;
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
import dev.weir.rules.document.RuleIds;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.environment.ReservedNames;
import dev.weir.rules.rule.Mode;
import dev.weir.text.Percentage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shape of a rule: every key, its possible values, and its meaning. The readers of rules and the schema for editors
 * both use it. A {@link Section} refuses keys that are not here, and fails if a reader asks for a key that is not here,
 * or for another kind of value.
 */
public final class Grammar {
    static final Kind ANY_TEXT = new Kind.Text("");
    static final Kind EXPRESSION = new Kind.Expression();
    /** The name of an event type. */
    public static final Kind EVENT_TYPE = new AnyOf(List.of(
            new Choice(EventDefinitions.BUILT_IN.names()), new Kind.Text("[a-z][A-Za-z0-9_]{0,31}"))); // a declared one

    private static final Map<String, Clause> CLAUSES = all();

    private Grammar() {}

    /** Returns the clause of a whole document. */
    public static Clause rule() {
        return CLAUSES.values().iterator().next();
    }

    /** Returns all clauses, starting with that of a document. */
    public static List<Clause> clauses() {
        return List.copyOf(CLAUSES.values());
    }

    /** Returns the place of a document in the grammar. */
    static GrammarPlace place() {
        return GrammarPlace.of(CLAUSES, rule());
    }

    private static Map<String, Clause> all() {
        Map<String, Clause> all = new LinkedHashMap<>();
        for (Clause clause : List.of(
                document(),
                active(),
                guard(),
                pattern(),
                skip(),
                stage(),
                DateReader.clause(),
                FeatureGrammar.clause(),
                FeatureGrammar.session(),
                then(),
                PacingReader.cooldownClause(),
                PacingReader.capClause(),
                EntryReader.clause())) {
            all.put(clause.name(), clause);
        }
        return all;
    }

    private static Clause document() {
        return Clause.of("rule", "A rule: which events it is about, when it fires, and what it then decides.")
                .required(
                        "id",
                        new Kind.Text(RuleIds.SYNTAX.pattern()),
                        "The name of the rule, and the key of its record: 1 to 64 of the characters a-z, 0-9, '.', '_' and '-'.")
                .required(
                        "version",
                        new Whole(1, Long.MAX_VALUE),
                        "The version of the rule, from 1. Raise it with every change.")
                .optional("description", ANY_TEXT, "What the rule is for, in one sentence.")
                .optional("owner", ANY_TEXT, "Whose rule it is, such as fraud: push --prune leaves those of others.")
                .optional("tags", new Several(ANY_TEXT), "Labels, such as [fraud].")
                .optional(
                        "mode",
                        new Choice(Mode.NAMES.keySet()),
                        "live (the default): the rule decides. shadow: it is evaluated and reported, but decides nothing. off: it is not evaluated.")
                .optional(
                        "rollout",
                        new Kind.Numeric(0, 100),
                        "The percentage of subjects that the rule applies to, from 0 to 100. The choice is stable: a higher percentage keeps the subjects of a lower one. Default 100.")
                .optional("active", new Nested("active"), "When the rule applies, in event time. Default: always.")
                .optional(
                        "priority",
                        new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE),
                        "Orders the reasons of a decision: of rules with equally severe outcomes, the one with the highest priority comes first. Default 0.")
                .optional(
                        "final",
                        new Flag(),
                        "true: of the rules that fire in its channel, it decides alone. Of several, the one with the highest priority does.")
                .optional(
                        "guard",
                        new Nested("guard"),
                        "The job switches the rule off by itself if it blocks a larger share of subjects than this allows.")
                .optional(
                        "on",
                        new AnyOf(List.of(EVENT_TYPE, new Nested("date"))),
                        "The type of event that triggers the rule, or a date in a row of a table. A rule with a pattern has no 'on': its stages name the types.")
                .optional(
                        "by",
                        new Several(new AnyOf(List.of(ANY_TEXT, FeatureGrammar.COMPUTED_KEY))),
                        "The fields whose values the events of a pattern share, such as [cardId]. Expressions are allowed as in features, and one for each stage: {account: {paidIn: 'transaction.attributes.creditor', paidOut: 'transaction.attributes.debtor'}}. Default [customerId].")
                .optional(
                        "pattern",
                        new Nested("pattern"),
                        "A sequence of events to wait for, instead of a single event.")
                .optional(
                        "subject",
                        EXPRESSION,
                        "The subject of the decision: a CEL expression with a text as its value. Default: the customer of the event, else its card, else the first field of 'by'.")
                .optional(
                        "features",
                        new MapOf(ReservedNames.IDENTIFIER.pattern(), new Nested("feature")),
                        "Aggregates over events in a window of time. Expressions use them by the names that you give them here.")
                .optional(
                        "when",
                        EXPRESSION,
                        "The condition under which the rule fires: a CEL expression, such as transaction.amount > 500. A rule with a pattern evaluates it when the pattern is complete, and may leave it out.")
                .required("then", new Nested("then"), "What the rule decides when it fires.")
                .where("pattern", new Demand(Set.of(), Set.of("on")), new Demand(Set.of("on", "when"), Set.of("by")));
    }

    private static Clause active() {
        return Clause.of("active", "The period in which a rule applies, in event time.")
                .optional("from", new Instant(), "Inclusive start, such as 2026-03-01T00:00:00Z. Default: no start.")
                .optional("until", new Instant(), "Exclusive end, such as 2026-04-01T00:00:00Z. Default: no end.");
    }

    private static Clause guard() {
        return Clause.of("guard", "The bound above which the job switches a rule off by itself.")
                .required(
                        "maxBlockRate",
                        new Kind.Text(Percentage.PATTERN.pattern()),
                        "Of the subjects with transactions, the largest share that the rule may block, such as 5%. To block is to decide the most severe outcome.")
                .required(
                        "over",
                        new Duration(),
                        "The window over which the share is measured, in event time, such as 10m.");
    }

    private static Clause pattern() {
        return Clause.of("pattern", "A sequence of events that share the values of 'by'.")
                .optional(
                        "within",
                        new Duration(),
                        "The longest time from the first event to the last, such as 1h. Required if a match could otherwise stay open for ever.")
                .optional(
                        "afterMatch",
                        new AnyOf(List.of(new Choice(PatternReader.AFTER_MATCH.keySet()), new Nested("skip"))),
                        "What happens to matches that overlap a complete one. noSkip (the default): all of them count."
                                + " skipPastLastEvent: the complete match counts at once, and every match that began at or before its last event is dropped, in event time: a late event that completes a match is not its last. If one event completes several matches, the one that began first counts; of those that began together, the one with the most events."
                                + " skipToNext: matches that began with the same event are dropped."
                                + " skipPastLastEventOrdered, skipToNextOrdered: as in Flink, where a match waits until every match that began before it has ended, and may be skipped while it waits.")
                .optional(
                        "onEdit",
                        new Choice(PatternReader.ON_EDIT.keySet()),
                        "reset (the default): when the pattern is edited, open matches are dropped. drain: open matches finish under the version that they began with.")
                .optional(
                        "maxOpen",
                        new Whole(1, Integer.MAX_VALUE),
                        "The largest number of open matches per key. Beyond it the oldest is dropped. At most the job's limits.maxOpenMatches, which is the default.")
                .optional(
                        "order",
                        new Choice(PatternReader.ORDER.keySet()),
                        "arrival (the default): events are matched when they arrive. eventTime: they are matched in the order of their timestamps, once the watermark has passed them.")
                .required(
                        "stages",
                        new ListOf(new Nested("stage")),
                        "The steps, in the order in which they have to happen.");
    }

    private static Clause skip() {
        return Clause.of(
                        "skip",
                        "The point at which matching continues after a match: matches that began before it are dropped.")
                .optional("skipToFirst", ANY_TEXT, "Continue at the first event of this stage.")
                .optional("skipToLast", ANY_TEXT, "Continue at the last event of this stage.")
                .optional(
                        "skipToFirstOrdered",
                        ANY_TEXT,
                        "As skipToFirst, but a match waits until every match that began before it has ended.")
                .optional(
                        "skipToLastOrdered",
                        ANY_TEXT,
                        "As skipToLast, but a match waits until every match that began before it has ended.")
                .exactlyOne(PatternReader.SKIP_TO.keySet());
    }

    private static Clause stage() {
        Kind byType = new MapOf(String.join("|", EventDefinitions.BUILT_IN.names()), EXPRESSION);
        return Clause.of("stage", "One step of a pattern or, with 'stages', a group of steps.")
                .optional(
                        "name",
                        ANY_TEXT,
                        "The name by which expressions refer to the event of this stage. If the stage repeats, it is a list of events.")
                .optional("on", new Several(EVENT_TYPE), "The type of the events of this stage, or a list of types.")
                .optional(
                        "where",
                        new AnyOf(List.of(EXPRESSION, byType)),
                        "The condition on an event, in CEL. It refers to the event by its type, and to earlier stages by their names. If there are several types, write one condition for each: {click: …, transaction: …}.")
                .optional("until", EXPRESSION, "The condition on an event that ends the repetition, in CEL.")
                .optional(
                        "next",
                        new Choice(StageReader.NEXT.keySet()),
                        "How this stage follows the one before. relaxed (the default): other events may come between. strict: no event may come between. any: events that would match may be skipped as well.")
                .optional(
                        "not",
                        new Flag(),
                        "true: no such event may happen. As the last stage, the rule fires when the time is up.")
                .optional(
                        "times",
                        new AnyOf(List.of(
                                new Whole(0, RepetitionReader.MOST), new Kind.Text(RepetitionReader.TIMES.pattern()))),
                        "How often this stage repeats: 3, 2..5, or 3+ for 3 or more. Default 1.")
                .optional(
                        "timesWithin",
                        new Duration(),
                        "All repetitions lie within less than this time. After another stage, the first repetition is the next event that fits; with next: any it may be a later one.")
                .optional("optional", new Flag(), "true: this stage may be missing.")
                .optional("greedy", new Flag(), "true: it takes as many events as it can before the next stage.")
                .optional("consecutive", new Flag(), "true: no other event may come between the repetitions.")
                .optional("combinations", new Flag(), "true: repetitions may leave out events that match.")
                .optional(
                        "within",
                        new Duration(),
                        "The stage has to happen in less than this time after the previous stage; for a repetition, its first event. With 'not', the time in which it must not happen.")
                .optional(
                        "stages",
                        new ListOf(new Nested("stage")),
                        "The stages of a group, which can have times, optional and next like a single stage.")
                .where(
                        "stages",
                        new Demand(Set.of(), StageReader.NOT_ON_GROUPS.keySet()),
                        new Demand(Set.of("name", "on"), Set.of()))
                .where("not", new Demand(Set.of(), Set.copyOf(RepetitionReader.POSITIVE_ONLY)), Demand.NONE);
    }

    private static Clause then() {
        return LaterReader.addTo(Clause.of("then", "What a rule decides when it fires.")
                .optional("outcome", ANY_TEXT, "The outcome, such as REVIEW. A rule that gives points may have none.")
                .optional(
                        "points",
                        new AnyOf(List.of(new Kind.Numeric(-Points.MOST, Points.MOST), EXPRESSION)),
                        "The points that the rule gives, which policies sum: a number from -1000 to 1000, or a CEL expression for one. Negative points are trust.")
                .optional(
                        "channel",
                        ANY_TEXT,
                        "The channel in which the points of a rule without an outcome count. Default: risk.")
                .optional(
                        "score",
                        new AnyOf(List.of(new Kind.Numeric(0, ThenReader.MAX_SCORE), EXPRESSION)),
                        "A number from 0 to 100, or a CEL expression for one. Default 0.")
                .optional(
                        "params",
                        new MapOf(
                                "",
                                new AnyOf(List.of(EXPRESSION, new Kind.Numeric(-Double.MAX_VALUE, Double.MAX_VALUE)))),
                        "Further values of the decision, by name: CEL expressions, numbers, true or false. Write a text as '\"24h\"'.")
                .optional(
                        "cooldown",
                        new AnyOf(List.of(new Duration(), new Nested("cooldown"))),
                        "How long the rule does not fire again for a subject after it fired, such as 24h. Default: no cooldown.")
                .optional("cap", new Nested("cap"), "How often the rule may fire for a subject. Default: no cap.")
                .optional("group", ANY_TEXT, "A group of offers: of those that fire at once, only the best goes out.")
                .optional(
                        "value",
                        new AnyOf(List.of(new Kind.Numeric(-Double.MAX_VALUE, Double.MAX_VALUE), EXPRESSION)),
                        "What an offer of a group is worth: a number, or a CEL expression for one. The highest goes out.")
                .optional("list", new Nested("list"), "An entry that the rule puts on a list for a time when it fires.")
                .atLeastOne(Set.of("outcome", "points", "list")));
    }
}
