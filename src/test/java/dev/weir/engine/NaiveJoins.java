package dev.weir.engine;

import dev.weir.engine.decide.DecisionIds;
import dev.weir.engine.plan.Subjects;
import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The specification of what reasons come to: a payment has one answer, that about its own subject, with all reasons. */
final class NaiveJoins {
    /** Whom, when and by which epoch. */
    record About(String subject, long nowMillis, long epoch) {}

    private final Map<Long, Map<String, Optional<Decision>>> unjoined = new HashMap<>();

    /** What is decided once everybody said something. */
    Optional<Decision> join(
            Optional<Decision> said, String subject, long correlationId, Set<String> asked, Event event) {
        if (!(event instanceof Transaction) || asked.size() == 1) {
            return said;
        }
        Map<String, Optional<Decision>> parts = unjoined.computeIfAbsent(correlationId, first -> new TreeMap<>());
        parts.put(subject, said);
        if (!parts.keySet().equals(asked)) {
            return Optional.empty();
        }
        Optional<Decision> own = Objects.requireNonNull(parts.remove(Subjects.of(event)));
        return own.map(decision -> {
            List<Reason> live = new ArrayList<>(decision.reasons());
            List<Reason> shadow = new ArrayList<>(decision.shadow());
            parts.forEach((about, part) -> part.ifPresent(other -> {
                other.reasons().forEach(reason -> live.add(reason.about(about)));
                other.shadow().forEach(reason -> shadow.add(reason.about(about)));
            }));
            About whole = new About(decision.subject(), decision.decidedAtMillis(), decision.rulesEpoch());
            return decision(event, whole, live, shadow);
        });
    }

    static Decision decision(Event event, About about, List<Reason> live, List<Reason> shadow) {
        live.sort(NaiveJoins::compare);
        shadow.sort(NaiveJoins::compare);
        double score = 0;
        for (Reason reason : live) {
            score = Math.max(score, reason.score());
        }
        return new Decision(
                new DecisionIds().of(event, about.subject()),
                new Trigger(event.type().ruleName(), event.id()),
                about.subject(),
                event.timestampMillis(),
                about.nowMillis(),
                live.isEmpty() ? "APPROVE" : live.get(0).outcome(),
                score,
                live,
                shadow,
                about.epoch());
    }

    static int compare(Reason a, Reason b) {
        List<String> mildest = List.of("APPROVE", "REVIEW", "BLOCK");
        int severity = mildest.indexOf(b.outcome()) - mildest.indexOf(a.outcome());
        int priority = b.priority() - a.priority();
        return severity != 0 ? severity : priority != 0 ? priority : a.rule().compareTo(b.rule());
    }
}
