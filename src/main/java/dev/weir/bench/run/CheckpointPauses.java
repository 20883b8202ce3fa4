package dev.weir.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.sandbox.flink.JobMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long events waited for checkpoints, by Flink's own figures. Of each checkpoint the slowest instance of a task
 * counts: its part {@code sync}, while it processes nothing, and the time until all barriers had arrived.
 */
public final class CheckpointPauses {
    /** Tasks that never took a millisecond are left out. */
    private final Map<String, Task> tasks = new HashMap<>();

    private int checkpoints;

    private CheckpointPauses() {}

    /** The milliseconds of one task, one for each checkpoint. */
    private record Task(List<Long> sync, List<Long> alignment) {
        Task() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * Returns a line for each task that waited at all, of the completed checkpoints that the cluster remembers.
     *
     * @throws IOException if Flink does not answer
     */
    public static List<String> of(JobMetrics job) throws IOException, InterruptedException {
        CheckpointPauses pauses = new CheckpointPauses();
        JsonNode vertices = job.get("").path("vertices");
        for (JsonNode checkpoint : job.get("checkpoints").path("history")) {
            if (checkpoint.path("status").asText().equals("COMPLETED")) {
                pauses.checkpoints++;
                for (JsonNode vertex : vertices) {
                    String path = "checkpoints/details/" + checkpoint.path("id").asText() + "/subtasks/"
                            + vertex.path("id").asText();
                    pauses.add(vertex.path("name").asText(), job.get(path).path("summary"));
                }
            }
        }
        return pauses.lines();
    }

    private void add(String name, JsonNode summary) {
        int chained = name.indexOf(" -> ");
        Task task = tasks.computeIfAbsent(chained < 0 ? name : name.substring(0, chained), first -> new Task());
        task.sync.add(
                summary.path("checkpoint_duration").path("sync").path("max").asLong());
        task.alignment.add(
                summary.path("alignment").path("duration").path("max").asLong());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        tasks.entrySet().stream()
                .filter(task -> greatest(task.getValue().sync) > 0)
                .sorted(Map.Entry.comparingByKey())
                .forEach(task -> lines.add(String.format(
                        Locale.ROOT,
                        "%-28.28s%s at a checkpoint, %s until all barriers were there",
                        task.getKey(),
                        shown(task.getValue().sync),
                        shown(task.getValue().alignment))));
        if (!lines.isEmpty()) {
            lines.add(0, "");
            lines.add(1, "Pauses of the slowest instance at " + checkpoints + " checkpoints, median (greatest)");
        }
        return lines;
    }

    private static String shown(List<Long> millis) {
        return millis.stream().sorted().skip(millis.size() / 2).findFirst().orElse(0L) + " (" + greatest(millis)
                + ") ms";
    }

    private static long greatest(List<Long> millis) {
        return millis.stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
