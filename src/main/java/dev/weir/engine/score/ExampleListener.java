package dev.weir.engine.score;

/** Hears what models said about a transaction, before the verdict that contains it. */
@FunctionalInterface
public interface ExampleListener {

    /**
     * Hears of one model.
     *
     * @param example with the version of the live document, or of the challenger if there is no live one
     * @param challengerVersion the version of the challenger beside it; 0 if there is none
     */
    void heard(Example example, int challengerVersion);
}
