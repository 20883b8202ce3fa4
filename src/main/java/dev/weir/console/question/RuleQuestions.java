package dev.weir.console.question;

import java.io.IOException;
import java.util.OptionalLong;

/** Answers why a rule fired on an event, or did not. */
public interface RuleQuestions {
    /**
     * Evaluates a rule again, with the events that the topics still have. Topics are read for a time and no longer.
     *
     * @param decision the id of a decision, or of the event that it is about
     * @param decidedAtMillis when it was decided, so that it is looked for there first; empty if that is not known
     * @throws dev.weir.io.kafka.ReadTooLongException if the topics have more than can be read in time
     * @throws IOException if the topics cannot be read, or have no such decision or rule
     */
    RuleAnswered ask(String decision, String rule, OptionalLong decidedAtMillis) throws IOException;
}
