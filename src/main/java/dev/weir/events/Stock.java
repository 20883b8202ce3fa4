package dev.weir.events;

/**
 * The live stock of a sku over all its warehouses.
 *
 * @param price the one of the latest change that has one, else {@code NaN}
 */
public record Stock(long available, long reserved, double price) {}
