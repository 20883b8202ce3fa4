package dev.weir.cli.backtest;

import java.util.Optional;
import picocli.CommandLine.Option;

/** What the rules are compared with: one of the two, or neither. */
final class AgainstOptions {
    /** The rules on the topic. */
    static final String IN_FORCE = "in-force";

    @Option(
            names = "--against",
            paramLabel = IN_FORCE + "|DIR|FILE",
            description = "Compares with other rules, played beside these: those in force, as the rules topic has them,"
                    + " or those of a folder or file.")
    private Optional<String> place = Optional.empty();

    @Option(
            names = "--git",
            paramLabel = "REVISION",
            description = "Compares with what the given folders and files were at a revision of the git repository that"
                    + " this folder is in, such as HEAD~1.")
    private Optional<String> revision = Optional.empty();

    /** Returns the folder or file, or {@value #IN_FORCE}. */
    Optional<String> place() {
        return place;
    }

    /** Returns the revision. */
    Optional<String> revision() {
        return revision;
    }
}
