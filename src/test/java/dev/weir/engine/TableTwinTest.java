package dev.weir.engine;

import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Seeds;
import dev.weir.engine.plan.ContentMismatchPolicy;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.Attributes;
import dev.weir.events.ChangeOrigin;
import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.answer.Decision;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.Schema;
import dev.weir.events.definition.TableDefinition;
import dev.weir.events.table.TableRow;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.limit.RuleLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes twice, late or in another order, the rows that rules see are those of the database. */
final class TableTwinTest {
    private static final int KEYS = 5;
    private static final long HOUR = 3_600_000;
    private static final long MORNING = 1_772_445_600_000L;
    private static final EventType CUSTOMER = EventType.table("customer");
    private static final Schema SCHEMA = new Schema(
            Map.of(),
            Map.of(),
            EventDefinitions.BUILT_IN.and(List.of(new TableDefinition(
                    CUSTOMER,
                    new TableDefinition.Topics("customers", ""),
                    "customerId",
                    Map.of("home", ValueType.STRING, "visits", ValueType.INT),
                    true))));
    private static final String PROBE = """
            id: probe
            version: 1
            on: click
            when: 'true'
            then: {outcome: SEEN, params: {home: customer.home, visits: customer.visits}}
            """;

    static LongStream seeds() {
        return Seeds.upTo(100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rowsAreThoseOfTheDatabase(long seed) {
        Random random = new Random(seed);
        LocalEngine engine = new LocalEngine(
                new EngineSettings(
                        SCHEMA,
                        RuleLimits.DEFAULT,
                        SeriesLimits.DEFAULT,
                        HOUR,
                        ContentMismatchPolicy.DECIDE,
                        List.of("APPROVE", "REVIEW", "BLOCK")),
                Documents.yaml(10_000),
                new RuleCompiler(SCHEMA, RuleLimits.DEFAULT),
                10_000);
        engine.push("probe", PROBE.getBytes(StandardCharsets.UTF_8));
        Map<String, Map<String, Value>> database = new HashMap<>();
        List<TableRow> log = new ArrayList<>();
        int changes = random.nextInt(10, 80);
        for (int position = 1; position <= changes; position++) {
            log.add(change(random, position, database));
        }

        for (TableRow row : delivered(log, random)) {
            engine.decide(row);
        }

        for (int key = 0; key < KEYS; key++) {
            Decision seen = engine.decide(
                            visit("e-" + key).by("c-" + key).at(MORNING).event())
                    .get(0);
            assertThat(seen.reasons().get(0).params()).isEqualTo(database.getOrDefault("c-" + key, Map.of()));
        }
    }

    /** Changes a row of the database, and returns what its log says. */
    private static TableRow change(Random random, int position, Map<String, Map<String, Value>> database) {
        String key = "c-" + random.nextInt(KEYS);
        boolean deleted = random.nextInt(5) == 0;
        Map<String, Value> columns = new HashMap<>();
        if (random.nextInt(4) > 0) {
            columns.put("home", new Value.Text("h" + random.nextInt(3)));
        }
        if (random.nextInt(4) > 0) {
            columns.put("visits", new Value.Int(random.nextInt(3)));
        }
        if (deleted) {
            database.remove(key);
        } else {
            database.put(key, Map.copyOf(columns));
        }
        long millis = MORNING + random.nextInt(3); // clocks of databases are coarse, and may go back
        return new TableRow(
                CUSTOMER,
                key,
                millis,
                deleted,
                new Attributes(columns),
                Set.of(),
                ChangeOrigin.ofSource("lsn/" + position));
    }

    /** Returns every change at least once, some again, in any order. */
    private static List<TableRow> delivered(List<TableRow> log, Random random) {
        List<TableRow> delivered = new ArrayList<>(log);
        for (int again = random.nextInt(log.size()); again > 0; again--) {
            delivered.add(log.get(random.nextInt(log.size())));
        }
        Collections.shuffle(delivered, random);
        return delivered;
    }
}
