package dev.weir.cli.decisions;

import dev.weir.Settings;
import dev.weir.cli.condition.Probe;
import dev.weir.cli.rules.RuleFolder;
import dev.weir.cli.rules.RuleReach;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.config.JobConfig;
import dev.weir.engine.pacing.PushedPolicies;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.answer.Decision;
import dev.weir.events.answer.Reason;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Pacing;
import dev.weir.rules.rule.Rule;
import dev.weir.text.Durations;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The rules whose conditions held when an event was decided, and that did not fire because they had fired often enough:
 * decisions do not say that. First the decisions about the subject tell which rules rest or have reached a cap, which for
 * most events is none; only these are asked again.
 */
final class HeldBack {
    /** The most rules that are asked again. */
    static final int MOST_ASKED = 20;

    private static final long REPETITIONS_MILLIS = 60_000;

    private final Occasion occasion;
    private final KafkaTopics topics;
    private final JobConfig config;
    private final RulesOnTopic rules;

    HeldBack(Occasion occasion, KafkaTopics topics, JobConfig config, RulesOnTopic rules) {
        this.occasion = occasion;
        this.topics = topics;
        this.config = config;
        this.rules = rules;
    }

    /**
     * Returns a line for each.
     *
     * @param then the rules that were asked
     * @param isTold whether it is known of a rule what became of it
     */
    List<String> lines(RulesThen then, Predicate<String> isTold) throws IOException {
        TagPolicyNotes policies = policies(then);
        List<RulesThen.Then> paced = then.rules().stream()
                .filter(one -> !isTold.test(one.rule().id()))
                .filter(one -> one.rule().later().isNone() && reachMillis(one.rule(), policies) > 0)
                .toList();
        if (paced.isEmpty()) {
            return List.of();
        }
        long reachMillis = paced.stream()
                .mapToLong(one -> reachMillis(one.rule(), policies))
                .max()
                .orElse(0);
        DecisionsBefore earlier =
                DecisionsBefore.read(occasion, Set.of(occasion.subject()), reachMillis, topics, config);
        Map<String, String> reasons = new TreeMap<>();
        List<RulesThen.Then> resting = new ArrayList<>();
        for (RulesThen.Then one : paced) {
            Optional<String> why = why(one.rule(), earlier, policies);
            if (why.isPresent() && resting.size() < MOST_ASKED) {
                reasons.put(one.rule().id(), why.get());
                resting.add(one);
            }
        }
        Set<String> held = resting.isEmpty() ? Set.of() : conditionsHold(resting);
        return resting.stream()
                .map(RulesThen.Then::rule)
                .filter(rule -> held.contains(rule.id()))
                .map(rule -> rule.id() + ", version " + rule.version() + ", was held back: its condition holds, and "
                        + reasons.get(rule.id()))
                .toList();
    }

    private static long reachMillis(Rule rule, TagPolicyNotes policies) {
        return Math.max(rule.pacing().reachMillis(), policies.capReachMillis(rule));
    }

    private TagPolicyNotes policies(RulesThen then) {
        EngineSettings engine = Settings.of(config).engine();
        return new TagPolicyNotes(
                PushedPolicies.of(
                        rules.othersAt(occasion.decidedAtMillis()),
                        engine.channels(),
                        engine.policies(),
                        engine.ruleLimits()),
                id -> Optional.ofNullable(then.all().get(id)));
    }

    /** Returns why a rule may not fire; of a cooldown that holds for some values, that may be of others. */
    private Optional<String> why(Rule rule, DecisionsBefore earlier, TagPolicyNotes policies) {
        Pacing pacing = rule.pacing();
        Optional<DecisionsBefore.Firing> last = earlier.lastFiring(rule.id(), pacing.cooldownMillis());
        if (last.isPresent() && pacing.by().isEmpty()) {
            return Optional.of("it rests for " + Durations.text(pacing.cooldownMillis()) + ", since it fired on "
                    + last.get().trigger() + " at "
                    + Instant.ofEpochMilli(last.get().atMillis()));
        }
        Pacing.Cap cap = pacing.cap();
        List<DecisionsBefore.Firing> counted = earlier.firings(rule.id(), cap.overMillis());
        if (cap.count() > 0 && counted.size() >= cap.count()) {
            DecisionsBefore.Firing latest = counted.get(counted.size() - 1);
            return Optional.of("its cap of " + cap.count() + " over " + Durations.text(cap.overMillis())
                    + " is reached: it fired last on " + latest.trigger() + " at "
                    + Instant.ofEpochMilli(latest.atMillis()));
        }
        return policies.cap(
                rule, earlier.bySubject().getOrDefault(occasion.subject(), List.of()), occasion.eventTimeMillis());
    }

    private Set<String> conditionsHold(List<RulesThen.Then> resting) throws IOException {
        RuleFolder folder = new RuleFolder(config).knowing(rules.othersAt(occasion.decidedAtMillis()));
        Map<String, Node> asked = new TreeMap<>();
        Map<String, Node> beside = new TreeMap<>();
        List<Rule> all = new ArrayList<>();
        long reachMillis = 0;
        for (RulesThen.Then one : resting) {
            Node unpaced = Probe.unpaced(one.document());
            if (folder.compile(unpaced) instanceof Compiled.Accepted good) {
                asked.put(one.rule().id(), unpaced);
                RulesAlongside alongside = RulesAlongside.of(good.rule(), config, rules, occasion.decidedAtMillis());
                alongside.documents().forEach(document -> beside.put(DocumentIds.of(document), document));
                all.addAll(alongside.with(good.rule()));
                reachMillis = Math.max(
                        reachMillis,
                        Math.max(RuleReach.ofConditionMillis(one.document(), one.rule()), alongside.reachMillis()));
            }
        }
        beside.keySet().removeAll(asked.keySet());
        ModelsAlongside models = ModelsAlongside.of(all, occasion, rules, topics, config);
        reachMillis = Math.max(reachMillis, models.reachMillis()) + REPETITIONS_MILLIS;
        Replay replay = Replay.before(occasion, models.with(all), reachMillis, topics, config)
                .with(folder.needed())
                .with(List.copyOf(beside.values()))
                .asking(models.documents(), Map.of());
        Set<String> held = new TreeSet<>();
        if (replay.trigger().isPresent()) {
            for (Decision decision : replay.play(asked)) {
                if (decision.trigger().id().equals(occasion.triggerId())) {
                    decision.reasons().stream().map(Reason::rule).forEach(held::add);
                }
            }
        }
        return held;
    }
}
