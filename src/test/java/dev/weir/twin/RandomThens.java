package dev.weir.twin;

import dev.weir.engine.pacing.FiringPolicies;
import dev.weir.engine.pacing.Holdout;
import dev.weir.engine.pacing.TagCap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** What random rules decide, for whom, how often, when and to whom it matters. */
final class RandomThens {
    private static final List<String> OUTCOMES = List.of("APPROVE", "REVIEW", "BLOCK", "COUPON", "COUPON");
    private static final long[] PACES = {5 * Shop.MINUTE, Shop.HOUR, 6 * Shop.HOUR};

    private final SplittableRandom random;

    RandomThens(SplittableRandom random) {
        this.random = random;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    Draft.Head head() {
        long until = random.nextInt(8) == 0
                ? RandomTraffic.START + random.nextLong(4 * Shop.DAY)
                : RandomTraffic.START + 1_000 * Shop.DAY;
        return new Draft.Head(
                one(List.of("live", "live", "live", "live", "live", "live", "shadow", "off")),
                random.nextInt(6) == 0 ? 50 : 100,
                random.nextInt(3),
                random.nextInt(3) == 0 ? Set.of() : Set.of(one(List.of("offer", "tip"))),
                RandomTraffic.START - Shop.DAY,
                until);
    }

    RowDate date() {
        int sign = random.nextInt(-1, 2);
        String column = one(List.of("birth", "ends"));
        return new RowDate(
                column,
                one(column.equals("birth") ? List.of("year", "month", "") : List.of("", "", "", "month")),
                sign * random.nextInt(3),
                sign * random.nextInt(2) * random.nextInt(1_440),
                random.nextInt(3) == 0 ? -1 : random.nextInt(3) == 0 ? 150 : random.nextInt(1_440),
                one(List.of("", "Europe/Berlin", "customer.zone", "customer.zone")));
    }

    Optional<Draft.Whose> subject(String on) {
        if (random.nextInt(5) > 0) {
            return Optional.empty();
        }
        return switch (on) {
            case Shop.TRANSACTION ->
                random.nextBoolean()
                        ? Optional.of(new Draft.Whose("transaction.cardId", fact -> fact.text("cardId")))
                        : Optional.of(new Draft.Whose(
                                "orElse(transaction.cardId, transaction.customerId)",
                                fact -> fact.has("cardId") ? fact.text("cardId") : fact.text("customerId")));
            case Shop.CLICK -> Optional.of(new Draft.Whose("click.deviceId", fact -> fact.text("deviceId")));
            default -> Optional.empty();
        };
    }

    Draft.Then then(String on, boolean pattern) {
        boolean writes = !pattern && !on.equals(Shop.CUSTOMER) && random.nextInt(5) == 0;
        boolean gives = random.nextInt(4) == 0;
        Optional<Draft.Wait> later = !writes && random.nextInt(5) == 0 ? Optional.of(later()) : Optional.empty();
        String outcome = later.isPresent() ? "COUPON" : one(OUTCOMES);
        if (later.isPresent()) {
            gives = false;
        } else if ((writes || gives) && random.nextBoolean()) {
            outcome = "";
        }
        boolean decides = !outcome.isEmpty();
        String group = decides && random.nextInt(4) == 0 ? "g" + random.nextInt(2) : "";
        return new Draft.Then(
                outcome,
                decides ? random.nextInt(100) : 0,
                gives ? Optional.of(random.nextInt(-20, 60)) : Optional.empty(),
                gives && !decides && random.nextBoolean() ? "offers" : "",
                decides && random.nextInt(8) == 0,
                group,
                group.isEmpty() || random.nextInt(4) == 0 ? Optional.empty() : Optional.of(random.nextInt(4)),
                pace(on),
                later,
                writes ? Optional.of((2 * random.nextLong(1, 180) + 1) * 2_500) : Optional.empty());
    }

    /** An answer that says nothing. */
    static Draft.Then telling() {
        return new Draft.Then(
                "APPROVE",
                0,
                Optional.empty(),
                "",
                false,
                "",
                Optional.empty(),
                new Draft.Pace(0, "", 0, 0),
                Optional.empty(),
                Optional.empty());
    }

    static Draft.Then waiting(Draft.Then of, Optional<Draft.Wait> wait) {
        return new Draft.Then(
                of.outcome(),
                of.score(),
                of.points(),
                of.channel(),
                of.isFinal(),
                of.group(),
                of.value(),
                of.pace(),
                wait,
                of.listFor());
    }

    private Draft.Pace pace(String on) {
        boolean cools = random.nextInt(4) == 0;
        boolean capped = random.nextInt(5) == 0;
        String by = (!on.equals(Shop.TRANSACTION) && !on.equals(Shop.CLICK)) || random.nextBoolean()
                ? ""
                : one(List.of("ip", "deviceId"));
        return new Draft.Pace(
                cools ? PACES[random.nextInt(3)] : 0, by, capped ? random.nextInt(1, 3) : 0, PACES[random.nextInt(3)]);
    }

    private Draft.Wait later() {
        long after = random.nextInt(3) == 0 ? 0 : random.nextInt(1, 600) * Shop.MINUTE;
        boolean quiet = after == 0 || random.nextBoolean();
        long expires = random.nextInt(3) == 0 ? after + random.nextInt(1, 600) * Shop.MINUTE : 0;
        int from = random.nextInt(1440);
        return new Draft.Wait(
                after,
                quiet ? from : -1,
                (from + random.nextInt(60, 1380)) % 1440,
                one(List.of("Europe/Berlin", "America/New_York", "UTC")),
                expires,
                random.nextBoolean());
    }

    /** At times caps over all rules with a tag, and a holdout. */
    FiringPolicies policies() {
        List<TagCap> caps = new ArrayList<>();
        for (Set<String> tags : List.of(Set.of("offer"), Set.of("offer", "tip"))) {
            if (random.nextInt(3) == 0) {
                caps.add(new TagCap("c" + caps.size(), tags, random.nextInt(1, 4), PACES[random.nextInt(3)]));
            }
        }
        Holdout holdout = new Holdout("h", Set.of("tip"), random.nextInt(1, 60), "salt");
        return new FiringPolicies(caps, random.nextInt(3) == 0 ? List.of(holdout) : List.of());
    }
}
