package dev.weir.cli.warm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.operators.savepoint.Savepoint;
import dev.weir.operators.savepoint.SavepointCopy;
import dev.weir.rules.RuleDraft;
import dev.weir.topology.OperatorIds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.ParameterException;

/** What a warm start refuses, before it asks a broker: none runs here. */
final class WarmStartTest {
    private static final Path KEPT = Path.of("src/test/resources/savepoints/2026-12b");
    private static final long NOW = 1_796_000_000_000L;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void unpackASavepoint() throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        Files.createDirectories(folder.resolve("kept"));
        try (FileSystem zip = FileSystems.newFileSystem(KEPT.resolve("state.zip"));
                Stream<Path> files = Files.list(zip.getPath("/"))) {
            for (Path file : files.toList()) {
                Files.copy(
                        file, folder.resolve("kept").resolve(file.getFileName().toString()));
            }
        }
        config("attributes: {click: {campaign: string}}");
    }

    private void config(String more) throws IOException {
        Files.writeString(folder.resolve("job.yaml"), "kafka: {bootstrapServers: 'localhost:1'}\n" + more + "\n");
    }

    @Test
    void onlyTopicsKnowWhereTheSavepointBegins() {
        assertThatThrownBy(start("events", "kept", "warm"))
                .hasMessage(
                        "--warm-from events: only topics know how far the job had read when the savepoint was taken;"
                                + " write --warm-from events topics");
    }

    @Test
    void anArgumentThatIsMissingIsNamed() {
        assertThatThrownBy(() -> WarmStart.main(new String[] {"--warm-from", "topics"}))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--savepoint");
    }

    @Test
    void aPlaceWithoutASavepointIsNamed() throws IOException {
        rule(RuleDraft.rule("new").features("n: {count: transaction, by: [cardId], over: 30d}"));

        assertThatThrownBy(start("topics", "nothing", "warm"))
                .hasMessageContaining("there is no savepoint at " + folder.resolve("nothing"))
                .hasMessageContaining("'flink stop JOB_ID' takes one");
    }

    @Test
    void aRuleWithAPatternIsRefused() throws IOException {
        Files.writeString(folder.resolve("rules/new.yaml"), """
                id: new
                version: 1
                by: [cardId]
                pattern:
                  within: 1h
                  stages:
                    - {name: a, on: transaction}
                    - {name: b, on: transaction}
                then: {outcome: REVIEW}
                """);

        assertThatThrownBy(start("topics", "kept", "warm"))
                .hasMessageContaining("the rule 'new' has a pattern, and open matches are not computed from history");
    }

    @Test
    void aRuleThatTheJobWouldRefuseIsRefused() throws IOException {
        rule(RuleDraft.rule("new").features("n: {count: transaction, by: [carId], over: 30d}"));

        assertThatThrownBy(start("topics", "kept", "warm"))
                .hasMessageContaining("the rules are refused:")
                .hasMessageContaining("carId");
    }

    @Test
    void rulesWithoutAColdFeatureNeedNoWarmStart() throws IOException {
        rule(RuleDraft.rule("new").when("transaction.amount > 10.0"));

        assertThatThrownBy(start("topics", "kept", "warm"))
                .hasMessageContaining("no feature of these rules is cold")
                .hasMessageContaining("'weir rules push'");
    }

    @Test
    void aConfigWithOtherTopicsIsNotThatOfTheSavepoint() throws IOException {
        rule(RuleDraft.rule("new").features("n: {count: transaction, by: [cardId], over: 30d}"));
        config("attributes: {click: {campaign: string}}\ntopics: {transactions: payments}");

        assertThatThrownBy(start("topics", "kept", "warm"))
                .hasMessage(
                        "the savepoint is of a job that did not read the topic 'payments' for 'transaction'; name its"
                                + " job config with --config");
        assertThat(folder.resolve("warm")).doesNotExist();
    }

    @Test
    void aPlaceInWhichThereIsSomethingIsNotWrittenTo() throws IOException {
        rule(RuleDraft.rule("new").features("n: {count: transaction, by: [cardId], over: 30d}"));

        assertThatThrownBy(start("topics", "kept", "rules"))
                .hasMessage("there is something at " + folder.resolve("rules")
                        + " already; name a folder that does not exist yet");
    }

    @Test
    void nothingIsLeftOfASavepointThatCouldNotBeFinished() throws Exception {
        Path warm = folder.resolve("warm");
        try (SavepointCopy copy =
                SavepointCopy.of(Savepoint.open(folder.resolve("kept").toString()), warm.toString())) {
            copy.changeKeys(OperatorIds.PROFILE, List.of(), (key, current) -> {});
            assertThat(warm).isNotEmptyDirectory();
        }
        assertThat(warm).doesNotExist();

        try (SavepointCopy copy =
                SavepointCopy.of(Savepoint.open(folder.resolve("kept").toString()), warm.toString())) {
            copy.finish();
        }
        assertThat(warm.resolve("_metadata")).exists();
    }

    @Test
    void aConfigThatARuleInForceDoesNotFitIsNotThatOfTheSavepoint() throws IOException {
        rule(RuleDraft.rule("new").features("n: {count: transaction, by: [cardId], over: 30d}"));
        config("");

        assertThatThrownBy(start("topics", "kept", "warm"))
                .hasMessageContaining("rule 'from-campaign' was in force when this job was saved and is refused now")
                .hasMessageContaining("Bring back the job config that it needs");
    }

    private void rule(RuleDraft draft) throws IOException {
        Files.writeString(folder.resolve("rules/new.yaml"), draft.json());
    }

    @Test
    void modelsInTheFolderAreSaidNotToBeWarmedAndWhatToDo() throws IOException {
        rule(RuleDraft.rule("new").when("transaction.amount > 10.0"));
        Files.createDirectories(folder.resolve("rules/models"));
        Files.writeString(folder.resolve("rules/models/m.yaml"), """
                model: m
                version: 1
                on: transaction
                features: {n: {count: transaction, by: [cardId], over: 30d}}
                inputs: {n: n}
                kind: logistic
                weights: {n: 1}
                """);

        assertThatThrownBy(start("topics", "kept", "warm")).hasMessageContaining("no feature of these rules is cold");
        assertThat(told.toString(StandardCharsets.UTF_8))
                .startsWith("Models are not warmed, models/m.yaml: features that only a new model has begin when it is"
                        + " pushed. Write a rule in shadow with the same features");
    }

    private ThrowingCallable start(String from, String savepoint, String to) {
        List<String> arguments = List.of(
                "--warm-from",
                from,
                "--config",
                folder.resolve("job.yaml").toString(),
                "--rules",
                folder.resolve("rules").toString(),
                "--savepoint",
                folder.resolve(savepoint).toString(),
                "--to",
                folder.resolve(to).toString());
        return () -> WarmStart.run(
                arguments.toArray(String[]::new), NOW, new PrintStream(told, true, StandardCharsets.UTF_8));
    }
}
