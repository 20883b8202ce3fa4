package dev.weir.operators;

import dev.weir.events.Event;

/**
 * An event as Ingest read it.
 *
 * @param partition of its topic, from which its record came
 */
public record Ingested(Event event, int partition) {}
