package dev.weir.sandbox;

import dev.weir.io.RuleFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keeps the rules topic as a folder is: what is new or changed is written there, what is gone is removed. */
final class RulePusher {
    private final Path folder;
    private final Producer producer;
    private Map<String, String> pushed = Map.of();
    private Map<Path, FileTime> seen = Map.of();

    RulePusher(Path folder, Producer producer) {
        this.folder = folder;
        this.producer = producer;
    }

    /**
     * Writes what differs from the time before; all, the first time.
     *
     * @return ids of the rules that were written or removed
     * @throws IOException if the rules cannot be read, as {@link RuleFiles#read} says; nothing was written then
     */
    Set<String> push() throws IOException, InterruptedException {
        Map<Path, FileTime> now = modified();
        if (now.equals(seen)) {
            return Set.of();
        }
        seen = now;
        Map<String, String> rules = RuleFiles.read(folder);
        Set<String> changed = new TreeSet<>();
        for (String id : ids(rules)) {
            String json = rules.getOrDefault(id, "");
            if (!json.equals(pushed.getOrDefault(id, ""))) {
                producer.sendNow(Topics.RULES, id, json, System.currentTimeMillis());
                changed.add(id);
            }
        }
        pushed = rules;
        return changed;
    }

    private Set<String> ids(Map<String, String> rules) {
        Set<String> ids = new TreeSet<>(rules.keySet());
        ids.addAll(pushed.keySet());
        return ids;
    }

    private Map<Path, FileTime> modified() throws IOException {
        if (!Files.isDirectory(folder)) {
            return new HashMap<>(Map.of(folder, FileTime.fromMillis(0)));
        }
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                times.put(file, Files.getLastModifiedTime(file));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return times;
    }
}
