package dev.weir.console.question;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Answers what is known of a key. Both questions read topics, for a time and no longer. */
public interface KeyQuestions {
    /**
     * Returns what is known of a key now, from the events that the topics still have.
     *
     * @param key fields with their values, such as {@code cardId=card-9}
     * @param back events and decisions that are older are not read; empty for as far back as a rule looks
     * @throws dev.weir.io.kafka.ReadTooLongException if the topics have more than can be read in time
     * @throws IOException if the topics cannot be read, or this is no key
     */
    KeyAnswered about(String key, Optional<Duration> back) throws IOException;

    /**
     * Returns the keys of an event that was decided: those by which rules in force keep something, and its subject.
     *
     * @return none if the topics do not have the event any more
     * @throws dev.weir.io.kafka.ReadTooLongException if the topics have more than can be read in time
     * @throws IOException if the topics cannot be read
     */
    List<String> keysOf(EventAsked event) throws IOException;
}
