package dev.weir.patterns;

import dev.weir.patterns.PatternDefinition.AfterMatch;
import dev.weir.patterns.PatternException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is no error in a pattern, and may well do something else than is meant. */
final class Warnings {
    private final PatternDefinition definition;
    private final List<Problem> warnings = new ArrayList<>();

    private Warnings(PatternDefinition definition) {
        this.definition = definition;
    }

    /**
     * All of them; none if there are none.
     *
     * @param standIns stages whose own time ends a match that nothing else ends
     */
    static List<Problem> of(PatternDefinition definition, Set<String> standIns) {
        Warnings found = new Warnings(definition);
        found.lookAtTheWhole();
        found.lookAt(definition.stages(), List.of(), standIns);
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
                            + " it is told late and by itself, or never if one of those skips it. Without `Ordered`"
                            + " `afterMatch` tells it at once");
        }
        if (definition.order() == PatternDefinition.Order.EVENT_TIME && !definition.isAbsence()) {
            warn(
                    List.of(),
                    "with `order: eventTime` a match is told once the watermark has passed its last event, late and by"
                            + " itself; leave `order` out to have it in the decision of the event that completes it");
        }
    }

    private void lookAt(List<Stage> stages, List<Integer> parent, Set<String> standIns) {
        for (int i = 0; i < stages.size(); i++) {
            List<Integer> place = StageLists.at(parent, i);
            if (stages.get(i) instanceof Stage.Group group) {
                lookAt(group.stages(), place, standIns);
            } else {
                lookAt((Stage.Single) stages.get(i), place, standIns);
            }
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
        boolean last = place.equals(List.of(definition.stages().size() - 1));
        if (last && repetition.greedy()) {
            warn(
                    place,
                    "`greedy` says nothing at the end of a pattern: it is complete with the least number of `times`, and"
                            + " again with each more");
        }
    }
}
