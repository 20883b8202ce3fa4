package dev.weir.console.edit;

import java.util.Optional;

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

    /** Returns the rule for which an id would be that of a proposal; empty if it is none of a proposal. */
    public static Optional<String> ruleOf(String id) {
        return id.endsWith(ENDING) && id.length() > ENDING.length()
                ? Optional.of(id.substring(0, id.length() - ENDING.length()))
                : Optional.empty();
    }
}
