package dev.weir.engine.deploy;

import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rulings that are told together: all rooms hear one update of them, and each has its own answer. What a later one of the
 * same rule or list replaces before any event was decided by it is answered so.
 */
public final class Rulings {
    private static final long LARGE_BYTES = 1 << 20;

    private final List<RulebookUpdate> updates = new ArrayList<>();
    private final List<RuleStatus> answers = new ArrayList<>();
    private final Map<String, RuleStatus> last = new HashMap<>();
    private long bytes;

    /** Creates an empty list of rulings. */
    public Rulings() {}

    /** Adds one, after those before it. */
    public void add(RulebookKeeper.Ruling ruling) {
        ruling.update().ifPresent(update -> {
            updates.add(update);
            last.put(ruling.answer().rule(), ruling.answer());
            bytes += Rulebooks.bytesOf(update);
        });
        answers.add(ruling.answer());
    }

    /** Whether these are enough for one update of the rooms, which hear it in one piece. */
    public boolean isLarge() {
        return bytes >= LARGE_BYTES;
    }

    /** How many changes there are to tell. */
    public int changes() {
        return updates.size();
    }

    /** What to tell all rooms; empty if nothing changes. */
    public Optional<RulebookUpdate> update() {
        return updates.isEmpty() ? Optional.empty() : Optional.of(RulebookUpdate.Batch.of(updates));
    }

    /** What to tell whoever pushed, in order. */
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
