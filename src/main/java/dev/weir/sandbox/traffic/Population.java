package dev.weir.sandbox.traffic;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The people and products of a town that grows with the traffic, so that each person shops equally often at any rate. A
 * customer is a function of the seed and a number, and takes no memory.
 *
 * @param customers the number of people
 * @param products the number of products
 */
record Population(long seed, long customers, int products) {
    private static final long CUSTOMERS_PER_RATE = 600;
    private static final int LEAST_PRODUCTS = 50;
    private static final int MOST_PRODUCTS = 5_000;
    private static final List<String> GOODS = List.of(
            "headphones", "kettle", "rucksack", "trainers", "lamp", "keyboard", "jacket", "watch", "tent", "pan");
    private static final long MIX = 0x9E3779B97F4A7C15L;

    /** Returns the population for this many events per second. */
    static Population forRate(long seed, double rate) {
        long customers = Math.max(1_000, (long) (rate * CUSTOMERS_PER_RATE));
        int products = (int) Math.max(LEAST_PRODUCTS, Math.min(MOST_PRODUCTS, rate));
        return new Population(seed, customers, products);
    }

    /**
     * Returns a customer.
     *
     * @param number from 0 to {@link #customers()}; higher numbers are strangers who shop nowhere else
     */
    Customer customer(long number) {
        SplittableRandom traits = new SplittableRandom(seed ^ ((number + 1) * MIX));
        City home = City.HOMES.get(traits.nextInt(City.HOMES.size()));
        double spend = cents(20 * Math.exp(traits.nextDouble() * 2));
        return new Customer(
                "c-" + number, "card-" + number, "d-" + number, homeAddress(number), "s-" + number, home, spend);
    }

    /** Returns a product, from 0 to {@link #products()}. */
    Product product(int number) {
        SplittableRandom traits = new SplittableRandom(seed ^ ((number + 1) * MIX) ^ 1);
        String name = GOODS.get(number % GOODS.size());
        return new Product(number, "sku-" + number, name, cents(8 + 190 * traits.nextDouble()));
    }

    /** Rounds to two decimals. */
    static double cents(double amount) {
        return Math.round(amount * 100) / 100.0;
    }

    private static String homeAddress(long number) {
        return "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }
}
