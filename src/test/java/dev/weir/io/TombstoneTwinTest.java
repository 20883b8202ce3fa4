package dev.weir.io;

import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.engine.LocalEngine;
import dev.weir.engine.plan.ContentMismatchPolicy;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Event;
import dev.weir.events.Value;
import dev.weir.events.answer.Decision;
import dev.weir.events.record.RawRecord;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.io.document.Documents;
import dev.weir.io.event.JsonEvents;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.limit.RuleLimits;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A connector writes a deletion as a record without a value, alone or behind an envelope, and goes back in its log when it
 * is killed: the rows that rules see are still those of the database.
 */
final class TombstoneTwinTest {
    private static final int KEYS = 3;
    private static final long HOUR = 3_600_000;
    private static final long MORNING = 1_772_445_600_000L;
    private static final String TABLE =
            "kafka: {bootstrapServers: 'b:1'}\ntables: {customer: {topic: customers, by: customerId, key: id, fields: {visits: int}}}";
    private static final String PROBE = """
            id: probe
            version: 1
            on: click
            when: 'true'
            then: {outcome: SEEN, params: {visits: customer.visits}}
            """;

    /** How a connector writes. */
    private enum Form {
        ENVELOPE("{\"op\":\"u\",\"after\":{\"id\":\"%1$s\",\"visits\":%2$d},\"source\":{\"lsn\":%3$d,\"ts_ms\":%4$d}}"),
        FLAT("{\"id\":\"%1$s\",\"visits\":%2$d}"),
        FLAT_WITH_TIME("{\"id\":\"%1$s\",\"visits\":%2$d,\"__source_ts_ms\":%4$d}"),
        FLAT_WITH_POSITION("{\"id\":\"%1$s\",\"visits\":%2$d,\"__lsn\":%3$d,\"__source_ts_ms\":%4$d}");

        private final String row;

        Form(String row) {
            this.row = row;
        }
    }

    /** A change of the database; a negative number of visits deletes the row. */
    private record Change(String key, int visits) {}

    private long offset;

    static LongStream seeds() {
        return Seeds.upTo(200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rowsAreThoseOfTheDatabase(long seed) throws ConfigException {
        Random random = new Random(seed);
        Form form = Form.values()[(int) Math.floorMod(seed, 4L)];
        JobConfig config = new JobConfigs().read(TABLE, Map.of(), Map.of());
        JsonEvents reader = JsonEvents.of(config);
        LocalEngine engine = engine(config);
        List<Change> log = random.ints(random.nextInt(5, 60), 0, 3 * KEYS)
                .mapToObj(drawn -> new Change("c-" + drawn % KEYS, drawn / KEYS - 1))
                .toList();
        Map<String, Map<String, Value>> database = new HashMap<>();

        int from = 0;
        while (from < log.size()) {
            int to = Math.min(log.size(), from + random.nextInt(1, 20));
            for (int position = from; position < to; position++) {
                write(form, log.get(position), position + 1, reader, engine);
            }
            from = to == log.size() ? to : Math.max(0, to - random.nextInt(12));
        }
        log.forEach(change -> database.put(
                change.key(), change.visits() < 0 ? Map.of() : Map.of("visits", new Value.Int(change.visits()))));

        for (int key = 0; key < KEYS; key++) {
            Decision seen = engine.decide(
                            visit("e-" + key).by("c-" + key).at(MORNING).event())
                    .get(0);
            assertThat(seen.reasons().get(0).params()).isEqualTo(database.getOrDefault("c-" + key, Map.of()));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anEnvelopeReadAgainTakesNothingAwayEvenInBetween(long seed) throws ConfigException {
        Random random = new Random(seed);
        JobConfig config = new JobConfigs().read(TABLE, Map.of(), Map.of());
        JsonEvents reader = JsonEvents.of(config);
        LocalEngine engine = engine(config);
        write(Form.ENVELOPE, new Change("c-0", 1), 1, reader, engine);
        write(Form.ENVELOPE, new Change("c-0", -1), 2, reader, engine);
        write(Form.ENVELOPE, new Change("c-0", 7), 3, reader, engine);

        for (int again = random.nextInt(1, 3); again > 0; again--) {
            write(Form.ENVELOPE, new Change("c-0", 1), 1, reader, engine);
            write(Form.ENVELOPE, new Change("c-0", -1), 2, reader, engine);
        }

        Decision seen = engine.decide(visit("e").by("c-0").at(MORNING).event()).get(0);
        assertThat(seen.reasons().get(0).params()).isEqualTo(Map.of("visits", new Value.Int(7)));
    }

    private void write(Form form, Change change, int position, JsonEvents reader, LocalEngine engine) {
        long changedMillis = MORNING + position / 2;
        if (change.visits() >= 0) {
            String row = form.row.formatted(change.key(), change.visits(), position, changedMillis);
            send(change.key(), row, reader, engine);
            return;
        }
        if (form == Form.ENVELOPE) {
            String gone = "{\"op\":\"d\",\"before\":{\"id\":\"%s\"},\"source\":{\"lsn\":%d,\"ts_ms\":%d}}"
                    .formatted(change.key(), position, changedMillis);
            send(change.key(), gone, reader, engine);
        }
        send(change.key(), "", reader, engine);
    }

    private void send(String key, String value, JsonEvents reader, LocalEngine engine) {
        RawRecord record = new RawRecord(
                "customers",
                0,
                offset,
                MORNING + 1_000 + offset / 3,
                ("{\"id\":\"" + key + "\"}").getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8));
        offset++;
        for (Event event : reader.read(record).events()) {
            engine.decide(event);
        }
    }

    private static LocalEngine engine(JobConfig config) {
        LocalEngine engine = new LocalEngine(
                new EngineSettings(
                        config.schema(),
                        RuleLimits.DEFAULT,
                        SeriesLimits.DEFAULT,
                        HOUR,
                        ContentMismatchPolicy.DECIDE,
                        List.of("APPROVE", "SEEN")),
                Documents.yaml(10_000),
                new RuleCompiler(config.schema(), RuleLimits.DEFAULT),
                10_000);
        engine.push("probe", PROBE.getBytes(StandardCharsets.UTF_8));
        return engine;
    }
}
