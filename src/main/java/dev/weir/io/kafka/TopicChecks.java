package dev.weir.io.kafka;

import dev.weir.config.JobConfig;
import dev.weir.operators.TopicFault;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Asks the brokers for the settings of the topics of a job, and reports what does not suit it (see {@link TopicNeeds}).
 * What the job may not see, or a broker does not report, is not treated as a problem of the topic: it is a warning.
 */
final class TopicChecks implements Serializable {
    private static final long serialVersionUID = 1;

    private final Properties properties;
    private final TopicNeeds needs;
    private final long timeoutMillis;

    TopicChecks(JobConfig config) {
        this.properties = KafkaClients.admin(config.kafka());
        this.needs = new TopicNeeds(config);
        this.timeoutMillis = config.kafka().readTimeoutMillis();
    }

    /**
     * Checks the topics.
     *
     * @throws IOException if the brokers do not answer
     */
    List<TopicFault> faults() throws IOException {
        KafkaClients.check(properties);
        try (Admin admin = Admin.create(properties)) {
            return faults(admin);
        } catch (KafkaException e) {
            throw notLookedAt(e);
        }
    }

    private List<TopicFault> faults(Admin admin) throws IOException {
        List<TopicFault> faults = new ArrayList<>();
        Map<String, TopicNeeds.Seen> seen = seen(admin, needs.names(), faults);
        faults.addAll(needs.faults(seen));
        return faults;
    }

    private Map<String, TopicNeeds.Seen> seen(Admin admin, Collection<String> names, List<TopicFault> faults)
            throws IOException {
        Map<String, TopicNeeds.Seen> seen = new HashMap<>();
        Map<String, Map<String, String>> settings = settings(admin, names, faults);
        BiConsumer<String, Integer> found = (topic, partitions) ->
                seen.put(topic, new TopicNeeds.Seen(partitions, Optional.ofNullable(settings.get(topic))));
        for (Map.Entry<String, KafkaFuture<TopicDescription>> one :
                admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                found.accept(one.getKey(), await(one.getValue()).partitions().size());
            } catch (ExecutionException e) {
                if (isUnseen(causeOf(e))) {
                    faults.add(unseen("topic '" + one.getKey() + "'", e));
                    found.accept(one.getKey(), 1);
                } else if (!(causeOf(e) instanceof UnknownTopicOrPartitionException)) {
                    throw notLookedAt(e);
                }
            }
        }
        return seen;
    }

    private Map<String, Map<String, String>> settings(Admin admin, Collection<String> names, List<TopicFault> faults)
            throws IOException {
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, Map<String, String>> settings = new HashMap<>();
        for (Map.Entry<ConfigResource, KafkaFuture<Config>> one :
                admin.describeConfigs(resources).values().entrySet()) {
            String topic = one.getKey().name();
            try {
                settings.put(topic, asMap(await(one.getValue())));
            } catch (ExecutionException e) {
                if (isUnseen(causeOf(e))) {
                    faults.add(unseen("settings of topic '" + topic + "' (the right DESCRIBE_CONFIGS)", e));
                } else if (!(causeOf(e) instanceof UnknownTopicOrPartitionException)) {
                    throw notLookedAt(e);
                }
            }
        }
        return settings;
    }

    private static Map<String, String> asMap(Config config) {
        Map<String, String> settings = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.value() != null) {
                settings.put(entry.name(), entry.value());
            }
        }
        return settings;
    }

    private <T> T await(KafkaFuture<T> future) throws IOException, ExecutionException {
        try {
            return future.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw notLookedAt(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the topics were looked at", e);
        }
    }

    private static boolean isUnseen(Throwable cause) {
        return cause instanceof AuthorizationException || cause instanceof UnsupportedVersionException;
    }

    private static TopicFault unseen(String what, ExecutionException e) {
        return new TopicFault(
                TopicFault.Kind.DOUBTFUL,
                "the job cannot see the " + what + ", and takes it for as it should be: "
                        + causeOf(e).getMessage());
    }

    private static IOException notLookedAt(Exception e) {
        return new IOException("the topics cannot be looked at: " + causeOf(e).getMessage(), e);
    }

    private static Throwable causeOf(Exception e) {
        return e.getCause() == null ? e : e.getCause();
    }
}
