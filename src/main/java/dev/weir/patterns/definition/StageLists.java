package dev.weir.patterns.definition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks over stages and the groups among them. */
public final class StageLists {
    private StageLists() {}

    /** Returns all single stages in order, including those in groups. */
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

    /**
     * Returns the stages that can take the first event: the first stage, and those after it as long as those before
     * them are optional.
     */
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

    /** Returns the place of a stage, given the place of its list. */
    public static List<Integer> at(List<Integer> parent, int index) {
        List<Integer> place = new ArrayList<>(parent);
        place.add(index);
        return List.copyOf(place);
    }

    /**
     * Returns the stages of a group that happens once, which means the same as its stages in sequence. The stages are
     * used where Flink treats the group differently: it forgets the repetition of the first stage of a group, and makes
     * a group that begins another follow strictly.
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

    /** Returns whether some group is replaced by its stages. */
    public static boolean isUnwrappedSomewhere(List<Stage> stages) {
        for (Stage stage : stages) {
            if (stage instanceof Stage.Group group && (isUnwrapped(group) || isUnwrappedSomewhere(group.stages()))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the stage, or for a group that happens once its last stage, recursively. */
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

    /**
     * Returns the stage directly after a relaxed {@code not} in its list, if it is required and takes the next event
     * that fits.
     */
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

    /** Returns whether some stage requires that no event, even one that fits no stage, lies between two others. */
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

    /** Returns whether an event of any type may end the repetition of a group. */
    public static boolean isGroupEndedSomewhere(List<Stage> stages) {
        for (Stage stage : stages) {
            if (stage instanceof Stage.Group group
                    && (group.until().isPresent() || isGroupEndedSomewhere(group.stages()))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether some stage or group has an unbounded repetition. */
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
