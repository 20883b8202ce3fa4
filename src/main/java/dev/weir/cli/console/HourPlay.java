package dev.weir.cli.console;

import dev.weir.backtest.Engines;
import dev.weir.backtest.RuleRefusedException;
import dev.weir.backtest.RuleSet;
import dev.weir.cli.lists.ListsOnTopic;
import dev.weir.cli.push.VersionedContent;
import dev.weir.cli.rules.RuleFolder;
import dev.weir.cli.rules.RuleHistory;
import dev.weir.cli.rules.RuleReach;
import dev.weir.cli.rules.RulesOnTopic;
import dev.weir.config.JobConfig;
import dev.weir.console.edit.PlayedHour;
import dev.weir.console.edit.RuleDraft;
import dev.weir.engine.LocalEngine;
import dev.weir.events.Event;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import dev.weir.text.Durations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/**
 * Plays the events of the last hour through the engine of the job, with a draft and with what is in force, each as if it
 * were live. One at a time: it takes a core and up to {@value HourEvents#MOST} events in memory.
 */
final class HourPlay {
    /** For so long at most, in nanoseconds. */
    private static final long MOST_NANOS = 20_000_000_000L;

    private static final int BETWEEN_LOOKS = 256;

    private final JobConfig config;
    private final Optional<Path> places;
    private final Semaphore turn = new Semaphore(1);

    HourPlay(JobConfig config, Optional<Path> places) {
        this.config = config;
        this.places = places;
    }

    /** A rule and what it needs. */
    private record Part(RuleFolder folder, Map<String, String> lists, Map<String, String> models) {}

    /**
     * Plays.
     *
     * @throws IOException if the draft has errors, or if another is being played
     */
    PlayedHour play(RuleDraft draft, KafkaTopics topics) throws IOException {
        if (!turn.tryAcquire()) {
            throw new IOException("another rule is being played; try again in a moment");
        }
        try {
            return playNow(draft, topics);
        } catch (RuleRefusedException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            turn.release();
        }
    }

    private PlayedHour playNow(RuleDraft draft, KafkaTopics topics) throws IOException, RuleRefusedException {
        RulesOnTopic rules = RulesOnTopic.read(topics, config);
        DraftCheck.Read read = new DraftCheck(config, places, rules.othersAt(Long.MAX_VALUE)).read(draft);
        if (!read.errors().isEmpty()) {
            throw new IOException("it has errors; they are named below the text");
        }
        Part part =
                new Part(new RuleFolder(config).knowing(rules.othersAt(Long.MAX_VALUE)), lists(topics), models(topics));
        Node document = read.file().document();
        List<String> notes = new ArrayList<>();
        LocalEngine ofDraft = engine(document, part, rules);
        Optional<Node> inForce = inForce(read.file().id(), rules);
        Optional<LocalEngine> ofInForce =
                inForce.isPresent() ? Optional.of(engine(inForce.get(), part, rules)) : Optional.empty();
        notes.add(
                inForce.isEmpty()
                        ? "Nothing is in force under this id to compare with."
                        : "Both are played as if they were live.");
        HourEvents events = HourEvents.read(topics, config);
        notes.addAll(events.notes());
        reach(document, part)
                .filter(millis -> millis > events.spanMillis())
                .ifPresent(millis -> notes.add("It looks back " + Durations.text(millis)
                        + ", further than what is played: at first its windows are not full."));
        HourTally tally = new HourTally(read.file().id());
        long endNanos = System.nanoTime() + MOST_NANOS;
        long played = 0;
        for (Event event : events.all()) {
            if (played % BETWEEN_LOOKS == 0 && System.nanoTime() > endNanos) {
                notes.add("It was not played to the end, which takes more than " + MOST_NANOS / 1_000_000_000
                        + " s; weir backtest does.");
                break;
            }
            tally.take(
                    ofDraft.decide(event),
                    ofInForce.map(engine -> engine.decide(event)).orElse(List.of()));
            played++;
        }
        return tally.played(played, events.fromMillis(), notes);
    }

    private LocalEngine engine(Node rule, Part part, RulesOnTopic rules) throws RuleRefusedException {
        List<Node> documents = new ArrayList<>(part.folder().needed());
        Node live = VersionedContent.with(part.folder().writtenOut(rule), "mode", "live");
        documents.add(live);
        asked(live, part)
                .forEach(id -> inForce(id, rules)
                        .ifPresent(other -> documents.add(part.folder().writtenOut(other))));
        return new Engines(config).with(new RuleSet("the topic", documents, part.models(), List.of(), part.lists(), 0));
    }

    /** Returns the rules that a rule asks about. */
    private static List<String> asked(Node document, Part part) {
        return compiled(document, part)
                .map(rule -> rule.lookbacks().rules().keySet().stream()
                        .filter(id -> !id.equals(DocumentIds.of(document)))
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Long> reach(Node document, Part part) {
        return compiled(document, part).map(rule -> RuleReach.millis(document, rule));
    }

    private static Optional<Rule> compiled(Node document, Part part) {
        return part.folder().compile(document) instanceof Compiled.Accepted good
                ? Optional.of(good.rule())
                : Optional.empty();
    }

    /** Returns the last document of a rule that the job has not refused. */
    private static Optional<Node> inForce(String id, RulesOnTopic rules) {
        return RuleHistory.taken(rules, id).flatMap(RulesOnTopic.Revision::document);
    }

    private Map<String, String> lists(KafkaTopics topics) throws IOException {
        Map<String, String> lists = new TreeMap<>();
        ListsOnTopic.read(topics, config)
                .texts()
                .forEach((name, json) -> lists.put(name, new String(json, StandardCharsets.UTF_8)));
        return lists;
    }

    private Map<String, String> models(KafkaTopics topics) throws IOException {
        Map<String, String> models = new TreeMap<>();
        RulesOnTopic.ofModels(topics, config).latest().stream()
                .filter(one -> one.document().isPresent())
                .forEach(one -> models.put(ModelIds.keyOf(one.id()), one.text()));
        return models;
    }
}
