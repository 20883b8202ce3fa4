package dev.weir.models.measure;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Watches what a model is given, event by event: how far each input is from how it was when the model was trained, and in
 * which share of the events it is absent. What it was then, the document says; where it says nothing, the first
 * {@value #FIRST} events count as it.
 *
 * <p>Counting allocates nothing and takes about 10 ns an input. One thread counts; any other may read, and sees what was
 * counted up to a moment ago. Memory: at most {@link InputDrift}'s.
 */
public final class InputWatch {
    /** How many events are the first, where a document does not say how inputs were. */
    public static final int FIRST = 10_000;

    /** From how many events on there is an index; that of fewer says more about chance than about inputs. */
    public static final int LEAST = 200;

    private final AtomicLong counted = new AtomicLong();
    private volatile Given given = new Given("", List.of(), List.of(), new InputDrift(0));

    /** The inputs as a document has them. */
    private record Given(String structure, List<String> names, List<InputBaseline> baseline, InputDrift drift) {}

    /** Creates one of a model that no document is known of. */
    public InputWatch() {}

    /**
     * Goes on with what a document says. What was counted stays as long as it can be compared with it: with the same
     * inputs and the same bounds.
     *
     * @param structure identifies what the inputs mean
     * @param names of the inputs, in order
     * @param baseline of each input; empty if the document does not say
     */
    @SuppressWarnings("ReferenceEquality") // a version in force has one list
    public void follow(String structure, List<String> names, List<InputBaseline> baseline) {
        Given before = given;
        boolean same = structure.equals(before.structure);
        if (same && (baseline == before.baseline || baseline.equals(before.baseline))) {
            return;
        }
        InputDrift drift = baseline.isEmpty() ? new InputDrift(names.size()) : InputDrift.against(baseline);
        if (same && !baseline.isEmpty() && !before.baseline.isEmpty()) {
            drift.goOnFrom(before.drift);
        }
        counted.set(drift.recentCount);
        given = new Given(structure, names, baseline, drift);
    }

    /** Counts an event; one that was scored by a version with other inputs counts nowhere. */
    public void seen(String structure, double[] inputs) {
        Given now = given;
        if (!structure.equals(now.structure)) {
            return;
        }
        if (now.baseline.isEmpty() && now.drift.trainedCount() < FIRST) {
            now.drift.trained(inputs);
        }
        now.drift.seen(inputs);
        counted.lazySet(counted.get() + 1);
    }

    /** Returns the population stability index of an input, 0 or more; NaN until {@value #LEAST} events were seen. */
    public double psi(String input) {
        long seen = counted.get(); // what was counted before it is visible by that
        Given now = given;
        int number = now.names.indexOf(input);
        return number < 0 || seen < LEAST || now.drift.recentCount < LEAST ? Double.NaN : now.drift.psi(number);
    }

    /** Returns in which share of the latest events an input was absent, 0 to 1; NaN until one was seen. */
    public double absent(String input) {
        long seen = counted.get();
        Given now = given;
        int number = now.names.indexOf(input);
        return number < 0 || seen == 0 ? Double.NaN : now.drift.absent(number);
    }
}
