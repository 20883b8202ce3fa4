package dev.weir.cli.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.engine.decide.EarlierDecision;
import dev.weir.events.Event;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.DecisionSeen;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;

/** A decision read from its topic. */
public record DecisionMade(JsonNode json) {

    /**
     * Finds a decision by its own id, or by that of its event.
     *
     * @throws IOException if there is none
     */
    static DecisionMade find(KafkaTopics topics, JobConfig config, String id) throws IOException {
        AtomicReference<DecisionMade> found = new AtomicReference<>();
        AtomicLong read = new AtomicLong();
        String actions = config.topics().actions();
        topics.read(topics.beginning(actions), record -> {
            read.incrementAndGet();
            JsonNode json = Output.parse(record.value());
            if (id.equals(json.path("decisionId").asText())
                    || id.equals(json.path("trigger").path("id").asText())) {
                found.compareAndSet(null, new DecisionMade(json));
            }
        });
        if (found.get() == null) {
            throw new IOException("none of the " + read + " decisions on the topic '" + actions + "' is '" + id
                    + "', or about it; weir decisions tail shows ids last on each line");
        }
        return found.get();
    }

    /** Returns a line for people, with the id last. */
    public String sentence() {
        return DecisionSeen.of(json).sentence() + "  " + json.path("decisionId").asText();
    }

    String id() {
        return json.path("decisionId").asText();
    }

    String outcome() {
        return json.path("outcome").asText();
    }

    String subject() {
        return json.path("subject").asText();
    }

    String triggerType() {
        return json.path("trigger").path("type").asText();
    }

    String triggerId() {
        return json.path("trigger").path("id").asText();
    }

    long eventTimeMillis() {
        return Instant.parse(json.path("eventTime").asText()).toEpochMilli();
    }

    long decidedAtMillis() {
        return Instant.parse(json.path("decidedAt").asText()).toEpochMilli();
    }

    /** Returns whether it is about an event. */
    boolean isAbout(Event event) {
        return event.type().ruleName().equals(triggerType()) && event.id().equals(triggerId());
    }

    /** Returns what the job remembers of it. */
    EarlierDecision remembered() {
        Set<String> outcomes = new HashSet<>();
        Set<String> rules = new HashSet<>();
        outcomes.add(outcome());
        for (JsonNode reason : json.path("reasons")) {
            outcomes.add(reason.path("outcome").asText());
            rules.add(reason.path("rule").asText());
        }
        return new EarlierDecision(outcomes, rules, eventTimeMillis());
    }

    /** Returns the reason of a rule in a list of reasons: {@code reasons} or {@code shadow}. */
    Optional<JsonNode> reason(String list, String rule) {
        return StreamSupport.stream(json.path(list).spliterator(), false)
                .filter(reason -> rule.equals(reason.path("rule").asText()))
                .findFirst();
    }
}
