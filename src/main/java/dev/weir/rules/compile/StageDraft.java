package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.patterns.definition.Stage;
import dev.weir.rules.document.Section;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A stage as written, before its conditions are checked.
 *
 * @param section its place in the document
 * @param stage without conditions; its name is {@code ""} and its types are empty if they cannot be read
 * @param stages those of a group; otherwise empty
 */
record StageDraft(Section section, Stage stage, List<StageDraft> stages) {
    /** Makes defensive copies. */
    StageDraft {
        stages = List.copyOf(stages);
    }

    /** Returns the name; {@code ""} for a group. */
    String name() {
        return stage instanceof Stage.Single single ? single.name() : "";
    }

    /** Returns whether it must not happen. */
    boolean isNegated() {
        return stage instanceof Stage.Single single && single.negated();
    }

    /** Returns whether it must not happen at any time, and not just next. */
    boolean isNeverToHappen() {
        return isNegated() && stage.next() != Stage.Next.STRICT;
    }

    boolean isGroup() {
        return stage instanceof Stage.Group;
    }

    /** Returns the last stage of a group that is not itself a group; the stage itself if it is not a group. */
    StageDraft last() {
        return stages.isEmpty() ? this : stages.get(stages.size() - 1).last();
    }

    boolean isOptional() {
        return stage.repetition().optional();
    }

    boolean isRepeated() {
        return stage.repetition().isRepeated();
    }

    /** Returns the types of its events, including those of its stages. */
    Set<EventType> types() {
        Set<EventType> types = new TreeSet<>();
        if (stage instanceof Stage.Single single) {
            types.addAll(single.on());
        }
        stages.forEach(inner -> types.addAll(inner.types()));
        return types;
    }
}
