package dev.weir.cli.watch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.text.Counted;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir stats}. */
@Command(
        name = "stats",
        description = {
            "Counts the decisions of the last hour, or another time, by outcome, and by rule how often it fired, live and in"
                    + " shadow mode.",
            "It reads the decisions from the topic, and ends with the last that there is."
        })
public final class ShowStats implements Callable<Integer> {
    private static final int BAR = 30;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "1h",
            description = "Of the last 10m, 2h, 1d; default: ${DEFAULT-VALUE}.")
    private Duration since = Duration.ofHours(1);

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        RuleHits counts = new RuleHits();
        try (KafkaTopics topics = job.topics(config)) {
            long sinceMillis = System.currentTimeMillis() - since.toMillis();
            read(topics, config.topics().actions(), sinceMillis, counts);
            if (config.topics().shadow().isPresent()) {
                read(topics, config.topics().shadow().get(), sinceMillis, counts);
            }
        }
        if (output.isJson()) {
            output.json(document(counts));
        } else {
            show(counts);
        }
        return 0;
    }

    private static void read(KafkaTopics topics, String topic, long sinceMillis, RuleHits into) throws IOException {
        topics.read(topics.since(topic, sinceMillis), record -> into.add(Output.parse(record.value())));
    }

    private void show(RuleHits counts) {
        output.line(Counted.of(counts.decisions(), "decision"));
        List<List<String>> outcomes = new ArrayList<>();
        counts.outcomes().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(one -> outcomes.add(List.of(
                        one.getKey(),
                        Long.toString(one.getValue()),
                        String.format(Locale.ROOT, "%.1f %%", 100.0 * one.getValue() / counts.decisions()),
                        bar(one.getValue(), counts.decisions()))));
        output.table(outcomes);
        long most = counts.rules().values().stream()
                .mapToLong(hits -> hits.live() + hits.shadow())
                .max()
                .orElse(0);
        if (most == 0) {
            output.line("no rule fired");
            return;
        }
        List<List<String>> rules = new ArrayList<>(List.of(List.of("RULE", "FIRED", "IN SHADOW", "MEAN SCORE", "")));
        counts.rules().entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, RuleHits.Hits> one) ->
                                one.getValue().live() + one.getValue().shadow())
                        .reversed())
                .forEach(one -> rules.add(List.of(
                        one.getKey(),
                        Long.toString(one.getValue().live()),
                        Long.toString(one.getValue().shadow()),
                        String.format(Locale.ROOT, "%.1f", one.getValue().meanScore()),
                        bar(one.getValue().live() + one.getValue().shadow(), most))));
        output.table(rules);
    }

    /** Returns a bar of a length in proportion, at least one sign for what is more than nothing. */
    private static String bar(long part, long whole) {
        return "█".repeat(Math.max(part > 0 ? 1 : 0, (int) Math.round((double) BAR * part / whole)));
    }

    private static ObjectNode document(RuleHits counts) {
        ObjectNode document = Output.object().put("decisions", counts.decisions());
        ObjectNode outcomes = document.putObject("outcomes");
        counts.outcomes().forEach(outcomes::put);
        counts.rules()
                .forEach((id, hits) -> document.withArray("rules")
                        .addObject()
                        .put("rule", id)
                        .put("fired", hits.live())
                        .put("shadow", hits.shadow())
                        .put("meanScore", hits.meanScore()));
        return document;
    }
}
