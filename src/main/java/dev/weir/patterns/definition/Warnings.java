package dev.weir.patterns.definition;

import dev.weir.patterns.definition.PatternDefinition.AfterMatch;
import dev.weir.patterns.definition.PatternException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what is not an error in a pattern but probably not intended. */
public final class Warnings {
    private final PatternDefinition definition;
    private final List<Problem> warnings = new ArrayList<>();

    private Warnings(PatternDefinition definition) {
        this.definition = definition;
    }

    /**
     * Returns all warnings.
     *
     * @param standIns stages whose own time limit ends a match that otherwise would never end
     */
    public static List<Problem> of(PatternDefinition definition, Set<String> standIns) {
        Warnings found = new Warnings(definition);
        found.lookAtTheWhole();
        found.lookAt(definition.stages(), List.of(), standIns);
        found.lookAtTheEnd();
        return List.copyOf(found.warnings);
    }

    private void warn(List<Integer> place, String message) {
        warnings.add(new Problem(place, message));
    }

    private void lookAtTheWhole() {
        if (definition.afterMatch() instanceof AfterMatch.Ordered) {
            warn(
                    List.of(),
                    "a match waits until every one that began before it is over, for as long as the pattern's `within`;"
                            + " it is reported late and by itself, or never if one of those skips it. Without `Ordered`"
                            + " `afterMatch` reports it at once");
        }
        if (definition.order() == PatternDefinition.Order.EVENT_TIME && !definition.isAbsence()) {
            warn(
                    List.of(),
                    "with `order: eventTime` a match is reported once the watermark has passed its last event, late and by"
                            + " itself; leave `order` out to have it in the decision of the event that completes it");
        }
    }

    /** Warns about final stages that may all be skipped: the pattern is complete without them. */
    private void lookAtTheEnd() {
        List<Stage> stages = definition.stages();
        int i = stages.size() - 1;
        while (i > 0 && stages.get(i).repetition().optional()) {
            i--;
        }
        boolean negated = stages.get(i) instanceof Stage.Single single && single.negated();
        if (negated && i < stages.size() - 1) {
            warn(
                    List.of(i),
                    "all stages behind this `not` may be left out, and then the pattern is complete before it: it says"
                            + " something only where one of them happens. Leave `optional` out, or write two rules");
        }
    }

    private void lookAt(List<Stage> stages, List<Integer> parent, Set<String> standIns) {
        for (int i = 0; i < stages.size(); i++) {
            List<Integer> place = StageLists.at(parent, i);
            if (i > 0 && stages.get(i) instanceof Stage.Single not && not.negated()) {
                lookBehind(StageLists.tail(stages.get(i - 1)), not, place);
            }
            if (stages.get(i) instanceof Stage.Group group) {
                lookAt(group, place);
                lookAt(group.stages(), place, standIns);
            } else {
                lookAt((Stage.Single) stages.get(i), place, standIns);
            }
        }
    }

    /** Warns about what Flink does with a {@code not} after a repetition, or a stage that may be left out. */
    private void lookBehind(Stage before, Stage.Single not, List<Integer> place) {
        Stage.Repetition repetition = before.repetition();
        if (not.next() == Stage.Next.STRICT && repetition.least() < repetition.most()) {
            warn(
                    place,
                    "behind a repetition that may go on, an event that fits both it and this `not` ends the match instead of"
                            + " repeating; let their conditions exclude each other");
        } else if (before instanceof Stage.Group && repetition.isRepeated()) {
            warn(
                    place,
                    "behind a group that is repeated, `not` counts between some of its rounds too; put a stage between, or"
                            + " write the condition into the stage that follows");
        } else if (repetition.optional()) {
            warn(
                    place,
                    "behind a stage that may be left out, an event that fits both it and this `not` ends the match; let their"
                            + " conditions exclude each other, or write two rules, one with that stage and one without");
        } else if (not.withinMillis() > 0
                && repetition.inner() == Stage.Inner.CONSECUTIVE
                && repetition.least() < repetition.most()) {
            warn(
                    place,
                    "once the time of this `not` is up, the `consecutive` repetition before it is over, also if the next event"
                            + " would repeat it; write a single number as `times`, or let the pattern's `within` end it");
        }
    }

    /** Warns about what Flink does with repeated groups. */
    private void lookAt(Stage.Group group, List<Integer> place) {
        Stage.Repetition repetition = group.repetition();
        Stage first = group.stages().get(0);
        if (repetition.least() < repetition.most()) {
            warn(
                    place,
                    "behind a group that may be repeated once more, a relaxed or strict stage may take a later event than the"
                            + " next that fits; with a single number as `times` it takes the next");
        }
        boolean once = repetition.equals(Stage.Repetition.ONCE);
        if (!once && first.repetition().isRepeated() && first.repetition().inner() != repetition.inner()) {
            warn(
                    StageLists.at(place, 0),
                    "`consecutive` and `combinations` of the first stage of a group are those of the group; give them to"
                            + " the group, or take the stage out of it");
        }
        if (!once && first instanceof Stage.Group) {
            warn(
                    StageLists.at(place, 0),
                    "a group at the beginning of a group follows strictly: no event may come between; put a stage before"
                            + " it, or write its stages without the group");
        }
    }

    private void lookAt(Stage.Single stage, List<Integer> place, Set<String> standIns) {
        if (standIns.contains(stage.name())) {
            warn(
                    place,
                    "nothing but the time of this stage ends the pattern, so that it ends as long after the event before"
                            + " as this stage has time; give the pattern a `within`");
        }
        Stage.Repetition repetition = stage.repetition();
        if (repetition.withinMillis() > 0
                && repetition.least() < repetition.most()
                && StagePlace.of(stage, definition.stages()).isInRounds()) {
            warn(
                    place,
                    "in a group that is repeated, `timesWithin` tells one round from the next by the events of the other"
                            + " stages; with a single number as `times` it can count them");
        }
        if (repetition.greedy() && repetition.inner() == Stage.Inner.CONSECUTIVE) {
            warn(
                    place,
                    "a stage that is `greedy` and `consecutive` also ends matches that wait for the next stage when an"
                            + " event fits it that is not consecutive; leave out one or the other");
        }
        boolean last = place.equals(List.of(definition.stages().size() - 1));
        if (last && repetition.greedy()) {
            warn(
                    place,
                    "`greedy` says nothing at the end of a pattern: it is complete with the least number of `times`, and"
                            + " again with each more");
        }
    }
}
