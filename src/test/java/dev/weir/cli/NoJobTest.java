package dev.weir.cli;

import static dev.weir.rules.RuleDraft.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.record.RawRecord;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a broker with no job behind it; what a job would have written, these tests write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NoJobTest {
    private BrokerWithoutJob broker;
    private Path folder;

    @BeforeAll
    void startABroker(@TempDir Path temporary) throws Exception {
        folder = temporary;
        broker = BrokerWithoutJob.start();
    }

    @AfterAll
    void stopIt() {
        broker.close();
    }

    @Test
    void aPushWithoutAJobSaysThatNobodyAnswers() throws Exception {
        write("alone/alone.yaml", rule("alone").with("description: a rule").yaml());
        Ran ran = broker.weir("rules", "push", at("alone"), "--wait", "--timeout", "200ms");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).anyMatch(line -> line.matches("alone +1 +no answer"));
        assertThat(ran.text()).contains("No answer within 0.2 s to alone.", "Does it run?");
        assertThat(broker.weir("rules", "list").out())
                .anyMatch(line -> line.matches("alone +1 +live +no answer +\\S+ +a rule"));
        assertThat(broker.weir("rules", "push", at("alone"), "--dry-run").text())
                .contains("again              alone, version 1");
    }

    @Test
    void theAnswerToSomebodyElsesRecordOfThatVersionIsNotTakenForOnesOwn() throws Exception {
        write("raced/raced.yaml", rule("raced").version(4).yaml());
        FutureTask<Long> job = new FutureTask<>(() -> answerTwice("raced"));
        new Thread(job, "job").start();

        Ran ran = broker.weir("rules", "push", at("raced"), "--wait");

        assertThat(job.get()).isPositive();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).anyMatch(line -> line.matches("raced +4 +REJECTED.*"));
    }

    /** As a job does to which somebody else pushed that version a moment before. */
    private long answerTwice(String id) throws Exception {
        try (KafkaTopics own = new KafkaTopics(broker.config().kafka())) {
            Optional<RawRecord> pushed = Optional.empty();
            while (pushed.isEmpty()) {
                pushed = own.read("rules").stream()
                        .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(id))
                        .findFirst();
            }
            long offset = pushed.get().offset();
            String answer = "{\"rule\":\"%s\",\"version\":4,\"status\":\"%s\",\"of\":{\"partition\":0,\"offset\":%d}}";
            own.write(
                    "rule-status",
                    id,
                    answer.formatted(id, "ACTIVE", offset - 1).getBytes(StandardCharsets.UTF_8));
            own.write(
                    "rule-status", id, answer.formatted(id, "REJECTED", offset).getBytes(StandardCharsets.UTF_8));
            return offset;
        }
    }

    @Test
    void withoutWaitingAPushEndsAtOnce() throws Exception {
        write("quick/quick.yaml", rule("quick").yaml());
        assertThat(broker.weir("rules", "push", at("quick")).out()).last().isEqualTo("1 rule pushed");
    }

    @Test
    void aRuleInNoFileStaysUnlessItIsPrunedAndIsNamedOnlyIfAsked() throws Exception {
        write("first/gone.yaml", rule("gone").yaml());
        write("then/stays.yaml", rule("stays").yaml());
        broker.weir("rules", "push", at("first"));
        assertThat(broker.weir("rules", "push", at("then"), "--dry-run").text()).doesNotContain("gone", "in no file");
        assertThat(broker.weir("rules", "push", at("then"), "--dry-run", "--json")
                        .text())
                .doesNotContain("gone");
        assertThat(broker.weir("rules", "push", at("then"), "--dry-run", "--others")
                        .text())
                .contains(
                        "not in the folder  gone, version 1",
                        "on the topic and in no file (--prune removes those of the files' owners)");
        assertThat(broker.weir("rules", "show", "gone").code()).isZero();
    }

    @Test
    void onlyTheDifferenceOfAFileIsShown() throws Exception {
        write("diff/other.yaml", rule("other").when("transaction.amount > 1").yaml());
        broker.weir("rules", "push", at("diff"));
        write(
                "diff/other.yaml",
                "# only a comment\n"
                        + rule("other").when("transaction.amount > 1").yaml());
        assertThat(broker.weir("rules", "diff", at("diff")).text()).doesNotContain("other.yaml");
        write(
                "diff/other.yaml",
                rule("other").version(2).when("transaction.amount > 2").yaml());
        assertThat(broker.weir("rules", "diff", at("diff"))).satisfies(ran -> {
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out())
                    .contains(
                            "--- other",
                            "+++ " + at("diff") + "/other.yaml",
                            "-version: 1",
                            "+version: 2",
                            "-when: transaction.amount > 1",
                            "+when: transaction.amount > 2");
        });
    }

    @Test
    void aRuleThatCompactionLeftOneVersionOfIsRolledBackFromGit() throws Exception {
        write("only/only.yaml", rule("only").yaml());
        broker.weir("rules", "push", at("only"));
        Ran ran = broker.weir("rules", "rollback", "only");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("the topic has no earlier content of 'only'", "--git REVISION");
        broker.topics()
                .write(
                        "rules",
                        "card-testing",
                        "{\"id\":\"card-testing\",\"version\":900}".getBytes(StandardCharsets.UTF_8));
        assertThat(broker.weir("rules", "rollback", "card-testing", "--git", "HEAD")
                        .out()
                        .get(0))
                .matches("'card-testing' goes back to version \\d+ of HEAD, as version 901");
    }

    @Test
    void theHighestVersionIsFollowedByNoneUntilTheRuleBeginsAnew() throws Exception {
        write(
                "highest/highest.yaml",
                rule("highest").version(9223372036854775806L).yaml());
        broker.weir("rules", "push", at("highest"));
        assertThat(broker.weir("rules", "disable", "highest").text()).doesNotContain("no version is higher");
        assertThat(broker.weir("rules", "show", "highest").out()).contains("version: 9223372036854775807", "mode: off");

        Ran over = broker.weir("rules", "rollback", "highest");
        assertThat(over.code()).isEqualTo(1);
        assertThat(over.err())
                .contains("'highest' has version 9223372036854775807, and no version is higher: remove the rule and"
                        + " push it anew as version 1, or give it another id");

        broker.weir("rules", "remove", "highest");
        write("highest/highest.yaml", rule("highest").yaml());
        broker.weir("rules", "push", at("highest"));
        broker.weir("rules", "disable", "highest");
        assertThat(broker.weir("rules", "show", "highest").out()).contains("version: 2", "mode: off");
    }

    @Test
    void listsGoFromFilesToTheTopicAndBack() throws Exception {
        write("lists/blocked-ips.txt", "# from the desk\n203.0.113.7\n\n203.0.113.9\n");
        write("lists/banks.yaml", "[b-1, b-2, b-3]\n");
        assertThat(broker.weir("lists", "push", at("lists")).out())
                .contains("new                banks", "2 lists pushed");
        assertThat(broker.weir("lists", "list").out())
                .anyMatch(line -> line.matches("blocked-ips +2 +no answer +0"))
                .anyMatch(line -> line.matches("banks +3 +no answer +0"));
        assertThat(broker.weir("lists", "show", "blocked-ips").out()).containsExactly("203.0.113.7", "203.0.113.9");
        broker.weir("lists", "remove", "banks");
        assertThat(broker.weir("lists", "show", "banks").err()).contains("there is no list 'banks' on the topic");
        assertThat(broker.weir("lists", "push", "nowhere").code()).isEqualTo(2);
    }

    @Test
    void anEventWithoutATimeHappensNow() throws Exception {
        write("event.jsonl", "{\"eventId\":\"now-1\",\"customerId\":\"c-1\",\"type\":\"VIEW\",\"sku\":\"s-1\"}\n");
        assertThat(broker.weir("events", "send", at("event.jsonl"), "--type", "click")
                        .out())
                .containsExactly("1 event sent");
        assertThat(broker.topics().read("clickstream"))
                .anyMatch(record -> new String(record.key(), StandardCharsets.UTF_8).equals("c-1")
                        && new String(record.value(), StandardCharsets.UTF_8).contains("\"timestamp\":\"20"));
    }

    @Test
    void whatTheJobCouldNotReadIsNotSent() throws Exception {
        write("events.jsonl", "{\"transactionId\":\"unread-1\"}\n");
        Ran ran = broker.weir("events", "send", at("events.jsonl"));
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().get(0)).startsWith("line 1: ");
        assertThat(ran.out()).last().isEqualTo("0 events sent, 1 not");
    }

    @Test
    void aClickAmongPaymentsIsToldHowToSendIt() throws Exception {
        write("click.jsonl", "{\"eventId\":\"k-1\",\"customerId\":\"c-1\",\"type\":\"VIEW\",\"sku\":\"s-1\"}\n");
        assertThat(broker.weir("events", "send", at("click.jsonl")).out().get(0))
                .isEqualTo("line 1: transactionId is missing; write a text; as an event of another type it can be read:"
                        + " --type click");
    }

    @Test
    void aNameThatIsNotOnTheTopicIsToldWhichIsMeant() throws Exception {
        write("named/well-known.yaml", rule("well-known").yaml());
        broker.weir("rules", "push", at("named"));
        String meant = "weir: there is no rule 'wel-known' on the topic; did you mean 'well-known'? weir rules list";
        assertThat(broker.weir("rules", "show", "wel-known").err()).startsWith(meant);
        assertThat(broker.weir("rules", "history", "wel-known").err()).startsWith(meant);
        assertThat(broker.weir("rules", "rollback", "wel-known").err()).startsWith(meant);
        assertThat(broker.weir("rules", "rollback", "wel-known", "--to", "1").err())
                .startsWith(meant);
        assertThat(broker.weir("rules", "disable", "wel-known").err()).startsWith(meant);
        assertThat(broker.weir("decisions", "tail", "--rule", "wel-known", "--from-beginning", "--no-follow")
                        .err())
                .startsWith(meant);
        assertThat(broker.weir("decisions", "tail", "--rule", "well-known", "--from-beginning", "--no-follow")
                        .err())
                .isEmpty();
    }

    @Test
    void anEntryOfAListThatIsNotThereMakesOneAndSaysWhichIsMeant() throws Exception {
        assertThat(broker.weir("lists", "add", "thieves", "card-1").out())
                .containsExactly("1 list pushed", "new list 'thieves'");
        assertThat(broker.weir("lists", "add", "theives", "card-1").out())
                .contains("new list 'theives'; did you mean 'thieves'? weir lists remove theives takes this one away");
        assertThat(broker.weir("lists", "add", "thieves", "card-2").out()).containsExactly("1 list pushed");
        Ran unheard = broker.weir("lists", "add", "new", "a", "--wait", "--timeout", "1ms");
        assertThat(unheard.text()).doesNotContain("new list");
        String meant = "weir: there is no list 'thieve' on the topic; did you mean 'thieves'?";
        assertThat(broker.weir("lists", "remove", "thieve", "card-2").err()).startsWith(meant);
        assertThat(broker.weir("lists", "show", "thieve").err()).startsWith(meant);
        broker.weir("lists", "remove", "theives");
    }

    @Test
    void anEntryThatTheJobWouldRefuseIsNotPushedSinceEachLaterOneWouldBeRefusedForIt() throws Exception {
        write("fx.csv", "currency,euros:double\nUSD,0.92\n");
        broker.weir("lists", "push", "fx", at("fx.csv"));

        for (String row : List.of("1.2", "{\"euro\": 1.2}", "{\"euros\": \"1.2\"}")) {
            Ran ran = broker.weir("lists", "add", "fx", "GBP", "--row", row);
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.err()).startsWith("weir: rows.GBP").contains("; nothing was pushed");
        }
        assertThat(broker.weir("lists", "show", "fx").out()).containsExactly("USD  {\"euros\":0.92}");
        assertThat(broker.weir("lists", "add", "fx", " ").err()).startsWith("the entry is blank; write the text");
        assertThat(broker.weir("lists", "remove", "fx", "GBP").err())
                .startsWith("weir: 'GBP' is no entry of 'fx'; weir lists show fx shows what is");
    }

    @Test
    void aListWhoseFileHasLostItsEntriesIsToldAndAFolderIsNoFile() throws Exception {
        write("gone.txt", "card-1\n");
        broker.weir("lists", "push", "gone", at("gone.txt"));
        write("gone.txt", "# cards\n");

        assertThat(broker.weir("lists", "push", "gone", at("gone.txt")).out())
                .first()
                .asString()
                .endsWith("gone, without an entry: its file has none, and rules find nothing on it from now on");
        assertThat(broker.weir("lists", "push", "gone", folder.toString()).err())
                .contains("is a folder; write a file of gone, or the folder alone");
    }

    @Test
    void aRecordThatIsTooLargeForKafkaIsToldWithWhatToRaise() throws Exception {
        write("large.txt", "x".repeat(1 << 20));
        assertThat(broker.weir("lists", "push", "large", at("large.txt")).err())
                .contains("kafka.producer.max.request.size in the job config and max.message.bytes of the topic");
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
