package dev.weir.operators.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.message.CompletedMatches;
import dev.weir.engine.message.PatternHistory;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.RuleMatch;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.message.SubjectMessage;
import dev.weir.engine.plan.ContentMismatchPolicy;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.engine.route.Router;
import dev.weir.events.Attributes;
import dev.weir.events.ChangeOrigin;
import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.events.ValueType;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.Schema;
import dev.weir.events.definition.TableDefinition;
import dev.weir.events.table.TableRow;
import dev.weir.features.definition.SeriesLimits;
import dev.weir.operators.JobSettings;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.stream.KeyedInstances.Backend;
import dev.weir.rules.limit.RuleLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dates of rows over restarts, other parallelism and new rules, on both state backends. */
final class DatesInProfileTest {
    private static final EventType CUSTOMER = EventType.table("customer");
    private static final Schema SCHEMA = new Schema(
            Map.of(),
            Map.of(),
            EventDefinitions.BUILT_IN.and(List.of(new TableDefinition(
                    CUSTOMER,
                    new TableDefinition.Topics("customers", ""),
                    "customerId",
                    Map.of("birthday", ValueType.STRING),
                    true))));
    private static final JobSettings SETTINGS = JobSettingsForTests.deciding(new EngineSettings(
            SCHEMA,
            RuleLimits.DEFAULT,
            SeriesLimits.DEFAULT,
            3_600_000,
            ContentMismatchPolicy.DECIDE,
            List.of("APPROVE", "REVIEW", "BLOCK")));
    private static final int ROWS = 250; // more than are visited at once

    private final Rulebooks known = SETTINGS.rulebooks();
    private long offset;

    @ParameterizedTest
    @EnumSource
    void aDateGoesOffOnceWhateverIsRestartedInBetween(Backend backend) throws Exception {
        var room = room(backend, 1);
        push(room, 1, "greeting", "09:00");
        room.watermark(at("2026-03-01T00:00:00Z"));
        rows(room, "1990-03-05", 1);
        room.watermark(at("2026-03-02T00:00:00Z"));
        room = room.restarted(2);
        assertThat(fired(room)).isEmpty();

        room.watermark(at("2026-03-05T08:59:59.999Z"));
        assertThat(fired(room)).isEmpty();
        room.watermark(at("2026-03-05T09:00:00Z"));
        assertThat(fired(room)).hasSize(ROWS).containsOnly("greeting 2026-03-05T09:00:00Z");

        room = room.restarted(1);
        room.watermark(at("2026-12-31T00:00:00Z"));
        assertThat(fired(room)).isEmpty();
        room.watermark(at("2027-04-01T00:00:00Z"));
        assertThat(fired(room)).hasSize(ROWS).containsOnly("greeting 2027-03-05T09:00:00Z");
        room.close();
    }

    @ParameterizedTest
    @EnumSource
    void aRuleThatIsPushedLaterActsOnRowsThatAreThereAndNotInThePast(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            push(room, 1, "early", "09:00");
            room.watermark(at("2026-03-01T00:00:00Z"));
            rows(room, "1990-03-05", 1);
            room.watermark(at("2026-03-05T08:00:00Z"));
            push(room, 2, "past", "07:00");
            push(room, 3, "soon", "10:00");
            push(room, 4, "same", "09:00");
            visitAll(room);
            room.watermark(at("2026-03-05T08:30:00Z"));
            assertThat(fired(room)).isEmpty();

            room.watermark(at("2026-03-05T12:00:00Z"));

            assertThat(fired(room))
                    .hasSize(2 * ROWS)
                    .containsOnly("early,same 2026-03-05T09:00:00Z", "soon 2026-03-05T10:00:00Z");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRestartWhileRowsAreVisitedBeginsAgain(Backend backend) throws Exception {
        var room = room(backend, 1);
        room.watermark(at("2026-03-01T00:00:00Z"));
        rows(room, "1990-03-05", 0);
        push(room, 1, "greeting", "09:00");
        room.clock(10); // the first hundred
        room = room.restarted(1);
        visitAll(room);
        room.watermark(at("2026-03-05T08:00:00Z"));
        room.watermark(at("2026-03-05T09:00:00Z"));

        assertThat(fired(room)).hasSize(ROWS);
        room.close();
    }

    @ParameterizedTest
    @EnumSource
    void beforeTheFirstEventNoDateIsPast(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            push(room, 1, "greeting", "09:00");
            rows(room, "1990-03-05", 1);
            room.watermark(at("2026-03-05T10:00:00Z"));
            assertThat(fired(room)).as("decades of birthdays").isEmpty();

            room.watermark(at("2027-03-05T10:00:00Z"));
            assertThat(fired(room)).hasSize(ROWS).containsOnly("greeting 2027-03-05T09:00:00Z");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyHasOneTimerForDatesHoweverOftenItsRowChanges(Backend backend) throws Exception {
        try (var room = room(backend, 1)) {
            push(room, 1, "greeting", "09:00");
            room.watermark(at("2026-03-01T00:00:00Z"));
            for (int day = 1; day <= 28; day++) {
                room.receive(row("c-1", "1990-04-%02d".formatted(29 - day), 1));
                room.watermark(at("2026-03-%02dT00:00:01Z".formatted(day)));
            }

            assertThat(room.timers()).as("its end, and the next date").isEqualTo(2);
            room.watermark(at("2026-04-01T08:00:00Z"));
            assertThat(fired(room)).isEmpty();
            room.watermark(at("2026-04-30T08:00:00Z"));
            assertThat(fired(room)).containsExactly("greeting 2026-04-01T09:00:00Z");
        }
    }

    private KeyedInstances<Routed, SubjectMessage> room(Backend backend, int parallelism) throws Exception {
        KeyedInstances.Plan<Routed, SubjectMessage> plan =
                new KeyedInstances.Plan<>(() -> new Profile(SETTINGS), Routed::key, RecordTypes.SUBJECT_MESSAGE);
        KeyedInstances<Routed, SubjectMessage> room = new KeyedInstances<>(plan, backend, parallelism);
        room.receive(new RulebookUpdate.Ready(0));
        return room;
    }

    private void push(KeyedInstances<Routed, SubjectMessage> room, long epoch, String id, String time)
            throws Exception {
        String rule = """
                {"id": "%s", "version": 1, "on": {"date": "customer.birthday", "every": "year", "at": "%s"},
                 "when": true, "then": {"outcome": "GREETING"}}
                """.formatted(id, time);
        var put = new RulebookUpdate.Put(epoch, id, rule, epoch, PatternHistory.startingAt(epoch));
        known.receive(put);
        room.receive(put);
    }

    private void rows(KeyedInstances<Routed, SubjectMessage> room, String birthday, long epoch) throws Exception {
        for (int i = 0; i < ROWS; i++) {
            room.receive(row("c-" + i, birthday, epoch));
        }
    }

    private Routed row(String id, String birthday, long epoch) {
        TableRow row = new TableRow(
                CUSTOMER,
                id,
                0,
                false,
                new Attributes(Map.of("birthday", new Value.Text(birthday))),
                Set.of(),
                ChangeOrigin.ofRecord(0, offset++));
        return Router.route(row, known.at(epoch), 1).toKeys().get(0);
    }

    /** Time for three times a hundred rows. */
    private static void visitAll(KeyedInstances<Routed, SubjectMessage> room) throws Exception {
        for (int i = 1; i <= 3; i++) {
            room.clock(10 + 10 * i);
        }
    }

    private static List<String> fired(KeyedInstances<Routed, SubjectMessage> room) {
        List<String> fired = new ArrayList<>();
        for (SubjectMessage message : room.output()) {
            if (message instanceof CompletedMatches due) {
                String rules = String.join(
                        ",", due.matches().stream().map(RuleMatch::rule).toList());
                fired.add(rules + " " + Instant.ofEpochMilli(due.atMillis()));
            }
        }
        return fired;
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
