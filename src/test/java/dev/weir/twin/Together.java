package dev.weir.twin;

import dev.weir.twin.NaiveSubjects.Asked;
import java.util.List;

/** The rules that are asked for one decision, each of which may ask whether others fire: as often as that is asked. */
record Together(NaiveShop shop, String subject, long atMillis, List<Asked> asked) {
    boolean holds(Asked one) {
        return NaiveSubjects.isFor(one.rule(), subject, atMillis)
                && one.rule().when().isTrue(sight(one));
    }

    Sight sight(Asked one) {
        return new Sight(shop, one.rule(), one.fact(), subject, atMillis, one.stages(), this::fires);
    }

    private boolean fires(String rule) {
        return asked.stream()
                .filter(one -> one.rule().id().equals(rule))
                .filter(one ->
                        !one.rule().isShadow() && one.rule().then().later().isEmpty())
                .anyMatch(this::holds);
    }
}
