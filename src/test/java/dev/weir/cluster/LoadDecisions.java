package dev.weir.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.job.Topic;
import dev.weir.sandbox.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** What was decided on a {@link CardLoad} by its counting rule. */
final class LoadDecisions implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Topic actions;
    private final Map<String, Set<Said>> saidOf = new HashMap<>();
    private final NavigableSet<Long> decidedAtMillis = new TreeSet<>();
    private int parsed;
    private int ofLoad;

    LoadDecisions(BrokerClient broker) {
        this.actions = broker.read(Topics.ACTIONS);
    }

    /** Reads on until there are so many more, those that were written again included. */
    void awaitMore(int count) throws IOException {
        int wanted = ofLoad + count;
        while (ofLoad < wanted) {
            readOn();
        }
    }

    /** Reads on until so many different payments were decided, and returns what all decisions on each say. */
    Map<String, Set<Said>> awaitPayments(int count) throws IOException {
        while (saidOf.size() < count) {
            readOn();
        }
        return saidOf;
    }

    /** The longest time in which nothing was decided, in milliseconds. */
    long longestGapMillis() {
        long longest = 0;
        long before = decidedAtMillis.first();
        for (long at : decidedAtMillis) {
            longest = Math.max(longest, at - before);
            before = at;
        }
        return longest;
    }

    private void readOn() throws IOException {
        var records = actions.awaitRecords(parsed + 1);
        for (; parsed < records.size(); parsed++) {
            JsonNode decision = JSON.readTree(records.get(parsed).value());
            String payment = decision.path("trigger").path("id").asText();
            if (CardLoad.isOne(payment)) {
                ofLoad++;
                saidOf.computeIfAbsent(payment, id -> new HashSet<>()).add(Said.by(decision));
                decidedAtMillis.add(
                        Instant.parse(decision.path("decidedAt").asText()).toEpochMilli());
            }
        }
    }

    @Override
    public void close() {
        actions.close();
    }

    /**
     * What of a decision must be the same each time it is made.
     *
     * @param decision its id
     * @param n payments of the card
     */
    record Said(String decision, String outcome, int n) {

        private static Said by(JsonNode decision) {
            return new Said(
                    decision.path("decisionId").asText(),
                    decision.path("outcome").asText(),
                    decision.path("reasons").path(0).path("features").path("n").asInt());
        }
    }
}
