package dev.weir.io.kafka.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

/** When events begin that wait for tables. */
final class AwaitingEnumeratorTest {
    private final Reading tables = new Reading();
    private final List<String> said = new ArrayList<>();
    private final Context context = new Context();
    private final AwaitingEnumerator<SourceSplit, String> events = waiting(Set.of());

    private AwaitingEnumerator<SourceSplit, String> waiting(Set<String> read) {
        return new AwaitingEnumerator<>(
                context,
                new Delegate(said),
                tables,
                new AwaitingEnumerator.Topics(Set.of("customers", "merchants"), read));
    }

    @Test
    void aRestoredJobWhoseTablesWereReadBeginsAtOnce() throws Exception {
        AwaitingEnumerator<SourceSplit, String> restored = waiting(Set.of("customers", "merchants", "gone"));
        restored.start();

        assertThat(said).containsExactly("start", "begin 0", "begin 1");
        assertThat(restored.snapshotState(7).tables()).containsExactlyInAnyOrder("customers", "merchants");
    }

    @Test
    void aRestoredJobWaitsForATableThatWasDeclaredSinceThen() throws Exception {
        tables.answers.addAll(List.of(1, 0));
        AwaitingEnumerator<SourceSplit, String> restored = waiting(Set.of("customers"));
        restored.start();
        context.look();

        assertThat(said).isEmpty();
        assertThat(restored.snapshotState(7).tables()).containsExactly("customers");
        context.look();
        assertThat(said).containsExactly("start", "begin 0", "begin 1");
        assertThat(restored.snapshotState(8).tables()).containsExactlyInAnyOrder("customers", "merchants");
    }

    @Test
    void eventsBeginOnceNoPartitionIsUnreadAndOnlyOnce() {
        tables.answers.addAll(List.of(2, 1, 0, 0));
        events.start();

        context.look();
        context.look();
        assertThat(said).isEmpty();
        context.look();
        context.look();

        assertThat(said).containsExactly("start", "begin 0", "begin 1");
        assertThat(tables.closed).isTrue();
        assertThat(tables.answers).as("it is not asked any more").containsExactly(0);
    }

    @Test
    void whileNobodySaysHowFarTablesAreReadEventsWaitAndItGoesOnAsking() {
        tables.answers.addAll(List.of(Reading.FAILS, Reading.FAILS, 0));
        events.start();

        context.look();
        context.look();
        assertThat(said).isEmpty();
        context.look();

        assertThat(said).containsExactly("start", "begin 0", "begin 1");
    }

    @Test
    void aReaderThatComesEarlierIsLeftToTheStartAndALaterOneIsTold() {
        tables.answers.addAll(List.of(1, 0));
        events.start();
        events.addReader(0);
        context.look();
        context.look();
        events.addReader(1);

        assertThat(said).containsExactly("start", "begin 0", "begin 1", "begin 1", "reader 1");
    }

    @Test
    void aCheckpointBeforeTheStartHasTheStateOfTheOther() throws Exception {
        tables.answers.add(1);
        events.start();
        context.look();

        assertThat(events.snapshotState(7)).isEqualTo(new BegunState<>("checkpoint 7", Set.of()));
    }

    /** Answers in turn. */
    private static final class Reading implements TableReading {
        private static final long serialVersionUID = 1;
        private static final int FAILS = -1;

        private final ArrayDeque<Integer> answers = new ArrayDeque<>();
        private boolean closed;

        @Override
        public int unread() throws IOException {
            int answer = answers.remove();
            if (answer == FAILS) {
                throw new IOException("the brokers are away");
            }
            return answer;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** The enumerator that waits. */
    private record Delegate(List<String> said) implements SplitEnumerator<SourceSplit, String> {
        @Override
        public void start() {
            said.add("start");
        }

        @Override
        public void handleSplitRequest(int subtask, String host) {
            said.add("request " + subtask);
        }

        @Override
        public void addSplitsBack(List<SourceSplit> splits, int subtask) {
            said.add("back " + subtask);
        }

        @Override
        public void addReader(int subtask) {
            said.add("reader " + subtask);
        }

        @Override
        public String snapshotState(long checkpoint) {
            return "checkpoint " + checkpoint;
        }

        @Override
        public void close() {
            said.add("close");
        }
    }

    /** Runs what is to be called from time to time when a test says so. */
    private final class Context implements SplitEnumeratorContext<SourceSplit> {
        private final Deque<Runnable> periodic = new ArrayDeque<>();

        void look() {
            periodic.forEach(Runnable::run);
        }

        @Override
        public <T> void callAsync(
                Callable<T> callable, BiConsumer<T, Throwable> handler, long initialDelayMillis, long periodMillis) {
            periodic.add(() -> call(callable, handler));
        }

        @SuppressWarnings("NullAway") // Flink's way to say that there is no result, or no failure
        private static <T> void call(Callable<T> callable, BiConsumer<T, Throwable> handler) {
            T result;
            try {
                result = callable.call();
            } catch (Exception e) {
                handler.accept(null, e);
                return;
            }
            handler.accept(result, null);
        }

        @Override
        public SplitEnumeratorMetricGroup metricGroup() {
            return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
        }

        @Override
        public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
            throw new AssertionError("nothing is called once");
        }

        @Override
        public void sendEventToSourceReader(int subtask, SourceEvent event) {
            assertThat(event).isEqualTo(new Begin());
            said.add("begin " + subtask);
        }

        @Override
        public int currentParallelism() {
            return 2;
        }

        @Override
        public Map<Integer, ReaderInfo> registeredReaders() {
            return new TreeMap<>(Map.of(0, new ReaderInfo(0, "a"), 1, new ReaderInfo(1, "b")));
        }

        @Override
        public void assignSplits(SplitsAssignment<SourceSplit> assignment) {
            throw new AssertionError("the other assigns splits");
        }

        @Override
        public void signalNoMoreSplits(int subtask) {
            throw new AssertionError("topics do not end");
        }

        @Override
        public void runInCoordinatorThread(Runnable action) {
            action.run();
        }
    }
}
