package dev.weir.job;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a process shows to Prometheus at one moment. */
final class Scrape {
    private static final Pattern LINE = Pattern.compile("(?<name>\\w+)(?:\\{(?<labels>.*)})? (?<value>\\S+)");

    private final List<Sample> samples;

    private Scrape(List<Sample> samples) {
        this.samples = samples;
    }

    private record Sample(String name, String labels, double value) {}

    /** Of the process that answers at a port. */
    static Scrape of(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/metrics"))
                .build();
        String text = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        List<Sample> samples = new ArrayList<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new AssertionError(line);
            }
            String labels = parts.group("labels") == null ? "" : parts.group("labels");
            samples.add(new Sample(parts.group("name"), labels, Double.parseDouble(parts.group("value"))));
        });
        return new Scrape(samples);
    }

    /** The names of all metrics. */
    Set<String> names() {
        return samples.stream().map(Sample::name).collect(Collectors.toSet());
    }

    /** The values of a metric of operators where it has a label, such as {@code rule="a"}; {@code ""} for wherever it is. */
    List<Double> values(String metric, String label) {
        return samples.stream()
                .filter(named("flink_taskmanager_job_task_operator_" + metric, label))
                .map(Sample::value)
                .toList();
    }

    /** The sum of these values. */
    long sum(String metric, String label) {
        return (long)
                values(metric, label).stream().mapToDouble(Double::doubleValue).sum();
    }

    /** What is counted of streams and of rules, each with its labels. */
    Set<String> counted() {
        return samples.stream()
                .filter(sample -> sample.name().contains("_operator_stream_")
                        || sample.name().contains("_operator_rule_"))
                .map(Sample::toString)
                .collect(Collectors.toSet());
    }

    /** How often the job was restarted. */
    long restarts() {
        return (long) samples.stream()
                .filter(named("flink_jobmanager_job_numRestarts", ""))
                .mapToDouble(Sample::value)
                .max()
                .orElseThrow();
    }

    private static Predicate<Sample> named(String name, String label) {
        return sample -> sample.name().equals(name) && sample.labels().contains(label);
    }
}
