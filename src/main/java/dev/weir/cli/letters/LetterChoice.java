package dev.weir.cli.letters;

import dev.weir.io.kafka.KafkaTopics;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which dead letters a command is about. */
final class LetterChoice {
    private static final int LISTED = 12;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Those of the last 10m, 2h, 1d. Default: all that the topic has.")
    private Optional<Duration> since = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Only those whose error has this text in it.")
    private String reason = "";

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only those that stood on this topic.")
    private Optional<String> source = Optional.empty();

    private final Map<String, Integer> ofOthers = new TreeMap<>();
    private boolean isFound;

    /** Returns the position to begin at. */
    KafkaTopics.Position from(KafkaTopics topics, String letters) throws IOException {
        return since.isPresent()
                ? topics.since(letters, System.currentTimeMillis() - since.get().toMillis())
                : topics.beginning(letters);
    }

    /** Returns whether a letter is meant, and notes which topics they are from. */
    boolean takes(LetterRead letter) {
        String topic = letter.headers().topic();
        if (source.isPresent() && !topic.equals(source.get())) {
            ofOthers.merge(topic, 1, Integer::sum);
            return false;
        }
        isFound = true;
        return letter.headers().error().contains(reason);
    }

    /** Returns which topics the letters so far are from, if one was asked for that none is from; empty otherwise. */
    Optional<String> onlyOfOthers() {
        return isFound || ofOthers.isEmpty()
                ? Optional.empty()
                : source.map(topic -> "no letter is from '" + topic + "'; they are from "
                        + ofOthers.entrySet().stream()
                                .limit(LISTED)
                                .map(other -> "'" + other.getKey() + "' (" + other.getValue() + ")")
                                .collect(Collectors.joining(", ")));
    }
}
