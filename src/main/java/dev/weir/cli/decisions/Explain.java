package dev.weir.cli.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.Settings;
import dev.weir.cli.rules.RuleHistory;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.cli.rules.RulesOnTopic.Revision;
import dev.weir.cli.terminal.JobOptions;
import dev.weir.cli.terminal.Output;
import dev.weir.cli.terminal.TimeConverter;
import dev.weir.config.JobConfig;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.PointPolicy;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.DecisionSeen;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.rule.EventParts;
import dev.weir.rules.schema.PolicyReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir explain}. */
@Command(
        name = "explain",
        description = {
            "Says why a decision is what it is: each rule that fired, its condition, and the values behind it.",
            "Asked about a rule that did not fire, it plays the events that the topics still hold up to that one through the"
                    + " engine again, and says what each part of the rule's condition was, or what else kept it."
        })
public final class Explain implements Callable<Integer> {
    @Parameters(
            paramLabel = "DECISION_ID",
            description = {
                "The id of a decision, or of the event that it is about, such as a transaction's.",
                "Also that of an event without a decision, such as a click that no rule fired for."
            })
    private String id = "";

    @Option(names = "--rule", paramLabel = "ID", description = "The rule in question.")
    private Optional<String> rule = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description =
                    "Looks no further back for it than this, such as 2h or 7d. Default: as far as the topics go, the"
                            + " last minutes first.")
    private Optional<Duration> since = Optional.empty();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = {
                "When it happened or was decided, as 'weir decisions tail' shows: what was written then is read first.",
                "Of an event without a decision, decisions of the week after it are read, and not all that are younger."
            })
    private Optional<Instant> at = Optional.empty();

    @Option(
            names = "--subject",
            paramLabel = "SUBJECT",
            description =
                    "Whom it is about, such as c-42: then decisions are looked for in one partition of their topic.")
    private String subject = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private JobOptions job = new JobOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        JobConfig config = job.config();
        try (KafkaTopics topics = job.topics(config)) {
            RulesOnTopic rules = RulesOnTopic.read(topics, config);
            RuleHistory.require(rules, rule.filter(one -> !one.startsWith(PointPolicy.PREFIX)));
            WhyNot whyNot = new WhyNot(topics, config, rules);
            DecisionSearch search = DecisionSearch.of(
                    topics,
                    config,
                    new DecisionSearch.Sought(id, subject, at),
                    back(),
                    spec.commandLine().getErr()::println);
            if (search.decision().isPresent()) {
                DecisionMade made = search.decision().get();
                Told told = Told.about(asked(made, topics, config), topics, config, rules);
                explain(made, rules, whyNot, told, config);
            } else {
                Told told = Told.about(search.occasion().orElseThrow(), topics, config, rules);
                explain(whyNot, told, config);
            }
            return 0;
        }
    }

    private LookBack back() {
        LookBack back = LookBack.of(since, System.currentTimeMillis());
        return at.map(time -> back.around(time.toEpochMilli())).orElse(back);
    }

    /** An action that waited is decided later than its event, at which other rules were asked. */
    private Occasion asked(DecisionMade made, KafkaTopics topics, JobConfig config) throws IOException {
        if (rule.isEmpty() || made.hasReason(rule.get()) || rule.get().startsWith(PointPolicy.PREFIX)) {
            return made.occasion();
        }
        return made.occasion()
                .event(topics, config)
                .map(Occasion.Found::occasion)
                .filter(event -> event.eventTimeMillis() != made.eventTimeMillis())
                .map(event -> event.of(made.subject()))
                .orElse(made.occasion());
    }

    /** What is told about an event elsewhere. */
    private record Told(Occasion asked, RulesThen then, ActionFates fates, SessionStory session, HeldBack heldBack) {
        private static Told about(Occasion occasion, KafkaTopics topics, JobConfig config, RulesOnTopic rules)
                throws IOException {
            SessionStory session = SessionStory.read(occasion, topics, config);
            Occasion decided = session.customer().map(occasion::of).orElse(occasion);
            RulesThen then = RulesThen.of(decided, config, rules);
            HeldBack heldBack = new HeldBack(decided, topics, config, rules);
            ActionFates fates = ActionFates.read(decided, then.waitMillis(), topics, config);
            return new Told(decided, then, fates, session, heldBack);
        }
    }

    private void explain(DecisionMade made, RulesOnTopic rules, WhyNot whyNot, Told told, JobConfig config)
            throws IOException {
        PolicyNotes policies = policies(config, rules, made.decidedAtMillis());
        List<String> lines = new ArrayList<>();
        lines.add(DecisionSeen.of(made.json()).headline());
        lines.add("  event time " + made.json().path("eventTime").asText() + ", decided at "
                + made.json().path("decidedAt").asText() + ", rulebook "
                + made.json().path("rulesEpoch").asText() + ", decision " + made.id());
        lines.addAll(told.session().lines());
        reasons(made, made.json().path("reasons"), "", lines, rules);
        reasons(made, made.json().path("shadow"), "in shadow, ", lines, rules);
        reasons(made, made.json().path("overruled"), "overruled by a rule that is final, ", lines, rules);
        lines.addAll(made.considered(rule));
        lines.addAll(told.fates().lines(rule, System.currentTimeMillis()));
        if (rule.isEmpty()) {
            lines.addAll(policies.undecided(made.json()));
            lines.addAll(told.heldBack().lines(told.then(), made::hasReason));
        }
        if (made.json().path("reasons").isEmpty() && rule.isEmpty()) {
            lines.add("no rule fired; --rule ID says why one did not");
        }
        told.fates().others(made.id()).forEach(other -> lines.add("another decision about the same event: " + other));
        if (rule.isPresent() && rule.get().startsWith(PointPolicy.PREFIX)) {
            policies.whyNot(rule.get(), made.json()).ifPresent(lines::add);
        } else if (rule.isPresent()
                && !made.hasReason(rule.get())
                && !told.fates().concern(rule.get())) {
            boolean sameDecision = told.asked().decisionId().equals(made.id());
            lines.addAll(whyNot.knowing(sameDecision ? ModelsAlongside.recorded(made.json()) : Map.of())
                    .of(told.asked(), rule.get()));
        }
        say(made.json(), lines);
    }

    /** Returns what tells of the policies of then: those of the job config, and of documents. */
    private static PolicyNotes policies(JobConfig config, RulesOnTopic rules, long atMillis) {
        Channels channels = Settings.of(config).engine().channels();
        List<PointPolicy> policies = new ArrayList<>(channels.policies());
        List<PointPolicy> pushed = rules.othersAt(atMillis).stream()
                .filter(one -> DocumentIds.kindOf(DocumentIds.of(one)).equals(PolicyReader.KIND))
                .map(PolicyReader::inForce)
                .toList();
        policies.addAll(PolicyReader.counting(pushed, channels));
        return new PolicyNotes(
                policies,
                reason -> RuleHistory.decided(
                                rules,
                                reason.path("rule").asText(),
                                reason.path("version").asLong(),
                                atMillis)
                        .map(one -> one.texts("tags"))
                        .orElse(List.of()));
    }

    /** No rule fires for most events other than transactions, and then no decision is written. */
    private void explain(WhyNot whyNot, Told told, JobConfig config) throws IOException {
        Occasion occasion = told.asked();
        List<String> waiting = told.fates().lines(rule, System.currentTimeMillis());
        List<String> lines = new ArrayList<>();
        lines.add("no decision about " + occasion.triggerType() + " " + occasion.triggerId() + " of "
                + occasion.subject() + ": "
                + (waiting.isEmpty()
                        ? "no rule fired" + (rule.isEmpty() ? "; --rule ID says why one did not" : "")
                        : "nothing went out at once; below is what waits, or waited, because of it"));
        lines.add("  event time " + Instant.ofEpochMilli(occasion.eventTimeMillis()) + ", written at "
                + Instant.ofEpochMilli(occasion.decidedAtMillis()));
        lines.addAll(told.session().lines());
        lines.addAll(waiting);
        if (rule.isPresent() && waiting.isEmpty()) {
            lines.addAll(whyNot.of(occasion, rule.get()));
        } else if (rule.isEmpty()) {
            lines.add(told.then().line(occasion.triggerType()));
            lines.addAll(told.heldBack().lines(told.then(), told.fates()::concern));
        }
        told.then().lookedUntil(occasion, config, System.currentTimeMillis()).ifPresent(lines::add);
        say(NullNode.getInstance(), lines);
    }

    private void say(JsonNode decision, List<String> lines) {
        if (output.isJson()) {
            ObjectNode document = Output.object();
            document.set("decision", decision);
            ArrayNode explained = document.putArray("explanation");
            lines.forEach(explained::add);
            output.json(document);
        } else {
            output.lines(lines);
        }
    }

    private void reasons(DecisionMade made, JsonNode reasons, String how, List<String> lines, RulesOnTopic rules) {
        for (JsonNode reason : reasons) {
            String name = reason.path("rule").asText();
            long version = reason.path("version").asLong();
            if (rule.isPresent() && !rule.get().equals(name)) {
                continue;
            }
            if (name.startsWith(PointPolicy.PREFIX)) {
                lines.add(name + " decided: " + reason.path("outcome").asText() + ", for it summed "
                        + DecisionSeen.points(reason).orElse("no points"));
                continue;
            }
            String holdout = reason.path("holdout").asText();
            lines.add((holdout.isEmpty() ? how : "held out by '" + holdout + "', ") + name + ", version " + version
                    + ", fired: " + said(reason));
            Optional<Revision> revision = RuleHistory.decided(rules, name, version, made.decidedAtMillis());
            lines.add("  when      " + condition(revision, version));
            values("  features  ", reason.path("features"), lines);
            estimates(revision, reason.path("features"), lines);
            ScoreLines.of(reason.path("scores")).forEach(lines::add);
            values("  matched   ", reason.path("matched"), lines);
            values("  params    ", reason.path("params"), lines);
        }
    }

    private static String said(JsonNode reason) {
        StringJoiner said = new StringJoiner(", ");
        if (reason.has("outcome")) {
            said.add(reason.path("outcome").asText());
            said.add("score " + DecisionSeen.shown(reason.path("score")));
        }
        DecisionSeen.points(reason).ifPresent(said::add);
        return said.length() == 0 ? "it decides nothing by itself" : said.toString();
    }

    /** Adds the standard errors of features that are estimates. */
    private static void estimates(Optional<Revision> revision, JsonNode features, List<String> lines) {
        revision.stream()
                .flatMap(one -> one.estimates().entrySet().stream())
                .filter(estimate -> features.has(estimate.getKey()))
                .forEach(estimate -> lines.add("  estimate  " + estimate.getKey() + " by one of " + EventParts.COUNT
                        + " parts of n events, standard error " + EventParts.error(estimate.getValue())));
    }

    private static String condition(Optional<Revision> revision, long version) {
        return revision.map(one -> one.text("when", "(its pattern is complete)"))
                .orElse("(version " + version + " is no more on the rules topic)")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static void values(String head, JsonNode values, List<String> lines) {
        StringJoiner joined = new StringJoiner(", ");
        values.properties().forEach(value -> joined.add(value.getKey() + " " + DecisionSeen.shown(value.getValue())));
        if (joined.length() > 0) {
            lines.add(head + joined);
        }
    }
}
