package dev.weir.sandbox.traffic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;

/** The subjects of stories: people, products, shelves, and the ids assigned so far. For use by one thread. */
final class World {
    private static final int MERCHANTS = 400;
    private static final List<String> CATEGORIES = List.of("5411", "5732", "5812", "5541", "5651", "4111");

    private final SplittableRandom random;
    private final Population population;
    private final List<Product> products = new ArrayList<>();
    private final List<Shelf> near = new ArrayList<>();
    private final List<Shelf> distant = new ArrayList<>();
    private final BitSet met = new BitSet();
    private final Queue<Customer> justMet = new ArrayDeque<>();
    private long events;
    private long strangers;

    World(Population population) {
        this.population = population;
        this.random = new SplittableRandom(population.seed());
        for (int i = 0; i < population.products(); i++) {
            Product product = population.product(i);
            products.add(product);
            near.add(new Shelf(product, "eu-1", false));
            distant.add(new Shelf(product, "eu-2", true));
        }
    }

    /** Returns the stock of every warehouse at the beginning of the day. */
    Script opening() {
        Script script = new Script();
        near.forEach(shelf -> script.and(shelf.told()));
        distant.forEach(shelf -> script.and(shelf.told()));
        return script;
    }

    /** Returns any customer. */
    Customer somebody() {
        return meet(random.nextLong(population.customers()));
    }

    /** Returns a customer who was never seen before, so that a story starts without history. */
    Customer stranger() {
        return meet(population.customers() + strangers++);
    }

    private Customer meet(long number) {
        Customer customer = population.customer(number);
        if (number >= population.customers() || !met.get((int) number)) {
            justMet.add(customer);
            if (number < population.customers()) {
                met.set((int) number);
            }
        }
        return customer;
    }

    /** Removes and returns a customer of whom no row was told yet; empty if there is none. */
    Optional<Customer> justMet() {
        return Optional.ofNullable(justMet.poll());
    }

    /** Returns a customer whose card, device and address are on the lists of {@code rules/lists}. */
    Customer knownThief() {
        Customer thief = stranger();
        return new Customer(
                thief.customerId(),
                "card-stolen",
                "d-blocked",
                "203.0.113.66",
                thief.sessionId(),
                thief.home(),
                thief.usualSpend());
    }

    Product product() {
        return products.get(random.nextInt(products.size()));
    }

    /** Returns a tent that is on a list of {@code rules/lists}. */
    Product tent() {
        return products.get(10 * count(0, 4) + 8);
    }

    /** Returns the shelf of a product in the warehouse near the shop. */
    Shelf near(Product product) {
        return near.get(product.number());
    }

    /** Returns the shelf of a product in the other warehouse. */
    Shelf distant(Product product) {
        return distant.get(product.number());
    }

    /** Adds to a story that all shelves of a product are restocked, some time after the last step. */
    Script restocked(Script script, Product product) {
        return script.then(10_000, near(product).leaves(400))
                .and(distant(product).leaves(400));
    }

    /** Returns a payment of a customer to some merchant. */
    Payment payment(Customer customer, double amount) {
        return new Payment("t-" + ++events, customer, amount)
                .to("m-" + random.nextInt(MERCHANTS), CATEGORIES.get(random.nextInt(CATEGORIES.size())));
    }

    Browse click(Customer customer, String type) {
        return new Browse("e-" + ++events, customer, type);
    }

    /** Returns the amount that this customer usually pays. */
    double usual(Customer customer) {
        return customer.usualSpend() * between(0.7, 1.3);
    }

    double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    /** Returns a random number from {@code least} to {@code most}, both inclusive. */
    int count(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    City farAway() {
        return City.FAR.get(random.nextInt(City.FAR.size()));
    }

    /** Returns an address from the range reserved for documentation, which thieves use. */
    String thiefAddress() {
        return "203.0." + random.nextInt(256) + "." + random.nextInt(256);
    }

    String thiefDevice() {
        return "d-x" + random.nextInt(1_000_000);
    }
}
