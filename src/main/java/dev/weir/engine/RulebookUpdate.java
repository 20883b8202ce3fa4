package dev.weir.engine;

/** What the Rulebook tells all instances of the other rooms. They hear it in this order, from the one that there is. */
public sealed interface RulebookUpdate {

    /** The epoch that begins with this update, or for {@link Ready} the one that there is. */
    long epoch();

    /**
     * A rule that was found good comes into force, in place of its earlier version.
     *
     * @param document as it was pushed, UTF-8 JSON
     */
    record Put(long epoch, String id, String document) implements RulebookUpdate {}

    /** A rule goes. */
    record Remove(long epoch, String id) implements RulebookUpdate {}

    /** All that the rules topic held when the job started has been told: deciding may begin. */
    record Ready(long epoch) implements RulebookUpdate {}
}
