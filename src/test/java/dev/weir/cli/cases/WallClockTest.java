package dev.weir.cli.cases;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Settings;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.engine.LocalEngine;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.operators.JobSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who is ahead of the clock in a case and who is late, and what an absence makes of it. */
final class WallClockTest {
    private static final long MINUTE = 60_000;
    private static final long MAX_FUTURE = 10 * MINUTE;
    private static final String NO_SECOND = """
            {"id":"no-second","version":1,"by":["customerId"],
             "pattern":{"within":"30m","stages":[
               {"name":"first","on":"transaction","where":"transaction.amount > 50"},
               {"name":"second","not":true,"on":"transaction","where":"transaction.amount < 50"}]},
             "then":{"outcome":"REMINDER","score":10}}""";

    @Test
    void inOrderTheClockShowsTheTimeOfEach() {
        assertThat(clock(0, 5 * MINUTE, 5 * MINUTE, 90 * MINUTE))
                .containsExactly(0, 5 * MINUTE, 5 * MINUTE, 90 * MINUTE);
    }

    @Test
    void upToThreeMinutesTheLaterOneIsLate() {
        assertThat(clock(10 * MINUTE, 7 * MINUTE)).containsExactly(10 * MINUTE, 10 * MINUTE);
        assertThat(clock(10 * MINUTE + 1, 7 * MINUTE)).containsExactly(7 * MINUTE, 7 * MINUTE);
    }

    @Test
    void upToWhatAJobTakesTheEarlierOneIsAheadAndBeyondTheOtherIsLate() {
        assertThat(clock(20 * MINUTE, 20 * MINUTE - MAX_FUTURE))
                .containsExactly(20 * MINUTE - MAX_FUTURE, 20 * MINUTE - MAX_FUTURE);
        assertThat(clock(20 * MINUTE, 20 * MINUTE - MAX_FUTURE - 1)).containsExactly(20 * MINUTE, 20 * MINUTE);
    }

    @Test
    void theClockDoesNotGoBack() {
        assertThat(clock(30 * MINUTE, 60 * MINUTE, 22 * MINUTE, 52 * MINUTE))
                .containsExactly(22 * MINUTE, 52 * MINUTE, 52 * MINUTE, 52 * MINUTE);
    }

    @Test
    void whoPaysInTimeIsNotRemindedBecauseAnothersClockIsAhead() throws Exception {
        assertThat(decisions(
                        payment("t-1").by("a").of(100).at(0).event(),
                        payment("t-2").by("b").of(70).at(34 * MINUTE).event(),
                        payment("t-3").by("a").of(10).at(26 * MINUTE).event()))
                .containsExactly("b at " + 64 * MINUTE);
    }

    @Test
    void whoPaysTwoMinutesLateIsReminded() throws Exception {
        assertThat(decisions(
                        payment("t-1").by("a").of(100).at(0).event(),
                        payment("t-2").by("b").of(10).at(31 * MINUTE).event(),
                        payment("t-3").by("a").of(10).at(29 * MINUTE).event()))
                .containsExactly("a at " + 30 * MINUTE);
    }

    private static long[] clock(long... times) {
        List<Event> events = LongStream.of(times)
                .<Event>mapToObj(at -> payment("t-" + at).at(at).event())
                .toList();
        return WallClock.at(events, MAX_FUTURE);
    }

    /** The reminders, also those of the two hours that follow. */
    private static List<String> decisions(Event... events) throws Exception {
        JobConfig config = new JobConfigs().read("kafka: {bootstrapServers: b:1}", Map.of(), Map.of());
        JobSettings settings = Settings.of(config);
        LocalEngine engine = new LocalEngine(
                settings.engine(), settings.documents(), settings.compiler(), settings.latenessMillis());
        engine.push("no-second", NO_SECOND.getBytes(StandardCharsets.UTF_8));
        List<Decision> decisions = new ArrayList<>();
        long[] clock = WallClock.at(List.of(events), config.time().maxFutureMillis());
        for (int i = 0; i < events.length; i++) {
            decisions.addAll(engine.decide(events[i], clock[i]));
        }
        decisions.addAll(engine.passTo(120 * MINUTE));
        return decisions.stream()
                .filter(decision -> !decision.reasons().isEmpty())
                .map(decision -> decision.subject() + " at " + decision.eventTimeMillis())
                .toList();
    }
}
