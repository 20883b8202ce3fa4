package dev.weir.sandbox.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.sandbox.cluster.ClusterProcess.Ended;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A standalone Flink cluster of separate processes. It does what {@code jobmanager.sh}, {@code taskmanager.sh} and
 * {@code flink} of Flink's distribution do, with a {@code lib} folder put together from Maven's artifacts.
 */
public final class FlinkCluster implements AutoCloseable {
    private static final Duration COMMAND_AT_MOST = Duration.ofSeconds(90);

    /** As in the config.yaml that Flink is shipped with, {@code env.java.opts.all}. */
    private static final List<String> OPENS = List.of(
            "--add-exports=java.base/sun.net.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.net=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
            "--add-opens=java.base/java.text=ALL-UNNAMED",
            "--add-opens=java.base/java.time=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED");

    private final ClusterFolder folder;
    private final String classPath;
    private final RestClient rest;
    private final List<ClusterProcess> processes = new ArrayList<>();
    private final List<ClusterProcess> taskManagers = new ArrayList<>();
    private int launched;
    private int commands;

    private FlinkCluster(ClusterFolder folder, int restPort) {
        this.folder = folder;
        this.classPath = folder.lib().resolve("*").toString();
        this.rest = new RestClient(restPort);
    }

    /** Starts a job manager and task managers of one slot each, and returns once all slots are there. */
    public static FlinkCluster start(ClusterFolder folder, int taskManagers) throws Exception {
        int restPort = ClusterFolder.freePort();
        folder.configure(ClusterFolder.freePort(), restPort);
        FlinkCluster cluster = new FlinkCluster(folder, restPort);
        try {
            cluster.start(taskManagers);
            return cluster;
        } catch (Throwable e) {
            cluster.close();
            throw e;
        }
    }

    private void start(int count) throws Exception {
        List<String> mode = List.of("--executionMode", "cluster");
        processes.add(launch("jobmanager", FlinkRole.JOB_MANAGER, mode));
        for (int i = 0; i < count; i++) {
            launchTaskManager();
        }
        awaitSlots(count);
    }

    /** Starts one more task manager, and returns once its slot is there beside the others. */
    public void addTaskManager() throws Exception {
        launchTaskManager();
        awaitSlots(taskManagers.size());
    }

    /** Kills a task manager that runs tasks, as {@code kill -9} does. */
    public void killBusyTaskManager() throws Exception {
        JsonNode all = rest.get("/taskmanagers").accepted().path("taskmanagers");
        Set<String> busy = StreamSupport.stream(all.spliterator(), false)
                .filter(one -> one.path("freeSlots").asInt() == 0)
                .map(one -> one.path("id").asText())
                .collect(Collectors.toSet());
        ClusterProcess victim = taskManagers.stream()
                .filter(one -> busy.contains(one.name()))
                .findFirst()
                .orElseThrow(() -> new IOException("no task manager is busy: " + all));
        victim.kill();
        taskManagers.remove(victim);
    }

    private void launchTaskManager() throws IOException, InterruptedException {
        launched++;
        String name = "taskmanager-" + launched;
        ClusterProcess started = launch(name, FlinkRole.TASK_MANAGER, List.of("-D", "taskmanager.resource-id=" + name));
        processes.add(started);
        taskManagers.add(started);
    }

    private ClusterProcess launch(String name, FlinkRole role, List<String> more)
            throws IOException, InterruptedException {
        Ended asked = command(
                name + "-resources",
                "org.apache.flink.runtime.util.bash.BashJavaUtils",
                List.of(role.resourceCommand(), "--configDir", folder.conf().toString()),
                Map.of());
        Resources resources = Resources.of(asked);
        List<String> arguments =
                new ArrayList<>(List.of("--configDir", folder.conf().toString()));
        arguments.addAll(more);
        arguments.addAll(resources.arguments());
        JavaProgram program = program(role.mainClass(), arguments)
                .with(resources.flags())
                .with(List.of("-Dlog.file=" + folder.log(name))); // for the web UI to show it
        return ClusterProcess.start(name, program, Map.of(), folder.log(name));
    }

    /**
     * Runs {@code flink} with these arguments, and returns when it has ended.
     *
     * @param environment beside that of this process
     */
    public Ended flink(Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("FLINK_CONF_DIR", folder.conf().toString());
        commands++;
        return command("flink-" + commands, "org.apache.flink.client.cli.CliFrontend", arguments, all);
    }

    private Ended command(String name, String mainClass, List<String> arguments, Map<String, String> environment)
            throws IOException, InterruptedException {
        JavaProgram program = program(mainClass, arguments).with(JavaProgram.SHORT_LIVED);
        try (ClusterProcess process = ClusterProcess.start(name, program, environment, folder.log(name))) {
            return process.awaitEnd(COMMAND_AT_MOST);
        }
    }

    private JavaProgram program(String mainClass, List<String> arguments) {
        return new JavaProgram(classPath, OPENS, mainClass, arguments)
                .with(List.of(
                        "-Dlog4j2.configurationFile=" + folder.logging(), "-Djava.io.tmpdir=" + folder.temporary()));
    }

    /** The REST interface of the job manager. */
    public RestClient rest() {
        return rest;
    }

    /** Returns once so many slots are free. */
    public void awaitSlots(int count) throws Exception {
        see(
                count + " free slots",
                () -> ask("/overview")
                        .filter(overview -> overview.path("slots-available").asInt() >= count));
    }

    /** Returns once every task of a job runs. */
    public void awaitRunning(String job) throws Exception {
        see("job " + job + " to run", () -> ask("/jobs/" + job).filter(FlinkCluster::allRunning));
    }

    /** Cancels a job, and returns once its slots are free. */
    public void cancel(String job) throws Exception {
        rest.cancel(job);
        see(
                "the end of job " + job,
                () -> ask("/jobs/" + job)
                        .filter(answer -> answer.path("state").asText().equals("CANCELED")));
        awaitSlots(taskManagers.size());
    }

    /** Returns once a job has completed a checkpoint. */
    public void awaitCheckpoint(String job) throws Exception {
        awaitCheckpoints(job, "completed", 1);
    }

    /** Returns once a job has gone on from a checkpoint so many times, and runs. */
    public void awaitRestored(String job, int times) throws Exception {
        awaitCheckpoints(job, "restored", times);
        awaitRunning(job);
    }

    private void awaitCheckpoints(String job, String counted, int count) throws Exception {
        see(
                counted + " checkpoints of job " + job,
                () -> ask("/jobs/" + job + "/checkpoints")
                        .filter(answer -> answer.path("counts").path(counted).asInt() >= count));
    }

    private static boolean allRunning(JsonNode job) {
        JsonNode vertices = job.path("vertices");
        return !vertices.isEmpty()
                && StreamSupport.stream(vertices.spliterator(), false)
                        .allMatch(vertex -> vertex.path("status").asText().equals("RUNNING"));
    }

    private <T> void see(String what, Callable<Optional<T>> look) throws Exception {
        var unused = Eventually.see(what, look, this::tails);
    }

    /** What the job manager says; nothing while it does not listen yet, or does not know. */
    private Optional<JsonNode> ask(String path) throws IOException, InterruptedException {
        try {
            RestClient.Answer answer = rest.get(path);
            return answer.status() == 200 ? Optional.of(answer.accepted()) : Optional.empty();
        } catch (ConnectException notYet) {
            if (!processes.get(0).isAlive()) {
                throw new IOException("there is no job manager\n" + tails(), notYet);
            }
            return Optional.empty();
        }
    }

    /** The last lines of every process. */
    public String tails() throws IOException {
        StringBuilder tails = new StringBuilder();
        for (ClusterProcess process : processes) {
            tails.append(process.tail());
        }
        return tails.toString();
    }

    @Override
    public void close() throws InterruptedException {
        for (ClusterProcess process : processes) {
            process.close();
        }
    }
}
