package dev.weir.console.seen;

/**
 * A rule that a decision names.
 *
 * @param outcome {@code ""} if the rule only gives points
 * @param grounds the stages, features and points that it names, in one line
 */
public record Citation(String rule, long version, String outcome, String grounds) {}
