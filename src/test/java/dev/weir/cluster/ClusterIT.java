package dev.weir.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.bench.failures.CardLoad;
import dev.weir.bench.failures.LoadDecisions;
import dev.weir.job.JobRecords;
import dev.weir.rules.RuleDraft;
import dev.weir.sandbox.cluster.ClusterFolder;
import dev.weir.sandbox.cluster.ClusterProcess.Ended;
import dev.weir.sandbox.cluster.FlinkCluster;
import dev.weir.sandbox.cluster.FlinkConf;
import dev.weir.sandbox.cluster.RestClient;
import dev.weir.sandbox.cluster.ZooKeeper;
import dev.weir.sandbox.kafka.BrokerProcess;
import dev.weir.sandbox.kafka.Ports;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The job jar on a cluster of separate processes, submitted in the ways that Flink has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClusterIT {
    private static final Path JAR = Path.of(System.getProperty("weir.jar"));
    private static final Path CONFIG = Path.of("job-configs/local.yaml").toAbsolutePath();
    private static final Pattern SUBMITTED = Pattern.compile("Job has been submitted with JobID ([0-9a-f]{32})");
    private static final Pattern SAVED = Pattern.compile("Savepoint completed. Path: (\\S+)");
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    private static final int TASK_MANAGERS = 2;
    private static final int SOME = 50;

    /** From one payment to the next: many between two checkpoints, and time for the processes to start beside them. */
    private static final long PACE_MILLIS = 20;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private ClusterFolder folder;
    private BrokerProcess brokerProcess;
    private BrokerClient broker;
    private FlinkCluster cluster;

    @BeforeAll
    void start() throws Exception {
        folder = ClusterFolder.create(Path.of("target/cluster-it"));
        brokerProcess = BrokerProcess.start(folder, 0, List.of(SHORT_LIVED.split(" ")));
        open.push(brokerProcess);
        broker = new BrokerClient(brokerProcess.bootstrapServers());
        open.push(broker);
        ZooKeeper zooKeeper = ZooKeeper.start(folder, Ports.free());
        open.push(zooKeeper);
        FlinkConf conf = zooKeeper.addTo(FlinkConf.ofOneMachine(folder, Ports.free(), Ports.free())
                .with("heartbeat.interval", "1s", "A test does not wait long for a process that is gone.")
                .with(
                        "heartbeat.timeout",
                        "10s",
                        "As above, but on a busy machine a process is silent for some seconds.")
                .with("web.refresh-interval", "500 ms", "Who waits for a job to run hears of it soon.")
                .with("env.java.opts.jobmanager", SHORT_LIVED, "It does not live until compiling twice pays.")
                .with("env.java.opts.taskmanager", SHORT_LIVED, "As above."));
        cluster = FlinkCluster.start(folder, conf, TASK_MANAGERS);
        open.push(cluster);
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    /** One job for all of it: what starts one on such a cluster takes longer than what it is asked. */
    @Test
    void anUploadedJobDecidesAsIfNoProcessHadBeenKilledAndNoneHadTakenItsPlaceByTheCommandLine() throws Exception {
        cluster.addTaskManager();
        String job = upload(List.of("--checkpoints.interval=2s"));
        assertItDecides(job, "upload");
        for (Map.Entry<String, String> rule : CardLoad.rules().entrySet()) {
            broker.push(rule.getKey(), rule.getValue());
        }

        try (CardLoad load = CardLoad.start(brokerProcess.bootstrapServers(), PACE_MILLIS);
                LoadDecisions decisions = LoadDecisions.read(brokerProcess.bootstrapServers(), "")) {
            cluster.awaitCheckpoint(job);
            decisions.awaitMore(SOME);
            cluster.killBusyTaskManager();
            cluster.awaitRestored(job, 1);
            decisions.awaitMore(SOME);
            brokerProcess.kill();
            brokerProcess.startAgain();
            decisions.awaitMore(SOME);
            cluster.killJobManager();
            cluster.startJobManager();
            cluster.awaitRestored(job, 1);
            decisions.awaitMore(SOME);
            String savepoint = stopWithSavepoint(job);
            job = submit(List.of("-s", savepoint), List.of("--parallelism=1", "--time.lateness=2m"));
            cluster.awaitRestored(job, 1);
            assertThat(checkpointIntervalMillis(job)).isEqualTo(1_500); // as the environment said
            decisions.awaitMore(SOME);
            int sent = load.stop();
            decisions.awaitPayments(sent);

            assertThat(decisions.said()).hasSize(sent).allSatisfy(ClusterIT::assertOneWithAllBefore);
            System.out.println("longest time without a decision: " + decisions.longestGapMillis() + " ms");
        }
        assertItDecides(job, "added");
        cluster.cancel(job);
    }

    private static void assertOneWithAllBefore(int payment, Set<String> said) {
        assertThat(said)
                .singleElement(STRING)
                .contains("\"n\":" + CardLoad.ofItsCard(payment) + ",")
                .contains("\"version\":1");
    }

    @Test
    void aWrongKeyOnTheCommandLineIsRefusedWithTheNearestRightOne() throws Exception {
        Ended refused =
                flinkRun(Map.of(), List.of(), List.of("--kafka.bootstrapServer=" + brokerProcess.bootstrapServers()));

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.output())
                .contains("did you mean 'bootstrapServers'?")
                .doesNotContain("submitted with JobID");
    }

    @Test
    void aWrongKeyOfAnUploadedJarIsRefusedWithTheNearestRightOne() throws Exception {
        String jar = cluster.rest().upload(JAR);
        RestClient.Answer refused = cluster.rest()
                .run(jar, arguments(List.of("--kafka.bootstrapServer=" + brokerProcess.bootstrapServers())));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("did you mean 'bootstrapServers'?");
    }

    @Test
    void theWebUserInterfaceIsServed() throws Exception {
        RestClient.Answer page = cluster.rest().get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Apache Flink Web Dashboard");
    }

    private void assertItDecides(String job, String name) throws Exception {
        cluster.awaitRunning(job);
        JsonNode answer = broker.push(
                name, RuleDraft.rule(name).when("transaction.amount > 500.0").json());
        JsonNode large =
                broker.decide(name + "-1", JobRecords.transaction(name + "-1", "c-1", 900, JobRecords.MORNING));
        JsonNode small = broker.decide(name + "-2", JobRecords.transaction(name + "-2", "c-1", 20, JobRecords.MORNING));

        assertThat(answer.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(large.path("outcome").asText()).isEqualTo("REVIEW");
        assertThat(large.path("reasons").findValuesAsText("rule")).contains(name);
        assertThat(small.path("outcome").asText()).isEqualTo("APPROVE");
    }

    private int checkpointIntervalMillis(String job) throws Exception {
        return cluster.rest()
                .get("/jobs/" + job + "/checkpoints/config")
                .accepted()
                .path("interval")
                .asInt();
    }

    private String upload(List<String> changed) throws Exception {
        List<String> settings = new ArrayList<>(settings());
        settings.addAll(changed);
        return cluster.rest()
                .run(cluster.rest().upload(JAR), arguments(settings))
                .accepted()
                .path("jobid")
                .asText();
    }

    /** Submits by the command line, with frequent checkpoints by the environment. */
    private String submit(List<String> options, List<String> changed) throws Exception {
        List<String> settings = new ArrayList<>(settings());
        settings.addAll(changed);
        Ended submitted = flinkRun(Map.of("WEIR_CHECKPOINTS_INTERVAL", "1500ms"), options, settings);
        return found(SUBMITTED, submitted);
    }

    private String stopWithSavepoint(String job) throws Exception {
        return found(SAVED, cluster.flink(Map.of(), List.of("stop", job)));
    }

    private static String found(Pattern line, Ended command) {
        Matcher matcher = line.matcher(command.output());
        assertThat(matcher.find()).as(command.output()).isTrue();
        return matcher.group(1);
    }

    private Ended flinkRun(Map<String, String> environment, List<String> options, List<String> settings)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("run", "-d"));
        command.addAll(options);
        command.add(JAR.toString());
        command.addAll(arguments(settings));
        return cluster.flink(environment, command);
    }

    private static List<String> arguments(List<String> settings) {
        List<String> arguments = new ArrayList<>(List.of("--config", CONFIG.toString()));
        arguments.addAll(settings);
        return arguments;
    }

    private List<String> settings() {
        return List.of(
                "--kafka.bootstrapServers=" + brokerProcess.bootstrapServers(),
                "--checkpoints.dir=" + folder.checkpoints());
    }
}
