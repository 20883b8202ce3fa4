package dev.weir.patterns.definition;

import dev.weir.patterns.definition.PatternException.Problem;
import dev.weir.patterns.definition.Stage.Next;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds problems of a pattern that its structure shows: what Flink's compiler refuses, what it accepts but silently
 * does not do, and what would be too expensive. They are found before Flink's compiler runs, so that they have a place.
 */
public final class Refusals {
    /** The largest number of single stages. */
    static final int MOST_STAGES = 64;

    /** The largest number of states of the NFA. */
    public static final int MOST_STATES = 2_000;

    private final PatternDefinition definition;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> outerNames = new HashSet<>();
    private int singles;

    private Refusals(PatternDefinition definition) {
        this.definition = definition;
    }

    /** Returns all problems. */
    public static List<Problem> of(PatternDefinition definition) {
        Refusals refusals = new Refusals(definition);
        refusals.checkList(definition.stages(), List.of());
        refusals.checkLast();
        refusals.checkAfterMatch();
        refusals.checkSize();
        if (canBeEmpty(definition.stages())) {
            refusals.refuse(
                    List.of(),
                    "a pattern needs a stage that is not optional: nothing can be found where nothing has to happen. Leave"
                            + " `optional` out of one; `times: 1+` without it is at least one, as many as there are");
        }
        return refusals.problems;
    }

    private void refuse(List<Integer> place, String message) {
        problems.add(new Problem(place, message));
    }

    private void checkList(List<Stage> stages, List<Integer> parent) {
        for (int i = 0; i < stages.size(); i++) {
            List<Integer> place = StageLists.at(parent, i);
            Stage stage = stages.get(i);
            if (i == 0) {
                checkFirst(stage, place, parent.isEmpty());
            } else {
                checkPair(stages.get(i - 1), stage, place);
            }
            RepetitionRules.check(stage, definition.withinMillis(), message -> refuse(place, message));
            if (stage instanceof Stage.Single single) {
                checkSingle(single, place);
            } else {
                checkGroup((Stage.Group) stage, place);
            }
        }
    }

    private void checkFirst(Stage stage, List<Integer> place, boolean ofPattern) {
        String whole = ofPattern ? "pattern" : "group";
        if (isNegated(stage)) {
            refuse(place, "a " + whole + " does not begin with `not`; begin with a stage that happens");
        }
        if (stage.next() != Next.RELAXED) {
            refuse(
                    place,
                    "`next` says how a stage follows the one before it, and there is none"
                            + (ofPattern ? "; leave it out" : "; give it to the group"));
        }
        boolean first = place.stream().allMatch(index -> index == 0);
        if (first && stage instanceof Stage.Single single && single.withinMillis() > 0) {
            refuse(
                    place,
                    "`within` is the time since the stage before, and there is none; "
                            + (stage.repetition().isRepeated()
                                    ? "write `timesWithin` for the time from the first repetition to the last"
                                    : "leave it out"));
        }
    }

    private void checkPair(Stage before, Stage stage, List<Integer> place) {
        if (isNegated(stage) && before.repetition().optional()) {
            refuse(
                    place,
                    "`not` cannot follow an optional stage; write two rules, one with that stage and one without");
        }
        if (stage.repetition().optional() && before.repetition().greedy()) {
            refuse(place, "an optional stage cannot follow a greedy one; leave out one or the other");
        }
        if (isNegated(before) && before.next() != Next.STRICT && isNegated(stage)) {
            if (stage.next() == Next.STRICT) {
                refuse(place, "a strict `not` goes before a relaxed one; swap the two");
            } else if (place.equals(List.of(definition.stages().size() - 1))) {
                refuse(
                        place,
                        "two `not` cannot end a pattern; make one stage of them, with both conditions joined by ||");
            }
        }
    }

    private void checkSingle(Stage.Single stage, List<Integer> place) {
        singles++;
        if (!names.add(stage.name())) {
            refuse(place, "there is another stage '" + stage.name() + "'; give each a name of its own");
        }
        if (place.size() == 1 && !stage.negated()) {
            outerNames.add(stage.name());
        }
        if (stage.name().isEmpty()
                || stage.name().contains(":")
                || Set.of("GroupPattern", "$endState$").contains(stage.name())) {
            refuse(place, "a stage cannot be named '" + stage.name() + "'; take letters and digits");
        }
        if (stage.on().isEmpty()) {
            refuse(place, "a stage needs the types of events that it is `on`");
        }
        if (definition.withinMillis() > 0 && stage.withinMillis() > definition.withinMillis()) {
            refuse(place, "a stage's `within` is at most that of the pattern");
        }
        checkUntil(stage, stage.until(), place);
        if (stage.negated() && stage.next() == Next.ANY) {
            refuse(place, "a stage with `not` is relaxed or strict; `next: any` says nothing here");
        }
    }

    private void checkUntil(Stage stage, Optional<Stage.Condition> until, List<Integer> place) {
        if (until.isPresent() && !stage.repetition().isUnbounded()) {
            refuse(place, "`until` ends a repetition without end; write `times: 1+`, or leave `until` out");
        }
    }

    private void checkGroup(Stage.Group group, List<Integer> place) {
        List<Stage> stages = group.stages();
        checkUntil(group, group.until(), place);
        if (isNegated(stages.get(stages.size() - 1))) {
            refuse(
                    StageLists.at(place, stages.size() - 1),
                    "a group does not end with `not`; move the stage out, to behind the group");
        }
        if (canBeEmpty(stages)) {
            refuse(
                    place,
                    "a group needs a stage that is not optional; leave `optional` out of one, and make the group optional"
                            + " instead");
        }
        checkList(stages, place);
    }

    private void checkLast() {
        int index = definition.stages().size() - 1;
        if (definition.isAbsence()
                && definition.withinMillis() == 0
                && ((Stage.Single) definition.stages().get(index)).withinMillis() == 0) {
            refuse(
                    List.of(index),
                    "a `not` at the end needs `within`, here or on the pattern, to know when its time is up");
        }
    }

    private void checkAfterMatch() {
        definition.afterMatch().stageSkippedTo().ifPresent(stage -> {
            if (!outerNames.contains(stage)) {
                refuse(
                        List.of(),
                        "`afterMatch` skips to '" + stage + "', which is no stage of the pattern"
                                + (names.contains(stage) ? " that happens, outside of groups" : ""));
            }
        });
    }

    private void checkSize() {
        if (singles > MOST_STAGES) {
            refuse(List.of(), "a pattern of " + singles + " stages; at most " + MOST_STAGES);
        }
        double states = states(definition.stages());
        if (states > MOST_STATES) {
            refuse(List.of(), "repetitions and groups multiply to too much; take smaller bounds for `times`");
        }
    }

    /** Returns a lower bound for the number of states. It is a double, so that it does not overflow. */
    private static double states(List<Stage> stages) {
        double sum = 0;
        for (Stage stage : stages) {
            Stage.Repetition repetition = stage.repetition();
            double times = repetition.isUnbounded() ? repetition.least() + 1.0 : repetition.most();
            sum += times * (stage instanceof Stage.Group group ? states(group.stages()) : 1);
        }
        return sum;
    }

    private static boolean canBeEmpty(List<Stage> stages) {
        return stages.stream().allMatch(stage -> stage.repetition().optional() || isNegated(stage));
    }

    private static boolean isNegated(Stage stage) {
        return stage instanceof Stage.Single single && single.negated();
    }
}
