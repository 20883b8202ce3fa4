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
final class GitRules {
    private static final int MOST_FILES = 5_000;
    private static final List<String> BESIDE = Stream.concat(Stream.of(RuleFiles.LISTS), RuleFiles.KINDS.stream())
            .sorted()
            .toList();

    private final Documents documents;

    GitRules(JobConfig config) {
        documents = Documents.yaml(config.limits().maxDocumentBytes());
    }

    /**
     * Returns a rule at a revision.
     *
     * @param file relative to the working folder; empty for the one named after the rule
     * @throws IOException if git does not have it, or if it is not a rule with this id
     */
    Node read(String revision, String id, Optional<Path> file) throws IOException, InterruptedException {
        String path = file.isPresent() ? "./" + file.get() : find(revision, id);
        byte[] text = git(List.of("show", revision + ":" + path));
        try {
            Node rule = documents.read(text);
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
        byte[] listed = git(List.of("-c", "core.quotePath=false", "ls-tree", "-r", "--name-only", revision, asked));
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
            Files.write(file, git(List.of("show", revision + ":./" + name)));
        }
    }

    private static String find(String revision, String id) throws IOException, InterruptedException {
        byte[] names = git(List.of("ls-tree", "-r", "--full-tree", "--name-only", revision));
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

    private static byte[] git(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        byte[] said = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException(new String(said, StandardCharsets.UTF_8).strip());
        }
        return said;
    }
}
