package dev.weir.engine.profile;

import dev.weir.engine.date.DatePlan;
import dev.weir.engine.date.KeyDates;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.Failures;
import dev.weir.engine.message.RuleMatch;
import dev.weir.engine.plan.FeatureRequest;
import dev.weir.engine.plan.MatchScope;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.Subjects;
import dev.weir.events.RowChange;
import dev.weir.events.Value;
import dev.weir.events.table.TableRow;
import dev.weir.rules.expression.scope.EventScope;
import dev.weir.rules.expression.value.EvaluationException;
import dev.weir.rules.rule.DateTrigger;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lets rules act on the dates of the rows of one key, as event time passes them. For one advance of time. */
final class DatesAtKey {
    private static final Comparator<Due> IN_TIME = Comparator.comparingLong(Due::atMillis)
            .thenComparing(due -> due.row().type().ruleName());

    private final String key;
    private final Rulebook rulebook;
    private final ProfileState state;
    private final KeySeries series;
    private final Map<Due, List<Rule>> due = new TreeMap<>(IN_TIME);
    private final List<CompletedMatches> messages = new ArrayList<>();
    private final Failures failures = new Failures();

    /** Creates it, given the latest rulebook. */
    DatesAtKey(String key, Rulebook rulebook, ProfileState state, KeySeries series) {
        this.key = key;
        this.rulebook = rulebook;
        this.state = state;
        this.series = series;
    }

    /** A time at which rules act on a row. */
    private record Due(long atMillis, TableRow row) {}

    /**
     * Settles all dates up to the time of a timer, so that those of all keys go in the order of time; up to the
     * watermark, if that was not known before. Returns whether anything was to be done.
     */
    boolean pass(long timerMillis, long watermarkMillis) {
        KeyDates dates = state.dates();
        if (!dates.isDue(timerMillis)) {
            return false;
        }
        if (!KeyDates.isKnown(watermarkMillis)) {
            dates.lookAgain(watermarkMillis);
            return true;
        }
        long untilMillis = KeyDates.isKnown(timerMillis) ? timerMillis : watermarkMillis;
        long next = DateTrigger.NEVER;
        for (RowChange change : state.rows().rows()) {
            if (change instanceof TableRow row) {
                for (DatePlan plan : rulebook.dates(row.type())) {
                    next = Math.min(next, collect(plan, row, dates, untilMillis));
                }
            }
        }
        dates.settle(untilMillis, rulebook.epoch(), next == DateTrigger.NEVER ? KeyDates.NO_TIMER : next);
        due.forEach(this::deliver);
        return true;
    }

    /** Collects what is due; returns the next time that is not. */
    private long collect(DatePlan plan, TableRow row, KeyDates dates, long untilMillis) {
        long atMillis = plan.trigger().firstAfter(row, dates.settledMillis(untilMillis));
        while (atMillis <= untilMillis && atMillis != DateTrigger.NEVER) {
            for (DatePlan.Use use : plan.uses()) {
                if (use.rule().mode() != Mode.OFF && dates.knows(use.sinceEpoch())) {
                    due.computeIfAbsent(new Due(atMillis, row), unseen -> new ArrayList<>())
                            .add(use.rule());
                }
            }
            atMillis = plan.trigger().firstAfter(row, atMillis);
        }
        return atMillis;
    }

    private void deliver(Due one, List<Rule> rules) {
        TableRow trigger = one.row().dueAt(one.atMillis());
        EventScope atHand = new EventScope(trigger, rulebook.lists());
        Map<String, List<RuleMatch>> bySubject = new LinkedHashMap<>();
        rules.sort(Comparator.comparing(Rule::id));
        for (Rule rule : rules) {
            RuleMatch match = new RuleMatch(rule.id(), rule.version(), Map.of(), features(rule, one.atMillis()));
            String subject = subject(rule, match, atHand, one.atMillis());
            if (!subject.isEmpty()) {
                bySubject.computeIfAbsent(subject, unseen -> new ArrayList<>()).add(match);
            }
        }
        bySubject.forEach((subject, matches) -> messages.add(new CompletedMatches(
                subject,
                rulebook.epoch(),
                key,
                trigger,
                one.atMillis(),
                CompletedMatches.Kind.EVENT_AT_KEY,
                matches,
                Optional.empty())));
    }

    private Map<String, Value> features(Rule rule, long atMillis) {
        Map<String, Value> features = new HashMap<>();
        for (RuleFeature feature : rule.features()) {
            Value value = series.value(FeatureRequest.of(feature.definition()), atMillis);
            if (value.isPresent()) {
                features.put(feature.name(), value);
            }
        }
        return features;
    }

    private String subject(Rule rule, RuleMatch match, EventScope atHand, long atMillis) {
        try {
            return Subjects.of(rule, new MatchScope(atHand, rule, match, atMillis, Optional.empty()));
        } catch (EvaluationException e) {
            failures.add(rule.id());
            return Subjects.usual(rule, atHand.event());
        }
    }

    /** Returns what is sent to the subjects, in the order of time. */
    List<CompletedMatches> messages() {
        return messages;
    }

    /** Returns the ids of the rules whose subject expression failed. */
    List<String> failed() {
        return failures.rules();
    }
}
