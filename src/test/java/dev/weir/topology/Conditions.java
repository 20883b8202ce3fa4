package dev.weir.topology;

import dev.weir.events.answer.RuleStatus;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Named conditions that records of a story wait for, found by a static name since readers travel serialized. */
final class Conditions {
    private static final Map<String, BooleanSupplier> NAMED = new ConcurrentHashMap<>();
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Conditions() {}

    /** From now on this condition has this name. */
    static String named(String name, BooleanSupplier condition) {
        NAMED.put(name, condition);
        return name;
    }

    /** A decision about this event has come out. */
    static String decided(String eventId) {
        return named(
                "decided " + eventId,
                () -> ListOutputs.DECISIONS.stream()
                        .anyMatch(decision -> decision.trigger().id().equals(eventId)));
    }

    /** A rule has been answered like this. */
    static String answered(String rule, RuleStatus.Kind kind) {
        return named(
                rule + " " + kind,
                () -> ListOutputs.STATUSES.stream()
                        .anyMatch(status -> status.rule().equals(rule) && status.kind() == kind));
    }

    /** Waits for a condition; {@code ""} holds always. */
    static void await(String name) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        BooleanSupplier condition = name.isEmpty() ? () -> true : NAMED.getOrDefault(name, () -> false);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("still not: " + name);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
