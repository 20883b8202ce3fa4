package dev.weir.twin;

import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.events.answer.Reason;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The specification of a job, from the reference page: keeps everything and looks at all of it again. One event after
 * the other; what it decides comes back as the next events.
 */
final class NaiveShop {
    private final Tally tally = new Tally();
    private final NaiveKeys keys = new NaiveKeys();
    private final NaiveLists lists = new NaiveLists();
    private final NaiveSessions sessions = new NaiveSessions(tally);
    private final NaiveSequences sequences = new NaiveSequences();
    private final NaiveSubjects subjects;
    private final Map<String, Fact> rows = new HashMap<>();
    private final Map<Fact, Integer> arrived = new HashMap<>();
    private final Deque<Fact> comingBack = new ArrayDeque<>();
    private final List<NaiveKeys.Bounds> bounds = new ArrayList<>();
    private final NaiveLedger ledger = new NaiveLedger();
    private final NaiveDates dates = new NaiveDates(this);
    private Book book = Book.EMPTY;
    private long nowMillis = Long.MIN_VALUE / 2;
    private int decided;

    NaiveShop(FiringPolicies policies) {
        this.subjects = new NaiveSubjects(this, policies);
    }

    /** Why the budget does not let a rule fire at a time, "" if it does; an action that waited cannot ask it. */
    String unpaid(Draft rule, long atMillis, boolean due) {
        if (due && rule.head().tags().contains(NaiveLedger.TAG)) {
            return "budget";
        }
        return book.pushed()
                .budget()
                .map(budget -> ledger.refusal(budget, rule, atMillis))
                .orElse("");
    }

    Tally tally() {
        return tally;
    }

    NaiveKeys keys() {
        return keys;
    }

    NaiveLists lists() {
        return lists;
    }

    NaiveSubjects subjects() {
        return subjects;
    }

    Book book() {
        return book;
    }

    /** The rows of customers. */
    Collection<Fact> rows() {
        return rows.values();
    }

    Object column(String customer, String name) {
        Fact row = rows.get(customer);
        return row == null ? null : row.fields().get(name);
    }

    /** The zone that the row of an event's customer has by now. */
    ZoneId zoneOf(Fact fact) {
        return column(fact.text("customerId"), "zone") instanceof String name && !name.equals("nowhere")
                ? ZoneId.of(name)
                : ZoneOffset.UTC;
    }

    void edit(Book now) {
        sequences.edit(book.rules(), now.rules());
        lists.push(now.pushed());
        book = now;
    }

    /** What is decided because of an event that arrives when the clock shows a time. */
    List<Made> happens(Fact fact, long clockMillis) {
        List<Made> made = new ArrayList<>();
        take(fact, clockMillis, made);
        comeBack(made, 0);
        return made;
    }

    /** What is decided because event time passes. */
    List<Made> passes(long watermarkMillis) {
        nowMillis = Math.max(nowMillis, watermarkMillis + Shop.LATENESS);
        List<Made> made = new ArrayList<>();
        passTime(made);
        comeBack(made, 0);
        return made;
    }

    private void comeBack(List<Made> made, int from) {
        for (int i = from; i < made.size(); i++) {
            comingBack.add(asEvent(made.get(i)));
        }
        while (!comingBack.isEmpty()) {
            int before = made.size();
            take(comingBack.remove(), nowMillis, made);
            for (int i = before; i < made.size(); i++) {
                comingBack.add(asEvent(made.get(i)));
            }
        }
    }

    private Fact asEvent(Made made) {
        Map<String, Object> fields = new HashMap<>();
        for (String name : List.of("customerId", "cardId", "deviceId", "sessionId", "ip")) {
            if (made.trigger().has(name)) {
                fields.put(name, made.trigger().text(name));
            }
        }
        List<String> rules =
                made.answer().counting().stream().map(Reason::rule).distinct().toList();
        fields.put("outcome", made.answer().outcome());
        fields.put("score", made.answer().score());
        fields.put("rules", String.join(" ", rules));
        if (!rules.isEmpty()) {
            fields.put("rule", rules.get(0));
        }
        fields.put("tags", String.join(" ", made.tags()));
        return new Fact(Shop.DECISION, "d-" + decided++, made.atMillis(), fields);
    }

    private void take(Fact fact, long clockMillis, List<Made> made) {
        lists.arrive();
        nowMillis = Math.max(nowMillis, clockMillis);
        passTime(made); // what is due before the event knows nothing of it
        for (NaiveSessions.Counted counted : sessions.take(fact, nowMillis - Shop.LATENESS)) {
            count(counted.fact(), counted.before(), made);
        }
        passTime(made);
    }

    private void count(Fact fact, Optional<Fact> before, List<Made> made) {
        arrived.put(fact, arrived.size());
        keys.arrive(fact, before, book.fed());
        if (fact.is(Shop.DECISION) && before.isEmpty()) {
            ledger.comesBack(fact);
        }
        if (fact.is(Shop.CUSTOMER)) {
            if (fact.has("deleted")) {
                rows.remove(fact.text("customerId"));
            } else {
                rows.put(fact.text("customerId"), fact);
            }
        }
        List<NaiveSequences.Hit> hits = new ArrayList<>();
        for (Draft rule : book.rules()) {
            if (rule.pattern().isPresent() && !rule.isOff()) {
                hits.addAll(match(rule, fact, before));
            }
        }
        decide(fact, before.isEmpty(), hits, made);
    }

    private List<NaiveSequences.Hit> match(Draft rule, Fact fact, Optional<Fact> before) {
        Set<String> reached = new TreeSet<>();
        for (Sequence.Step stage : rule.pattern().orElseThrow().stages()) {
            if (fact.is(stage.on())) {
                reached.add(stage.key().apply(fact));
            }
        }
        for (Sequence.Step stage : rule.pattern().orElseThrow().stages()) {
            before.ifPresent(one -> reached.remove(stage.key().apply(one)));
        }
        reached.remove("");
        List<NaiveSequences.Hit> hits = new ArrayList<>();
        for (String key : reached) {
            hits.addAll(sequences.take(
                    rule,
                    key,
                    fact,
                    nowMillis - Shop.LATENESS,
                    (stage, of, taken) -> stage.where().isTrue(Sight.alone(this, rule, of, "", of.atMillis(), taken))));
        }
        return hits;
    }

    private void decide(Fact fact, boolean triggers, List<NaiveSequences.Hit> hits, List<Made> made) {
        Map<String, List<NaiveSubjects.Asked>> asked = new TreeMap<>();
        boolean payment = fact.is(Shop.TRANSACTION) && triggers;
        if (payment) {
            asked.put(fact.subject(), new ArrayList<>());
        }
        for (Draft rule : book.rules()) {
            if (triggers && rule.on().equals(fact.type()) && !rule.isOff()) {
                String subject =
                        rule.subject().map(whose -> whose.of().apply(fact)).orElse(subject(fact));
                ask(asked, subject, new NaiveSubjects.Asked(rule, fact, Map.of()));
            }
        }
        for (NaiveSequences.Hit hit : hits) {
            ask(asked, subject(hit), new NaiveSubjects.Asked(hit.rule(), fact, hit.taken()));
        }
        made.addAll(subjects.decide(fact, fact.atMillis(), payment, asked));
    }

    private static String subject(Fact fact) {
        return fact.is(Shop.CUSTOMER) ? fact.text("customerId") : fact.subject();
    }

    private static String subject(NaiveSequences.Hit hit) {
        Fact last = hit.last();
        if (last.has("customerId") || last.has("cardId")) {
            return last.subject();
        }
        return hit.key();
    }

    private static void ask(Map<String, List<NaiveSubjects.Asked>> asked, String subject, NaiveSubjects.Asked one) {
        if (!subject.isEmpty()) {
            asked.computeIfAbsent(subject, first -> new ArrayList<>()).add(one);
        }
    }

    private void passTime(List<Made> made) {
        long until = nowMillis - Shop.LATENESS;
        dates.begin(until);
        while (true) {
            long waits = subjects.earliest();
            long date = dates.earliest();
            List<NaiveSequences.Hit> over = sequences.over(
                    book.rules(), Math.min(until, Math.min(waits, date)), (one, other) -> isBefore(one, other));
            if (!over.isEmpty()) {
                over(over, made);
            } else if (date <= Math.min(until, waits)) {
                dates.takeDue(date).forEach((row, rules) -> act(row, rules, made));
            } else if (waits <= until) {
                made.addAll(subjects.letGo(waits));
            } else {
                dates.settle(until);
                return;
            }
        }
    }

    private void act(Fact row, List<Draft> rules, List<Made> made) {
        Map<String, List<NaiveSubjects.Asked>> asked = new TreeMap<>();
        rules.forEach(rule -> ask(asked, subject(row), new NaiveSubjects.Asked(rule, row, Map.of())));
        made.addAll(subjects.decide(row, row.atMillis(), false, asked));
    }

    private boolean isBefore(Fact one, Fact other) {
        return one.atMillis() < other.atMillis()
                || (one.atMillis() == other.atMillis()
                        && arrived.getOrDefault(one, 0) < arrived.getOrDefault(other, 0));
    }

    /** Each absence is a decision of its own. */
    private void over(List<NaiveSequences.Hit> over, List<Made> made) {
        for (NaiveSequences.Hit hit : over) {
            Map<String, List<NaiveSubjects.Asked>> asked = new TreeMap<>();
            ask(asked, subject(hit), new NaiveSubjects.Asked(hit.rule(), hit.last(), hit.taken()));
            made.addAll(subjects.decide(hit.last(), hit.atMillis(), false, asked));
        }
    }

    /** What a feature that is not exact may have answered for an event. */
    void bound(Feat feature, Fact fact) {
        keys.bounds(feature, fact).ifPresent(bounds::add);
    }

    /** What features that are not exact may answer, since this was asked last. */
    List<NaiveKeys.Bounds> bounds() {
        List<NaiveKeys.Bounds> told = List.copyOf(bounds);
        bounds.clear();
        return told;
    }
}
