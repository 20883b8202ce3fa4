package dev.weir.console.edit;

import java.io.IOException;
import java.util.Optional;

/**
 * Changes rules, as the commands do. Several threads may ask at once. Whatever is given is checked again by the job. An
 * {@link IOException} says why something cannot be done, for people.
 */
public interface RuleChanges {

    /** Returns a rule as the topic has it last, to be edited; empty if it has none. */
    Optional<RuleDraft> draft(String id) throws IOException;

    /** Returns a rule to begin with. */
    RuleDraft sample(String id) throws IOException;

    /** Checks a draft as the job would, and runs the cases of the rule. */
    DraftChecked check(RuleDraft draft) throws IOException;

    /** Says what a wish would push. */
    Planned plan(Wish wish) throws IOException;

    /** Plans again, pushes, and waits for the answer of the job. */
    Answered push(Wish wish) throws IOException;

    /** Plays the events of the last hour through the engine, with the draft and with what is in force. */
    PlayedHour lastHour(RuleDraft draft) throws IOException;

    /** Returns words that may stand in a rule, as JSON for the editor. */
    String words() throws IOException;

    /** Returns whether a change to live waits for a second person. */
    boolean needsTwo();
}
