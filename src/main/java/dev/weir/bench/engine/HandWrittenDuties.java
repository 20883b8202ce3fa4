package dev.weir.bench.engine;

import dev.weir.engine.decide.DecisionIds;
import dev.weir.engine.dedup.PackedHash;
import dev.weir.events.Event;
import dev.weir.events.Transaction;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Trigger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hand-written rules, and what Weir owes each payment beside them: one that the customer already made within an hour is
 * recognised by its id and content, and each other one is answered by a decision with its id, of the same hash functions.
 * No other engine of the table does so. The rest is as little as it can be: no state that can be stored, no other types of
 * events, and a payment with a known id and other content is decided anew. For use by one thread.
 */
final class HandWrittenDuties implements HandWritten {
    private static final long HORIZON_MILLIS = 3_600_000;
    private static final String APPROVED = "APPROVE";
    private static final String FIRED = "REVIEW";
    private static final double SCORE = 10;

    private final HandWritten rules;
    private final Map<String, RecentPayments> customers = new HashMap<>();
    private final PackedHash hash = new PackedHash();
    private final DecisionIds ids = new DecisionIds();
    private final long key0;
    private final long key1;
    /** Only written, so that each decision is made. */
    private Optional<Decision> latest = Optional.empty();

    HandWrittenDuties(HandWritten rules) {
        SecureRandom random = new SecureRandom();
        this.rules = rules;
        this.key0 = random.nextLong();
        this.key1 = random.nextLong();
    }

    @Override
    public int fired(Event event) {
        latest = event instanceof Transaction payment ? decided(payment) : Optional.empty();
        return latest.isPresent() ? latest.get().reasons().size() : 0;
    }

    /** Returns the decision about a payment; empty if it is a repetition. */
    Optional<Decision> decided(Transaction payment) {
        long atMillis = payment.timestampMillis();
        payment.addIdentityTo(hash.start(key0, key1));
        long id = hash.end();
        payment.addContentTo(hash.start(key0, key1));
        long content = hash.end();
        RecentPayments seen = customers.computeIfAbsent(payment.customerId(), unknown -> new RecentPayments());
        seen.forget(atMillis - HORIZON_MILLIS);
        if (seen.holds(id, content)) {
            return Optional.empty();
        }
        seen.add(id, content, atMillis);
        return Optional.of(decision(payment, rules.fired(payment)));
    }

    private Decision decision(Transaction payment, int fired) {
        List<Reason> reasons = fired == 0 ? List.of() : new ArrayList<>(fired);
        for (int i = 0; i < fired; i++) {
            reasons.add(new Reason("bench", 1, FIRED, SCORE, 0, Map.of(), Map.of(), Map.of()));
        }
        return new Decision(
                ids.of(payment, payment.customerId()),
                new Trigger(payment.type().ruleName(), payment.id()),
                payment.customerId(),
                payment.timestampMillis(),
                payment.timestampMillis(),
                fired == 0 ? APPROVED : FIRED,
                fired == 0 ? 0 : SCORE,
                reasons,
                List.of(),
                1);
    }
}
