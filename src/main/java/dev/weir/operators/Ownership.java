package dev.weir.operators;

import java.util.List;

/** The claim of a job to be the only one of its consumer group, from its creation until it is closed. */
public interface Ownership extends AutoCloseable {
    /** The claim of a job whose inputs have no consumer groups. */
    Ownership UNDISPUTED = new Ownership() {
        @Override
        public List<TopicFault> faults() {
            return List.of();
        }

        @Override
        public void close() {
            // nothing was claimed
        }
    };

    /** Returns what contradicts the claim: another job at work, or that this cannot be determined. */
    List<TopicFault> faults();

    /** Releases the group. */
    @Override
    void close();
}
