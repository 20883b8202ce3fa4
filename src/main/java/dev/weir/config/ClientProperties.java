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
 * Reads properties of Kafka clients, by the names that Kafka has for them.
 *
 * <p>A secret is refused, wherever it was written: what is in a job config is in the job's graph too, in its metadata, and
 * on the command line that a cluster logs. In its place stands a reference such as {@code ${file:PATH:ENTRY}}, which Kafka
 * replaces when a client starts. An error never repeats a value.
 *
 * <p>A name that Kafka does not know is taken, since a plug-in may want it, unless it is one of Kafka's all but for a slip.
 */
final class ClientProperties {
    private static final Map<String, String> KEYS_OF_THEIR_OWN =
            Map.of("bootstrap.servers", "kafka.bootstrapServers", "group.id", "kafka.groupId");
    private static final String JAAS = "sasl.jaas.config";

    /** Kafka takes them for passwords, since they may stand beside a key, but everybody may see a certificate. */
    private static final Set<String> NO_SECRETS =
            Set.of("ssl.keystore.certificate.chain", "ssl.truststore.certificates");

    private static final int SLIPS = 2;

    private static final Map<String, ConfigDef.Type> KNOWN = known();

    private ClientProperties() {}

    /** Reads them all, and notes what is wrong. */
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
        return KNOWN.containsKey(name) ? Optional.empty() : Spelling.nearest(name, KNOWN.keySet(), SLIPS);
    }

    private static boolean isSecret(String name) {
        ConfigDef.Type type = KNOWN.get(name);
        return type == null
                ? Secrets.isName(name)
                : type == ConfigDef.Type.PASSWORD && !NO_SECRETS.contains(name) && !name.endsWith(JAAS);
    }

    private static Map<String, ConfigDef.Type> known() {
        Map<String, ConfigDef.Type> known = new HashMap<>();
        for (ConfigDef of :
                List.of(AdminClientConfig.configDef(), ConsumerConfig.configDef(), ProducerConfig.configDef())) {
            of.configKeys().forEach((name, key) -> known.put(name, key.type));
        }
        return Map.copyOf(known);
    }
}
