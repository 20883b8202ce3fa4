package dev.weir.console.edit;

/**
 * A rule as somebody edits it.
 *
 * @param id of the rule
 * @param text in YAML
 * @param base what the topic had last when the edit began, so that nobody overwrites what came since; {@code ""} for nothing
 */
public record RuleDraft(String id, String text, String base) {}
