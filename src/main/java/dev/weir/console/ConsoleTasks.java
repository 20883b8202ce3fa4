package dev.weir.console;

import dev.weir.console.edit.RuleCases;
import dev.weir.console.edit.RuleChanges;
import dev.weir.console.letter.LetterSending;
import dev.weir.console.question.KeyQuestions;
import dev.weir.console.question.RuleQuestions;
import java.util.Optional;

/**
 * What the commands do for the console; each is empty if it is to do without.
 *
 * @param questions answers why a rule fired or did not
 * @param keys answers what is known of a key
 * @param cases runs the cases of rules
 * @param changes changes rules; empty if nothing is changed here
 * @param letters sends dead letters again; likewise
 */
public record ConsoleTasks(
        Optional<RuleQuestions> questions,
        Optional<KeyQuestions> keys,
        Optional<RuleCases> cases,
        Optional<RuleChanges> changes,
        Optional<LetterSending> letters) {
    /** Does nothing but show what is on the topics. */
    public static final ConsoleTasks NONE =
            new ConsoleTasks(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
