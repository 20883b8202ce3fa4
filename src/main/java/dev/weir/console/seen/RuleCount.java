package dev.weir.console.seen;

/** How often decisions of some time named a rule. */
public record RuleCount(int fired, int shadow) {
    /** Never. */
    public static final RuleCount NONE = new RuleCount(0, 0);

    /** Returns the sum. */
    public RuleCount plus(RuleCount other) {
        return new RuleCount(fired + other.fired, shadow + other.shadow);
    }
}
