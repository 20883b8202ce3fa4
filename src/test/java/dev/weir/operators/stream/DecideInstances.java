package dev.weir.operators.stream;

import static dev.weir.engine.Payment.payment;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;

import dev.weir.engine.Documented;
import dev.weir.engine.message.Announced;
import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.RuleMatch;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.Signal;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.stream.KeyedInstances.Backend;
import dev.weir.rules.RuleDraft;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Instances of Decide with one rule that counts, and the messages that come there. */
final class DecideInstances {
    private static final KeyedInstances.Plan<SubjectMessage, Decision> PLAN =
            new KeyedInstances.Plan<>(() -> new Decide(SETTINGS), SubjectMessage::subject, RecordTypes.DECISION);

    private DecideInstances() {}

    static KeyedInstances<SubjectMessage, Decision> room(Backend backend, int parallelism) throws Exception {
        return withRules(new KeyedInstances<>(PLAN, backend, parallelism));
    }

    /** One that keeps nothing in a cache. */
    static KeyedInstances<SubjectMessage, Decision> uncached(Backend backend) throws Exception {
        KeyedInstances.Plan<SubjectMessage, Decision> plan = new KeyedInstances.Plan<>(
                () -> new Decide(JobSettingsForTests.caching(0)), SubjectMessage::subject, RecordTypes.DECISION);
        return withRules(new KeyedInstances<>(plan, backend, 1));
    }

    private static KeyedInstances<SubjectMessage, Decision> withRules(KeyedInstances<SubjectMessage, Decision> room)
            throws Exception {
        room.receive(Documented.put(1, "counting", counting(1, "REVIEW")));
        room.receive(new RulebookUpdate.Ready(1));
        return room;
    }

    static String counting(long version, String outcome) {
        return RuleDraft.rule("counting")
                .version(version)
                .features("n: {count: transaction, by: [cardId], over: 1h}")
                .when("n > 0")
                .outcome(outcome)
                .json();
    }

    static void decide(KeyedInstances<SubjectMessage, Decision> room, String customer) throws Exception {
        room.receive(announced(customer, 1));
        room.receive(signal(customer, 1));
    }

    static Announced announced(String customer, long epoch) {
        return new Announced(epoch, customer.hashCode(), customer, event(customer), 1, true, Announced.UNKNOWN);
    }

    static Signal signal(String customer, long epoch) {
        return new Signal(
                customer,
                customer.hashCode(),
                epoch,
                "cardId=card-1",
                true,
                List.of(new Value.Int(1)),
                Optional.empty());
    }

    static CompletedMatches completedMatches(String customer, long epoch) {
        Transaction event = event(customer);
        RuleMatch match = new RuleMatch("quiet", 1, Map.of("first", List.of(event)), Map.of());
        return new CompletedMatches(
                customer,
                epoch,
                "customerId=" + customer,
                event,
                event.timestampMillis() + 60_000,
                CompletedMatches.Kind.TIME,
                List.of(match),
                Optional.empty());
    }

    static Transaction event(String customer) {
        return payment("t-of-" + customer).by(customer).event();
    }
}
