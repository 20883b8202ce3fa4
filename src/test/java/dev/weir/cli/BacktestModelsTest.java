package dev.weir.cli;

import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.models.artifact.Artifacts;
import dev.weir.models.tree.XGBoostJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir backtest} with models, on files: what it prints of them. */
final class BacktestModelsTest {
    private static final String ONLINE = """
            model: learns
            version: 1
            on: transaction
            inputs: {amount: transaction.amount}
            kind: online
            publish: {labels: 100, every: 30d}
            """;
    private static final String ANOMALY = """
            model: unusual
            version: 1
            on: transaction
            inputs: {amount: transaction.amount}
            kind: anomaly
            forest: {samples: 64, trees: 10}
            publish: {events: 200, every: 30d}
            """;
    private static final String TREES = """
            model: risk
            version: 4
            on: transaction
            kind: trees
            inputs: {amount: transaction.amount, night: 0.0}
            artifact: {%s}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writePayments() throws IOException {
        StringBuilder payments = new StringBuilder();
        StringBuilder labels = new StringBuilder("transactionId,fraud\n");
        for (int i = 0; i < 400; i++) {
            int amount = 10 + (i * 37) % 200;
            payments.append(("{\"transactionId\":\"t-%d\",\"timestamp\":%d,\"customerId\":\"c-%d\",\"cardId\":\"k-%d\","
                            + "\"amount\":%d}\n")
                    .formatted(i, 1_772_359_200_000L + i * 60_000L, i, i, amount));
            labels.append("t-%d,%d\n".formatted(i, amount > 180 ? 1 : 0));
        }
        write("events/transactions.jsonl", payments.toString());
        write("labels.csv", labels.toString());
        write("config.yaml", "kafka: {bootstrapServers: 'none:9092'}\nlabels: {topic: labels}\n");
        write("rules/large.yaml", rule("large").when("transaction.amount > 100").yaml());
    }

    @Test
    void eachVersionThatWasPublishedWhileItLearnedHasItsFigures() throws IOException {
        write("rules/models/learns.yaml", ONLINE);

        Ran ran = backtest("--label-delay=1m");

        assertThat(ran.err()).isEmpty();
        assertThat(squeezed(ran))
                .contains("version from payments frauds AUC average precision")
                .anyMatch(line -> line.startsWith("learns, challenger 2 2026-03-01 100 "))
                .anyMatch(line -> line.startsWith("learns, challenger 3 2026-03-01 100 "))
                .anyMatch(line -> line.startsWith("learns, challenger 4 2026-03-01 "));
        JsonNode versions = new JsonMapper()
                .readTree(backtest("--label-delay=1m", "--json").text())
                .at("/models/1/byVersion");
        assertThat(versions.findValuesAsText("version")).containsExactly("2", "3", "4");
        assertThat(versions.at("/1/auc").asDouble()).isGreaterThan(0.9);
    }

    @Test
    void aForestLearnsWhileItIsPlayedAndIsMeasuredWithLabelsIfThereAreSome() throws IOException {
        write("rules/models/unusual.yaml", ANOMALY);

        Ran ran = backtest();

        assertThat(ran.err()).isEmpty();
        assertThat(squeezed(ran)).anyMatch(line -> line.startsWith("unusual, challenger 2 2026-03-01 "));
    }

    @Test
    void aModelWithItsArtifactInAFileIsAskedByItsUriToo() throws IOException {
        write("rules/models/risk.json", XGBoostJson.MODEL);
        write("elsewhere/risk.json", XGBoostJson.MODEL);
        write("rules/risky.yaml", rule("risky").when("score(\"risk\") > 0.3").yaml());
        write("rules/models/risk.yaml", TREES.formatted("file: risk.json"));
        List<String> beside = squeezed(backtest());

        String hash = sha256(folder.resolve("elsewhere/risk.json"));
        write(
                "rules/models/risk.yaml",
                TREES.formatted("uri: '" + folder.resolve("elsewhere/risk.json").toUri() + "', sha256: " + hash));
        List<String> elsewhere = squeezed(backtest());

        assertThat(beside)
                .anyMatch(line -> line.startsWith("risky REVIEW "))
                .anyMatch(line -> line.startsWith("risk 1 "));
        assertThat(elsewhere).isEqualTo(beside);
        write("elsewhere/risk.json", XGBoostJson.MODEL + " ");
        assertThat(backtest().err()).contains("the model 'risk'", "SHA-256");
    }

    private static String sha256(Path file) throws IOException {
        return Artifacts.sha256(Files.readAllBytes(file));
    }

    private Ran backtest(String... options) {
        List<String> all = new ArrayList<>(List.of(
                "backtest",
                folder.resolve("rules").toString(),
                "--config=" + folder.resolve("config.yaml"),
                "--events=" + folder.resolve("events"),
                "--labels=" + folder.resolve("labels.csv")));
        all.addAll(List.of(options));
        return Ran.of(all.toArray(String[]::new));
    }

    /** The lines with one space between columns. */
    private static List<String> squeezed(Ran ran) {
        return ran.out().stream()
                .map(line -> line.strip().replaceAll(" {2,}", " "))
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
