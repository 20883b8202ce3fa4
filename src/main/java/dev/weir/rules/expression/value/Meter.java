package dev.weir.rules.expression.value;

import dev.weir.rules.limit.ExpressionLimits;

/**
 * Counts the steps that evaluations take, and bounds them and what they make.
 *
 * <p>The functions of CEL's runtime are given their arguments and nothing else, so what is left of the budget is kept by
 * thread: each evaluates one expression at a time, from {@link #begin} on. To charge costs some nanoseconds. Immutable but
 * for that, and safe for use by several threads.
 */
public final class Meter {
    private static final int CHARS_COPIED_PER_STEP = 16;
    private static final int CHARS_READ_PER_STEP = 64;

    private final ExpressionLimits limits;

    @SuppressWarnings("ThreadLocalUsage") // there is one of it for each compiler of rules, of which a job has few
    // an array of the JDK's, so that a thread that outlives the job holds no class of it
    private final ThreadLocal<long[]> left;

    /** Creates a meter that stops what exceeds these limits. */
    public Meter(ExpressionLimits limits) {
        this.limits = limits;
        this.left = ThreadLocal.withInitial(() -> new long[] {limits.maxSteps()});
    }

    /** The limits that evaluations are held to. */
    public ExpressionLimits limits() {
        return limits;
    }

    /** Gives this thread a budget of so many steps from now on. */
    public void begin(long steps) {
        left.get()[0] = steps;
    }

    /** The number of steps that are left; negative if the budget was exceeded. */
    public long left() {
        return left.get()[0];
    }

    /** Takes steps; throws if there are not as many left. */
    public void charge(long steps) {
        long[] mine = left.get();
        if (steps > mine[0]) {
            mine[0] = -1;
            throw Failure.ofAll("this takes more steps than there are for one event, " + limits.maxSteps()
                    + " for a rule and a tenth of it for a feature: let it look at fewer elements or"
                    + " shorter texts");
        }
        mine[0] -= steps;
    }

    /** Takes what it costs to make so many characters, which have to be no more than a text may have. */
    public void chargeMaking(long chars) {
        if (chars > limits.maxTextChars()) {
            throw Failure.of("a text would have " + chars + " characters; at most " + limits.maxTextChars()
                    + " are allowed in what an expression makes");
        }
        chargeCopying(chars);
    }

    /** Takes what it costs to copy so many characters of a text that is there. */
    public void chargeCopying(long chars) {
        charge(1 + chars / CHARS_COPIED_PER_STEP);
    }

    /** Takes what it costs to read so many characters. */
    public void chargeReading(long chars) {
        charge(1 + chars / CHARS_READ_PER_STEP);
    }

    /** Takes what it costs to make a list of so many elements, which have to be no more than a list may have. */
    public void chargeList(long elements) {
        if (elements > limits.maxListElements()) {
            throw Failure.of("a list would have " + elements + " elements; at most " + limits.maxListElements()
                    + " are allowed in a list that an expression makes");
        }
        charge(1 + elements / 4);
    }
}
