package dev.weir.cli.decisions;

import dev.weir.engine.decide.EarlierDecision;
import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.pacing.TagCap;
import dev.weir.rules.rule.Rule;
import dev.weir.text.Durations;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says which policy of the job config about tags kept a rule from firing.
 *
 * @param rules the rules that are known, by id
 */
record TagPolicyNotes(FiringPolicies policies, Function<String, Optional<Rule>> rules) {

    /** Returns the holdout that has the subject, if one does. */
    Optional<String> holdout(Rule rule, String subject) {
        return policies.holdoutOf(rule, subject)
                .map(one -> "the holdout '" + one.name() + "' has the subject: bucket(\"" + one.salt() + "\", \""
                        + subject + "\") is below " + one.percent());
    }

    /** Returns the cap that was reached by earlier decisions about the subject, if one was. */
    Optional<String> cap(Rule rule, List<EarlierDecision> earlier, long atMillis) {
        for (TagCap cap : policies.capsOf(rule)) {
            long fired = earlier.stream()
                    .filter(one -> one.atMillis() <= atMillis && one.atMillis() > atMillis - cap.overMillis())
                    .flatMap(one -> one.rules().stream())
                    .filter(id -> rules.apply(id).filter(cap::isOf).isPresent())
                    .count();
            if (fired >= cap.count()) {
                return Optional.of("the cap '" + cap.name() + "' is reached: within "
                        + Durations.text(cap.overMillis()) + ", rules with its tags fired " + fired
                        + (fired == 1 ? " time" : " times") + " for the subject, and it lets through " + cap.count());
            }
        }
        return Optional.empty();
    }
}
