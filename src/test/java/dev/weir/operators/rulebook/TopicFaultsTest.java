package dev.weir.operators.rulebook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.operators.TopicFault;
import dev.weir.operators.TopicFault.Kind;
import java.io.IOException;
import java.util.List;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;

final class TopicFaultsTest {
    private static final TopicFault MISSING = new TopicFault(Kind.MISSING, "a is missing: do this");
    private static final TopicFault UNSUITED = new TopicFault(Kind.UNSUITED, "b is not compacted: do that");
    private static final TopicFault TAKEN = new TopicFault(Kind.TAKEN, "job d is at work: stop it");
    private static final TopicFault DOUBTFUL = new TopicFault(Kind.DOUBTFUL, "c may be meant");

    @Test
    void aJobThatBeginsEndsForGoodWithAllThatIsToBeMended() {
        assertThatThrownBy(() -> TopicFaults.act(List.of(MISSING, DOUBTFUL, UNSUITED), true))
                .isInstanceOf(SuppressRestartsException.class)
                .cause()
                .hasMessage("a is missing: do this\nb is not compacted: do that");
    }

    @Test
    void aJobEndsForGoodWhereAnotherIsAtWorkThoughItHasItsState() {
        assertThatThrownBy(() -> TopicFaults.act(List.of(TAKEN), false))
                .isInstanceOf(SuppressRestartsException.class)
                .cause()
                .hasMessage("job d is at work: stop it");
    }

    @Test
    void aJobThatHasItsStateWaitsForATopicThatIsMissing() {
        assertThatThrownBy(() -> TopicFaults.act(List.of(UNSUITED, MISSING), false))
                .isInstanceOf(IOException.class)
                .hasMessage("a is missing: do this");
    }

    @Test
    void aJobThatHasItsStateGoesOnWithTopicsThatItRanWith() {
        assertThatCode(() -> TopicFaults.act(List.of(UNSUITED), false)).doesNotThrowAnyException();
    }

    @Test
    void whatIsDoubtfulStopsNobody() {
        assertThatCode(() -> TopicFaults.act(List.of(DOUBTFUL), true)).doesNotThrowAnyException();
    }
}
