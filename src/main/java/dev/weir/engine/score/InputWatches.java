package dev.weir.engine.score;

import dev.weir.engine.score.document.ModelInForce;
import dev.weir.models.measure.InputWatch;
import dev.weir.rules.model.Model;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Watches the inputs of the models that are asked, of whatever kind: at most {@value #MOST_INPUTS} inputs of all models and
 * challengers together, in the order in which they are first asked. Beyond that a model is not watched. A model that is
 * removed keeps its place. Memory: at most 8 MB, while all of them wait for the first events, and else 1 MB.
 */
public final class InputWatches {
    /** The most inputs of all models. */
    public static final int MOST_INPUTS = 2_000;

    /** Watches nothing. */
    static final InputWatches NOBODYS = new InputWatches(0, (key, input, watch) -> {});

    private final int most;
    private final Showing showing;
    private final Map<String, Watched> byKey = new HashMap<>();
    private int inputs;

    /** Who shows what is watched. */
    @FunctionalInterface
    public interface Showing {
        /**
         * Shows an input, once.
         *
         * @param key of the model, such as {@code card-fraud/shadow}
         * @param watch which may be read by any thread
         */
        void show(String key, String input, InputWatch watch);
    }

    private record Watched(InputWatch watch, Set<String> shown) {}

    /** Creates one that watches nothing yet. */
    public InputWatches(Showing showing) {
        this(MOST_INPUTS, showing);
    }

    private InputWatches(int most, Showing showing) {
        this.most = most;
        this.showing = showing;
    }

    /** Returns who counts the inputs of a model; empty if there is no room for them. */
    Optional<InputWatch> of(ModelInForce inForce) {
        Model model = inForce.model();
        Watched known = byKey.getOrDefault(inForce.key(), new Watched(new InputWatch(), new HashSet<>()));
        Set<String> unseen = new HashSet<>(model.inputNames());
        unseen.removeAll(known.shown);
        if (inputs + unseen.size() > most) {
            return Optional.empty();
        }
        inputs += unseen.size();
        known.watch.follow(model.structure(), model.inputNames(), model.baseline());
        if (known.shown.isEmpty()) {
            byKey.put(inForce.key(), known);
        }
        for (String input : unseen) {
            known.shown.add(input);
            showing.show(inForce.key(), input, known.watch);
        }
        return Optional.of(known.watch);
    }
}
