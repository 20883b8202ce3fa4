package dev.weir.console.edit;

/**
 * What somebody asks for.
 *
 * @param draft the rule; its text is {@code ""} for what the topic has, and counts only on the way into shadow and live
 * @param to the version to roll back to; 0 for the one before
 * @param by who asks
 */
public record Wish(Step step, RuleDraft draft, long to, Wisher by) {}
