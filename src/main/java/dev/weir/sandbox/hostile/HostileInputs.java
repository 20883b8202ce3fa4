package dev.weir.sandbox.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Creates hostile variants of valid documents. */
public final class HostileInputs {
    private final List<String> good;
    private final boolean ofExpressions;

    private HostileInputs(List<String> good, boolean ofExpressions) {
        this.good = List.copyOf(good);
        this.ofExpressions = ofExpressions;
    }

    /** Creates variants of these JSON documents. */
    public static HostileInputs of(List<String> good) {
        return new HostileInputs(good, false);
    }

    /** Creates variants of these JSON documents, mainly by changing their expressions. */
    public static HostileInputs ofExpressions(List<String> good) {
        return new HostileInputs(good, true);
    }

    /**
     * Returns the next variant, usually changed in its values, sometimes at any byte, sometimes both, and rarely not at
     * all.
     */
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
