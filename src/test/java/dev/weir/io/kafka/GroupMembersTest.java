package dev.weir.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class GroupMembersTest {
    private static final String MINE = "b";
    private int paused;

    @Test
    void aJobThatIsAloneNeedNotWait() throws IOException {
        assertThat(looks("").stillOtherThan(MINE, 5, this::pause)).isEmpty();
        assertThat(paused).isZero();
    }

    @Test
    void whatIsLeftOfTheJobsOwnAttemptBeforeHoldsItUpAtNoTime() throws IOException {
        assertThat(looks("b").stillOtherThan(MINE, 5, this::pause)).isEmpty();
        assertThat(paused).isZero();
    }

    @Test
    void theMemberThatACrashLeftIsWaitedForUntilItsSessionEnds() throws IOException {
        assertThat(looks("a", "a b", "b").stillOtherThan(MINE, 2, this::pause)).isEmpty();
        assertThat(paused).isEqualTo(2);
    }

    @Test
    void aJobThatIsStillThereAfterASessionIsNamed() throws IOException {
        assertThat(looks("a", "c a", "c a b", "").stillOtherThan(MINE, 2, this::pause))
                .contains("a");
    }

    @Test
    void aJobIsThereOnceOthersSeeItAndSaysSoIfTheyNeverDo() throws IOException {
        assertThat(looks("a", "a b").awaitJoined(MINE, 1, this::pause)).isTrue();
        assertThat(looks("", "", "b").awaitJoined(MINE, 1, this::pause)).isFalse();
    }

    private void pause() {
        paused++;
    }

    /** One that shows these ids, apart by spaces, in turn. */
    private static GroupMembers looks(String... inTurn) {
        Queue<String> left = new ArrayDeque<>(List.of(inTurn));
        return () -> {
            String ids = left.remove();
            return ids.isEmpty() ? Set.of() : Set.of(ids.split(" "));
        };
    }
}
