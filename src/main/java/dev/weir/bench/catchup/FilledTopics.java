package dev.weir.bench.catchup;

import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Producer;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.traffic.EventSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Topics that are filled with events before a job reads them.
 *
 * @param prefix of their names
 * @param events the number of events, without the rows of tables that come beside them
 * @param decided how many of them get a decision
 */
record FilledTopics(String prefix, long events, long decided) {
    /** As many as the largest parallelism that is measured, so that each instance has something to read. */
    private static final int PARTITIONS = 4;

    /**
     * Fills the topics.
     *
     * @param source of events, the last of which is now
     * @param events how many
     * @param stepMillis between two events
     */
    static FilledTopics fill(Brokers brokers, String prefix, EventSource source, long events, long stepMillis)
            throws IOException, InterruptedException {
        Topics.create(
                brokers.bootstrapServers(),
                Topics.OF_EVENTS.stream()
                        .map(name -> new NewTopic(prefix + name, PARTITIONS, (short) 1))
                        .toList());
        long beginMillis = System.currentTimeMillis() - events * stepMillis;
        long decided = 0;
        for (long i = 0; i < events; ) {
            Message message = source.next(beginMillis + i * stepMillis).orElseThrow();
            Message sent = message.isRow() ? message : message.to(prefix + message.topic()); // tables have no prefix
            brokers.producer().send(sent, beginMillis + i * stepMillis);
            decided += message.transactionId().isEmpty() ? 0 : 1;
            i += message.isRow() ? 0 : 1;
        }
        brokers.producer().flush();
        if (brokers.producer().failed() > 0) {
            throw new IOException("the broker did not take all events");
        }
        return new FilledTopics(prefix, events, decided);
    }

    /** Returns the settings of a job config for them. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        Topics.OF_EVENTS.forEach(name -> settings.put("topics." + name, prefix + name));
        return settings;
    }

    /** The broker, and a producer for it. */
    record Brokers(String bootstrapServers, Producer producer) {}
}
