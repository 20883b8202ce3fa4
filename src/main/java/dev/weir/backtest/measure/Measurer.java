package dev.weir.backtest.measure;

import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.Transaction;
import dev.weir.events.answer.ChannelAnswer;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.io.history.label.Label;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts what rules decide about events, and how many of the payments that they hit are fraud.
 *
 * <p>A payment counts once, with the decisions that its own event brings; a repetition, which is not decided again, does not
 * count. Decisions that time brings later, or another event, are alerts and no hits. Nothing is kept of single payments:
 * memory grows with the rules, the days (up to {@value DayCounts#MOST_DAYS}) and, up to a bound, with the customers who are
 * hit.
 */
public final class Measurer {
    private final Map<String, RuleTally> rules = new LinkedHashMap<>();
    private final Map<String, HitCounts> outcomes = new TreeMap<>();
    private final HitCounts all = new HitCounts();
    private final DayCounts days = new DayCounts();
    private final CustomerGroups groups;
    private final PaymentTotals totals;
    private long events;

    /** What is measured about an event that is a payment: it, and whether a live rule hits it. */
    record Seen(MeasuredPayment payment, boolean isHit) {}

    /**
     * Creates one that has counted nothing.
     *
     * @param measured the rules, of different ids; policies need not be among them
     * @param labelled whether there are labels
     */
    public Measurer(Collection<MeasuredRule> measured, boolean labelled) {
        this(measured, labelled, new CustomerGroups());
    }

    /** Creates one that shares its groups of customers with another. */
    Measurer(Collection<MeasuredRule> measured, boolean labelled, CustomerGroups groups) {
        measured.forEach(rule -> rules.put(rule.id(), new RuleTally(rule, rules.size())));
        this.totals = new PaymentTotals(labelled);
        this.groups = groups;
    }

    /** Counts an event and the decisions that it brought, be they about it or not. */
    public void take(Event event, Label label, List<Decision> decisions) {
        see(event, label, decisions);
    }

    /** Counts decisions that time alone brought. */
    public void takeOfTime(long atMillis, List<Decision> decisions) {
        if (!decisions.isEmpty()) {
            countAlerts(days.dayOf(atMillis), decisions);
        }
    }

    /** Counts an event; returns what it is as a payment, and empty if it is none or one that was decided before. */
    Optional<Seen> see(Event event, Label label, List<Decision> decisions) {
        events++;
        int day = days.dayOf(event.timestampMillis());
        countAlerts(day, decisions);
        if (!(event instanceof Transaction payment)) {
            return Optional.empty();
        }
        boolean isDecided = false;
        TreeMap<Integer, RuleTally> hit = new TreeMap<>();
        TreeSet<String> decided = new TreeSet<>();
        for (Decision decision : decisions) {
            if (isAbout(payment, decision)) {
                isDecided |= decision.ofEvent() && !decision.isCorrection();
                addHits(decision, hit);
                decided.addAll(outcomesOf(decision));
            }
        }
        if (!isDecided) {
            return Optional.empty();
        }
        boolean matters = label == Label.FRAUD || !hit.isEmpty();
        MeasuredPayment measured =
                new MeasuredPayment(matters ? groups.of(payment.subject()) : 0, payment.amount(), label);
        totals.count(measured);
        boolean isHit = !decided.isEmpty();
        if (isHit) {
            all.hit(measured);
        }
        decided.forEach(outcome -> tallyOf(outcome).hit(measured));
        countHits(measured, new ArrayList<>(hit.values()));
        days.payment(day, measured.isFraud(), isHit);
        return Optional.of(new Seen(measured, isHit));
    }

    private static boolean isAbout(Transaction payment, Decision decision) {
        return decision.trigger().id().equals(payment.id())
                && decision.trigger().type().equals(EventType.TRANSACTION.ruleName());
    }

    /** Returns the outcomes of a decision in all channels; none if no rule fired. */
    static Collection<String> outcomesOf(Decision decision) {
        if (decision.reasons().isEmpty()) {
            return List.of();
        }
        TreeSet<String> named = new TreeSet<>();
        named.add(decision.outcome());
        for (ChannelAnswer answer : decision.byChannel().others()) {
            named.add(answer.outcome());
        }
        return named;
    }

    private void addHits(Decision decision, Map<Integer, RuleTally> hit) {
        for (Reason reason : decision.reasons()) {
            RuleTally rule = ruleOf(reason);
            hit.put(rule.number(), rule);
        }
        for (Reason reason : decision.shadow()) {
            if (reason.holdout().isEmpty()) {
                RuleTally rule = ruleOf(reason);
                hit.put(rule.number(), rule);
            }
        }
    }

    private void countHits(MeasuredPayment payment, List<RuleTally> hit) {
        int live = 0;
        for (RuleTally rule : hit) {
            live += rule.rule().isLive() && rule.rule().decides() ? 1 : 0;
        }
        for (int i = 0; i < hit.size(); i++) {
            RuleTally rule = hit.get(i);
            rule.all().hit(payment);
            if (rule.rule().decides() && live == (rule.rule().isLive() ? 1 : 0)) {
                rule.alone(payment);
            }
            for (int j = i + 1; j < hit.size(); j++) {
                rule.together(hit.get(j));
            }
        }
    }

    private void countAlerts(int day, List<Decision> decisions) {
        for (Decision decision : decisions) {
            if (!decision.reasons().isEmpty()) {
                all.alert();
                days.alert(day);
                outcomesOf(decision).forEach(outcome -> tallyOf(outcome).alert());
            }
            if (!decision.reasons().isEmpty() || !decision.shadow().isEmpty()) {
                Map<Integer, RuleTally> alerting = new TreeMap<>();
                addHits(decision, alerting);
                alerting.values().forEach(rule -> rule.alert(day));
            }
        }
    }

    private HitCounts tallyOf(String outcome) {
        return outcomes.computeIfAbsent(outcome, first -> new HitCounts());
    }

    private RuleTally ruleOf(Reason reason) {
        return rules.computeIfAbsent(
                reason.rule(),
                id -> new RuleTally(MeasuredRule.policy(id, reason.version(), reason.outcome()), rules.size()));
    }

    /** Returns how many events were counted. */
    public long events() {
        return events;
    }

    /** Returns how many payments were counted. */
    public long transactions() {
        return totals.transactions();
    }

    /** Returns how many of them have a label. */
    public long matched() {
        return totals.matched();
    }

    /** Returns how many of them are fraud. */
    public long frauds() {
        return totals.frauds().sum();
    }

    /** Returns whether there were more days than are told apart. */
    public boolean hasTooManyDays() {
        return days.isCut();
    }

    /** Returns the measures of what all live rules decide together. */
    public Measures all() {
        return measures(all);
    }

    /** Returns the measures of a tally over the same payments. */
    Measures measures(HitCounts tally) {
        return tally.measures(totals, days.size());
    }

    /** Returns the measures of each outcome, by name. */
    public List<OutcomeResult> outcomes() {
        return outcomes.entrySet().stream()
                .map(outcome -> new OutcomeResult(outcome.getKey(), measures(outcome.getValue())))
                .toList();
    }

    /** Returns the rules by falling number of hits, then of alerts, then by id. */
    public List<RuleResult> rules() {
        return ordered().stream().map(rule -> rule.result(totals, days.size())).toList();
    }

    /** Returns the days without gaps. */
    public List<DayResult> days() {
        return days.results();
    }

    /** Returns how the rules with the most hits overlap; those without a hit are left out. */
    public Overlap overlap() {
        List<RuleTally> most = ordered().stream()
                .filter(rule -> rule.all().hits() > 0)
                .limit(Overlap.MOST_RULES)
                .toList();
        return new Overlap(
                most.stream().map(rule -> rule.rule().id()).toList(),
                most.stream()
                        .map(rule -> most.stream().map(rule::both).toList())
                        .toList());
    }

    private List<RuleTally> ordered() {
        return rules.values().stream()
                .sorted(Comparator.comparingLong((RuleTally rule) -> -rule.all().hits())
                        .thenComparingLong(rule -> -rule.all().alerts())
                        .thenComparing(rule -> rule.rule().id()))
                .toList();
    }
}
