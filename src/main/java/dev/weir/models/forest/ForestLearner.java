package dev.weir.models.forest;

import dev.weir.events.Fingerprint;
import dev.weir.models.Anomaly;
import dev.weir.models.ModelKind;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Draws the sample of a forest from all rows of inputs that it is shown: each row has a random rank that depends on its
 * event and the seed only, and the rows with the lowest ranks are the sample (Efraimidis and Spirakis, <i>Weighted random
 * sampling with a reservoir</i>, 2006). With decay a row counts {@code exp(decay)} times as much as the one before it, so
 * that no rank has to be changed as time passes (Cormode et al., <i>Forward decay</i>, ICDE 2009).
 *
 * <p>Rows come in any order and are taken into the sample second by second of event time, as the watermark passes them:
 * rows of one second count alike. So the sample after a second is a function of the set of events up to it, to the bit,
 * whatever the order of arrival. A row whose second has passed is taken in with the next one.
 *
 * <p>Memory: at most {@code samples} rows of 4 bytes an input and about 150 more, and of seconds that have not passed
 * together {@value #MOST_PENDING} numbers, a row counting as {@value #OTHER_NUMBERS} more than it has inputs; beyond that
 * the two earliest seconds become one. Cost: a hash and two logarithms a row; one that enters the sample log(samples) more.
 * For one thread.
 */
public final class ForestLearner {
    /** Rows are taken into the sample in steps of so much event time. */
    public static final long STEP_MILLIS = 1_000;

    static final int MOST_PENDING = 1 << 20;
    static final int OTHER_NUMBERS = 16;

    final int inputs;
    final RowDraw kept = new RowDraw();
    final TreeMap<Long, Second> open = new TreeMap<>();
    int samples;
    double decay;
    long seed;

    /** The logarithm of how much a row of the next second counts. */
    double weight;

    long seen;

    /** The last second that has passed. */
    long passed = Long.MIN_VALUE;

    private long pendingRows;

    /** Rows of a second that has not passed: how many there were, and the lowest of them. */
    static final class Second {
        final RowDraw draw = new RowDraw();
        long count;
    }

    /**
     * A second that has passed.
     *
     * @param endMillis the first moment after it, in epoch milliseconds
     * @param rows how many it had, at least 1
     */
    public record Passed(long endMillis, long rows) {}

    /**
     * Creates one that was shown nothing.
     *
     * @param inputs how many inputs a row has, 1 to {@link ModelKind#MOST_INPUTS}
     * @throws IllegalArgumentException if the sample would be too large, with words for the author of the model
     */
    public ForestLearner(Anomaly model, int inputs) {
        this(model.samples(), inputs, model.decay(), model.seed());
    }

    ForestLearner(int samples, int inputs, double decay, long seed) {
        ForestSample.requireBounded(samples, inputs);
        this.inputs = inputs;
        this.samples = samples;
        this.decay = decay;
        this.seed = seed;
    }

    /**
     * Goes on from a sample in a document, of which the ranks are not known: its rows get such as they would have if as
     * many as it has seen had been shown now.
     *
     * @param sample with as many inputs as the model has
     */
    public static ForestLearner from(Anomaly model, ForestSample sample) {
        ForestLearner learner = new ForestLearner(model, sample.inputs);
        learner.seen = sample.seen;
        double share =
                Math.min(1, Math.max((double) sample.size / Math.max(1, sample.seen), sample.decay * sample.size));
        for (int place = 0; place < sample.size; place++) {
            double below = share * uniform(Fingerprint.of(place), model.seed());
            double rank = StrictMath.log(-StrictMath.log1p(-below));
            learner.kept.offer(new RowDraw.Drawn(rank, place, sample.row(place)), model.samples());
        }
        return learner;
    }

    /** Goes on with other settings: what was drawn stays, as much as there is room for. */
    public void use(Anomaly model) {
        ForestSample.requireBounded(model.samples(), inputs);
        samples = model.samples();
        decay = model.decay();
        seed = model.seed();
        kept.cutTo(samples);
        open.values().forEach(second -> second.draw.cutTo(samples));
        countPending();
    }

    /** Returns whether it has these settings. */
    public boolean uses(Anomaly model) {
        return samples == model.samples() && decay == model.decay() && seed == model.seed();
    }

    /** Returns how many inputs a row has. */
    public int inputs() {
        return inputs;
    }

    /** Returns how many rows are in the sample. */
    public int size() {
        return kept.size();
    }

    /** Returns how many rows were taken in, whether or not they are in the sample. */
    public long seen() {
        return seen;
    }

    /** Returns how many rows wait for their second to pass. */
    public long pending() {
        return pendingRows;
    }

    /**
     * Shows it a row, which is taken in when its second has passed. Of rows of one event one is taken.
     *
     * @param event the id of its event
     * @param eventMillis event time, in epoch milliseconds
     * @param row as many numbers as it has inputs; {@code NaN} is an absent one
     */
    public void show(String event, long eventMillis, double[] row) {
        long second = Math.max(Math.floorDiv(eventMillis, STEP_MILLIS), passed + 1);
        Second into = open.computeIfAbsent(second, first -> new Second());
        int before = into.draw.size();
        draw(into, Fingerprint.of(event), row);
        pendingRows += into.draw.size() - before;
        while (pendingRows * (inputs + OTHER_NUMBERS) > MOST_PENDING && open.size() > 1) {
            joinEarliest();
        }
    }

    /**
     * Takes in a row at once, as if it had a second of its own.
     *
     * @param id of its event
     */
    public void learn(long id, double[] row) {
        Second own = new Second();
        draw(own, id, row);
        take(own);
    }

    /** Takes in the earliest second that has passed at a watermark and was not taken in yet; empty if there is none. */
    public Optional<Passed> passNext(long watermarkMillis) {
        if (!open.isEmpty() && end(open.firstKey()) - 1 <= watermarkMillis) {
            Map.Entry<Long, Second> first = open.pollFirstEntry();
            take(first.getValue());
            pendingRows -= first.getValue().draw.size();
            passed = first.getKey();
            return Optional.of(new Passed(end(first.getKey()), first.getValue().count));
        }
        if (watermarkMillis > Long.MIN_VALUE + STEP_MILLIS) {
            passed = Math.max(passed, Math.floorDiv(watermarkMillis - STEP_MILLIS + 1, STEP_MILLIS));
        }
        return Optional.empty();
    }

    /** Returns what was drawn of all seconds that have passed, at most so many rows of it: those with the lowest ranks. */
    public ForestSample sample(int mostRows) {
        int size = Math.min(mostRows, kept.size());
        float[] rows = new float[size * inputs];
        int place = 0;
        for (RowDraw.Drawn drawn : kept.rows()) {
            if (place < size) {
                System.arraycopy(drawn.row(), 0, rows, place++ * inputs, inputs);
            }
        }
        return new ForestSample(samples, inputs, decay, seed, seen, rows);
    }

    private void draw(Second second, long id, double[] row) {
        second.count++;
        double rank = StrictMath.log(-StrictMath.log(uniform(id, seed)));
        if (second.draw.hasRoom(rank, samples)) {
            float[] numbers = new float[inputs];
            for (int i = 0; i < inputs; i++) {
                numbers[i] = (float) row[i];
            }
            second.draw.offer(new RowDraw.Drawn(rank, id, numbers), samples);
        }
    }

    private void take(Second second) {
        for (RowDraw.Drawn drawn : second.draw.rows()) {
            double rank = drawn.rank() - weight;
            if (!kept.hasRoom(rank, samples)) {
                break; // and neither do those after it
            }
            kept.offer(new RowDraw.Drawn(rank, drawn.id(), drawn.row()), samples);
        }
        weight += decay * second.count;
        seen += second.count;
    }

    private void joinEarliest() {
        Second first = open.pollFirstEntry().getValue();
        Second next = open.firstEntry().getValue();
        pendingRows -= first.draw.size() + next.draw.size();
        first.draw.rows().forEach(drawn -> next.draw.offer(drawn, samples));
        next.count += first.count;
        pendingRows += next.draw.size();
    }

    /** To be called when the rows of seconds that have not passed were changed from outside. */
    void countPending() {
        pendingRows =
                open.values().stream().mapToLong(second -> second.draw.size()).sum();
    }

    private static long end(long second) {
        return second >= Long.MAX_VALUE / STEP_MILLIS - 1 ? Long.MAX_VALUE : (second + 1) * STEP_MILLIS;
    }

    /** A number above 0 and below 1 that depends on the event and the seed only, so that no generator is part of the state. */
    private static double uniform(long id, long seed) {
        return ((Fingerprint.of(Fingerprint.of(id) ^ seed) >>> 12) + 0.5) * 0x1.0p-52;
    }
}
