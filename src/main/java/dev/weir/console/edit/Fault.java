package dev.weir.console.edit;

/**
 * What is wrong, or probably not intended, with a draft.
 *
 * @param line from 1
 * @param column from 1
 * @param message what is wrong and what to write instead
 */
public record Fault(int line, int column, String message) {}
