package dev.weir.cli.warm;

import dev.weir.cli.rules.GivenRules;
import dev.weir.engine.deploy.RulebookKeeper;
import dev.weir.engine.deploy.RulebookMemory;
import dev.weir.engine.deploy.topic.TopicPart;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.plan.Rulebooks;
import dev.weir.engine.seal.Signers;
import dev.weir.engine.warm.WarmUp;
import dev.weir.events.answer.FeatureNote;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import dev.weir.events.record.RawRecord;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.io.document.DocumentForms;
import dev.weir.operators.JobSettings;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The series that rules need and that would be cold if the rules came into force now.
 *
 * @param rulebook what would be in force then
 * @param windows the longest window over each series, in milliseconds, by its id
 * @param features the names of the features over them, by rule
 */
record ColdSeries(Rulebook rulebook, Map<String, Long> windows, Map<String, Set<String>> features) {

    /**
     * Finds them, by having the rules come into force.
     *
     * @param memory what is in force; changed
     * @param updates what the operators know of it
     * @throws IOException if the job would refuse a rule, if a rule cannot be warmed, or if no feature is cold
     */
    static ColdSeries of(
            GivenRules given,
            JobSettings settings,
            RulebookMemory memory,
            Collection<RulebookUpdate> updates,
            long nowMillis)
            throws IOException {
        RulebookKeeper keeper = unsigned(settings).keeper();
        keeper.complete(memory);
        Rulebooks rulebooks = settings.rulebooks();
        updates.forEach(rulebooks::receive);
        List<RuleStatus> answers = new ArrayList<>();
        for (Node document : given.documents()) {
            RawRecord record =
                    record(DocumentIds.of(document), document, settings.topics().rules(), memory);
            keeper.check(record, memory, nowMillis).ifPresent(result -> {
                result.update().ifPresent(rulebooks::receive);
                answers.add(result.answer());
            });
        }
        refuse(answers);
        Rulebook rulebook = latest(rulebooks);
        Map<String, Long> windows = new TreeMap<>();
        Map<String, Set<String>> features = new TreeMap<>();
        for (RuleStatus answer : answers) {
            if (rulebook.rule(answer.rule()).isPresent()) {
                add(rulebook.rule(answer.rule()).get(), answer, windows, features);
            }
        }
        if (windows.isEmpty()) {
            throw new IOException("no feature of these rules is cold: what they need is kept already, or this version"
                    + " is in force. Push them while the job runs, 'weir rules push'; to warm a rule that is in force,"
                    + " raise its version");
        }
        return new ColdSeries(rulebook, windows, features);
    }

    private static Rulebook latest(Rulebooks rulebooks) throws IOException {
        try {
            return rulebooks.latest();
        } catch (IllegalStateException noLongerGood) {
            throw new IOException(noLongerGood.getMessage(), noLongerGood);
        }
    }

    private static void add(Rule rule, RuleStatus answer, Map<String, Long> windows, Map<String, Set<String>> features)
            throws IOException {
        Set<String> cold = answer.notes().features().stream()
                .filter(note -> !note.isKept())
                .map(FeatureNote::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (answer.kind() != RuleStatus.Kind.UNCHANGED && rule.pattern().isPresent()) {
            throw new IOException("the rule '" + rule.id() + "' has a pattern, and open matches are not computed from"
                    + " history; push it while the job runs, 'weir rules push', and warm the others");
        }
        for (RuleFeature feature : rule.features()) {
            if (cold.contains(feature.name())) {
                FeatureDefinition definition = feature.aggregate().orElseThrow();
                windows.merge(definition.series().id(), definition.windowMillis(), Math::max);
                features.computeIfAbsent(rule.id(), none -> new TreeSet<>()).add(feature.name());
            }
        }
    }

    /** Whoever pushes the rules signs them. */
    private static JobSettings unsigned(JobSettings settings) {
        return new JobSettings(
                settings.engine(),
                settings.documents(),
                settings.topics(),
                settings.guards(),
                settings.maxFutureMillis(),
                settings.latenessMillis(),
                settings.quarantine(),
                Signers.NONE,
                settings.cache(),
                settings.artifacts(),
                settings.trainsModels());
    }

    private static RawRecord record(String key, Node document, String topic, RulebookMemory memory) {
        long offset = memory.nextOffsets().getOrDefault(new TopicPart(topic, 0), 0L);
        return new RawRecord(
                topic,
                0,
                offset,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                DocumentForms.json(document).getBytes(StandardCharsets.UTF_8));
    }

    private static void refuse(List<RuleStatus> answers) throws IOException {
        List<String> errors = new ArrayList<>();
        for (RuleStatus answer : answers) {
            if (answer.kind() == RuleStatus.Kind.REJECTED) {
                for (RuleError error : answer.errors()) {
                    errors.add(answer.rule() + ": " + (error.path().isEmpty() ? "" : error.path() + ": ")
                            + error.message());
                }
            }
        }
        if (!errors.isEmpty()) {
            throw new IOException("the job would refuse the rules:\n" + String.join("\n", errors));
        }
    }

    /** Returns what is known of the series once the history was taken in. */
    List<WarmUp> warmUps(long sinceMillis) {
        List<WarmUp> warmUps = new ArrayList<>();
        windows.forEach((series, window) -> warmUps.add(new WarmUp(series, window, sinceMillis)));
        return warmUps;
    }
}
