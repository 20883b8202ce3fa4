package dev.weir.engine.message;

import dev.weir.events.Stock;
import dev.weir.events.Value;
import java.util.List;
import java.util.Optional;

/**
 * What one key knows about an event.
 *
 * @param subject who waits for it
 * @param correlationId the event's
 * @param epoch whose rules decide
 * @param key who answers
 * @param news false if the event is a change of stock that was known already or came too late
 * @param values of the features that were asked, by place; who reads or writes them asks the plan's {@code AnswerLayout}
 * @param stock of the key, where that was asked
 * @param matches about the subject that the event completes under the key
 */
public record Signal(
        String subject,
        long correlationId,
        long epoch,
        String key,
        boolean news,
        List<Value> values,
        Optional<Stock> stock,
        List<RuleMatch> matches)
        implements Correlated {
    /** Makes defensive copies. */
    public Signal {
        values = List.copyOf(values);
        matches = List.copyOf(matches);
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
