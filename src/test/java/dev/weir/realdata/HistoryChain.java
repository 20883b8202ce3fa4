package dev.weir.realdata;

import dev.weir.backtest.Backtest;
import dev.weir.backtest.Engines;
import dev.weir.backtest.Period;
import dev.weir.backtest.ProgressListener;
import dev.weir.backtest.RuleSet;
import dev.weir.backtest.measure.MeasuredRule;
import dev.weir.config.JobConfig;
import dev.weir.events.answer.Decision;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.Documents;
import dev.weir.io.history.Histories;
import dev.weir.io.history.History;
import dev.weir.io.history.HistoryInputs;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The backtest, for records as they stand on topics: files in, decisions out. */
final class HistoryChain {
    private static final int MOST_BYTES = 1 << 20;

    private HistoryChain() {}

    /** Writes the records to files of a folder, one for each topic, and returns what is decided when they are played. */
    static List<Decision> decide(
            JobConfig config, List<RuleDocument> rules, Map<String, String> lists, List<RawRecord> records, Path folder)
            throws IOException {
        Files.createDirectories(folder);
        for (String topic : List.of(Wire.TRANSACTIONS, Wire.CLICKSTREAM)) {
            List<RawRecord> ofTopic =
                    records.stream().filter(one -> one.topic().equals(topic)).toList();
            if (!ofTopic.isEmpty()) {
                write(ofTopic, folder.resolve(topic + ".jsonl"));
            }
        }
        List<Decision> all = new ArrayList<>();
        Backtest backtest = new Backtest(
                new Engines(config),
                ruleSet(rules, lists),
                Backtest.Against.NOTHING,
                Period.ALL,
                Backtest.Answers.NONE,
                (event, label, decisions) -> all.addAll(decisions));
        try (History history = Histories.open(HistoryInputs.of(config, List.of(folder.toString())))) {
            backtest.run(history, ProgressListener.NONE);
        }
        return all;
    }

    private static void write(List<RawRecord> records, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (RawRecord record : records) {
                out.write(record.value());
                out.write('\n');
            }
        }
    }

    private static RuleSet ruleSet(List<RuleDocument> rules, Map<String, String> lists) {
        List<Node> documents = new ArrayList<>();
        List<MeasuredRule> measured = new ArrayList<>();
        for (RuleDocument rule : rules) {
            try {
                documents.add(Documents.json(MOST_BYTES).read(rule.json().getBytes(StandardCharsets.UTF_8)));
            } catch (DocumentException e) {
                throw new AssertionError(rule.id(), e);
            }
            measured.add(new MeasuredRule(
                    rule.id(),
                    1,
                    "live",
                    Wire.read(rule.json()).at("/then/outcome").asText()));
        }
        return new RuleSet("the rules", documents, measured, lists, 0);
    }
}
