package dev.weir.rules.lint;

import dev.weir.events.EventType;
import dev.weir.events.answer.RuleError;
import dev.weir.rules.expression.environment.ModelScores;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checks which models a rule asks, beside those that there are. */
public final class NeededModels {
    private static final String OF_CHALLENGER = "/" + ModelScores.CHALLENGER;

    private NeededModels() {}

    /**
     * A model that there is.
     *
     * @param on the name of the type of the events that it is asked about
     */
    public record Known(String on, Mode mode) {}

    /** Returns an error for each model that is asked about other events than those that trigger the rule. */
    public static List<RuleError> onOthers(Rule rule, Map<String, Known> models) {
        List<RuleError> errors = new ArrayList<>();
        asked(rule).forEach((key, path) -> {
            Known known = models.get(key);
            if (known != null
                    && !known.on().isEmpty() // which is its own error
                    && rule.triggers().stream().map(EventType::ruleName).noneMatch(known.on()::equals)) {
                errors.add(RuleError.at(
                        path,
                        "'score' asks the model '" + key + "', which is on: " + known.on()
                                + ", and this rule is not; write a rule on: " + known.on()
                                + ", or push a model on the events of this rule"));
            }
        });
        return errors;
    }

    /**
     * Returns a warning for each model that is asked and gives no score. They are no errors, because it may be pushed later.
     *
     * @param models by their keys, such as {@code card-fraud} and {@code card-fraud/shadow}
     */
    public static List<RuleError> silent(Rule rule, Map<String, Known> models) {
        List<RuleError> warnings = new ArrayList<>();
        asked(rule).forEach((key, path) -> {
            Known known = models.get(key);
            if (known == null || !answers(key, known)) {
                warnings.add(RuleError.at(path, known == null ? missing(key, models) : mute(key, known)));
            }
        });
        return warnings;
    }

    private static Map<String, String> asked(Rule rule) {
        return new TreeMap<>(rule.lookbacks().models());
    }

    private static boolean answers(String key, Known known) {
        return known.mode() == Mode.LIVE || (known.mode() == Mode.SHADOW && key.endsWith(OF_CHALLENGER));
    }

    private static String missing(String key, Map<String, Known> models) {
        if (key.endsWith(OF_CHALLENGER)) {
            String model = key.substring(0, key.length() - OF_CHALLENGER.length());
            return "'score' asks the challenger of the model '" + model
                    + "', and there is none; until one is pushed under the key '" + key + "' the score is absent";
        }
        List<String> ids = models.keySet().stream()
                .filter(id -> !id.endsWith(OF_CHALLENGER))
                .toList();
        return "'score' asks a model '" + key + "' that is not there"
                + Spelling.nearest(key, ids)
                        .map(near -> Spelling.MEANT + near + "'?")
                        .orElse("; until it is pushed the score is absent");
    }

    private static String mute(String key, Known known) {
        return "'score' asks the model '" + key + "', which is " + (known.mode() == Mode.OFF ? "off" : "in shadow mode")
                + ": the score is absent until it is live";
    }
}
