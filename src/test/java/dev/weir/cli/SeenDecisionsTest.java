package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.sandbox.kafka.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at what was decided, against a broker with no job behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SeenDecisionsTest {
    private BrokerWithoutJob broker;

    @BeforeAll
    void startABroker() throws Exception {
        broker = BrokerWithoutJob.start(usual -> {
            Map<String, String> settings = new HashMap<>(usual);
            settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
            settings.put("allow.everyone.if.no.acl.found", "true");
            return settings;
        });
    }

    @AfterAll
    void stopIt() {
        broker.close();
    }

    @Test
    void decisionsAreShownInALineEach() throws Exception {
        broker.topics().write("actions", "c-42", """
                {"decisionId":"0c9f","trigger":{"type":"transaction","id":"t-1"},"subject":"c-42","outcome":"BLOCK","score":90.0,
                 "eventTime":"2026-03-01T10:00:00.123Z","decidedAt":"2026-03-01T10:00:00.126Z",
                 "reasons":[{"rule":"ruled","version":4,"outcome":"BLOCK","score":90.0,"params":{"hold":"24h"},
                             "matched":{"probe":["t-0"],"hit":["t-1"]},"features":{"spend1h":1290.0}}],
                 "shadow":[],"rulesEpoch":17}
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(broker.weir("decisions", "tail", "--from-beginning", "--no-follow", "--rule", "ruled")
                        .out())
                .containsExactly(
                        "2026-03-01T10:00:00Z  BLOCK           c-42       score 90   by ruled (probe t-0, hit t-1, spend1h 1290) on"
                                + " transaction t-1  0c9f");
        assertThat(broker.weir(
                                "decisions",
                                "tail",
                                "--from-beginning",
                                "--no-follow",
                                "--subject",
                                "c-42",
                                "--outcome",
                                "REVIEW")
                        .out())
                .isEmpty();
        assertThat(broker.weir("decisions", "tail", "--since", "1h", "--subject", "c-42", "--limit", "1", "--json")
                        .text())
                .startsWith("{\"decisionId\":\"0c9f\"");
        assertThat(broker.weir("explain", "0c9f").out())
                .containsExactly(
                        "BLOCK           c-42       score 90   on transaction t-1",
                        "  event time 2026-03-01T10:00:00.123Z, decided at 2026-03-01T10:00:00.126Z, rulebook 17,"
                                + " decision 0c9f",
                        "ruled, version 4, fired: BLOCK, score 90",
                        "  when      (version 4 is no more on the rules topic)",
                        "  features  spend1h 1290",
                        "  matched   probe [\"t-0\"], hit [\"t-1\"]",
                        "  params    hold 24h");
    }

    @Test
    void theTailKeepsToOutcomesAndScoresAndRefusesAnOutcomeThatNothingDecides() throws Exception {
        for (String outcome : List.of("APPROVE", "REVIEW", "BLOCK")) {
            int score = outcome.length() * 10;
            broker.topics()
                    .write(
                            "actions",
                            "kept",
                            ("{\"decisionId\":\"" + outcome + "\",\"subject\":\"kept\",\"outcome\":\"" + outcome
                                            + "\",\"score\":" + score + ",\"decidedAt\":\"2026-03-01T10:00:00Z\"}")
                                    .getBytes(StandardCharsets.UTF_8));
        }
        assertThat(kept("--outcome", "REVIEW,BLOCK")).containsExactly("REVIEW", "BLOCK");
        assertThat(kept("--outcome", "REVIEW", "--outcome", "BLOCK", "--min-score", "60"))
                .containsExactly("REVIEW");
        Ran unknown = broker.weir("decisions", "tail", "--outcome", "BLOK");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).startsWith("--outcome: nothing decides 'BLOK'; did you mean 'BLOCK'?");
        assertThat(broker.weir("decisions", "tail", "--outcome", "NOPE").err())
                .startsWith("--outcome: nothing decides 'NOPE'; write one of 'APPROVE', 'BLOCK'");
        broker.topics()
                .write(
                        "rules",
                        "own",
                        "{\"id\":\"own\",\"then\":{\"outcome\":\"HOLD\"}}".getBytes(StandardCharsets.UTF_8));
        assertThat(kept("--outcome", "HOLD")).isEmpty();
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void nothingIsFollowedForAReaderWhoHasEnough() throws Exception {
        writeOf(Map.of(5000L, "of-last-year")); // with whom others that look by time have nothing to do
        Writer ended = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("Broken pipe");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        String[] tail = {"decisions", "tail", "--from-beginning", "--bootstrap-servers", broker.bootstrapServers()};
        assertThat(Commands.run(tail, new PrintWriter(ended, true), new PrintWriter(new StringWriter())))
                .isZero();
    }

    @Test
    void whoStopsAtTheEndAndBeginsThereIsToldWhatIsMissing() {
        Ran ran = broker.weir("decisions", "tail", "--no-follow");
        assertThat(ran.err()).contains("nothing is shown", "--since 10m or --from-beginning");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isZero();
    }

    @Test
    void whoeverMayNotReadTheRulesSeesTheDecisionsOfOneAllTheSame(@TempDir Path folder) throws Exception {
        Path config = Files.writeString(
                folder.resolve("job.yaml"), "kafka: {bootstrapServers: x:1}\ntopics: {rules: hidden}\n");
        for (String[] asked : List.of(new String[] {"--rule", "any"}, new String[] {"--outcome", "ANY"})) {
            Ran ran =
                    broker.weir("decisions", "tail", "--no-follow", asked[0], asked[1], "--config", config.toString());
            assertThat(ran.err())
                    .startsWith("weir: the rules cannot be read, so a name is not compared with them: Kafka at ")
                    .contains("has no topic 'hidden'");
            assertThat(ran.code()).isZero();
        }
    }

    /** A broker refuses it at one of two requests: what the topic is, or what its records are. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void whomTheBrokerRefusesTheRulesSeesTheDecisionsOfOneAllTheSame(@TempDir Path folder) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        for (AclOperation allowed :
                List.of(AclOperation.WRITE, AclOperation.ALTER_CONFIGS)) { // to write is to describe, too
            String name = "refused-" + allowed;
            Topics.create(broker.bootstrapServers(), List.of(new NewTopic(name, 1, (short) 1)));
            broker.topics().write(name, "a", new byte[] {1});
            try (Admin admin = Admin.create(settings)) {
                ResourcePattern topic = new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL);
                AccessControlEntry entry =
                        new AccessControlEntry("User:ANONYMOUS", "*", allowed, AclPermissionType.ALLOW);
                admin.createAcls(List.of(new AclBinding(topic, entry))).all().get();
            }
            Path config = Files.writeString(
                    folder.resolve("job.yaml"), "kafka: {bootstrapServers: x:1}\ntopics: {rules: " + name + "}\n");
            Ran ran;
            do { // the broker knows a moment later what its controller says is allowed
                ran = broker.weir("decisions", "tail", "--no-follow", "--rule", "any", "--config", config.toString());
            } while (ran.err().contains("no rule"));
            assertThat(ran.err())
                    .startsWith("weir: the rules cannot be read, so a name is not compared with them: Kafka at ")
                    .contains("Not authorized to access topics: [" + name + "]");
            assertThat(ran.code()).isZero();
        }
    }

    @Test
    void aDecisionIsFoundHoweverOldItsRecordIsUnlessOneLooksNoFurtherBack() throws Exception {
        Map<Long, String> ages = new TreeMap<>(Comparator.reverseOrder());
        ages.putAll(Map.of(2L, "hours-old", 100L, "days-old", 1000L, "weeks-old"));
        writeOf(ages);
        for (String id : ages.values()) {
            assertThat(broker.weir("explain", id).text()).contains("decision " + id);
        }
        assertThat(broker.weir("explain", "hours-old", "--since", "3h").code()).isZero();
        assertThat(broker.weir("explain", "days-old", "--since", "3h").err()).contains("is 'days-old', or about it");
    }

    /** Writes decisions with these ids in records that are so many hours old. */
    private void writeOf(Map<Long, String> hours) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Map.Entry<Long, String> age : hours.entrySet()) {
                String json = "{\"decisionId\":\"%s\",\"subject\":\"c\",\"outcome\":\"BLOCK\",\"eventTime\":"
                        + "\"2026-03-01T10:00:00Z\",\"decidedAt\":\"2026-03-01T10:00:00Z\"}";
                long writtenMillis = System.currentTimeMillis()
                        - Duration.ofHours(age.getKey()).toMillis();
                byte[] value = json.formatted(age.getValue()).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>("actions", null, writtenMillis, new byte[] {1}, value))
                        .get();
            }
        }
    }

    private List<String> kept(String... options) {
        List<String> all =
                new ArrayList<>(List.of("decisions", "tail", "--from-beginning", "--no-follow", "--subject", "kept"));
        all.addAll(List.of(options));
        return broker.weir(all.toArray(String[]::new)).out().stream()
                .map(line -> line.replaceAll(".*  ", ""))
                .toList();
    }
}
