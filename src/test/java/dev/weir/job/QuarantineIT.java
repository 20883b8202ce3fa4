package dev.weir.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.events.EventType;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.EventReader;
import dev.weir.operators.RulebookBootstrap;
import dev.weir.sandbox.flink.LocalFlink;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.topology.Inputs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There is a way past every record, also past one at which a process dies each time. */
final class QuarantineIT {
    private static final int EVENTS = 200;
    private static final int POISON = 77;

    @TempDir
    private Path folder;

    @Test
    void aRecordAtWhichTheJobDiesTwiceInARowIsSetAsideAndAllOthersAreDecided() throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS);
                Topic letters = cluster.read(Topics.DEAD_LETTERS)) {
            LocalFlink flink = cluster.run(2, Map.of(), "", Poisoned::new);
            send(cluster);

            ConsumerRecord<byte[], byte[]> letter = letters.awaitRecords(1).get(0);
            assertThat(new String(letter.value(), StandardCharsets.UTF_8)).contains("\"t-" + POISON + "\"");
            assertThat(header(letter, "error")).contains("the job failed at it twice in a row");
            assertThat(decided(actions, EVENTS - 1)).hasSize(EVENTS - 1).doesNotContain("t-" + POISON);
            assertThat(cluster.scrape().sum("quarantined", "")).isEqualTo(1);
            assertThat(flink.job().getJobStatus().get().isGloballyTerminalState())
                    .isFalse();
        }
    }

    @Test
    void aRecordThatTheJobConfigNamesIsSetAsideUnread() throws Exception {
        try (Cluster cluster = Cluster.start(folder);
                Topic actions = cluster.read(Topics.ACTIONS);
                Topic letters = cluster.read(Topics.DEAD_LETTERS);
                Topic status = cluster.read(Topics.RULE_STATUS)) {
            send(cluster);
            cluster.send(Topics.RULES, "poison", "{}");
            String named =
                    "[" + Topics.TRANSACTIONS + "/" + POISON % 2 + "@" + POISON / 2 + ", " + Topics.RULES + "/0@0]";
            cluster.run(1, Map.of("quarantine", named), "", Poisoned::new);

            assertThat(header(letters.awaitRecords(1).get(0), "error")).contains("quarantine of the job config");
            assertThat(decided(actions, EVENTS - 1)).hasSize(EVENTS - 1).doesNotContain("t-" + POISON);
            JsonNode answer = status.await(1, any -> true).get(0);
            assertThat(answer.path("status").asText()).isEqualTo("REJECTED");
            assertThat(answer.path("errors").get(0).path("message").asText()).contains("quarantine of the job config");
        }
    }

    private static void send(Cluster cluster) throws Exception {
        for (int i = 0; i < EVENTS; i++) {
            String record = JobRecords.transaction("t-" + i, "c-" + i % 20, 1, JobRecords.MORNING + i);
            cluster.post(Topics.TRANSACTIONS, i % 2, "c-" + i % 20, record);
        }
        cluster.flush();
    }

    private static Set<String> decided(Topic actions, int count) {
        Set<String> ids = new TreeSet<>();
        for (int records = count;
                ids.size() < count;
                records = actions.records().size() + 1) {
            actions.awaitRecords(records);
            actions.values()
                    .forEach(decision ->
                            ids.add(decision.path("trigger").path("id").asText()));
        }
        return ids;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Inputs whose reader dies of one record, every time. */
    private record Poisoned(Inputs inputs) implements Inputs {
        @Override
        public DataStream<RawRecord> events(StreamExecutionEnvironment env, EventType type) {
            return inputs.events(env, type);
        }

        @Override
        public DataStream<RawRecord> rules(StreamExecutionEnvironment env) {
            return inputs.rules(env);
        }

        @Override
        public RulebookBootstrap rulebookBootstrap() {
            return inputs.rulebookBootstrap();
        }

        @Override
        public EventReader reader() {
            EventReader reader = inputs.reader();
            return record -> {
                if (new String(record.value(), StandardCharsets.UTF_8).contains("\"t-" + POISON + "\"")) {
                    throw new NoClassDefFoundError("what no record is to blame for, and this one brings about");
                }
                return reader.read(record);
            };
        }
    }
}
