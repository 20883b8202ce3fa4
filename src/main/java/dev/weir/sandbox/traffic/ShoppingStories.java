package dev.weir.sandbox.traffic;

import java.util.List;

/**
 * Stories that a shop would like to know about at once. Each story is one that a rule of {@code rules/personalization}
 * looks for.
 */
final class ShoppingStories {
    /** All stories, first the one whose end takes longest to be noticed. */
    static final List<Story> ALL = List.of(
            ShoppingStories::declinedAndGone,
            ShoppingStories::leftAtTheCheckout,
            ShoppingStories::lastPieces,
            ShoppingStories::undecided,
            ShoppingStories::priceDrop,
            ShoppingStories::soldOut,
            ShoppingStories::sellingFast,
            ShoppingStories::comesBack,
            ShoppingStories::tentWithoutLamp,
            ShoppingStories::moreThanThereIs);

    private ShoppingStories() {}

    /** Returns a story in which almost nothing is left of a product, and people look at it. */
    static Script lastPieces(World world) {
        Product product = world.product();
        Script script = new Script()
                .and(world.distant(product).leaves(0))
                .then(500, world.near(product).leaves(world.count(1, 3)));
        for (int i = world.count(2, 3); i > 0; i--) {
            script.then(
                    world.count(2_000, 4_000),
                    world.click(world.stranger(), "VIEW").of(product));
        }
        return world.restocked(script, product);
    }

    /** Returns a story in which somebody looks at the same product over and over, and does not buy. */
    static Script undecided(World world) {
        Customer customer = world.stranger();
        Product product = world.product();
        Script script = new Script().and(world.click(customer, "SEARCH").asking(product.name()));
        for (int i = world.count(4, 6); i > 0; i--) {
            script.then(world.count(2_000, 5_000), world.click(customer, "VIEW").of(product));
        }
        return script;
    }

    /** Returns a story in which a product that some look at becomes cheaper; one of them did not wait for that. */
    static Script priceDrop(World world) {
        Customer hasty = world.stranger();
        Product product = world.product();
        return new Script()
                .and(world.click(world.stranger(), "VIEW").of(product))
                .then(1_000, world.click(world.stranger(), "VIEW").of(product))
                .then(1_000, world.click(hasty, "VIEW").of(product))
                .then(
                        2_000,
                        world.payment(hasty, product.price())
                                .to("m-shop", "5732")
                                .buying(product, 1))
                .then(3_000, world.near(product).costs(0.75))
                .then(15_000, world.near(product).costs(1 / 0.75));
    }

    /** Returns a story in which people look at a sold-out product, until it is restocked. */
    static Script soldOut(World world) {
        Product product = world.product();
        Script script = new Script()
                .and(world.distant(product).leaves(0))
                .then(200, world.near(product).leaves(0));
        for (int i = world.count(2, 3); i > 0; i--) {
            script.then(
                    world.count(1_000, 2_000),
                    world.click(world.stranger(), "VIEW").of(product));
        }
        return world.restocked(script, product);
    }

    /** Returns a story in which a full cart is abandoned at the checkout. */
    static Script leftAtTheCheckout(World world) {
        Customer customer = world.stranger();
        Script script = new Script().and(world.click(customer, "LOGIN"));
        for (int i = world.count(2, 4); i > 0; i--) {
            Product product = world.product();
            script.then(1_000, world.click(customer, "VIEW").of(product));
            script.then(1_500, world.click(customer, "ADD_TO_CART").of(product));
        }
        return script.then(2_000, world.click(customer, "CHECKOUT"));
    }

    /** Returns a story in which a card is declined, and its owner does not try another. */
    static Script declinedAndGone(World world) {
        Customer customer = world.stranger();
        Product product = world.product();
        return new Script()
                .and(world.click(customer, "VIEW").of(product))
                .then(
                        3_000,
                        world.payment(customer, product.price())
                                .to("m-shop", "5732")
                                .buying(product, 1)
                                .declined());
    }

    /** Returns a story in which suddenly everybody wants the same product. */
    static Script sellingFast(World world) {
        Product product = world.product();
        Script script = new Script();
        for (int i = world.count(18, 24); i > 0; i--) {
            Customer customer = world.stranger();
            script.then(
                    world.count(300, 1_000),
                    world.payment(customer, product.price())
                            .to("m-shop", "5732")
                            .buying(product, 1));
            script.and(world.near(product).sold(1));
        }
        return script.then(500, world.click(world.stranger(), "VIEW").of(product));
    }

    /** Returns a story in which a customer comes back and buys more. */
    static Script comesBack(World world) {
        Customer customer = world.stranger();
        Script script = new Script();
        EverydayStories.buy(world, script, customer, world.product());
        return script.then(9_000, world.click(customer, "LOGIN"))
                .then(2_000, world.click(customer, "VIEW").of(world.product()));
    }

    /** Returns a story in which somebody buys a tent, and no lamp for it. */
    static Script tentWithoutLamp(World world) {
        Customer customer = world.stranger();
        Product tent = world.tent();
        Script script = new Script().and(world.click(customer, "VIEW").of(tent));
        EverydayStories.buy(world, script, customer, tent);
        return script;
    }

    /** Returns a story in which an order asks for more pieces than all warehouses have. */
    static Script moreThanThereIs(World world) {
        Customer customer = world.stranger();
        Product product = world.product();
        Script script = new Script()
                .and(world.distant(product).leaves(0))
                .then(200, world.near(product).leaves(2))
                .then(
                        4_000,
                        world.payment(customer, product.price() * 5)
                                .to("m-shop", "5732")
                                .buying(product, 5));
        return world.restocked(script, product);
    }
}
