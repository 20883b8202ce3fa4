package dev.weir.engine.message;

/**
 * Says that an instance of Route stamps events with this epoch from now on.
 *
 * @param instance from 0
 * @param instances the number of instances
 */
public record Acknowledgement(long epoch, int instance, int instances) {}
