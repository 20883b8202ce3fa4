package dev.weir.engine.model;

import dev.weir.models.Trained;
import dev.weir.models.serve.Scorers;
import dev.weir.rules.model.Model;
import java.util.Optional;

/** Tries out whether a model can be loaded and answers, before it takes effect. */
@FunctionalInterface
public interface ModelLoading {
    /** Loads nothing: every model is taken to be good. */
    ModelLoading NONE = model -> "";

    /** Returns why a model cannot be loaded or does not answer, in words for its author; {@code ""} if it can. */
    String fault(Model model);

    /**
     * Returns work that may take as long as a store takes, for another thread. When it is done, {@link #fault} of the same
     * model answers at once, one time; asked before that, it waits. Empty if it does not take long anyway.
     */
    default Optional<Runnable> ahead(Model model) {
        return Optional.empty();
    }

    /** Forgets what was loaded {@link #ahead} and never asked for, since its model was refused for something else. */
    default void forgetAhead() {
        // nothing was loaded
    }

    /** Forgets what was loaded: nobody needs it any more. What is loaded {@link #ahead} stays. */
    default void forget() {
        // nothing was loaded
    }

    /** Returns the same for a job that trains no models: there a model that learns would never change. */
    default ModelLoading withoutTraining() {
        return new WithoutTraining(this);
    }

    /**
     * Refuses models that learn.
     *
     * @param others loads the others
     */
    record WithoutTraining(ModelLoading others) implements ModelLoading {
        @Override
        public String fault(Model model) {
            return model.kind() instanceof Trained
                    ? "this job trains no models: set models.training: always in its config, or labels.topic, or push"
                            + " what 'weir models train' writes as kind: logistic"
                    : others.fault(model);
        }

        @Override
        public Optional<Runnable> ahead(Model model) {
            return model.kind() instanceof Trained ? Optional.empty() : others.ahead(model);
        }

        @Override
        public void forgetAhead() {
            others.forgetAhead();
        }

        @Override
        public void forget() {
            others.forget();
        }
    }

    /**
     * Returns a trial that loads models as operators do. It keeps the last one: the operators of this process with the same
     * scorers have it at once when it comes into force, and need not load it a second time while decisions wait for it.
     */
    static ModelLoading by(Scorers scorers) {
        return new ModelTrial(scorers);
    }
}
