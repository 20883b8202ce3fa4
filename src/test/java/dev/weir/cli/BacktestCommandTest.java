package dev.weir.cli;

import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.weir.rules.RuleDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir backtest} on files, without Kafka: what it prints, and what it says of what it cannot play. */
final class BacktestCommandTest {
    private static final RuleDraft LARGE = rule("large").when("transaction.amount > 100");

    @TempDir
    private Path folder;

    @Test
    void aFolderOfFilesBecomesATable() throws IOException {
        write("rules/large.yaml", LARGE.yaml());
        write(
                "rules/never.yaml",
                rule("never").when("transaction.amount > 9000").yaml());
        payments();
        write("labels.csv", "transactionId,fraud\nt-2,1\nt-3,0\nt-9,1\nt-1,0\n");

        Ran ran = backtest("--labels=" + folder.resolve("labels.csv"));

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(squeezed(ran))
                .containsExactly(
                        "2026-05-01T00:00:00.000Z to 2026-05-03T00:00:00.001Z: 3 events, 3 transactions, 3 with a label, 1"
                                + " of them fraud (33.33 %)",
                        "",
                        "rule outcome alerts a day hits precision recall good each fraud caught insulted only it: hits,"
                                + " frauds",
                        "large REVIEW 2 0.7 2 50.0 % (5.5 to 94.5) 100.0 % (20.7 to 100.0) 1.00 150 200 2, 1",
                        "all REVIEW 2 0.7 2 50.0 % (5.5 to 94.5) 100.0 % (20.7 to 100.0) 1.00 150 200",
                        "all rules 2 0.7 2 50.0 % (5.5 to 94.5) 100.0 % (20.7 to 100.0) 1.00 150 200",
                        "",
                        "no alert: never");
    }

    @Test
    void withoutLabelsItSaysWhatWouldBeHit() throws IOException {
        write("rules/large.yaml", LARGE.yaml());
        payments();

        assertThat(squeezed(backtest()))
                .contains("rule outcome alerts a day hits amount only it: hits", "large REVIEW 2 0.7 2 350 2");
    }

    @Test
    void programsGetAllOfIt() throws IOException {
        write("rules/large.yaml", LARGE.yaml());
        payments();

        Ran ran = backtest("--json", "--from=2026-05-02", "--to=2026-05-02T23:00:00Z");
        JsonNode json = new JsonMapper().readTree(ran.text());

        assertThat(json.path("from").asText()).isEqualTo("2026-05-02T00:00:00.000Z");
        assertThat(json.path("to").asText()).isEqualTo("2026-05-02T23:00:00.000Z");
        assertThat(json.path("transactions").asInt()).isEqualTo(1);
        assertThat(json.at("/rules/0/measures/hits").asInt()).isEqualTo(1);
        assertThat(json.at("/all/alertsPerDay").asDouble()).isEqualTo(1);
        assertThat(json.at("/overlap/both/0/0").asInt()).isEqualTo(1);
        assertThat(json.at("/days/0/day").asText()).isEqualTo("2026-05-02");
        assertThat(json.has("labels")).isFalse();
        assertThat(json.at("/all").has("precision")).isFalse();
    }

    @Test
    void anotherFolderIsPlayedBesideAndTheDifferenceShown() throws IOException {
        write("rules/large.yaml", LARGE.yaml());
        write(
                "stricter/large.yaml",
                rule("large").version(2).when("transaction.amount > 180").yaml());
        payments();

        Ran ran = backtest("--against=" + folder.resolve("stricter"));
        assertThat(squeezed(ran))
                .contains(
                        "against " + folder.resolve("stricter") + ":",
                        "nothing → REVIEW 1 – 150",
                        "newly hit 1 0.3 1 150",
                        "no longer hit 0 0.0 0 0",
                        "transaction t-2 of c-2 at 2026-05-02T00:00:00.000Z, 150",
                        " - nothing",
                        " + REVIEW: large 1");
        assertThat(squeezed(backtest("--against=" + folder.resolve("rules"))))
                .last()
                .isEqualTo("the same outcomes as " + folder.resolve("rules"));
    }

    @Test
    void aRevisionOfTheSameFolderIsPlayedBeside() throws IOException {
        payments();
        Ran ran = Ran.of(
                "backtest", "rules/fraud/large-again.yaml", "--events=" + folder.resolve("events"), "--git=HEAD");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).last().isEqualTo("the same outcomes as HEAD");
        Ran none = Ran.of("backtest", "rules/fraud", "--events=" + folder.resolve("events"), "--git=no-such-revision");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err())
                .contains("the git repository of this folder has no revision 'no-such-revision'; write HEAD~1, or a"
                        + " branch, tag or commit that git log --all --oneline shows");
    }

    @Test
    void listsBesideTheRulesAreUsedAndThoseThatAreMissingAreSaid() throws IOException {
        write(
                "rules/blocked.yaml",
                rule("blocked")
                        .when("inList('blocked', transaction.customerId)")
                        .yaml());
        payments();
        assertThat(squeezed(backtest()))
                .first()
                .isEqualTo("warning: there is no list blocked in a folder lists in or beside the rules, so that nothing"
                        + " is on it");
        write("lists/blocked.txt", "c-1\n");
        assertThat(squeezed(backtest())).contains("blocked REVIEW 1 0.3 1 10 1");
    }

    @Test
    void guardsThatAreNotAppliedAreSaid() throws IOException {
        write("rules/large.yaml", LARGE.yaml() + "guard: {maxBlockRate: 5%, over: 10m}\n");
        payments();

        assertThat(squeezed(backtest()))
                .first()
                .asString()
                .startsWith("warning: guards switch nothing off here, as in the job those of large might");
    }

    @Test
    void otherThresholdsAreShownAndAPageIsWritten() throws IOException {
        write("rules/large.yaml", LARGE.yaml());
        payments();
        Path page = folder.resolve("report.html");

        Ran ran = backtest("--sweep=large:transaction.amount=50..200 step 50", "--report=" + page);

        assertThat(squeezed(ran))
                .contains(
                        "large with transaction.amount > …, * is what it has now:",
                        "50 2 0.7 2 350",
                        "100 * 2 0.7 2 350",
                        "150 1 0.3 1 200",
                        "200 0 0.0 0 0")
                .endsWith("the report is in " + page);
        assertThat(page).content().startsWith("<!doctype html>").contains("\"large\"");
        JsonNode json = new JsonMapper()
                .readTree(backtest("--json", "--sweep=large:transaction.amount=150")
                        .text());
        assertThat(json.at("/sweep/0/points/1/measures/hits").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsNotReadIsSaidOrWithStrictAnError() throws IOException {
        write("rules/large.yaml", LARGE.yaml());
        payments();
        write("events/notes.txt", "what else there is\n");
        write("events/transactions-2.jsonl", "{\"transactionId\":\"t-4\"\n");

        Ran ran = backtest();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .anyMatch(line -> line.startsWith("warning: not read: ") && line.contains("notes.txt"))
                .anyMatch(line -> line.startsWith("warning: 1 row was not readable;"))
                .anyMatch(line ->
                        line.startsWith("warning: not readable: ") && line.contains("transactions-2.jsonl:1: "));
        assertThat(refused("--strict")).contains("transactions-2.jsonl:1");
    }

    @Test
    void aRefusedRuleIsShownAsValidateShowsIt() throws IOException {
        write("rules/large.yaml", LARGE.yaml().replace("amount", "amout"));
        payments();

        Ran ran = backtest();
        Ran validated = Ran.of("rules", "validate", folder.resolve("rules").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().subList(0, ran.out().size() - 1))
                .isEqualTo(validated.out().subList(0, validated.out().size() - 1));
        assertThat(ran.out()).last().isEqualTo("1 error; nothing was played");
    }

    @Test
    void whatCannotBePlayedSaysWhatToWriteInstead() throws IOException {
        write("rules/large.yaml", LARGE.yaml());
        payments();
        write("labels.csv", "transactionId,fraud\n4711,1\n");

        assertThat(refused("--labels=" + folder.resolve("labels.csv")))
                .contains("none of the 1 labels is of a transaction that was measured", "such as 't-1'", "'4711'");
        assertThat(refused("--from=2027-01-01", "--to=2027-02-01")).contains("no event", "2027-01-01");
        assertThat(refused("--warmup=30d")).contains("there is no event to measure", "a shorter --warmup");
    }

    @Test
    void aWrongCommandLineIsExplained() throws IOException {
        write("rules/large.yaml", LARGE.yaml());
        payments();
        assertThat(wrong("--examples=201")).contains("--examples is 0 to 200");
        assertThat(backtest("--examples=200").code()).isZero();
        assertThat(wrong("--from=yesterday")).contains("'yesterday' is no time; write a day such as 2026-05-01");
        assertThat(wrong("--from=2026-05-02", "--to=2026-05-02")).contains("is not before --to");
        assertThat(wrong("--sweep=larg:transaction.amount=1..3"))
                .contains("--sweep: there is no rule 'larg'", "'large'");
        assertThat(wrong("--report=" + folder.resolve("none/report.html"))).contains("--report: there is no folder");
        assertThat(wrong("--report=" + folder)).contains("is a folder; name a file in it, such as");
        assertThat(wrong("--swep=large:transaction.amount=1..3"))
                .startsWith("Unknown option: '--swep=large:transaction.amount=1..3'")
                .contains("Usage: weir backtest [-h]")
                .endsWith("weir backtest --help says what these mean\n")
                .doesNotContain("Plays events");
        assertThat(wrong("--against=x", "--git=y")).contains("--against", "--git", "mutually exclusive");
        assertThat(wrong("--labels=x", "--label-column=y")).contains("mutually exclusive");
    }

    private String wrong(String... options) {
        Ran ran = backtest(options);
        assertThat(ran.code()).isEqualTo(2);
        return ran.err();
    }

    private String refused(String... options) {
        Ran ran = backtest(options);
        assertThat(ran.code()).isEqualTo(1);
        return ran.err();
    }

    private Ran backtest(String... options) {
        List<String> all = new ArrayList<>(
                List.of("backtest", folder.resolve("rules").toString(), "--events=" + folder.resolve("events")));
        all.addAll(List.of(options));
        return Ran.of(all.toArray(String[]::new));
    }

    /** The lines with one space between columns. */
    private static List<String> squeezed(Ran ran) {
        return ran.out().stream().map(line -> line.replaceAll(" {2,}", " ")).toList();
    }

    /** Three, of as many customers, on as many days. */
    private void payments() throws IOException {
        write("events/transactions.jsonl", payment("t-1", 1, 10) + payment("t-2", 2, 150) + payment("t-3", 3, 200));
    }

    private static String payment(String id, int day, int amount) {
        return "{\"transactionId\":\"" + id + "\",\"timestamp\":\"2026-05-0" + day + "T00:00:00Z\",\"customerId\":\"c-"
                + day + "\",\"amount\":" + amount + "}\n";
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
