package dev.weir.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which input of each model is farthest from how it was when the model was trained, as the running job shows it. */
public final class InputDrifts {
    private static final Pattern METRIC = Pattern.compile(".*\\.model\\.(.+)\\.input\\.(.+)\\.psi");

    private final Map<String, Farthest> byModel;

    private record Farthest(String input, double psi) {}

    private InputDrifts(Map<String, Farthest> byModel) {
        this.byModel = byModel;
    }

    /** Returns those of no job. */
    public static InputDrifts unknown() {
        return new InputDrifts(Map.of());
    }

    /**
     * Asks Flink at an address for those of the job that runs.
     *
     * @throws IOException if it does not answer, or runs no job
     */
    public static InputDrifts ask(String flink) throws IOException, InterruptedException {
        RunningJobs rest = new RunningJobs(flink);
        Optional<JsonNode> job = rest.newest();
        if (job.isEmpty()) {
            throw new IOException("Flink at " + flink + " runs no job");
        }
        return of(rest.largest(job.get().path("jid").asText(), ".psi"));
    }

    private static InputDrifts of(Map<String, Double> metrics) {
        Map<String, Farthest> byModel = new HashMap<>();
        metrics.forEach((name, psi) -> {
            Matcher found = METRIC.matcher(name);
            if (found.matches()) {
                byModel.merge(
                        found.group(1),
                        new Farthest(found.group(2), psi),
                        (one, other) -> other.psi > one.psi ? other : one);
            }
        });
        return new InputDrifts(byModel);
    }

    /** Returns the input of a model that is farthest, and its index, such as {@code amount 0.31}; empty if not known. */
    public Optional<String> farthest(String model) {
        return Optional.ofNullable(byModel.get(model))
                .map(found -> String.format(Locale.ROOT, "%s %.2f", found.input, found.psi));
    }
}
