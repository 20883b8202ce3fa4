package dev.weir.operators.rulebook;

import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.Quarantine;
import dev.weir.operators.QuarantineList;
import java.util.Optional;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Checks records of the topics of rules and lists, except those that are set aside. */
final class RecordChecker {
    private final RulebookKeeper keeper;
    private final RulebookMemory memory;
    private final QuarantineList quarantineList;
    private final Counter quarantined;

    RecordChecker(RulebookKeeper keeper, RulebookMemory memory, Quarantine quarantine, MetricGroup metrics) {
        this.keeper = keeper;
        this.memory = memory;
        this.quarantineList = QuarantineList.known(quarantine);
        this.quarantined = metrics.counter("quarantined");
    }

    /** Returns what of checking a record may take long, for another thread; empty if nothing of it does. */
    Optional<RulebookKeeper.Ahead> ahead(RawRecord record, long nowMillis) {
        return quarantineList.why(record).isEmpty() ? keeper.ahead(record, memory, nowMillis) : Optional.empty();
    }

    /** Forgets what was checked {@link #ahead} of a record that was refused. */
    void forgetAhead() {
        keeper.forgetCheckedAhead();
    }

    /** Checks a record; returns empty if there is nothing to answer. */
    Optional<UpdateResult> check(RawRecord record, long nowMillis) {
        String aside = quarantineList.why(record);
        try {
            if (aside.isEmpty()) {
                return keeper.check(record, memory, nowMillis);
            }
            quarantined.inc();
            return keeper.setAside(record, aside, memory);
        } catch (Throwable thrown) {
            quarantineList.note(record, thrown);
            throw thrown;
        }
    }
}
