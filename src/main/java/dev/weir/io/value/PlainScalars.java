package dev.weir.io.value;

import dev.weir.events.FieldKind;
import java.io.Serializable;

/**
 * Reads values of declared kinds from {@link PlainJson}, as {@link Scalars} reads them from Jackson. A method returns
 * false if it cannot read a value or if the value is out of bounds; {@link Scalars} then reads or refuses it.
 * Immutable.
 */
public final class PlainScalars implements Serializable {
    private static final long serialVersionUID = 1;

    /** Every number with this many digits fits a long. */
    private static final int MOST_DIGITS = 18;

    /** Every whole number with this many digits is exact as a double. */
    private static final int EXACT_DIGITS = 15;

    private static final int MOST_CHARS = 40;
    /** The powers of ten that are exact as doubles. */
    private static final double[] TENS = tens();

    private final Scalars scalars;

    /** Receives the value that was read. */
    public interface Sink {
        /** Receives an absent value. */
        void absent();

        /** Receives a text that is not blank. */
        void text(String text);

        /** Receives a whole number. */
        void whole(long number);

        /** Receives a number. */
        void real(double number);

        /** Receives a truth value. */
        void truth(boolean truth);

        /** Receives a time in epoch milliseconds. */
        void time(long millis);
    }

    /** Creates a reader equivalent to these scalars, for records without a schema. */
    public PlainScalars(Scalars scalars) {
        this.scalars = scalars;
    }

    private static double[] tens() {
        double[] tens = new double[EXACT_DIGITS + 1];
        tens[0] = 1;
        for (int i = 1; i < tens.length; i++) {
            tens[i] = 10 * tens[i - 1];
        }
        return tens;
    }

    /** Returns the largest number of lines of a transaction. */
    public int mostLines() {
        return scalars.bounds().maxLines();
    }

    /** Reads the next value. */
    public boolean read(PlainJson in, FieldKind kind, Sink to) {
        int next = in.peek();
        if (next == 'n') {
            to.absent();
            return in.isNull();
        }
        if (next == '"') {
            return in.string() && (isBlank(in, to) || readText(in, kind, to));
        }
        return switch (kind.type()) {
            case STRING -> numberAsText(in, kind, to);
            case INT -> whole(in, kind, to);
            case DOUBLE -> real(in, kind, to);
            case BOOL -> truth(in, to);
            case TIMESTAMP -> millis(in, to);
        };
    }

    private static boolean isBlank(PlainJson in, Sink to) {
        boolean plain = in.length() > 0 && in.first() > ' ';
        boolean blank = !plain && in.text().isBlank();
        if (blank) {
            to.absent();
        }
        return blank;
    }

    private boolean readText(PlainJson in, FieldKind kind, Sink to) {
        return switch (kind.type()) {
            case STRING -> text(in, kind, to);
            case TIMESTAMP -> instant(in, to);
            case INT, DOUBLE, BOOL -> false;
        };
    }

    private boolean text(PlainJson in, FieldKind kind, Sink to) {
        if (in.length() > most(kind)) {
            return false;
        }
        String text = in.text();
        boolean good = in.isPlain() || TextFaults.of(text, kind == FieldKind.ID).isEmpty();
        if (good) {
            to.text(text);
        }
        return good;
    }

    private int most(FieldKind kind) {
        return kind == FieldKind.ID
                ? scalars.bounds().maxIdChars()
                : scalars.bounds().maxTextChars();
    }

    private boolean instant(PlainJson in, Sink to) {
        long millis = in.instant();
        boolean good = millis != PlainInstant.UNKNOWN && scalars.times().holds(millis);
        if (good) {
            to.time(millis);
        }
        return good;
    }

    private boolean numberAsText(PlainJson in, FieldKind kind, Sink to) {
        boolean good = in.number() && in.length() <= Math.min(MOST_CHARS, most(kind));
        if (good) {
            to.text(in.text());
        }
        return good;
    }

    private static boolean isLong(PlainJson in) {
        return in.number() && !in.hasPoint() && in.length() <= MOST_DIGITS;
    }

    private static long signed(PlainJson in) {
        return in.first() == '-' ? -in.digits() : in.digits();
    }

    private static boolean whole(PlainJson in, FieldKind kind, Sink to) {
        if (!isLong(in)) {
            return false;
        }
        long number = signed(in);
        boolean good = kind.holds((double) number);
        if (good) {
            to.whole(number);
        }
        return good;
    }

    private boolean real(PlainJson in, FieldKind kind, Sink to) {
        if (!in.number() || in.length() > MOST_CHARS || isMinusZero(in)) {
            return false;
        }
        double number = number(in);
        boolean good = scalars.bounded() ? kind.holds(number) : Double.isFinite(number);
        if (good) {
            to.real(number);
        }
        return good;
    }

    /** Returns whether a number is minus zero, which an int cannot represent. */
    private static boolean isMinusZero(PlainJson in) {
        return in.first() == '-' && !in.hasPoint() && in.digits() == 0;
    }

    /** Returns the number just read. Both operands of the division are exact, so the result is the nearest double. */
    private static double number(PlainJson in) {
        if (in.length() > EXACT_DIGITS) {
            return Double.parseDouble(in.text());
        }
        double number = in.digits() / TENS[in.decimals()];
        return in.first() == '-' ? -number : number;
    }

    private static boolean truth(PlainJson in, Sink to) {
        boolean truth = in.isTrue();
        boolean good = truth || in.isFalse();
        if (good) {
            to.truth(truth);
        }
        return good;
    }

    private boolean millis(PlainJson in, Sink to) {
        if (!isLong(in)) {
            return false;
        }
        long millis = scalars.times().millisOf(signed(in));
        boolean good = scalars.times().holds(millis);
        if (good) {
            to.time(millis);
        }
        return good;
    }
}
