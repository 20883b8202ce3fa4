package dev.weir.rules;

import dev.weir.patterns.PatternDefinition.AfterMatch;
import dev.weir.patterns.Stage;
import dev.weir.patterns.Stage.Repetition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks how the stages of a pattern go together. */
final class PatternChecks {
    /** The most steps that a pattern may have once its repetitions are written out: Flink makes a state of each. */
    private static final long MOST_STEPS = 500;

    private static final String NEVER_FIRST =
            " must not happen, and a match begins with something that does;" + " put it behind another stage";

    private final PatternDraft draft;

    private PatternChecks(PatternDraft draft) {
        this.draft = draft;
    }

    /** Errors are noted. */
    static void check(PatternDraft draft, Set<String> featureNames) {
        PatternChecks checks = new PatternChecks(draft);
        checks.checkNames(featureNames);
        checks.checkFirst();
        checks.checkOrder(draft.stages(), true);
        checks.checkTimes();
        checks.checkSkip();
        checks.checkSize();
    }

    private void checkNames(Set<String> featureNames) {
        Map<String, StageDraft> byName = new HashMap<>();
        for (PatternDraft.Leaf leaf : draft.leaves()) {
            StageDraft stage = leaf.draft();
            String name = stage.name();
            StageDraft other = name.isEmpty() ? null : byName.putIfAbsent(name, stage);
            if (other != null) {
                stage.section()
                        .wrong(
                                "name",
                                "'" + name + "' is the name of "
                                        + other.section().path() + " already; stages have different names");
            }
            if (featureNames.contains(name)) {
                stage.section().wrong("name", "'" + name + "' is the name of a feature too; rename one of them");
            }
        }
    }

    private void checkFirst() {
        StageDraft first = draft.stages().get(0);
        if (!first.isNegated() && first.stage().next() != Stage.Next.RELAXED) {
            first.section()
                    .wrong(
                            "next",
                            "'next' says how a stage follows the one before it, and this one is the first; leave"
                                    + " it out");
        }
        if (first.stage() instanceof Stage.Single single && single.withinMillis() > 0) {
            first.section()
                    .wrong(
                            "within",
                            "'within' is the time since the stage before, and this one is the first; leave it"
                                    + " out, or put it on the pattern");
        }
    }

    private void checkOrder(List<StageDraft> stages, boolean outermost) {
        if (stages.get(0).isNegated()) {
            stages.get(0).section().wrong("not", stages.get(0).described() + NEVER_FIRST);
        }
        for (int i = 1; i < stages.size(); i++) {
            checkPair(stages.get(i - 1), stages.get(i));
        }
        StageDraft last = stages.get(stages.size() - 1);
        if (stages.size() > 1 && last.isNeverToHappen() && !outermost) {
            last.section()
                    .wrong(
                            "not",
                            last.described() + " must not happen, and no stage of the group follows it until which it"
                                    + " must not; put it behind the group");
        }
        stages.stream().filter(StageDraft::isGroup).forEach(group -> checkOrder(group.stages(), false));
        for (int i = 0; i < stages.size(); i++) {
            boolean isEnd = outermost && i == stages.size() - 1;
            if (stages.get(i).isNeverToHappen() && withinOf(stages.get(i)) > 0 && !isEnd) {
                stages.get(i)
                        .section()
                        .wrong(
                                "within",
                                "only the last stage can say how long something must not happen; before another"
                                        + " stage it must not happen until that one does");
            }
        }
    }

    private static void checkPair(StageDraft before, StageDraft stage) {
        if (stage.isNegated() && before.isOptional()) {
            stage.section()
                    .wrong(
                            "not",
                            before.described() + " may be left out, and Flink cannot tell then what "
                                    + stage.described()
                                    + " must not follow; make two rules, one with it and one without");
        }
        if (stage.isOptional() && before.stage().repetition().greedy()) {
            String key = stage.section().has("optional") ? "optional" : "times";
            stage.section()
                    .wrong(
                            key,
                            "Flink lets no stage be left out that follows a greedy one, and " + before.described()
                                    + " is greedy; leave one of the two out");
        }
    }

    private void checkTimes() {
        long whole = draft.settings().withinMillis();
        List<StageDraft> stages = draft.stages();
        StageDraft last = stages.get(stages.size() - 1);
        boolean endless = last.isNeverToHappen() && withinOf(last) == 0;
        if (whole == 0 && !draft.section().has("within") && (endless || !hasEnds())) {
            String why = endless
                    ? "the pattern waits for " + last.described() + " not to happen, and has to know for how long"
                    : "a match that has begun would be kept for ever";
            draft.section()
                    .missing(
                            "within",
                            why + "; write the longest time from the first event to the last, such as within:" + " 5m");
        }
        for (PatternDraft.Leaf leaf : draft.leaves()) {
            checkWithin(leaf.draft(), "within", withinOf(leaf.draft()), whole);
            checkWithin(
                    leaf.draft(),
                    "timesWithin",
                    leaf.draft().stage().repetition().withinMillis(),
                    whole);
        }
    }

    private static void checkWithin(StageDraft stage, String key, long millis, long whole) {
        if (whole > 0 && millis > whole) {
            stage.section()
                    .wrong(
                            key,
                            "the whole pattern is over within " + Times.written(whole) + ", and a part of it cannot"
                                    + " take longer; write at most that");
        }
    }

    /** Whether every wait of the pattern ends by the times of its stages. */
    private boolean hasEnds() {
        List<StageDraft> stages = draft.stages();
        for (int i = 0; i < stages.size(); i++) {
            StageDraft stage = stages.get(i);
            boolean waits = i > 0 && !(stage.isNeverToHappen() && i < stages.size() - 1);
            if (stage.isGroup() || stage.isRepeated() || (waits && withinOf(stage) == 0)) {
                return false;
            }
        }
        return true;
    }

    private static long withinOf(StageDraft stage) {
        return stage.stage() instanceof Stage.Single single ? single.withinMillis() : 0;
    }

    private void checkSkip() {
        AfterMatch after = draft.settings().afterMatch();
        String to = after instanceof AfterMatch.SkipToFirst first
                ? first.stage()
                : after instanceof AfterMatch.SkipToLast last ? last.stage() : "";
        if (to.isEmpty()) {
            return;
        }
        String path = draft.section().pathOf("afterMatch")
                + (after instanceof AfterMatch.SkipToFirst ? ".skipToFirst" : ".skipToLast");
        List<String> names = new ArrayList<>();
        draft.stages().stream()
                .filter(stage -> !stage.isGroup() && !stage.isNegated())
                .forEach(stage -> names.add(stage.name()));
        if (names.contains(to)) {
            return;
        }
        boolean inside =
                draft.leaves().stream().anyMatch(leaf -> leaf.draft().name().equals(to));
        String advice = inside
                ? "'" + to + "' is in a group or must not happen, and Flink skips to none of these"
                        + (names.isEmpty() ? "" : "; write one of " + Spelling.listed(names))
                : "there is no stage '" + to + "'" + Spelling.advice(to, names);
        draft.section().findings().add(path, advice);
    }

    private void checkSize() {
        long steps = 0;
        for (StageDraft stage : draft.stages()) {
            steps += steps(stage);
        }
        if (steps > MOST_STEPS) {
            draft.section()
                    .wrong(
                            "stages",
                            "with its repetitions written out the pattern has " + steps + " steps, and may have "
                                    + MOST_STEPS + "; count in a feature what happens often");
        }
    }

    private static long steps(StageDraft stage) {
        Repetition repetition = stage.stage().repetition();
        long once = 1;
        if (stage.isGroup()) {
            once = 0;
            for (StageDraft inner : stage.stages()) {
                once += steps(inner);
            }
        }
        return once * (repetition.isUnbounded() ? repetition.least() : repetition.most());
    }
}
