package dev.weir.operators;

import java.util.List;

/** The claim that a job is the only one of its consumer group, from its creation until it is closed. */
public interface Ownership extends AutoCloseable {
    /** Of a job whose inputs know no groups. */
    Ownership UNDISPUTED = new Ownership() {
        @Override
        public List<TopicFault> faults() {
            return List.of();
        }

        @Override
        public void close() {
            // nothing was taken
        }
    };

    /** What stands against it: another job at work, or that nobody can tell. */
    List<TopicFault> faults();

    /** Leaves the group to others. */
    @Override
    void close();
}
