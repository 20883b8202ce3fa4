package dev.weir.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.job.UpgradeStory.Step;
import dev.weir.sandbox.kafka.Topics;
import java.util.ArrayList;
import java.util.List;

/** Tells a job its story, one step after another has been answered, and collects what it says. */
final class UpgradePlayer implements AutoCloseable {
    private static final List<String> KEPT_OF_ANSWERS = List.of("rule", "version", "status", "epoch");

    private final Cluster cluster;
    private final Topic actions;
    private final Topic answers;
    private int decisionsDue;
    private int answersDue;

    UpgradePlayer(Cluster cluster) throws Exception {
        this.cluster = cluster;
        this.actions = cluster.read(Topics.ACTIONS);
        this.answers = cluster.read(Topics.RULE_STATUS);
    }

    /** Puts the records of the steps into the topics, as they were when another job heard them. */
    static void put(Cluster cluster, List<Step> steps) throws Exception {
        for (Step step : steps) {
            send(cluster, step);
        }
    }

    /** Plays steps, and returns what was said meanwhile. */
    List<JsonNode> play(List<Step> steps) throws Exception {
        int decisionsBefore = actions.records().size();
        int answersBefore = answers.records().size();
        for (Step step : steps) {
            send(cluster, step);
            decisionsDue += step.decisions();
            if (step.decisions() > 0) {
                actions.await(
                        1,
                        decision ->
                                isOf(step, decision.path("trigger").path("id").asText()));
            }
            answersDue += step.answers();
            answers.awaitRecords(answersDue);
        }
        actions.awaitRecords(decisionsDue);
        List<JsonNode> said = new ArrayList<>();
        List<JsonNode> decisions = actions.values();
        decisions.subList(decisionsBefore, decisions.size()).forEach(decision -> said.add(timeless(decision)));
        List<JsonNode> told = answers.values();
        told.subList(answersBefore, told.size()).forEach(answer -> said.add(essence(answer)));
        return said;
    }

    /** The id of a change of stock begins with its row and time, and says more. */
    static boolean isOf(Step step, String id) {
        return id.equals(step.id()) || (step.topic().equals(Topics.INVENTORY) && id.startsWith(step.id() + "/"));
    }

    private static void send(Cluster cluster, Step step) throws Exception {
        if (step.topic().equals(Topics.RULES)) {
            cluster.send(step.topic(), step.key(), step.values().get(0));
            return;
        }
        for (String value : step.values()) {
            cluster.post(step.topic(), step.partition(), step.key(), value);
        }
        cluster.flush();
    }

    private static JsonNode timeless(JsonNode decision) {
        ((ObjectNode) decision).remove("decidedAt");
        return decision;
    }

    private static JsonNode essence(JsonNode answer) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        KEPT_OF_ANSWERS.stream().filter(answer::has).forEach(field -> kept.set(field, answer.get(field)));
        return kept;
    }

    @Override
    public void close() {
        actions.close();
        answers.close();
    }
}
