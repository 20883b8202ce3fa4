package dev.weir.io.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Which job is meant where several were submitted: the newest that runs, or else the newest. */
public final class NewestJob {
    private NewestJob() {}

    /**
     * Returns it as Flink tells of it, empty if none was submitted.
     *
     * @throws IOException if nobody answers
     */
    public static Optional<JsonNode> of(RestAnswers rest) throws IOException, InterruptedException {
        JsonNode jobs = rest.get("/jobs/overview").path("jobs");
        return StreamSupport.stream(jobs.spliterator(), false)
                .max(Comparator.comparing(NewestJob::isRunning)
                        .thenComparing(job -> job.path("start-time").asLong()));
    }

    /** Returns whether it runs. */
    public static boolean isRunning(JsonNode job) {
        return job.path("state").asText().equals("RUNNING");
    }
}
