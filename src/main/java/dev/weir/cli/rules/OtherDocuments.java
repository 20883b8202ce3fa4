package dev.weir.cli.rules;

import dev.weir.events.answer.Channels;
import dev.weir.events.answer.PointPolicy;
import dev.weir.events.answer.RuleError;
import dev.weir.io.document.ReadFiles;
import dev.weir.io.document.RuleFiles;
import dev.weir.rules.compile.DefinitionReader;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.definition.Definitions;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.expression.message.TypeMessages;
import dev.weir.rules.list.TableShape;
import dev.weir.rules.rule.Budget;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.schema.CapReader;
import dev.weir.rules.schema.JobSchema;
import dev.weir.rules.schema.JobSchemaReader;
import dev.weir.rules.schema.PolicyReader;
import dev.weir.text.Spelling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks documents that are no rules, as the job would, and knows what they mean for rules. */
final class OtherDocuments {
    private final ReadFiles files;
    private final RuleCompiler ofConfig;
    private final JobSchemaReader schemas;
    private final Channels channels;
    private RuleCompiler compiler;
    private Optional<Node> schema = Optional.empty();
    private Definitions definitions = Definitions.NONE;
    private final Map<String, Node> policies = new TreeMap<>();
    private final Map<String, Node> caps = new TreeMap<>();
    /** Those of the caps, which are asked for each rule; empty while they are not known. */
    private Optional<List<Budget>> budgets = Optional.empty();

    /** Creates it with what reads files. */
    OtherDocuments(RuleCompiler compiler, Channels channels, ReadFiles files) {
        this.channels = channels;
        this.files = files;
        this.ofConfig = compiler;
        this.compiler = compiler;
        this.schemas = new JobSchemaReader(compiler.schema(), compiler.limits());
    }

    /** Returns the files in places, those that rules may use first. */
    List<Path> first(List<Path> places) throws IOException {
        Set<Path> others = new LinkedHashSet<>();
        Set<Path> rules = new LinkedHashSet<>();
        for (Path place : places) {
            others.addAll(RuleFiles.othersIn(place));
            for (Path file : RuleFiles.in(place)) {
                (isOther(file) ? others : rules).add(file);
            }
        }
        List<Path> all = new ArrayList<>(others);
        all.sort(Comparator.comparing(file -> !file.endsWith(JobSchema.ID + ".yaml"))); // the rest may use it
        all.addAll(rules);
        return all;
    }

    /** Learns what is beside places, except for the files in them. */
    void learnBeside(List<Path> places, List<Path> inThem) throws IOException {
        Set<Path> given = inThem.stream().map(Path::toAbsolutePath).collect(Collectors.toSet());
        for (Path place : places) {
            for (String kind : RuleFiles.KINDS) {
                Path beside = place.toAbsolutePath().resolveSibling(kind);
                for (Path file : Files.isDirectory(beside) ? RuleFiles.in(beside) : List.<Path>of()) {
                    if (!given.contains(file)) {
                        files.find(file).ifPresent(this::learn);
                    }
                }
            }
        }
    }

    private boolean isOther(Path file) throws IOException {
        return files.find(file)
                .filter(node -> DocumentIds.isOfOther(DocumentIds.of(node)))
                .isPresent();
    }

    /** Learns the document of a file, if rules may use it. */
    void learn(Path file) throws IOException {
        files.find(file)
                .filter(node -> DocumentIds.isOfOther(DocumentIds.of(node)))
                .ifPresent(this::learn);
    }

    /** Returns what is wrong with the id of a document in a folder such as caps that lacks its kind; empty for others. */
    static Optional<RuleError> withoutKind(Path path, String id) {
        Path folder = path.toAbsolutePath().getParent();
        String kind = folder == null || folder.getFileName() == null
                ? ""
                : folder.getFileName().toString();
        return !RuleFiles.KINDS.contains(kind) || DocumentIds.isOfOther(id)
                ? Optional.empty()
                : Optional.of(RuleError.at(
                        "id",
                        "a file in a folder '" + kind + "' is no rule, and its id begins with its kind; write id: "
                                + kind + "/" + RuleFiles.stem(path)));
    }

    /**
     * Returns what is wrong with the id of a document beside those of others, and with the name of its file.
     *
     * @param owners the files of the ids that were seen, which receive this one
     */
    static List<RuleError> misnamed(Path path, String id, List<RuleError> known, Map<String, Path> owners) {
        List<RuleError> errors = new ArrayList<>();
        Path owner = owners.putIfAbsent(id, path);
        if (owner != null && !id.isEmpty()) {
            errors.add(RuleError.at("id", "'" + id + "' is the id of " + owner + " too; give each rule its own"));
        }
        boolean isNamed = !id.isEmpty()
                && Stream.of(known, errors)
                        .flatMap(List::stream)
                        .noneMatch(error -> error.path().equals("id"));
        if (isNamed && !id.equals(nameOf(path, id))) {
            errors.add(RuleError.at(
                    "id",
                    "the id is '" + id + "' and the file " + path.getFileName() + "; name the file " + id + ".yaml"));
        }
        return errors;
    }

    /** Returns the id that a file is named after; that of a document that is no rule includes its folder. */
    private static String nameOf(Path path, String id) {
        Path folder = path.toAbsolutePath().getParent();
        return DocumentIds.isOfOther(id) && folder != null
                ? folder.getFileName() + "/" + RuleFiles.stem(path)
                : RuleFiles.stem(path);
    }

    /** Returns errors with what was meant by names that definitions have, and that are written without {@code defs}. */
    List<RuleError> meaning(List<RuleError> errors) {
        return errors.stream().map(this::meaning).toList();
    }

    private RuleError meaning(RuleError error) {
        for (String name : definitions.byName().keySet()) {
            String unknown = TypeMessages.UNKNOWN_NAME + name + "'";
            if (error.message().startsWith(unknown)) {
                String meant = unknown + Spelling.MEANT + DefinitionReader.KIND + "." + name + "'?";
                return new RuleError(error.path(), meant, error.line(), error.column());
            }
        }
        return error;
    }

    /** Returns what is wrong with a document; if nothing is, rules may use it from now on. */
    List<RuleError> check(Node document) {
        String id = DocumentIds.of(document);
        String kind = DocumentIds.kindOf(id);
        if (kind.equals(JobSchemaReader.KIND)) {
            learn(document);
            return schemas.read(document).errors();
        }
        if (kind.equals(PolicyReader.KIND)) {
            return checkPolicy(document);
        }
        if (kind.equals(CapReader.KIND)) {
            learn(document);
            return read(document).errors();
        }
        if (!kind.equals(DefinitionReader.KIND)) {
            return List.of(RuleError.at(
                    "id",
                    "there are no documents of the kind '" + kind + "'" + Spelling.advice(kind, RuleFiles.KINDS)
                            + "; the id of a rule has no slash"));
        }
        DefinitionReader.Read read = new DefinitionReader(compiler).read(document);
        List<RuleError> errors = new ArrayList<>(read.errors());
        errors.addAll(read.definitions().takenIn(definitions));
        definitions = definitions.replacing(id, read.definitions());
        return errors;
    }

    private List<RuleError> checkPolicy(Node document) {
        List<PointPolicy> others = policies.entrySet().stream()
                .filter(other -> !other.getKey().equals(DocumentIds.of(document)))
                .map(other -> PolicyReader.inForce(other.getValue()))
                .toList();
        JobSchema added = schema.map(one -> schemas.read(one).schema()).orElse(JobSchema.NONE);
        learn(document);
        return new PolicyReader(channels, added).read(document, others).errors();
    }

    /** Learns what rules may use, without checking it again. */
    void learn(Node document) {
        if (DocumentIds.of(document).equals(JobSchema.ID) && !schema.equals(Optional.of(document))) {
            JobSchema added = schemas.read(document).schema();
            compiler = new RuleCompiler(added.on(ofConfig.schema()), added.on(ofConfig.limits()));
            schema = Optional.of(document);
            budgets = Optional.empty(); // it may allow other windows
        }
        if (DocumentIds.kindOf(DocumentIds.of(document)).equals(PolicyReader.KIND)) {
            policies.put(DocumentIds.of(document), document);
        }
        if (DocumentIds.kindOf(DocumentIds.of(document)).equals(CapReader.KIND)) {
            caps.put(DocumentIds.of(document), document);
            budgets = Optional.empty();
        }
        if (DocumentIds.kindOf(DocumentIds.of(document)).equals(DefinitionReader.KIND)) {
            definitions = definitions.replacing(DocumentIds.of(document), DefinitionReader.inForce(document));
        }
    }

    private CapReader.Read read(Node cap) {
        return new CapReader(compiler.limits()).read(cap);
    }

    /** Returns a rule that asks what was spent of the budgets that it spends, as the job plans it. */
    Rule asking(Rule rule) {
        return Budget.onto(rule, budgets(), compiler.schema().types());
    }

    /** Returns what is wrong with what a rule looks up in tables, and with budgets that it spends and cannot ask. */
    List<RuleError> misuses(Rule rule, Linked linked, Map<String, TableShape> tables) {
        List<RuleError> errors = new ArrayList<>(compiler.misuses(rule, linked, tables));
        errors.addAll(Budget.unpaid(rule, budgets()));
        return errors;
    }

    private List<Budget> budgets() {
        if (budgets.isEmpty()) {
            budgets = Optional.of(caps.values().stream()
                    .flatMap(cap -> read(cap).budget().stream())
                    .toList());
        }
        return budgets.get();
    }

    /** Returns the compiler of rules, with what the schema adds to the job config. */
    RuleCompiler compiler() {
        return compiler;
    }

    /** Returns the compiler of rules by the job config alone. */
    RuleCompiler compilerOfConfig() {
        return ofConfig;
    }

    /** Returns whether the job config declares policies; one that declares none may be of another job, or none at all. */
    boolean knowsPoliciesOfJob() {
        return !channels.policies().isEmpty();
    }

    /** Returns the policies that sum points, those of the job config and documents. */
    List<PointPolicy> policies() {
        List<PointPolicy> all = new ArrayList<>(channels.policies());
        policies.values().forEach(document -> all.add(PolicyReader.inForce(document)));
        return all;
    }

    /** Returns the documents that rules need to be decided as in the job: what adds to its config, policies and caps. */
    List<Node> needed() {
        List<Node> needed = new ArrayList<>();
        schema.ifPresent(needed::add);
        needed.addAll(policies.values());
        needed.addAll(caps.values());
        return needed;
    }

    /** Returns a rule with what it uses. */
    Linked link(Node rule) {
        return Linked.of(rule, definitions);
    }
}
