package dev.weir.bench.catchup;

import dev.weir.DecisionJob;
import dev.weir.bench.engine.BenchRules;
import dev.weir.bench.run.BenchCluster;
import dev.weir.bench.run.BenchConfigs;
import dev.weir.bench.run.PassThrough;
import dev.weir.config.JobConfig;
import dev.weir.io.Folders;
import dev.weir.sandbox.kafka.Message;
import dev.weir.sandbox.kafka.Topics;
import dev.weir.sandbox.load.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Runs jobs that catch up, one after the other, each in its own cluster in this process, on topics in another process.
 * The progress of a job is read from the end offsets of its topic of decisions, which nobody reads.
 */
final class CatchUp {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long LOOK_MILLIS = 20;

    private final FilledTopics.Brokers brokers;
    private final String name;
    private final Path folder;
    private final Stop stop;
    private int job;

    /**
     * Creates a benchmark on these brokers.
     *
     * @param name the prefix of its topics
     * @param folder for checkpoints
     */
    CatchUp(FilledTopics.Brokers brokers, String name, Path folder, Stop stop) {
        this.brokers = brokers;
        this.name = name;
        this.folder = folder;
        this.stop = stop;
    }

    /**
     * One measurement.
     *
     * @param topics that are already filled
     * @param settings of the job config, by key
     * @param warm the measurement begins after this many events, or after a third of the time
     * @param atMost how long after the first decision it ends, even if not all events are decided
     */
    record Course(FilledTopics topics, Map<String, String> settings, long warm, Duration atMost) {
        Course {
            settings = Map.copyOf(settings);
        }
    }

    /** Measures a job that only passes events on. */
    CatchUpCost passThrough(Course course) throws Exception {
        String prefix = created();
        StreamExecutionEnvironment env = new StreamExecutionEnvironment();
        JobConfig config = configs(course, prefix).ofPassThrough(prefix);
        PassThrough.build(env, config);
        return run(env, config, new Watched(prefix, course, course.topics().events()), false);
    }

    /** Measures Weir with these rules. */
    CatchUpCost weir(Course course, BenchRules rules, boolean checkpoint) throws Exception {
        String prefix = created();
        push(prefix + Topics.LISTS, rules.lists());
        push(prefix + Topics.RULES, rules.rules());
        StreamExecutionEnvironment env = new StreamExecutionEnvironment();
        JobConfig config = configs(course, prefix).ofWeir(prefix);
        DecisionJob.build(env, config);
        return run(env, config, new Watched(prefix, course, course.topics().decided()), checkpoint);
    }

    private String created() throws IOException, InterruptedException {
        Folders.delete(checkpoints());
        String prefix = name + "-" + job++ + "-";
        Topics.create(brokers.bootstrapServers(), prefix);
        return prefix;
    }

    private void push(String topic, Map<String, String> documents) {
        documents.forEach(
                (key, json) -> brokers.producer().send(new Message(topic, key, json, ""), System.currentTimeMillis()));
        brokers.producer().flush();
    }

    private BenchConfigs configs(Course course, String prefix) {
        Map<String, String> over = new HashMap<>(course.topics().settings());
        over.put("topics.rules", prefix + Topics.RULES);
        over.put("topics.lists", prefix + Topics.LISTS);
        over.put("checkpoints.dir", checkpoints().toUri().toString());
        over.putAll(course.settings());
        return new BenchConfigs(brokers.bootstrapServers(), over);
    }

    private Path checkpoints() {
        return folder.resolve("checkpoints").toAbsolutePath();
    }

    private CatchUpCost run(StreamExecutionEnvironment env, JobConfig config, Watched watched, boolean checkpoint)
            throws Exception {
        try (BenchCluster cluster = BenchCluster.start(config.parallelism().orElse(1));
                Admin admin =
                        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers.bootstrapServers()))) {
            var unused = cluster.submit(env);
            CatchUpCost cost = watched.watch(admin);
            if (!checkpoint) {
                return cost;
            }
            cluster.checkpoint();
            return cost.with(bytes(checkpoints()));
        }
    }

    private static long bytes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** The progress of one job. */
    private final class Watched {
        private final String actions;
        private final Course course;
        private final long outputs;

        Watched(String prefix, Course course, long outputs) {
            this.actions = prefix + Topics.ACTIONS;
            this.course = course;
            this.outputs = outputs;
        }

        CatchUpCost watch(Admin admin) throws Exception {
            double perOutput = (double) course.topics().events() / outputs;
            CatchUpSample idle = CatchUpSample.now(0);
            CatchUpSample first = await(admin, 1, PATIENCE);
            Duration atMost = course.atMost();
            CatchUpSample begin = await(admin, (long) (course.warm() / perOutput), atMost.dividedBy(3));
            CatchUpSample end = await(admin, outputs, atMost.minusNanos(begin.nanos() - first.nanos()));
            if (end.outputs() == 0) {
                throw new IOException("nothing came out within " + PATIENCE);
            }
            return CatchUpCost.between(latestBefore(end, begin, first, idle), end, perOutput);
        }

        /** Returns the latest of these with fewer outputs; of {@code idle}, the cost contains that of the start. */
        private static CatchUpSample latestBefore(
                CatchUpSample end, CatchUpSample begin, CatchUpSample first, CatchUpSample idle) {
            return begin.outputs() < end.outputs() ? begin : first.outputs() < end.outputs() ? first : idle;
        }

        private CatchUpSample await(Admin admin, long wanted, Duration atMost) throws Exception {
            long endNanos = System.nanoTime() + atMost.toNanos();
            CatchUpSample now = CatchUpSample.now(count(admin));
            while (now.outputs() < wanted && System.nanoTime() < endNanos) {
                if (stop.awaitWish(LOOK_MILLIS)) {
                    throw new IOException("stopped");
                }
                now = CatchUpSample.now(count(admin));
            }
            return now;
        }

        private long count(Admin admin) throws IOException, InterruptedException {
            try {
                List<TopicPartition> partitions =
                        admin.describeTopics(List.of(actions)).allTopicNames().get().values().stream()
                                .flatMap(topic -> topic.partitions().stream())
                                .map(info -> new TopicPartition(actions, info.partition()))
                                .toList();
                return admin
                        .listOffsets(partitions.stream()
                                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                        .all()
                        .get()
                        .values()
                        .stream()
                        .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                        .sum();
            } catch (ExecutionException e) {
                throw new IOException("cannot see how far the job is", e.getCause());
            }
        }
    }
}
