package dev.weir.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.cli.Ran;
import dev.weir.models.tree.XGBoostJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models in a folder beside the rules that ask them. */
final class FolderModelsTest {
    private static final String MODEL = """
            model: risk
            version: 1
            on: transaction
            inputs: {amount: transaction.amount}
            kind: logistic
            bias: -100
            weights: {amount: 1}
            """;
    private static final String ARTIFACT = """
            model: risk
            version: 1
            on: transaction
            inputs: {amount: transaction.amount}
            kind: trees
            artifact: {uri: "%s", sha256: 0000000000000000000000000000000000000000000000000000000000000000}
            """;
    private static final String FILE = """
            model: risk
            version: 1
            on: transaction
            inputs: {amount: transaction.amount, night: 0.0}
            kind: trees
            artifact: {file: risk.json}
            """;
    private static final String RULE = """
            id: risky
            version: 1
            on: transaction
            when: score("risk") > 0.9
            then: {outcome: REVIEW}
            """;
    private static final String CASES = """
            defaults: {transaction: {customerId: c, cardId: k}}
            cases:
              - name: a large payment
                events: [{at: 0s, transaction: {amount: 50}}, {at: 1s, transaction: {amount: 200}}]
                expect: [{event: e2, outcome: REVIEW}]
            """;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void aRuleAndTheModelThatItAsks() throws IOException {
        Files.createDirectory(folder.resolve("models"));
        write("models/risk.yaml", MODEL);
        write("risky.yaml", RULE);
    }

    @Test
    void modelsAreCheckedWithTheRulesAndErrorsShownAtTheirPlaces() throws IOException {
        assertThat(validated()).endsWith("1 rule and 1 model, no error").doesNotContain("warning");
        write("models/risk.yaml", MODEL.replace("amount: transaction.amount", "amount: transaction.amout"));
        assertThat(validated())
                .contains("models/risk.yaml:4:")
                .contains("unknown field 'amout' of transaction; did you mean 'amount'?")
                .endsWith("1 error in 1 file, of 1 rule and 1 model");
        write("models/risk.yaml", "model: [");
        assertThat(validated()).contains("models/risk.yaml:1:");
    }

    @Test
    void aModelIsNamedAfterItsFile() throws IOException {
        write("models/other.shadow.yaml", MODEL);

        assertThat(validated())
                .contains("other.shadow.yaml:1:")
                .contains("the model is 'risk' and the file other.shadow.yaml; name the file risk.shadow.yaml");
    }

    @Test
    void aChallengerOnOtherEventsIsRefused() throws IOException {
        write("models/risk.shadow.yaml", MODEL);
        assertThat(validated()).endsWith("1 rule and 2 models, no error");
        write(
                "models/risk.shadow.yaml",
                MODEL.replace("on: transaction", "on: click").replace("transaction.amount", "1"));

        assertThat(validated())
                .contains("risk.shadow.yaml:3:")
                .contains("the challenger is on: click and the live version on: transaction; both are asked about the"
                        + " same events, so write on: transaction");
    }

    @Test
    void anArtifactIsReadWhereItIsAFileAndLeftToTheJobElsewhere() throws IOException {
        write("models/risk.yaml", ARTIFACT.formatted("s3://models/risk.json"));
        assertThat(validated()).endsWith("1 rule and 1 model, no error");
        write(
                "models/risk.yaml",
                ARTIFACT.formatted(folder.resolve("models/risk.json").toUri()));
        assertThat(validated()).contains("models/risk.yaml:6:", "there is no file");
    }

    @Test
    void aRuleThatAsksAnUnknownOrSilentModelIsWarned() throws IOException {
        write("risky.yaml", RULE.replace("\"risk\"", "\"rosk\""));
        assertThat(validated())
                .contains("'score' asks a model 'rosk' that is not there; did you mean 'risk'?")
                .endsWith("no error");
        write("risky.yaml", RULE);
        write("models/risk.yaml", MODEL + "mode: off\n");
        assertThat(validated()).contains("'risk', which is off").endsWith("no error");
        write("models/risk.yaml", MODEL.replace("on: transaction", "on: login").replace("transaction.amount", "1.0"));
        assertThat(validated()).contains("'score' asks the model 'risk', which is on: login, and this rule is not");
    }

    @Test
    void casesAskTheModelUnlessTheyStateItsScore() throws IOException {
        write("risky.test.yaml", CASES);
        assertThat(tested()).endsWith("1 case passed, 0 failed");
        write("risky.test.yaml", "scores: {risk: 0.1}\n" + CASES);
        assertThat(tested()).endsWith("0 cases passed, 1 failed");
        write("models/risk.yaml", ARTIFACT.formatted("s3://models/risk.json"));
        write("risky.test.yaml", CASES);
        assertThat(tested()).endsWith("0 cases passed, 1 failed");
    }

    @Test
    void casesAskAModelInAFileBesideItsDocument() throws IOException {
        write("models/risk.yaml", FILE);
        write("models/risk.json", XGBoostJson.MODEL);
        write("risky.yaml", RULE.replace("> 0.9", "> 0.3"));
        write("risky.test.yaml", CASES);
        assertThat(validated()).endsWith("1 rule and 1 model, no error");
        assertThat(tested()).endsWith("1 case passed, 0 failed");
        write("models/risk.json", XGBoostJson.MODEL.replace("gbtree\"}", "dart\"}"));
        assertThat(validated()).contains("models/risk.yaml:6:", "its booster is 'dart'");
        Files.delete(folder.resolve("models/risk.json"));
        assertThat(validated()).contains("models/risk.yaml:6:", "there is no file risk.json");
    }

    private String validated() {
        return Ran.of("rules", "validate", folder.toString()).text();
    }

    private String tested() {
        return Ran.of("rules", "test", folder.toString()).text();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
