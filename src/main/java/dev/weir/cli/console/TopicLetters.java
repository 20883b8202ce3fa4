package dev.weir.cli.console;

import dev.weir.cli.letters.LetterRead;
import dev.weir.cli.letters.Resending;
import dev.weir.config.JobConfig;
import dev.weir.console.letter.LetterFate;
import dev.weir.console.letter.LetterFate.Kind;
import dev.weir.console.letter.LetterSending;
import dev.weir.events.record.RecordPlace;
import dev.weir.events.record.Sender;
import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Sends dead letters again for the console, with the class of the command; one after the other reads the topic. */
public final class TopicLetters implements LetterSending {
    private final JobConfig.Kafka kafka;
    private final Resending resending;
    private final Semaphore turn = new Semaphore(1, true);

    /**
     * Creates it.
     *
     * @param kafka how to connect to the topics
     */
    public TopicLetters(JobConfig config, JobConfig.Kafka kafka) {
        this.kafka = kafka;
        resending = new Resending(config);
    }

    /**
     * A letter that was looked at.
     *
     * @param letter empty if it cannot be sent
     */
    private record Looked(LetterFate fate, Optional<LetterRead> letter) {}

    private interface Asked {
        List<LetterFate> of(KafkaTopics topics) throws IOException;
    }

    private List<LetterFate> withTopics(Asked asked) throws IOException {
        Turns.take(turn);
        try (KafkaTopics topics = new KafkaTopics(kafka)) {
            return asked.of(topics);
        } finally {
            turn.release();
        }
    }

    @Override
    public List<LetterFate> look(List<RecordPlace> letters) throws IOException {
        return withTopics(
                topics -> looked(topics, letters).stream().map(Looked::fate).toList());
    }

    private List<Looked> looked(KafkaTopics topics, List<RecordPlace> letters) throws IOException {
        if (letters.size() > MOST) {
            throw new IOException(
                    "at most " + MOST + " dead letters are sent at once; weir dead-letters resend sends more");
        }
        List<Looked> all = new ArrayList<>();
        Set<String> records = new HashSet<>();
        for (RecordPlace place : letters) {
            Optional<LetterRead> letter = resending.at(topics, place);
            String why = letter.map(resending::whyNot).orElse("the topic of dead letters does not have it any more");
            if (why.isEmpty() && !records.add(letter.orElseThrow().identity())) {
                why = "it is about the same record as another one here, and one of them is enough";
            }
            String record = letter.map(LetterRead::place).orElse("");
            Kind kind = why.isEmpty() ? Kind.READABLE : Kind.STAYS;
            all.add(new Looked(new LetterFate(place, record, kind, why), why.isEmpty() ? letter : Optional.empty()));
        }
        return all;
    }

    @Override
    public List<LetterFate> send(List<RecordPlace> letters, String by) throws IOException {
        return withTopics(topics -> {
            List<LetterFate> fates = new ArrayList<>();
            String failure = "";
            for (Looked one : looked(topics, letters)) {
                if (one.letter().isEmpty()) {
                    fates.add(one.fate());
                } else if (failure.isEmpty()) {
                    failure = failure(topics, one.letter().get(), by);
                    fates.add(as(failure.isEmpty() ? Kind.SENT : Kind.STAYS, one.fate(), failure));
                } else {
                    fates.add(as(Kind.STAYS, one.fate(), "not tried after the failure before it; send it again"));
                }
            }
            return fates;
        });
    }

    private String failure(KafkaTopics topics, LetterRead letter, String by) {
        try {
            resending.send(topics, letter, new Sender(by, 0, ""));
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static LetterFate as(Kind kind, LetterFate fate, String said) {
        return new LetterFate(fate.letter(), fate.record(), kind, said);
    }
}
