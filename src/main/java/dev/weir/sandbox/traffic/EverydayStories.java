package dev.weir.sandbox.traffic;

/** What most people do: look around, buy something, pay somewhere. */
final class EverydayStories {

    private EverydayStories() {}

    /** Returns a story of looking at products; some people put one in the cart, some of those buy it. */
    static Script visit(World world) {
        Customer customer = world.somebody();
        Product liked = world.product();
        Script script = new Script();
        script.and(world.click(customer, "SEARCH").asking(liked.name()));
        for (int i = world.count(0, 2); i > 0; i--) {
            script.then(world.count(2_000, 9_000), world.click(customer, "VIEW").of(world.product()));
        }
        script.then(world.count(2_000, 9_000), world.click(customer, "VIEW").of(liked));
        if (world.chance(0.4)) {
            script.then(
                    world.count(2_000, 9_000),
                    world.click(customer, "ADD_TO_CART").of(liked));
            script.then(world.count(2_000, 9_000), world.click(customer, "CHECKOUT"));
            buy(world, script, customer, liked);
        }
        return script;
    }

    /** Returns a story of paying at a counter, or for something that is not sold here. */
    static Script pay(World world) {
        Customer customer = world.somebody();
        Payment payment = world.payment(customer, world.usual(customer));
        return new Script().and(world.chance(0.5) ? payment.atCounter() : payment);
    }

    /** Adds the payment for a product, the click that confirms it, and the change of stock. */
    static void buy(World world, Script script, Customer customer, Product product) {
        int quantity = world.count(1, 2);
        script.then(
                world.count(1_000, 4_000),
                world.payment(customer, product.price() * quantity)
                        .to("m-shop", "5732")
                        .buying(product, quantity));
        script.then(200, world.click(customer, "PURCHASE").of(product));
        Shelf shelf = world.chance(0.5) ? world.near(product) : world.distant(product);
        script.then(300, shelf.sold(quantity));
    }
}
