package dev.weir.twin;

import dev.weir.engine.pacing.TagCap;
import dev.weir.events.answer.PointPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Policies as a seed makes them up, to be pushed beside those of the job config. */
final class RandomPolicies {
    private final SplittableRandom random;

    private final Optional<TagCap> cap;
    private final boolean hasBudget;
    private final String unit;
    private final String zone;

    RandomPolicies(SplittableRandom random) {
        this.random = random.split();
        TagCap ofTips =
                new TagCap("tips", Set.of("tip"), this.random.nextInt(1, 4), this.random.nextInt(5, 300) * Shop.MINUTE);
        this.cap = this.random.nextInt(3) == 0 ? Optional.of(ofTips) : Optional.empty();
        this.hasBudget = this.random.nextBoolean();
        this.unit = List.of("day", "week", "month").get(this.random.nextInt(3));
        this.zone = List.of("Europe/Berlin", "Asia/Kathmandu", "UTC").get(this.random.nextInt(3));
    }

    /** Which stays as it is: of a changed one it hangs on what the one before it needed what is known. */
    Optional<TagCap> cap() {
        return cap;
    }

    boolean hasBudget() {
        return hasBudget;
    }

    /** Another one of the same period each time, which has what was spent of the one before. */
    Optional<NaiveLedger.Budget> budget() {
        int count = random.nextInt(2, 12);
        int burst = random.nextBoolean() ? count : random.nextInt(1, count + 1);
        return hasBudget ? Optional.of(new NaiveLedger.Budget(count, unit, zone, burst)) : Optional.empty();
    }

    static String document(TagCap cap, int version) {
        return "{id: caps/" + cap.name() + ", version: " + version + ", tags: " + cap.tags() + ", count: " + cap.count()
                + ", over: " + cap.overMillis() / Shop.MINUTE + "m}";
    }

    /** At times one of them is not there. Only one may give its sum as a score. */
    List<PointPolicy> policies() {
        List<PointPolicy> policies = new ArrayList<>();
        for (String name : List.of("extra", "more")) {
            boolean offers = random.nextBoolean();
            boolean gives = offers && name.equals("extra") && random.nextBoolean();
            int from = random.nextInt(-5, 40);
            List<PointPolicy.Band> bands = new ArrayList<>();
            bands.add(new PointPolicy.Band(from, offers ? "COUPON" : "REVIEW"));
            if (!offers && random.nextBoolean()) {
                bands.add(new PointPolicy.Band(from + random.nextInt(1, 40), "BLOCK"));
            }
            Set<String> tags = random.nextInt(3) == 0 ? Set.of() : Set.of(random.nextBoolean() ? "offer" : "tip");
            if (random.nextInt(4) > 0) {
                policies.add(new PointPolicy(name, offers ? "offers" : "", tags, gives, bands));
            }
        }
        return policies;
    }

    static String document(PointPolicy policy, int version) {
        List<String> bands = new ArrayList<>();
        policy.bands().forEach(band -> bands.add("{from: " + band.from() + ", outcome: " + band.outcome() + "}"));
        return "{id: " + policy.asRule() + ", version: " + version
                + (policy.tags().isEmpty() ? "" : ", tags: " + policy.tags())
                + (policy.channel().isEmpty() ? "" : ", channel: " + policy.channel())
                + (policy.givesScore() ? ", score: sum" : "")
                + ", bands: [" + String.join(", ", bands) + "]}";
    }
}
