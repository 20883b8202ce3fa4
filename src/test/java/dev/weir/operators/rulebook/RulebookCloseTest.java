package dev.weir.operators.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.events.record.RawRecord;
import dev.weir.operators.JobSettings;
import dev.weir.operators.JobSettingsForTests;
import dev.weir.operators.Ownership;
import dev.weir.operators.Quarantine;
import dev.weir.operators.RecordTypes;
import dev.weir.operators.RulebookBootstrap;
import dev.weir.operators.TopicFault;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The end of a Rulebook, whatever failed before. */
final class RulebookCloseTest {
    @Test
    void whatWasNeverOpenedIsClosed() throws Exception {
        var rulebook = harness(JobSettingsForTests.SETTINGS, new Owned());
        rulebook.initializeEmptyState();

        isClosed(rulebook);
    }

    /** A fault in the middle of opening; no settings that can be written have one. */
    @Test
    @SuppressWarnings("NullAway")
    void whatFailedHalfwayWhileItWasOpenedIsClosed() throws Exception {
        JobSettings broken = JobSettingsForTests.SETTINGS.with((Quarantine) null);
        var rulebook = harness(broken, new Owned());
        assertThatThrownBy(rulebook::open).isInstanceOf(NullPointerException.class);

        isClosed(rulebook);
    }

    /** A task that fails later, with its source registered, may lose partitions, and Flink restarts it for that. */
    @Test
    void whatIsNotTheOnlyOneOfItsGroupFailsWhileItOpensAndReleasesTheGroup() throws Exception {
        Owned owned = new Owned();
        owned.faults = List.of(new TopicFault(TopicFault.Kind.TAKEN, "another job is at work"));
        var rulebook = harness(JobSettingsForTests.SETTINGS, owned);
        assertThatThrownBy(rulebook::open).hasStackTraceContaining("another job is at work");

        isClosed(rulebook);
        assertThat(owned.released).hasValue(1);
    }

    @Test
    void whatCannotReleaseItsGroupIsClosedNevertheless() throws Exception {
        Owned owned = new Owned();
        owned.releasing = Optional.of(new IllegalStateException("no broker"));
        var rulebook = harness(JobSettingsForTests.SETTINGS, owned);
        rulebook.open();
        rulebook.setProcessingTime(1);

        assertThatThrownBy(() -> rulebook.getOperator().close()).hasMessage("no broker");
        hasNoState(rulebook);
    }

    private static void isClosed(OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> rulebook) {
        assertThatCode(() -> rulebook.getOperator().close()).doesNotThrowAnyException();
        hasNoState(rulebook);
    }

    /** Flink's part of closing an operator ends with that. */
    private static void hasNoState(OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> rulebook) {
        RulebookOperator operator = (RulebookOperator) rulebook.getOperator();
        assertThat(operator.getOperatorStateBackend().getRegisteredStateNames()).isEmpty();
    }

    private static OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate> harness(
            JobSettings settings, RulebookBootstrap bootstrap) throws Exception {
        var harness = new OneInputStreamOperatorTestHarness<RawRecord, RulebookUpdate>(
                new RulebookOperator(settings, bootstrap, () -> 0), 1, 1, 0);
        harness.setup(RecordTypes.RULEBOOK_UPDATE.createSerializer(
                harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    /** Claims a group. */
    private static final class Owned implements RulebookBootstrap {
        private static final long serialVersionUID = 1L;

        private final AtomicInteger released = new AtomicInteger();
        private List<TopicFault> faults = List.of();
        private Optional<RuntimeException> releasing = Optional.empty();

        @Override
        public void read(Map<TopicPart, Long> nextOffsets, RecordReceiver receiver) {}

        @Override
        public Ownership own(String job) throws IOException {
            return new Ownership() {
                @Override
                public List<TopicFault> faults() {
                    return faults;
                }

                @Override
                public void close() {
                    released.incrementAndGet();
                    releasing.ifPresent(thrown -> {
                        throw thrown;
                    });
                }
            };
        }
    }
}
