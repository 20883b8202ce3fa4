package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.backtest.Engines;
import dev.weir.backtest.RuleRefusedException;
import dev.weir.backtest.RuleSet;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfigs;
import dev.weir.engine.LocalEngine;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.io.document.DocumentForms;
import dev.weir.io.document.Documents;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir models train} on files, without Kafka. */
final class TrainModelTest {
    private static final String MODEL = """
            model: card-fraud
            version: 1
            on: transaction
            features:
              before: {count: transaction, by: [cardId], over: 1h}
            inputs: {amount: transaction.amount, before: before}
            kind: online
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writePayments() throws IOException {
        StringBuilder payments = new StringBuilder();
        StringBuilder labels = new StringBuilder("transactionId,fraud\n");
        for (int i = 0; i < 1000; i++) {
            int amount = (i * 37) % 200;
            payments.append(("{\"transactionId\":\"t-%d\",\"timestamp\":%d,\"customerId\":\"c-%d\",\"cardId\":\"k-%d\","
                            + "\"amount\":%d}\n")
                    .formatted(i, 1_772_359_200_000L + i * 60_000L, i % 50, i % 50, amount));
            labels.append("t-%d,%d\n".formatted(i, amount > 150 ? 1 : 0));
        }
        Files.writeString(Files.createDirectories(folder.resolve("events")).resolve("transactions.jsonl"), payments);
        Files.writeString(folder.resolve("labels.csv"), labels);
        Files.writeString(folder.resolve("model.yaml"), MODEL);
    }

    @Test
    void aLogisticModelIsWrittenThatTheJobTakes() throws Exception {
        Ran ran = train("--kind=logistic");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().get(0))
                .startsWith("trained with 800 payments; of the 200 after them, of which 49 were fraud: AUC 1.000");
        String written = Files.readString(folder.resolve("out.yaml"));
        assertThat(written).contains("kind: logistic", "weights:\n  amount: ", "by:\n      - cardId");
        assertThat(inForce(written)).isTrue();
    }

    @Test
    void aModelThatTheJobTrainedBeforeIsTrainedAnew() throws Exception {
        Files.writeString(folder.resolve("model.yaml"), MODEL + "learned: 500\nmeasured: {labels: 500, auc: 0.9}\n");

        assertThat(train().err()).isEmpty();
        String written = Files.readString(folder.resolve("out.yaml"));
        assertThat(written).doesNotContain("learned", "measured");
        assertThat(inForce(written)).isTrue();
    }

    @Test
    void aModelThatTheJobGoesOnLearningFromKeepsHowItLearnsAndSaysHowItDid() throws Exception {
        Files.writeString(folder.resolve("model.yaml"), """
                # Whose model it is.
                %slearning: {rate: 0.1, halfLife: 5000}
                publish: {labels: 77}
                promote: {when: {auc: '>= live', labels: '>= 99'}}
                learned: 500
                """.formatted(MODEL));

        Ran ran = train("--kind=online");

        assertThat(ran.err()).isEmpty();
        String written = Files.readString(folder.resolve("out.yaml"));
        assertThat(written)
                .startsWith("# Whose model it is.\nmodel: card-fraud")
                .contains("kind: online", "rate: 0.1", "halfLife: 5000", "labels: 77", "labels: '>= 99'")
                .containsSubsequence("weights:\n  amount: ", "measured:\n  auc: 1.0\n  labels: 200", "baseline:")
                .doesNotContain("learned:");
        assertThat(inForce(written)).isTrue();
    }

    @Test
    void howAModelLearnsHasToBeAsTheJobTakesIt() throws Exception {
        Files.writeString(folder.resolve("model.yaml"), MODEL + "learning: {rate: 11}\n");

        assertThat(train("--kind=online").text()).contains("learning: rate must be above 0 and at most 10.0");
    }

    @Test
    void treesAreWrittenThatTheJobTakes() throws Exception {
        Ran ran = train("--kind=trees", "--trees=10", "--depth=2");

        assertThat(ran.out().get(0)).contains("AUC 1.000, average precision 1.000");
        assertThat(inForce(Files.readString(folder.resolve("out.yaml")))).isTrue();
    }

    @Test
    void aForestIsWrittenThatTheJobTakesWithTheSettingsOfTheDocument() throws Exception {
        Files.writeString(
                folder.resolve("model.yaml"),
                MODEL.replace("kind: online", "kind: anomaly\nforest: {trees: 20, samples: 64}"));

        Ran ran = train("--kind=anomaly");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().get(0)).startsWith("trained with 800 payments; of the 200 after them");
        String written = Files.readString(folder.resolve("out.yaml"));
        assertThat(written).contains("kind: anomaly", "trees: 20", "samples: 64", "decay: 0.0015625", "learned: ");
        assertThat(inForce(written)).isTrue();
    }

    @Test
    void aForestThatTheJobWouldRefuseIsNotGrown() throws IOException {
        Files.writeString(
                folder.resolve("model.yaml"), MODEL.replace("kind: online", "kind: anomaly\nforest: {samples: 1025}"));
        assertThat(train("--kind=anomaly").text()).contains("forest.samples is a number from 16.0 to 1024.0");

        Files.writeString(folder.resolve("model.yaml"), MODEL);
        Files.writeString(folder.resolve("labels.csv"), "transactionId,fraud\nt-1,0\nt-2,0\n");
        assertThat(train("--kind=anomaly").text())
                .contains("there are 2 payments to train with, and a forest needs 16");
    }

    @Test
    void treesThatNoDocumentHoldsAreNotWritten() throws IOException {
        Path config = Files.writeString(
                folder.resolve("job.yaml"),
                "kafka: {bootstrapServers: 'localhost:9092'}\nlimits: {maxDocumentBytes: 1500}\n");
        Ran ran = train("--kind=trees", "--trees=20", "--depth=3", "--config=" + config);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.text()).contains("the job would refuse", "train fewer --trees");
        assertThat(folder.resolve("out.yaml")).doesNotExist();
    }

    @Test
    void whatNobodyCanLearnFromIsSaid() throws IOException {
        Files.writeString(folder.resolve("labels.csv"), "transactionId,fraud\nt-1,0\nt-2,0\n");
        assertThat(train().text()).contains("of 2 payments to train with, 0 were fraud");
        Files.writeString(folder.resolve("labels.csv"), "transactionId,fraud\nx-1,1\n");
        assertThat(train().text()).contains("compare the ids of the labels with those of the payments");
        Files.writeString(folder.resolve("model.yaml"), "id: a-rule\nversion: 1\n");
        assertThat(train().err()).contains("is no document of a model");
        assertThat(train("--kind=onnx").err()).contains("--kind is logistic, trees, online or anomaly, not onnx");
        assertThat(train("--kind=trees", "--depth=9").err()).contains("--depth must be 1 to 8, not 9");
    }

    private Ran train(String... options) {
        List<String> all = new ArrayList<>(List.of(
                "models",
                "train",
                folder.resolve("model.yaml").toString(),
                "--labels=" + folder.resolve("labels.csv"),
                "--out=" + folder.resolve("out.yaml"),
                "--events=" + folder.resolve("events")));
        all.addAll(List.of(options));
        return Ran.of(all.toArray(String[]::new));
    }

    private static boolean inForce(String yaml) throws ConfigException, RuleRefusedException, DocumentException {
        Node document = Documents.yaml(1 << 20).read(yaml.getBytes(StandardCharsets.UTF_8));
        Engines engines =
                new Engines(new JobConfigs().read("kafka: {bootstrapServers: 'localhost:9092'}", Map.of(), Map.of()));
        LocalEngine engine = engines.with(new RuleSet("none", List.of(), List.of(), Map.of(), 0));
        byte[] key = "card-fraud".getBytes(StandardCharsets.UTF_8);
        byte[] json = DocumentForms.json(document).getBytes(StandardCharsets.UTF_8);
        return engine.push(new RawRecord("models", 0, 0, 0, key, json)).kind() == RuleStatus.Kind.ACTIVE;
    }
}
