package dev.weir.sandbox.traffic;

/**
 * A product.
 *
 * @param number from 0
 * @param name as in searches
 */
record Product(int number, String sku, String name, double price) {}
