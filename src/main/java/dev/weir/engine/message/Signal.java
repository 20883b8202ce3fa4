package dev.weir.engine.message;

import dev.weir.events.Stock;
import dev.weir.events.Value;
import java.util.List;
import java.util.Optional;

/**
 * The answer of one key about an event.
 *
 * @param subject the subject that waits for it
 * @param correlationId the event's
 * @param epoch the epoch of the rules that decide
 * @param key the key that answers
 * @param news false if the event is a change of stock that was already known or came too late
 * @param values of the requested features, by index; to read or write them use the plan's {@code AnswerLayout}
 * @param stock of the key, where it was requested
 * @param matches about the subject that the event completes at the key
 * @param furtherParts the number of parts of the decision that the key called for at other subjects; the event's own
 *     subject is told
 */
public record Signal(
        String subject,
        long correlationId,
        long epoch,
        String key,
        boolean news,
        List<Value> values,
        Optional<Stock> stock,
        List<RuleMatch> matches,
        int furtherParts)
        implements Correlated {
    /** Makes defensive copies. */
    public Signal {
        values = List.copyOf(values);
        matches = List.copyOf(matches);
    }

    /** Creates a signal of a key that called for no further part of the decision. */
    public Signal(
            String subject,
            long correlationId,
            long epoch,
            String key,
            boolean news,
            List<Value> values,
            Optional<Stock> stock,
            List<RuleMatch> matches) {
        this(subject, correlationId, epoch, key, news, values, stock, matches, 0);
    }

    /** Creates a signal without matches. */
    public Signal(
            String subject,
            long correlationId,
            long epoch,
            String key,
            boolean news,
            List<Value> values,
            Optional<Stock> stock) {
        this(subject, correlationId, epoch, key, news, values, stock, List.of());
    }
}
