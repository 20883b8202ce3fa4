package dev.weir.cli.decisions;

import static dev.weir.engine.Visit.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.ConfigException;
import dev.weir.config.JobConfigs;
import dev.weir.events.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whom the events of a session count for, as explanations tell it. */
final class SessionStoryTest {
    private static final String JOB = """
            kafka: {bootstrapServers: "b:1"}
            identity: {customer: {from: sessionId, to: customerId, over: 30d, back: 30m, backEntries: 3}}
            """;
    private static final long MINUTE = 60_000;

    private final List<SessionStory.Stamped> events = new ArrayList<>();

    @Test
    void anEventBeforeALinkCountsSinceThatAndOneAfterItAtOnce() throws ConfigException {
        happens(visit("e-1").by("").in("s-1").at(0).event());
        happens(visit("l-1").kind("LOGIN").by("c-1").in("s-1").at(MINUTE).event());
        happens(visit("e-2").by("").in("s-1").at(2 * MINUTE).event());

        assertThat(story("e-1").lines())
                .containsExactly(
                        "  it came without customerId, with the session s-1: nothing had linked the session to one"
                                + " then. Since click l-1 linked the session to c-1 at 1970-01-01T00:01:00Z, it counts for c-1 as"
                                + " a late event does: later decisions know it, and no rule was asked about it again");
        assertThat(story("e-1").customer()).isEmpty();
        assertThat(story("l-1").lines())
                .containsExactly("  it linked the session s-1, so that earlier events count, too: click e-1");
        assertThat(story("e-2").lines())
                .containsExactly(
                        "  it came without customerId, with the session s-1: it counts for c-1, since click l-1"
                                + " linked the session to c-1 at 1970-01-01T00:01:00Z");
        assertThat(story("e-2").customer()).contains("c-1");
    }

    @Test
    void anEventThatGaveWayToLaterOnesCountsForNobody() throws ConfigException {
        for (int i = 0; i < 4; i++) {
            happens(visit("e-" + i).by("").in("s-1").at(i).event());
        }
        happens(visit("l-1").kind("LOGIN").by("c-1").in("s-1").at(MINUTE).event());

        assertThat(story("e-0").lines()).singleElement().asString().endsWith("nothing had linked the session to one");
        assertThat(story("l-1").lines()).singleElement().asString().endsWith("click e-1, click e-2, click e-3");
    }

    @Test
    void ofALargeSessionSoManyEventsAreLookedAtAndThoseThatLinkIt() throws ConfigException {
        for (int i = 0; i < SessionStory.MOST_EVENTS; i++) {
            happens(visit("e-" + i).by("").in("s-1").at(i).event());
        }
        assertThat(story("e-0").lines()).hasSize(1);
        happens(visit("more").by("").in("s-1").at(MINUTE).event());
        happens(visit("l-1").kind("LOGIN").by("c-1").in("s-1").at(MINUTE).event());
        happens(visit("last").by("").in("s-1").at(2 * MINUTE).event());

        assertThat(story("last").lines()).hasSize(2).first().asString().contains("it counts for c-1, since click l-1");
        assertThat(story("last").lines().get(1)).contains("no more than 10000 events were looked at");
    }

    private void happens(Event event) {
        events.add(new SessionStory.Stamped(event, events.size()));
    }

    private SessionStory story(String id) throws ConfigException {
        Occasion click = new Occasion("click", id, "s-1", 0, 0, "");
        return SessionStory.of(click, new JobConfigs().read(JOB, Map.of(), Map.of()), "s-1", events);
    }
}
