package dev.weir.engine.dedup;

/**
 * What is kept of an event beside the hash of its id.
 *
 * @param content keyed hash of what it holds; 0 where that makes no difference
 * @param outcome the decision's; {@code ""} where none was made
 */
public record DeduplicationEntry(long content, String outcome) {}
