package dev.weir.cli.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.events.definition.Schema;
import dev.weir.io.document.Documents;
import dev.weir.io.document.FileError;
import dev.weir.io.document.RuleFiles;
import dev.weir.rules.SharedDefinitions;
import dev.weir.rules.definition.Definitions;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.limit.RuleLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

    /** The cases of all sample rules, with one runner for all of them, as {@code weir rules test} has it. */
    static List<Arguments> cases() throws Exception {
        Schema schema = new JobConfigs()
                .read(Path.of("job-configs/local.yaml"), Map.of(), Map.of())
                .schema();
        CaseRunner runner = runner(Map.of());
        List<Arguments> cases = new ArrayList<>();
        for (Path file : RuleFiles.casesIn(Path.of("rules"))) {
            CaseFile read = CaseFile.read(file, schema);
            assertThat(read.errors()).isEmpty();
            read.cases().forEach(given -> cases.add(Arguments.of(given, runner)));
        }
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void aRuleDecidesAsItsCasesSay(RuleCase given, CaseRunner runner) throws Exception {
        CaseResult result = run(Files.readString(given.rule()), given, runner);
        assertThat(result.found()).isEqualTo(result.expected());
        assertThat(result.isGood()).isTrue();
    }

    @Test
    void aDecisionThatIsNotAsExpectedIsSeen() throws Exception {
        CaseResult result = run(ON_LARGE, only("expect: [{event: e1, outcome: BLOCK}]"));
        assertThat(result.isGood()).isFalse();
        assertThat(result.found()).containsExactly("{event: e1, outcome: REVIEW}");
        assertThat(result.expected()).containsExactly("{event: e1, outcome: BLOCK}");
    }

    @Test
    void aDecisionThatIsNotExpectedIsSeenWhole() throws Exception {
        assertThat(run(ON_LARGE, only("expect: []")).found())
                .hasSize(1)
                .first()
                .asString()
                .contains("at: 5000ms", "rules: [large]");
    }

    @Test
    void whatIsAsExpectedStaysSoBehindADecisionTooMany() throws Exception {
        String cases = """
                cases:
                  - name: three large payments
                    events:
                      - {at: 5s, transaction: {customerId: c-1, amount: 200}}
                      - {at: +1s, transaction: {customerId: c-1, amount: 200}}
                      - {at: +1s, transaction: {customerId: c-1, amount: 200}}
                    expect: [{event: e2}, {event: e3, outcome: BLOCK}]
                """;
        CaseFile file = CaseFile.read(Files.writeString(folder.resolve("large.test.yaml"), cases), Schema.PLAIN);

        CaseResult result = run(ON_LARGE, file.cases().get(0));

        assertThat(result.found()).hasSize(3);
        assertThat(result.found().get(0)).contains("at: 5000ms", "event: e1", "rules: [large]");
        assertThat(result.found().get(1)).isEqualTo("{event: e2}");
        assertThat(result.found().get(2)).isEqualTo("{event: e3, outcome: REVIEW}");
    }

    @Test
    void aRuleIsTestedAsIfItWereLiveForAll() throws Exception {
        String careful = ON_LARGE + "mode: shadow\nrollout: 0\n";
        assertThat(run(careful, only("expect: [{event: e1, outcome: REVIEW}]")).isGood())
                .isTrue();
    }

    @Test
    void aCaseThatIsMisspeltIsRefusedWhereItStands() throws Exception {
        assertThat(written("expect: [{outcom: REVIEW}]").errors())
                .singleElement()
                .satisfies(error -> assertThat(error.lines())
                        .containsExactly(
                                folder.resolve("large.test.yaml")
                                        + ":4:15: unknown key 'outcom'; did you mean 'outcome'?",
                                " |     expect: [{outcom: REVIEW}]",
                                " |               ^"));
    }

    @Test
    void everythingThatIsWrongWithAFileIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("large.test.yaml"), """
                defaults: {payment: {}}
                cases:
                  - start: yesterday
                    events: [{at: soon, transaction: {}}, {at: 1s}, nothing]
                    until: later
                """);
        assertThat(CaseFile.read(file, Schema.PLAIN).errors())
                .extracting(FileError::message)
                .containsExactly(
                        "unknown key 'payment'; known are 'click', 'inventory', 'transaction'",
                        "'yesterday' is no instant; write one such as 2026-03-02T10:00:00Z",
                        "'at': 'soon' is no time up to 36500d; write 90s, 1h5m or +500ms",
                        "this is no event; write one of 'click', 'inventory', 'transaction', such as {at: 0s,"
                                + " transaction: {amount: 5}}",
                        "this is no map; write keys and values, such as {at: 0s, transaction: {amount: 5}}",
                        "'at' is missing; write such as at: 0s, or at: +20m after the event before",
                        "this is no event; write one of 'click', 'inventory', 'transaction', such as {at: 0s,"
                                + " transaction: {amount: 5}}",
                        "'until': 'later' is no time up to 36500d; write 90s, 1h5m or +500ms",
                        "'name' is missing; say in a few words what happens",
                        "'expect' is missing; write the decisions, such as expect: [{event: e1, outcome: BLOCK}], or"
                                + " expect: []");
    }

    @Test
    void aCaseMayHaveListsAndOtherRules() throws Exception {
        Files.writeString(
                folder.resolve("huge.yaml"), ON_LARGE.replace("large", "huge").replace("100", "1000"));
        Path file = Files.writeString(folder.resolve("large.test.yaml"), """
                with: [huge.yaml]
                lists: {friends: [c-1]}
                cases:
                  - name: a friend and a stranger
                    events:
                      - {at: 0s, transaction: {customerId: c-1, amount: 2000}}
                      - {at: 0s, transaction: {customerId: c-2, amount: 2000}}
                    expect: [{event: e1, rules: [huge]}, {event: e2, rules: [huge, large]}]
                """);
        String rule = ON_LARGE.replace("> 100", "> 100 && !inList('friends', transaction.customerId)");
        CaseResult result = run(rule, CaseFile.read(file, Schema.PLAIN).cases().get(0));
        assertThat(result.found()).isEqualTo(result.expected());
    }

    @Test
    void casesKnowNothingOfEachOtherAndEachHasItsOwnLists() throws Exception {
        String rule = """
                id: large
                version: 1
                on: transaction
                features: {n: {count: transaction, by: [customerId], over: 1h}}
                when: n > 1 && !inList("friends", transaction.customerId)
                then: {outcome: REVIEW}
                """;
        CaseFile cases = CaseFile.read(Files.writeString(folder.resolve("large.test.yaml"), """
                defaults: {transaction: {customerId: c-1, amount: 1}}
                cases:
                  - {name: one, events: [{at: 0s, transaction: {}}], expect: []}
                  - {name: two, events: [{at: 0s, transaction: {}}, {at: 1s, transaction: {}}], expect: [{event: e2}]}
                  - {name: again one, events: [{at: 0s, transaction: {}}], expect: []}
                  - name: two of a friend
                    lists: {friends: [c-1]}
                    events: [{at: 0s, transaction: {}}, {at: 1s, transaction: {}}]
                    expect: []
                  - {name: again two, events: [{at: 0s, transaction: {}}, {at: 1s, transaction: {}}], expect: [{event: e2}]}
                """), Schema.PLAIN);
        CaseRunner runner = runner(Map.of());
        for (RuleCase given : cases.cases()) {
            assertThat(run(rule, given, runner).isGood()).as(given.name()).isTrue();
        }
        assertThat(run(rule.replace("n > 1", "n > 0"), cases.cases().get(0), runner)
                        .isGood())
                .as("another rule with the same id")
                .isFalse();
    }

    @Test
    void anEventThatTheJobWouldNotReadIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("large.test.yaml"), """
                cases:
                  - {name: no amount, events: [{at: 0s, transaction: {customerId: c-1}}], expect: []}
                """);
        CaseResult result =
                run(ON_LARGE, CaseFile.read(file, Schema.PLAIN).cases().get(0));
        assertThat(result.isGood()).isFalse();
        assertThat(result.unread())
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("amount"));
    }

    @Test
    void theJobsCapsHoldInCasesAndItsHoldoutsDoNotSinceARuleIsTestedForAll() throws Exception {
        String tip = ON_LARGE + "tags: [tip]\n";
        CaseFile cases = CaseFile.read(Files.writeString(folder.resolve("large.test.yaml"), """
                cases:
                  - name: one a day
                    events:
                      - {at: 0s, transaction: {customerId: c-1, amount: 200}}
                      - {at: +23h59m59s, transaction: {customerId: c-1, amount: 200}}
                      - {at: +1s, transaction: {customerId: c-1, amount: 200}}
                    expect: [{event: e1}, {event: e3}]
                """), Schema.PLAIN);

        assertThat(run(
                                tip,
                                cases.cases().get(0),
                                Map.of(
                                        "caps", "{tips: {tags: [tip], count: 1, over: 24h}}",
                                        "holdouts", "{all: {tags: [tip], percent: 100}}"))
                        .found())
                .containsExactly("{event: e1}", "{event: e3}");
    }

    private RuleCase only(String expect) throws Exception {
        return written(expect).cases().get(0);
    }

    private CaseFile written(String expect) throws Exception {
        return CaseFile.read(
                Files.writeString(folder.resolve("large.test.yaml"), """
                cases:
                  - name: a large payment
                    events: [{at: 5s, transaction: {customerId: c-1, amount: 200}}]
                """ + "    " + expect + "\n"), Schema.PLAIN);
    }

    private static CaseResult run(String rule, RuleCase given) throws Exception {
        return run(rule, given, Map.of());
    }

    private static CaseResult run(String rule, RuleCase given, Map<String, String> settings) throws Exception {
        return run(rule, given, runner(settings));
    }

    private static CaseResult run(String rule, RuleCase given, CaseRunner runner) throws Exception {
        Node document =
                Documents.yaml(RuleLimits.DEFAULT.maxDocumentBytes()).read(rule.getBytes(StandardCharsets.UTF_8));
        return runner.run(DocumentIds.of(document), document, given);
    }

    private static CaseRunner runner(Map<String, String> settings) throws Exception {
        JobConfig config = new JobConfigs().read(Path.of("job-configs/local.yaml"), settings, Map.of());
        Definitions definitions = SharedDefinitions.all();
        List<Node> policies = SharedDefinitions.policies();
        return new CaseRunner(config, rule -> Linked.of(rule, definitions).writtenOut(), () -> policies);
    }
}
