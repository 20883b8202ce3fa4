package dev.weir.cli.rules;

import dev.weir.events.answer.RuleCost;
import dev.weir.io.document.FileError;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Versions;
import dev.weir.text.Spelling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A rule file after the job's own checks.
 *
 * @param id {@code ""} if there is none
 * @param version 0 if there is none
 * @param document null if the file cannot be read
 * @param warnings about what is probably not intended
 * @param cost of a valid rule
 * @param estimates what is said of its features that are estimates
 */
public record RuleFile(
        Path path,
        String id,
        long version,
        Node document,
        List<FileError> errors,
        List<FileError> warnings,
        Optional<RuleCost> cost,
        List<String> estimates) {
    /** Makes defensive copies. */
    public RuleFile {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        estimates = List.copyOf(estimates);
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

    /** Creates the entry of a document that is no rule. */
    static RuleFile other(Path path, String id, Node document, List<FileError> errors) {
        return new RuleFile(path, id, Versions.of(document), document, errors, List.of(), Optional.empty(), List.of());
    }

    /** Creates the entry of a model. */
    static RuleFile model(Path path, String id, Node document, List<FileError> errors, List<FileError> warnings) {
        return new RuleFile(path, id, Versions.of(document), document, errors, warnings, Optional.empty(), List.of());
    }

    /** Creates the entry of a file that cannot be read. */
    static RuleFile unreadable(Path path, Node nothing, FileError error) {
        return new RuleFile(path, "", 0, nothing, List.of(error), List.of(), Optional.empty(), List.of());
    }
}
