package dev.weir.text;

/** Numbers and what is counted, for people. */
public final class Counted {
    private Counted() {}

    /** Returns a number and its noun: {@code 1 rule}, {@code 2 rules}, {@code 3 entries}. */
    public static String of(long count, String noun) {
        return count + " " + noun(count, noun);
    }

    /** Returns a noun as it stands behind a number. */
    public static String noun(long count, String noun) {
        if (count == 1) {
            return noun;
        }
        return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }
}
