package dev.weir.bench.failures;

import dev.weir.sandbox.cluster.FlinkCluster;
import dev.weir.sandbox.kafka.BrokerProcess;
import java.util.Optional;

/** A failure that a run injects. */
enum InjectedFailure {
    /** A task manager is killed while a spare one is available. */
    TASK_MANAGER("kill -9 of a task manager") {
        @Override
        void happen(Site site) throws Exception {
            site.cluster().killBusyTaskManager();
            site.cluster().awaitRestored(site.job(), 1);
            site.cluster().addTaskManager();
        }
    },
    /** The job manager is killed and started again. */
    JOB_MANAGER("kill -9 of the job manager") {
        @Override
        void happen(Site site) throws Exception {
            site.cluster().killJobManager();
            site.cluster().startJobManager();
            site.cluster().awaitRestored(site.job(), 1);
        }
    },
    /** The only broker is killed and started again with its data. */
    BROKER("kill -9 of the broker") {
        @Override
        void happen(Site site) throws Exception {
            site.broker().kill();
            site.broker().startAgain();
        }
    },
    /** There is no disk space for checkpoints for a while. */
    FULL_DISK("no room for checkpoints") {
        @Override
        void happen(Site site) throws Exception {
            SmallDisk disk = site.disk().orElseThrow();
            int failed = site.cluster().checkpoints(site.job(), "failed");
            disk.fill();
            site.cluster().awaitCheckpoints(site.job(), "failed", failed + 1);
            disk.fill(); // abandoned checkpoints left some
            site.cluster().awaitCheckpoints(site.job(), "failed", failed + FAILED_CHECKPOINTS);
            int completed = site.cluster().checkpoints(site.job(), "completed");
            disk.free();
            site.cluster().awaitCheckpoints(site.job(), "completed", completed + 1);
        }
    },
    /** Nothing fails, but as in all runs except the next, there are hostile records on all topics. */
    HOSTILE_RECORDS("hostile records alone") {
        @Override
        void happen(Site site) throws Exception {
            int completed = site.cluster().checkpoints(site.job(), "completed");
            site.cluster().awaitCheckpoints(site.job(), "completed", completed + CHECKPOINTS);
        }
    },
    /** No failure is injected. */
    NONE("none") {
        @Override
        void happen(Site site) {
            // Injects nothing.
        }
    };

    private static final int FAILED_CHECKPOINTS = 5;
    private static final int CHECKPOINTS = 20;

    private final String words;

    InjectedFailure(String words) {
        this.words = words;
    }

    /** Injects the failure, and returns when its cause has been repaired. */
    abstract void happen(Site site) throws Exception;

    @Override
    public String toString() {
        return words;
    }

    /** The broker, the cluster and the disk at which a failure is injected. */
    record Site(BrokerProcess broker, FlinkCluster cluster, Optional<SmallDisk> disk, String job) {}
}
