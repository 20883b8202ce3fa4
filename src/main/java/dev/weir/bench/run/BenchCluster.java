package dev.weir.bench.run;

import dev.weir.sandbox.flink.JobMetrics;
import dev.weir.sandbox.flink.LocalFlink;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One Flink cluster in this process, for several jobs. */
public final class BenchCluster implements AutoCloseable {
    private static final long CHECKPOINTS_AT_MOST_SECONDS = 300;
    private static final long CANCELS_AT_MOST_SECONDS = 300;

    private static final int CHECKPOINTS_REMEMBERED = 1_000;

    private final MiniCluster cluster;

    private BenchCluster(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /** Starts a cluster with this many slots. */
    public static BenchCluster start(int slots) throws Exception {
        Configuration settings = new Configuration();
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofSeconds(1));
        settings.set(WebOptions.CHECKPOINTS_HISTORY_SIZE, CHECKPOINTS_REMEMBERED);
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
        MiniCluster cluster = LocalFlink.cluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        cluster.start();
        return new BenchCluster(cluster);
    }

    /** Submits the job of this environment, and returns its metrics. */
    public JobMetrics submit(StreamExecutionEnvironment env) throws Exception {
        JobID job = cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
        return new JobMetrics(cluster.getRestAddress().get(), job.toHexString());
    }

    /**
     * Runs a bounded job.
     *
     * @return empty if it did not end in time and was cancelled
     * @throws Exception if it failed, or could not be cancelled
     */
    public Optional<JobExecutionResult> run(StreamExecutionEnvironment env, Duration atMost) throws Exception {
        JobID job = cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
        CompletableFuture<JobResult> end = cluster.requestJobResult(job);
        try {
            JobResult result = end.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(result.toJobExecutionResult(getClass().getClassLoader()));
        } catch (TimeoutException e) {
            cluster.cancelJob(job).get();
            end.get(CANCELS_AT_MOST_SECONDS, TimeUnit.SECONDS);
            return Optional.empty();
        }
    }

    /** Makes every job take a checkpoint, and returns once they are complete. */
    public void checkpoint() throws Exception {
        for (JobStatusMessage job : cluster.listJobs().get()) {
            var unused = cluster.triggerCheckpoint(job.getJobId()).get(CHECKPOINTS_AT_MOST_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
