package dev.weir.patterns.path;

/**
 * An edge out of a state.
 *
 * @param action what happens to the event
 * @param target index of the state it leads to
 * @param stage index of the stage of the event, whatever the action
 * @param test the condition for taking the edge
 */
public record GraphEdge(Action action, int target, int stage, EdgeCondition test) {

    /** What happens to the event. */
    public enum Action {
        /** The match takes the event. */
        TAKE,
        /** The match ignores the event. */
        IGNORE,
        /** The same event is evaluated again from the next state. */
        PROCEED
    }
}
