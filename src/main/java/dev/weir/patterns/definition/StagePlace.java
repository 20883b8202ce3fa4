package dev.weir.patterns.definition;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The position of a single stage in a pattern, as far as its time limits depend on it. */
public final class StagePlace implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> before = new ArrayList<>();
    private final ArrayList<String> others = new ArrayList<>();
    private boolean inRounds;
    private boolean reachedWithoutWindow;

    private StagePlace() {}

    /** Returns the place of a stage among the stages of its pattern. */
    public static StagePlace of(Stage.Single stage, List<Stage> stages) {
        StagePlace place = new StagePlace();
        for (Stage.Single single : StageLists.singles(stages)) {
            if (single.name().equals(stage.name())) {
                break;
            }
            if (!single.negated()) {
                place.before.add(0, single.name());
            }
        }
        place.look(stage, stages, true);
        return place;
    }

    /** Returns the stages before it that can take an event, nearest first. */
    public List<String> before() {
        return before;
    }

    /** Returns the other stages of the outermost repeated group around it; empty if there is no such group. */
    public List<String> others() {
        return others;
    }

    /** Returns whether a group around it is repeated. */
    public boolean isInRounds() {
        return inRounds;
    }

    /**
     * Returns whether it can take an event in a state in which Flink's NFA waits for other stages too, so that no
     * window of that state can tell that the event is too late: the stage may be skipped, or what is before it may be
     * skipped or repeated.
     */
    public boolean isReachedWithoutWindow() {
        return reachedWithoutWindow;
    }

    private void look(Stage.Single stage, List<Stage> stages, boolean outermost) {
        for (int i = 0; i < stages.size(); i++) {
            Stage each = stages.get(i);
            if (each instanceof Stage.Group group) {
                lookInto(group, stage);
            } else if (((Stage.Single) each).name().equals(stage.name())) {
                reachedWithoutWindow = i == 0
                        ? !outermost
                        : isReachedWithoutWindow(stage, stages.subList(0, i), outermost && i == stages.size() - 1);
            }
        }
    }

    private void lookInto(Stage.Group group, Stage.Single stage) {
        List<Stage.Single> inside = StageLists.singles(group.stages());
        if (inside.stream().noneMatch(each -> each.name().equals(stage.name()))) {
            return;
        }
        if (!inRounds && group.repetition().isRepeated()) {
            inRounds = true;
            inside.stream()
                    .filter(each -> !each.negated() && !each.name().equals(stage.name()))
                    .forEach(each -> others.add(each.name()));
        }
        look(stage, group.stages(), false);
    }

    private static boolean isReachedWithoutWindow(Stage.Single stage, List<Stage> siblings, boolean last) {
        if (stage.negated()) {
            boolean betweenToo = StageLists.tail(siblings.get(siblings.size() - 1))
                    .repetition()
                    .isRepeated();
            return !last || betweenToo || stage.next() == Stage.Next.STRICT;
        }
        Optional<Stage> sibling = nearest(siblings);
        return stage.repetition().optional()
                || sibling.isEmpty()
                || !(sibling.get() instanceof Stage.Single single)
                || single.negated()
                || single.repetition().optional()
                || single.repetition().least() != single.repetition().most();
    }

    /** Returns the nearest stage before a stage; what is before a relaxed {@code not} counts. */
    private static Optional<Stage> nearest(List<Stage> siblings) {
        for (int i = siblings.size() - 1; i >= 0; i--) {
            boolean passedOver = siblings.get(i) instanceof Stage.Single single
                    && single.negated()
                    && single.next() != Stage.Next.STRICT;
            if (!passedOver) {
                return Optional.of(siblings.get(i));
            }
        }
        return Optional.empty();
    }
}
