package dev.weir.rules.expression.value;

import dev.weir.rules.limit.ExpressionLimits;

/**
 * Counts the steps of evaluations, and limits them and the size of what they produce.
 *
 * <p>CEL's runtime passes functions only their arguments, so the remaining budget is kept per thread: each thread
 * evaluates one expression at a time, starting with {@link #begin}. A charge costs a few nanoseconds. Otherwise
 * immutable and safe for use by several threads.
 */
public final class Meter {
    private static final int CHARS_COPIED_PER_STEP = 16;
    private static final int CHARS_READ_PER_STEP = 64;

    private final ExpressionLimits limits;

    @SuppressWarnings("ThreadLocalUsage") // there is one of it for each compiler of rules, of which a job has few
    // an array of the JDK's, so that a thread that outlives the job holds no class of it
    private final ThreadLocal<long[]> left;

    /** Creates a meter that enforces these limits. */
    public Meter(ExpressionLimits limits) {
        this.limits = limits;
        this.left = ThreadLocal.withInitial(() -> new long[] {limits.maxSteps()});
    }

    /** Returns the limits. */
    public ExpressionLimits limits() {
        return limits;
    }

    /** Sets this thread's budget to this many steps. */
    public void begin(long steps) {
        left.get()[0] = steps;
    }

    /** Sets this thread's budget, and charges steps to it; throws if there are not as many. */
    public void begin(long steps, long atLeast) {
        long[] mine = left.get();
        mine[0] = steps;
        charge(mine, atLeast);
    }

    /** Returns the number of steps left; negative if the budget was exceeded. */
    public long left() {
        return left.get()[0];
    }

    /** Charges steps; throws if not enough are left. */
    public void charge(long steps) {
        charge(left.get(), steps);
    }

    private void charge(long[] mine, long steps) {
        if (steps > mine[0]) {
            mine[0] = -1;
            throw Failure.ofAll("this takes more steps than there are for one event, " + limits.maxSteps()
                    + " for a rule and a tenth of it for a feature: let it look at fewer elements or"
                    + " shorter texts");
        }
        mine[0] -= steps;
    }

    /** Charges for producing this many characters; throws if a text may not be that long. */
    public void chargeMaking(long chars) {
        if (chars > limits.maxTextChars()) {
            throw Failure.of("a text would have " + chars + " characters; at most " + limits.maxTextChars()
                    + " are allowed in what an expression makes");
        }
        chargeCopying(chars);
    }

    /** Charges for copying this many characters of an existing text. */
    public void chargeCopying(long chars) {
        charge(1 + chars / CHARS_COPIED_PER_STEP);
    }

    /** Charges for reading this many characters. */
    public void chargeReading(long chars) {
        charge(1 + chars / CHARS_READ_PER_STEP);
    }

    /** Charges for creating a list with this many elements; throws if a list may not be that long. */
    public void chargeList(long elements) {
        if (elements > limits.maxListElements()) {
            throw Failure.of("a list would have " + elements + " elements; at most " + limits.maxListElements()
                    + " are allowed in a list that an expression makes");
        }
        charge(1 + elements / 4);
    }
}
