package dev.weir.console.question;

import java.io.IOException;

/** Answers why a rule fired on an event, or did not. */
public interface RuleQuestions {
    /**
     * Evaluates a rule again, with the events that the topics still have. It may take as long as reading these does.
     *
     * @param decision the id of a decision, or of the event that it is about
     * @throws IOException if the topics cannot be read, or have no such decision or rule
     */
    RuleAnswered ask(String decision, String rule) throws IOException;
}
