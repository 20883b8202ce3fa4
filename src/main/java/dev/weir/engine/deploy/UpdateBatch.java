package dev.weir.engine.deploy;

import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.plan.log.UpdateLog;
import dev.weir.events.answer.ListWrite;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.rules.list.Lists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Changes of rules and lists that are sent together: all operators receive one update with all of them, and each change
 * gets its own answer. If a later change in the batch replaces an earlier one, no event is decided by the earlier one, and
 * its answer has a warning that says so.
 */
public final class UpdateBatch {
    private static final long LARGE_BYTES = 1 << 20;

    private final List<RulebookUpdate> updates = new ArrayList<>();
    private final List<RuleStatus> answers = new ArrayList<>();
    private final Map<String, RuleStatus> last = new HashMap<>();
    private long bytes;

    /** Creates an empty batch. */
    public UpdateBatch() {}

    /** Adds the result of one more update. */
    public void add(RulebookKeeper.UpdateResult result) {
        result.update().ifPresent(update -> {
            updates.addAll(update instanceof RulebookUpdate.Batch batch ? batch.updates() : List.of(update));
            last.put(result.answer().rule(), result.answer());
            bytes += UpdateLog.bytesOf(update);
        });
        answers.add(result.answer());
    }

    /** Adds an update that nobody waits for. */
    public void add(RulebookUpdate update) {
        updates.add(update);
        bytes += UpdateLog.bytesOf(update);
    }

    /**
     * Returns what has to be sent because rules put entries on lists, or entries were taken away, since this was last
     * asked: each list that changed as a whole, under an epoch of its own. There is no answer to anybody.
     *
     * @param gone receives the entries that were dropped since they have ended, or are too many: their records can go
     */
    public static List<RulebookUpdate> written(RulebookMemory memory, Consumer<ListWrite> gone) {
        List<RulebookUpdate> updates = new ArrayList<>();
        for (String list : memory.written().takeChanged()) {
            memory.written().drop(list).stream()
                    .filter(one -> !one.isRow()) // no record of the job
                    .forEach(gone);
            memory.startEpoch(memory.epoch() + 1);
            updates.add(new RulebookUpdate.PutList(
                    memory.epoch(), list + Lists.WRITTEN, memory.written().of(list)));
        }
        return updates;
    }

    /** Returns whether the batch should be sent before more is added; operators receive it in one piece. */
    public boolean isLarge() {
        return bytes >= LARGE_BYTES;
    }

    /** Returns the number of changes to send. */
    public int changes() {
        return updates.size();
    }

    /** Returns the update for all operators; empty if nothing changes. */
    public Optional<RulebookUpdate> update() {
        return updates.isEmpty() ? Optional.empty() : Optional.of(RulebookUpdate.Batch.of(updates));
    }

    /** Returns the answers to the pushers, in order. */
    public List<RuleStatus> answers() {
        return answers.stream().map(this::answer).toList();
    }

    private RuleStatus answer(RuleStatus status) {
        RuleStatus inForce = last.getOrDefault(status.rule(), status);
        boolean isOver = switch (status.kind()) {
            case ACTIVE, SHADOW, OFF -> inForce.epoch() > status.epoch();
            case REMOVED, UNCHANGED, REJECTED, SWITCHING_OFF -> false;
        };
        return isOver ? status.with(overtaken(status.notes(), inForce)) : status;
    }

    private static RuleNotes overtaken(RuleNotes notes, RuleStatus by) {
        List<RuleError> warnings = new ArrayList<>(notes.warnings());
        String what = by.kind() == RuleStatus.Kind.REMOVED
                ? "it was removed"
                : by.isOfList() ? "another state of it came" : "version " + by.version() + " came";
        warnings.add(RuleError.at("", what + " right after this and holds instead: no event was decided by this one"));
        return notes.withWarnings(warnings);
    }
}
