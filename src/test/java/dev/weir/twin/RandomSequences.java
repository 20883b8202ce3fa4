package dev.weir.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;

/** Patterns as a seed makes them up: two or three stages, one of which may have to stay away. */
final class RandomSequences {
    private static final long[] LENGTHS = {10 * Shop.MINUTE, Shop.HOUR, 6 * Shop.HOUR, Shop.DAY};

    private final SplittableRandom random;
    private final RandomConds conds;
    private int absences;

    RandomSequences(SplittableRandom random) {
        this.random = random;
        this.conds = new RandomConds(random);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    Sequence sequence() {
        long within = LENGTHS[random.nextInt(LENGTHS.length)];
        String after = one(List.of("noSkip", "skipPastLastEvent", "skipToNext"));
        return switch (random.nextInt(4)) {
            case 0 -> stageKeys(within, after);
            case 1 -> absence(within);
            default -> plain(within, after);
        };
    }

    private Sequence stageKeys(long within, String after) {
        List<Sequence.Step> stages = List.of(
                new Sequence.Step(
                        "a", Shop.TRANSACTION, conds.field(Shop.TRANSACTION), key("attributes.creditor"), false),
                new Sequence.Step("b", Shop.TRANSACTION, larger(), key("attributes.debtor"), false));
        return new Sequence(
                "{account: {a: transaction.attributes.creditor, b: transaction.attributes.debtor}}",
                stages,
                within,
                after,
                Set.of("pattern", "stage keys", after));
    }

    /** Compares with the first stage. */
    private static Cond larger() {
        return Cond.of(
                "earlier stage",
                "transaction.amount + 20.0 > a.amount",
                view -> view.event().number("amount") + 20
                        > java.util.Objects.requireNonNull(view.stages().get("a"))
                                .number("amount"));
    }

    private static Function<Fact, String> key(String... fields) {
        return fact -> RandomFeats.keyOf(fact, fields);
    }

    private Sequence absence(long within) {
        String first = one(List.of(Shop.TRANSACTION, Shop.CLICK));
        within += 5 * Shop.SECOND * ++absences; // which of two that are over at once comes first is not said
        String other = one(List.of(Shop.TRANSACTION, Shop.CLICK));
        return new Sequence(
                "[customerId]",
                List.of(
                        new Sequence.Step("a", first, conds.field(first), key("customerId"), false),
                        new Sequence.Step("b", other, conds.field(other), key("customerId"), true)),
                within,
                "noSkip",
                Set.of("pattern", "absence"));
    }

    private Sequence plain(long within, String after) {
        boolean byCustomer = random.nextInt(3) > 0;
        List<String> types = new ArrayList<>(List.of(Shop.TRANSACTION, Shop.CLICK, Shop.DECISION));
        if (byCustomer) {
            types.addAll(List.of(Shop.CUSTOMER, Shop.CUSTOMER));
        }
        Function<Fact, String> key = key(byCustomer ? "customerId" : "ip");
        int count = random.nextInt(2, 4);
        int negated = count == 3 && random.nextBoolean() ? 1 : -1;
        TreeSet<String> constructs = new TreeSet<>(Set.of("pattern", after));
        List<Sequence.Step> stages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String on = i == count - 1 ? one(List.of(Shop.TRANSACTION, Shop.CLICK)) : one(types);
            Cond where = where(
                    i, on, byCustomer, stages.isEmpty() ? "" : stages.get(0).on());
            constructs.add("stage on " + on);
            constructs.addAll(where.constructs());
            if (i == negated) {
                constructs.add("not between");
            }
            stages.add(new Sequence.Step("abc".substring(i, i + 1), on, where, key, i == negated));
        }
        return new Sequence(byCustomer ? "[customerId]" : "[ip]", stages, within, after, constructs);
    }

    private Cond where(int stage, String on, boolean byCustomer, String first) {
        boolean columns = byCustomer && (on.equals(Shop.TRANSACTION) || on.equals(Shop.CLICK));
        if (columns && random.nextInt(3) == 0) {
            Cond column = conds.column(on);
            return column.as("column in a stage", column.cel());
        }
        if (stage > 0 && on.equals(Shop.TRANSACTION) && first.equals(Shop.TRANSACTION) && random.nextBoolean()) {
            return larger();
        }
        return conds.field(on);
    }
}
