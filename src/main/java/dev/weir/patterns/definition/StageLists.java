package dev.weir.patterns.definition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks over stages and the groups among them. */
public final class StageLists {
    private StageLists() {}

    /** All single stages, those of groups too, in their order. */
    public static List<Stage.Single> singles(List<Stage> stages) {
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
    public static List<Stage.Single> heads(List<Stage> stages) {
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
    public static List<Integer> at(List<Integer> parent, int index) {
        List<Integer> place = new ArrayList<>(parent);
        place.add(index);
        return List.copyOf(place);
    }

    /**
     * A group that happens once is the same as its stages one after the other. It is taken for those where Flink makes
     * something else of it: it forgets how the first of a group is repeated, and lets a group that begins one follow
     * strictly.
     */
    public static List<Stage> unwrapped(Stage stage) {
        if (!(stage instanceof Stage.Group group) || !isUnwrapped(group)) {
            return List.of(stage);
        }
        List<Stage> flat = new ArrayList<>();
        for (Stage inner : group.stages()) {
            flat.addAll(unwrapped(flat.isEmpty() ? following(inner, group.next()) : inner));
        }
        return flat;
    }

    private static boolean isUnwrapped(Stage.Group group) {
        Stage first = group.stages().get(0);
        return group.repetition().equals(Stage.Repetition.ONCE)
                && group.until().isEmpty()
                && (first instanceof Stage.Group || first.repetition().inner() != Stage.Inner.RELAXED);
    }

    /** Whether some group is taken for its stages. */
    public static boolean isUnwrappedSomewhere(List<Stage> stages) {
        for (Stage stage : stages) {
            if (stage instanceof Stage.Group group && (isUnwrapped(group) || isUnwrappedSomewhere(group.stages()))) {
                return true;
            }
        }
        return false;
    }

    /** The stage, or of a group that happens once the last in it, and so on. */
    public static Stage tail(Stage stage) {
        return stage instanceof Stage.Group group && group.repetition().equals(Stage.Repetition.ONCE)
                ? tail(group.stages().get(group.stages().size() - 1))
                : stage;
    }

    private static Stage following(Stage stage, Stage.Next next) {
        if (stage instanceof Stage.Group group) {
            return new Stage.Group(next, group.repetition(), group.stages(), group.until());
        }
        Stage.Single single = (Stage.Single) stage;
        return new Stage.Single(
                single.name(),
                next,
                single.repetition(),
                single.on(),
                single.where(),
                single.until(),
                single.negated(),
                single.withinMillis());
    }

    /** The stage right behind a relaxed {@code not} in its list, if it has to happen and takes the next event that fits. */
    public static Stage.@Nullable Single after(Stage.Single not, List<Stage> stages) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i) instanceof Stage.Group group) {
                Stage.Single inside = after(not, group.stages());
                if (inside != null) {
                    return inside;
                }
            } else if (stages.get(i).equals(not)
                    && not.next() != Stage.Next.STRICT
                    && i + 1 < stages.size()
                    && stages.get(i + 1) instanceof Stage.Single next) {
                boolean takesWhatFits = next.next() != Stage.Next.ANY
                        && !next.negated()
                        && !next.repetition().optional();
                return takesWhatFits ? next : null;
            }
        }
        return null;
    }

    /** Whether somewhere no event may lie between two others, be it one that fits no stage. */
    public static boolean isStrictSomewhere(List<Stage> stages) {
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
    public static boolean isGroupEndedSomewhere(List<Stage> stages) {
        for (Stage stage : stages) {
            if (stage instanceof Stage.Group group
                    && (group.until().isPresent() || isGroupEndedSomewhere(group.stages()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether some stage or group is repeated without end. */
    public static boolean isUnboundedSomewhere(List<Stage> stages) {
        for (Stage stage : stages) {
            if (stage.repetition().isUnbounded()
                    || (stage instanceof Stage.Group group && isUnboundedSomewhere(group.stages()))) {
                return true;
            }
        }
        return false;
    }
}
