package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a model by commands, with a broker and the engine of the job behind it. */
final class ModelCommandsIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void aModelIsPushedSeenInShadowPromotedAndRolledBack() throws Exception {
        try (CommandsAtWork at = CommandsAtWork.start(folder)) {
            write("card-fraud.yaml", 1, 0.5);
            write("card-fraud.shadow.yaml", 2, 0.75);

            assertThat(at.weir("models", "push", models(), "--wait").text())
                    .contains("card-fraud         1        ACTIVE", "card-fraud/shadow  2        SHADOW");
            assertThat(at.weir("models", "push", models(), "--wait").text()).contains("unchanged", "card-fraud");
            assertThat(at.weir("models", "promote", "card-fraud", "--wait").text())
                    .contains("as version 3", "ACTIVE");
            assertThat(at.weir("models", "show", "card-fraud").text()).contains("0.75");
            assertThat(at.weir("models", "rollback", "card-fraud", "--wait").text())
                    .contains("goes back to version 1, as version 4", "ACTIVE");
            assertThat(at.weir("models", "show", "card-fraud").text()).contains("0.5");
            assertThat(at.weir("models", "remove", "card-fraud", "--shadow", "--wait")
                            .text())
                    .contains("REMOVED");
            write("unusual.yaml", """
                            model: unusual
                            version: 1
                            on: transaction
                            inputs: {amount: transaction.amount}
                            kind: anomaly
                            forest: {samples: 16}
                            """);
            assertThat(at.weir("models", "push", models() + "/unusual.yaml", "--wait")
                            .text())
                    .contains("ACTIVE");
            assertThat(at.weir("models", "list").text()).containsPattern("unusual +1 +anomaly +ACTIVE");
            at.weir("models", "remove", "unusual", "--wait");
            assertThat(at.weir("models", "list").out())
                    .as("the head, the live one, and why drift is not shown")
                    .hasSize(3)
                    .last()
                    .asString()
                    .contains("--flink URL");
        }
    }

    @Test
    void aFolderOfRulesIsPushedWithItsModelsFirst() throws Exception {
        try (CommandsAtWork at = CommandsAtWork.start(folder)) {
            at.write("rules/models/card-fraud.yaml", model(1, 0.5));
            at.write("rules/risky.yaml", """
                            id: risky
                            version: 1
                            on: transaction
                            when: score("card-fraud") > 0.9
                            then: {outcome: REVIEW}
                            """);

            assertThat(at.weir("rules", "push", at.at("rules"), "--wait").text())
                    .contains("new                models/card-fraud, version 1", "1 rule to push")
                    .containsPattern("card-fraud +1 +ACTIVE")
                    .containsPattern("risky +1 +ACTIVE")
                    .doesNotContain("not there");
            assertThat(at.weir("rules", "diff", at.at("rules")).text())
                    .as("the models of a folder are compared with the topic of models")
                    .isEmpty();
            at.write("rules/models/card-fraud.yaml", model(3, 0.75));
            at.weir("models", "push", at.at("rules/models"), "--wait");
            at.write("rules/models/card-fraud.yaml", model(2, 0.5));
            assertThat(at.weir("rules", "diff", at.at("rules")).out())
                    .contains(
                            "--- models/card-fraud", "-version: 3", "+version: 2", "-  amount: 0.75", "+  amount: 0.5");
            assertThat(at.weir("rules", "push", at.at("rules"), "--wait").text())
                    .contains("behind             models/card-fraud, version 2", "0 rules to push, 1 unchanged");
        }
    }

    private String models() {
        return folder.resolve("models").toString();
    }

    private void write(String file, int version, double weight) throws IOException {
        write(file, model(version, weight));
    }

    private void write(String file, String model) throws IOException {
        Files.createDirectories(folder.resolve("models"));
        Files.writeString(folder.resolve("models").resolve(file), model);
    }

    private static String model(int version, double weight) {
        return "model: card-fraud\nversion: " + version + "\non: transaction\ninputs: {amount: transaction.amount}\n"
                + "kind: logistic\nweights: {amount: " + weight + "}\nguard: {slowerThan: 10s}\n";
    }
}
