package dev.weir.events.answer;

/**
 * What a decision is about.
 *
 * @param type an event type's name in rules
 * @param id of the event
 */
public record Trigger(String type, String id) {}
