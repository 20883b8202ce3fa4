package dev.weir.engine;

import static dev.weir.engine.Payment.payment;
import static dev.weir.engine.Visit.visit;

import dev.weir.events.Event;
import dev.weir.events.StockChange;
import java.util.SplittableRandom;

/** Events as a seed makes them up: few customers, addresses and skus, times out of order, fields that lack. */
public final class RandomEvents {
    public static final long START = 1_700_000_000_000L;

    private final SplittableRandom random;
    private int made;

    public RandomEvents(SplittableRandom random) {
        this.random = random;
    }

    public Event next() {
        made++;
        return switch (random.nextInt(5)) {
            case 0, 1 -> transaction();
            case 2, 3 -> click();
            default -> stockChange();
        };
    }

    private Event transaction() {
        boolean customer = random.nextInt(4) > 0;
        Payment payment = payment("t-" + made)
                .at(time())
                .of(random.nextInt(100_000) / 100.0)
                .by(customer ? some("c") : "")
                .with(customer ? orNone("card") : some("card"))
                .on(orNone("d&%"))
                .from(orNone("ip"));
        for (int line = random.nextInt(4); line > 0; line--) {
            payment.line(orNone("s"), random.nextInt(5));
        }
        return payment.event();
    }

    private Event click() {
        return visit("e-" + made)
                .at(time())
                .kind(some("KIND"))
                .by(some("c"))
                .on(orNone("d&%"))
                .from(orNone("ip"))
                .of(orNone("s"))
                .event();
    }

    private Event stockChange() {
        return new StockChange(
                some("s"), orNone("w"), time(), random.nextInt(4) == 0, random.nextInt(100), random.nextInt(5), made);
    }

    private long time() {
        long step = random.nextInt(3) == 0 ? 1 : 10_000;
        return START + made * 2_000L - random.nextLong(20) * step;
    }

    private String some(String prefix) {
        return prefix + random.nextInt(3);
    }

    private String orNone(String prefix) {
        return random.nextInt(4) == 0 ? "" : some(prefix);
    }
}
