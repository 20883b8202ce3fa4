package dev.weir.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.io.flink.NewestJob;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.RuleAnswer;
import dev.weir.text.Counted;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir status}. */
@Command(
        name = "status",
        description = {
            "Shows how the job is: whether it runs and since when, its checkpoints, how far behind it is, and what its rules"
                    + " are.",
            "It fails if no job runs, or if Flink does not answer."
        })
public final class ShowStatus implements Callable<Integer> {
    @Option(
            names = "--flink",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8081",
            description = "The address of Flink's web UI; default: ${DEFAULT-VALUE}.")
    private String flink = "";

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        ObjectNode status = Output.object();
        boolean runs = false;
        try {
            runs = addJob(new RunningJobs(flink), status);
        } catch (IOException e) {
            status.put("job", String.valueOf(e.getMessage()));
        }
        try (KafkaTopics topics = job.topics(config)) {
            addRules(RulesOnTopic.read(topics, config), status);
        }
        if (output.isJson()) {
            output.json(status);
        } else {
            status.properties()
                    .forEach(one -> output.line(String.format(
                            "%-12s %s", one.getKey(), one.getValue().asText())));
        }
        return runs ? 0 : Output.REFUSED;
    }

    /** Adds what Flink tells of the newest job; returns whether it runs. */
    private static boolean addJob(RunningJobs rest, ObjectNode into) throws IOException, InterruptedException {
        Optional<JsonNode> newest = rest.newest();
        if (newest.isEmpty()) {
            into.put("job", "none was submitted");
            return false;
        }
        JsonNode found = newest.get();
        String id = found.path("jid").asText();
        into.put(
                "job",
                found.path("name").asText() + " " + found.path("state").asText() + " since "
                        + Instant.ofEpochMilli(found.path("start-time").asLong()));
        JsonNode checkpoints = rest.checkpoints(id);
        JsonNode last = checkpoints.path("latest").path("completed");
        into.put(
                "checkpoints",
                checkpoints.path("counts").path("completed").asLong() + " completed, "
                        + checkpoints.path("counts").path("failed").asLong() + " failed"
                        + (last.has("latest_ack_timestamp")
                                ? ", the last at "
                                        + Instant.ofEpochMilli(last.path("latest_ack_timestamp")
                                                .asLong())
                                        + " in "
                                        + Duration.ofMillis(last.path("end_to_end_duration")
                                                        .asLong())
                                                .toMillis()
                                        + " ms"
                                : ""));
        into.put(
                "behind",
                rest.pendingRecords(id)
                        .map(count -> Counted.of(count, "record"))
                        .orElse("unknown"));
        return NewestJob.isRunning(found);
    }

    private static void addRules(RulesOnTopic rules, ObjectNode into) {
        Map<String, Integer> byStatus = new TreeMap<>();
        long epoch = 0;
        int off = 0;
        for (RulesOnTopic.Revision revision : rules.latest()) {
            Optional<RuleAnswer> answer = rules.answer(revision.id());
            byStatus.merge(answer.map(RuleAnswer::status).orElse("no answer"), 1, Integer::sum);
            epoch = Math.max(epoch, answer.map(RuleAnswer::epoch).orElse(0L));
            off += rules.offReason(revision).isPresent() ? 1 : 0;
        }
        into.put("epoch", Long.toString(epoch));
        StringBuilder told = new StringBuilder();
        byStatus.forEach((name, count) -> told.append(told.length() == 0 ? "" : ", ")
                .append(count)
                .append(' ')
                .append(name));
        into.put("rules", told.length() == 0 ? "none" : told.toString());
        if (off > 0) {
            into.put("switched off", off + " by the job; weir rules list says why");
        }
    }
}
