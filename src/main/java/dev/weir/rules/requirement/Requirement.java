package dev.weir.rules.requirement;

import java.util.Set;

/** What must hold of one value. It does not hold of one that is absent. */
public sealed interface Requirement {

    /** The largest whole number of which every other one, as a double, is told apart: 2^53 - 1. */
    long MAX_EXACT = (1L << 53) - 1;

    /** The value that it is about. */
    Operand operand();

    /** As what the value is read. */
    Kind kind();

    /** Whether it holds of few values, so that those conditions are worth finding by it that have it. */
    default boolean findsConditions() {
        return true;
    }

    /** As what a value is read. */
    enum Kind {
        /** A number. */
        NUMBER,
        /** A text. */
        TEXT,
        /** A truth value. */
        FLAG,
        /** An entry of a list. */
        ENTRY,
        /** An address in the networks of a list. */
        ADDRESS
    }

    /**
     * It is a number in a range. Whole numbers are compared as doubles, which is exact since the bounds, doubles too, lie
     * within {@link #MAX_EXACT}.
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

        /** Whether a number lies in it. */
        public boolean has(double number) {
            return (lowIncluded ? number >= low : number > low) && (highIncluded ? number <= high : number < high);
        }
    }

    /** It is a number other than this one, which lies within {@link #MAX_EXACT}. Most are, so that it finds no condition. */
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

    /** It is one of these texts. */
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

    /** It is none of these texts. */
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

    /** It is true, or it is false. */
    record Is(Operand operand, boolean value) implements Requirement {
        @Override
        public Kind kind() {
            return Kind.FLAG;
        }
    }

    /**
     * It is an entry of a named list, or is not.
     *
     * @param networks whether the entries are networks, and the text is an address
     */
    record Listed(Operand operand, String list, boolean networks, boolean listed) implements Requirement {
        @Override
        public Kind kind() {
            return networks ? Kind.ADDRESS : Kind.ENTRY;
        }
    }
}
