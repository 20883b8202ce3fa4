package dev.weir.cli.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.Settings;
import dev.weir.cli.condition.ConditionLines;
import dev.weir.cli.condition.ConditionPart;
import dev.weir.cli.condition.ConditionTree;
import dev.weir.cli.condition.Probe;
import dev.weir.cli.push.VersionedContent;
import dev.weir.cli.rules.RuleFolder;
import dev.weir.cli.rules.RuleReach;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.config.JobConfig;
import dev.weir.engine.pacing.PushedPolicies;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.answer.Considered;
import dev.weir.events.answer.Reason;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import dev.weir.text.Counted;
import dev.weir.text.Durations;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** Explains why a rule did not fire, by evaluating it again with the events that the topics still have. */
final class WhyNot {
    private static final long REPETITIONS_MILLIS = 60_000;

    private final KafkaTopics topics;
    private final JobConfig config;
    private final RulesOnTopic rules;
    private final Map<String, JsonNode> recorded;
    private final Consumer<ConditionTree> trees;

    WhyNot(KafkaTopics topics, JobConfig config, RulesOnTopic rules) {
        this(topics, config, rules, Map.of(), tree -> {});
    }

    private WhyNot(
            KafkaTopics topics,
            JobConfig config,
            RulesOnTopic rules,
            Map<String, JsonNode> recorded,
            Consumer<ConditionTree> trees) {
        this.recorded = recorded;
        this.trees = trees;
        this.topics = topics;
        this.config = config;
        this.rules = rules;
    }

    /** Returns the same with what models said, as a decision tells, by what was asked. */
    WhyNot knowing(Map<String, JsonNode> scores) {
        return new WhyNot(topics, config, rules, scores, trees);
    }

    /** Returns the same, which also tells each condition that it evaluates. */
    WhyNot telling(Consumer<ConditionTree> told) {
        return new WhyNot(topics, config, rules, recorded, told);
    }

    /**
     * Returns the explanation.
     *
     * @throws IOException if the topics cannot be read, or if there is no such rule
     */
    List<String> of(Occasion occasion, String id) throws IOException {
        List<Revision> history = rules.history(id);
        if (history.isEmpty()) {
            throw rules.unknown(id);
        }
        List<String> lines = new ArrayList<>();
        Optional<Revision> then = rules.at(id, occasion.decidedAtMillis());
        if (then.isEmpty()) {
            lines.add("'" + id
                    + "' was not on the topic then, or that version is gone: the first there is now was pushed at "
                    + Instant.ofEpochMilli(history.get(0).atMillis()) + ". Asked as it is now:");
        }
        Revision revision = then.orElse(history.get(0));
        if (revision.isRemoval()) {
            return List.of("'" + id + "' had been removed then");
        }
        RuleFolder known = new RuleFolder(config).knowing(rules.othersAt(occasion.decidedAtMillis()));
        Optional<Node> document = revision.document().map(known::writtenOut);
        Optional<Rule> rule = document.flatMap(this::compiled);
        if (rule.isEmpty()) {
            return List.of(
                    "version " + revision.version() + " of '" + id + "', the latest then, is refused by the job");
        }
        lines.addAll(of(occasion, document.orElseThrow(), rule.get()));
        rules.answer(id)
                .filter(answer -> answer.status().equals("OFF"))
                .ifPresent(answer -> answer.notes().forEach(note -> lines.add("it is off now: " + note)));
        return lines;
    }

    private Optional<Rule> compiled(Node document) {
        return new RuleFolder(config).knowing(rules.othersAt(Long.MAX_VALUE)).compile(document)
                        instanceof Compiled.Accepted accepted
                ? Optional.of(accepted.rule())
                : Optional.empty();
    }

    private List<String> of(Occasion occasion, Node document, Rule rule) throws IOException {
        String name = rule.id() + ", version " + rule.version() + ", did not fire: ";
        if (rule.mode() == Mode.OFF) {
            return List.of(name + "it is off");
        }
        if (rule.date().isPresent()) {
            return List.of(
                    name + "it acts on the date " + rule.date().get().table().ruleName() + "."
                            + rule.date().get().column() + " of a row, and on no event");
        }
        if (!AbsenceAnswer.concerns(rule)
                && rule.triggers().stream().noneMatch(type -> type.ruleName().equals(occasion.triggerType()))) {
            return List.of(name + "it is not about events of the type " + occasion.triggerType());
        }
        if (occasion.eventTimeMillis() < rule.activeFromMillis()
                || occasion.eventTimeMillis() >= rule.activeUntilMillis()) {
            return List.of(name + "the event lies outside of the time in which it is active");
        }
        Optional<String> holdout = policies(occasion).holdout(rule, occasion.subject());
        if (holdout.isPresent()) {
            return List.of(name + holdout.get());
        }
        RulesAlongside alongside = RulesAlongside.of(rule, config, rules, occasion.decidedAtMillis());
        ModelsAlongside models = ModelsAlongside.of(alongside.with(rule), occasion, rules, topics, config);
        long reachMillis = Math.max(
                RuleReach.millis(document, rule) + REPETITIONS_MILLIS,
                Math.max(alongside.reachMillis(), models.reachMillis()));
        Replay replay = Replay.before(occasion, models.with(alongside.with(rule)), reachMillis, topics, config)
                .with(new RuleFolder(config)
                        .knowing(rules.othersAt(occasion.decidedAtMillis()))
                        .needed())
                .with(alongside.documents())
                .asking(models.documents(), said());
        if (replay.trigger().isEmpty()) {
            return List.of(name + "and the reason cannot be determined any more: the topics no longer have the event "
                    + occasion.triggerType() + " " + occasion.triggerId());
        }
        List<String> lines = new ArrayList<>(
                AbsenceAnswer.concerns(rule)
                        ? new AbsenceAnswer(occasion, topics, config)
                                .lines(
                                        rule,
                                        PatternProgress.of(document, replay, occasion),
                                        reachMillis - REPETITIONS_MILLIS,
                                        System.currentTimeMillis())
                        : asked(new Question(occasion, document, rule, replay), name));
        lines.add("evaluated again with " + Counted.of(replay.size(), "event") + " that the topics hold since "
                + Instant.ofEpochMilli(replay.earliestMillis())
                + (rule.features().isEmpty() && rule.pattern().isEmpty()
                        ? ""
                        : "; it looks back " + Durations.text(reachMillis)));
        lines.addAll(models.notes());
        lines.addAll(replay.silent());
        lines.addAll(replay.notes());
        return lines;
    }

    private Map<String, Double> said() {
        Map<String, Double> said = new HashMap<>();
        recorded.forEach((asked, score) -> said.put(asked, score.path("score").asDouble()));
        return said;
    }

    /** The rule and event in question. */
    record Question(Occasion occasion, Node document, Rule rule, Replay replay) {
        /** Returns the rule's reasons about the event, whatever their subject. */
        List<Reason> ask(Node instead) throws IOException {
            return replay.play(Map.of(rule.id(), instead)).stream()
                    .filter(decision -> decision.trigger().id().equals(occasion.triggerId()))
                    .flatMap(decision -> decision.reasons().stream())
                    .filter(reason -> reason.rule().equals(rule.id()))
                    .toList();
        }
    }

    private Optional<Rule> known(String id) {
        return rules.history(id).stream()
                .findFirst()
                .flatMap(Revision::document)
                .map(new RuleFolder(config).knowing(rules.othersAt(Long.MAX_VALUE))::writtenOut)
                .flatMap(this::compiled);
    }

    private List<String> asked(Question question, String name) throws IOException {
        ConditionPart when = ConditionPart.of(text(question.document(), "when"));
        Probe probe = Probe.of(
                question.document(), when, new RuleFolder(config).knowing(rules.othersAt(Long.MAX_VALUE))::errors);
        List<Reason> met = question.ask(probe.document());
        if (met.isEmpty()) {
            return unmet(question, name);
        }
        Reason last = met.get(met.size() - 1);
        List<String> lines = new ArrayList<>();
        if (question.rule().pattern().isPresent()
                && text(question.document(), "when").equals("true")) {
            lines.add("  its pattern is complete: " + PatternProgress.said(last.matched()));
        } else {
            ConditionLines.of(when, probe, last.params(), lines);
            trees.accept(ConditionTree.of(when, probe, last.params()));
        }
        lines.addAll(ScoreLines.again(last.scores(), recorded));
        if (!ConditionLines.isTrue(when, probe, last.params())) {
            lines.add(0, name + "its condition is not true");
            return lines;
        }
        Rule rule = question.rule();
        Optional<Considered> waits =
                rule.later().isNone() ? Optional.empty() : question.replay().waits(live(question), rule.id());
        if (waits.isPresent()) {
            String what = waits(waits.get(), question.occasion());
            lines.add(0, rule.id() + ", version " + rule.version() + ": " + what);
            return lines;
        }
        Optional<String> limit =
                new LimitNote(topics, config).of(rule, question.occasion(), policies(question.occasion()));
        lines.add(0, name + (limit.isPresent() ? limit.get() : KeptBack.said(question)));
        return lines;
    }

    /** Returns what holds for rules with a tag when an event was decided. */
    private TagPolicyNotes policies(Occasion occasion) {
        EngineSettings engine = Settings.of(config).engine();
        return new TagPolicyNotes(
                PushedPolicies.of(
                        rules.othersAt(occasion.decidedAtMillis()),
                        engine.channels(),
                        engine.policies(),
                        engine.ruleLimits()),
                this::known);
    }

    /** Returns what became of an action of which no record says that it waits. */
    private String waits(Considered said, Occasion occasion) throws IOException {
        OptionalLong due = Considered.dueMillis(said.why());
        return due.isEmpty()
                ? "its action " + DecisionMade.said(said.why())
                : "its action waits: "
                        + ActionFates.read(occasion, Set.of(due.getAsLong()), topics, config)
                                .fate(said.rule(), due.getAsLong(), System.currentTimeMillis());
    }

    static Node live(Question question) {
        return VersionedContent.with(question.document(), "mode", "live");
    }

    private static List<String> unmet(Question question, String name) throws IOException {
        if (question.rule().pattern().isEmpty()) {
            return List.of(name + "it asks nothing about this event and this subject");
        }
        return List.of(
                name + "the event does not complete its pattern",
                "  " + PatternProgress.of(question.document(), question.replay(), question.occasion()));
    }

    private static String text(Node document, String key) {
        return document instanceof Node.Fields fields && fields.values().get(key) instanceof Node.Text text
                ? text.value()
                : "true";
    }
}
