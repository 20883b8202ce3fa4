package dev.weir.rules.document;

import dev.weir.text.Blanks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of a rule document, whatever language it was written in. Each node knows its place in the text, which equality
 * ignores: two documents are equal if they say the same.
 */
public sealed interface Node {

    /** Returns its place in the text. */
    Place place();

    /** Describes what was written, for an error: {@code the number 3}, {@code a list}. */
    String described();

    /**
     * A place in a text.
     *
     * @param line from 1
     * @param column from 1
     */
    record Place(int line, int column) {
        /** Returns true for any other place: a place is not content. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Place;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** A map, in the order of the text. */
    record Fields(Map<String, Node> values, Place place) implements Node {
        /** Makes a defensive copy that keeps the order. */
        public Fields {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public String described() {
            return "a map";
        }
    }

    /** A list. */
    record Elements(List<Node> values, Place place) implements Node {
        /** Makes defensive copies. */
        public Elements {
            values = List.copyOf(values);
        }

        @Override
        public String described() {
            return "a list";
        }
    }

    /** A text. */
    record Text(String value, Place place) implements Node {
        @Override
        public String described() {
            String blank =
                    Blanks.advice(value).map(advice -> " (" + advice + ")").orElse("");
            return value.isBlank() ? "an empty text" : "the text '" + value + "'" + blank;
        }
    }

    /**
     * A number without a fraction.
     *
     * @param written as in the text: {@code 1_000}, {@code 1e3}; ignored by equality too
     */
    record Whole(long value, String written, Place place) implements Node {
        /** Creates a number written in plain digits. */
        public Whole(long value, Place place) {
            this(value, Long.toString(value), place);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Whole that && value == that.value;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(value);
        }

        @Override
        public String described() {
            return "the number " + value;
        }
    }

    /**
     * A number with a fraction.
     *
     * @param written as in the text: {@code 1.50}; ignored by equality too
     */
    record Decimal(double value, String written, Place place) implements Node {
        @Override
        public boolean equals(Object other) {
            return other instanceof Decimal that && Double.compare(value, that.value) == 0;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(value);
        }

        /** Formats a number, without a decimal point if it is whole: {@code 3} for 3.0. */
        static String plain(double number) {
            return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
        }

        @Override
        public String described() {
            return "the number " + plain(value);
        }
    }

    /** A truth value. */
    record Truth(boolean value, Place place) implements Node {
        @Override
        public String described() {
            return String.valueOf(value);
        }
    }

    /** A null, or a key without a value. */
    record Empty(Place place) implements Node {
        @Override
        public String described() {
            return "empty";
        }
    }
}
