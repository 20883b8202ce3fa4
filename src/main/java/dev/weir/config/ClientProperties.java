package dev.weir.config;

import dev.weir.text.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Reads properties of Kafka clients, by Kafka's names.
 *
 * <p>A secret is refused, wherever it was written: the content of a job config is also in the job graph, in its
 * metadata, and on the command line that a cluster logs. Instead one writes a reference such as {@code
 * ${file:PATH:ENTRY}}, which Kafka resolves when a client starts. Errors never repeat a value.
 *
 * <p>A name unknown to Kafka is accepted, since a plug-in may use it, unless it looks like a misspelt name of Kafka's.
 */
final class ClientProperties {
    private static final Map<String, String> KEYS_OF_THEIR_OWN =
            Map.of("bootstrap.servers", "kafka.bootstrapServers", "group.id", "kafka.groupId");
    private static final String JAAS = "sasl.jaas.config";

    /** Kafka treats these as passwords, since they may contain a key, but a certificate is public. */
    private static final Set<String> NO_SECRETS =
            Set.of("ssl.keystore.certificate.chain", "ssl.truststore.certificates");

    /** Names that Kafka knows and that hold no secret: where a config has no others, Kafka is not asked. */
    static final Set<String> USUAL = Set.of(
            "acks",
            "batch.size",
            "compression.type",
            "fetch.max.wait.ms",
            "fetch.min.bytes",
            "linger.ms",
            "max.poll.records",
            "max.request.size",
            "request.timeout.ms",
            "sasl.mechanism",
            "security.protocol",
            "ssl.truststore.location",
            "ssl.truststore.type");

    private static final int SLIPS = 2;

    private ClientProperties() {}

    /** Reads all properties, and notes errors. */
    static Map<String, String> read(ConfigSection section) {
        Map<String, String> properties = section.open("what Kafka takes for it");
        properties.forEach((name, value) -> {
            String key = KEYS_OF_THEIR_OWN.get(name);
            if (key != null) {
                section.note(name, "has a key of its own; write it as " + key);
            }
            Secrets.error(name, value, isSecret(name)).ifPresent(error -> section.note(name, error));
            nearest(name).ifPresent(near -> section.note(name, "unknown property; did you mean '" + near + "'?"));
        });
        return properties;
    }

    private static Optional<String> nearest(String name) {
        return USUAL.contains(name) || Known.TYPES.containsKey(name)
                ? Optional.empty()
                : Spelling.nearest(name, Known.TYPES.keySet(), SLIPS);
    }

    private static boolean isSecret(String name) {
        if (USUAL.contains(name)) {
            return false;
        }
        ConfigDef.Type type = Known.TYPES.get(name);
        return type == null
                ? Secrets.isName(name)
                : type == ConfigDef.Type.PASSWORD && !NO_SECRETS.contains(name) && !name.endsWith(JAAS);
    }

    /** What Kafka knows, which is asked only where an unusual property is written: to find out takes a tenth of a short command. */
    private static final class Known {
        private static final Map<String, ConfigDef.Type> TYPES = types();

        private static Map<String, ConfigDef.Type> types() {
            Map<String, ConfigDef.Type> known = new HashMap<>();
            for (ConfigDef of :
                    List.of(AdminClientConfig.configDef(), ConsumerConfig.configDef(), ProducerConfig.configDef())) {
                of.configKeys().forEach((name, key) -> known.put(name, key.type));
            }
            return Map.copyOf(known);
        }
    }
}
