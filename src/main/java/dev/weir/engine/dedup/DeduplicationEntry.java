package dev.weir.engine.dedup;

/**
 * What is remembered of an event besides the hash of its id.
 *
 * @param content keyed hash of its content; 0 where the content makes no difference
 * @param outcome the decision's; {@code ""} where none was made
 */
public record DeduplicationEntry(long content, String outcome) {}
