package dev.weir.cli.rules;

import dev.weir.config.JobConfig;
import dev.weir.io.document.Documents;
import dev.weir.io.document.RuleFiles;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads rules from the git repository of the working folder. */
public final class GitRules {
    private static final int MOST_FILES = 5_000;
    private static final List<String> BESIDE = Stream.concat(Stream.of(RuleFiles.LISTS), RuleFiles.KINDS.stream())
            .sorted()
            .toList();

    private final Documents documents;

    /** Creates a reader with the limits of a job. */
    public GitRules(JobConfig config) {
        documents = Documents.yaml(config.limits().maxDocumentBytes());
    }

    /**
     * Returns a rule at a revision.
     *
     * @param file relative to the working folder; empty for the one named after the rule
     * @throws IOException if git does not have it, or if it is not a rule with this id
     */
    public Node read(String revision, String id, Optional<Path> file) throws IOException, InterruptedException {
        check(revision);
        String path = file.isPresent() ? "./" + file.get() : find(revision, id);
        Optional<byte[]> text = git(List.of("show", revision + ":" + path));
        if (text.isEmpty()) {
            throw new IOException(revision + " has no file " + path + "; name it with --file as it was called then");
        }
        try {
            Node rule = documents.read(text.get());
            if (!DocumentIds.of(rule).equals(id)) {
                throw new IOException(path + " of " + revision + " is the rule '" + DocumentIds.of(rule)
                        + "'; name the file of '" + id + "' with --file");
            }
            return rule;
        } catch (DocumentException e) {
            throw new IOException(
                    path + " of " + revision + " cannot be read: " + e.error().message(), e);
        }
    }

    /**
     * Writes the files that places had at a revision into a folder, with the folders of lists and of other documents that
     * were beside them.
     *
     * @param places relative to the working folder
     * @return the places below that folder
     * @throws IOException if git does not have them, or if there are more than {@value #MOST_FILES} files
     */
    static List<Path> checkOut(String revision, List<Path> places, Path into) throws IOException, InterruptedException {
        check(revision);
        List<Path> below = new ArrayList<>();
        for (Path place : places) {
            Path relative = Path.of("")
                    .toAbsolutePath()
                    .relativize(place.toAbsolutePath())
                    .normalize();
            checkOut(revision, relative, into, true);
            for (String beside : BESIDE) {
                checkOut(revision, relative.resolveSibling(beside), into, false);
            }
            below.add(into.resolve(relative));
        }
        return below;
    }

    private static void checkOut(String revision, Path place, Path into, boolean isNeeded)
            throws IOException, InterruptedException {
        String asked = "./" + place.toString().replace('\\', '/');
        byte[] listed = asked(List.of("-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", revision, asked));
        List<String> names = new String(listed, StandardCharsets.UTF_8).lines().toList();
        if (names.isEmpty() && isNeeded) {
            throw new IOException(revision + " has no " + place + "; name folders and files as they were called then");
        }
        if (names.size() > MOST_FILES) {
            throw new IOException(revision + " has " + names.size() + " files in " + place + ", and at most "
                    + MOST_FILES + " are read; name a folder that has only rules");
        }
        for (String name : names) {
            Path file = into.resolve(name).normalize();
            Path folder = file.getParent();
            if (!file.startsWith(into) || folder == null) {
                throw new IOException(place + " is outside of the working folder; change to one above it");
            }
            Files.createDirectories(folder);
            Files.write(file, asked(List.of("show", revision + ":./" + name)));
        }
    }

    private static String find(String revision, String id) throws IOException, InterruptedException {
        byte[] names = asked(List.of("ls-tree", "-r", "--full-tree", "--name-only", revision));
        List<String> found = new String(names, StandardCharsets.UTF_8)
                .lines()
                .filter(name -> !name.endsWith(RuleFiles.CASES))
                .filter(name -> isCalled(name, id))
                .toList();
        if (found.size() != 1) {
            throw new IOException((found.isEmpty() ? "no file" : "more than one file") + " of " + revision
                    + " is called after '" + id + "'; name it with --file");
        }
        return found.get(0);
    }

    /** Returns whether a file is called after a rule, or a file and its folder after another document. */
    private static boolean isCalled(String name, String id) {
        String stem = RuleFiles.stem(Path.of(name));
        return stem.equals(DocumentIds.nameOf(id))
                && !name.endsWith("/" + id)
                && (!DocumentIds.isOfOther(id) || ("/" + name).contains("/" + id + "."));
    }

    /** Refuses a revision that there is not, or that git would take for an option. */
    private static void check(String revision) throws IOException, InterruptedException {
        if (git(List.of("rev-parse", "--git-dir")).isEmpty()) {
            throw new IOException("this folder is in no git repository, so that there is no revision '" + revision
                    + "'; change to the one with the rules, or name a folder instead of a revision");
        }
        String commit = revision + "^{commit}";
        if (git(List.of("rev-parse", "--verify", "--quiet", "--end-of-options", commit))
                .isEmpty()) {
            throw new IOException("the git repository of this folder has no revision '" + revision
                    + "'; write HEAD~1, or a branch, tag or commit that git log --all --oneline shows");
        }
    }

    /** Returns what git says to something that it has to be able to do. */
    private static byte[] asked(List<String> arguments) throws IOException, InterruptedException {
        return git(arguments)
                .orElseThrow(() -> new IOException(
                        "git cannot read its repository; see what git " + String.join(" ", arguments) + " says"));
    }

    /** Returns what git says; empty if it says that it cannot. */
    private static Optional<byte[]> git(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException(
                    "the command git cannot be run, and revisions need it: install it, or name a folder instead", e);
        }
        process.getOutputStream().close();
        byte[] said = process.getInputStream().readAllBytes();
        return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    }
}
