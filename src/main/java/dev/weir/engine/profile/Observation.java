package dev.weir.engine.profile;

import dev.weir.engine.message.SubjectMessage;
import java.util.List;

/**
 * The result of an event, or of an advance of time, at a key.
 *
 * @param messages to the subjects that wait for the key's answer, and to the subjects of matches
 * @param changed whether the state of the key changed and has to be stored
 * @param failed the ids of the rules whose expressions failed, one for each failure
 * @param gaveWay the number of open matches dropped because there were too many
 * @param late how often an event came too late for a pattern
 */
public record Observation(List<SubjectMessage> messages, boolean changed, List<String> failed, int gaveWay, int late) {
    /** Makes defensive copies. */
    public Observation {
        messages = List.copyOf(messages);
        failed = List.copyOf(failed);
    }
}
