package dev.weir.sandbox.traffic;

/**
 * Something on sale.
 *
 * @param number from 0
 * @param name as people search for it
 */
record Product(int number, String sku, String name, double price) {}
