package dev.weir.events;

/**
 * A line of a transaction.
 *
 * @param sku the stock keeping unit, {@code ""} if the line has none
 * @param quantity how many; 1 where the record does not say
 * @param price of one, {@code NaN} if unknown
 */
public record LineItem(String sku, long quantity, double price) {}
