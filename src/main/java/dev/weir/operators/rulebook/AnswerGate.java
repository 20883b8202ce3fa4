package dev.weir.operators.rulebook;

import dev.weir.engine.message.Acknowledgement;
import dev.weir.events.answer.RuleStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds back the answers to rule updates until every instance of Route stamps events with the epoch of the answer: an
 * event produced after somebody read {@code ACTIVE} is then decided by that version. Answers keep their order.
 */
public final class AnswerGate {
    private final Deque<RuleStatus> waiting = new ArrayDeque<>();
    private final Map<Integer, Long> epochs = new HashMap<>();
    private int instances;

    /** Creates a state without waiting answers or acknowledgements. */
    public AnswerGate() {}

    /** Returns the waiting answers in order: a restart needs nothing else, because Route acknowledges again. */
    public List<RuleStatus> waiting() {
        return List.copyOf(waiting);
    }

    /** Adds an answer; returns the answers that can be given now. */
    public List<RuleStatus> answer(RuleStatus status) {
        waiting.add(status);
        return release();
    }

    /** Records that an instance acknowledged an epoch; returns the answers that can be given now. */
    public List<RuleStatus> acknowledge(Acknowledgement acknowledgement) {
        instances = acknowledgement.instances();
        epochs.merge(acknowledgement.instance(), acknowledgement.epoch(), Math::max);
        return release();
    }

    private List<RuleStatus> release() {
        List<RuleStatus> released = new ArrayList<>();
        if (instances == 0 || epochs.size() < instances) {
            return released;
        }
        long everywhere =
                epochs.values().stream().mapToLong(Long::longValue).min().orElse(0);
        while (!waiting.isEmpty() && waiting.peek().epoch() <= everywhere) {
            released.add(waiting.remove());
        }
        return released;
    }
}
