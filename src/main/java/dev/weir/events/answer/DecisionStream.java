package dev.weir.events.answer;

import dev.weir.events.EventType;
import dev.weir.events.StreamDefinition;
import dev.weir.events.ValueType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The stream of what the job itself decided: it comes back as events that features count. */
public final class DecisionStream {
    /** The type of its events. */
    public static final EventType TYPE = EventType.declared("decision");

    /** The field with the tags of the rules that are reasons, separated by blanks. */
    public static final String TAGS = "tags";

    /** The fields of the trigger event that a decision copies, if the event has them. */
    public static final Map<String, ValueType> OF_TRIGGER = Map.ofEntries(
            Map.entry("customerId", ValueType.STRING),
            Map.entry("cardId", ValueType.STRING),
            Map.entry("deviceId", ValueType.STRING),
            Map.entry("sessionId", ValueType.STRING),
            Map.entry("ip", ValueType.STRING),
            Map.entry("merchantId", ValueType.STRING),
            Map.entry("merchantCategory", ValueType.STRING),
            Map.entry("country", ValueType.STRING),
            Map.entry("channel", ValueType.STRING),
            Map.entry("currency", ValueType.STRING),
            Map.entry("amount", ValueType.DOUBLE));

    /** The error for a rule that would be triggered by a decision. */
    public static final String NO_TRIGGER =
            "a decision triggers no rule, since that would decide and so trigger itself; ask a feature such as {count:"
                    + " decision, where: 'decision.outcome == \"BLOCK\"', by: [ip], over: 1h}";

    /** The error for a pattern that would be complete at a decision. */
    public static final String NO_LAST_STAGE =
            "a decision, or the time after one, would complete this pattern, which then decides and so may trigger"
                    + " itself; let the last stage be an event of another type that has to happen";

    /** The error for a feature over decisions if the job does not read them. */
    public static final String NOT_READ =
            "this job does not read what it decided; name a topic for it in the job config: decisions: {events:"
                    + " decision-events}";

    /** Its definition. */
    public static final StreamDefinition DEFINITION =
            new StreamDefinition(TYPE, "decisionId", "eventTime", "subject", fields());

    private DecisionStream() {}

    private static Map<String, ValueType> fields() {
        Map<String, ValueType> fields = new TreeMap<>(OF_TRIGGER);
        List.of("outcome", "rule", "rules", TAGS, "triggerType", "triggerId", "duplicateOf")
                .forEach(name -> fields.put(name, ValueType.STRING));
        fields.put("score", ValueType.DOUBLE);
        return fields;
    }
}
