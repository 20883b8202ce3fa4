package dev.weir.sandbox.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.sandbox.cluster.ClusterProcess.Ended;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A standalone Flink cluster of separate processes: a job manager, and task managers that come and go.
 */
public final class FlinkCluster implements AutoCloseable {
    private final FlinkLauncher launcher;
    private final RestClient rest;
    private final List<ClusterProcess> processes = new ArrayList<>();
    private final List<ClusterProcess> taskManagers = new ArrayList<>();
    private @Nullable ClusterProcess jobManager;
    private int launched;

    private FlinkCluster(FlinkLauncher launcher, int restPort) {
        this.launcher = launcher;
        this.rest = new RestClient(restPort);
    }

    /** Starts a job manager and task managers, and returns once they are connected. */
    public static FlinkCluster start(ClusterFolder folder, FlinkConf conf, int taskManagers) throws Exception {
        conf.write(folder.conf());
        FlinkCluster cluster = new FlinkCluster(new FlinkLauncher(folder), conf.restPort());
        try {
            cluster.start(taskManagers);
            return cluster;
        } catch (Throwable e) {
            cluster.close();
            throw e;
        }
    }

    private void start(int count) throws Exception {
        startJobManager();
        for (int i = 0; i < count; i++) {
            launchTaskManager(launcher.flags(FlinkRole.TASK_MANAGER));
        }
        awaitTaskManagers();
    }

    /** Starts the job manager, also again after a kill; it accepts requests some seconds later. */
    public void startJobManager() throws IOException, InterruptedException {
        jobManager = launcher.jobManager(jobManager == null ? "jobmanager" : jobManager.name() + "-again");
        processes.add(jobManager);
    }

    /** Kills the job manager, as {@code kill -9} does. */
    public void killJobManager() throws InterruptedException {
        jobManager().kill();
    }

    /** Starts one more task manager, and returns it once the job manager knows it. */
    public ClusterProcess addTaskManager() throws Exception {
        return addTaskManager(launcher.flags(FlinkRole.TASK_MANAGER));
    }

    /**
     * Starts one more task manager with these flags.
     *
     * @param flags of its virtual machine, instead of those in {@code env.java.opts.taskmanager}
     */
    public ClusterProcess addTaskManager(List<String> flags) throws Exception {
        ClusterProcess added = launchTaskManager(flags);
        awaitTaskManagers();
        return added;
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

    private ClusterProcess launchTaskManager(List<String> flags) throws IOException, InterruptedException {
        launched++;
        ClusterProcess started = launcher.taskManager("taskmanager-" + launched, flags);
        processes.add(started);
        taskManagers.add(started);
        return started;
    }

    /**
     * Runs {@code bin/flink} with these arguments, and returns when it has ended.
     *
     * @param environment in addition to that of this process
     */
    public Ended flink(Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        return launcher.command(environment, arguments);
    }

    /** Returns the job manager. */
    public ClusterProcess jobManager() {
        return Objects.requireNonNull(jobManager);
    }

    /** Returns the task managers, except those killed by {@link #killBusyTaskManager}. */
    public List<ClusterProcess> taskManagers() {
        return List.copyOf(taskManagers);
    }

    /** Removes the task managers that have ended, and returns them. */
    public List<ClusterProcess> takeDeadTaskManagers() {
        List<ClusterProcess> dead =
                taskManagers.stream().filter(one -> !one.isAlive()).toList();
        taskManagers.removeAll(dead);
        return dead;
    }

    /** Returns the REST interface of the job manager. */
    public RestClient rest() {
        return rest;
    }

    private void awaitTaskManagers() throws Exception {
        Set<String> names = taskManagers.stream().map(ClusterProcess::name).collect(Collectors.toSet());
        see(
                "task managers " + names,
                () -> ask("/taskmanagers").filter(answer -> ids(answer).containsAll(names)));
    }

    private static Set<String> ids(JsonNode taskManagers) {
        return Set.copyOf(taskManagers.path("taskmanagers").findValuesAsText("id"));
    }

    /** Returns once this many slots are free. */
    public void awaitSlots(int count) throws Exception {
        see(
                count + " free slots",
                () -> ask("/overview")
                        .filter(overview -> overview.path("slots-available").asInt() >= count));
    }

    /**
     * Returns once every task of a job runs. A task manager that ended by itself meanwhile is replaced, as a supervisor
     * of a cluster would do: Flink ends one that fails to clean up after a connection to a killed one.
     */
    public void awaitRunning(String job) throws Exception {
        see("job " + job + " to run", () -> {
            for (int dead = takeDeadTaskManagers().size(); dead > 0; dead--) {
                launchTaskManager(launcher.flags(FlinkRole.TASK_MANAGER));
            }
            return ask("/jobs/" + job).filter(FlinkCluster::allRunning);
        });
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

    /** Returns once a job has been restored from a checkpoint this many times, and runs. */
    public void awaitRestored(String job, int times) throws Exception {
        awaitCheckpoints(job, "restored", times);
        awaitRunning(job);
    }

    /**
     * Returns once a job has this many checkpoints since its job manager started.
     *
     * @param counted which checkpoints, by their name in the REST interface: {@code completed}, {@code failed}, {@code
     *     restored}
     */
    public void awaitCheckpoints(String job, String counted, int count) throws Exception {
        see(
                count + " checkpoints " + counted + " of job " + job,
                () -> ask("/jobs/" + job + "/checkpoints")
                        .filter(answer -> answer.path("counts").path(counted).asInt() >= count));
    }

    /** Returns how many there are now. */
    public int checkpoints(String job, String counted) throws IOException, InterruptedException {
        return rest.get("/jobs/" + job + "/checkpoints")
                .accepted()
                .path("counts")
                .path(counted)
                .asInt();
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

    /** Returns the job manager's response; empty if it does not listen yet, or does not know the path. */
    private Optional<JsonNode> ask(String path) throws IOException, InterruptedException {
        try {
            RestClient.Answer answer = rest.get(path);
            return answer.status() == 200 ? Optional.of(answer.accepted()) : Optional.empty();
        } catch (IOException notYet) {
            if (!jobManager().isAlive()) {
                throw new IOException("there is no job manager\n" + tails(), notYet);
            }
            return Optional.empty();
        }
    }

    /** Returns the last lines of every process. */
    public String tails() throws IOException {
        StringBuilder tails = new StringBuilder();
        for (ClusterProcess process : processes) {
            tails.append(process.tail());
        }
        return tails.toString();
    }

    @Override
    public void close() throws InterruptedException {
        processes.forEach(ClusterProcess::askToEnd);
        for (ClusterProcess process : processes) {
            process.close();
        }
    }
}
