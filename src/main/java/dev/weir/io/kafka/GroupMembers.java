package dev.weir.io.kafka;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is a member of a job's owner group, each under the id of its Flink job, and whether a job may begin beside them. Members of the
 * job itself are those of its attempts before, and hold nobody up. Those of another may be what a crash left behind: such
 * a member goes once it has been silent for a session, and is waited for as long.
 */
@FunctionalInterface
interface GroupMembers {

    /** The ids of the jobs that are members now. */
    Set<String> jobs() throws IOException;

    /** Lets some time pass between two looks. */
    @FunctionalInterface
    interface Pause {
        void pass() throws IOException;
    }

    /** A job other than this one that is a member now. */
    default Optional<String> otherThan(String job) throws IOException {
        return new TreeSet<>(jobs())
                .stream().filter(other -> !other.equals(job)).findFirst();
    }

    /**
     * Waits until no other job is a member.
     *
     * @param pauses after so many it is no dead one's any more
     * @return the job that is still there then
     */
    default Optional<String> stillOtherThan(String job, int pauses, Pause pause) throws IOException {
        Optional<String> other = otherThan(job);
        for (int passed = 0; passed < pauses && other.isPresent(); passed++) {
            pause.pass();
            other = otherThan(job);
        }
        return other;
    }

    /**
     * Waits until the job itself is a member, so that whoever looks from now on sees it.
     *
     * @return whether it is
     */
    default boolean awaitJoined(String job, int pauses, Pause pause) throws IOException {
        boolean joined = jobs().contains(job);
        for (int passed = 0; passed < pauses && !joined; passed++) {
            pause.pass();
            joined = jobs().contains(job);
        }
        return joined;
    }
}
