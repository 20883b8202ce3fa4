package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Explaining events that were decided long after they happened: records have the time at which they were written, and what
 * was due because of such an event is written as late.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExplainReplayedTest {
    private BrokerWithoutJob broker;

    @BeforeAll
    void startABroker() throws Exception {
        broker = BrokerWithoutJob.start();
    }

    @AfterAll
    void stopIt() {
        broker.close();
    }

    @Test
    void whatBecameOfAnActionOfAnEventThatWasReplayedAMonthLaterIsFound() throws Exception {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        Instant then = now.minus(Duration.ofDays(30));
        Instant due = then.plus(Duration.ofHours(1));
        write("actions", """
                {"decisionId":"replayed","trigger":{"type":"transaction","id":"r-1"},"subject":"r","outcome":"APPROVE",
                 "eventTime":"%s","decidedAt":"%s",
                 "considered":[{"rule":"tip","version":1,"outcome":"TIP","why":"waits until %s"}]}""".formatted(then, now, due));
        write("actions", """
                {"decisionId":"due","trigger":{"type":"transaction","id":"r-2"},"subject":"r","outcome":"APPROVE",
                 "eventTime":"%s","decidedAt":"%s","considered":[{"rule":"tip","why":"recheck"}]}""".formatted(due, now));

        assertThat(explain("replayed").text())
                .contains("it was due at " + due + ", and did not go out: its condition did not hold any more");
    }

    @Test
    void whatStayedAwayAfterAnEventThatWasReplayedAMonthLaterIsFound() throws Exception {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        Instant then = now.minus(Duration.ofDays(30));
        write("rules", """
                {"id":"away","version":1,"by":["customerId"],
                 "pattern":{"within":"1h","stages":[{"name":"cart","on":"click","where":"click.type == 'ADD_TO_CART'"},
                            {"name":"bought","on":"transaction","not":true}]},
                 "then":{"outcome":"REMIND"}}""");
        write("clickstream", """
                {"eventId":"r-3","customerId":"r","type":"ADD_TO_CART","timestamp":%d}""".formatted(then.toEpochMilli()));
        write("actions", """
                {"decisionId":"reminded","trigger":{"type":"click","id":"r-4"},"subject":"r","outcome":"REMIND",
                 "eventTime":"%s","decidedAt":"%s",
                 "reasons":[{"rule":"away","version":1,"outcome":"REMIND","matched":{"cart":["r-3"]}}]}""".formatted(then.plus(Duration.ofHours(1)), now));

        assertThat(explain("r-3", "--rule", "away").text())
                .contains("away, version 1, fired when what it waited for had stayed away: decision reminded");
    }

    private void write(String topic, String record) throws IOException {
        broker.topics().write(topic, topic.equals("rules") ? "away" : "r", record.getBytes(StandardCharsets.UTF_8));
    }

    private Ran explain(String... arguments) {
        return broker.weir(
                Stream.concat(Stream.of("explain"), Stream.of(arguments)).toArray(String[]::new));
    }
}
