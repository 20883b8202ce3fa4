package dev.weir.console.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.io.flink.NewestJob;
import dev.weir.io.flink.RestAnswers;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks after the job every few seconds, in a thread of its own, while anybody looks at a page. */
public final class FlinkJobs implements AutoCloseable {
    private static final long EVERY_MILLIS = 3_000;
    private static final long WATCHED_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** Without a reader it asks less often, so that nobody who comes sees what was long ago. */
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final long FIGURES_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final String PENDING = "pendingRecords";
    private static final double SECOND_MILLIS = 1_000;

    private final RestAnswers rest;
    private final URI address;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Map<String, List<String>> pending = new HashMap<>();
    private final FigureReading reading;
    private volatile JobHealth health = JobHealth.UNKNOWN;
    private volatile JobFigures figures = JobFigures.UNKNOWN;
    private volatile long askedNanos = System.nanoTime();
    private volatile long figuresAskedNanos = System.nanoTime();
    private long figuresReadNanos = System.nanoTime() - IDLE_NANOS;
    private long lookedNanos = System.nanoTime() - IDLE_NANOS;

    private FlinkJobs(URI address) {
        this.address = address;
        this.rest = new RestAnswers(address.toString());
        this.reading = new FigureReading(rest);
    }

    /** Begins to look. */
    public static FlinkJobs start(URI address) {
        FlinkJobs jobs = new FlinkJobs(address);
        Thread thread = new Thread(jobs::run, "console-flink");
        thread.setDaemon(true);
        thread.start();
        return jobs;
    }

    /** Returns how the job was a moment ago. */
    public JobHealth health() {
        askedNanos = System.nanoTime();
        return health;
    }

    /** Returns what it measured of rules and models some seconds ago. */
    public JobFigures figures() {
        askedNanos = System.nanoTime();
        figuresAskedNanos = askedNanos;
        return figures;
    }

    private void run() {
        try {
            do {
                long nowNanos = System.nanoTime();
                if (nowNanos - askedNanos < WATCHED_NANOS || nowNanos - lookedNanos >= IDLE_NANOS) {
                    lookedNanos = nowNanos;
                    look();
                }
            } while (!stop.await(EVERY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            health = asked();
        } catch (IOException e) {
            String why = "Flink at " + address + " does not answer";
            health = JobHealth.unknown(why);
            figures = JobFigures.unknown(why);
        }
    }

    private JobHealth asked() throws IOException, InterruptedException {
        Optional<JsonNode> newest = NewestJob.of(rest);
        if (newest.isEmpty()) {
            figures = JobFigures.unknown("Flink runs no job");
            return JobHealth.unknown("Flink runs no job");
        }
        JsonNode found = newest.get();
        String id = found.path("jid").asText();
        JsonNode vertices = rest.get("/jobs/" + id).path("vertices");
        List<JobStep> steps = new ArrayList<>();
        for (JsonNode vertex : vertices) {
            steps.add(step(id, vertex));
        }
        long nowNanos = System.nanoTime();
        boolean isWatched = nowNanos - figuresAskedNanos < WATCHED_NANOS;
        if (nowNanos - figuresReadNanos >= (isWatched ? FIGURES_NANOS : IDLE_NANOS)) {
            figuresReadNanos = nowNanos;
            figures = reading.read(id, vertices);
        }
        return new JobHealth(
                found.path("state").asText().toLowerCase(Locale.ROOT),
                true,
                id,
                found.path("start-time").asLong(),
                steps,
                checkpoint(rest.get("/jobs/" + id + "/checkpoints")));
    }

    private JobStep step(String job, JsonNode vertex) throws IOException, InterruptedException {
        String metrics = "/jobs/" + job + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics";
        // A source says how much waits only after it has read, so it is asked until it does.
        if (vertex.path("name").asText().startsWith("Source") && !pending.containsKey(metrics)) {
            List<String> found = pending(rest.get(metrics));
            if (!found.isEmpty()) {
                pending.put(metrics, found);
            }
        }
        List<String> names = new ArrayList<>(List.of(
                "numRecordsInPerSecond",
                "numRecordsOutPerSecond",
                "busyTimeMsPerSecond",
                "backPressuredTimeMsPerSecond"));
        names.addAll(pending.getOrDefault(metrics, List.of()));
        Map<String, JsonNode> values = new HashMap<>();
        for (JsonNode metric : rest.get(metrics + "?get="
                + String.join(
                        ",",
                        names.stream()
                                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
                                .toList()))) {
            values.put(metric.path("id").asText(), metric);
        }
        return new JobStep(
                vertex.path("name").asText(),
                vertex.path("parallelism").asInt(),
                vertex.path("status").asText().toLowerCase(Locale.ROOT),
                sum(values, "numRecordsInPerSecond"),
                sum(values, "numRecordsOutPerSecond"),
                most(values, "busyTimeMsPerSecond") / SECOND_MILLIS,
                most(values, "backPressuredTimeMsPerSecond") / SECOND_MILLIS,
                lag(values));
    }

    private static List<String> pending(JsonNode metrics) {
        List<String> names = new ArrayList<>();
        metrics.forEach(metric -> {
            String name = metric.path("id").asText();
            if (name.endsWith("." + PENDING)) {
                names.add(name);
            }
        });
        return names;
    }

    private static double sum(Map<String, JsonNode> values, String name) {
        return values.containsKey(name)
                ? Math.max(0, values.get(name).path("sum").asDouble())
                : 0;
    }

    private static double most(Map<String, JsonNode> values, String name) {
        double most = values.containsKey(name) ? values.get(name).path("max").asDouble() : 0;
        return Double.isFinite(most) ? Math.min(SECOND_MILLIS, Math.max(0, most)) : 0;
    }

    private static long lag(Map<String, JsonNode> values) {
        return values.entrySet().stream()
                .filter(value -> value.getKey().endsWith(PENDING))
                .mapToLong(value -> Math.max(0, value.getValue().path("sum").asLong()))
                .reduce(Long::sum)
                .orElse(-1);
    }

    private static LastCheckpoint checkpoint(JsonNode checkpoints) {
        JsonNode latest = checkpoints.path("latest").path("completed");
        return new LastCheckpoint(
                checkpoints.path("counts").path("completed").asLong(),
                checkpoints.path("counts").path("failed").asLong(),
                latest.path("latest_ack_timestamp").asLong(),
                latest.path("end_to_end_duration").asLong(),
                latest.path("state_size").asLong());
    }

    @Override
    public void close() {
        stop.countDown();
    }
}
