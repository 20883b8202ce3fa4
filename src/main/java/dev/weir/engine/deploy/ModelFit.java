package dev.weir.engine.deploy;

import dev.weir.engine.model.HeldModels;
import dev.weir.engine.model.ModelLoading;
import dev.weir.events.Boundary;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.model.Model;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Mode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a valid model fits those in force, and can be loaded. */
final class ModelFit {
    private final DocumentReader reader;
    private final ModelLoading loading;

    /**
     * Creates it.
     *
     * @param reader of what is in force
     */
    ModelFit(DocumentReader reader, ModelLoading loading) {
        this.reader = reader;
        this.loading = loading;
    }

    /** Returns what is wrong with a pushed model beside others. */
    List<RuleError> misfits(String id, Model model, RulebookMemory memory) {
        List<RuleError> errors = new ArrayList<>();
        if (memory.models().find(id).isEmpty() && memory.models().byId().size() >= HeldModels.MOST) {
            errors.add(RuleError.at(
                    "",
                    "there are " + HeldModels.MOST + " models and challengers in force, and no more are allowed: remove"
                            + " one first"));
        }
        memory.models()
                .find(ModelIds.ofKey(ModelIds.key(model.id(), !model.challenger())))
                .map(other -> Linked.read(read(other.linked())).rule())
                .filter(other -> !on(other).equals(model.on().ruleName()))
                .ifPresent(other -> errors.add(RuleError.at(
                        "on",
                        "the " + (model.challenger() ? "live version" : "challenger") + " of '" + model.id()
                                + "' is on: " + on(other)
                                + ", and both have to be about the same events; give this one another name")));
        return errors;
    }

    /** Returns why a pushed model cannot be loaded. */
    List<RuleError> unloadable(Model model) {
        if (model.mode() == Mode.OFF) {
            loading.forget(); // of the version before
            return List.of();
        }
        String fault = Boundary.cross(() -> loading.fault(model), why -> why);
        return fault.isEmpty()
                ? List.of()
                : List.of(RuleError.at(model.artifact().isPresent() ? "artifact" : "kind", fault));
    }

    /** Forgets what was loaded to try a model. */
    void forget() {
        loading.forget();
    }

    /** Forgets what was loaded {@link #ahead} of a model that was refused. */
    void forgetAhead() {
        loading.forgetAhead();
    }

    /** Returns work for another thread after which a model is loaded at once; empty if it is anyway. */
    Optional<Runnable> ahead(Model model) {
        return model.mode() == Mode.OFF ? Optional.empty() : loading.ahead(model);
    }

    /** Reads the document of a model in force. */
    Node read(String document) {
        try {
            return reader.read(document.getBytes(StandardCharsets.UTF_8));
        } catch (DocumentException e) {
            throw new IllegalStateException("a model that is in force cannot be read any more", e);
        }
    }

    private static String on(Node document) {
        return document instanceof Node.Fields fields && fields.values().get("on") instanceof Node.Text on
                ? on.value()
                : "";
    }
}
