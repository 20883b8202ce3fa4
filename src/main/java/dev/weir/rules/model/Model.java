package dev.weir.rules.model;

import dev.weir.events.EventType;
import dev.weir.models.ModelKind;
import dev.weir.models.artifact.Artifact;
import dev.weir.models.measure.InputBaseline;
import dev.weir.rules.expression.Expression;
import dev.weir.rules.rule.Mode;
import dev.weir.rules.rule.Rule;
import dev.weir.rules.rule.RuleFeature;
import java.util.List;
import java.util.Optional;

/**
 * A fully checked model. Immutable; not serializable: state contains its document instead.
 *
 * @param id its name, which its challenger shares: {@code card-fraud}
 * @param challenger whether it is the version beside the live one
 * @param version from 1
 * @param mode of a challenger never live
 * @param rolloutPercent of subjects, 0 to 100, for which a challenger gives the score instead of the live version; 0 for
 *     the live version
 * @param body what its inputs need, as a rule that is never asked: {@code on}, the features and the lists
 * @param inputs in the order of the document, 1 to {@value ModelKind#MOST_INPUTS}
 * @param artifact what it is made of beside its document
 * @param guard when the job switches it off
 * @param training of a kind that the job trains: how it becomes another version; the default for other kinds
 * @param baseline of each input, how it was when the model was trained; empty if the document does not say
 * @param structure identifies what its inputs mean: equal for versions with the same inputs in the same order
 */
public record Model(
        String id,
        boolean challenger,
        int version,
        Mode mode,
        double rolloutPercent,
        Rule body,
        List<Input> inputs,
        ModelKind kind,
        Optional<Artifact> artifact,
        ModelGuard guard,
        Training training,
        List<InputBaseline> baseline,
        String structure) {

    /** Makes defensive copies. */
    public Model {
        baseline = List.copyOf(baseline);
        inputs = List.copyOf(inputs);
    }

    /**
     * An input.
     *
     * @param value an int, a double or a bool; a bool counts as 1 or 0, and what is absent as NaN
     */
    public record Input(String name, Expression value) {}

    /** Returns the id of its document. */
    public String documentId() {
        return ModelIds.ofKey(ModelIds.key(id, challenger));
    }

    /** Returns the type of the events that it is asked about. */
    public EventType on() {
        return body.triggers().iterator().next();
    }

    /** Returns what it asks of keys. */
    public List<RuleFeature> features() {
        return body.features();
    }

    /** Returns the names of its inputs, in order. */
    public List<String> inputNames() {
        return inputs.stream().map(Input::name).toList();
    }

    /** Returns it in the milder of its own mode and another. */
    public Model atMost(Mode other) {
        return mode.compareTo(other) >= 0
                ? this
                : new Model(
                        id,
                        challenger,
                        version,
                        other,
                        rolloutPercent,
                        body,
                        inputs,
                        kind,
                        artifact,
                        guard,
                        training,
                        baseline,
                        structure);
    }
}
