package dev.weir.rules.compile;

import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.TopK;
import dev.weir.rules.compile.window.WindowReader;
import dev.weir.rules.document.Clause;
import dev.weir.rules.document.Clause.Demand;
import dev.weir.rules.document.Kind;
import dev.weir.rules.document.Kind.AnyOf;
import dev.weir.rules.document.Kind.Choice;
import dev.weir.rules.document.Kind.Duration;
import dev.weir.rules.document.Kind.Several;
import java.util.List;
import java.util.Set;

/** The keys of a feature. */
final class FeatureGrammar {
    static final Kind COMPUTED_KEY =
            new Kind.MapOf("", new AnyOf(List.of(Grammar.EXPRESSION, new Kind.MapOf("", Grammar.EXPRESSION))));

    private FeatureGrammar() {}

    static Clause clause() {
        Clause feature = Clause.of(
                "feature",
                "An aggregate over the events that share the values of 'by' with the event being decided, in a window that ends at that event.");
        for (AggregateFunction function : FeatureReader.FUNCTIONS.values()) {
            feature = feature.optional(function.key(), kind(function.operand()), function.meaning());
        }
        return feature.exactlyOne(FeatureReader.FUNCTIONS.keySet())
                .optional(
                        FeatureReader.RANK,
                        new Kind.Numeric(0, 100),
                        "The rank of a percentile, above 0 and below 100, such as 95.")
                .optional(
                        FeatureReader.K,
                        new Kind.Whole(1, TopK.MOST),
                        "How many values topK has at most, from 1 to 20, such as 3.")
                .optional(
                        FeatureReader.HALF_LIFE,
                        new Duration(),
                        "How much older an event is that weighs half as much in ewma, such as 7d.")
                .required(
                        "by",
                        new Several(new AnyOf(List.of(Grammar.ANY_TEXT, COMPUTED_KEY)), true),
                        "The fields whose values the events share, such as [cardId]. Expressions are allowed too: ['network(transaction.ip, 24)'], or with a name [{network: 'network(transaction.ip, 24)'}], or one for each event type.")
                .optional(
                        WindowReader.OVER,
                        new AnyOf(List.of(new Duration(), new Choice(WindowReader.words()))),
                        "The length of the window, from 100ms to 90d; or day, week, month or year: the calendar day, week, month or year of the event, from its beginning up to the event; or forever: all events from the first one on, until none came for 400d (the job's retention.forever).")
                .optional(
                        WindowReader.SESSION,
                        new Kind.Nested(WindowReader.SESSION),
                        "Instead of 'over': the window is the session of the event, such as session: {gap: 30m}.")
                .optional(
                        WindowReader.SHIFT,
                        new Duration(),
                        "How much earlier the window ends, such as shift: 7d for the same window a week ago. Default: it ends at the event.")
                .optional(
                        WindowReader.PER,
                        new AnyOf(List.of(new Duration(), new Choice(WindowReader.wordsOfParts()))),
                        "The value is a list: that of each part of the window, the latest first, such as over: 7d, per: 1d; or per: day or week for those of the calendar. For count and sum.")
                .optional(
                        WindowReader.PRECISE,
                        new Kind.Flag(),
                        "false: older events of the window are kept as one summary a day, so that it can have from 7d to 400d. Default true: every event is kept.")
                .optional(
                        WindowReader.ZONE,
                        Grammar.ANY_TEXT,
                        "The time zone in which a day, week, month or year begins, such as Europe/Berlin, or the column of a table kept by the same field that has its name, such as customer.zone. Default, also where the row has none: UTC.")
                .optional(
                        EstimateReader.EXACT,
                        new Kind.Flag(),
                        "false, with by: []: the events are spread over 32 keys by their ids, and the value is an estimate from those of one. Default true.")
                .optional(
                        "where",
                        Grammar.EXPRESSION,
                        "The condition on an event to be counted, in CEL. Default: every event counts.")
                .optional(
                        "current",
                        new Choice(FeatureReader.CURRENT.keySet()),
                        "include (the default): the event being decided counts too. exclude: it does not.")
                .where(
                        "percentile",
                        new Demand(Set.of(FeatureReader.RANK), Set.of()),
                        new Demand(Set.of(), Set.of(FeatureReader.RANK)))
                .where(
                        "topK",
                        new Demand(Set.of(FeatureReader.K), Set.of()),
                        new Demand(Set.of(), Set.of(FeatureReader.K)))
                .where(
                        "ewma",
                        new Demand(Set.of(FeatureReader.HALF_LIFE), Set.of()),
                        new Demand(Set.of(), Set.of(FeatureReader.HALF_LIFE)))
                .where(
                        WindowReader.SESSION,
                        new Demand(
                                Set.of(),
                                Set.of(WindowReader.OVER, WindowReader.SHIFT, WindowReader.PER, WindowReader.PRECISE)),
                        new Demand(Set.of(WindowReader.OVER), Set.of()));
    }

    static Clause session() {
        return Clause.of(
                        WindowReader.SESSION,
                        "The events that follow each other closely, up to the event being decided. Only events that the feature counts, by type and 'where', continue a session.")
                .required(
                        WindowReader.GAP,
                        new Duration(),
                        "The longest time between two events of one session, such as 30m.")
                .optional(
                        WindowReader.AT_MOST,
                        new Duration(),
                        "The longest time that a session goes back. Default 24h.");
    }

    private static Kind kind(AggregateFunction.Operand operand) {
        return switch (operand) {
            case EVENTS -> Grammar.EVENT_TYPE;
            case NUMBER, SCALAR -> Grammar.EXPRESSION;
        };
    }
}
