package dev.weir.console.question;

/**
 * An event that was decided.
 *
 * @param type its name in rules
 * @param decidedAtMillis when it was decided
 */
public record EventAsked(String type, String id, long decidedAtMillis) {}
