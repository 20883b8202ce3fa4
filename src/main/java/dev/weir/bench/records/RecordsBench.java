package dev.weir.bench.records;

import dev.weir.bench.run.BenchConfigs;
import dev.weir.bench.run.Machine;
import dev.weir.config.JobConfig;
import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.events.answer.Trigger;
import dev.weir.events.record.RawRecord;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.record.DecisionRecords;
import dev.weir.io.record.JsonDecisions;
import dev.weir.operators.EventReader.Reading;
import dev.weir.sandbox.hostile.Samples;
import dev.weir.sandbox.load.Stop;
import dev.weir.sandbox.terminal.Console;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;

/** Measures what it costs to read a record and to write a decision: in memory, in this thread. */
public final class RecordsBench {
    private static final long MILLIS = 1_772_359_200_123L;

    /** A payment like those of the throughput benchmark. */
    private static final String PAYMENT =
            "{\"transactionId\":\"t-4711\",\"timestamp\":1772359200123,\"amount\":129.90,\"customerId\":\"c-4711\","
                    + "\"cardId\":\"card-4711\",\"currency\":\"EUR\",\"status\":\"AUTHORIZED\",\"channel\":\"WEB\","
                    + "\"merchantId\":\"m-17\",\"merchantCategory\":\"grocery\",\"country\":\"DE\",\"deviceId\":\"d-4711\"}";

    private RecordsBench() {}

    /**
     * Runs the benchmark.
     *
     * @param length how long a row is measured, in CPU time
     */
    public static void run(Duration length, Console console, Stop stop) throws Exception {
        console.print(Machine.shown());
        console.print(String.format("%-52s%10s%10s", "", "ns", "bytes"));
        for (Map.Entry<String, IntSupplier> row :
                rows(BenchConfigs.withoutKafka()).entrySet()) {
            if (stop.awaitWish(0)) {
                return;
            }
            console.print(line(row.getKey(), new RecordMeter(length).measure(row.getValue())));
        }
    }

    static String line(String row, RecordMeter.Cost cost) {
        return String.format(Locale.ROOT, "%-52s%,10.0f%,10.0f", row, cost.nanos(), cost.bytes());
    }

    static Map<String, IntSupplier> rows(JobConfig config) {
        Map<String, IntSupplier> rows = new LinkedHashMap<>();
        rows.put("read a payment", read(config, EventType.TRANSACTION, PAYMENT));
        rows.put("read a payment with lines", read(config, EventType.TRANSACTION, Samples.TRANSACTIONS.get(0)));
        rows.put("read a click", read(config, EventType.CLICK, Samples.CLICKS.get(0)));
        rows.put("read a row of stock", read(config, EventType.INVENTORY, Samples.INVENTORY.get(0)));
        rows.put("write a decision without a reason", write(config, decision(List.of())));
        rows.put("write a decision with one reason", write(config, decision(List.of(reason()))));
        return rows;
    }

    private static IntSupplier read(JobConfig config, EventType type, String json) {
        JsonEvents reader = JsonEvents.of(config);
        RawRecord record = new RawRecord(
                config.topics().of(type), 0, 0, MILLIS, new byte[0], json.getBytes(StandardCharsets.UTF_8));
        return () -> {
            if (reader.read(record) instanceof Reading.Accepted accepted) {
                return accepted.event().subject().length();
            }
            throw new IllegalStateException("cannot be read: " + json);
        };
    }

    private static IntSupplier write(JobConfig config, Decision decision) {
        DecisionRecords records = new DecisionRecords(
                config.topics().actions(),
                config.decisionSource(),
                new JsonDecisions(),
                config.outputs().maxDecisionBytes());
        return () -> records.record(decision).value().length;
    }

    private static Decision decision(List<Reason> reasons) {
        return new Decision(
                "5f2b0c64d7a9e1835f2b0c64d7a9e183",
                new Trigger("transaction", "t-4711"),
                "c-4711",
                MILLIS,
                MILLIS + 7,
                reasons.isEmpty() ? "ALLOW" : "BLOCK",
                reasons.isEmpty() ? 0 : 90.5,
                reasons,
                List.of(),
                1_017);
    }

    private static Reason reason() {
        return new Reason(
                "card-velocity",
                3,
                "BLOCK",
                90.5,
                100,
                Map.of("left", new Value.Int(4)),
                Map.of(),
                Map.of("count10m", new Value.Int(5), "sum10m", new Value.Real(649.55)));
    }
}
