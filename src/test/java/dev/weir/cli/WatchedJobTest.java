package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.weir.cli.console.TopicLetters;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.console.letter.LetterFate;
import dev.weir.events.record.RecordPlace;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Topics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at the whole job, and at what it could not read, with a broker and what Flink would answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WatchedJobTest {
    private static final String PAYMENT =
            "{\"transactionId\":\"%s\",\"customerId\":\"c\",\"amount\":%s," + "\"timestamp\":\"2026-03-01T10:00:00Z\"}";

    /** Dead letters of another job, for tests that count them. */
    private static final String LETTERS = "letters-of-another";

    private EmbeddedBroker broker;
    private JobConfig config;
    private JobConfig ofConsole;
    private KafkaTopics topics;
    private HttpServer flink;

    @BeforeAll
    void start() throws Exception {
        broker = EmbeddedBroker.start();
        Topics.create(broker.bootstrapServers());
        config = new JobConfigs().read("", Map.of("kafka.bootstrapServers", broker.bootstrapServers()), Map.of());
        Topics.create(broker.bootstrapServers(), List.of(new NewTopic(LETTERS, 1, (short) 1)));
        ofConsole = new JobConfigs()
                .read(
                        "",
                        Map.of("kafka.bootstrapServers", broker.bootstrapServers(), "topics.deadLetters", LETTERS),
                        Map.of());
        topics = new KafkaTopics(config.kafka());
        flink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/jobs/overview", """
                {"jobs": [{"jid": "old", "name": "weir", "state": "FAILED", "start-time": 5000},
                          {"jid": "j1", "name": "weir", "state": "RUNNING", "start-time": 1000}]}""");
        answer("/jobs/j1/checkpoints", """
                {"counts": {"completed": 7, "failed": 1},
                 "latest": {"completed": {"latest_ack_timestamp": 2000, "end_to_end_duration": 40}}}""");
        answer("/jobs/j1", "{\"vertices\": [{\"id\": \"v\"}]}");
        answer("/jobs/j1/vertices/v/subtasks/metrics", "[{\"id\": \"Source__a.pendingRecords\", \"sum\": 12}]");
        flink.start();
    }

    @AfterAll
    void stop() {
        flink.stop(0);
        topics.close();
        broker.close();
    }

    @Test
    void theStatusTellsOfTheJobThatRunsAndOfItsRules() throws Exception {
        topics.write("rules", "one", bytes("{\"id\":\"one\",\"version\":1}"));
        topics.write("rules", "two", bytes("{\"id\":\"two\",\"version\":1}"));
        topics.write("rule-status", "one", bytes("{\"rule\":\"one\",\"version\":1,\"status\":\"ACTIVE\",\"epoch\":4}"));
        topics.write(
                "rule-status",
                "two",
                bytes("{\"rule\":\"two\",\"version\":1,\"status\":\"OFF\",\"epoch\":5,\"reason\":\"it fails\"}"));

        Ran ran = weir(
                "status", "--flink", "http://127.0.0.1:" + flink.getAddress().getPort() + "/");
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .containsExactly(
                        "job          weir RUNNING since 1970-01-01T00:00:01Z",
                        "checkpoints  7 completed, 1 failed, the last at 1970-01-01T00:00:02Z in 40 ms",
                        "behind       12 records",
                        "epoch        5",
                        "rules        1 ACTIVE, 1 OFF",
                        "switched off 1 by the job; weir rules list says why");
        assertThat(weir("rules", "list").text()).contains("off by the job: it fails");
    }

    @Test
    void withoutFlinkTheStatusFailsAndStillTellsOfTheRules() {
        Ran ran = weir("status", "--flink", "http://127.0.0.1:1");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.text()).contains("does not answer; name its web UI with --flink URL", "rules ");
    }

    @Test
    void anAddressThatIsNoneOrNotFlinksIsToldAsSuch() {
        answer("/page/jobs/overview", "<html>");
        String page = "http://127.0.0.1:" + flink.getAddress().getPort() + "/page/";
        assertThat(weir("status", "--flink", page).text()).contains("/page/jobs/overview answers no JSON");
        assertThat(weir("status", "--flink", "flink").text())
                .contains("--flink: 'flink' is no address; write such as http://127.0.0.1:8081");
    }

    @Test
    void hitsAreCountedByOutcomeAndByRule() throws Exception {
        String decision = "{\"decisionId\":\"%d\",\"outcome\":\"%s\",\"reasons\":%s,\"shadow\":%s}";
        for (int i = 0; i < 4; i++) {
            String hit = i == 3 ? "[{\"rule\":\"hot\",\"score\":80}]" : "[]";
            String shadow = i < 2 ? "[{\"rule\":\"watched\"}]" : "[]";
            topics.write("actions", "c", bytes(decision.formatted(i, i == 3 ? "BLOCK" : "APPROVE", hit, shadow)));
        }
        assertThat(weir("stats").out())
                .containsExactly(
                        "4 decisions",
                        "APPROVE  3  75.0 %  " + "█".repeat(23),
                        "BLOCK    1  25.0 %  " + "█".repeat(8),
                        "RULE     FIRED  IN SHADOW  MEAN SCORE",
                        "watched  0      2          0.0         " + "█".repeat(30),
                        "hot      1      0          80.0        " + "█".repeat(15));
    }

    @Test
    void deadLettersAreShownAndSentAgainOnceTheyCanBeRead() throws Exception {
        letter(PAYMENT.formatted("now-readable", "5"), "it lay too far in the past", false);
        letter(PAYMENT.formatted("bad", "\"much\""), "'amount' is no number", false);
        letter(PAYMENT.formatted("cut", "5"), "too large", true);
        letter(PAYMENT.formatted("cut-too", "5"), "too large", true);

        assertThat(weir("dead-letters", "tail", "--no-follow", "--reason", "no number")
                        .out())
                .satisfiesExactly(
                        why -> assertThat(why).endsWith("Z  transactions/0@9  'amount' is no number"),
                        what -> assertThat(what).startsWith("    {\"transactionId\":\"bad\""));
        Ran mistyped = weir("dead-letters", "tail", "--no-follow", "--topic", "transaction");
        assertThat(mistyped.text())
                .containsPattern("^no letter is from 'transaction'; they are from .*'transactions' \\([4-9]\\)");
        assertThat(weir("dead-letters", "resend").err()).contains("Send 1 record again? Nobody is at a terminal");
        Ran sent = weir("dead-letters", "resend", "--yes");
        assertThat(sent.code()).isZero();
        assertThat(sent.out())
                .anyMatch(line -> line.startsWith("1 letter stays: ") && line.contains("amount"))
                .contains("2 letters stay: only its beginning was kept; take the record from its own topic")
                .endsWith("1 record sent again");
        assertThat(topics.read("transactions"))
                .filteredOn(record -> new String(record.value(), StandardCharsets.UTF_8).contains("now-readable"))
                .hasSize(1);
    }

    @Test
    void theConsoleSendsThoseThatSomebodyChoseAndSaysWhatBecameOfEach() throws Exception {
        RecordPlace good = letter(
                PAYMENT.formatted("sent-by-ann", "5"), "it lay too far in the past", false, "transactions", LETTERS);
        RecordPlace again = letter(
                PAYMENT.formatted("sent-by-ann", "5"), "it lay too far in the past", false, "transactions", LETTERS);
        RecordPlace bad =
                letter(PAYMENT.formatted("bad", "\"much\""), "'amount' is no number", false, "transactions", LETTERS);
        RecordPlace cut = letter(PAYMENT.formatted("cut", "5"), "too large", true, "transactions", LETTERS);
        RecordPlace other =
                letter(PAYMENT.formatted("of-another", "5"), "it lay in the past", false, "nobody-knows", LETTERS);
        RecordPlace gone = new RecordPlace(LETTERS, 0, 1_000_000);
        RecordPlace elsewhere = new RecordPlace("transactions", 0, 0);
        List<RecordPlace> chosen = List.of(good, again, bad, cut, other, gone, elsewhere);
        TopicLetters letters = new TopicLetters(ofConsole, config.kafka());

        assertThat(letters.look(chosen).get(0).kind()).isEqualTo(LetterFate.Kind.READABLE);
        assertThat(sentBy("sent-by-ann")).isEmpty();
        List<LetterFate> became = letters.send(chosen, "ann");

        assertThat(became.get(0)).isEqualTo(new LetterFate(good, "transactions/0@8", LetterFate.Kind.SENT, ""));
        assertThat(became).extracting(LetterFate::letter).isEqualTo(chosen);
        assertThat(became.subList(1, 7)).allMatch(one -> one.kind() == LetterFate.Kind.STAYS);
        assertThat(became.get(1).said()).contains("the same record as another one here");
        assertThat(became.get(2).said()).contains("amount");
        assertThat(became.get(3).said()).contains("take the record from its own topic");
        assertThat(became.get(4).said()).contains("'nobody-knows' is no topic of events", "with --config");
        assertThat(became.get(5).said()).contains("does not have it any more");
        assertThat(became.get(6).said()).contains("does not have it any more");
        assertThat(sentBy("sent-by-ann")).containsExactly("ann");
    }

    @Test
    void nobodySendsMoreLettersAtOnceThanAPageShows() throws Exception {
        RecordPlace gone = new RecordPlace(LETTERS, 0, 1_000_000);
        TopicLetters letters = new TopicLetters(ofConsole, config.kafka());
        assertThat(letters.look(Collections.nCopies(50, gone))).hasSize(50);
        assertThatThrownBy(() -> letters.send(Collections.nCopies(51, gone), "ann"))
                .hasMessage("at most 50 dead letters are sent at once; weir dead-letters resend sends more");
    }

    /** Returns who sent the payments with an id, by their headers. */
    private List<String> sentBy(String id) throws Exception {
        return topics.read("transactions").stream()
                .filter(record -> new String(record.value(), StandardCharsets.UTF_8).contains(id))
                .map(record -> record.sender().name())
                .toList();
    }

    @Test
    void labelsWhosePaymentNeverCameAreShownAndSentAgainByAConfigThatReadsLabels(@TempDir Path folder)
            throws Exception {
        String label = "{\"transactionId\":\"t-never\",\"fraud\":true,\"timestamp\":\"2026-03-01T10:00:00Z\"}";
        letter(label, "unknown-transaction: it never came", false, "labels", LETTERS);
        String topic = "topics: {deadLetters: " + LETTERS + "}\n";
        Path unlabelled = Files.writeString(folder.resolve("without.yaml"), topic);
        Path labelled = Files.writeString(folder.resolve("with.yaml"), topic + "labels: {topic: labels}\n");

        assertThat(weir("dead-letters", "tail", "--no-follow", "--topic", "labels", "--config", labelled.toString())
                        .out())
                .satisfiesExactly(
                        why -> assertThat(why).endsWith("Z  labels/0@8  unknown-transaction: it never came"),
                        what -> assertThat(what).isEqualTo("    " + label));
        assertThat(weir("dead-letters", "resend", "--topic", "labels", "--yes", "--config", unlabelled.toString())
                        .out())
                .anyMatch(line -> line.startsWith("1 letter stays: 'labels' is no topic of events of this config"));
        assertThat(weir("dead-letters", "resend", "--topic", "labels", "--yes", "--config", labelled.toString())
                        .out())
                .containsExactly("1 record sent again");
        assertThat(topics.read("labels"))
                .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                .containsExactly(label);
    }

    @Test
    void whoWaitsForADecisionIsToldThatTheJobCouldNotReadTheEvent(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("sent.jsonl"), PAYMENT.formatted("unread", "5"));
        FutureTask<Boolean> job = new FutureTask<>(() -> {
            try (KafkaTopics own = new KafkaTopics(config.kafka())) {
                while (own.read("transactions").stream()
                        .noneMatch(sent -> new String(sent.value(), StandardCharsets.UTF_8).contains("unread"))) {}
            }
            letter(
                    PAYMENT.formatted("unread", "5"),
                    "its time is too far in the past",
                    false,
                    "nobody-knows",
                    "dead-letters");
            return true;
        });
        new Thread(job, "job").start();

        Ran ran = weir("events", "send", file.toString(), "--wait", "--timeout", "3s");

        assertThat(job.get()).isTrue();
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).endsWith("unread is a dead letter: its time is too far in the past");
    }

    @Test
    void shellsAreToldHowToComplete() {
        assertThat(Ran.of("completion", "bash").text()).contains("complete -F _complete_weir", "dead-letters");
        assertThat(Ran.of("completion", "fish").out())
                .contains(
                        "complete -c weir -f",
                        "complete -c weir -n '__fish_seen_subcommand_from rules; and __fish_seen_subcommand_from push'"
                                + " -l prune");
    }

    private void letter(String record, String error, boolean truncated) throws Exception {
        letter(record, error, truncated, "transactions", "dead-letters");
    }

    private RecordPlace letter(String record, String error, boolean truncated, String topic, String letters)
            throws Exception {
        return new WrittenLetter(record, error, truncated, topic).write(broker.bootstrapServers(), letters);
    }

    private void answer(String path, String json) {
        flink.createContext(path, exchange -> {
            boolean exact = exchange.getRequestURI().getPath().equals(path);
            byte[] body = bytes(json);
            exchange.sendResponseHeaders(exact ? 200 : 404, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
    }

    private Ran weir(String... arguments) {
        Stream<String> broker = Stream.of("--bootstrap-servers", this.broker.bootstrapServers());
        return Ran.of(Stream.concat(Stream.of(arguments), broker).toArray(String[]::new));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
