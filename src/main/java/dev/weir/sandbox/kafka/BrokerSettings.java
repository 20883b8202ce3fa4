package dev.weir.sandbox.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings for a standalone broker that starts fast and needs little memory. */
final class BrokerSettings {
    /** Room for a record of 10 MB and what surrounds it. */
    private static final int MAX_BATCH_BYTES = 16 << 20;

    private static final String SESSION = "broker.session.timeout.ms";

    private BrokerSettings() {}

    /** Returns all settings that differ from Kafka's own. */
    static Map<String, String> of(int node, String host, int port, int controllerPort, Path data) {
        Map<String, String> settings = new HashMap<>(identity(node, host, port, controllerPort));
        settings.put("log.dirs", data.toString());
        settings.putAll(ALONE);
        settings.putAll(QUICK);
        settings.putAll(SMALL);
        settings.put("message.max.bytes", Integer.toString(MAX_BATCH_BYTES));
        settings.put("replica.fetch.max.bytes", Integer.toString(MAX_BATCH_BYTES));
        return settings;
    }

    /**
     * Returns the settings for a broker whose predecessor was killed: it has to wait for that one's session to end, so
     * sessions are short.
     */
    static Map<String, String> afterCrash(Map<String, String> settings) {
        Map<String, String> changed = new HashMap<>(settings);
        changed.put(SESSION, "3000");
        return changed;
    }

    private static Map<String, String> identity(int node, String host, int port, int controllerPort) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(node),
                "controller.quorum.voters",
                node + "@" + host + ":" + controllerPort,
                "listeners",
                "PLAINTEXT://" + host + ":" + port + ",CONTROLLER://" + host + ":" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://" + host + ":" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "PLAINTEXT");
    }

    /** A standalone broker: no replication, and no failover when it is short of processor time for a while. */
    private static final Map<String, String> ALONE = Map.of(
            SESSION,
            "60000",
            "offsets.topic.replication.factor",
            "1",
            "transaction.state.log.replication.factor",
            "1",
            "transaction.state.log.min.isr",
            "1",
            "share.coordinator.state.topic.replication.factor",
            "1",
            "share.coordinator.state.topic.min.isr",
            "1",
            "auto.create.topics.enable",
            "false");

    /** No delays when it starts, stops or gets a consumer. */
    private static final Map<String, String> QUICK = Map.of(
            "broker.heartbeat.interval.ms", "500",
            "controller.quorum.election.timeout.ms", "200",
            "controller.quorum.election.backoff.max.ms", "200",
            "group.initial.rebalance.delay.ms", "0",
            "controlled.shutdown.enable", "false");

    /** Threads and buffers for one machine's traffic; a long run does not fill the disk. */
    private static final Map<String, String> SMALL = Map.of(
            "offsets.topic.num.partitions", "1",
            "transaction.state.log.num.partitions", "1",
            "num.network.threads", "2",
            "num.io.threads", "4",
            "log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20),
            "log.retention.bytes", Long.toString(1L << 30),
            "log.segment.bytes", Integer.toString(128 << 20));
}
