package dev.weir.engine.model;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.lint.NeededModels;
import dev.weir.rules.model.ModelIds;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What rules need models in force for: only the few rules that ask models have their documents read. */
public final class ModelsBeside {
    private ModelsBeside() {}

    /** Returns what is wrong with the models that a rule asks. */
    public static List<RuleError> errors(Rule rule, HeldModels models, DocumentReader reader) {
        return rule.lookbacks().models().isEmpty() ? List.of() : NeededModels.onOthers(rule, known(models, reader));
    }

    /** Returns a warning for each model that a rule asks and that gives no score. */
    public static List<RuleError> warnings(Rule rule, HeldModels models, DocumentReader reader) {
        return rule.lookbacks().models().isEmpty() ? List.of() : NeededModels.silent(rule, known(models, reader));
    }

    private static Map<String, NeededModels.Known> known(HeldModels models, DocumentReader reader) {
        Map<String, NeededModels.Known> known = new TreeMap<>();
        models.byId().forEach((id, held) -> {
            Node document = read(held, reader);
            boolean challenger = ModelIds.isChallenger(id);
            Mode written = Mode.NAMES.getOrDefault(text(document, "mode"), challenger ? Mode.SHADOW : Mode.LIVE);
            Mode mode = held.offReason().isEmpty() ? written : Mode.OFF;
            known.put(ModelIds.keyOf(id), new NeededModels.Known(text(document, "on"), mode));
        });
        return known;
    }

    private static Node read(HeldModels.Held held, DocumentReader reader) {
        try {
            return reader.ofWhatIsInForce().read(held.document().getBytes(StandardCharsets.UTF_8));
        } catch (DocumentException e) {
            throw new IllegalStateException("a model that is in force cannot be read any more", e);
        }
    }

    private static String text(Node document, String key) {
        return document instanceof Node.Fields fields && fields.values().get(key) instanceof Node.Text text
                ? text.value()
                : "";
    }
}
