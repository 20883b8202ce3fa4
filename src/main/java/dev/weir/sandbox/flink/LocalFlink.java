package dev.weir.sandbox.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Flink cluster in this process that runs one job. It is what {@link StreamExecutionEnvironment#executeAsync(String)}
 * starts, but it can be closed: after merely cancelling a job, its checkpoints may still be written and removed.
 */
public final class LocalFlink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalFlink.class);
    private static final long END_AT_MOST_SECONDS = 300;

    /** Its own part for messages, which a cluster would otherwise unpack to a file and load again: some seconds' work. */
    private static final RpcSystem MESSAGES = messages();

    private final MiniCluster cluster;
    private final JobClient job;
    private final CompletableFuture<JobExecutionResult> result;

    private LocalFlink(MiniCluster cluster, JobClient job) {
        this.cluster = cluster;
        this.job = job;
        this.result = job.getJobExecutionResult();
    }

    /**
     * Starts a cluster with the settings of an environment, and the job in it.
     *
     * @param env a local environment
     * @throws Exception if the cluster cannot start or does not accept the job
     */
    public static LocalFlink run(StreamExecutionEnvironment env, String name) throws Exception {
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(name);
        Configuration settings = Configuration.fromMap(env.getConfiguration().toMap());
        CompletableFuture<MiniCluster> started = new CompletableFuture<>();
        JobClient job = LocalExecutor.createWithFactory(settings, cluster -> {
                    started.complete(cluster(cluster));
                    return started.join();
                })
                .execute(graph, settings, LocalFlink.class.getClassLoader())
                .get();
        return new LocalFlink(started.join(), job);
    }

    /** Returns a cluster that was not started yet, which shares what all clusters in this process can. */
    public static MiniCluster cluster(MiniClusterConfiguration settings) {
        return new MiniCluster(settings, () -> Reference.borrowed(MESSAGES));
    }

    /** What it is unpacked to is deleted at the very end, after whatever ends clusters then. */
    private static RpcSystem messages() {
        try {
            Path folder = Files.createTempDirectory("weir-flink-messages");
            folder.toFile().deleteOnExit();
            Configuration there = new Configuration();
            there.set(CoreOptions.TMP_DIRS, folder.toString());
            RpcSystem loaded = RpcSystem.load(there);
            try (Stream<Path> files = Files.list(folder)) {
                files.forEach(file -> file.toFile().deleteOnExit());
            }
            return loaded;
        } catch (IOException e) {
            throw new UncheckedIOException("Flink's part for messages cannot be unpacked", e);
        }
    }

    /** Returns the job. */
    public JobClient job() {
        return job;
    }

    /** Returns how the job ended, once it did; always the same future. */
    public CompletableFuture<JobExecutionResult> result() {
        return result;
    }

    /** Cancels the job if it still runs, and returns once no thread of the cluster is active. */
    @Override
    public void close() throws ExecutionException, InterruptedException, TimeoutException {
        if (!result.isDone()) {
            cancel();
            result.handle((done, error) -> "ended").get(END_AT_MOST_SECONDS, TimeUnit.SECONDS);
        }
        cluster.closeAsync().get(END_AT_MOST_SECONDS, TimeUnit.SECONDS);
    }

    /** Requests the end of the job; its result says whether it ended, since it may be ending by itself. */
    private void cancel() {
        try {
            var unused = job.cancel();
        } catch (IllegalStateException e) {
            LOG.debug("the job has ended meanwhile, and takes its cluster with it", e);
        }
    }
}
