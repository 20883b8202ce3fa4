package dev.weir.bench.failures;

import dev.weir.sandbox.cluster.ClusterFolder;
import dev.weir.sandbox.cluster.ClusterProcess.Ended;
import dev.weir.sandbox.cluster.FlinkCluster;
import dev.weir.sandbox.cluster.FlinkConf;
import dev.weir.sandbox.cluster.ZooKeeper;
import dev.weir.sandbox.kafka.BrokerProcess;
import dev.weir.sandbox.kafka.Ports;
import dev.weir.sandbox.kafka.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Injects one failure after another into the job jar on a cluster of separate processes, each into a new job under a
 * steady load mixed with hostile records, and compares the decisions with those of an undisturbed run.
 */
public final class FailureBench {
    private static final Path CONFIG = Path.of("job-configs/local.yaml").toAbsolutePath();
    private static final Pattern SUBMITTED = Pattern.compile("Job has been submitted with JobID ([0-9a-f]{32})");
    private static final String CHECKPOINTS_EVERY = "1s";
    private static final String AT_LEAST_ONCE = "at-least-once";
    private static final String EXACTLY_ONCE = "exactly-once";

    /** Two active ones, and a spare. */
    private static final int TASK_MANAGERS = 3;
    /** The number of decisions before the failure, and again after it. */
    private static final int SOME = 500;

    private final Consumer<String> out;
    private final Path root;
    private final Path jar;
    private final List<FailureRun> runs = new ArrayList<>();

    /** Hostile times may be up to now; payments that are months older would find their keys forgotten. */
    private final long beginMillis = System.currentTimeMillis() - TimeUnit.HOURS.toMillis(3);

    /**
     * Creates a benchmark.
     *
     * @param out receives the results, line by line
     * @param root a folder that is emptied
     * @param jar of the job
     */
    public FailureBench(Consumer<String> out, Path root, Path jar) {
        this.out = out;
        this.root = root;
        this.jar = jar;
    }

    /**
     * Runs all, and prints a table.
     *
     * @throws IOException if decisions were lost or changed, or a job did not recover
     */
    public void run() throws Exception {
        ClusterFolder folder = ClusterFolder.create(root.resolve("cluster"));
        Optional<SmallDisk> disk = SmallDisk.mount(root.resolve("disk"));
        try (BrokerProcess broker = BrokerProcess.start(folder, 0);
                ZooKeeper zooKeeper = ZooKeeper.start(folder, Ports.free());
                FlinkCluster cluster = FlinkCluster.start(folder, conf(folder, zooKeeper), TASK_MANAGERS)) {
            Stand stand = new Stand(broker, cluster, disk);
            play(stand, InjectedFailure.HOSTILE_RECORDS, AT_LEAST_ONCE, folder.checkpoints());
            play(stand, InjectedFailure.TASK_MANAGER, AT_LEAST_ONCE, folder.checkpoints());
            play(stand, InjectedFailure.TASK_MANAGER, EXACTLY_ONCE, folder.checkpoints());
            play(stand, InjectedFailure.JOB_MANAGER, AT_LEAST_ONCE, folder.checkpoints());
            play(stand, InjectedFailure.BROKER, AT_LEAST_ONCE, folder.checkpoints());
            play(stand, InjectedFailure.BROKER, EXACTLY_ONCE, folder.checkpoints());
            if (disk.isPresent()) {
                play(stand, InjectedFailure.FULL_DISK, AT_LEAST_ONCE, disk.get().folder("checkpoints"));
            } else {
                out.accept("not run: " + InjectedFailure.FULL_DISK + "; only root can mount a small file system");
            }
            play(stand, InjectedFailure.NONE, AT_LEAST_ONCE, folder.checkpoints());
        } finally {
            if (disk.isPresent()) {
                disk.get().close();
            }
        }
        report();
    }

    private static FlinkConf conf(ClusterFolder folder, ZooKeeper zooKeeper) throws IOException {
        return zooKeeper.addTo(FlinkConf.ofOneMachine(folder, Ports.free(), Ports.free()));
    }

    private void report() throws IOException {
        FailureRun undisturbed = runs.get(runs.size() - 1);
        out.accept("");
        out.accept(FailureRun.heading());
        runs.forEach(run -> out.accept(run.row(undisturbed)));
        List<InjectedFailure> changed = runs.stream()
                .filter(run -> !run.isAs(undisturbed))
                .map(FailureRun::failure)
                .toList();
        if (!changed.isEmpty()) {
            runs.forEach(run -> run.firstChange(undisturbed).ifPresent(out));
            throw new IOException("decisions were lost or changed: " + changed);
        }
    }

    /** What all runs share. */
    private record Stand(BrokerProcess broker, FlinkCluster cluster, Optional<SmallDisk> disk) {}

    /** Runs a new job on its own topics. */
    private void play(Stand stand, InjectedFailure failure, String delivery, String checkpoints) throws Exception {
        String brokers = stand.broker().bootstrapServers();
        String prefix = "run-" + runs.size() + "-";
        Topics.create(brokers, prefix);
        CardLoad.pushRules(brokers, prefix);
        String job = submit(stand, prefix, Map.of("delivery", delivery, "checkpoints.dir", checkpoints));
        stand.cluster().awaitRunning(job);
        try (AutoCloseable hostile = hostile(failure, brokers, prefix);
                CardLoad load = CardLoad.start(brokers, prefix, most(failure), beginMillis);
                LoadDecisions decisions = LoadDecisions.read(brokers, prefix)) {
            decisions.awaitMore(SOME);
            failure.happen(new InjectedFailure.Site(stand.broker(), stand.cluster(), stand.disk(), job));
            decisions.awaitMore(SOME);
            int sent = failure == InjectedFailure.NONE ? load.awaitEnd() : load.stop();
            decisions.awaitPayments(sent);
            FailureRun run = new FailureRun(
                    failure, delivery, sent, decisions.count(), decisions.longestGapMillis(), decisions.said());
            runs.add(run);
            out.accept("done      " + failure + ", " + delivery);
        }
        stand.cluster().cancel(job);
    }

    private static AutoCloseable hostile(InjectedFailure failure, String brokers, String prefix) throws Exception {
        return failure == InjectedFailure.NONE ? () -> {} : HostileLoad.start(brokers, prefix, CONFIG);
    }

    /** Returns the number of payments; the undisturbed run comes last, and is as long as the longest. */
    private int most(InjectedFailure failure) {
        return failure == InjectedFailure.NONE
                ? runs.stream().mapToInt(FailureRun::sent).max().orElse(SOME)
                : Integer.MAX_VALUE;
    }

    private String submit(Stand stand, String prefix, Map<String, String> settings) throws Exception {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("kafka.bootstrapServers", stand.broker().bootstrapServers());
        all.put("kafka.groupId", prefix + "weir");
        all.put("checkpoints.interval", CHECKPOINTS_EVERY);
        Topics.OF_EVENTS.forEach(topic -> all.put("topics." + topic, prefix + topic));
        all.put("topics.rules", prefix + Topics.RULES);
        all.put("topics.lists", prefix + Topics.LISTS);
        all.put("topics.actions", prefix + Topics.ACTIONS);
        all.put("decisions.events", prefix + Topics.DECISION_EVENTS);
        all.put("labels.topic", prefix + Topics.LABELS);
        all.put("topics.ruleStatus", prefix + Topics.RULE_STATUS);
        all.put("topics.rulesInForce", prefix + Topics.RULES_IN_FORCE);
        all.put("topics.deadLetters", prefix + Topics.DEAD_LETTERS);
        List<String> command =
                new ArrayList<>(List.of("run", "-d", jar.toAbsolutePath().toString(), "--config", CONFIG.toString()));
        all.forEach((key, value) -> command.add("--" + key + "=" + value));
        Ended ended = stand.cluster().flink(Map.of(), command);
        Matcher submitted = SUBMITTED.matcher(ended.output());
        if (!submitted.find()) {
            throw new IOException("the job was not taken\n" + ended.output());
        }
        return submitted.group(1);
    }
}
