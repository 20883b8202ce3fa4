package dev.weir.io.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A member of a consumer group that reads nothing: it stays in the group, on its own thread, until it is closed.
 * Failures are logged and retried.
 */
final class GroupMember implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupMember.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LEAVE = Duration.ofSeconds(2);
    private static final long AGAIN_SECONDS = 30;

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::stay, "weir-owner");

    private GroupMember(Consumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        this.topic = topic;
        thread.setDaemon(true);
    }

    /** Starts to join the group of these properties; subscribed to a topic, as every member has to be. */
    static GroupMember join(Properties properties, String topic) {
        GroupMember member = new GroupMember(
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()), topic);
        member.thread.start();
        return member;
    }

    private void stay() {
        try (consumer) {
            consumer.subscribe(List.of(topic), new Pausing());
            while (closing.getCount() > 0) {
                poll();
            }
        } catch (WakeupException e) {
            LOG.debug("leaves the group", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            LOG.warn("the group of the job's owner could not be left; its member goes with its session", e);
        }
    }

    private void poll() throws InterruptedException {
        try {
            consumer.poll(POLL);
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn("this job cannot show that its consumer group is taken; another may begin beside it", e);
            if (closing.await(AGAIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("leaves the group");
            }
        }
    }

    /** Leaves at once, so that the next job need not wait. */
    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            thread.join(LEAVE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it leaves in any case
        }
    }

    /** Fetches no records: only membership matters. */
    private final class Pausing implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // nothing was read
        }
    }
}
