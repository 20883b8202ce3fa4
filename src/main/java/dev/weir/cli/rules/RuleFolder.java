package dev.weir.cli.rules;

import dev.weir.Settings;
import dev.weir.cli.cases.CaseLists;
import dev.weir.config.JobConfig;
import dev.weir.events.Boundary;
import dev.weir.events.answer.RuleCost;
import dev.weir.events.answer.RuleError;
import dev.weir.io.document.Documents;
import dev.weir.io.document.FileError;
import dev.weir.io.document.ListsBeside;
import dev.weir.io.document.ReadFiles;
import dev.weir.io.document.SourceText;
import dev.weir.operators.JobSettings;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.lint.FiredPlace;
import dev.weir.rules.lint.FiringChains;
import dev.weir.rules.lint.NeededOthers;
import dev.weir.rules.model.CompiledModel;
import dev.weir.rules.model.ModelCompiler;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Costs;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks rule files as the job would, with all errors of all files, and what can be wrong only in a folder: file names
 * and duplicate ids.
 */
public final class RuleFolder {
    private static final Node NOTHING = new Node.Empty(new Node.Place(1, 1));

    private final ReadFiles read;
    private final Costs costs;
    private final DocumentReader json;
    private final ListsBeside lists;
    private final OtherDocuments others;
    private final List<Rule> accepted = new ArrayList<>();
    private final RulesBeside beside;
    private final FolderModels models;
    private Optional<Path> learnt = Optional.empty();
    private Optional<Latest> latest = Optional.empty();

    /** The valid rule that was checked last: whoever plays its cases asks for it again. */
    private record Latest(Node document, Compiled.Accepted compiled) {}

    /** Creates a reader with the attributes and limits of a job. */
    public RuleFolder(JobConfig config) {
        read = new ReadFiles(Documents.yaml(config.limits().maxDocumentBytes()));
        beside = new RulesBeside(read);
        JobSettings settings = Settings.of(config);
        json = settings.documents();
        lists = new ListsBeside(json);
        others = new OtherDocuments(settings.compiler(), settings.engine().channels(), read);
        models = new FolderModels(read, others);
        costs = new Costs(settings.engine().ruleLimits(), settings.engine().seriesLimits());
    }

    /**
     * Checks rule files.
     *
     * @param places folders and files
     * @throws IOException if one of them does not exist, or if there is no rule in any
     */
    public List<RuleFile> check(List<Path> places) throws IOException {
        List<RuleFile> files = new ArrayList<>();
        Map<String, Path> owners = new HashMap<>();
        List<Path> all = learn(places);
        for (Path file : all) {
            files.add(check(file, Files.readAllBytes(file), owners));
        }
        if (files.isEmpty()) {
            throw new IOException("no rule in " + places.get(0) + "; rules are files such as card-testing.yaml");
        }
        return files;
    }

    /** Returns the folder of a single file: what is beside it is beside the others there too, and is learnt once for them. */
    private static Optional<Path> folderOfOne(List<Path> places) {
        return places.size() == 1 && Files.isRegularFile(places.get(0))
                ? Optional.ofNullable(places.get(0).getParent())
                : Optional.empty();
    }

    /** Learns what is in and beside places without checking it, and returns the files of rules and the like. */
    private List<Path> learn(List<Path> places) throws IOException {
        List<Path> all = others.first(places);
        Optional<Path> around = folderOfOne(places);
        if (around.isPresent() && around.equals(learnt)) {
            return all;
        }
        learnt = around;
        for (Path place : places) {
            lists.read(place);
        }
        others.learnBeside(places, all);
        models.find(places);
        for (Path folder : all.stream()
                .map(file -> file.toAbsolutePath().getParent())
                .filter(Objects::nonNull)
                .distinct()
                .toList()) {
            beside.add(folder);
        }
        return all;
    }

    /**
     * Checks the text of a rule that is in no file, or not yet as it stands there.
     *
     * @param file the name that it would have
     * @param places folders and files with what it may use
     */
    public RuleFile check(Path file, byte[] text, List<Path> places) throws IOException {
        for (Path other : learn(places)) {
            others.learn(other);
        }
        return check(file, text, new HashMap<>());
    }

    /** Learns documents that rules may use, such as those on the topic; returns this. */
    public RuleFolder knowing(Collection<Node> known) {
        known.forEach(others::learn);
        return this;
    }

    /** Returns a rule with what it uses written out. */
    public Node writtenOut(Node rule) {
        return others.link(rule).writtenOut();
    }

    /** Compiles a document as the job would. */
    public Compiled compile(Node document) {
        return others.compiler().compile(others.link(document));
    }

    /** Returns what {@link #compile} made of a document, if it is that of the valid rule that was checked last. */
    public Optional<Compiled.Accepted> checkedLast(Node document) {
        return latest.filter(before -> before.document().equals(document)).map(Latest::compiled);
    }

    /** Returns the compiler of rules of the job config. */
    public RuleCompiler compilerOfConfig() {
        return others.compilerOfConfig();
    }

    /** Returns what the job makes of a model whose record has this key. */
    public CompiledModel compileModel(Node document, String key) {
        return new ModelCompiler(others.compiler()).compile(others.link(document), key);
    }

    /** Returns the documents without which rules are decided otherwise: what adds to the job config, policies and caps. */
    public List<Node> needed() {
        return others.needed();
    }

    /** Returns the models in the places that were checked, checked too. */
    List<RuleFile> models() throws IOException {
        return models.check();
    }

    /** Returns the models in or beside the places that need no artifact, with what they use written out, by their keys. */
    public Map<String, Node> wholeModels() {
        return models.whole();
    }

    /** Returns the cost of all valid rules that were checked: what they share counts once. */
    RuleCost costTogether() {
        return costs.of(accepted);
    }

    /** Returns the errors of the lists next to the rules, each with its file and place. */
    List<String> listErrors() {
        return lists.errors();
    }

    private RuleFile check(Path path, byte[] text, Map<String, Path> owners) {
        return Boundary.cross(
                () -> checked(path, text, owners),
                reason -> RuleFile.unreadable(
                        path, NOTHING, FileError.of(path, SourceText.of(""), RuleError.at("", reason))));
    }

    private RuleFile checked(Path path, byte[] text, Map<String, Path> owners) {
        SourceText source = SourceText.of(text);
        Node document;
        try {
            document = read.read(path, text);
        } catch (DocumentException e) {
            return RuleFile.unreadable(path, NOTHING, FileError.of(path, source, e.error()));
        }
        String id = DocumentIds.of(document);
        Optional<RuleError> unslashed = OtherDocuments.withoutKind(path, id);
        if (unslashed.isPresent()) {
            return RuleFile.other(path, id, document, FileError.placed(path, source, List.of(unslashed.get())));
        }
        if (DocumentIds.isOfOther(id)) {
            return checkOther(path, source, document, owners);
        }
        Linked linked = others.link(document);
        Compiled compiled = others.compiler().compile(linked);
        List<RuleError> errors = new ArrayList<>(others.meaning(errors(compiled)));
        if (compiled instanceof Compiled.Accepted good) {
            errors.addAll(others.misuses(good.rule(), linked, lists.shapes()));
            errors.addAll(models.errors(good.rule()));
            FiringChains.circles(good.rule(), other -> beside.rule(other, others))
                    .forEach(circle -> errors.add(FiredPlace.of(circle, document)));
            accepted.add(others.asking(good.rule()));
            latest = Optional.of(new Latest(document, good));
        }
        errors.addAll(OtherDocuments.misnamed(path, id, errors, owners));
        Optional<Compiled.Accepted> valid =
                compiled instanceof Compiled.Accepted good ? Optional.of(good) : Optional.empty();
        return new RuleFile(
                path,
                id,
                Versions.of(document),
                document,
                FileError.placed(path, source, errors),
                FileError.placed(
                        path,
                        source,
                        valid.map(good -> warnings(good, document)).orElse(List.of())),
                valid.map(good -> costs.of(others.asking(good.rule()))),
                valid.map(good -> CostTable.estimates(good.rule())).orElse(List.of()),
                valid.map(NeededOthers::named).orElse(Set.of()));
    }

    private RuleFile checkOther(Path path, SourceText source, Node document, Map<String, Path> owners) {
        String id = DocumentIds.of(document);
        List<RuleError> errors = new ArrayList<>(others.check(document));
        errors.addAll(OtherDocuments.misnamed(path, id, errors, owners));
        return RuleFile.other(path, id, document, FileError.placed(path, source, errors));
    }

    /** Returns the warnings of a valid rule, each at its place. */
    private List<RuleError> warnings(Compiled.Accepted accepted, Node document) {
        return Stream.concat(
                        RuleWarnings.of(accepted, others, beside, lists.entries()).stream(),
                        models.warnings(accepted.rule()).stream())
                .map(warning -> FiredPlace.of(warning, document))
                .toList();
    }

    /** Returns the constants of a valid rule that look like misspellings of texts that the fields have in its cases. */
    List<FileError> misspelt(RuleFile rule, Map<String, Set<String>> seen) throws IOException {
        List<RuleError> errors = others.compiler().misspelt(others.link(rule.document()), seen);
        return errors.isEmpty()
                ? List.of()
                : FileError.placed(rule.path(), SourceText.of(Files.readAllBytes(rule.path())), errors);
    }

    /**
     * Returns warnings about lists of cases that cannot contain what a valid rule looks for in them; a list with errors is
     * left to its case.
     *
     * @param given the lists of each case, by name
     */
    List<FileError> ofLists(RuleFile rule, Collection<Map<String, Node>> given) throws IOException {
        Optional<Rule> checked = given.stream().allMatch(Map::isEmpty) ? Optional.empty() : valid(rule.document());
        if (checked.isEmpty()) {
            return List.of();
        }
        List<RuleError> warnings = new ArrayList<>();
        given.forEach(lists -> warnings.addAll(CaseLists.warnings(checked.get(), lists, json)));
        return FileError.placed(rule.path(), SourceText.of(Files.readAllBytes(rule.path())), warnings);
    }

    private Optional<Rule> valid(Node document) {
        return checkedLast(document)
                .or(() -> compile(document) instanceof Compiled.Accepted good ? Optional.of(good) : Optional.empty())
                .map(Compiled.Accepted::rule);
    }

    /** Returns the errors of a document. */
    public List<RuleError> errors(Node document) {
        return DocumentIds.isOfOther(DocumentIds.of(document)) ? others.check(document) : errors(compile(document));
    }

    private static List<RuleError> errors(Compiled compiled) {
        return compiled instanceof Compiled.Rejected rejected ? rejected.errors() : List.of();
    }
}
