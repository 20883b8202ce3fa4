package dev.weir.bench.engine;

import dev.weir.bench.run.BenchConfigs;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.load.Stop;
import java.time.Duration;

/** Measures one row in a process of its own, so that the compiled code fits the row. */
public final class OneRow {
    private OneRow() {}

    /**
     * Runs the measurement.
     *
     * @param row its name, and the duration in milliseconds
     */
    public static void main(String[] row) throws Exception {
        Stop stop = Stop.onSignal();
        SandboxOptions options = SandboxOptions.from(System.getProperties());
        EngineRow measured = EngineRow.named(row[0]).get(0);
        Duration length = Duration.ofMillis(Long.parseLong(row[1]));
        EngineWork work = EngineWork.of(
                measured, BenchConfigs.withoutKafka(), options.rules().orElseThrow());
        System.out.println(EngineReport.row(measured, new EngineMeter(work, length).measure()));
        stop.closed();
    }
}
