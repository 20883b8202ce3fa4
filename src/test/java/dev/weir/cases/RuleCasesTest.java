package dev.weir.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.realdata.RuleDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleCasesTest {
    private static final String ON_LARGE = """
            id: large
            version: 1
            on: transaction
            when: transaction.amount > 100
            then: {outcome: REVIEW}
            """;

    @TempDir
    private Path folder = Path.of("");

    static List<RuleCase> cases() throws IOException {
        List<RuleCase> cases = new ArrayList<>();
        for (Path file : CaseFile.in(Path.of("rules"))) {
            cases.addAll(CaseFile.read(file));
        }
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aRuleDecidesAsItsCasesSay(RuleCase given) throws Exception {
        CaseRun run = new CaseRun(config(), RuleDocument.live(Files.readString(given.rule())), given);
        assertThat(run.found(run.run())).isEqualTo(run.expected());
        assertThat(run.errors()).isZero();
    }

    @Test
    void aDecisionThatIsNotAsExpectedIsSeen() throws Exception {
        CaseRun run = written("expect: [{event: e1, outcome: BLOCK}]");
        assertThat(run.found(run.run())).containsExactly("{event=e1, outcome=REVIEW}");
        assertThat(run.expected()).containsExactly("{event=e1, outcome=BLOCK}");
    }

    @Test
    void aDecisionThatIsNotExpectedIsSeenWhole() throws Exception {
        CaseRun run = written("expect: []");
        assertThat(run.found(run.run())).hasSize(1).first().asString().contains("at=5000ms", "rules=[large]");
    }

    @Test
    void aCaseThatIsMisspeltIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written("expect: [{outcom: REVIEW}]"))
                .withMessageContaining("'outcom' is none of");
    }

    private CaseRun written(String expect) throws Exception {
        Path file = Files.writeString(folder.resolve("large.test.yaml"), """
                cases:
                  - name: a large payment
                    events: [{at: 5s, transaction: {customerId: c-1, amount: 200}}]
                """ + "    " + expect + "\n");
        return new CaseRun(
                config(), RuleDocument.of(ON_LARGE), CaseFile.read(file).get(0));
    }

    private static JobConfig config() throws Exception {
        return new JobConfigs().read(Path.of("job-configs/local.yaml"), Map.of(), Map.of());
    }
}
