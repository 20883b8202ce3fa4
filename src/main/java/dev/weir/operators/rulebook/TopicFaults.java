package dev.weir.operators.rulebook;

import dev.weir.operators.Ownership;
import dev.weir.operators.RulebookBootstrap;
import dev.weir.operators.TopicFault;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Acts on problems with the topics of the job. */
final class TopicFaults {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFaults.class);

    private TopicFaults() {}

    /**
     * Checks the topics, and that no other job reads as this one does. Call this while the operator opens, which it does
     * before the source that it is chained behind: if a task fails whose source is registered, partitions that are assigned
     * to it at that moment are lost, and Flink takes that for the reason, and restarts the job, again and again.
     *
     * @param first whether the job starts without state
     * @return the claim to be the only one
     */
    static Ownership check(RulebookBootstrap bootstrap, JobInfo job, boolean first) throws IOException {
        act(bootstrap.faults(), first);
        Ownership ownership = bootstrap.own(job.getJobId().toHexString());
        try {
            act(ownership.faults(), first);
        } catch (IOException | RuntimeException | Error refused) {
            ownership.close();
            throw refused;
        }
        return ownership;
    }

    /**
     * Ends a job that starts without state, since a restart does not fix its topics. A job with state restarts until a
     * missing topic exists, and otherwise continues: it ran with these topics before, and ending it would stop all
     * decisions. If another job is running, this one ends in any case.
     *
     * @param first whether the job starts without state
     */
    static void act(List<TopicFault> faults, boolean first) throws IOException {
        boolean taken = faults.stream().anyMatch(fault -> fault.kind() == TopicFault.Kind.TAKEN);
        boolean begins = true;
        for (TopicFault fault : faults) {
            if (fault.kind() == TopicFault.Kind.DOUBTFUL) {
                LOG.warn("{}", fault.text());
            } else {
                LOG.error("{}", fault.text());
                begins = false;
            }
        }
        if (taken || (!begins && first)) {
            throw new SuppressRestartsException(new IllegalStateException(texts(faults.stream()
                    .filter(fault -> fault.kind() != TopicFault.Kind.DOUBTFUL)
                    .toList())));
        }
        List<TopicFault> missing = faults.stream()
                .filter(fault -> fault.kind() == TopicFault.Kind.MISSING)
                .toList();
        if (!missing.isEmpty()) {
            throw new IOException(texts(missing));
        }
    }

    private static String texts(List<TopicFault> faults) {
        return String.join("\n", faults.stream().map(TopicFault::text).toList());
    }
}
