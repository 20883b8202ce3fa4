package dev.weir.engine;

import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.answer.Decision;
import dev.weir.io.document.Documents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random clicks and a random rule that waits, beside a twin that walks through the minutes and remembers everything. */
final class LaterTwinTest {
    private static final long MINUTE = 60_000;
    private static final long START = Instant.parse("2026-03-28T12:00:00Z").toEpochMilli();
    private static final int CLICKS = 60;

    /** A click of the random stream. */
    private record Look(String id, String customer, int atMinute) {}

    /** A rule of the twin, in minutes. */
    private record Waiting(int after, int from, int until, ZoneId zone, int expires, int cooldown) {
        private String document() {
            return "{id: tip, version: 1, on: click, when: true, then: {outcome: TIP"
                    + (after > 0 ? ", after: " + after + "m" : "")
                    + ", notBefore: '" + time(from) + "', notAfter: '" + time(until) + "', zone: " + zone
                    + ", expires: " + expires + "m"
                    + (cooldown > 0 ? ", cooldown: " + cooldown + "m" : "") + "}}";
        }

        private static String time(int minute) {
            return String.format("%02d:%02d", minute / 60, minute % 60);
        }

        private boolean isOpen(int atMinute) {
            LocalDateTime shown = LocalDateTime.ofInstant(Instant.ofEpochMilli(START + atMinute * MINUTE), zone);
            int of = shown.getHour() * 60 + shown.getMinute();
            return from < until ? of >= from && of < until : of >= from || of < until;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatGoesOutIsWhatTheTwinSays(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int from = random.nextInt(1440);
        Waiting rule = new Waiting(
                random.nextInt(2) * random.nextInt(1, 300),
                from,
                (from + 1 + random.nextInt(1438)) % 1440,
                ZoneId.of(random.nextBoolean() ? "Europe/Berlin" : "America/New_York"),
                random.nextInt(60, 1600),
                random.nextInt(2) * random.nextInt(1, 600));
        List<Look> looks = new ArrayList<>();
        int minute = 0;
        for (int i = 0; i < CLICKS; i++) {
            minute += random.nextInt(90);
            looks.add(new Look("e-" + i, "c-" + random.nextInt(4), minute));
        }

        assertThat(engine(rule, looks)).isEqualTo(twin(rule, looks));
    }

    private static Set<String> engine(Waiting rule, List<Look> looks) {
        LocalEngine engine = new LocalEngine(EngineSettings.DEFAULT, Documents.yaml(100_000), Documented.compiler(), 0);
        assertThat(engine.push("tip", rule.document().getBytes(StandardCharsets.UTF_8))
                        .errors())
                .isEmpty();
        List<Decision> out = new ArrayList<>();
        for (Look look : looks) {
            out.addAll(engine.decide(visit(look.id())
                    .by(look.customer())
                    .at(START + look.atMinute() * MINUTE)
                    .event()));
        }
        out.addAll(engine.passTo(START + 30 * 1440 * MINUTE));
        Set<String> said = new TreeSet<>();
        out.forEach(one ->
                said.add(one.subject() + " " + one.trigger().id() + " at " + (one.eventTimeMillis() - START) / MINUTE));
        return said;
    }

    private static Set<String> twin(Waiting rule, List<Look> looks) {
        Set<String> said = new TreeSet<>();
        for (int customer = 0; customer < 4; customer++) {
            String name = "c-" + customer;
            List<Look> due = new ArrayList<>();
            for (Look look : looks) {
                int at = look.atMinute() + rule.after();
                while (!rule.isOpen(at)) {
                    at++;
                }
                if (look.customer().equals(name) && at - look.atMinute() <= rule.expires()) {
                    due.add(new Look(look.id(), name, at));
                }
            }
            due.sort((a, b) -> Integer.compare(a.atMinute(), b.atMinute())); // stable
            int last = Integer.MIN_VALUE / 2;
            for (Look look : due) {
                if (rule.cooldown() == 0 || look.atMinute() - last >= rule.cooldown()) {
                    last = look.atMinute();
                    said.add(name + " " + look.id() + " at " + look.atMinute());
                }
            }
        }
        return said;
    }
}
