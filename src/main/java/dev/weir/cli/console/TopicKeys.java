package dev.weir.cli.console;

import dev.weir.cli.keys.KnownKeyText;
import dev.weir.config.JobConfig;
import dev.weir.console.question.EventAsked;
import dev.weir.console.question.KeyAnswered;
import dev.weir.console.question.KeyAnswered.ActionAhead;
import dev.weir.console.question.KeyAnswered.EventOfKey;
import dev.weir.console.question.KeyAnswered.EventTaken;
import dev.weir.console.question.KeyAnswered.FeatureValue;
import dev.weir.console.question.KeyAnswered.MatchSoFar;
import dev.weir.console.question.KeyAnswered.RuleResting;
import dev.weir.console.question.KeyQuestions;
import dev.weir.console.seen.DecisionRow;
import dev.weir.events.Event;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.keys.KeyInquiry;
import dev.weir.keys.KeyName;
import dev.weir.keys.KeysOfEvent;
import dev.weir.keys.KnownKey;
import dev.weir.patterns.match.PatternState.OpenMatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers the console as {@code weir features show} does, reading the topics anew for each question, for a time. */
public final class TopicKeys implements KeyQuestions {
    /** How long topics are read for an answer, unless one says otherwise. */
    public static final Duration MOST = Duration.ofSeconds(20);

    private final JobConfig config;
    private final JobConfig.Kafka kafka;
    private final Duration most;

    /** Creates answers from the topics of a job, each of which reads them for this time at most. */
    public TopicKeys(JobConfig config, JobConfig.Kafka kafka, Duration most) {
        this.config = config;
        this.kafka = kafka;
        this.most = most;
    }

    @Override
    public KeyAnswered about(String key, Optional<Duration> back) throws IOException {
        KeyName name = KeyName.of(key)
                .orElseThrow(
                        () -> new IOException("this is no key; write fields with their values, such as cardId=card-9"));
        long atMillis = System.currentTimeMillis();
        long sinceMillis = back.map(length -> atMillis - length.toMillis()).orElse(0L);
        try (KafkaTopics topics = new KafkaTopics(kafka, most)) {
            return answered(KeyInquiry.ask(
                    new KeyInquiry.Question(name, atMillis, sinceMillis, Optional.empty()), topics, config));
        }
    }

    @Override
    public List<String> keysOf(EventAsked event) throws IOException {
        try (KafkaTopics topics = new KafkaTopics(kafka, most)) {
            return KeysOfEvent.read(
                    new KeysOfEvent.Sought(event.type(), event.id(), event.decidedAtMillis()), topics, config);
        }
    }

    private static KeyAnswered answered(KnownKey known) {
        return new KeyAnswered(
                known.key().text(),
                known.atMillis(),
                known.sinceMillis(),
                known.events(),
                known.features().stream()
                        .map(KnownKeyText::row)
                        .map(row -> new FeatureValue(row.get(1), row.get(0), row.get(2), row.get(3), row.get(4)))
                        .toList(),
                known.matches().stream()
                        .map(one -> soFar(one.rule(), one.match()))
                        .toList(),
                known.rows().stream().map(KnownKeyText::sentence).toList(),
                known.firings().stream()
                        .map(one -> new RuleResting(
                                one.rule(),
                                one.trigger(),
                                one.atMillis(),
                                one.restsUntilMillis(),
                                one.counted(),
                                one.cap()))
                        .toList(),
                known.waiting().stream()
                        .map(one -> new ActionAhead(one.rule(), one.outcome(), one.trigger(), one.dueMillis()))
                        .toList(),
                known.lists(),
                known.latest().stream().map(TopicKeys::ofKey).toList(),
                known.decisions().stream()
                        .flatMap(one -> DecisionRow.read(0, one.toString().getBytes(StandardCharsets.UTF_8)).stream())
                        .toList(),
                known.notes());
    }

    private static MatchSoFar soFar(String rule, OpenMatch match) {
        List<EventTaken> taken = new ArrayList<>();
        match.taken()
                .forEach((stage, events) -> events.forEach(event -> taken.add(new EventTaken(stage, ofKey(event)))));
        return new MatchSoFar(
                rule,
                taken,
                match.waitsFor(),
                match.mustNot(),
                match.untilMillis() == Long.MAX_VALUE ? 0 : match.untilMillis(),
                match.completedByTime());
    }

    private static EventOfKey ofKey(Event event) {
        return new EventOfKey(event.type().ruleName(), event.id(), event.timestampMillis());
    }
}
