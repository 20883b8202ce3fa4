package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.io.document.Documents;
import dev.weir.io.document.RuleFiles;
import dev.weir.rules.SharedDefinitions;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import dev.weir.sandbox.flink.FlinkJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleRulesTest {
    private static final Path FOLDER = Path.of("rules");

    @ParameterizedTest
    @MethodSource("files")
    void everySampleRuleCompilesInTheSandbox(Path file) throws Exception {
        JobConfig config = new JobConfigs().read(FlinkJob.CONFIG, Map.of(), Map.of());
        RuleCompiler compiler = new RuleCompiler(config.schema(), RuleLimits.DEFAULT);
        Documents yaml = Documents.yaml(RuleLimits.DEFAULT.maxDocumentBytes());
        assertThat(compiler.compile(SharedDefinitions.link(yaml.read(Files.readAllBytes(file)))))
                .isInstanceOf(Compiled.Accepted.class);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everySampleRuleSaysTheSameAsJson(Path file) throws Exception {
        JobConfig config = new JobConfigs().read(FlinkJob.CONFIG, Map.of(), Map.of());
        RuleCompiler compiler = new RuleCompiler(config.schema(), RuleLimits.DEFAULT);
        String id = file.getFileName().toString().replace(".yaml", "");
        String json = RuleFiles.read(FOLDER).rules().getOrDefault(id, "");
        Compiled compiled = compiler.compile(SharedDefinitions.link(
                Documents.json(RuleLimits.DEFAULT.maxDocumentBytes()).read(json.getBytes(StandardCharsets.UTF_8))));
        assertThat(compiled).isInstanceOfSatisfying(Compiled.Accepted.class, accepted -> {
            assertThat(accepted.rule().id()).isEqualTo(id);
            assertThat(accepted.rule().identity().description()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void everySampleRuleHasCasesOfWhatItFindsAndOfWhatItLetsPass(Path file) throws Exception {
        Path cases = Path.of(file.toString().replace(".yaml", ".test.yaml"));
        assertThat(cases).exists();
        List<Boolean> finds = new ArrayList<>();
        for (JsonNode one : new YAMLMapper().readTree(cases.toFile()).path("cases")) {
            finds.add(!one.path("expect").isEmpty());
        }
        assertThat(finds).hasSizeGreaterThanOrEqualTo(4).contains(true, false);
    }

    @Test
    void thereAreSamplesOfBothKinds() throws Exception {
        assertThat(RuleFiles.read(FOLDER.resolve("fraud")).rules()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(RuleFiles.read(FOLDER.resolve("personalization")).rules()).hasSizeGreaterThanOrEqualTo(15);
    }

    static List<Path> files() throws IOException {
        return RuleFiles.in(FOLDER);
    }
}
