package dev.weir.cli.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.terminal.NotThere;
import dev.weir.cli.terminal.Output;
import dev.weir.config.JobConfig;
import dev.weir.engine.row.CapturedTables;
import dev.weir.events.record.RawRecord;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Sender;
import dev.weir.features.function.AggregateFunctions;
import dev.weir.io.document.Documents;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.io.record.RuleAnswer;
import dev.weir.io.row.CapturedRows;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Versions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was pushed, as far as compaction has kept it, and the latest answer of the job about each rule. */
public final class RulesOnTopic {
    private final Map<String, List<Revision>> revisions = new TreeMap<>();
    private final Map<String, List<RuleAnswer>> answers = new TreeMap<>();

    /**
     * A record of the rules topic.
     *
     * @param text empty if it removes the rule
     * @param document empty if it removes the rule, or if it cannot be read
     * @param atMillis when it was pushed
     * @param sender who claims to have pushed it
     * @param place of the record
     */
    public record Revision(
            String id, String text, Optional<Node> document, long atMillis, Sender sender, RecordPlace place) {

        /** Returns its version, 0 if it has none. */
        public long version() {
            return document.map(Versions::of).orElse(0L);
        }

        /** Returns a text at a key, {@code otherwise} if there is none. */
        public String text(String key, String otherwise) {
            return node(key) instanceof Node.Text text ? text.value() : otherwise;
        }

        /** Returns the texts at a key, of which there may be one or a list. */
        public List<String> texts(String key) {
            Node node = node(key);
            return (node instanceof Node.Elements list
                            ? list.values()
                            : Stream.ofNullable(node).toList())
                    .stream()
                            .flatMap(one -> one instanceof Node.Text text ? Stream.of(text.value()) : Stream.empty())
                            .toList();
        }

        /** Returns the features that are estimates, each with the key of its function. */
        public Map<String, String> estimates() {
            Map<String, String> estimates = new TreeMap<>();
            if (node("features") instanceof Node.Fields features) {
                features.values().forEach((name, node) -> {
                    if (node instanceof Node.Fields feature
                            && feature.values().get("exact") instanceof Node.Truth exact
                            && !exact.value()) {
                        feature.values().keySet().stream()
                                .filter(AggregateFunctions.byKey()::containsKey)
                                .forEach(function -> estimates.put(name, function));
                    }
                });
            }
            return estimates;
        }

        private @Nullable Node node(String key) {
            return document.orElse(null) instanceof Node.Fields fields
                    ? fields.values().get(key)
                    : null;
        }

        /** Returns whether it removes the rule. */
        public boolean isRemoval() {
            return text.isEmpty();
        }
    }

    private RulesOnTopic() {}

    /** Returns a text at a key of a document, {@code otherwise} if there is none. */
    static String text(Node document, String key, String otherwise) {
        return document instanceof Node.Fields fields && fields.values().get(key) instanceof Node.Text text
                ? text.value()
                : otherwise;
    }

    /** Reads both topics to their end, answers first: their records come with them, and show who has pushed meanwhile. */
    public static RulesOnTopic read(KafkaTopics topics, JobConfig config) throws IOException {
        RulesOnTopic read = new RulesOnTopic().withAnswers(topics, config);
        Documents json = Documents.json(config.limits().maxDocumentBytes());
        topics.read(config.topics().rules()).forEach(record -> read.add(revision(record, json)));
        CapturedTables tables = CapturedRows.tables(config);
        if (tables.hasRules()) {
            for (RawRecord record : topics.read(tables.rules())) {
                tables.reader().read(record).pushed(record).ifPresent(row -> read.add(revision(row, json)));
            }
        }
        return read;
    }

    /** Reads the topic of models and the answers to their end: models have the ids of their documents. */
    public static RulesOnTopic ofModels(KafkaTopics topics, JobConfig config) throws IOException {
        RulesOnTopic read = new RulesOnTopic().withAnswers(topics, config);
        Documents json = Documents.json(config.limits().maxDocumentBytes());
        for (RawRecord record : topics.read(config.topics().models())) {
            read.add(revision(record, ModelIds.ofKey(new String(record.key(), StandardCharsets.UTF_8)), json));
        }
        return read;
    }

    private RulesOnTopic withAnswers(KafkaTopics topics, JobConfig config) throws IOException {
        for (RawRecord record : topics.read(config.topics().ruleStatus())) {
            JsonNode answer = Output.parse(record.value());
            if (answer.hasNonNull("rule")) {
                RuleAnswer read = RuleAnswer.of(answer);
                answers.computeIfAbsent(read.rule(), first -> new ArrayList<>()).add(read);
            }
        }
        return this;
    }

    private void add(Revision revision) {
        revisions.computeIfAbsent(revision.id(), first -> new ArrayList<>()).add(revision);
    }

    private static Revision revision(RawRecord record, Documents json) {
        return revision(record, new String(record.key(), StandardCharsets.UTF_8), json);
    }

    private static Revision revision(RawRecord record, String id, Documents json) {
        String text = new String(record.value(), StandardCharsets.UTF_8);
        Optional<Node> document = Optional.empty();
        try {
            document = text.isEmpty() ? document : Optional.of(json.read(record.value()));
        } catch (DocumentException e) {
            // the job has refused it and said why
        }
        return new Revision(id, text, document, record.timestampMillis(), record.sender(), RecordPlace.of(record));
    }

    /** Returns the ids of all that was ever pushed, sorted. */
    public Set<String> ids() {
        return revisions.keySet();
    }

    /** Returns the existing rules, sorted. */
    public List<Revision> latest() {
        return revisions.keySet().stream().flatMap(id -> latest(id).stream()).toList();
    }

    /** Returns the latest push, unless that removed the rule. */
    public Optional<Revision> latest(String id) {
        return history(id).stream().reduce((earlier, later) -> later).filter(one -> !one.isRemoval());
    }

    /** Returns the outcomes that documents on the topic decide or declare: rules, policies and the schema of the job. */
    public Set<String> outcomes() {
        Set<String> outcomes = new TreeSet<>();
        latest().forEach(revision -> revision.document().ifPresent(document -> addOutcomes(document, outcomes)));
        return outcomes;
    }

    private static void addOutcomes(Node node, Set<String> into) {
        if (node instanceof Node.Elements list) {
            list.values().forEach(element -> addOutcomes(element, into));
        }
        if (node instanceof Node.Fields fields) {
            fields.values().forEach((key, value) -> {
                if (key.equals("outcome") && value instanceof Node.Text text) {
                    into.add(text.value());
                } else if (key.equals("outcomes") && value instanceof Node.Elements list) {
                    list.values().stream()
                            .filter(Node.Text.class::isInstance)
                            .forEach(text -> into.add(((Node.Text) text).value()));
                } else {
                    addOutcomes(value, into);
                }
            });
        }
    }

    /** Returns the documents that are no rules, each as it was at a time. */
    public List<Node> othersAt(long atMillis) {
        List<Node> others = new ArrayList<>();
        for (String id : revisions.keySet()) {
            if (DocumentIds.isOfOther(id)) {
                at(id, atMillis).flatMap(Revision::document).ifPresent(others::add);
            }
        }
        return others;
    }

    /** Returns {@link RuleHistory#at what counted} of a rule at a time, in epoch milliseconds; empty if there was none. */
    public Optional<Revision> at(String id, long atMillis) {
        return RuleHistory.at(this, id, atMillis);
    }

    /** Returns the versions of a rule that the topic still has, earliest first. */
    public List<Revision> history(String id) {
        return revisions.getOrDefault(id, List.of());
    }

    /**
     * Returns a version higher than all before; after the highest possible one, higher than those since the rule was
     * last removed.
     *
     * @throws IOException if there is no higher version
     */
    public long nextVersion(String id) throws IOException {
        OptionalLong next = Versions.after(Math.max(
                highest(history(id)), answer(id).map(RuleAnswer::version).orElse(0L)));
        return next.isPresent()
                ? next.getAsLong()
                : Versions.after(highest(sinceRemoval(id)))
                        .orElseThrow(() -> new IOException(
                                "'" + id + "' has version " + Long.MAX_VALUE + ", and " + Versions.noneHigher()));
    }

    private List<Revision> sinceRemoval(String id) {
        List<Revision> history = history(id);
        int begin = history.size();
        while (begin > 0 && !history.get(begin - 1).isRemoval()) {
            begin--;
        }
        return history.subList(begin, history.size());
    }

    private static long highest(List<Revision> revisions) {
        return revisions.stream().mapToLong(Revision::version).max().orElse(0);
    }

    /** Returns the last answer to a rule. */
    public Optional<RuleAnswer> answer(String id) {
        return answers.getOrDefault(id, List.of()).stream().reduce((earlier, later) -> later);
    }

    /** Returns the answers to a rule that compaction has kept, earliest first. */
    public List<RuleAnswer> answers(String id) {
        return answers.getOrDefault(id, List.of());
    }

    /** Returns why the job has switched a rule off by itself; empty if it has not. */
    public Optional<String> offReason(Revision revision) {
        return answers(revision.id()).stream()
                .filter(answer -> !answer.isRejection())
                .reduce((earlier, later) -> later)
                .filter(answer -> answer.status().equals("OFF") && answer.isTo(revision.version(), revision.place()))
                .filter(answer -> !revision.text("mode", "live").equals("off"))
                .map(answer -> answer.notes().isEmpty()
                        ? "it says no reason"
                        : answer.notes().get(answer.notes().size() - 1));
    }

    /** Returns whether the job has answered that it decides with the latest push. */
    public boolean isInForce(Revision revision) {
        return answer(revision.id())
                .filter(answer -> !answer.isRejection() && answer.isTo(revision.version(), revision.place()))
                .isPresent();
    }

    /**
     * Returns the latest push.
     *
     * @throws IOException if there is no such rule
     */
    public Revision required(String id) throws IOException {
        return latest(id).orElseThrow(() -> unknown(id));
    }

    /** Returns what is said of an id that no rule on the topic has, or a model where these were read. */
    public IOException unknown(String id) {
        return NotThere.of("rule", id, latest().stream().map(Revision::id).toList(), "weir rules list");
    }
}
