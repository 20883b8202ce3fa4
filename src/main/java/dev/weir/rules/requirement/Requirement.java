package dev.weir.rules.requirement;

import java.util.Set;

/** What one value must satisfy. An absent value never does. */
public sealed interface Requirement {

    /** The largest whole number up to which every whole number is exact as a double: 2^53 - 1. */
    long MAX_EXACT = (1L << 53) - 1;

    /** Returns the value that it refers to. */
    Operand operand();

    /** Returns how the value is read. */
    Kind kind();

    /** Returns whether it holds of few values, so that those conditions are worth finding by it that have it. */
    default boolean findsConditions() {
        return true;
    }

    /** How a value is read. */
    enum Kind {
        /** As a number. */
        NUMBER,
        /** As a text. */
        TEXT,
        /** As a truth value. */
        FLAG,
        /** As an entry of a list. */
        ENTRY,
        /** As an address in the networks of a list. */
        ADDRESS
    }

    /**
     * The value is a number in a range. Whole numbers are compared as doubles, which is exact because the bounds, also
     * doubles, are within {@link #MAX_EXACT}.
     *
     * @param low the lower bound; negative infinity if there is none
     * @param high the upper bound; infinity if there is none
     */
    record InRange(Operand operand, double low, boolean lowIncluded, double high, boolean highIncluded)
            implements Requirement {
        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }

        /** Returns whether a number lies in it. */
        public boolean has(double number) {
            return (lowIncluded ? number >= low : number > low) && (highIncluded ? number <= high : number < high);
        }
    }

    /**
     * It is a number other than this one, which lies within {@link #MAX_EXACT}. Most numbers are, so the index does not
     * use it.
     */
    record OtherThan(Operand operand, double number) implements Requirement {
        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }

        @Override
        public boolean findsConditions() {
            return false;
        }
    }

    /** The value is one of these texts. */
    record AnyOf(Operand operand, Set<String> texts) implements Requirement {
        /** Makes defensive copies. */
        public AnyOf {
            texts = Set.copyOf(texts);
        }

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    /** The value is none of these texts. */
    record NoneOf(Operand operand, Set<String> texts) implements Requirement {
        /** Makes defensive copies. */
        public NoneOf {
            texts = Set.copyOf(texts);
        }

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    /** The value is true, or is false. */
    record Is(Operand operand, boolean value) implements Requirement {
        @Override
        public Kind kind() {
            return Kind.FLAG;
        }
    }

    /**
     * The value is an entry of a named list, or is not.
     *
     * @param networks whether the entries are networks and the value is an address
     */
    record Listed(Operand operand, String list, boolean networks, boolean listed) implements Requirement {
        @Override
        public Kind kind() {
            return networks ? Kind.ADDRESS : Kind.ENTRY;
        }
    }
}
