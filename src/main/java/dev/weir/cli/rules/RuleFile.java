package dev.weir.cli.rules;

import dev.weir.events.answer.RuleCost;
import dev.weir.io.document.FileError;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Versions;
import dev.weir.text.Spelling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rule file after the job's own checks.
 *
 * @param id {@code ""} if there is none
 * @param version 0 if there is none
 * @param document null if the file cannot be read
 * @param warnings about what is probably not intended
 * @param cost of a valid rule
 * @param estimates what is said of its features that are estimates
 * @param names the other rules that a valid rule asks about
 */
public record RuleFile(
        Path path,
        String id,
        long version,
        Node document,
        List<FileError> errors,
        List<FileError> warnings,
        Optional<RuleCost> cost,
        List<String> estimates,
        Set<String> names) {
    /** Makes defensive copies. */
    public RuleFile {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        estimates = List.copyOf(estimates);
        names = Set.copyOf(names);
    }

    /**
     * Returns those of the files that are asked for.
     *
     * @param only their ids; all of the files if there are none
     * @throws IOException if no file has such an id
     */
    public static List<RuleFile> chosen(List<RuleFile> files, List<String> only) throws IOException {
        List<String> ids = files.stream().map(RuleFile::id).toList();
        for (String id : only) {
            if (!ids.contains(id)) {
                throw new IOException("--only: no file has the id '" + id + "'" + Spelling.advice(id, ids));
            }
        }
        return only.isEmpty()
                ? files
                : files.stream().filter(file -> only.contains(file.id())).toList();
    }

    /**
     * Returns files in an order in which each comes after those that its rule asks about, so that the job does not warn of
     * what comes a moment later; else in their own.
     */
    static List<RuleFile> askedFirst(List<RuleFile> files) {
        Map<String, RuleFile> byId = new HashMap<>();
        files.forEach(file -> byId.putIfAbsent(file.id(), file));
        Map<Path, RuleFile> ordered = new LinkedHashMap<>();
        Set<Path> begun = new HashSet<>();
        files.forEach(file -> file.add(byId, begun, ordered));
        return List.copyOf(ordered.values());
    }

    private void add(Map<String, RuleFile> byId, Set<Path> begun, Map<Path, RuleFile> ordered) {
        if (begun.add(path)) { // else it is there, or it asks about itself by way of others
            for (String name : new TreeSet<>(names)) {
                RuleFile asked = byId.get(name);
                if (asked != null) {
                    asked.add(byId, begun, ordered);
                }
            }
            ordered.put(path, this);
        }
    }

    /** Creates the entry of a document that is no rule. */
    static RuleFile other(Path path, String id, Node document, List<FileError> errors) {
        return model(path, id, document, errors, List.of());
    }

    /** Creates the entry of a model. */
    static RuleFile model(Path path, String id, Node document, List<FileError> errors, List<FileError> warnings) {
        return new RuleFile(
                path, id, Versions.of(document), document, errors, warnings, Optional.empty(), List.of(), Set.of());
    }

    /** Creates the entry of a file that cannot be read. */
    static RuleFile unreadable(Path path, Node nothing, FileError error) {
        return new RuleFile(path, "", 0, nothing, List.of(error), List.of(), Optional.empty(), List.of(), Set.of());
    }
}
