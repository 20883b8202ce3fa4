package dev.weir.cli.rules;

import dev.weir.io.document.ReadFiles;
import dev.weir.io.document.RuleFiles;
import dev.weir.rules.document.Node;
import dev.weir.rules.lint.NeededOthers;
import dev.weir.rules.lint.RuleTags;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rules in the folders of the files that are checked, which are named after them. Their tags are read when asked for. */
final class RulesBeside implements NeededOthers.Known {
    private final ReadFiles read;
    private final Set<Path> folders = new HashSet<>();
    private final List<Path> files = new ArrayList<>();
    private final Set<String> ids = new TreeSet<>();
    private Optional<Set<String>> tags = Optional.empty();

    RulesBeside(ReadFiles read) {
        this.read = read;
    }

    /** Adds the rules of a folder, if they are not known. */
    void add(Path folder) throws IOException {
        if (!folders.add(folder)) {
            return;
        }
        for (Path file : RuleFiles.in(folder)) {
            files.add(file);
            ids.add(RuleFiles.stem(file));
        }
    }

    /** Returns a valid rule by its id. */
    Optional<Rule> rule(String id, OtherDocuments others) {
        return files.stream()
                .filter(file -> RuleFiles.stem(file).equals(id))
                .findFirst()
                .flatMap(this::document)
                .map(document -> others.compiler().compile(others.link(document)))
                .flatMap(compiled ->
                        compiled instanceof Compiled.Accepted good ? Optional.of(good.rule()) : Optional.empty());
    }

    @Override
    public Set<String> rules() {
        return ids;
    }

    @Override
    public boolean hasTag(String tag) {
        return tags().contains(tag);
    }

    @Override
    public Set<String> tags() {
        if (tags.isEmpty()) {
            Set<String> all = new TreeSet<>();
            files.forEach(file -> document(file).ifPresent(rule -> all.addAll(RuleTags.of(rule))));
            tags = Optional.of(all);
        }
        return tags.get();
    }

    private Optional<Node> document(Path file) {
        try {
            return read.find(file);
        } catch (IOException e) {
            return Optional.empty(); // said when it is checked
        }
    }
}
