package dev.weir.engine.profile;

import dev.weir.engine.message.SubjectMessage;
import java.util.List;

/**
 * What came of an event at a key, or of time that passed there.
 *
 * @param messages to those who wait for the key's answer, and to those whom a match is about
 * @param changed whether the state of the key changed and has to be kept
 * @param failed the id of a rule for each expression of its that failed
 * @param gaveWay open matches that were dropped because there were too many
 * @param late how often a pattern met the event too late
 */
public record Observation(List<SubjectMessage> messages, boolean changed, List<String> failed, int gaveWay, int late) {
    /** Makes defensive copies. */
    public Observation {
        messages = List.copyOf(messages);
        failed = List.copyOf(failed);
    }
}
