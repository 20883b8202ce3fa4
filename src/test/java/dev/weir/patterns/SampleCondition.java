package dev.weir.patterns;

import java.io.Serializable;
import java.util.List;

/**
 * A condition of the tests, understood by both sides: the letter is one of some, and, if it looks back, the values that a
 * stage has taken and the one at hand have an even sum.
 *
 * @param letters a bit for each letter
 * @param stage that it looks back at, empty if it does not
 */
record SampleCondition(int letters, String stage) implements Serializable {

    boolean looksBack() {
        return !stage.isEmpty();
    }

    boolean holds(Sample sample, List<Sample> taken) {
        int sum = sample.value() + taken.stream().mapToInt(Sample::value).sum();
        return (letters >> sample.letter() & 1) == 1 && (!looksBack() || sum % 2 == 0);
    }
}
