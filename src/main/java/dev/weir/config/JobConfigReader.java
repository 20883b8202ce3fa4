package dev.weir.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.config.ConfigDiagnostics.Setting;
import dev.weir.config.JobConfig.Checkpoints;
import dev.weir.config.JobConfig.ContentMismatchPolicy;
import dev.weir.config.JobConfig.Deduplication;
import dev.weir.config.JobConfig.Delivery;
import dev.weir.config.JobConfig.Guards;
import dev.weir.config.JobConfig.Kafka;
import dev.weir.config.JobConfig.Limits;
import dev.weir.config.JobConfig.Time;
import dev.weir.config.JobConfig.Topics;
import dev.weir.events.EventType;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.definition.EventDefinition;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.record.RecordPlace;
import dev.weir.text.Percentage;
import dev.weir.text.Spelling;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Creates a config from a YAML tree, with defaults for missing keys. */
final class JobConfigReader {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int MEBIBYTE = 1 << 20;
    private static final int MAX_RECORD_BYTES = 512 * MEBIBYTE;
    private static final int MANY = 1_000_000_000;

    private static final List<String> OUTCOMES = List.of("APPROVE", "REVIEW", "BLOCK");
    private static final Choices<Delivery> DELIVERIES =
            Choices.usually("at-least-once", Delivery.AT_LEAST_ONCE).or("exactly-once", Delivery.EXACTLY_ONCE);
    private static final Choices<ContentMismatchPolicy> OTHER_CONTENTS =
            Choices.usually("decide", ContentMismatchPolicy.DECIDE).or("setAside", ContentMismatchPolicy.SET_ASIDE);

    private final ConfigDiagnostics diagnostics = new ConfigDiagnostics();
    private final EventDefinitions definitions;
    private final Set<String> taken = new HashSet<>();

    private JobConfigReader(EventDefinitions definitions) {
        this.definitions = definitions;
    }

    /** Reads a whole config. */
    static JobConfig read(JsonNode tree, EventDefinitions definitions) throws ConfigException {
        JobConfigReader reader = new JobConfigReader(definitions);
        JobConfig config = reader.config(tree);
        if (!reader.diagnostics.errors().isEmpty()) {
            throw new ConfigException(reader.diagnostics.errors());
        }
        return config;
    }

    /** Returns all possible settings of a config. */
    static List<Setting> settings() {
        JobConfigReader reader = new JobConfigReader(EventDefinitions.BUILT_IN);
        reader.config(MissingNode.getInstance());
        return reader.diagnostics.asked();
    }

    private JobConfig config(JsonNode tree) {
        ConfigSection root = new ConfigSection(tree, "", diagnostics);
        ConfigSection decisions = root.section("decisions");
        EventSettings events = new EventSettings(root, decisions, definitions);
        ConfigSection retention = root.section("retention");
        ConfigSection deduplication = root.section("deduplication");
        ConfigSection time = root.section("time");
        ConfigSection limits = root.section("limits");
        Kafka kafka = kafka(root.section("kafka"));
        OutputLimits outputs = OutputLimits.read(limits, kafka);
        RuleBudgets budgets = RuleBudgets.read(limits);
        Topics topics = topics(root.section("topics"), events, decisions);
        EventRecords records = EventRecordSettings.read(root, time, limits, events);
        RuleSigners signers = signers(root.section("rules"));
        Limits most = limits(limits, retention);
        List<String> outcomes = root.texts("outcomes", OUTCOMES);
        Channels channels = new Channels(outcomes, ChannelSettings.read(root.section("channels"), outcomes));
        JobConfig config = new JobConfig(
                kafka,
                topics,
                events.mappings(),
                events.schema(),
                records,
                time(time, retention),
                new Deduplication(
                        deduplication.millis("horizon", HOUR, SECOND, 7 * DAY),
                        deduplication.oneOf("otherContent", OTHER_CONTENTS)),
                most,
                budgets,
                guards(root.section("guards")),
                outcomes,
                channels.others(),
                decisions.text("source", "weir"),
                root.oneOf("delivery", DELIVERIES),
                root.optionalWhole("parallelism", 1, 1 << 15),
                root.millis("bufferTimeout", 1, 0, 10 * SECOND),
                checkpoints(root.section("checkpoints")),
                StateSettings.read(root.section("state")),
                outputs,
                quarantine(root, topics, signers.tables()),
                signers,
                TagPolicies.read(root, most.maxWindowMillis(), channels),
                FieldSettings.identity(root.section("identity"), events.schema()),
                ModelSettings.read(root.section("models")));
        List.of(retention, deduplication, decisions, root).forEach(ConfigSection::end);
        return config;
    }

    private RuleSigners signers(ConfigSection rules) {
        RuleSigners signers = RuleSigners.read(rules);
        signers.tables().topics().forEach((key, topic) -> requireTopic(rules, key, topic, taken));
        return signers;
    }

    private static Kafka kafka(ConfigSection section) {
        Kafka kafka = new Kafka(
                section.required("bootstrapServers", "the addresses of brokers, such as localhost:9092"),
                section.text("groupId", "weir"),
                ClientProperties.read(section.section("properties")),
                ClientProperties.read(section.section("consumer")),
                ClientProperties.read(section.section("producer")),
                section.millis("readTimeout", MINUTE, SECOND, HOUR));
        section.end();
        return kafka;
    }

    private Topics topics(ConfigSection section, EventSettings events, ConfigSection decisions) {
        Map<EventType, String> ofEvents = new HashMap<>(events.topics());
        ofEvents.putAll(events.topicsOfTables());
        ofEvents.putAll(events.topicOfLabels());
        for (EventDefinition<?> definition : definitions.all()) {
            ofEvents.put(definition.type(), topic(section, definition.topic(), definition.topic(), taken));
        }
        Topics topics = new Topics(
                ofEvents,
                topic(section, "rules", "rules", taken),
                topic(section, "lists", "lists", taken),
                topic(section, "models", "models", taken),
                topic(section, "modelArtifacts", "model-artifacts", taken),
                topic(section, "rulesInForce", "rules-in-force", taken),
                topic(section, "actions", "actions", taken),
                topic(section, "ruleStatus", "rule-status", taken),
                topic(section, "deadLetters", "dead-letters", taken),
                shadow(decisions, taken));
        events.topics()
                .forEach((type, topic) -> requireTopic(
                        section,
                        type.equals(DecisionStream.TYPE)
                                ? "decisions." + StreamSettings.DECISION_EVENTS
                                : "streams." + type.ruleName() + ".topic",
                        topic,
                        taken));
        events.topicsOfTables()
                .forEach((type, topic) -> requireTopic(section, "tables." + type.ruleName() + ".topic", topic, taken));
        events.topicOfLabels().forEach((type, topic) -> requireTopic(section, "labels.topic", topic, taken));
        section.end();
        return topics;
    }

    private static Optional<String> shadow(ConfigSection decisions, Set<String> taken) {
        String topic = decisions.text("shadow", "", "the name of a topic");
        if (topic.isEmpty()) {
            return Optional.empty();
        }
        requireTopic(decisions, "shadow", topic, taken);
        return Optional.of(topic);
    }

    private static String topic(ConfigSection section, String key, String otherwise, Set<String> taken) {
        String name = section.text(key, otherwise, "the name of a topic");
        requireTopic(section, key, name, taken);
        return name;
    }

    private static void requireTopic(ConfigSection section, String key, String name, Set<String> taken) {
        if (!name.matches("[a-zA-Z0-9._-]{1,249}") || name.equals(".") || name.equals("..")) {
            section.note(key, "is '" + name + "'; write 1 to 249 letters, digits, '.', '_' or '-'");
        }
        if (!taken.add(name)) {
            section.note(key, "is '" + name + "', as is another topic; write a name of its own");
        }
    }

    private static Set<RecordPlace> quarantine(ConfigSection root, Topics topics, RuleSigners.Tables tables) {
        Set<RecordPlace> places = root.places("quarantine");
        Set<String> read = new TreeSet<>(topics.events().values());
        read.addAll(List.of(topics.rules(), topics.lists()));
        read.addAll(tables.topics().values());
        for (RecordPlace place : places) {
            if (!read.contains(place.topic())) {
                root.note(
                        "quarantine",
                        "has " + place + ", of a topic that is not read" + Spelling.advice(place.topic(), read));
            }
        }
        return places;
    }

    private static Time time(ConfigSection section, ConfigSection retention) {
        Time time = new Time(
                section.millis("lateness", 10 * SECOND, 0, DAY),
                section.millis("maxFuture", 10 * MINUTE, SECOND, 365 * DAY),
                retention.millis("late", DAY, 0, 365 * DAY),
                retention.millis("forever", 400 * DAY, DAY, 10 * 365 * DAY));
        section.end();
        return time;
    }

    private static Limits limits(ConfigSection section, ConfigSection retention) {
        Limits limits = new Limits(
                section.millis("maxWindow", 90 * DAY, SECOND, 10 * 365 * DAY),
                section.whole("maxDocumentBytes", 256 * 1024, 1_000, 16 * MEBIBYTE),
                section.whole("maxListBytes", 32 * MEBIBYTE, 1_000, MAX_RECORD_BYTES),
                section.whole("maxListEntries", 1_000_000, 1, 20_000_000),
                section.whole("maxExpressionChars", 8192, 100, 100_000),
                section.whole("maxEntriesPerWindow", 1_000_000, 10_000, MANY),
                section.whole("distinctEntries", 4096, 16, 1_000_000),
                section.whole("maxOpenMatches", 1_000, 1, 100_000),
                retention.whole("lateEntries", 1_000, 0, 1_000_000));
        section.end();
        return limits;
    }

    private static Guards guards(ConfigSection section) {
        Guards guards = new Guards(
                share(section, "maxErrorRate", "20%"),
                section.millis("over", 10 * MINUTE, SECOND, DAY),
                section.whole("minEvaluations", 100, 1, MANY),
                section.whole("minTransactions", 20, 1, MANY));
        section.end();
        return guards;
    }

    private static double share(ConfigSection section, String key, String otherwise) {
        String written = "a share from above 0% to 100%";
        String text = section.text(key, otherwise, written);
        double share = Percentage.share(text).orElse(0);
        if (share <= 0) {
            section.note(key, "is '" + text + "'; write " + written + ", such as " + otherwise);
        }
        return share;
    }

    private static Checkpoints checkpoints(ConfigSection section) {
        Checkpoints checkpoints = new Checkpoints(
                section.millis("interval", 10 * SECOND, 100, DAY),
                section.millis("timeout", 10 * MINUTE, SECOND, DAY),
                section.text("dir", ""),
                section.whole("tolerableFailures", 1_000, 0, MANY));
        if (Secrets.isLikeSecret(checkpoints.dir())) {
            section.note(
                    "dir",
                    "has a secret in plain text; leave it out, and give it to the file system in Flink's own config");
        }
        section.end();
        return checkpoints;
    }
}
