package dev.weir.events.answer;

/**
 * The event that a decision is about.
 *
 * @param type the name of an event type in rules
 * @param id of the event
 */
public record Trigger(String type, String id) {}
