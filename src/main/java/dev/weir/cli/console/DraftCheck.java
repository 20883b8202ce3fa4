package dev.weir.cli.console;

import dev.weir.cli.cases.CaseFile;
import dev.weir.cli.cases.CaseResult;
import dev.weir.cli.cases.CaseRunner;
import dev.weir.cli.cases.RuleCase;
import dev.weir.cli.rules.CaseLines;
import dev.weir.cli.rules.RuleFile;
import dev.weir.cli.rules.RuleFolder;
import dev.weir.config.JobConfig;
import dev.weir.console.edit.CaseSeen;
import dev.weir.console.edit.DraftChecked;
import dev.weir.console.edit.Fault;
import dev.weir.console.edit.RuleDraft;
import dev.weir.io.document.FileError;
import dev.weir.io.document.RuleFiles;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.document.RuleIds;
import dev.weir.text.Counted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Checks a draft as {@code weir rules validate} does, and runs its cases as {@code weir rules test} does. */
final class DraftCheck {
    /** Cases are run for so long at most, in nanoseconds. */
    private static final long MOST_NANOS = 5_000_000_000L;

    private final JobConfig config;
    private final Optional<Path> places;
    private final RuleFolder folder;

    /**
     * A draft that was read.
     *
     * @param file whose document is empty if the text is no YAML
     */
    record Read(RuleFile file, List<Fault> errors) {}

    /**
     * Creates a check, for one use.
     *
     * @param places the folder of rules, for what is beside them and for cases
     * @param known the documents on the topic that are no rules
     */
    DraftCheck(JobConfig config, Optional<Path> places, Collection<Node> known) {
        this.config = config;
        this.places = places;
        this.folder = new RuleFolder(config).knowing(known);
    }

    /** Reads and compiles it. */
    Read read(RuleDraft draft) throws IOException {
        byte[] text = draft.text().getBytes(StandardCharsets.UTF_8);
        String id = draft.id().isEmpty() ? idIn(draft.text()) : draft.id();
        RuleFile file = folder.check(
                Path.of((RuleIds.isId(id) || DocumentIds.isId(id) ? id : "rule") + ".yaml"),
                text,
                places.map(List::of).orElse(List.of()));
        List<Fault> errors = new ArrayList<>(faults(file.errors()));
        if (errors.isEmpty() && DocumentIds.isOfOther(file.id())) {
            errors.add(new Fault(1, 1, "'" + file.id() + "' is no rule; push it from a terminal: weir rules push"));
        }
        return new Read(file, errors);
    }

    /** Returns the id that a text gives itself, so that the name of its file is no matter. */
    private static String idIn(String text) {
        return text.lines()
                .filter(line -> line.startsWith("id:"))
                .map(line ->
                        line.substring("id:".length()).replaceAll("\\s#.*", "").replaceAll("[\"'\\s]", ""))
                .filter(RuleIds::isId)
                .findFirst()
                .orElse("");
    }

    /** Returns the errors of a document that has no text, such as an earlier version. */
    List<Fault> faults(Node document) {
        return folder.errors(document).stream()
                .map(error -> new Fault(1, 1, error.path() + ": " + error.message()))
                .toList();
    }

    private static List<Fault> faults(List<FileError> errors) {
        return errors.stream()
                .map(error -> new Fault(error.place().line(), error.place().column(), error.message()))
                .toList();
    }

    /** Returns everything that is said of a draft. */
    DraftChecked whole(RuleDraft draft) throws IOException {
        Read read = read(draft);
        List<Fault> warnings = faults(read.file().warnings());
        if (!read.errors().isEmpty()) {
            return new DraftChecked(read.errors(), warnings, List.of(), "");
        }
        if (places.isEmpty()) {
            return new DraftChecked(
                    List.of(),
                    warnings,
                    List.of(),
                    "No cases: weir console --rules DIR names the folder that has them.");
        }
        Optional<Path> cases = RuleFiles.casesIn(places.get()).stream()
                .filter(file ->
                        String.valueOf(file.getFileName()).equals(read.file().id() + RuleFiles.CASES))
                .findFirst();
        return cases.isEmpty()
                ? new DraftChecked(
                        List.of(),
                        warnings,
                        List.of(),
                        "No cases: there is no " + read.file().id() + RuleFiles.CASES + " in " + places.get() + ".")
                : run(cases.get(), read.file(), warnings);
    }

    private DraftChecked run(Path path, RuleFile rule, List<Fault> warnings) throws IOException {
        CaseFile file = CaseFile.read(path, config.schema());
        List<CaseSeen> seen = new ArrayList<>();
        file.errors().forEach(error -> seen.add(new CaseSeen("cannot be read", false, error.lines())));
        CaseRunner runner = new CaseRunner(config, folder.compilerOfConfig(), folder::writtenOut, folder::needed)
                .withModels(folder::wholeModels)
                .knowing(folder::checkedLast);
        long endNanos = System.nanoTime() + MOST_NANOS;
        for (RuleCase given : file.cases()) {
            if (System.nanoTime() > endNanos) {
                return new DraftChecked(
                        List.of(),
                        warnings,
                        seen,
                        Counted.of(file.cases().size() - seen.size(), "case")
                                + " more would take too long here; run them in a terminal: weir rules test");
            }
            seen.add(run(runner, rule, given));
        }
        return new DraftChecked(List.of(), warnings, seen, "");
    }

    private CaseSeen run(CaseRunner runner, RuleFile rule, RuleCase given) {
        try {
            CaseResult result = runner.run(rule.id(), rule.document(), given);
            if (result.isGood()) {
                return new CaseSeen(given.name(), true, List.of());
            }
            List<String> lines = new ArrayList<>(CaseLines.diff(result));
            result.unread().forEach(error -> lines.add("   " + error.path() + ": " + error.message()));
            CaseLines.why(runner, folder, rule, result).forEach(line -> lines.add("     " + line));
            return new CaseSeen(given.name(), false, lines);
        } catch (IOException e) { // what a case needs may be refused; the others are run in any case
            return new CaseSeen(given.name(), false, List.of(String.valueOf(e.getMessage())));
        }
    }
}
