package dev.weir.cli.letters;

import dev.weir.config.JobConfig;
import dev.weir.events.record.RawRecord;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Sender;
import dev.weir.io.event.JsonEvents;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.operators.EventReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends dead letters again to the topics of events that they are from, if the job config can read them now. Safe for use
 * by several threads.
 */
public final class Resending {
    private final JobConfig config;
    private final Set<String> known;
    private final JsonEvents reader;

    /** Creates it for the topics of a job. */
    public Resending(JobConfig config) {
        this.config = config;
        known = config.schema().types().stream()
                .map(type -> config.topics().of(type))
                .collect(Collectors.toSet());
        reader = JsonEvents.of(config);
    }

    /**
     * Returns the letter at a place of the topic of dead letters; empty if the topic does not have it any more.
     *
     * @throws IOException if Kafka cannot be read
     */
    public Optional<LetterRead> at(KafkaTopics topics, RecordPlace place) throws IOException {
        String letters = config.topics().deadLetters();
        KafkaTopics.Position end = topics.end(letters).only(Set.of(place.partition()));
        long first = topics.beginning(letters).offsets().getOrDefault(place.partition(), Long.MAX_VALUE);
        if (!place.topic().equals(letters)
                || place.offset() < first
                || place.offset() >= end.offsets().getOrDefault(place.partition(), 0L)) {
            return Optional.empty();
        }
        topics.goTo(new KafkaTopics.Position(letters, Map.of(place.partition(), place.offset())));
        while (!topics.isAt(end)) {
            for (KafkaTopics.Headed headed : topics.nextHeaded()) {
                if (headed.record().offset() >= place.offset()) {
                    return Optional.of(new LetterRead(headed.record(), headed.letter()))
                            .filter(letter -> letter.record().offset() == place.offset());
                }
            }
        }
        return Optional.empty();
    }

    /** Returns why a letter cannot be sent, and what to do about it; {@code ""} if it can. */
    public String whyNot(LetterRead letter) {
        if (!known.contains(letter.headers().topic())) {
            return "'" + letter.headers().topic()
                    + "' is no topic of events of this config; name the config that has it," + " with --config";
        }
        if (letter.headers().truncated()) {
            return "only its beginning was kept; take the record from its own topic";
        }
        if (!config.records().masked().isEmpty()) {
            return "the config has 'masked', so that it may not be the record any more; take that from its own topic";
        }
        RawRecord source = letter.record();
        RawRecord record = new RawRecord(
                letter.headers().topic(),
                Math.max(0, letter.headers().partition()),
                Math.max(0, letter.headers().offset()),
                source.timestampMillis(),
                source.key(),
                source.value());
        return reader.read(record) instanceof EventReader.Reading.Rejected rejected ? rejected.error() : "";
    }

    /**
     * Sends a letter that {@link #whyNot} has nothing against, and waits until the broker has it.
     *
     * @param by who sends it, as its header says; events need no sender
     */
    public void send(KafkaTopics topics, LetterRead letter, Sender by) throws IOException {
        topics.write(
                letter.headers().topic(),
                new String(letter.record().key(), StandardCharsets.UTF_8),
                letter.record().value(),
                by);
    }
}
