package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.cli.console.TopicQuestions;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.kafka.ReadTooLongException;
import dev.weir.sandbox.kafka.EmbeddedBroker;
import dev.weir.sandbox.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Asking about one event where the topics have very many of others: 300,000 payments of the last two hours and their
 * decisions, in two partitions.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LongTopicTest {
    private static final int PAYMENTS = 300_000;
    private static final int CUSTOMERS = 1_000;

    private final Queue<Exception> refused = new ConcurrentLinkedQueue<>();

    private EmbeddedBroker broker;
    private final long nowMillis = System.currentTimeMillis();

    @BeforeAll
    void fillTopics() throws Exception {
        broker = EmbeddedBroker.start();
        Topics.create(broker.bootstrapServers());
        JobConfig config =
                new JobConfigs().read("", Map.of("kafka.bootstrapServers", broker.bootstrapServers()), Map.of());
        try (KafkaTopics topics = new KafkaTopics(config.kafka())) {
            topics.write("rules", "often", utf8("""
                    {"id":"often","version":1,"on":"transaction",
                     "features":{"paid1h":{"count":"transaction","by":["customerId"],"over":"1h"}},
                     "when":"paid1h >= 1000","then":{"outcome":"REVIEW","cooldown":"1h"}}
                    """));
        }
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 50, "batch.size", 1 << 18);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < PAYMENTS; i++) {
                String customer = "c-" + i % CUSTOMERS;
                long atMillis = nowMillis - Duration.ofHours(2).toMillis() * (PAYMENTS - i) / PAYMENTS;
                send(producer, "transactions", atMillis, customer, payment("t-" + i, customer, atMillis));
                send(producer, "actions", atMillis, customer, approval(i, customer, Instant.ofEpochMilli(atMillis)));
            }
        }
        assertThat(refused).isEmpty();
    }

    /** Put together, since to format 600,000 texts takes longer than to send and to read them. */
    private static String payment(String id, String customer, long atMillis) {
        return "{\"transactionId\":\"" + id + "\",\"customerId\":\"" + customer + "\",\"amount\":1,\"timestamp\":"
                + atMillis + "}";
    }

    private static String approval(int i, String customer, Instant at) {
        return "{\"decisionId\":\"d-" + i + "\",\"trigger\":{\"type\":\"transaction\",\"id\":\"t-" + i
                + "\"},\"subject\":\"" + customer + "\",\"eventTime\":\"" + at + "\",\"decidedAt\":\"" + at
                + "\",\"outcome\":\"APPROVE\",\"score\":0.0,\"reasons\":[],\"shadow\":[],\"rulesEpoch\":1}";
    }

    private void send(KafkaProducer<byte[], byte[]> producer, String topic, long atMillis, String key, String value) {
        var unused = producer.send(
                new ProducerRecord<>(topic, null, atMillis, utf8(key), utf8(value)),
                (metadata, error) -> Optional.ofNullable(error).ifPresent(refused::add));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void aRuleIsAskedAgainWithTheEventsOfTheKeyAloneOfThoseOfAll() {
        int last = PAYMENTS - 1;
        Ran ran = weir("explain", "t-" + last, "--rule", "often");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("often, version 1, did not fire: its condition is not true")
                .anyMatch(line -> line.matches(" +paid1h >= 1000 +false  \\(paid1h is 1[45]\\d\\)"))
                .anyMatch(line -> line.matches("evaluated again with 15\\d events that the topics hold since .*"))
                .noneMatch(line -> line.contains("partitions"));
    }

    @Test
    void aDecisionIsFoundInThePartitionOfItsSubjectHoweverOldItIs() {
        assertThat(weir("explain", "d-17", "--subject", "c-17").text()).contains("decision d-17");
        assertThat(weir("explain", "d-17", "--since", "1h").err())
                .as("no more is read than is asked for")
                .containsPattern("none of the 1(4|5)\\d{4} decisions");
        assertThat(weir("explain", "d-17", "--since", "1h", "--subject", "c-17").err())
                .containsPattern("none of the (6|7|8)\\d{4} decisions");
        assertThat(weir("explain", "d-999999", "--subject", "c-17", "--since", "1m")
                        .err())
                .containsPattern("none of the \\d{1,4} decisions");
    }

    @Test
    void whoWaitsLongIsToldForWhatAndWhatReadsLess() {
        Ran old = weir("explain", "d-17");
        assertThat(old.text()).contains("decision d-17");
        assertThat(old.err())
                .containsPattern("looking for 'd-17' among 2[67]\\d{4} records, back to .*; --subject, such as c-42,"
                        + " reads one partition of the decisions, and --since, such as 2h, reads no further back")
                .as("every payment has a decision, so those of more than an hour ago need not be read")
                .containsPattern("among 1[45]\\d{4} records")
                .doesNotContain("as far as the topics go");
        assertThat(weir("explain", "t-" + (PAYMENTS - 1)).err()).isEmpty();
        assertThat(weir("explain", "d-17", "--since", "3h", "--subject", "c-17").err())
                .doesNotContain("--subject", "--since");
    }

    @Test
    void whoSaysWhenItWasHasItLookedForThereFirst() {
        Instant at = Instant.ofEpochMilli(nowMillis - Duration.ofHours(2).toMillis() * (PAYMENTS - 17) / PAYMENTS);
        Ran found = weir(
                "explain", "d-17", "--at", at.truncatedTo(ChronoUnit.SECONDS).toString());
        assertThat(found.text()).contains("decision d-17");
        assertThat(found.err()).as("nothing that takes long was read").isEmpty();
        assertThat(weir("explain", "t-17", "--at", "soon").err()).startsWith("Invalid value for option '--at'");
    }

    @Test
    void anIdThatSaysWhenItWasMadeIsLookedForThereFirst() {
        long atMillis = nowMillis - Duration.ofMinutes(100).toMillis();
        String id = "order/" + atMillis;
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            send(producer, "clickstream", atMillis, "c-7", """
                    {"eventId":"%s","customerId":"c-7","type":"PAGE_VIEW","timestamp":%d}""".formatted(id, atMillis));
        }
        Ran found = weir("explain", id);
        assertThat(found.err()).doesNotContain("as far as the topics go");
        assertThat(found.text()).contains("no decision about click " + id);

        // Its decision is beside it, so of 300,000 payments and as many decisions no 100,000 are read, of which one is
        // told.
        String paid = "pay/" + atMillis;
        decided(paid, "d-paid", atMillis, atMillis + 20);
        Ran decided = weir("explain", paid);
        assertThat(decided.text()).contains("decision d-paid");
        assertThat(decided.err()).isEmpty();
    }

    /** Whoever asks for it on the console has seen when it was decided. */
    @Test
    void aDecisionOfAKnownTimeIsLookedForThereFirst() throws Exception {
        JobConfig config =
                new JobConfigs().read("", Map.of("kafka.bootstrapServers", broker.bootstrapServers()), Map.of());
        long atMillis = nowMillis - Duration.ofHours(2).toMillis() * (PAYMENTS - 1_234) / PAYMENTS;
        TopicQuestions questions = new TopicQuestions(config, config.kafka(), Duration.ofMinutes(5));

        assertThat(questions.ask("d-1234", "often", OptionalLong.of(atMillis)).lines())
                .as("the rule came later")
                .first()
                .asString()
                .contains("'often' was not on the topic then");
        assertThatThrownBy(() -> new TopicQuestions(config, config.kafka(), Duration.ZERO)
                        .ask("d-1234", "often", OptionalLong.of(atMillis)))
                .isInstanceOf(ReadTooLongException.class);
    }

    @Test
    void aDecisionThatAJobMadeLongAfterTheEventSinceItWasDownIsFoundToo() {
        long atMillis = nowMillis - Duration.ofMinutes(90).toMillis();
        long decidedMillis = atMillis + Duration.ofMinutes(40).toMillis();
        String id = "late/" + atMillis;
        decided(id, "d-late", atMillis, decidedMillis);

        assertThat(weir("explain", id).text()).contains("decision d-late");
    }

    /** Otherwise the partition of the subject is read to its end, which is the longer the more was decided since. */
    @Test
    void whatIsWrittenLongAfterAnEventIsReadOnlyIfARuleLetsActionsWait() throws Exception {
        long atMillis = nowMillis - Duration.ofMinutes(100).toMillis();
        String id = "wait/" + atMillis;
        decided(id, "d-wait", atMillis, atMillis + 20);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            send(producer, "actions", nowMillis, "c-8", """
                    {"decisionId":"d-since","trigger":{"type":"transaction","id":"%s"},"subject":"c-8","eventTime":"%s",\
                    "decidedAt":"%s","outcome":"REVIEW","score":1,"reasons":[{"rule":"waits","outcome":"REVIEW"}]}""".formatted(
                            id, Instant.ofEpochMilli(nowMillis), Instant.ofEpochMilli(nowMillis)));
        }
        assertThat(weir("explain", id).text()).contains("decision d-wait").doesNotContain("d-since");

        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            send(producer, "rules", atMillis - 1, "waits", """
                    {"id":"waits","version":1,"on":"transaction","when":"transaction.amount > 100",
                     "then":{"outcome":"THANK_YOU","after":"90m"}}""");
        }
        assertThat(weir("explain", id).text()).contains("another decision about the same event: d-since");
    }

    private void decided(String id, String decision, long atMillis, long decidedMillis) {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            send(producer, "transactions", atMillis, "c-8", """
                    {"transactionId":"%s","customerId":"c-8","amount":1,"timestamp":%d}""".formatted(id, atMillis));
            send(producer, "actions", decidedMillis, "c-8", """
                    {"decisionId":"%s","trigger":{"type":"transaction","id":"%s"},"subject":"c-8","eventTime":"%s",\
                    "decidedAt":"%s","outcome":"APPROVE","score":0.0,"reasons":[],"shadow":[],"rulesEpoch":1}""".formatted(
                            decision, id, Instant.ofEpochMilli(atMillis), Instant.ofEpochMilli(decidedMillis)));
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private Ran weir(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
        return Ran.of(all.toArray(String[]::new));
    }
}
