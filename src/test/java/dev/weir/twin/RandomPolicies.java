package dev.weir.twin;

import dev.weir.events.answer.PointPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Policies as a seed makes them up, to be pushed beside those of the job config. */
final class RandomPolicies {
    private final SplittableRandom random;

    RandomPolicies(SplittableRandom random) {
        this.random = random;
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
