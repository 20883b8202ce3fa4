package dev.weir.bench.latency;

import dev.weir.bench.rules.StormRules;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.traffic.EventSource;
import java.util.Optional;

/** An endless sequence of edits, in turn to each of {@value #RULES} rules. */
final class RuleEdits implements EventSource {
    private static final int RULES = 10;

    private long made;

    @Override
    public Optional<Message> next(long atMillis) {
        return Optional.of(StormRules.update(made++, RULES));
    }
}
