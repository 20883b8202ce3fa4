package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.Schema;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.Stage;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.environment.StageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A pattern as written, its conditions not checked yet.
 *
 * @param section where it stands
 * @param by canonical names, sorted; none if that is unknown
 * @param stages at least one
 * @param sound whether nothing was wrong so far, so that its structure can be compiled
 */
record PatternDraft(Section section, List<String> by, List<StageDraft> stages, Settings settings, boolean sound) {

    /** What a pattern says beside its stages. */
    record Settings(
            long withinMillis,
            PatternDefinition.AfterMatch afterMatch,
            PatternDefinition.Order order,
            int maxOpen,
            boolean drains) {}

    /** Makes defensive copies. */
    PatternDraft {
        by = List.copyOf(by);
        stages = List.copyOf(stages);
    }

    /**
     * A stage that is no group.
     *
     * @param number its place among those, from 0
     */
    record Leaf(int number, StageDraft draft, boolean isList) {
        /** The name of the stage as expressions see it. */
        StageName named() {
            return new StageName(number, draft.name(), draft.types(), isList);
        }
    }

    /** The stages that are no groups, in order. */
    List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        stages.forEach(stage -> addLeaves(stage, false, leaves));
        return leaves;
    }

    /** A stage as one of those; a group in which there is none stands behind all. */
    Leaf leaf(StageDraft stage) {
        List<Leaf> leaves = leaves();
        return leaves.stream()
                .filter(leaf -> leaf.draft().equals(stage))
                .findFirst()
                .orElse(new Leaf(leaves.size(), stage, true));
    }

    private static void addLeaves(StageDraft stage, boolean repeatedAround, List<Leaf> leaves) {
        boolean repeated = repeatedAround || stage.isRepeated();
        if (stage.isGroup()) {
            stage.stages().forEach(inner -> addLeaves(inner, repeated, leaves));
        } else {
            leaves.add(new Leaf(leaves.size(), stage, repeated));
        }
    }

    /** The types that its stages are on. */
    Set<EventType> types() {
        Set<EventType> types = new TreeSet<>();
        stages.forEach(stage -> types.addAll(stage.types()));
        return types;
    }

    /** Whether the types of all its stages could be read. */
    private boolean knowsTypes() {
        return leaves().stream().noneMatch(leaf -> leaf.draft().types().isEmpty());
    }

    /** Whether it is kept by a sku, so that there is one whose stock can be told. */
    boolean knowsSku() {
        return by.equals(List.of(Schema.SKU));
    }

    /** Whether it ends with something that must not happen. */
    boolean isAbsence() {
        return stages.get(stages.size() - 1).isNeverToHappen();
    }

    /** Whether matches are completed by event time passing, and not by the arrival of an event. */
    boolean isCompletedByTime() {
        return isAbsence() || settings.order() == PatternDefinition.Order.EVENT_TIME;
    }

    /** The types that the event at hand of a match may have. */
    Set<EventType> completing() {
        if (!knowsTypes()) {
            return new TreeSet<>(EventDefinitions.BUILT_IN.types());
        }
        if (isAbsence()) {
            return types();
        }
        Set<EventType> types = new TreeSet<>();
        addCompleting(stages, types);
        return types;
    }

    /** Adds the types of the last stage, and of those before as far as the ones behind may be left out. */
    private boolean addCompleting(List<StageDraft> sequence, Set<EventType> types) {
        for (int i = sequence.size() - 1; i >= 0; i--) {
            StageDraft stage = sequence.get(i);
            if (stage.isNegated()) {
                // that an event is not the unwanted next one completes a match, whatever its type
                types.addAll(stage.isNeverToHappen() ? Set.of() : types());
                continue;
            }
            boolean canBeEmpty = stage.isGroup() && addCompleting(stage.stages(), types);
            if (!stage.isGroup()) {
                types.addAll(((Stage.Single) stage.stage()).on());
            }
            if (!stage.isOptional() && !canBeEmpty) {
                return false;
            }
        }
        return true;
    }

    /** The key by which the rule looks up its features. */
    FeatureLookup lookup() {
        if (by.isEmpty() || !knowsTypes()) {
            return FeatureLookup.on(Set.of());
        }
        return new FeatureLookup(isCompletedByTime() ? Set.of() : completing(), by, types(), isCompletedByTime());
    }
}
