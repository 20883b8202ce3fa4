package dev.weir.patterns.path;

/**
 * A way out of a state.
 *
 * @param action what becomes of the event
 * @param target index of the state that it leads to
 * @param stage place of the stage that takes the event, whatever the action
 * @param test whether an event may go that way
 */
public record GraphEdge(Action action, int target, int stage, EdgeCondition test) {

    /** What becomes of the event. */
    public enum Action {
        /** The match takes it. */
        TAKE,
        /** The match lets it pass. */
        IGNORE,
        /** The same event is looked at again from the next state. */
        PROCEED
    }
}
