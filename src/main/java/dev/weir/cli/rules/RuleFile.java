package dev.weir.cli.rules;

import dev.weir.events.answer.RuleCost;
import dev.weir.io.document.FileError;
import dev.weir.rules.document.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A rule file as the job would see it.
 *
 * @param id {@code ""} if it has none
 * @param version 0 likewise
 * @param document nothing if the file cannot be read
 * @param warnings what may well not be meant
 * @param cost of one that is good
 */
record RuleFile(
        Path path,
        String id,
        long version,
        Node document,
        List<FileError> errors,
        List<FileError> warnings,
        Optional<RuleCost> cost) {
    /** Makes defensive copies. */
    RuleFile {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** Creates the entry of a file that cannot be read. */
    static RuleFile unreadable(Path path, Node nothing, FileError error) {
        return new RuleFile(path, "", 0, nothing, List.of(error), List.of(), Optional.empty());
    }
}
