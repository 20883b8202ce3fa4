package dev.weir.engine.message;

/**
 * An instance of Route stamps events with this epoch from now on.
 *
 * @param instance from 0
 * @param instances how many there are
 */
public record Acknowledgement(long epoch, int instance, int instances) {}
