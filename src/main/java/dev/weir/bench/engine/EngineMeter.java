package dev.weir.bench.engine;

import com.sun.management.ThreadMXBean;
import dev.weir.engine.LocalEngine;
import dev.weir.events.Event;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measures the engine and the hand-written rules in turns, over the same events, in this thread. The CPU time of the
 * thread does not include other work on the machine, but suffers from shared caches and memory; so does the other half
 * of the same turn. It does not include the threads of the garbage collector: look at the bytes.
 *
 * <p>This is a loop of our own and not JMH, which measures wall clock time and one method after the other, so that on a
 * busy machine neither its numbers nor their ratio are reliable. The other benefits of JMH are provided here: warm-up,
 * a virtual machine for each row, results that are used.
 */
final class EngineMeter {
    private static final int LEAST_TURNS = 3;
    private static final int LEAST_BATCH = 200;
    private static final int MOST_BATCH = 50_000;
    private static final long TURN_NANOS = 200_000_000;
    /** By then a window of ten minutes is full. */
    private static final long WARM_EVENTS = 60_000;

    private final ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final EngineWork work;
    private final long lengthNanos;
    private final List<Turn> turns = new ArrayList<>();
    private EngineCost.Firings fired = new EngineCost.Firings(0, 0);
    private EngineCost.Firings firedByHand = fired;
    private EngineCost.Firings firedWithDuties = fired;
    private long seen;

    private record Turn(int events, long engineNanos, long handNanos, long dutyNanos, long bytes) {
        double engine() {
            return events * 1e9 / Math.max(1, engineNanos);
        }

        double byHand() {
            return events * 1e9 / Math.max(1, handNanos);
        }

        double withDuties() {
            return events * 1e9 / Math.max(1, dutyNanos);
        }
    }

    /**
     * Creates a meter for this work.
     *
     * @param length of the measurement in CPU time of this thread, up to half of which is warm-up
     */
    EngineMeter(EngineWork work, Duration length) {
        this.work = work;
        this.lengthNanos = length.toNanos();
    }

    /** Runs the measurement. */
    EngineCost measure() {
        long beginNanos = thread.getCurrentThreadCpuTime();
        int batch = warmUp(beginNanos);
        while (turns.size() < LEAST_TURNS || thread.getCurrentThreadCpuTime() - beginNanos < lengthNanos) {
            turns.add(turn(batch));
        }
        return cost();
    }

    private int warmUp(long beginNanos) {
        int batch = LEAST_BATCH;
        while (thread.getCurrentThreadCpuTime() - beginNanos < lengthNanos / 4
                || (seen < WARM_EVENTS && thread.getCurrentThreadCpuTime() - beginNanos < lengthNanos / 2)) {
            Turn turn = turn(batch);
            if (turn.engineNanos() < TURN_NANOS / 2) {
                batch = Math.min(MOST_BATCH, 2 * batch);
            }
        }
        return batch;
    }

    private Turn turn(int batch) {
        List<Event> events = work.events().next(batch);
        long begin = thread.getCurrentThreadCpuTime();
        firedByHand = fired(work.handWritten(), events, firedByHand);
        long duties = thread.getCurrentThreadCpuTime();
        work.sameDuties().ifPresent(rules -> firedWithDuties = fired(rules, events, firedWithDuties));
        long middle = thread.getCurrentThreadCpuTime();
        long bytes = thread.getCurrentThreadAllocatedBytes();
        List<Decision> reasoned = engine(events);
        long allocated = thread.getCurrentThreadAllocatedBytes() - bytes;
        long end = thread.getCurrentThreadCpuTime();
        count(reasoned);
        seen += events.size();
        return new Turn(events.size(), end - middle, duties - begin, middle - duties, allocated);
    }

    private static EngineCost.Firings fired(HandWritten rules, List<Event> events, EngineCost.Firings before) {
        EngineCost.Firings fired = before;
        for (Event event : events) {
            fired = fired.with(rules.fired(event));
        }
        return fired;
    }

    /** Returns the decisions with reasons. */
    private List<Decision> engine(List<Event> events) {
        LocalEngine engine = work.engine();
        List<Decision> reasoned = new ArrayList<>();
        engine.decide(events, decision -> {
            if (!decision.reasons().isEmpty()) {
                reasoned.add(decision);
            }
        });
        return reasoned;
    }

    /** Counts firings; a rule whose pattern is completed by several matches at once counts once. */
    private void count(List<Decision> reasoned) {
        for (Decision decision : reasoned) {
            fired = fired.with(Math.toIntExact(
                    decision.reasons().stream().map(Reason::rule).distinct().count()));
        }
    }

    private EngineCost cost() {
        long events = turns.stream().mapToLong(Turn::events).sum();
        long bytes = turns.stream().mapToLong(Turn::bytes).sum();
        return new EngineCost(
                median(turns.stream().mapToDouble(Turn::engine).toArray()),
                median(turns.stream().mapToDouble(Turn::byHand).toArray()),
                median(turns.stream()
                        .mapToDouble(turn -> turn.engine() / turn.byHand())
                        .toArray()),
                ofDuties(Turn::withDuties),
                ofDuties(turn -> turn.engine() / turn.withDuties()),
                (double) bytes / events,
                events,
                seen,
                fired,
                firedByHand,
                firedWithDuties);
    }

    private double ofDuties(ToDoubleFunction<Turn> figure) {
        return work.sameDuties().isPresent()
                ? median(turns.stream().mapToDouble(figure).toArray())
                : Double.NaN;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
