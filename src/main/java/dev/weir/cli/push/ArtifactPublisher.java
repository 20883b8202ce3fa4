package dev.weir.cli.push;

import dev.weir.config.JobConfig;
import dev.weir.events.record.RawRecord;
import dev.weir.io.artifact.FileArtifact;
import dev.weir.io.kafka.KafkaTopics;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.models.artifact.ChunkKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the artifacts of models on their topic before the documents that name them, and takes away what nobody needs any more:
 * what no document on the topic of models names, as far as compaction has left them, and none that is in force.
 */
final class ArtifactPublisher {
    /** A chunk that is younger may be of a push that goes on elsewhere, whose document is still to come. */
    private static final Duration IN_USE = Duration.ofHours(1);

    private static final Pattern HASH = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

    private final KafkaTopics topics;
    private final JobConfig.Topics names;

    ArtifactPublisher(KafkaTopics topics, JobConfig config) {
        this.topics = topics;
        this.names = config.topics();
    }

    /** Writes the artifacts of changes that have some; one that is on the topic for another document already is left there. */
    void publish(List<Change> changes) throws IOException {
        Set<String> written = new HashSet<>();
        for (Change change : changes) {
            Optional<FileArtifact> artifact = change.artifact();
            if (artifact.isPresent() && written.isEmpty()) {
                takeAway(needed(changes));
            }
            if (artifact.isPresent() && written.add(artifact.get().onTopic().sha256())) {
                write(change, artifact.get());
            }
        }
    }

    private void write(Change change, FileArtifact artifact) throws IOException {
        try {
            artifact.write((key, chunk) -> topics.write(names.modelArtifacts(), key, chunk));
        } catch (ArtifactException e) {
            throw new IOException(change.key() + ": " + e.getMessage(), e);
        }
    }

    /** Whatever looks like a hash is taken for one: so nothing is taken away only because its document cannot be read. */
    private Set<String> needed(List<Change> changes) throws IOException {
        Set<String> needed = new HashSet<>();
        for (String topic : List.of(names.models(), names.rulesInForce())) {
            topics.read(topics.beginning(topic), record -> addHashes(record.value(), needed));
        }
        changes.forEach(change -> addHashes(change.json().getBytes(StandardCharsets.UTF_8), needed));
        return needed;
    }

    private static void addHashes(byte[] document, Set<String> into) {
        Matcher matcher = HASH.matcher(new String(document, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            into.add(matcher.group());
        }
    }

    private void takeAway(Set<String> needed) throws IOException {
        Map<String, Long> lastMillis = new HashMap<>();
        Map<String, Set<String>> keys = new HashMap<>();
        topics.read(
                topics.beginning(names.modelArtifacts()),
                record -> ChunkKey.parse(record.key()).ifPresent(key -> {
                    lastMillis.merge(key.sha256(), record.timestampMillis(), Math::max);
                    note(key, record, keys.computeIfAbsent(key.sha256(), first -> new TreeSet<>()));
                }));
        long before = System.currentTimeMillis() - IN_USE.toMillis();
        for (Map.Entry<String, Set<String>> artifact : keys.entrySet()) {
            if (!needed.contains(artifact.getKey()) && lastMillis.getOrDefault(artifact.getKey(), 0L) < before) {
                for (String key : artifact.getValue()) {
                    topics.write(names.modelArtifacts(), key, new byte[0]);
                }
            }
        }
    }

    private static void note(ChunkKey key, RawRecord record, Set<String> present) {
        if (record.value().length > 0) {
            present.add(key.text());
        } else {
            present.remove(key.text());
        }
    }
}
