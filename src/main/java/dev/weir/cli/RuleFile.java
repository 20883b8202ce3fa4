package dev.weir.cli;

import dev.weir.io.FileError;
import dev.weir.rules.Node;
import java.nio.file.Path;
import java.util.List;

/**
 * A rule file as the job would see it.
 *
 * @param id {@code ""} if it has none
 * @param version 0 likewise
 * @param document nothing if the file cannot be read
 */
record RuleFile(Path path, String id, long version, Node document, List<FileError> errors) {
    /** Copies. */
    RuleFile {
        errors = List.copyOf(errors);
    }
}
