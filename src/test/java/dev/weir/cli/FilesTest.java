package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.io.document.RuleSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that need files only, and the command line itself. */
final class FilesTest {
    private static final String LARGE = """
            id: large
            version: 1
            on: transaction
            when: transaction.amount > 100
            then: {outcome: REVIEW}
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theSampleRulesAreValid() {
        Ran ran = Ran.of("rules", "validate", "rules", "--config", "job-configs/local.yaml");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).singleElement().asString().matches("\\d+ rules and 1 model, no error");
    }

    @Test
    void theSampleRulesPassTheirTests() {
        Ran ran = Ran.of("rules", "test", "rules", "--config", "job-configs/local.yaml");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).singleElement().asString().matches("\\d+ cases passed, 0 failed");
    }

    @Test
    void everyErrorOfEveryFileIsShownWhereItStands() throws Exception {
        write("velocity.yaml", LARGE.replace("large", "velocity").replace("amount", "amout"));
        write("other.yaml", LARGE.replace("outcome", "outcom"));
        Ran ran = Ran.of("rules", "validate", folder.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.text())
                .isEqualTo((folder
                        + "/other.yaml:1:1: the id is 'large' and the file other.yaml; name the file large.yaml\n"
                        + " | id: large\n"
                        + " | ^\n"
                        + folder
                        + "/other.yaml:5:1: 'outcome' is missing; write the name of the outcome, such as outcome:"
                        + " REVIEW\n"
                        + " | then: {outcom: REVIEW}\n"
                        + " | ^\n"
                        + folder + "/other.yaml:5:8: unknown key 'outcom'; did you mean 'outcome'?\n"
                        + " | then: {outcom: REVIEW}\n"
                        + " |        ^\n"
                        + folder + "/velocity.yaml:4:18: unknown field 'amout' of transaction; did you mean 'amount'?\n"
                        + " | when: transaction.amout > 100\n"
                        + " |                  ^\n"
                        + "4 errors in 2 of 2 rules"));
    }

    @Test
    void aCaseMayAskWhatARuleMakesOfAnAmountThatTheJobRefusesAndIsToldThatTheJobAsksNothing() throws Exception {
        write("large.yaml", LARGE);
        write("large.test.yaml", """
                cases:
                  - name: more than there is
                    events: [{at: 0s, transaction: {customerId: c, amount: 1.0e12}}, {at: 1s, transaction: {customerId: c, amount: 1.0e13}}]
                    expect: [{event: e1}, {event: e2}]
                """);

        Ran ran = Ran.of("rules", "test", folder.toString());

        assertThat(ran.code()).isZero();
        assertThat(ran.out().get(0))
                .contains(":3:70: warning: the job would not read this event: amount is the number 10000000000000")
                .endsWith(
                        "; the case plays it all the same, and the job makes a dead letter of it and decides nothing");
        assertThat(ran.out()).last().isEqualTo("1 case passed, 0 failed");
    }

    @Test
    void theSchemaOfARuleIsPrintedForEditors() {
        assertThat(Ran.of("rules", "schema").text() + "\n").isEqualTo(RuleSchema.text());
    }

    @Test
    void whatRulesCostAtMostIsShownIfAsked() throws Exception {
        write("large.yaml", LARGE);

        assertThat(Ran.of("rules", "validate", folder.toString(), "--cost").out())
                .containsSequence(
                        "RULE   STEPS  FEATURES  KEYS  STATE BYTES PER KEY", "large  204    0         0     0");
        assertThat(Ran.of("rules", "validate", folder.toString(), "--cost", "--json")
                        .text())
                .contains("\"cost\":{\"steps\":204,\"features\":0,\"keys\":0,\"stateBytesPerKey\":0}");
    }

    @Test
    void aRuleThatAsksAListForANetworkThatItCannotHoldIsWarned() throws Exception {
        write("lists/nets.txt", "office\n");
        write("large.yaml", LARGE.replace("transaction.amount > 100", "inNetworks('nets', transaction.ip)"));

        assertThat(Ran.of("rules", "validate", folder.resolve("large.yaml").toString())
                        .text())
                .contains("warning: the list 'nets' holds what is neither a network nor an address, such as 'office'");
    }

    @Test
    void anEntryThatLooksLikeANetworkAndIsNoneIsAWarningOfTheRuleThatAsksTheList() throws Exception {
        write("lists/nets.txt", "203.0.113.0/24\n10.0.0.0/33\n");
        write("large.yaml", LARGE.replace("transaction.amount > 100", "inList('nets', transaction.ip)"));

        Ran ran = Ran.of("rules", "validate", folder.resolve("large.yaml").toString());
        assertThat(ran.text()).contains("warning: in the list 'nets', the entry '10.0.0.0/33' looks like an address");
    }

    @Test
    void itsCasesShowTheWarningTooAndPass() throws Exception {
        write("lists/nets.txt", "office\n");
        write("large.yaml", LARGE.replace("transaction.amount > 100", "inNetworks('nets', transaction.ip)"));
        write("large.test.yaml", "cases: [{name: nothing, events: [], expect: []}]");

        Ran ran = Ran.of("rules", "test", folder.resolve("large.yaml").toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.text()).contains("warning: the list 'nets' holds what is neither a network nor an address");
    }

    @Test
    void aTextThatIsOneLetterFromThoseOfTheCasesIsAWarningInTheRule() throws Exception {
        write("large.yaml", LARGE.replace("transaction.amount > 100", "transaction.channel == 'pos-termnal'"));
        write("large.test.yaml", """
                defaults: {transaction: {channel: pos-terminal}}
                cases: [{name: one, events: [{at: 0s, transaction: {customerId: c, amount: 1}}], expect: []}]
                """);

        Ran ran = Ran.of("rules", "test", folder.toString());

        assertThat(ran.code()).isZero();
        assertThat(ran.out().get(0))
                .isEqualTo(folder + "/large.yaml:4:30: warning: no case has a transaction.channel of 'pos-termnal', and"
                        + " some have 'pos-terminal'; write that if it is meant, or a case with the other");
        assertThat(ran.out()).last().isEqualTo("1 case passed, 0 failed");
    }

    @Test
    void aListOfCasesThatIsAskedForNetworksAndHoldsOtherTextsIsAWarningInTheRule() throws Exception {
        write("large.yaml", LARGE.replace("transaction.amount > 100", "inNetworks('nets', transaction.ip)"));
        String given =
                "cases: [{name: NAME, lists: {nets: [LIST]}, events: [{at: 0s, transaction: {customerId: c, amount: 1,"
                        + " ip: 203.0.113.7}}], expect: []}";
        String both = given.replace("NAME", "one").replace("LIST", "x") + ", "
                + given.replace("cases: [", "").replace("NAME", "two").replace("LIST", "198.51.100.0/24, y") + "]\n";
        write("large.test.yaml", both);

        Ran ran = Ran.of("rules", "test", folder.toString());

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .filteredOn(line -> line.contains("warning"))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith(folder + "/large.yaml:4:1: warning: the list 'nets' holds what is neither"
                                        + " a network nor an address, such as 'x', which inNetworks never finds"),
                        two -> assertThat(two).contains("such as 'y'"));
        write("large.test.yaml", both.replace("[x]", "[203.0.113.8]").replace(", y]", "]"));
        assertThat(Ran.of("rules", "test", folder.toString()).out()).containsExactly("2 cases passed, 0 failed");
    }

    @Test
    void aListBesideTheRulesThatCannotBeReadIsAnErrorWithItsPlace() throws Exception {
        write("lists/nets.yaml", "[a, {b: c}]\n");
        write("large.yaml", LARGE);

        Ran ran = Ran.of("rules", "validate", folder.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().get(0)).startsWith(folder + "/lists/nets.yaml");
        assertThat(ran.out()).last().isEqualTo("1 rule, no error; 1 error in lists");
    }

    @Test
    void twoFilesWithOneIdAreRefused() throws Exception {
        write("a/large.yaml", LARGE);
        write("b/large.yaml", LARGE);
        Ran ran = Ran.of("rules", "validate", folder.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().get(0))
                .endsWith("b/large.yaml:1:1: 'large' is the id of " + folder
                        + "/a/large.yaml too; give each rule its own");
    }

    @Test
    void aProgramIsToldInJson() throws Exception {
        write("large.yaml", LARGE.replace("amount", "amout"));
        assertThat(Ran.of("rules", "validate", folder.toString(), "--json").text())
                .isEqualTo(
                        "{\"rules\":[{\"file\":\"" + folder
                                + "/large.yaml\",\"rule\":\"large\",\"version\":1,\"errors\":1,\"warnings\":0,\"cases\":false}],"
                                + "\"errors\":[{\"file\":\"" + folder
                                + "/large.yaml\",\"line\":4,\"column\":18,\"path\":\"when\","
                                + "\"message\":\"unknown field 'amout' of transaction; did you mean 'amount'?\"}],\"warnings\":[]}");
    }

    @Test
    void whatMayNotBeMeantIsSaidAndRefusesNothing() throws Exception {
        write("pair.yaml", """
                id: pair
                version: 1
                pattern:
                  within: 5m
                  afterMatch: skipPastLastEventOrdered
                  stages: [{name: a, on: click}, {name: b, on: transaction}]
                then: {outcome: REVIEW}
                """);
        Ran ran = Ran.of("rules", "validate", folder.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out().get(0))
                .startsWith(
                        folder + "/pair.yaml:3:1: warning: a match waits until every one that began before it is over");
        assertThat(ran.out()).last().isEqualTo("1 rule, no error");
    }

    @Test
    void aCaseThatFailsIsShownAsADiff() throws Exception {
        write("large.yaml", LARGE);
        write("large.test.yaml", """
                cases:
                  - name: two large payments
                    events:
                      - {at: 0s, transaction: {customerId: c-1, amount: 200}}
                      - {at: 1s, transaction: {customerId: c-1, amount: 300}}
                    expect:
                      - {event: e1, outcome: REVIEW}
                      - {event: e2, outcome: BLOCK}
                """);
        Ran ran = Ran.of("rules", "test", folder.resolve("large.yaml").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .containsExactly(
                        "FAIL " + folder + "/large.test.yaml:2: two large payments",
                        "    {event: e1, outcome: REVIEW}",
                        "   -{event: e2, outcome: BLOCK}",
                        "   +{event: e2, outcome: REVIEW}",
                        "0 cases passed, 1 failed");
    }

    @Test
    void theCasesOfARuleThatIsRefusedDoNotPass() throws Exception {
        write("large.yaml", LARGE.replace("amount", "amout"));
        write("large.test.yaml", "cases: [{name: nothing, events: [], expect: []}]");
        Ran ran = Ran.of("rules", "test", folder.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).last().isEqualTo("0 cases passed, 0 failed, 1 error");
    }

    @Test
    void whatIsNotThereIsNamed() {
        Ran ran = Ran.of("rules", "validate", folder.resolve("gone").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("weir: there is no folder and no file " + folder.resolve("gone") + "\n");
    }

    @Test
    void aConfigThatIsWrongIsExplained() throws Exception {
        write("job.yaml", "kafka: {bootstrapServers: a:1}\ntopcs: {}");
        Ran ran = Ran.of(
                "rules",
                "validate",
                "rules",
                "--config",
                folder.resolve("job.yaml").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("topcs");
    }

    @Test
    void aCommandLineThatIsWrongIsAnsweredWithTheUsage() {
        assertThat(Ran.of("rules", "puhs").code()).isEqualTo(2);
        assertThat(Ran.of("rules", "push").err()).contains("DIR|FILE", "Usage: weir rules push");
        assertThat(Ran.of().code()).isEqualTo(2);
        assertThat(Ran.of().err()).contains("flink run", "rules", "decisions");
        assertThat(Ran.of("--help").code()).isZero();
    }

    @Test
    void whoMeansTheJobIsToldHowToSubmitIt() {
        Ran ran = Ran.of("--config", "job-configs/local.yaml");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("flink run -d weir.jar --config job-configs/local.yaml");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
