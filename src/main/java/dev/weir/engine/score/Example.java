package dev.weir.engine.score;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Decide tells about a transaction that it decided, so that a model can be trained and watched once the label
 * comes: what the model was given, as it was then, and what it said.
 *
 * @param model id, such as {@code card-fraud}
 * @param version of the live document, or of the challenger if there is no live one
 * @param structure identifies the inputs, which are those of the document that is trained, or else of the live one: equal
 *     for models whose inputs mean the same in the same order
 * @param transactionId of the event; with {@code model} it identifies the example
 * @param subject of the decision
 * @param eventMillis event time of the transaction, in epoch milliseconds
 * @param inputs in the order of the model; NaN where absent; not changed by anyone
 * @param liveScore 0 to 1; NaN if the live model said nothing
 * @param shadowScore of the challenger, 0 to 1; NaN if there is none or it said nothing
 */
@SuppressWarnings("ArrayRecordComponent") // nobody changes it, and equality looks into it
public record Example(
        String model,
        int version,
        String structure,
        String transactionId,
        String subject,
        long eventMillis,
        double[] inputs,
        double liveScore,
        double shadowScore) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Example same
                && model.equals(same.model)
                && version == same.version
                && structure.equals(same.structure)
                && transactionId.equals(same.transactionId)
                && subject.equals(same.subject)
                && eventMillis == same.eventMillis
                && Arrays.equals(inputs, same.inputs)
                && Double.compare(liveScore, same.liveScore) == 0
                && Double.compare(shadowScore, same.shadowScore) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(model, version, transactionId, Arrays.hashCode(inputs));
    }

    @Override
    public String toString() {
        return model + "@" + version + " " + transactionId + " " + Arrays.toString(inputs) + " -> " + liveScore + ", "
                + shadowScore;
    }
}
