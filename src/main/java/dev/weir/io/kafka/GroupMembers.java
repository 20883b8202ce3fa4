package dev.weir.io.kafka;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The members of a job's owner group, each under the id of its Flink job, and whether a job may start alongside them.
 * Members of earlier attempts of the same job delay nothing. Members of another job may be left over from a crash: such
 * a member disappears after a session timeout without heartbeats, so the check waits that long.
 */
@FunctionalInterface
interface GroupMembers {

    /** Returns the ids of the jobs that are members now. */
    Set<String> jobs() throws IOException;

    /** Waits between two checks. */
    @FunctionalInterface
    interface Pause {
        void pass() throws IOException;
    }

    /** Returns a job other than this one that is a member now. */
    default Optional<String> otherThan(String job) throws IOException {
        return new TreeSet<>(jobs())
                .stream().filter(other -> !other.equals(job)).findFirst();
    }

    /**
     * Waits until no other job is a member.
     *
     * @param pauses the number of pauses after which a member cannot be left over from a crash
     * @return the job that is still a member then
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
     * Waits until the job itself is a member, so that others see it from now on.
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
