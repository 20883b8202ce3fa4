package dev.weir.cli.cases;

import dev.weir.Settings;
import dev.weir.config.ConfigException;
import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.engine.LocalEngine;
import dev.weir.engine.identity.IdentitySettings;
import dev.weir.engine.plan.EngineSettings;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleStatus;
import dev.weir.io.artifact.LocalArtifacts;
import dev.weir.io.document.DocumentForms;
import dev.weir.operators.JobSettings;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.schema.ChannelReader;
import dev.weir.rules.schema.JobSchema;
import dev.weir.rules.schema.PolicyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs cases, each with an engine that knows nothing of those before. They share what they compile, and cases with the same
 * rules, lists and settings what these come to: to bring them into force takes longer than most cases.
 */
public final class CaseRunner {
    private final JobConfig config;
    private final JobSettings settings;
    private final RuleCompiler compiler;
    private final CaseRun.Readers readers;

    /** Has no rules; those of cases that have no policies and no identity of their own are made like it. */
    private final LocalEngine usual;

    private final UnaryOperator<Node> writtenOut;
    private final Supplier<List<Node>> needed;
    private Supplier<Map<String, Node>> models = Map::of;
    private Function<Node, Optional<Compiled.Accepted>> compiled = rule -> Optional.empty();
    private Optional<KnownRule> known = Optional.empty();
    private Optional<Latest> latest = Optional.empty();

    /**
     * What the engine of a case depends on: that of the case before is made ready again if all of it is the same.
     *
     * @param rules the rule in question, then the others, with what they use written out
     */
    private record Prepared(
            String id,
            List<Node> rules,
            List<Node> needed,
            Map<String, Node> lists,
            Optional<Node> policies,
            Optional<Node> identity) {}

    /** The engine of the latest case. */
    private record Latest(Prepared prepared, LocalEngine engine) {}

    /** Creates a runner that decides as a job with this config would. */
    public CaseRunner(JobConfig config) {
        this(config, UnaryOperator.identity(), List::of);
    }

    /**
     * Creates a runner of rules that may use definitions.
     *
     * @param writtenOut writes out what a rule uses
     * @param needed the documents that are pushed first, once they are known: what adds to the job config, policies and caps
     */
    public CaseRunner(JobConfig config, UnaryOperator<Node> writtenOut, Supplier<List<Node>> needed) {
        this(config, Settings.of(config).compiler(), writtenOut, needed);
    }

    /** Creates such a runner with the compiler of rules of this job, which takes long to make. */
    public CaseRunner(
            JobConfig config, RuleCompiler compiler, UnaryOperator<Node> writtenOut, Supplier<List<Node>> needed) {
        this.needed = needed;
        this.writtenOut = writtenOut;
        this.config = config;
        this.settings = Settings.of(config);
        this.compiler = compiler;
        this.usual = engine(forEverybody());
        this.readers = CaseRun.Readers.of(config);
    }

    /**
     * Has rules ask these models, except for those whose scores a case states; returns this.
     *
     * @param known by the keys of their records, with what they use written out, once they are known
     */
    public CaseRunner withModels(Supplier<Map<String, Node>> known) {
        models = known;
        return this;
    }

    /**
     * Has a rule in question not compiled again for its cases; returns this.
     *
     * @param before what was made of a rule when it was checked, as far as that is known
     */
    public CaseRunner knowing(Function<Node, Optional<Compiled.Accepted>> before) {
        compiled = before;
        return this;
    }

    /**
     * Runs a case of a rule.
     *
     * @param id of the rule
     * @param rule its document
     * @throws IOException if a rule or a list is refused
     */
    public CaseResult run(String id, Node rule, RuleCase given) throws IOException {
        known = writtenOut.apply(rule).equals(rule)
                ? compiled.apply(rule).map(accepted -> KnownRule.of(rule, accepted))
                : Optional.empty();
        return ready(id, KnownRule.live(rule), given).run();
    }

    /**
     * Returns which names in a case that failed are those of nothing, and what each part of the rule's condition was on the
     * events in question: those that should have been decided and were not, and those that should not have been and were.
     *
     * @param errors checks a document as the job would
     * @throws IOException if a rule or a list is refused
     */
    public List<String> why(String id, Node rule, CaseResult failed, Function<Node, List<RuleError>> errors)
            throws IOException {
        if (!failed.unread().isEmpty()) {
            return List.of(); // without these events nothing can be as expected
        }
        List<String> lines =
                new ArrayList<>(new ExpectedNames(writtenOut(rule, failed.given()), failed.given()).lines());
        if (failed.inQuestion().isEmpty()) {
            return lines;
        }
        CaseDoubt doubt = CaseDoubt.of(writtenOut.apply(rule), errors);
        Node asked = doubt.document(writtenOut(rule, failed.given()));
        CaseRun again = ready(id, KnownRule.live(rule), failed.given().with(asked));
        lines.addAll(doubt.lines(failed, again.reasonsInShadow(DocumentIds.of(asked))));
        return lines;
    }

    private CaseRun ready(String id, Node rule, RuleCase given) throws IOException {
        Prepared prepared = new Prepared(
                id, writtenOut(rule, given), needed.get(), given.lists(), given.policies(), given.identity());
        Optional<LocalEngine> again = latest.filter(before -> before.prepared().equals(prepared))
                .flatMap(before -> before.engine().again());
        latest = Optional.empty();
        LocalEngine engine = again.isPresent() ? again.get() : prepared(prepared, given);
        if (again.isPresent() || asking(prepared.rules()).isEmpty()) { // the models that are asked are not compared
            latest = Optional.of(new Latest(prepared, engine));
        }
        engine.scoring().state(given.scores());
        return new CaseRun(config, readers, engine, given);
    }

    /** Returns the rule of a case and the others that are in force, with what they use written out. */
    private List<Node> writtenOut(Node rule, RuleCase given) {
        return Stream.concat(Stream.of(rule), given.others().stream())
                .map(writtenOut)
                .toList();
    }

    private LocalEngine prepared(Prepared prepared, RuleCase given) throws IOException {
        boolean isUsual = given.policies().isEmpty() && given.identity().isEmpty();
        LocalEngine engine = isUsual
                ? usual.another()
                : engine(forEverybody().with(channels(given)).with(identity(given)));
        for (Node document : prepared.needed()) {
            String other = DocumentIds.of(document);
            boolean isPolicy = DocumentIds.kindOf(other).equals(PolicyReader.KIND);
            if (!isPolicy || given.policies().isEmpty()) {
                requireAccepted(engine.push(other, DocumentForms.json(document).getBytes(StandardCharsets.UTF_8)));
            }
        }
        for (Map.Entry<String, Node> list : given.lists().entrySet()) {
            pushList(engine, list.getKey(), list.getValue());
        }
        pushModels(engine, prepared.rules(), given);
        push(engine, prepared.id(), prepared.rules().get(0));
        for (int i = 0; i < given.others().size(); i++) {
            push(engine, DocumentIds.of(given.others().get(i)), prepared.rules().get(i + 1));
        }
        return engine;
    }

    private EngineSettings forEverybody() {
        return settings.engine().with(settings.engine().policies().withoutHoldouts());
    }

    private LocalEngine engine(EngineSettings ofCase) {
        return new LocalEngine(ofCase, settings.documents(), compiler, settings.latenessMillis())
                .knowing(pushed -> known.flatMap(rule -> rule.of(pushed)))
                .loading(LocalArtifacts.anywhere());
    }

    private Channels channels(RuleCase given) throws IOException {
        Channels usual = settings.engine().channels();
        if (given.policies().isEmpty()) {
            return usual;
        }
        List<Channels.Channel> added = needed.get().stream()
                .filter(document -> DocumentIds.of(document).equals(JobSchema.ID))
                .flatMap(document -> ChannelReader.inForce(document).stream())
                .toList();
        try {
            return usual.with(JobConfigs.policies(
                    DocumentForms.json(given.policies().get()), usual.and(new Channels(List.of(), added))));
        } catch (ConfigException e) {
            throw failed(e);
        }
    }

    private IdentitySettings identity(RuleCase given) throws IOException {
        IdentitySettings usual = settings.engine().identity();
        if (given.identity().isEmpty()) {
            return usual;
        }
        try {
            return JobConfigs.identity(DocumentForms.json(given.identity().get()), config.schema())
                    .map(Settings::identity)
                    .orElse(IdentitySettings.NONE);
        } catch (ConfigException e) {
            throw failed(e);
        }
    }

    private static IOException failed(ConfigException e) {
        return new IOException(String.join("; ", e.errors()), e);
    }

    private static void push(LocalEngine engine, String id, Node rule) throws IOException {
        RuleStatus answer =
                engine.push(id, DocumentForms.json(KnownRule.forAll(rule)).getBytes(StandardCharsets.UTF_8));
        if (answer.kind() == RuleStatus.Kind.REJECTED) {
            throw refused("rule", id, answer);
        }
    }

    /** Pushes the models that may be asked: others have no part in a case, and would only take time. */
    private void pushModels(LocalEngine engine, List<Node> rules, RuleCase given) throws IOException {
        String asking = asking(rules);
        for (Map.Entry<String, Node> model : asking.isEmpty()
                ? Set.<Map.Entry<String, Node>>of()
                : models.get().entrySet()) {
            String id = ModelIds.ofKey(model.getKey());
            boolean mayBeAsked =
                    asking.contains(ModelIds.modelOf(id)) && (!ModelIds.isChallenger(id) || asking.contains("shadow"));
            if (mayBeAsked && !given.scores().containsKey(model.getKey())) {
                byte[] document = DocumentForms.json(model.getValue()).getBytes(StandardCharsets.UTF_8);
                RuleStatus answer = engine.push(id, document);
                if (answer.kind() == RuleStatus.Kind.REJECTED) {
                    throw refused("model", model.getKey(), answer);
                }
            }
        }
    }

    /** Returns the rules that may ask models, together. */
    private static String asking(List<Node> rules) {
        return rules.stream()
                .map(DocumentForms::json)
                .filter(document -> document.contains("score("))
                .collect(Collectors.joining());
    }

    private static void requireAccepted(RuleStatus document) throws IOException {
        if (document.kind() == RuleStatus.Kind.REJECTED) {
            throw refused("document", document.rule(), document);
        }
    }

    private static void pushList(LocalEngine engine, String name, Node entries) throws IOException {
        RuleStatus answer = engine.pushList(name, CaseLists.document(name, entries));
        if (answer.kind() == RuleStatus.Kind.REJECTED) {
            throw refused("list", name, answer);
        }
    }

    private static IOException refused(String what, String name, RuleStatus answer) {
        return new IOException("the " + what + " '" + name + "' is refused: "
                + answer.errors().get(0).path() + ": " + answer.errors().get(0).message());
    }
}
