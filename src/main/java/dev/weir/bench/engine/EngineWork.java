package dev.weir.bench.engine;

import dev.weir.bench.run.BenchEngine;
import dev.weir.config.JobConfig;
import dev.weir.engine.LocalEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The work that a row measures.
 *
 * @param events for the engine and the hand-written rules
 * @param engine with the rules
 * @param handWritten the same rules; where nobody would write them by hand, one rule of kind (a), to measure how busy
 *     the machine is
 * @param sameDuties the same rules written by hand, with what Weir does for each event beside them; empty where nobody
 *     would
 */
record EngineWork(EngineEvents events, LocalEngine engine, HandWritten handWritten, Optional<HandWritten> sameDuties) {
    private static final long SEED = 1;

    /**
     * Returns the work of a row.
     *
     * @param folder of rules, for the row that uses it
     */
    static EngineWork of(EngineRow row, JobConfig config, Path folder) throws IOException {
        BenchRules rules = BenchRules.of(row, folder);
        return new EngineWork(
                row.isOfShop() ? new ShopEvents(SEED, config) : new CardPayments(SEED, CardPayments.CARDS),
                BenchEngine.with(config, rules.rules(), rules.lists()),
                handWritten(row),
                sameDuties(row));
    }

    private static HandWritten handWritten(EngineRow row) {
        return row.kind() == EngineRow.Kind.SEQUENCE
                ? new HandWrittenSequence(row.thresholds())
                : new HandWrittenCount(row.thresholds());
    }

    private static Optional<HandWritten> sameDuties(EngineRow row) {
        return switch (row.kind()) {
            case COUNT, SEQUENCE -> Optional.of(new HandWrittenDuties(handWritten(row)));
            case NOTHING -> Optional.of(new HandWrittenDuties(event -> 0));
            case SHOP -> Optional.empty();
        };
    }
}
