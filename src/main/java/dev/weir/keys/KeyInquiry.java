package dev.weir.keys;

import dev.weir.config.JobConfig;
import dev.weir.engine.EngineLook;
import dev.weir.engine.LocalEngine;
import dev.weir.engine.plan.KeyPlan;
import dev.weir.engine.plan.PatternPlan;
import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.profile.KeyLook;
import dev.weir.events.Event;
import dev.weir.events.EventType;
import dev.weir.events.RowChange;
import dev.weir.events.Value;
import dev.weir.features.definition.FeatureDefinition;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.keys.KnownKey.HeldEvents;
import dev.weir.keys.KnownKey.KnownFeature;
import dev.weir.keys.KnownKey.KnownMatch;
import dev.weir.patterns.match.PatternState.OpenMatch;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import dev.weir.text.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds what is known of a key: its events are read from the topics, as far back as a rule looks, and played through the
 * engine of the job under the rules of that time. Flink's own state is not asked.
 */
public final class KeyInquiry {
    /** What somebody can type before a value: no expression, and not what all events or a cap are kept under. */
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_.]*");

    /** The most open matches that are told of one rule. */
    static final int MOST_MATCHES = 100;

    /** The most events of the key that are told, the latest. */
    static final int MOST_LATEST = 50;

    private final Question question;
    private final KafkaTopics topics;
    private final JobConfig config;

    /**
     * What is asked.
     *
     * @param atMillis at which time
     * @param sinceMillis events and decisions before this are not read, by event time; 0 for as far back as a rule looks
     * @param rule the rule in question; empty for all
     */
    public record Question(KeyName key, long atMillis, long sinceMillis, Optional<String> rule) {
        private boolean isAbout(Rule one) {
            return rule.isEmpty() || rule.get().equals(one.id());
        }
    }

    private KeyInquiry(Question question, KafkaTopics topics, JobConfig config) {
        this.question = question;
        this.topics = topics;
        this.config = config;
    }

    /**
     * Returns the answer.
     *
     * @throws IOException if the topics cannot be read
     */
    public static KnownKey ask(Question question, KafkaTopics topics, JobConfig config) throws IOException {
        return new KeyInquiry(question, topics, config).answer();
    }

    private KnownKey answer() throws IOException {
        Map<String, byte[]> lists = ListsThen.read(question.atMillis(), topics, config);
        LocalEngine engine = DocumentsThen.engine(question.atMillis(), lists, topics, config);
        EngineLook look = new EngineLook(engine);
        Rulebook rulebook = look.rulebook();
        List<Rule> rules = rulebook.rules().stream()
                .filter(question::isAbout)
                .sorted(Comparator.comparing(Rule::id))
                .toList();
        Collection<PatternPlan> patterns = patterns(rulebook);
        long afterMillis = Math.max(question.sinceMillis(), question.atMillis() - reachMillis(rules, patterns));
        WantedKeys wanted =
                new WantedKeys(rulebook, config.schema(), Set.of(question.key().text()), Set.of());
        EventsOfKeys.Found found =
                EventsOfKeys.read(topics, config, wanted, new EventsOfKeys.Span(afterMillis, question.atMillis()));
        for (Event event : found.events()) {
            engine.decide(event);
        }
        engine.passTo(question.atMillis()); // as if nothing of before were still on its way
        Optional<KeyLook> known = look.at(question.key().text());
        Optional<String> subject = question.key().onlyValue();
        List<Event> latest = latest(found.events());
        SubjectFirings firings = SubjectFirings.read(
                new SubjectFirings.Asked(subject, latest, rules, question.sinceMillis(), question.atMillis()),
                topics,
                config);
        return new KnownKey(
                question.key(),
                question.atMillis(),
                afterMillis,
                found.events().size(),
                features(rules, known),
                known.map(key -> matches(patterns, key)).orElse(List.of()),
                known.map(KeyLook::rows).orElse(List.<RowChange>of()),
                firings.resting(),
                firings.waiting(),
                lists.keySet().stream()
                        .filter(list -> !list.contains("/")
                                && subject.filter(value -> rulebook.lists()
                                                .at(question.atMillis())
                                                .contains(list, value))
                                        .isPresent())
                        .toList(),
                latest,
                firings.latest(),
                notes(found, rules, patterns, afterMillis));
    }

    private List<String> notes(
            EventsOfKeys.Found found, List<Rule> rules, Collection<PatternPlan> patterns, long afterMillis) {
        List<String> notes = new ArrayList<>();
        boolean isKept = !patterns.isEmpty()
                || rules.stream().anyMatch(rule -> !own(rule).isEmpty());
        if (!isKept) {
            Set<String> known = new TreeSet<>();
            for (Rule rule : rules) {
                rule.features().stream()
                        .map(feature -> feature.definition().by())
                        .filter(by -> !by.isEmpty() && by.stream().allMatch(FIELD.asMatchPredicate()))
                        .forEach(by -> known.add(String.join("&", by)));
            }
            String asked = String.join("&", question.key().fields());
            notes.add(question.rule().map(id -> "'" + id + "' keeps no").orElse("no rule in force keeps a")
                    + " feature or a pattern by " + asked
                    + Spelling.nearest(asked, known)
                            .map(near -> Spelling.MEANT + near + "'?")
                            .orElse(known.isEmpty() ? "" : "; features are kept by " + String.join(", ", known)));
        }
        notes.add("computed from the events that the topics hold"
                + (question.sinceMillis() >= afterMillis ? " since the time asked for" : "")
                + ", under the rules as they were then: what the job knows from before, by events that are no longer on"
                + " the topics, earlier rules or a warm start, is not in it");
        notes.addAll(found.notes());
        boolean mayWaitUntold = question.key().onlyValue().isPresent()
                && config.topics().shadow().isEmpty()
                && rules.stream()
                        .anyMatch(rule ->
                                !rule.later().isNone() && !rule.triggers().equals(Set.of(EventType.TRANSACTION)));
        if (mayWaitUntold) {
            notes.add("what waits because of other events than transactions is told only on the topic decisions.shadow,"
                    + " which the job config does not name");
        }
        return notes;
    }

    private Collection<PatternPlan> patterns(Rulebook rulebook) {
        Map<String, PatternPlan> patterns = new TreeMap<>();
        for (EventType type : config.schema().types()) {
            for (KeyPlan key : rulebook.of(type).keys()) {
                if (key.reader().isOfFields(question.key().text())) {
                    for (int i = 0; i < key.patterns().size(); i++) {
                        PatternPlan plan = key.patterns().get(i);
                        if (plan.uses().stream().anyMatch(use -> question.isAbout(use.rule()))) {
                            patterns.put(plan.id(), plan);
                        }
                    }
                }
            }
        }
        return patterns.values();
    }

    private List<RuleFeature> own(Rule rule) {
        Set<String> fields = Set.copyOf(question.key().fields());
        return rule.features().stream()
                .filter(feature -> Set.copyOf(feature.definition().by()).equals(fields))
                .toList();
    }

    private long reachMillis(List<Rule> rules, Collection<PatternPlan> patterns) {
        long reach = 0;
        for (Rule rule : rules) {
            for (RuleFeature feature : own(rule)) {
                reach = Math.max(
                        reach,
                        feature.aggregate().map(FeatureDefinition::windowMillis).orElse(0L));
            }
        }
        for (PatternPlan plan : patterns) {
            reach = Math.max(reach, plan.pattern().compiled().definition().spanMillis());
        }
        return Math.min(reach, question.atMillis());
    }

    private List<KnownFeature> features(List<Rule> rules, Optional<KeyLook> known) {
        List<KnownFeature> features = new ArrayList<>();
        for (Rule rule : rules) {
            for (RuleFeature feature : own(rule)) {
                Optional<FeatureDefinition> aggregate = feature.aggregate();
                Value nothing = aggregate.map(FeatureDefinition::overNothing).orElse(Value.absent());
                features.add(new KnownFeature(
                        rule.id(),
                        feature.name(),
                        known.map(key -> key.value(feature.definition(), question.atMillis()))
                                .orElse(nothing),
                        aggregate.map(one -> held(one, known)).orElse(HeldEvents.NONE),
                        aggregate.map(FeatureDefinition::windowMillis).orElse(0L)));
            }
        }
        return features;
    }

    /** Events that change a row count for a key, and are none that people ask about. */
    private static List<Event> latest(List<Event> events) {
        List<Event> latest =
                events.stream().filter(event -> !(event instanceof RowChange)).toList();
        return latest.subList(Math.max(0, latest.size() - MOST_LATEST), latest.size());
    }

    private HeldEvents held(FeatureDefinition feature, Optional<KeyLook> known) {
        Value nothing = new Value.Int(0);
        return known.map(key -> new HeldEvents(
                        key.count(feature, question.atMillis()), key.entries(feature, question.atMillis())))
                .orElse(new HeldEvents(nothing, Value.absent()));
    }

    private List<KnownMatch> matches(Collection<PatternPlan> patterns, KeyLook key) {
        List<KnownMatch> matches = new ArrayList<>();
        for (PatternPlan plan : patterns) {
            List<OpenMatch> open = key.open(plan);
            for (String rule : plan.rules()) {
                if (question.rule().isEmpty() || question.rule().get().equals(rule)) {
                    open.stream().limit(MOST_MATCHES).forEach(match -> matches.add(new KnownMatch(rule, match)));
                }
            }
        }
        return matches;
    }
}
