package dev.weir.console.edit;

/**
 * Under which id a change to live waits for a second person: as a rule of its own in shadow, so that what is in force goes on
 * deciding meanwhile, and everybody sees what the change would do.
 */
public final class ProposalIds {
    private static final String ENDING = ".proposed";

    private ProposalIds() {}

    /** Returns the id of the proposal for a rule. */
    public static String of(String rule) {
        return rule + ENDING;
    }
}
