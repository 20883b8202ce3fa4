package dev.weir.patterns.definition;

import dev.weir.patterns.definition.Stage.Inner;
import dev.weir.patterns.definition.Stage.Repetition;
import java.util.function.Consumer;

/** Checks the repetition of a stage. */
final class RepetitionRules {
    /** The largest allowed number of repetitions. */
    static final int MOST_TIMES = 100;

    private RepetitionRules() {}

    static void check(Stage stage, long withinMillis, Consumer<String> refuse) {
        Repetition repetition = stage.repetition();
        if (stage instanceof Stage.Single single && single.negated()) {
            if (!repetition.equals(Repetition.ONCE)) {
                refuse.accept("a stage with `not` happens never: leave out how often and in which way it is repeated");
            }
            return;
        }
        checkBounds(repetition, refuse);
        checkManner(stage, refuse);
        checkTime(stage, withinMillis, refuse);
    }

    private static void checkBounds(Repetition repetition, Consumer<String> refuse) {
        if (repetition.least() > MOST_TIMES || (!repetition.isUnbounded() && repetition.most() > MOST_TIMES)) {
            refuse.accept("`times` is at most " + MOST_TIMES + "; count with a feature instead");
        }
    }

    private static void checkManner(Stage stage, Consumer<String> refuse) {
        Repetition repetition = stage.repetition();
        if (repetition.greedy() && stage instanceof Stage.Group) {
            refuse.accept("a group cannot be `greedy`; leave it out");
        } else if (repetition.greedy() && !repetition.isRepeated()) {
            refuse.accept("`greedy` is for a stage that is repeated; leave it out, or give `times`");
        } else if (repetition.greedy() && repetition.inner() == Inner.COMBINATIONS) {
            refuse.accept("`greedy` takes as many as it can, `combinations` any of them; leave out one or the other");
        }
        if (repetition.inner() != Inner.RELAXED && !repetition.isRepeated()) {
            refuse.accept(
                    "`consecutive` and `combinations` are for a stage that is repeated; leave them out, or give `times`");
        }
    }

    private static void checkTime(Stage stage, long withinMillis, Consumer<String> refuse) {
        Repetition repetition = stage.repetition();
        if (repetition.withinMillis() == 0) {
            return;
        }
        if (stage instanceof Stage.Group) {
            refuse.accept("`timesWithin` is for a single stage; give the pattern or stages of the group a `within`");
        } else if (!repetition.isRepeated()) {
            refuse.accept("`timesWithin` is for a stage that is repeated; leave it out, or give `times`");
        } else if (withinMillis > 0 && repetition.withinMillis() > withinMillis) {
            refuse.accept("`timesWithin` is at most the pattern's `within`");
        }
    }
}
