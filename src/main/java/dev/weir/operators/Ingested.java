package dev.weir.operators;

import dev.weir.events.Event;

/**
 * An event as read by Ingest.
 *
 * @param partition the partition of its topic that its record came from
 */
public record Ingested(Event event, int partition) {}
