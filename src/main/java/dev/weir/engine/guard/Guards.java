package dev.weir.engine.guard;

import dev.weir.engine.plan.GuardSettings;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.rules.rule.Guard;
import dev.weir.text.Durations;
import dev.weir.text.Percentage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Monitors what rules do, over all instances of the job, and determines which are to be switched off: those that fail
 * for too many subjects, and those that block transactions of more subjects than their own guard allows.
 *
 * <p>Representation: for each rule two windows over the latest event times of its version in force; rules with the same
 * counts have one in common. Rules without tallies take no memory. Size: at most 20 KiB for each of at most {@value #MOST_RULES} rules, and usually a hundredth
 * of that; beyond that number the rule that had no tally for longest is dropped.
 */
public final class Guards {
    static final int MOST_RULES = 10_000;

    private static final BitSet NOBODY = new BitSet();

    private final Map<String, Watched> byRule;
    /** Until a tally is told of rules one by one. */
    private Optional<AskedWindows> asked = Optional.empty();

    /** Creates guards without counts. */
    public Guards() {
        this(new TreeMap<>());
    }

    Guards(Map<String, Watched> byRule) {
        this.byRule = byRule;
    }

    /**
     * The subjects for whom a version of a rule was evaluated, failed or blocked.
     *
     * @param bornEpoch the epoch of the rule's birth
     * @param failed the share of subjects for whom it failed, among those it was evaluated for
     * @param blocked the share of subjects for whom it blocked a transaction, among those who had transactions decided
     */
    record Watched(long bornEpoch, long version, Optional<Guard> guard, SubjectWindow failed, SubjectWindow blocked) {
        private static Watched of(GuardTally.OfRule rule, GuardSettings settings, NewWindows made) {
            Optional<Guard> ofModel = rule.guard().filter(guard -> WatchedRule.isModel(rule.id()));
            Optional<Guard> ofRule = rule.guard().filter(guard -> ofModel.isEmpty());
            return new Watched(
                    rule.bornEpoch(),
                    rule.version(),
                    rule.guard(),
                    made.failed(ofModel.map(Guard::overMillis).orElse(settings.overMillis())),
                    ofRule.map(guard -> made.blocked(guard.overMillis())).orElseGet(() -> new SubjectWindow(1_000)));
        }

        private Watched failing(SubjectWindow window) {
            return new Watched(bornEpoch, version, guard, window, blocked);
        }

        private Watched blocking(SubjectWindow window) {
            return new Watched(bornEpoch, version, guard, failed, window);
        }

        /**
         * Returns whether this precedes another version of the rule; a rule that was removed and added again is a new
         * rule, whatever its version.
         */
        private boolean isBefore(GuardTally.OfRule rule) {
            return bornEpoch != rule.bornEpoch() ? bornEpoch < rule.bornEpoch() : version < rule.version();
        }

        private boolean is(GuardTally.OfRule rule) {
            return bornEpoch == rule.bornEpoch() && version == rule.version();
        }

        boolean is(WatchedRule rule) {
            return bornEpoch == rule.bornEpoch() && version == rule.version();
        }
    }

    /** Empty windows, which rules that are new to the guards with the same tally have in common, by their length. */
    private record NewWindows(Map<Long, SubjectWindow> ofFailed, Map<Long, SubjectWindow> ofBlocked) {
        NewWindows() {
            this(new HashMap<>(), new HashMap<>());
        }

        SubjectWindow failed(long overMillis) {
            return ofFailed.computeIfAbsent(overMillis, SubjectWindow::new);
        }

        SubjectWindow blocked(long overMillis) {
            return ofBlocked.computeIfAbsent(overMillis, SubjectWindow::new);
        }
    }

    /** Returns what is monitored, by the id of the rule. */
    public Map<String, Watched> byRule() {
        return byRule;
    }

    /** Receives what an instance reports; returns requests to switch rules off. */
    public List<RuleStatus> receive(TallyReport report, GuardSettings settings) {
        List<RuleStatus> passed = new ArrayList<>();
        report.tallies().forEach(tally -> passed.addAll(receive(tally, settings)));
        asked = Optional.empty(); // the lists of rules in the next report are others
        return passed;
    }

    /** Receives a tally; returns requests to switch rules off. */
    public List<RuleStatus> receive(GuardTally tally, GuardSettings settings) {
        AskedWindows windows = asked.orElseGet(() -> new AskedWindows(byRule));
        asked = Optional.of(windows);
        if (!windows.takes(tally)) {
            return receiveOfEach(tally, settings);
        }
        return windows.add(tally) ? switchOff(tally, idsOf(tally), settings) : List.of();
    }

    private static Set<String> idsOf(GuardTally tally) {
        Set<String> ids = new HashSet<>();
        tally.asked().forEach(together -> together.rules().forEach(rule -> ids.add(rule.id())));
        return ids;
    }

    /** Receives a tally rule by rule. */
    private List<RuleStatus> receiveOfEach(GuardTally tally, GuardSettings settings) {
        asked = Optional.empty();
        Map<String, GuardTally.OfRule> received = new HashMap<>();
        NewWindows made = new NewWindows();
        for (GuardTally.OfRule rule : tally.ofEachRule()) {
            if (isWatched(rule, settings, made)) {
                received.put(rule.id(), rule);
            }
        }
        receiveEvaluated(tally, received);
        receiveDecided(tally, received);
        return switchOff(tally, received.keySet(), settings);
    }

    private List<RuleStatus> switchOff(GuardTally tally, Set<String> received, GuardSettings settings) {
        List<RuleStatus> passed = new ArrayList<>();
        byRule.forEach((id, watched) -> {
            if (watched.guard().isPresent() || received.contains(id)) {
                reason(id, watched, settings)
                        .ifPresent(reason -> passed.add(switchingOff(id, watched.version(), tally.epoch(), reason)));
            }
        });
        if (!passed.isEmpty()) {
            asked = Optional.empty();
            passed.forEach(status -> byRule.remove(status.rule()));
        }
        return passed;
    }

    private void receiveEvaluated(GuardTally tally, Map<String, GuardTally.OfRule> received) {
        SharedWindows windows = new SharedWindows();
        byRule.forEach((id, watched) -> {
            windows.own(watched.failed());
            GuardTally.OfRule rule = received.get(id);
            if (rule != null) {
                windows.add(id, watched.failed(), rule.evaluated(), rule.failed());
            }
        });
        windows.apply(tally, (id, window) -> byRule.computeIfPresent(id, (same, watched) -> watched.failing(window)));
    }

    /** A decision counts for each rule with a guard, whether or not it was evaluated; models block nothing. */
    private void receiveDecided(GuardTally tally, Map<String, GuardTally.OfRule> received) {
        SharedWindows windows = new SharedWindows();
        byRule.forEach((id, watched) -> {
            if (countsDecisions(id, watched)) {
                windows.own(watched.blocked());
                GuardTally.OfRule rule = received.get(id);
                windows.add(id, watched.blocked(), tally.decided(), rule == null ? NOBODY : rule.blocked());
            }
        });
        windows.apply(tally, (id, window) -> byRule.computeIfPresent(id, (same, watched) -> watched.blocking(window)));
    }

    /** Returns whether decisions count for a rule, which has a guard then; models block nothing. */
    static boolean countsDecisions(String id, Watched watched) {
        return watched.guard().isPresent() && !WatchedRule.isModel(id);
    }

    private boolean isWatched(GuardTally.OfRule rule, GuardSettings settings, NewWindows made) {
        Watched known = byRule.get(rule.id());
        if (known == null || known.isBefore(rule)) {
            if (known == null && byRule.size() >= MOST_RULES) {
                forgetOne();
            }
            known = Watched.of(rule, settings, made);
            byRule.put(rule.id(), known);
        }
        return known.is(rule);
    }

    private void forgetOne() {
        byRule.entrySet().stream()
                .min(Comparator.comparingLong(rule -> rule.getValue().failed().latestSecond()))
                .map(Map.Entry::getKey)
                .ifPresent(byRule::remove);
    }

    private static Optional<String> reason(String id, Watched watched, GuardSettings settings) {
        if (WatchedRule.isModel(id)) {
            return watched.guard()
                    .filter(guard -> watched.failed().passes(settings.minEvaluations(), guard.maxBlockRate()))
                    .map(guard ->
                            "gave no score, since it failed or was too slow, for %s within %s, more than its guard of %s"
                                    .formatted(
                                            subjects(watched.failed()),
                                            Durations.text(guard.overMillis()),
                                            Percentage.text(guard.maxBlockRate())));
        }
        if (watched.failed().passes(settings.minEvaluations(), settings.maxErrorRate())) {
            return Optional.of("failed for %s within %s, more than the %s that the job allows"
                    .formatted(
                            subjects(watched.failed()),
                            Durations.text(settings.overMillis()),
                            Percentage.text(settings.maxErrorRate())));
        }
        return watched.guard()
                .filter(guard -> watched.blocked().passes(settings.minTransactions(), guard.maxBlockRate()))
                .map(guard -> "blocked transactions of %s within %s, more than its guard of %s"
                        .formatted(
                                subjects(watched.blocked()),
                                Durations.text(guard.overMillis()),
                                Percentage.text(guard.maxBlockRate())));
    }

    /** Describes the share, such as {@code 7.5 % of 1,204 subjects}. */
    private static String subjects(SubjectWindow window) {
        return String.format(
                Locale.ROOT,
                "%s%s of %,d subjects",
                window.isExact() ? "" : "about ",
                Percentage.text(window.share()),
                window.all());
    }

    private static RuleStatus switchingOff(String id, long version, long epoch, String reason) {
        return new RuleStatus(
                id, version, RuleStatus.Kind.SWITCHING_OFF, List.of(), epoch, 0, RuleNotes.NONE.withReason(reason));
    }
}
