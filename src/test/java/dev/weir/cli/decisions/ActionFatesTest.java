package dev.weir.cli.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What became of an action that waited, as far as decisions say it. */
final class ActionFatesTest {
    private static final long MINUTE = 60_000;
    private static final Occasion CLICK = new Occasion("click", "e-1", "c-1", 0, 0, "");
    private static final String WAITS = """
            {"decisionId": "1", "trigger": {"type": "click", "id": "e-1"}, "subject": "c-1", "eventTime": "1970-01-01T00:00:00Z",
             "considered": [{"rule": "tip", "version": 3, "outcome": "TIP", "why": "waits until 1970-01-01T01:00:00Z"}]}""";
    private static final String DUE = """
            {"decisionId": "2", "trigger": {"type": "click", "id": "%s"}, "subject": "%s", "eventTime": "1970-01-01T01:00:00Z", %s}""";

    @Test
    void whatIsNotDueWaitsAndWhatIsDueForAMomentIsOnItsWay() {
        ActionFates fates = fates(true, WAITS);

        assertThat(fates.lines(Optional.empty(), 60 * MINUTE - 1))
                .containsExactly("tip, version 3, began to wait at 1970-01-01T00:00:00Z: it goes out at"
                        + " 1970-01-01T01:00:00Z, unless something forbids it then");
        assertThat(fates.fate("tip", 60 * MINUTE, 61 * MINUTE - 1)).contains("may not have passed it yet");
        assertThat(fates.fate("tip", 60 * MINUTE, 61 * MINUTE))
                .endsWith("the job is behind or has not run since, or the topics no longer have what it said");
        assertThat(fates.lines(Optional.of("other"), 0)).isEmpty();
    }

    @Test
    void whatWasNotLookedForIsToldOnceItsTimeIsOver() throws Exception {
        JobConfig config = new JobConfigs().read("", Map.of("kafka.bootstrapServers", "x:1"), Map.of());
        long hourMillis = 60 * MINUTE;
        long untilMillis = hourMillis
                + Duration.ofDays(7).toMillis()
                + MINUTE
                + config.deduplication().horizonMillis();
        RulesThen waiting = new RulesThen(Map.of(), List.of(), hourMillis);

        assertThat(waiting.lookedUntil(CLICK, config, untilMillis)).isEmpty();
        assertThat(waiting.lookedUntil(CLICK, config, untilMillis + 1))
                .hasValue("what waits because of it, or fires when something stays away, was looked for up to "
                        + Instant.ofEpochMilli(untilMillis) + ", a week after the latest time at which it was due");
        assertThat(new RulesThen(Map.of(), List.of(), 0).lookedUntil(CLICK, config, Long.MAX_VALUE))
                .as("all is done at once")
                .isEmpty();
    }

    @Test
    void aRuleInShadowModeAndAHoldoutAreToldApart() {
        String shadow = "\"shadow\": [{\"rule\": \"tip\"%s}]";

        assertThat(fates(true, WAITS, DUE.formatted("e-1", "c-1", shadow.formatted("")))
                        .fate("tip", 60 * MINUTE, 0))
                .endsWith("did not go out: its rule is in shadow mode");
        assertThat(fates(true, WAITS, DUE.formatted("e-1", "c-1", shadow.formatted(", \"holdout\": \"none\"")))
                        .fate("tip", 60 * MINUTE, 0))
                .endsWith("did not go out: the holdout 'none' has the subject");
    }

    @Test
    void whatWasDueAtOnceIsToldWithTheEventOfAnother() {
        String dropped = "\"considered\": [{\"rule\": \"tip\", \"why\": \"recheck\"}]";

        assertThat(fates(true, WAITS, DUE.formatted("e-9", "c-1", dropped)).fate("tip", 60 * MINUTE, 0))
                .contains("its condition did not hold any more");
        assertThat(fates(true, WAITS, DUE.formatted("e-9", "c-2", dropped)).fate("tip", 60 * MINUTE, 0))
                .as("of somebody else")
                .contains("it goes out at");
    }

    @Test
    void anEventThatWasCorrectedAndAMissingTopicAreGivenAsReasons() {
        String correction = WAITS.replace("\"decisionId\": \"1\"", "\"decisionId\": \"3\", \"duplicateOf\": \"1\"")
                .replaceAll("(?s)\"considered.*", "\"reasons\": [{\"rule\": \"other\"}]}");
        ActionFates fates = fates(false, WAITS, correction);

        assertThat(fates.fate("tip", 60 * MINUTE, 90 * MINUTE))
                .contains("the event was corrected since", "names no topic decisions.shadow");
        assertThat(fates.others("1")).containsExactly("3");
    }

    private static ActionFates fates(boolean knowsAll, String... told) {
        List<JsonNode> all = Arrays.stream(told)
                .map(one -> Output.parse(one.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return new ActionFates(CLICK, all, knowsAll);
    }
}
