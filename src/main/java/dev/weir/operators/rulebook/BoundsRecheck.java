package dev.weir.operators.rulebook;

import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.events.answer.RuleStatus;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds, after a start, the rules in force that the present bounds would refuse. Such rules stay in force; a lowered
 * bound is no reason to decide with fewer rules. A few are checked at a time, since each takes a millisecond and there
 * may be ten thousand.
 */
final class BoundsRecheck {
    private static final Logger LOG = LoggerFactory.getLogger(BoundsRecheck.class);
    static final int AT_ONCE = 20;

    private final RulebookKeeper keeper;
    private final RulebookMemory memory;
    private final Queue<String> left;

    /**
     * Creates a check of the rules that are in force now.
     *
     * @param checked those that were checked by the present bounds already
     */
    BoundsRecheck(RulebookKeeper keeper, RulebookMemory memory, Set<String> checked) {
        this.keeper = keeper;
        this.memory = memory;
        this.left = new ArrayDeque<>(memory.inForce().keySet());
        this.left.removeAll(checked);
    }

    /**
     * Checks the next few.
     *
     * @param answers receives the answers about rules beyond the bounds
     * @return whether there are more to check
     */
    boolean checkMore(Consumer<RuleStatus> answers) {
        for (int looked = 0; looked < AT_ONCE && !left.isEmpty(); looked++) {
            keeper.beyondBounds(left.remove(), memory).ifPresent(answer -> {
                LOG.warn(
                        "rule '{}' stays in force though the job config of today refuses it: {}",
                        answer.rule(),
                        answer.notes().warnings().get(1).message());
                answers.accept(answer);
            });
        }
        return !left.isEmpty();
    }

    /** Checks all that are left. */
    void lookAtAll(Consumer<RuleStatus> answers) {
        boolean more = true;
        while (more) {
            more = checkMore(answers);
        }
    }
}
