package dev.weir.operators.rulebook;

import static dev.weir.engine.Documented.pushed;
import static dev.weir.operators.JobSettingsForTests.SETTINGS;
import static dev.weir.rules.RuleDraft.always;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.message.InForceEntry;
import dev.weir.events.record.Push;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.RulebookBootstrap;
import dev.weir.rules.RuleDraft;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

/** Which rules need not be checked again after a start, since they were checked by the present bounds during it. */
final class CheckedTodayTest {
    private static final String DEFINITIONS =
            "{\"id\":\"defs/d\",\"version\":1,\"conditions\":{\"large\":\"transaction.amount > 5\"}}";
    private static final RawRecord GOOD = pushed(0, "good", always("good", 1, "BLOCK"));

    private final List<InForceEntry> written = new ArrayList<>();

    @Test
    void theyAreThoseOfTheTopicThatWereAccepted() throws Exception {
        assertThat(start(GOOD, pushed(1, "bad", "{}"))).containsExactly("good");
    }

    @Test
    void aRuleThatWasWrittenDownBeforeIsOneOnlyIfTheTopicHasItToo() throws Exception {
        write("good");
        write("old");

        assertThat(start(GOOD)).containsExactly("good");
    }

    @Test
    void aRuleThatUsesDefinitionsIsNoneBecauseTheyMayChange() throws Exception {
        RawRecord uses = pushed(2, "a", RuleDraft.rule("a").when("defs.large").json());

        assertThat(start(pushed(1, "defs/d", DEFINITIONS), uses, pushed(3, "good", always("good", 1, "BLOCK"))))
                .containsExactly("good");
    }

    @Test
    void aDocumentThatIsNoRuleMayChangeTheBoundsOfAllBefore() throws Exception {
        assertThat(start(GOOD, pushed(1, "defs/d", DEFINITIONS))).isEmpty();
    }

    private void write(String id) {
        written.add(new InForceEntry(
                id, always(id, 1, "BLOCK").getBytes(StandardCharsets.UTF_8), 1, written.size() + 1, Push.UNKNOWN, ""));
    }

    private Set<String> start(RawRecord... onTopic) throws Exception {
        RulebookKeeper keeper = SETTINGS.keeper();
        RulebookMemory memory = new RulebookMemory();
        RecordChecker checker =
                new RecordChecker(keeper, memory, SETTINGS.quarantine(), new UnregisteredMetricsGroup());
        RulebookStart start = new RulebookStart(keeper, checker, memory, SETTINGS.topics(), new Unheard(), 0);
        start.run(new Topics(List.of(onTopic), written));
        return start.checkedToday();
    }

    private record Topics(List<RawRecord> records, List<InForceEntry> written) implements RulebookBootstrap {
        @Override
        public void read(Map<TopicPart, Long> nextOffsets, RecordReceiver receiver) {
            records.forEach(receiver::receive);
        }

        @Override
        public void readInForce(Consumer<InForceEntry> each) {
            written.forEach(each);
        }
    }

    private static final class Unheard implements RulebookStart.Received {
        @Override
        public void checked(RulebookKeeper.UpdateResult result) {
            // only what the start knows matters
        }

        @Override
        public void inForce(InForceEntry entry) {
            // nothing is written
        }
    }
}
