package dev.weir.sandbox.kafka;

import dev.weir.io.document.ListFile;
import dev.weir.io.document.ModelFiles;
import dev.weir.io.document.RuleFiles;
import dev.weir.io.record.RuleAnswer;
import dev.weir.models.artifact.ArtifactException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.model.ModelIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Keeps the topics of rules and lists in sync with a folder: writes new or changed ones, and removes deleted ones.
 * Lists are the files in its subfolder {@code lists}.
 */
public final class RulePusher {
    private static final String LISTS = "lists";

    private final Path folder;
    private final Producer producer;
    private Map<String, String> pushedRules = Map.of();
    private Map<String, String> pushedLists = Map.of();
    private Map<String, String> pushedModels = Map.of();
    private Map<Path, FileTime> seen = Map.of();
    private List<String> errors = List.of();

    /** Creates a pusher of the rules and lists of a folder. */
    public RulePusher(Path folder, Producer producer) {
        this.folder = folder;
        this.producer = producer;
    }

    /**
     * Writes the differences since the last call; everything, the first time.
     *
     * @return ids of the rules that were written or removed; for a list, its name as in answers
     * @throws IOException if no rule can be read; nothing was written then
     */
    public Set<String> push() throws IOException, InterruptedException {
        Map<Path, FileTime> now = modified();
        errors = new ArrayList<>();
        if (now.equals(seen)) {
            return Set.of();
        }
        seen = now;
        RuleFiles.Read read = RuleFiles.read(folder);
        Map<String, String> lists = lists();
        Map<String, String> rules = new TreeMap<>(read.errors().isEmpty() ? Map.of() : pushedRules);
        rules.putAll(read.rules());
        errors.addAll(read.errors());
        Set<String> changed = new TreeSet<>();
        write(Topics.LISTS, lists, pushedLists).forEach(name -> changed.add(RuleAnswer.LIST + name));
        changed.addAll(write(Topics.RULES, rules, pushedRules));
        Map<String, String> models = new TreeMap<>(errors.isEmpty() ? Map.of() : pushedModels);
        readModels(models);
        write(Topics.MODELS, models, pushedModels).forEach(key -> changed.add(ModelIds.ofKey(key)));
        pushedModels = models;
        pushedRules = rules;
        pushedLists = lists;
        return changed;
    }

    /** Returns the errors of files that were skipped this time; their former content stays until they can be read. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /** Returns the present number of rules. */
    public int rules() {
        return pushedRules.size();
    }

    /** The artifact of a model is there before its document. */
    private void readModels(Map<String, String> into) throws IOException, InterruptedException {
        for (Map.Entry<String, ModelFiles.Read> model :
                ModelFiles.read(folder, errors).entrySet()) {
            ModelFiles.Read read = model.getValue();
            if (read.artifact().isPresent() && !read.json().equals(pushedModels.get(model.getKey()))) {
                try {
                    read.artifact().get().write(producer::sendChunkNow);
                } catch (ArtifactException e) {
                    errors.add(model.getKey() + ": " + e.getMessage());
                    continue;
                }
            }
            into.put(model.getKey(), read.json());
        }
    }

    private Map<String, String> lists() throws IOException {
        Path there = folder.resolve(LISTS);
        if (!Files.isDirectory(there)) {
            return Map.of();
        }
        List<ListFile> read = ListFile.in(there, errors);
        Map<String, String> lists = new TreeMap<>(errors.isEmpty() ? Map.of() : pushedLists);
        read.forEach(list -> lists.put(list.name(), list.json()));
        return lists;
    }

    private Set<String> write(String topic, Map<String, String> documents, Map<String, String> pushed)
            throws IOException, InterruptedException {
        Set<String> keys = new TreeSet<>(DocumentIds.USED_FIRST);
        keys.addAll(documents.keySet());
        keys.addAll(pushed.keySet());
        Set<String> changed = new TreeSet<>();
        for (String key : keys) {
            String json = documents.getOrDefault(key, "");
            if (!json.equals(pushed.getOrDefault(key, ""))) {
                producer.push(topic, key, json);
                changed.add(key);
            }
        }
        return changed;
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
