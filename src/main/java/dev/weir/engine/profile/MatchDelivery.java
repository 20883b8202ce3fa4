package dev.weir.engine.profile;

import dev.weir.engine.join.Joining;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.Failures;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RuleMatch;
import dev.weir.engine.message.RuleVersion;
import dev.weir.engine.plan.AnswerLayout;
import dev.weir.engine.plan.KeyPlan;
import dev.weir.engine.plan.MatchScope;
import dev.weir.engine.plan.PatternPlan;
import dev.weir.engine.plan.RulePlan;
import dev.weir.engine.plan.Subjects;
import dev.weir.engine.plan.TypePlan;
import dev.weir.events.Event;
import dev.weir.events.Stock;
import dev.weir.events.Value;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.list.Lists;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends matches to their subjects: with the signal that a subject waits for, or by themselves. For one event, or one
 * advance of time.
 */
final class MatchDelivery {
    private final long epoch;
    private final Lists lists;
    private final String key;
    private final KeySeries series;
    private final Optional<Stock> stock;
    private final Map<String, List<RuleMatch>> withSignals = new HashMap<>();
    private final Map<String, List<RuleMatch>> alone = new LinkedHashMap<>();
    private final List<CompletedMatches> completedMatches = new ArrayList<>();
    private final Failures failures = new Failures();
    private int furtherParts;

    MatchDelivery(long epoch, Lists lists, String key, KeySeries series, Optional<Stock> stock) {
        this.epoch = epoch;
        this.lists = lists;
        this.key = key;
        this.series = series;
        this.stock = stock;
    }

    /** Returns the matches to send with the signal to a subject. */
    List<RuleMatch> withSignalTo(String subject) {
        return withSignals.getOrDefault(subject, List.of());
    }

    /** Returns the matches to send by themselves. */
    List<CompletedMatches> completedMatches() {
        return completedMatches;
    }

    /** Returns how many parts of the decision about the event these matches are, which its own subject has to know. */
    int furtherParts() {
        return furtherParts;
    }

    /** Returns the ids of the rules whose subject expression failed. */
    List<String> failed() {
        return failures.rules();
    }

    /**
     * Delivers the matches that an event completed.
     *
     * @param plan of the key for the event
     * @param answers of the key about the event
     */
    void deliver(
            List<CompletedMatch> completed, Routed routed, TypePlan type, KeyPlan plan, AnswerLayout.Sheet answers) {
        if (completed.isEmpty()) {
            return;
        }
        EventScope atHand = new EventScope(routed.event(), lists);
        for (CompletedMatch match : completed) {
            if (!match.byTime()) {
                byEvent(match, routed, type, answers, atHand);
            }
        }
        CompletedMatches.Kind kind =
                plan.matchesAlone() ? CompletedMatches.Kind.EVENT : CompletedMatches.Kind.EVENT_AT_KEY;
        Joining joining = joining(routed);
        furtherParts = joining.isNone() ? 0 : alone.size();
        alone.forEach((subject, matches) -> completedMatches.add(new CompletedMatches(
                subject, epoch, key, routed.event(), routed.event().timestampMillis(), kind, matches, stock, joining)));
    }

    /** Returns where matches about subjects that Route could not know meet the decision about the event. */
    private static Joining joining(Routed routed) {
        boolean waited =
                routed.event().type().isAlwaysAnswered() && !routed.subjects().isEmpty();
        return waited ? Joining.ofOther(routed.subjects().get(0), routed.correlationId()) : Joining.NONE;
    }

    private void byEvent(
            CompletedMatch completed, Routed routed, TypePlan type, AnswerLayout.Sheet answers, EventScope atHand) {
        for (PatternPlan.Use use : usesOf(completed)) {
            RulePlan rule = type.matchRules().get(RuleVersion.of(use.rule()));
            if (rule == null) {
                continue;
            }
            RuleMatch match = match(completed, use, named -> {
                AnswerLayout.Slot slot = rule.slots().get(named.feature().number());
                return slot.isAnswered() ? slot.in(answers) : Value.absent();
            });
            String subject =
                    subject(use.rule(), match, atHand, completed.match().completedMillis());
            if (routed.subjects().contains(subject)) {
                withSignals
                        .computeIfAbsent(subject, waiting -> new ArrayList<>())
                        .add(match);
            } else if (!subject.isEmpty()) {
                alone.computeIfAbsent(subject, other -> new ArrayList<>()).add(match);
            }
        }
    }

    /** Delivers the matches that time completed, each by itself: the earliest first, however far time went on at once. */
    void deliverByTime(List<CompletedMatch> completed) {
        List<CompletedMatch> byTime = new ArrayList<>(completed.size());
        for (CompletedMatch match : completed) {
            if (match.byTime()) {
                byTime.add(match);
            }
        }
        byTime.sort(Comparator.comparingLong(match -> match.match().completedMillis()));
        byTime.forEach(this::byTime);
    }

    private void byTime(CompletedMatch completed) {
        long atMillis = completed.match().completedMillis();
        Event trigger = completed.completing();
        EventScope atHand = new EventScope(trigger, lists);
        for (PatternPlan.Use use : usesOf(completed)) {
            RuleMatch match = match(completed, use, named -> series.value(named.request(), atMillis));
            String subject = subject(use.rule(), match, atHand, atMillis);
            if (!subject.isEmpty()) {
                completedMatches.add(new CompletedMatches(
                        subject, epoch, key, trigger, atMillis, CompletedMatches.Kind.TIME, List.of(match), stock));
            }
        }
    }

    /** Returns the rules that a match belongs to. */
    private static List<PatternPlan.Use> usesOf(CompletedMatch completed) {
        List<PatternPlan.Use> uses = new ArrayList<>(completed.plan().uses().size());
        for (PatternPlan.Use use : completed.plan().uses()) {
            if (use.rule().mode() != Mode.OFF && use.covers(completed.match().beganEpoch())) {
                uses.add(use);
            }
        }
        return uses;
    }

    private static RuleMatch match(
            CompletedMatch completed,
            PatternPlan.Use use,
            java.util.function.Function<PatternPlan.Named, Value> values) {
        Map<String, Value> features = new HashMap<>();
        for (PatternPlan.Named named : use.features()) {
            Value value = values.apply(named);
            if (value.isPresent()) {
                features.put(named.feature().name(), value);
            }
        }
        return new RuleMatch(
                use.rule().id(), use.rule().version(), completed.match().stages(), features);
    }

    private String subject(Rule rule, RuleMatch match, EventScope atHand, long atMillis) {
        try {
            return Subjects.of(rule, new MatchScope(atHand, rule, match, atMillis, stock));
        } catch (EvaluationException e) {
            failures.add(rule.id());
            return Subjects.usual(rule, atHand.event());
        }
    }
}
