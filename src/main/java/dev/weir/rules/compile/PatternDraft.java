package dev.weir.rules.compile;

import dev.weir.events.EventType;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.Schema;
import dev.weir.patterns.definition.PatternDefinition;
import dev.weir.patterns.definition.Stage;
import dev.weir.rules.document.Section;
import dev.weir.rules.expression.environment.StageName;
import dev.weir.rules.rule.PatternKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A pattern as written, before its conditions are checked.
 *
 * @param section its place in the document
 * @param by canonical names, sorted; empty if unknown
 * @param stages at least one
 * @param keys what expressions give of its key
 * @param sound whether there were no errors so far, so that its structure can be compiled
 */
record PatternDraft(
        Section section, List<String> by, List<StageDraft> stages, Settings settings, boolean sound, PatternKeys keys) {

    /** The settings of a pattern besides its stages. */
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
     * A stage that is not a group.
     *
     * @param number its index among those, from 0
     */
    record Leaf(int number, StageDraft draft, boolean isList) {
        /** Returns the name of the stage as expressions see it. */
        StageName named() {
            return new StageName(number, draft.name(), draft.types(), isList);
        }
    }

    /** Returns the stages that are not groups, in order. */
    List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        stages.forEach(stage -> addLeaves(stage, false, leaves));
        return leaves;
    }

    /** Returns the leaf for a stage; a group without such a stage comes after all. */
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

    /** Returns the event types of its stages. */
    Set<EventType> types() {
        Set<EventType> types = new TreeSet<>();
        stages.forEach(stage -> types.addAll(stage.types()));
        return types;
    }

    /**
     * Returns whether it is about decisions and may be complete without an event of another type: each decision that it
     * causes could lead to the next.
     */
    boolean mayTriggerItself() {
        return mayEndWith(DecisionStream.TYPE);
    }

    /** Returns whether an event of a type, or the time after one, may complete it. */
    boolean mayEndWith(EventType type) {
        List<StageDraft> last = new ArrayList<>();
        addLast(stages, last);
        return last.stream().anyMatch(stage -> stage.types().contains(type))
                || (types().contains(type) && last.stream().anyMatch(StageDraft::isNegated));
    }

    /** Adds the stages of which each may be the last; returns whether one of these stages has to happen. */
    private static boolean addLast(List<StageDraft> stages, List<StageDraft> last) {
        for (int i = stages.size() - 1; i >= 0; i--) {
            StageDraft stage = stages.get(i);
            boolean happens = !stage.isGroup() || addLast(stage.stages(), last);
            if (!stage.isGroup()) {
                last.add(stage);
            }
            if (happens && !stage.isOptional() && !stage.isNegated()) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the types of all its stages could be read. */
    private boolean knowsTypes() {
        return leaves().stream().noneMatch(leaf -> leaf.draft().types().isEmpty());
    }

    /** Returns whether it is kept by a sku, so that its stock can be read. */
    boolean knowsSku() {
        return by.equals(List.of(Schema.SKU));
    }

    /** Returns whether it ends with something that must not happen. */
    boolean isAbsence() {
        return stages.get(stages.size() - 1).isNeverToHappen();
    }

    /** Returns whether matches are completed by event time passing, and not by the arrival of an event. */
    boolean isCompletedByTime() {
        return isAbsence() || settings.order() == PatternDefinition.Order.EVENT_TIME;
    }

    /** Returns the types that the current event of a match may have. */
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

    /** Adds the types of the last stage, and those of earlier ones as long as the stages after them are optional. */
    private boolean addCompleting(List<StageDraft> sequence, Set<EventType> types) {
        for (int i = sequence.size() - 1; i >= 0; i--) {
            StageDraft stage = sequence.get(i);
            if (stage.isNegated()) {
                // an event of any type completes a match by not being the unwanted next one
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

    /** Returns the key by which the rule looks up its features. */
    FeatureLookup lookup() {
        if (by.isEmpty() || !knowsTypes()) {
            return FeatureLookup.on(Set.of());
        }
        return new FeatureLookup(
                isCompletedByTime() ? Set.of() : completing(), by, types(), isCompletedByTime(), false);
    }
}
