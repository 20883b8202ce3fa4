package dev.weir.engine.profile;

import static dev.weir.engine.Payment.payment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.OneKey;
import dev.weir.engine.dedup.DeduplicationEntry;
import dev.weir.engine.message.JobTime;
import dev.weir.engine.message.Routed;
import dev.weir.engine.message.Signal;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.route.Router;
import dev.weir.events.EventType;
import dev.weir.events.Value;
import dev.weir.features.series.SegmentStore;
import dev.weir.rules.RuleDraft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a key that outgrew its one value keeps on the heap. */
final class HeapMemoryTest {
    private final HeapMemory memory = new HeapMemory();
    private final ProfileState state = new ProfileState();

    @Test
    void whatOutgrewTheWindowOfDuplicatesIsFoundAgain() {
        assertThat(memory.find(7)).isEmpty();
        memory.add(7, new DeduplicationEntry(70, "BLOCK"));
        memory.add(8, new DeduplicationEntry(80, ""));

        assertThat(memory.find(7)).contains(new DeduplicationEntry(70, "BLOCK"));
        assertThat(memory.find(8)).contains(new DeduplicationEntry(80, ""));
        assertThat(memory.find(9)).isEmpty();
        assertThat(memory.containsFormer(7)).isFalse();
    }

    @Test
    void whatOutgrewTheWindowOfDuplicatesIsForgottenWhenItsHorizonHasPassed() {
        memory.at(1_000, 100).add(7, new DeduplicationEntry(70, "BLOCK"));
        memory.at(1_099, 100).add(8, new DeduplicationEntry(80, ""));

        assertThat(memory.at(1_099, 100).find(7)).isPresent();
        assertThat(memory.at(1_100, 100).find(7)).isEmpty();
        memory.at(1_100, 100).add(9, new DeduplicationEntry(90, ""));
        assertThat(memory.at(1_198, 100).find(8))
                .as("added in the horizon before")
                .isPresent();
        assertThat(memory.at(1_199, 100).find(8)).isEmpty();
        assertThat(memory.at(1_199, 100).find(9)).isPresent();
    }

    @Test
    void aWindowThatEndsInsideASegmentReadsIt() {
        List<Value> counted = new ArrayList<>();
        Profiler profiler = new Profiler(OneKey.SETTINGS);
        Rulebook book = Rulebook.of(
                1,
                List.of(RuleDraft.rule("r")
                        .counts("n", EventType.TRANSACTION, 10_000, "cardId")
                        .build()),
                OneKey.SETTINGS);
        for (int i = 1; i <= 30; i++) {
            Routed routed = Router.route(payment("t-" + i).at(1_000L * i).event(), book, i)
                    .toKeys()
                    .get(0);
            Observation seen = profiler.observe(routed, book, state, memory, new JobTime(0, Long.MIN_VALUE));
            counted.add(((Signal) seen.messages().get(0)).values().get(0));
        }

        assertThat(counted.subList(9, 30)).containsOnly(new Value.Int(10));
        assertThatThrownBy(() -> memory.segments(state).load(1))
                .as("the oldest segment is of no use any more")
                .hasMessage("no such segment");
    }

    @Test
    void toRemoveASegmentThatIsNotThereIsNoFault() {
        SegmentStore store = memory.segments(state);
        store.remove(1);

        assertThatThrownBy(() -> store.load(1)).hasMessage("no such segment");
    }
}
