package dev.weir.cli.letters;

import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which dead letters a command is about. */
final class LetterChoice {
    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Those of the last 10m, 2h, 1d. Default: all that the topic has.")
    private Optional<Duration> since = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Only those whose error has this text in it.")
    private String reason = "";

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only those that stood on this topic.")
    private Optional<String> source = Optional.empty();

    /** Returns the position to begin at. */
    KafkaTopics.Position from(KafkaTopics topics, String letters) throws IOException {
        return since.isPresent()
                ? topics.since(letters, System.currentTimeMillis() - since.get().toMillis())
                : topics.beginning(letters);
    }

    /** Returns whether a letter is meant. */
    boolean takes(LetterRead letter) {
        return letter.headers().error().contains(reason)
                && source.filter(topic -> !topic.equals(letter.headers().topic()))
                        .isEmpty();
    }
}
