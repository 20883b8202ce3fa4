package dev.weir.sandbox.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Hostile relatives of good documents. */
public final class HostileInputs {
    private final List<String> good;
    private final boolean ofExpressions;

    private HostileInputs(List<String> good, boolean ofExpressions) {
        this.good = List.copyOf(good);
        this.ofExpressions = ofExpressions;
    }

    /** Of these documents, each of them JSON. */
    public static HostileInputs of(List<String> good) {
        return new HostileInputs(good, false);
    }

    /** Of these documents, each of them JSON, of which the expressions are what matters. */
    public static HostileInputs ofExpressions(List<String> good) {
        return new HostileInputs(good, true);
    }

    /** Mostly changed where values stand, sometimes anywhere, sometimes both, and seldom not at all. */
    public byte[] next(SplittableRandom random) {
        String document = good.get(random.nextInt(good.size()));
        String other = good.get(random.nextInt(good.size()));
        int way = random.nextInt(16);
        if (way == 0) {
            return bytes(document);
        }
        if (way <= 2) {
            return ByteMutations.mutate(bytes(document), random);
        }
        if (ofExpressions && random.nextBoolean()) {
            return bytes(JsonMutations.mutateExpression(document, random));
        }
        byte[] mutated = bytes(JsonMutations.mutate(document, other, random));
        return way == 3 ? ByteMutations.mutate(mutated, random) : mutated;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
