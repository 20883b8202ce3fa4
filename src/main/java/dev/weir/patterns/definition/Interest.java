package dev.weir.patterns.definition;

import dev.weir.events.EventType;
import dev.weir.patterns.definition.Stage.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a pattern has to get an event of a type although nothing is open or waits under its key: the event may begin a
 * match, or, if events wait for the watermark, be needed by a match that another event begins.
 *
 * @param asked conditions, evaluated in this order until one holds; those that look back see an empty match
 * @param otherwise whether the pattern has to get the event if none holds
 */
public record Interest(List<Condition> asked, boolean otherwise) {
    /** Makes defensive copies. */
    public Interest {
        asked = List.copyOf(asked);
    }

    /** Returns the interest of a pattern in events of a type. */
    public static Interest of(PatternDefinition definition, EventType type) {
        List<Stage> stages = definition.stages();
        if (!definition.waitsForTime()) {
            return of(type, StageLists.heads(stages), false);
        }
        List<Stage.Single> singles = StageLists.singles(stages);
        if (StageLists.isStrictSomewhere(stages) || StageLists.isGroupEndedSomewhere(stages)) {
            return new Interest(
                    List.of(), singles.stream().anyMatch(stage -> stage.on().contains(type)));
        }
        return of(type, singles, true);
    }

    /**
     * Returns the interest of stages; conditions that look back and that {@code later}, once there is a match, may hold
     * are not evaluated.
     */
    private static Interest of(EventType type, List<Stage.Single> stages, boolean later) {
        List<Condition> asked = new ArrayList<>();
        for (Stage.Single stage : stages) {
            boolean always = stage.on().contains(type) && !isAsked(stage.where().get(type), later, asked);
            if (always
                    || (later
                            && stage.until().isPresent()
                            && !isAsked(stage.until().get(), true, asked))) {
                return new Interest(asked, true);
            }
        }
        return new Interest(asked, false);
    }

    private static boolean isAsked(@Nullable Condition condition, boolean later, List<Condition> asked) {
        if (condition == null || (later && condition.looksBack())) {
            return false;
        }
        asked.add(condition);
        return true;
    }
}
