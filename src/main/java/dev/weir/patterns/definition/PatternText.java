package dev.weir.patterns.definition;

import dev.weir.events.EventType;
import dev.weir.events.Fingerprint;
import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.Stage.Condition;
import dev.weir.patterns.definition.Stage.Repetition;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/**
 * Writes a pattern as a text that is equal for equal structures, in every JVM: sets are sorted, and a condition is
 * identified by its text, not by its number in a rule's plan. Each part is preceded by its length, so that parts cannot
 * run into each other.
 */
final class PatternText {
    /**
     * The types for which the text says even that a stage does not take them, because ids of state depend on it;
     * further types are omitted.
     */
    private static final List<EventType> ALWAYS_SAID =
            List.of(EventType.TRANSACTION, EventType.CLICK, EventType.INVENTORY);

    private final StringBuilder text = new StringBuilder();

    private PatternText() {}

    /** Returns the same for what patterns with the same beginning have in common. */
    static String beginningIdOf(PatternDefinition definition, long windowMillis) {
        PatternText text = new PatternText();
        Stage.Single head = StageLists.heads(definition.stages()).get(0);
        for (EventType type : new TreeSet<>(head.on())) {
            Condition condition = head.where().get(type);
            text.add(type.stateName());
            text.add(condition == null ? "" : condition.text());
        }
        definition.types().forEach(type -> text.add(type.stateName()));
        text.add(definition.withinMillis());
        text.add(windowMillis);
        text.add(definition.maxOpen());
        return HexFormat.of().toHexDigits(Fingerprint.of(text.text.toString()));
    }

    /** Returns a hash of the text: 64 bits as 16 hexadecimal digits. */
    static String idOf(PatternDefinition definition) {
        PatternText text = new PatternText();
        text.add(definition.by().size());
        definition.by().forEach(text::add);
        text.addStages(definition.stages());
        text.add(definition.withinMillis());
        text.addAfterMatch(definition.afterMatch());
        text.add(word(definition.order()));
        text.add(definition.maxOpen());
        if (StageLists.isUnwrappedSomewhere(definition.stages())) {
            text.add("unwrapped"); // earlier releases did not, and their open matches are stored under other ids
        }
        return HexFormat.of().toHexDigits(Fingerprint.of(text.text.toString()));
    }

    private void addStages(List<Stage> stages) {
        add(stages.size());
        for (Stage stage : stages) {
            add(word(stage.next()));
            addRepetition(stage.repetition());
            if (stage instanceof Stage.Single single) {
                add("single");
                addSingle(single);
            } else {
                add("group");
                addGroup((Stage.Group) stage);
            }
        }
    }

    private void addGroup(Stage.Group group) {
        addStages(group.stages());
        add(group.until().isPresent());
        group.until().ifPresent(this::addCondition);
    }

    private void addRepetition(Repetition repetition) {
        add(repetition.least());
        add(repetition.most());
        add(repetition.optional());
        add(repetition.greedy());
        add(word(repetition.inner()));
        add(repetition.withinMillis());
    }

    private void addSingle(Stage.Single single) {
        add(single.name());
        ALWAYS_SAID.forEach(type -> addType(single, type));
        single.on().stream()
                .filter(type -> !ALWAYS_SAID.contains(type))
                .sorted()
                .forEach(type -> {
                    add(type.stateName());
                    addType(single, type);
                });
        add(single.until().isPresent());
        single.until().ifPresent(this::addCondition);
        add(single.negated());
        add(single.withinMillis());
    }

    private void addType(Stage.Single single, EventType type) {
        add(single.on().contains(type));
        Condition where = single.where().get(type);
        add(where != null);
        if (where != null) {
            addCondition(where);
        }
    }

    private void addCondition(Condition condition) {
        add(condition.text());
        add(condition.looksBack());
    }

    private void addAfterMatch(AfterMatch afterMatch) {
        if (afterMatch instanceof AfterMatch.Ordered ordered) {
            add("ordered");
            addAfterMatch(ordered.way());
        } else if (afterMatch instanceof AfterMatch.SkipToFirst skip) {
            add("skipToFirst");
            add(skip.stage());
        } else if (afterMatch instanceof AfterMatch.SkipToLast skip) {
            add("skipToLast");
            add(skip.stage());
        } else if (afterMatch instanceof AfterMatch.SkipToNext) {
            add("skipToNext");
        } else {
            add(afterMatch instanceof AfterMatch.NoSkip ? "noSkip" : "skipPastLastEvent");
        }
    }

    // These words are part of ids of state: a constant may be renamed, its word may not.

    private static String word(PatternDefinition.Order order) {
        return switch (order) {
            case ARRIVAL -> "ARRIVAL";
            case EVENT_TIME -> "EVENT_TIME";
        };
    }

    private static String word(Stage.Next next) {
        return switch (next) {
            case RELAXED -> "RELAXED";
            case STRICT -> "STRICT";
            case ANY -> "ANY";
        };
    }

    private static String word(Stage.Inner inner) {
        return switch (inner) {
            case RELAXED -> "RELAXED";
            case CONSECUTIVE -> "CONSECUTIVE";
            case COMBINATIONS -> "COMBINATIONS";
        };
    }

    private void add(String part) {
        text.append(part.length()).append(':').append(part);
    }

    private void add(long part) {
        add(Long.toString(part));
    }

    private void add(boolean part) {
        add(part ? "yes" : "no");
    }
}
