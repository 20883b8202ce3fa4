package dev.weir.config;

import static dev.weir.config.ConfigTexts.LEAST;
import static dev.weir.config.ConfigTexts.errors;
import static dev.weir.config.ConfigTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfig.Backend;
import dev.weir.config.JobConfig.Checkpoints;
import dev.weir.config.JobConfig.Delivery;
import dev.weir.config.JobConfig.Guards;
import dev.weir.config.JobConfig.Kafka;
import dev.weir.config.JobConfig.Limits;
import dev.weir.config.JobConfig.Time;
import dev.weir.config.JobConfig.Topics;
import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.definition.Schema;
import dev.weir.events.record.RecordPlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobConfigsTest {
    private static final String KEY = "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";

    @Test
    void aSignerHasAnEd25519KeyAndTheErrorSaysHowToPrintIt() {
        for (String bad : List.of(
                "", "abc", "!", KEY.substring(4), "MCowBQYDK2VuAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=")) {
            assertThat(errors(LEAST + "rules: {signers: {anna: '" + bad + "'}}", Map.of(), Map.of()))
                    .singleElement()
                    .asString()
                    .startsWith("rules.signers.anna")
                    .contains("openssl pkey -in KEY.pem -pubout -outform DER | base64 -w0");
        }
    }

    @Test
    void everyKeyButTheBrokersHasADefault() throws ConfigException {
        assertThat(read(LEAST))
                .isEqualTo(new JobConfig(
                        new Kafka("b:1", "weir", Map.of(), Map.of(), Map.of(), 60_000),
                        new Topics(
                                topics("transactions", "clickstream", "inventory"),
                                "rules",
                                "lists",
                                "models",
                                "model-artifacts",
                                "rules-in-force",
                                "actions",
                                "rule-status",
                                "dead-letters",
                                Optional.empty()),
                        Map.of(
                                EventType.TRANSACTION, Map.of(),
                                EventType.CLICK, Map.of(),
                                EventType.INVENTORY, Map.of()),
                        new Schema(Map.of(EventType.TRANSACTION, Map.of(), EventType.CLICK, Map.of())),
                        new EventRecords(
                                new EventRecords.Bounds(1 << 20, 256, 8_192, 1_000),
                                new EventRecords.Times(946_684_800_000L, Map.of())),
                        new Time(10_000, 600_000, 86_400_000, 400 * 86_400_000L),
                        new JobConfig.Deduplication(3_600_000, JobConfig.ContentMismatchPolicy.DECIDE),
                        new Limits(90 * 86_400_000L, 262_144, 32 << 20, 1_000_000, 8192, 1_000_000, 4096, 1000, 1000),
                        new RuleBudgets(250_000, 10_000, 10_000, 10_000, 50),
                        new Guards(0.2, 600_000, 100, 20),
                        List.of("APPROVE", "REVIEW", "BLOCK"),
                        List.of(),
                        "weir",
                        Delivery.AT_LEAST_ONCE,
                        OptionalInt.empty(),
                        1,
                        new Checkpoints(10_000, 600_000, "", 1_000),
                        new StateSettings(Backend.ROCKSDB, 32 << 20),
                        new OutputLimits(1_000_000, 1_000_000),
                        Set.of(),
                        new RuleSigners(Map.of(), List.of(), RuleSigners.Tables.NONE),
                        new TagPolicies(List.of(), List.of(), List.of()),
                        Optional.empty(),
                        new ModelSettings(List.of(), 60_000, ModelSettings.Training.ALWAYS)));
    }

    private static Map<EventType, String> topics(String transactions, String clicks, String inventory) {
        return Map.of(EventType.TRANSACTION, transactions, EventType.CLICK, clicks, EventType.INVENTORY, inventory);
    }

    @Test
    void everyKeyIsMapped() throws ConfigException {
        String all = """
                kafka:
                  bootstrapServers: b:1,c:2
                  groupId: g
                  readTimeout: 5s
                  properties: {security.protocol: SSL}
                  consumer: {fetch.max.wait.ms: 50}
                  producer: {linger.ms: 1}
                topics: {transactions: a, clickstream: b, inventory: c, rules: d, lists: l, models: m, modelArtifacts: n, rulesInForce: h, actions: e, ruleStatus: f, deadLetters: g}
                attributes: {transaction: {s: string, i: int}, click: {d: double, b: bool}}
                mappings:
                  transaction: {amount: pay.total, items: lines, items.price: p, attributes.s: x.y}
                  click: {type: event}
                  inventory: {available: quantity}
                time: {lateness: 1s, maxFuture: 2m, earliest: 1970-01-02T00:00:00Z}
                timeUnit: {transaction: seconds, click: micros, inventory: nanos}
                masked: [cardId, attributes.s, items.sku]
                deduplication: {horizon: 3h, otherContent: setAside}
                retention: {late: 4d, lateEntries: 5, forever: 800d}
                limits: {maxRecordBytes: 6000, maxIdChars: 20, maxTextChars: 300, maxLines: 40, maxWindow: 7d, maxDocumentBytes: 8000, maxListBytes: 7000, maxListEntries: 70, maxExpressionChars: 900,
                         maxEntriesPerWindow: 10000, distinctEntries: 110, maxOpenMatches: 120, maxSteps: 2000, maxMadeTextChars: 300, maxMadeListElements: 400, maxRules: 500, maxFeaturesPerRule: 6,
                         maxDecisionBytes: 200000, maxDeadLetterBytes: 300000}
                guards: {maxErrorRate: 12.5%, over: 2m, minEvaluations: 7, minTransactions: 8}
                outcomes: [OK, NO]
                channels: {offers: {outcomes: [TIP, GIFT]}}
                decisions: {source: /w, shadow: i}
                delivery: exactly-once
                parallelism: 12
                bufferTimeout: 13ms
                checkpoints: {interval: 14s, timeout: 15m, dir: 's3://x', tolerableFailures: 16}
                state: {backend: hashmap, cacheBytes: 17}
                quarantine: [a/3@812345]
                caps: {week: {tags: [offer], count: 2, over: 7d}}
                holdouts: {none: {tags: [offer, tip], percent: 5, salt: "2026"}}
                policies: {interest: {channel: offers, bands: [{from: 80, outcome: GIFT}]}}
                identity: {customer: {from: sessionId, to: customerId, over: 7d, back: 5m, backEntries: 50}}
                models: {artifacts: ['s3://models/', file:///srv/models], loadTimeout: 18s, training: withLabels}
                rules: {signers: {anna: MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=}}
                """;

        assertThat(read(all))
                .isEqualTo(new JobConfig(
                        new Kafka(
                                "b:1,c:2",
                                "g",
                                Map.of("security.protocol", "SSL"),
                                Map.of("fetch.max.wait.ms", "50"),
                                Map.of("linger.ms", "1"),
                                5_000),
                        new Topics(topics("a", "b", "c"), "d", "l", "m", "n", "h", "e", "f", "g", Optional.of("i")),
                        Map.of(
                                EventType.TRANSACTION,
                                Map.of(
                                        "amount",
                                        "pay.total",
                                        "items",
                                        "lines",
                                        "items.price",
                                        "p",
                                        "attributes.s",
                                        "x.y"),
                                EventType.CLICK,
                                Map.of("type", "event"),
                                EventType.INVENTORY,
                                Map.of("available", "quantity")),
                        new Schema(Map.of(
                                EventType.TRANSACTION, Map.of("s", ValueType.STRING, "i", ValueType.INT),
                                EventType.CLICK, Map.of("d", ValueType.DOUBLE, "b", ValueType.BOOL))),
                        new EventRecords(
                                new EventRecords.Bounds(6000, 20, 300, 40),
                                new EventRecords.Times(
                                        86_400_000,
                                        Map.of(
                                                EventType.TRANSACTION, TimeUnit.SECONDS,
                                                EventType.CLICK, TimeUnit.MICROSECONDS,
                                                EventType.INVENTORY, TimeUnit.NANOSECONDS)),
                                Set.of("cardId", "attributes.s", "items.sku")),
                        new Time(1_000, 120_000, 4 * 86_400_000L, 800 * 86_400_000L),
                        new JobConfig.Deduplication(3 * 3_600_000L, JobConfig.ContentMismatchPolicy.SET_ASIDE),
                        new Limits(7 * 86_400_000L, 8000, 7000, 70, 900, 10_000, 110, 120, 5),
                        new RuleBudgets(2_000, 300, 400, 500, 6),
                        new Guards(0.125, 120_000, 7, 8),
                        List.of("OK", "NO"),
                        List.of(new Channels.Channel("offers", List.of("TIP", "GIFT"))),
                        "/w",
                        Delivery.EXACTLY_ONCE,
                        OptionalInt.of(12),
                        13,
                        new Checkpoints(14_000, 900_000, "s3://x", 16),
                        new StateSettings(Backend.HASHMAP, 17),
                        new OutputLimits(200_000, 300_000),
                        Set.of(new RecordPlace("a", 3, 812_345)),
                        new RuleSigners(Map.of("anna", KEY), List.of(), RuleSigners.Tables.NONE),
                        new TagPolicies(
                                List.of(new TagPolicies.Cap("week", Set.of("offer"), 2, 7 * 86_400_000L)),
                                List.of(new TagPolicies.Holdout("none", Set.of("offer", "tip"), 5, "2026")),
                                List.of(new PointPolicy(
                                        "interest",
                                        "offers",
                                        Set.of(),
                                        false,
                                        List.of(new PointPolicy.Band(80, "GIFT"))))),
                        Optional.of(new JobConfig.Identity(
                                "customer", "sessionId", "customerId", 7 * 86_400_000L, 5 * 60_000, 50)),
                        new ModelSettings(
                                List.of("s3://models/", "file:///srv/models"),
                                18_000,
                                ModelSettings.Training.WITH_LABELS)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            kafka: {bootstrapServer: b}  | kafka.bootstrapServers: is missing; write the addresses of brokers, such as localhost:9092
            kafka: b                     | kafka: is the text 'b'; write keys and values
            parallelism: 0               | parallelism: is the number 0; write a whole number from 1 to 32768
            parallelism: 1.5             | parallelism: is the number 1.5; write a whole number from 1 to 32768
            parallelism: two             | parallelism: is the text 'two'; write a whole number from 1 to 32768
            bufferTimeout: 1             | bufferTimeout: is the number 1; write a length of time from 0ms to 10s, such as 100ms, 10s, 5m, 24h, 90d or 1h30m
            bufferTimeout: 1m            | bufferTimeout: is the text '1m'; write a length of time from 0ms to 10s, such as 100ms, 10s, 5m, 24h, 90d or 1h30m
            delivery: sometimes          | delivery: is the text 'sometimes'; write at-least-once or exactly-once
            outcomes: []                 | outcomes: is the list []; write a list of different texts, such as [APPROVE, REVIEW, BLOCK]
            outcomes: [A, A]             | outcomes: is the list ["A","A"]; write a list of different texts, such as [APPROVE, REVIEW, BLOCK]
            decisions: {source: ' '}     | decisions.source: is the text ' '; write a text
            topics: {rules: a b}         | topics.rules: is 'a b'; write 1 to 249 letters, digits, '.', '_' or '-'
            topics: {rules: inventory}   | topics.rules: is 'inventory', as is another topic; write a name of its own
            limits: {maxDecisionBytes: 199999}  | limits.maxDecisionBytes: is the number 199999; write a whole number from 200000 to 67108864
            limits: {maxDecisionBytes: 1048577} | limits.maxDecisionBytes: is 1048577, and Kafka's producer sends records of at most 1048576 bytes; raise kafka.producer.max.request.size, and max.message.bytes of the topic
            quarantine: [t]              | quarantine: is the list ["t"]; write a list of topic/partition@offset, such as [transactions/3@812345]
            quarantine: a/1@2            | quarantine: is the text 'a/1@2'; write a list of topic/partition@offset, such as [transactions/3@812345]
            quarantine: [transaction/1@2] | quarantine: has transaction/1@2, of a topic that is not read; did you mean 'transactions'?
            masked: [cardID]             | masked: has 'cardID', which is none; did you mean 'cardId'?
            masked: [ip, item.sku]       | masked: has 'item.sku', which is none; did you mean 'items.sku'?
            masked: {ip: true}           | masked: is a map; write a list of fields of events, such as [amount]
            paralelism: 2                | paralelism: unknown key; did you mean 'parallelism'?
            time: {horizon: 1h}          | time.horizon: unknown key; known are 'earliest', 'lateness', 'maxFuture'
            time: {earliest: 2000-01-01} | time.earliest: is the text '2000-01-01'; write an ISO-8601 instant with its zone, such as 2000-01-01T00:00:00Z
            timeUnit: {click: hours}     | timeUnit.click: is the text 'hours'; write micros or millis or nanos or seconds
            timeUnit: {clicks: seconds}  | timeUnit.clicks: unknown key; did you mean 'click'?
            mappings: {click: {typ: x}}  | mappings.click.typ: unknown field of click; did you mean 'type'?
            mappings: {click: {url: a..b}} | mappings.click.url: is no path; write names parted by single dots, such as payment.amount
            attributes: {click: {a-b: int}} | attributes.click.a-b: is no name for an attribute; write a letter, then letters, digits or '_'
            attributes: {click: {in: int}} | attributes.click.in: is a reserved word of expressions, so that none could name it; call it such as in_, and write where records have it: mappings: {click: {attributes.in_: attributes.in}}
            attributes: {click: {a: text}}  | attributes.click.a: is the text 'text'; write bool or double or int or string
            streams: returns             | streams: is the text 'returns'; write keys and values
            streams: {returns: {subject: c}} | streams.returns.id: is missing; write the name of the field that identifies an event, such as id: returnId
            streams: {returns: {id: r}}  | streams.returns.subject: is missing; write the name of the field with the subject of a decision, such as subject: customerId
            streams: {returns: {id: r, subject: c, key: d}} | streams.returns.key: unknown key; known are 'fields', 'id', 'subject', 'time', 'topic'
            streams: {click: {id: r, subject: c}} | streams.click: means something else in rules; give the stream another name
            streams: {stock: {id: r, subject: c}} | streams.stock: means something else in rules; give the stream another name
            streams: {a-b: {id: r, subject: c}} | streams.a-b: is no name for a stream; write a small letter, then letters, digits or '_'
            streams: {returns: {id: r, subject: c, topic: rules}} | topics.streams.returns.topic: is 'rules', as is another topic; write a name of its own
            streams: {returns: {id: r, subject: c, fields: {r: int}}} | streams.returns.fields.r: is declared as another type; write string, or leave it out
            streams: {returns: {id: r, subject: c, fields: {timestamp: int}}} | streams.returns.fields.timestamp: is declared as another type; write timestamp, or leave it out
            streams: {returns: {id: r, subject: c, time: c}} | streams.returns.time: is 'c', as is another key; write the field that holds the time
            streams: {returns: {id: r, subject: c, fields: {in: int}}} | streams.returns.fields.in: is no name for a field; write letters, digits or '_', beginning with a letter, and no word that means something else in expressions
            streams: {returns: {id: r, subject: c, fields: {a: text}}} | streams.returns.fields.a: is the text 'text'; write bool or double or int or string or timestamp
            caps: {week: {count: 2, over: 7d}} | caps.week.tags: is missing; write tags of rules, such as tags: [offer]
            caps: {week: {tags: [offer], count: 101}} | caps.week.count: is the number 101; write a whole number from 1 to 100
            caps: {week: {tags: [offer], over: 91d}} | caps.week.over: is the text '91d'; write a length of time from 1ms to 90d, such as 100ms, 10s, 5m, 24h, 90d or 1h30m
            caps: {week: {tags: [offer], per: 7d}} | caps.week.per: unknown key; known are 'count', 'over', 'tags'
            caps: {Week: {tags: [offer]}} | caps.Week: is no name; write 1 to 64 of the characters a-z, 0-9, '.', '_' and '-'
            holdouts: {all: {tags: [offer], percent: 0}} | holdouts.all.percent: is the number 0; write a whole number from 1 to 100
            holdouts: {all: {percent: 5}} | holdouts.all.tags: is missing; write tags of rules, such as tags: [offer]
            decisions: {shadow: actions} | decisions.shadow: is 'actions', as is another topic; write a name of its own
            decisions: {events: actions} | topics.decisions.events: is 'actions', as is another topic; write a name of its own
            streams: {decision: {id: r, subject: c}} | streams.decision: is what the job decided, see decisions.events; give the stream another name
            attributes: {inventory: {}}  | attributes.inventory: unknown key; known are 'click', 'others', 'transaction'
            """)
    void whatIsWrongIsRefusedWithItsPathAndWhatToWrite(String yaml, String error) {
        String config = yaml.startsWith("kafka") ? yaml : LEAST + yaml;

        assertThat(errors(config, Map.of(), Map.of())).first().isEqualTo(error);
    }

    @Test
    void allErrorsComeAtOnce() {
        assertThat(errors("parallelism: 0\nstate: {backend: disk}\nx: 1", Map.of(), Map.of()))
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - a     | the config is no map; write keys and values, such as kafka: {…}
            a: [    | the config is not YAML at line 2, column 1: a value is missing here, or a list or map is not closed
            """)
    void aTextThatIsNoConfigIsRefused(String yaml, String error) {
        assertThat(errors(yaml + "\n", Map.of(), Map.of())).first().asString().startsWith(error);
    }

    @Test
    void aKeyThatIsWrittenTwiceIsRefused() {
        assertThat(errors("parallelism: 1\nparallelism: 2", Map.of(), Map.of()))
                .first()
                .asString()
                .contains("line 2, column 1: the key 'parallelism' is there twice");
    }
}
