package dev.weir.sandbox.traffic;

import java.util.List;

/** Stories of fraud. Each story is one that a rule of {@code rules/fraud} looks for. */
final class FraudStories {
    /** All stories. */
    static final List<Story> ALL = List.of(
            FraudStories::cardTesting,
            FraudStories::manyPaymentsOnACard,
            FraudStories::manyCardsOnADevice,
            FraudStories::manyCardsOnAnAddress,
            FraudStories::impossibleTravel,
            FraudStories::farAboveUsual,
            FraudStories::emptied,
            FraudStories::accountTakenOver,
            FraudStories::declinesInARow,
            FraudStories::giftCards,
            FraudStories::strangeDevice,
            FraudStories::knownThief,
            FraudStories::scalpers);

    private FraudStories() {}

    /** Returns a story in which tiny charges find out whether a stolen card works; then comes the large one. */
    static Script cardTesting(World world) {
        Customer victim = world.stranger();
        String device = world.thiefDevice();
        String ip = world.thiefAddress();
        Script script = new Script();
        for (int i = world.count(3, 5); i > 0; i--) {
            script.then(
                    world.count(800, 2_500),
                    world.payment(victim, world.between(0.1, 0.95)).from(device, ip));
        }
        return script.then(
                3_000, world.payment(victim, world.between(600, 1_400)).from(device, ip));
    }

    /** Returns a story in which a stolen card is used as often as possible. */
    static Script manyPaymentsOnACard(World world) {
        Customer victim = world.stranger();
        Script script = new Script();
        for (int i = world.count(7, 10); i > 0; i--) {
            script.then(world.count(1_000, 3_000), world.payment(victim, world.between(20, 90)));
        }
        return script;
    }

    /** Returns a story in which one device works through a list of cards. */
    static Script manyCardsOnADevice(World world) {
        String device = world.thiefDevice();
        Script script = new Script();
        for (int i = world.count(5, 7); i > 0; i--) {
            script.then(
                    world.count(1_000, 3_000),
                    world.payment(world.stranger(), world.between(30, 120)).from(device, world.thiefAddress()));
        }
        return script;
    }

    /** Returns a story in which many devices behind one address work through a list of cards. */
    static Script manyCardsOnAnAddress(World world) {
        String ip = world.thiefAddress();
        Script script = new Script();
        for (int i = world.count(10, 13); i > 0; i--) {
            script.then(
                    world.count(700, 2_000),
                    world.payment(world.stranger(), world.between(30, 120)).from(world.thiefDevice(), ip));
        }
        return script;
    }

    /** Returns a story in which a card is at a counter at home, and seconds later on another continent. */
    static Script impossibleTravel(World world) {
        Customer victim = world.stranger();
        return new Script()
                .and(world.payment(victim, world.usual(victim)).atCounter().byItsOwner())
                .then(
                        8_000,
                        world.payment(victim, world.between(80, 300))
                                .atCounter()
                                .in(world.farAway()));
    }

    /** Returns a story in which somebody with regular habits suddenly spends many times as much. */
    static Script farAboveUsual(World world) {
        Customer victim = world.stranger();
        Script script = new Script();
        for (int i = world.count(4, 5); i > 0; i--) {
            script.then(
                    world.count(1_500, 3_000),
                    world.payment(victim, world.usual(victim)).byItsOwner());
        }
        return script.then(4_000, world.payment(victim, 200 + victim.usualSpend() * world.between(8, 14)));
    }

    /**
     * Returns a story in which somebody's card is stolen, and each payment is larger than the one before, until nothing
     * is left.
     */
    static Script emptied(World world) {
        Customer victim = world.stranger();
        Script script = new Script();
        for (int i = 4; i > 0; i--) {
            script.then(
                    world.count(1_500, 3_000),
                    world.payment(victim, world.usual(victim)).atCounter().byItsOwner());
        }
        double usual = victim.usualSpend();
        return script.then(4_000, world.payment(victim, 200 + 8 * usual))
                .then(3_000, world.payment(victim, 300 + 12 * usual))
                .then(3_000, world.payment(victim, 400 + 20 * usual));
    }

    /**
     * Returns a story in which passwords are tried until one fits, the password is changed, and the account goes
     * shopping.
     */
    static Script accountTakenOver(World world) {
        Customer victim = world.stranger();
        String device = world.thiefDevice();
        String ip = world.thiefAddress();
        Script script = new Script();
        for (int i = world.count(4, 6); i > 0; i--) {
            script.then(
                    world.count(500, 1_500), world.click(victim, "LOGIN_FAILED").from(device, ip));
        }
        return script.then(2_000, world.click(victim, "LOGIN").from(device, ip))
                .then(3_000, world.click(victim, "PASSWORD_CHANGE").from(device, ip))
                .then(5_000, world.payment(victim, world.between(250, 900)).from(device, ip));
    }

    /** Returns a story in which the limit of a card is found by asking for less each time. */
    static Script declinesInARow(World world) {
        Customer victim = world.stranger();
        double amount = world.between(400, 900);
        Script script = new Script();
        for (int i = world.count(4, 6); i > 0; i--) {
            script.then(world.count(1_500, 3_000), world.payment(victim, amount).declined());
            amount *= 0.8;
        }
        return script.then(2_500, world.payment(victim, amount));
    }

    /** Returns a story in which a stolen card is used for gift cards, which cannot be revoked. */
    static Script giftCards(World world) {
        Customer victim = world.stranger();
        Script script = new Script();
        for (int i = world.count(3, 4); i > 0; i--) {
            script.then(
                    world.count(2_000, 4_000),
                    world.payment(victim, 50 * world.count(2, 4)).ofGiftCards());
        }
        return script;
    }

    /** Returns a story in which a customer who always pays with the same device pays a lot with another. */
    static Script strangeDevice(World world) {
        Customer victim = world.stranger();
        return new Script()
                .and(world.payment(victim, world.usual(victim)).byItsOwner())
                .then(4_000, world.payment(victim, world.usual(victim)).byItsOwner())
                .then(
                        5_000,
                        world.payment(victim, world.between(550, 1_200))
                                .from(world.thiefDevice(), world.thiefAddress()));
    }

    /**
     * Returns a story in which a thief who was caught before tries again: from the old address, on the old device, with
     * the old card.
     */
    static Script knownThief(World world) {
        Customer thief = world.knownThief();
        return new Script()
                .and(world.payment(world.stranger(), world.between(20, 90)).from(world.thiefDevice(), thief.ip()))
                .then(
                        4_000,
                        world.payment(world.stranger(), world.between(20, 90))
                                .from(thief.deviceId(), world.thiefAddress()))
                .then(
                        4_000,
                        world.payment(thief, world.between(20, 90)).from(world.thiefDevice(), world.thiefAddress()));
    }

    /** Returns a story in which a bot buys all that is left of a product, with an account for every cart. */
    static Script scalpers(World world) {
        Product product = world.product();
        String device = world.thiefDevice();
        String ip = world.thiefAddress();
        Script script = new Script()
                .and(world.distant(product).leaves(0))
                .then(200, world.near(product).leaves(world.count(8, 12)))
                .then(2_000, world.click(world.stranger(), "VIEW").of(product).from(device, ip));
        for (int i = world.count(6, 8); i > 0; i--) {
            Browse cart = world.click(world.stranger(), "ADD_TO_CART").of(product);
            script.then(world.count(200, 600), cart.from(device, ip));
        }
        return world.restocked(script, product);
    }
}
