package dev.weir.engine.deploy;

import dev.weir.engine.deploy.RulebookKeeper.UpdateResult;
import dev.weir.engine.message.InForceEntry;
import dev.weir.engine.message.RulebookUpdate;
import dev.weir.engine.model.HeldModels;
import dev.weir.engine.model.ModelLoading;
import dev.weir.engine.warm.WarmUp;
import dev.weir.events.Boundary;
import dev.weir.events.answer.RuleError;
import dev.weir.events.answer.RuleNotes;
import dev.weir.events.answer.RuleStatus;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.CompiledModel;
import dev.weir.rules.model.Model;
import dev.weir.rules.model.ModelCompiler;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Versions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks updates of models, and keeps the models in force. A model keeps the definitions of when it came into force: it
 * was trained with what they meant then.
 */
final class ModelKeeper {
    private final SchemaInForce schema;
    private final RuleValidator inForce;
    private final RuleKeeper rules;
    private final DefinitionsInForce definitions;
    private final ModelFit fit;

    /**
     * Creates a keeper.
     *
     * @param schema what pushed models may use
     * @param inForce reads what is in force
     * @param rules that may ask models
     */
    ModelKeeper(SchemaInForce schema, RuleValidator inForce, RuleKeeper rules, ModelLoading loading) {
        this.schema = schema;
        this.inForce = inForce;
        this.rules = rules;
        this.definitions = new DefinitionsInForce(inForce.reader());
        this.fit = new ModelFit(inForce.reader(), loading);
    }

    /** A model as it was received. */
    private record Sent(Linked linked, Model model, List<RuleError> warnings, String text) {
        long version() {
            return model.version();
        }
    }

    /** Checks a pushed model and puts it into force. */
    UpdateResult push(String id, byte[] text, RulebookMemory memory, long nowMillis) {
        return put(id, text, schema.validator(memory), memory, nowMillis);
    }

    /**
     * Puts a model into force again that was in force before a restart without state. It is not loaded for that: a store
     * that is down at a restart is no reason to forget a model.
     */
    UpdateResult restore(InForceEntry entry, RulebookMemory memory, long nowMillis) {
        UpdateResult result = put(entry.key(), entry.document(), inForce, memory, nowMillis);
        return entry.offReason().isEmpty() || result.update().isEmpty()
                ? result
                : switchOff(entry.key(), entry.version(), memory.epoch(), entry.offReason(), memory)
                        .orElse(result);
    }

    private UpdateResult put(String id, byte[] text, RuleValidator by, RulebookMemory memory, long nowMillis) {
        Node document;
        try {
            document = by.reader().read(text);
        } catch (DocumentException e) {
            return RuleKeeper.rejected(id, 0, List.of(e.error()), memory);
        }
        Linked linked = linked(document, memory);
        CompiledModel compiled = compiled(id, linked, by);
        if (compiled instanceof CompiledModel.Rejected rejected) {
            return RuleKeeper.rejected(id, Versions.of(document), rejected.errors(), memory);
        }
        CompiledModel.Accepted accepted = (CompiledModel.Accepted) compiled;
        Sent sent = new Sent(linked, accepted.model(), accepted.warnings(), new String(text, StandardCharsets.UTF_8));
        boolean restored = by.equals(inForce);
        Optional<HeldModels.Held> held = memory.models().find(id);
        if (held.isPresent() && !restored && sent.version() <= held.get().version()) {
            return sameAgain(id, sent, held.get(), memory);
        }
        List<RuleError> errors =
                new ArrayList<>(rules.checks().unusable(linked, accepted.model().body()));
        if (!restored && errors.isEmpty()) {
            errors.addAll(fit.misfits(id, sent.model(), memory));
        }
        if (!restored && errors.isEmpty()) {
            errors.addAll(fit.unloadable(sent.model()));
        }
        return errors.isEmpty()
                ? accept(id, sent, memory, nowMillis)
                : RuleKeeper.rejected(id, sent.version(), errors, memory);
    }

    private Linked linked(Node document, RulebookMemory memory) {
        return Linked.of(document, definitions.in(memory)).using(schema.attributes(memory));
    }

    private static CompiledModel compiled(String id, Linked linked, RuleValidator by) {
        return Boundary.cross(
                () -> new ModelCompiler(by.compiler()).compile(linked, ModelIds.keyOf(id)),
                why -> new CompiledModel.Rejected(List.of(RuleError.at("", why))));
    }

    /** Forgets what was loaded {@link #ahead} of a model that was refused. */
    void forgetAhead() {
        fit.forgetAhead();
    }

    /** Returns what of a {@link #push} takes long; empty if nothing does, as for a model that is refused before that. */
    Optional<RulebookKeeper.Ahead> ahead(String id, byte[] text, RulebookMemory memory) {
        RuleValidator by = schema.validator(memory);
        Node document;
        try {
            document = by.reader().read(text);
        } catch (DocumentException e) {
            return Optional.empty(); // a push says why
        }
        Linked linked = linked(document, memory);
        Optional<Runnable> load = compiled(id, linked, by) instanceof CompiledModel.Accepted accepted
                        && memory.models()
                                .find(id)
                                .filter(held -> accepted.model().version() <= held.version())
                                .isEmpty()
                        && rules.checks()
                                .unusable(linked, accepted.model().body())
                                .isEmpty()
                        && fit.misfits(id, accepted.model(), memory).isEmpty()
                ? fit.ahead(accepted.model())
                : Optional.empty();
        String sent = new String(text, StandardCharsets.UTF_8);
        return load.map(work -> new RulebookKeeper.Ahead(work, new RulebookUpdate.Expect(id, form(linked, sent))));
    }

    private UpdateResult sameAgain(String id, Sent sent, HeldModels.Held held, RulebookMemory memory) {
        if (sent.version() == held.version()
                && fit.read(held.document()).equals(sent.linked().rule())) {
            RuleNotes notes = held.offReason().isEmpty()
                    ? RuleNotes.NONE
                    : RuleNotes.NONE
                            .withWarnings(List.of(RuleError.at(
                                    "version",
                                    "the job switched version " + held.version() + " off; to switch it on again "
                                            + Versions.higher(held.version()))))
                            .withReason(held.offReason());
            return answered(status(id, sent.version(), RuleStatus.Kind.UNCHANGED, memory)
                    .with(notes));
        }
        if (isTrainedBefore(sent.linked().rule(), fit.read(held.document()))) {
            return answered(status(id, sent.version(), RuleStatus.Kind.UNCHANGED, memory));
        }
        RuleError error = RuleError.at(
                "version",
                "version " + held.version() + " is in force"
                        + (sent.version() == held.version() ? " with other content" : "") + ": "
                        + Versions.higher(held.version()));
        return RuleKeeper.rejected(id, sent.version(), List.of(error), memory);
    }

    /** Returns whether the job trained one before the other: after a failure it writes again what it wrote already. */
    private static boolean isTrainedBefore(Node sent, Node held) {
        return learned(sent) >= 0 && learned(sent) < learned(held) && Versions.of(sent) < Versions.of(held);
    }

    /** Returns from how many labels the job learned a version; -1 if it did not. */
    private static long learned(Node document) {
        return document instanceof Node.Fields fields && fields.values().get("learned") instanceof Node.Whole labels
                ? labels.value()
                : -1;
    }

    private UpdateResult accept(String id, Sent sent, RulebookMemory memory, long nowMillis) {
        Model model = sent.model();
        long epoch = memory.epoch() + 1;
        List<WarmUp> features = WarmUp.of(model.body(), memory.warmUps(), nowMillis);
        List<RuleError> warnings = new ArrayList<>(AnswerNotes.warnings(
                sent.warnings(),
                model.body(),
                memory,
                schema.validator(memory).compiler().limits().outcomes().lists()));
        warnings.replaceAll(ModelCompiler::placed);
        if (model.challenger()
                && memory.models().find(ModelIds.ofKey(model.id())).isEmpty()) {
            warnings.add(RuleError.at(
                    "",
                    "there is no live version of '" + model.id() + "' yet: rules are given this score as score(\""
                            + model.id() + "\", \"shadow\") alone"));
        }
        RuleNotes notes = RuleNotes.NONE.withWarnings(warnings);
        String linked = form(sent.linked(), sent.text());
        // Change the memory only after everything that may fail.
        memory.startEpoch(epoch);
        Optional<HeldModels.Held> unused =
                memory.models().put(id, new HeldModels.Held(sent.version(), sent.text(), linked, epoch, "", features));
        return new UpdateResult(
                Optional.of(new RulebookUpdate.PutDocument(epoch, id, linked)),
                status(id, sent.version(), AnswerNotes.kindOf(model.mode()), memory)
                        .with(
                                model.mode() == Mode.OFF
                                        ? notes
                                        : notes.withKept(WarmUp.notes(model.body(), features, nowMillis), "")));
    }

    /** Removes a model; refused while a rule in force asks it. */
    UpdateResult remove(String id, RulebookMemory memory) {
        Optional<HeldModels.Held> held = memory.models().find(id);
        if (held.isEmpty()) {
            return answered(status(id, 0, RuleStatus.Kind.REMOVED, memory));
        }
        List<RuleError> asked = asking(ModelIds.keyOf(id), memory);
        if (!asked.isEmpty() && !ModelIds.isChallenger(id)) {
            return RuleKeeper.rejected(id, held.get().version(), asked, memory);
        }
        memory.startEpoch(memory.epoch() + 1);
        Optional<HeldModels.Held> unused = memory.models().remove(id);
        fit.forget();
        return new UpdateResult(
                Optional.of(new RulebookUpdate.RemoveDocument(memory.epoch(), id)),
                status(id, held.get().version(), RuleStatus.Kind.REMOVED, memory)
                        .with(RuleNotes.NONE.withWarnings(asked)));
    }

    /** Returns an error for each rule in force that asks a model. */
    private List<RuleError> asking(String key, RulebookMemory memory) {
        List<RuleError> asking = new ArrayList<>();
        memory.inForce().forEach((rule, held) -> {
            if (TableChecks.mayName(ModelIds.nameIn(key), held.linked())
                    && inForce.validate(held) instanceof Compiled.Accepted accepted
                    && accepted.rule().mode() != Mode.OFF
                    && accepted.rule().lookbacks().models().containsKey(key)) {
                asking.add(RuleError.at(
                        "",
                        "rule '" + rule + "', "
                                + accepted.rule().lookbacks().models().get(key)
                                + " asks it, and would be given no score; change the rule first, or push the model"
                                + " with mode: off"));
            }
        });
        return asking;
    }

    /** Switches a version off if it is in force since no later than an epoch, and not off yet. */
    Optional<UpdateResult> switchOff(String id, long version, long epoch, String reason, RulebookMemory memory) {
        return memory.models()
                .find(id)
                .filter(held -> held.version() == version && held.offReason().isEmpty() && epoch >= held.sinceEpoch())
                .map(held -> {
                    memory.startEpoch(memory.epoch() + 1);
                    fit.forget();
                    Optional<HeldModels.Held> unused = memory.models().put(id, held.switchedOff(reason));
                    return new UpdateResult(
                            Optional.of(new RulebookUpdate.PutDocument(memory.epoch(), id, off(held))),
                            status(id, version, RuleStatus.Kind.OFF, memory).with(RuleNotes.NONE.withReason(reason)));
                });
    }

    /** Returns the form of a model that is off, whatever its document says: operators know no more of it. */
    private String off(HeldModels.Held held) {
        Linked linked = Linked.read(fit.read(held.linked()));
        Node.Fields rule = (Node.Fields) linked.rule();
        Map<String, Node> values = new LinkedHashMap<>(rule.values());
        values.put("mode", new Node.Text(Mode.OFF.ruleName(), rule.place()));
        return written(new Linked(
                new Node.Fields(values, rule.place()), linked.definitions(), linked.known(), linked.attributes()));
    }

    /** Returns the form in which operators receive a model. */
    private String form(Linked linked, String text) {
        return linked.isPlain() ? text : written(linked);
    }

    private String written(Linked linked) {
        return new String(inForce.reader().write(linked.form()), StandardCharsets.UTF_8);
    }

    private static UpdateResult answered(RuleStatus status) {
        return new UpdateResult(Optional.empty(), status);
    }

    private static RuleStatus status(String id, long version, RuleStatus.Kind kind, RulebookMemory memory) {
        return new RuleStatus(id, version, kind, List.of(), memory.epoch(), 0);
    }
}
