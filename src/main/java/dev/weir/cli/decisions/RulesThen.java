package dev.weir.cli.decisions;

import dev.weir.cli.rules.RuleFolder;
import dev.weir.cli.rules.RuleReach;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.config.JobConfig;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Later;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules as they were on the topic when an event was decided.
 *
 * @param all by id
 * @param rules those that were asked about the event
 * @param waitMillis how long after an event something may be decided because of it, at most: by an action that waits, or by
 *     what stays away; 0 if all that they do is done at once
 */
record RulesThen(Map<String, Rule> all, List<Then> rules, long waitMillis) {
    private static final int MOST_NAMED = 10;

    /** What waits for a window of the day waits for the next day at most. */
    private static final long DAY_MILLIS = 86_400_000;

    /**
     * A rule as it was.
     *
     * @param document with what it uses written out
     */
    record Then(Node document, Rule rule) {
        private long waitMillis() {
            Later later = rule.later();
            long actionMillis = later.isNone()
                    ? 0
                    : later.afterMillis()
                            + (later.interval().isPresent() ? Later.MOST_INTERVAL_MILLIS : 0)
                            + DAY_MILLIS;
            return actionMillis + (AbsenceAnswer.concerns(rule) ? RuleReach.ofConditionMillis(document, rule) : 0);
        }
    }

    /** Makes defensive copies. */
    RulesThen {
        all = Map.copyOf(all);
        rules = List.copyOf(rules);
    }

    /** Finds them; asked were those about events of its type that were not switched off. */
    static RulesThen of(Occasion occasion, JobConfig config, RulesOnTopic topic) {
        RuleFolder folder = new RuleFolder(config).knowing(topic.othersAt(occasion.decidedAtMillis()));
        Map<String, Rule> all = new HashMap<>();
        List<Then> asked = new ArrayList<>();
        long waitMillis = 0;
        for (String id : topic.ids()) {
            if (DocumentIds.isOfOther(id)) {
                continue;
            }
            Optional<Revision> then = topic.at(id, occasion.decidedAtMillis());
            // Compaction may have removed what was there then, and what came after it may wait as long.
            Optional<Then> known = then.or(() -> topic.history(id).stream().findFirst())
                    .flatMap(Revision::document)
                    .map(folder::writtenOut)
                    .flatMap(document -> compiled(document, folder));
            waitMillis = Math.max(
                    waitMillis,
                    known.filter(one -> isAsked(one.rule(), occasion) || AbsenceAnswer.concerns(one.rule()))
                            .map(Then::waitMillis)
                            .orElse(0L));
            if (then.isPresent() && known.isPresent()) {
                all.put(id, known.get().rule());
                asked.add(known.get());
            }
        }
        asked.removeIf(then -> !isAsked(then.rule(), occasion));
        return new RulesThen(all, asked, waitMillis);
    }

    private static Optional<Then> compiled(Node document, RuleFolder folder) {
        return document instanceof Node.Fields && folder.compile(document) instanceof Compiled.Accepted good
                ? Optional.of(new Then(document, good.rule()))
                : Optional.empty();
    }

    private static boolean isAsked(Rule rule, Occasion occasion) {
        return rule.mode() != Mode.OFF
                && rule.triggers().stream().anyMatch(type -> type.ruleName().equals(occasion.triggerType()));
    }

    /** Returns a line that names them, some if there are many. */
    String line(String triggerType) {
        List<String> ids = rules.stream().map(then -> then.rule().id()).toList();
        if (ids.isEmpty()) {
            return "no rule is about events of the type " + triggerType;
        }
        int more = ids.size() - MOST_NAMED;
        return "asked " + (ids.size() == 1 ? "was " : "were ")
                + String.join(", ", ids.subList(0, Math.min(MOST_NAMED, ids.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /**
     * Returns up to when it was looked for what came of an event of which nothing did, if that is over and something may
     * have come of it later, of a job that was down.
     */
    Optional<String> lookedUntil(Occasion event, JobConfig config, long nowMillis) {
        long untilMillis = ActionFates.untilMillis(event, waitMillis, config);
        return waitMillis == 0 || untilMillis >= nowMillis
                ? Optional.empty()
                : Optional.of("what waits because of it, or fires when something stays away, was looked for up to "
                        + Instant.ofEpochMilli(untilMillis) + ", a week after the latest time at which it was due");
    }
}
