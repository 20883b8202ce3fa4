package dev.weir.io.kafka;

import dev.weir.config.JobConfig;
import dev.weir.operators.Ownership;
import dev.weir.operators.TopicFault;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Ensures that only one job works under a {@code kafka.groupId}: two would each read half of the events, and write
 * contradictory decisions and answers. Each job is a member of the group {@code <groupId>-owner} while it runs, with
 * the id of its Flink job as its client id. A job checks before it joins and again afterwards, so that of two that
 * start at once at most one continues. A job that may not see or join the group starts with a warning.
 */
final class GroupOwner implements Serializable {
    private static final long serialVersionUID = 1;
    /** The shortest session that brokers accept without configuration. */
    private static final int SESSION_MILLIS = 6_000;

    private static final int HEARTBEAT_MILLIS = 1_500;
    private static final long PAUSE_MILLIS = 200;
    /** A broker ends a session slightly after its timeout. */
    private static final int PAUSES = (int) ((SESSION_MILLIS + 2L * HEARTBEAT_MILLIS) / PAUSE_MILLIS);

    private final Properties admin;
    private final Properties consumer;
    private final String group;
    private final String topic;
    private final long timeoutMillis;

    /** Creates the owner of the group of a config. */
    GroupOwner(JobConfig config) {
        group = config.kafka().groupId() + "-owner";
        topic = config.topics().rules();
        timeoutMillis = config.kafka().readTimeoutMillis();
        admin = KafkaClients.admin(config.kafka());
        consumer = KafkaClients.consumer(config.kafka());
        consumer.setProperty(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafka().bootstrapServers());
        consumer.setProperty(ConsumerConfig.GROUP_ID_CONFIG, group);
        // Sessions in the config are meant to be long; this one should end soon after its process.
        consumer.setProperty(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        consumer.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        consumer.setProperty(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Integer.toString(SESSION_MILLIS));
        consumer.setProperty(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, Integer.toString(HEARTBEAT_MILLIS));
        consumer.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        consumer.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        consumer.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    }

    /**
     * Claims the group for a job, unless another job has it.
     *
     * @throws IOException if the brokers do not answer
     */
    Ownership take(String job) throws IOException {
        KafkaClients.check(consumer);
        try (Admin asked = Admin.create(admin)) {
            return take(job, () -> jobs(asked));
        } catch (Unseen e) {
            return new Taken(
                    Optional.of(join(job)),
                    List.of(doubtful("the job cannot see the consumer group '" + group + "' (the right DESCRIBE): "
                            + e.getMessage())));
        } catch (KafkaException e) {
            throw notLookedAt(e);
        }
    }

    private Ownership take(String job, GroupMembers members) throws IOException {
        Optional<String> other = members.stillOtherThan(job, PAUSES, GroupOwner::pause);
        if (other.isPresent()) {
            return new Taken(Optional.empty(), List.of(taken(other.get())));
        }
        GroupMember member = join(job);
        boolean stays = false;
        try {
            boolean joined = members.awaitJoined(job, PAUSES, GroupOwner::pause);
            Optional<String> atOnce = members.otherThan(job);
            stays = atOnce.isEmpty();
            return atOnce.isPresent()
                    ? new Taken(Optional.empty(), List.of(taken(atOnce.get())))
                    : new Taken(Optional.of(member), joined ? List.of() : List.of(notJoined()));
        } finally {
            if (!stays) {
                member.close();
            }
        }
    }

    private GroupMember join(String job) {
        Properties properties = new Properties();
        properties.putAll(consumer);
        properties.setProperty(ConsumerConfig.CLIENT_ID_CONFIG, job);
        return GroupMember.join(properties, topic);
    }

    private TopicFault taken(String other) {
        String id = group.substring(0, group.length() - "-owner".length());
        return new TopicFault(
                TopicFault.Kind.TAKEN,
                "the Flink job " + other + " is at work with kafka.groupId: " + id
                        + ", and both would write decisions: stop that job first,"
                        + " or give this one another kafka.groupId (and output topics of its own)");
    }

    private TopicFault notJoined() {
        return doubtful("this job could not join the consumer group '" + group + "' (the right READ)");
    }

    private static TopicFault doubtful(String what) {
        return new TopicFault(
                TopicFault.Kind.DOUBTFUL,
                what + "; it cannot be determined whether another job uses its kafka.groupId");
    }

    private Set<String> jobs(Admin asked) throws IOException {
        try {
            Map<String, ConsumerGroupDescription> seen =
                    asked.describeConsumerGroups(List.of(group)).all().get(timeoutMillis, TimeUnit.MILLISECONDS);
            return seen.values().stream()
                    .flatMap(one -> one.members().stream())
                    .map(MemberDescription::clientId)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof GroupIdNotFoundException) {
                return Set.of();
            }
            throw cause instanceof AuthorizationException || cause instanceof UnsupportedVersionException
                    ? new Unseen(String.valueOf(cause.getMessage()), e)
                    : notLookedAt(e);
        } catch (TimeoutException e) {
            throw notLookedAt(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while the job looked for others of its group", e);
    }

    private IOException notLookedAt(Exception e) {
        return new IOException("the consumer group '" + group + "' cannot be looked at: " + e.getMessage(), e);
    }

    /** Says that the job has no right to see the group. */
    private static final class Unseen extends IOException {
        private static final long serialVersionUID = 1;

        Unseen(String message, ExecutionException e) {
            super(message, e);
        }
    }

    private record Taken(Optional<GroupMember> member, List<TopicFault> faults) implements Ownership {
        @Override
        public void close() {
            member.ifPresent(GroupMember::close);
        }
    }
}
