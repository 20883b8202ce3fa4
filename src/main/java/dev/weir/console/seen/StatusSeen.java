package dev.weir.console.seen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.io.record.RuleAnswer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * An answer of the job about a rule or a list.
 *
 * @param atMillis when it answered
 * @param features how whole the windows of its features are
 * @param pattern what became of the open matches; {@code ""} without a pattern
 * @param steps the most that an event can cost, 0 if it was not said
 * @param stateBytes the most that one key can hold, in bytes
 */
public record StatusSeen(
        long atMillis, RuleAnswer answer, List<FeatureState> features, String pattern, long steps, long stateBytes) {

    /**
     * How whole the windows of a feature are.
     *
     * @param state {@code kept} or {@code warming}
     * @param until when it is whole; {@code ""} if it is
     */
    public record FeatureState(String name, String state, String until) {
        /** Returns when it is whole, in epoch milliseconds; empty if it is, or if the answer names no time. */
        public OptionalLong untilMillis() {
            long millis = millis(until, Long.MIN_VALUE);
            return millis == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(millis);
        }
    }

    /** Makes defensive copies. */
    public StatusSeen {
        features = List.copyOf(features);
    }

    static StatusSeen of(JsonNode json, long recordMillis) {
        List<FeatureState> features = new ArrayList<>();
        json.path("features")
                .forEach(each -> features.add(new FeatureState(
                        each.path("name").asText(),
                        each.path("state").asText(),
                        each.path("until").asText())));
        return new StatusSeen(
                millis(json.path("at").asText(), recordMillis),
                RuleAnswer.of(json),
                features,
                json.path("pattern").asText(),
                json.path("cost").path("steps").asLong(),
                json.path("cost").path("stateBytesPerKey").asLong());
    }

    private static long millis(String time, long otherwise) {
        try {
            return Instant.parse(time).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return otherwise;
        }
    }

    /** Returns whether the rule decides or watches by this version from here on. */
    public boolean isEffect() {
        return switch (answer.status()) {
            case "ACTIVE", "SHADOW", "OFF", "REMOVED" -> true;
            default -> false;
        };
    }
}
