package dev.weir.io.document;

import dev.weir.rules.compile.DefinitionReader;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.schema.CapReader;
import dev.weir.rules.schema.JobSchemaReader;
import dev.weir.rules.schema.PolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds the rule files of a folder and its subfolders: {@code *.yaml}, {@code *.yml} and {@code *.json}, except cases
 * ({@code *.test.yaml}), schemas ({@code *.schema.json}) and hidden files, such as the folders behind a mounted config
 * map.
 */
public final class RuleFiles {
    /** The ending of the names of files with cases. */
    public static final String CASES = ".test.yaml";

    private static final String SCHEMA = ".schema.json";
    private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");

    /** The folder of lists next to the rules. */
    public static final String LISTS = "lists";

    /** The folder of models next to the rules. */
    public static final String MODELS = "models";

    /** The folders of documents that are no rules: each is called after their kind. */
    public static final Set<String> KINDS =
            Set.of(DefinitionReader.KIND, JobSchemaReader.KIND, PolicyReader.KIND, CapReader.KIND);

    private static final Set<String> ASIDE = Set.of(LISTS, MODELS);

    private RuleFiles() {}

    /**
     * Returns the files of rules. A subfolder {@code lists} contains lists, not rules, {@code models} models, {@code defs} definitions, {@code
     * policies} policies, {@code caps} caps, and {@code job} what is added to the job config.
     *
     * @param place a folder, or a file, which is taken whatever its name is
     * @return sorted
     * @throws IOException if there is no such folder or file
     */
    public static List<Path> in(Path place) throws IOException {
        return listed(place, RuleFiles::isRule).stream()
                .filter(file -> !isOther(place.relativize(file)))
                .toList();
    }

    /** Returns the files of documents that are no rules, in subfolders called after their kind, in the same way. */
    public static List<Path> othersIn(Path place) throws IOException {
        return listed(place, RuleFiles::isRule).stream()
                .filter(file -> isOther(place.relativize(file)))
                .toList();
    }

    private static boolean isOther(Path below) {
        Path folder = below.getParent();
        return folder != null && KINDS.contains(String.valueOf(folder.getFileName()));
    }

    /** Returns the files of cases, in the same way. */
    public static List<Path> casesIn(Path place) throws IOException {
        return listed(place, name -> name.endsWith(CASES));
    }

    /** Returns the name of a file without the ending that marks it as a rule. */
    public static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        return ENDINGS.stream()
                .filter(name::endsWith)
                .findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .orElse(name);
    }

    /**
     * The content of a folder.
     *
     * @param rules the documents as JSON by id, those that rules may use first
     * @param errors of the files that cannot be read, each with its place
     */
    public record Read(Map<String, String> rules, List<String> errors) {
        /** Makes defensive copies. */
        public Read {
            Map<String, String> inOrder = new TreeMap<>(DocumentIds.USED_FIRST);
            inOrder.putAll(rules);
            rules = Collections.unmodifiableMap(inOrder);
            errors = List.copyOf(errors);
        }
    }

    /**
     * Reads all rules of a folder, valid or not. A file that is not YAML, has no id, or has the id of another is
     * reported, and the others are read.
     *
     * @throws IOException if there is no such folder or it contains no rule
     */
    public static Read read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("no folder " + folder + "; -Dweir.rules names a folder of rules, or none");
        }
        Map<String, String> rules = new TreeMap<>();
        List<String> errors = new ArrayList<>();
        for (Path file : in(folder)) {
            read(file, rules).ifPresent(errors::add);
        }
        for (Path file : othersIn(folder)) {
            read(file, rules).ifPresent(errors::add);
        }
        if (rules.isEmpty()) {
            throw new IOException(
                    errors.isEmpty()
                            ? "no rule in " + folder + "; put *.yaml files there, or say -Dweir.rules=none"
                            : String.join("\n", errors));
        }
        return new Read(rules, errors);
    }

    private static Optional<String> read(Path file, Map<String, String> rules) throws IOException {
        byte[] text = Files.readAllBytes(file);
        Node rule;
        try {
            rule = Documents.yaml(RuleLimits.DEFAULT.maxDocumentBytes()).read(text);
        } catch (DocumentException e) {
            return Optional.of(String.join(
                    "\n", FileError.of(file, SourceText.of(text), e.error()).lines()));
        }
        String id = DocumentIds.of(rule);
        if (id.isEmpty()) {
            return Optional.of(file + " has no id; a rule begins with one, such as id: card-testing");
        }
        return rules.putIfAbsent(id, DocumentForms.json(rule)) == null
                ? Optional.empty()
                : Optional.of(file + " has the id '" + id + "' of another file; give each rule its own");
    }

    private static boolean isRule(String name) {
        return ENDINGS.stream().anyMatch(name::endsWith) && !name.endsWith(CASES) && !name.endsWith(SCHEMA);
    }

    private static List<Path> listed(Path place, Predicate<String> wanted) throws IOException {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        if (!Files.isDirectory(place)) {
            throw new IOException("there is no folder and no file " + place);
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> !isAside(place.relativize(file)) && Files.isRegularFile(file))
                    .filter(file -> wanted.test(String.valueOf(file.getFileName())))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isAside(Path below) {
        return StreamSupport.stream(below.spliterator(), false)
                .anyMatch(part -> part.toString().startsWith(".") || ASIDE.contains(part.toString()));
    }
}
