package dev.weir.engine;

import dev.weir.events.RuleNotes;
import dev.weir.events.RuleStatus;
import dev.weir.rules.Guard;
import dev.weir.rules.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Watches what rules do, over all instances of the job, and says which are to be switched off: those that fail too often,
 * and those that block more transactions than their own guard lets them.
 *
 * <p>Representation: per rule two windows over the latest event times of its version in force. A rule of which nothing was
 * heard is not known. Size: 2 KiB for each of at most {@value #MOST_RULES} rules.
 */
public final class Guards {
    static final int MOST_RULES = 10_000;

    private static final double PERCENT = 100;

    private final Map<String, Watched> byRule;

    /** Nothing was heard. */
    public Guards() {
        this(new TreeMap<>());
    }

    Guards(Map<String, Watched> byRule) {
        this.byRule = byRule;
    }

    /** What a version of a rule did. */
    record Watched(long version, Optional<Guard> guard, ShareWindow failed, ShareWindow blocked) {
        private static Watched of(GuardTally.OfRule rule, GuardSettings settings) {
            return new Watched(
                    rule.version(),
                    rule.guard(),
                    new ShareWindow(settings.overMillis()),
                    new ShareWindow(rule.guard().map(Guard::overMillis).orElse(1_000L)));
        }
    }

    Map<String, Watched> byRule() {
        return byRule;
    }

    /** Hears what rules did; returns whom to switch off. */
    public List<RuleStatus> hear(GuardTally tally, GuardSettings settings) {
        for (GuardTally.OfRule rule : tally.rules()) {
            watched(rule, settings).ifPresent(watched -> {
                watched.failed().add(tally.second(), rule.evaluated(), rule.failed());
                watched.blocked().add(tally.second(), 0, rule.blocked());
            });
        }
        List<RuleStatus> passed = new ArrayList<>();
        byRule.forEach((id, watched) -> {
            if (watched.guard().isPresent()) {
                watched.blocked().add(tally.second(), tally.transactions(), 0);
            }
            reason(watched, settings)
                    .ifPresent(reason -> passed.add(switchingOff(id, watched.version(), tally.epoch(), reason)));
        });
        passed.forEach(status -> byRule.remove(status.rule()));
        return passed;
    }

    private Optional<Watched> watched(GuardTally.OfRule rule, GuardSettings settings) {
        Watched known = byRule.get(rule.id());
        if (known == null || known.version() < rule.version()) {
            if (known == null && byRule.size() >= MOST_RULES) {
                return Optional.empty();
            }
            known = Watched.of(rule, settings);
            byRule.put(rule.id(), known);
        }
        return known.version() == rule.version() ? Optional.of(known) : Optional.empty();
    }

    private static Optional<String> reason(Watched watched, GuardSettings settings) {
        if (watched.failed().passes(settings.minEvaluations(), settings.maxErrorRate())) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "failed in %s of %,d evaluations within %s, more than the %s that the job allows",
                    percent((double) watched.failed().such() / watched.failed().all()),
                    watched.failed().all(),
                    Times.written(settings.overMillis()),
                    percent(settings.maxErrorRate())));
        }
        return watched.guard()
                .filter(guard -> watched.blocked().passes(settings.minTransactions(), guard.maxBlockRate()))
                .map(guard -> String.format(
                        Locale.ROOT,
                        "blocked %s of %,d transactions within %s, more than its guard of %s",
                        percent((double) watched.blocked().such()
                                / watched.blocked().all()),
                        watched.blocked().all(),
                        Times.written(guard.overMillis()),
                        percent(guard.maxBlockRate())));
    }

    /** {@code 7.5 %}. */
    private static String percent(double share) {
        double percent = Math.round(share * PERCENT * 10) / 10.0;
        return (percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent)) + " %";
    }

    private static RuleStatus switchingOff(String id, long version, long epoch, String reason) {
        return new RuleStatus(
                id, version, RuleStatus.Kind.SWITCHING_OFF, List.of(), epoch, 0, RuleNotes.NONE.withReason(reason));
    }
}
