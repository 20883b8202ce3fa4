package dev.weir.console.seen;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.events.answer.Considered;
import dev.weir.io.record.DecisionSeen;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A decision as lists of decisions need it.
 *
 * @param number in the order of arrival at the console, from 1
 * @param channel of the outcome; {@code ""} for the risk
 * @param others what other channels say, each as channel and outcome
 * @param fired the rules that are reasons
 * @param shadow the rules in shadow mode that would have fired
 * @param json the record as it was written
 */
public record DecisionRow(
        long number,
        String id,
        String triggerType,
        String triggerId,
        String subject,
        long eventTimeMillis,
        long decidedAtMillis,
        String outcome,
        double score,
        String channel,
        List<ChannelOutcome> others,
        List<Citation> fired,
        List<Citation> shadow,
        String json) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_GROUNDS = 6;

    /** Why an action is told to have been dropped when it was due. */
    private static final Set<String> DUE = Set.of(Considered.RECHECK, Considered.GONE);

    /** What a channel beside that of the decision's outcome says. */
    public record ChannelOutcome(String channel, String outcome) {}

    /** Makes defensive copies. */
    public DecisionRow {
        others = List.copyOf(others);
        fired = List.copyOf(fired);
        shadow = List.copyOf(shadow);
    }

    /** Reads a record of the topic; empty if it is no decision. */
    public static Optional<DecisionRow> read(long number, byte[] record) {
        JsonNode json;
        try {
            json = JSON.readTree(record);
        } catch (java.io.IOException e) {
            return Optional.empty(); // not of the job
        }
        if (!json.hasNonNull("decisionId") || !json.path("outcome").isTextual()) {
            return Optional.empty();
        }
        List<ChannelOutcome> others = new ArrayList<>();
        json.path("channels")
                .properties()
                .forEach(each -> others.add(new ChannelOutcome(
                        each.getKey(), each.getValue().path("outcome").asText())));
        DecisionSeen seen = DecisionSeen.of(json);
        return Optional.of(new DecisionRow(
                number,
                json.path("decisionId").asText(),
                seen.triggerType(),
                seen.triggerId(),
                seen.subject(),
                millis(json.path("eventTime")),
                millis(json.path("decidedAt")),
                seen.outcome(),
                seen.score(),
                json.path("channel").asText(),
                others,
                cited(json.path("reasons"), seen.causes()),
                cited(json.path("shadow"), seen.shadow()),
                new String(record, StandardCharsets.UTF_8)));
    }

    private static List<Citation> cited(JsonNode reasons, List<DecisionSeen.Cause> causes) {
        List<Citation> cited = new ArrayList<>();
        for (int i = 0; i < causes.size(); i++) {
            DecisionSeen.Cause cause = causes.get(i);
            List<String> grounds = cause.grounds();
            String more = grounds.size() > MOST_GROUNDS ? " …" : "";
            cited.add(new Citation(
                    cause.rule(),
                    reasons.path(i).path("version").asLong(),
                    cause.outcome(),
                    String.join(", ", grounds.subList(0, Math.min(grounds.size(), MOST_GROUNDS))) + more));
        }
        return cited;
    }

    private static long millis(JsonNode time) {
        try {
            return Instant.parse(time.asText()).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return 0;
        }
    }

    /** Returns the whole record, parsed. */
    public JsonNode parsed() {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("it could be read before", e);
        }
    }

    /** Returns how long after its event it was decided, in milliseconds. */
    public long tookMillis() {
        return Math.max(0, decidedAtMillis - eventTimeMillis);
    }

    /**
     * Returns whether it answers an event that had just come: others were made when the time of an action had come, or once
     * something had stayed away for long enough, and nobody has waited for them.
     *
     * @param later the rules that decide so
     */
    boolean isAnswer(Set<String> later) {
        List<String> rules = Stream.concat(fired.stream(), shadow.stream())
                .map(Citation::rule)
                .toList();
        return rules.isEmpty() ? !isDropped() : !later.containsAll(rules);
    }

    /** Returns whether it says alone that an action did not go out when its time had come. */
    private boolean isDropped() {
        return DUE.stream().anyMatch(why -> json.contains("\"why\":\"" + why + "\""));
    }

    /** Returns its outcome and those of other channels, each once. */
    public Set<String> outcomes() {
        Set<String> all = new TreeSet<>(Set.of(outcome));
        others.forEach(other -> all.add(other.outcome()));
        return all;
    }

    /** Returns whether a rule is a reason, or would be if it were live. */
    public boolean names(String rule) {
        return Stream.concat(fired.stream(), shadow.stream())
                .anyMatch(each -> each.rule().equals(rule));
    }

    /** Returns whether any rule has something to say, live or in shadow. */
    public boolean isByRules() {
        return !fired.isEmpty() || !shadow.isEmpty();
    }
}
