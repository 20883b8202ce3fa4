package dev.weir.patterns;

import java.util.ArrayList;
import java.util.List;

/** Walks over stages and the groups among them. */
final class StageLists {
    private StageLists() {}

    /** All single stages, those of groups too, in their order. */
    static List<Stage.Single> singles(List<Stage> stages) {
        List<Stage.Single> singles = new ArrayList<>();
        for (Stage stage : stages) {
            if (stage instanceof Stage.Single single) {
                singles.add(single);
            } else {
                singles.addAll(singles(((Stage.Group) stage).stages()));
            }
        }
        return singles;
    }

    /** The stages that can take the first event: the first one, and where it is optional those after it. */
    static List<Stage.Single> heads(List<Stage> stages) {
        List<Stage.Single> heads = new ArrayList<>();
        for (Stage stage : stages) {
            if (stage instanceof Stage.Single single) {
                heads.add(single);
            } else {
                heads.addAll(heads(((Stage.Group) stage).stages()));
            }
            if (!stage.repetition().optional()) {
                break;
            }
        }
        return heads;
    }

    /** The place of a stage in a list whose place is known. */
    static List<Integer> at(List<Integer> parent, int index) {
        List<Integer> place = new ArrayList<>(parent);
        place.add(index);
        return List.copyOf(place);
    }

    /** Whether somewhere no event may lie between two others, be it one that fits no stage. */
    static boolean isStrictSomewhere(List<Stage> stages) {
        for (Stage stage : stages) {
            if (stage.next() == Stage.Next.STRICT
                    || stage.repetition().inner() == Stage.Inner.CONSECUTIVE
                    || (stage instanceof Stage.Group group && isStrictSomewhere(group.stages()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether an event of any kind may end the repetition of a group. */
    static boolean isGroupEndedSomewhere(List<Stage> stages) {
        for (Stage stage : stages) {
            if (stage instanceof Stage.Group group
                    && (group.until().isPresent() || isGroupEndedSomewhere(group.stages()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether some stage or group is repeated without end. */
    static boolean isUnboundedSomewhere(List<Stage> stages) {
        for (Stage stage : stages) {
            if (stage.repetition().isUnbounded()
                    || (stage instanceof Stage.Group group && isUnboundedSomewhere(group.stages()))) {
                return true;
            }
        }
        return false;
    }
}
