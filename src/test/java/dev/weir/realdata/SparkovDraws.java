package dev.weir.realdata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Sparkov might have generated with other seeds: each customer's three months are drawn anew, as its generator
 * draws them, out of what the recorded payments show of its settings.
 *
 * <p>As there, an honest payment has its day from the days of all, and its hour, category and amount from the payments
 * of the customer's kind (age, sex, town or land); a customer makes as many as another of that kind. Of a hundred
 * customers 99 are taken, once: on a day and the next, the payments of which are the thief's alone. Cards, homes and
 * kinds of customers are the recorded ones. So a draw tells how much a figure hangs on chance; what other settings of
 * the generator would do, or life, it does not tell.
 */
final class SparkovDraws {
    private static final long DAY_SECONDS = 86_400;

    /** A thief is never there in the last week; nor on the first day. */
    private static final int LAST_DAYS = 7;

    private final Map<String, String> kinds = new HashMap<>();
    private final Map<String, List<Sparkov.Payment>> honestByKind = new HashMap<>();
    private final Map<String, List<Integer>> countsByKind = new HashMap<>();
    private final Map<String, List<Sparkov.Payment>> honestByCard = new TreeMap<>();
    private final List<Sparkov.Payment> honest = new ArrayList<>();
    private final List<Sparkov.Payment> fraud = new ArrayList<>();
    private final List<Integer> frauds;
    private final long firstDay;
    private final int days;

    /** Learns from what is recorded. */
    SparkovDraws() {
        try (Stream<Row> customers = RealData.rows("sparkov/customers.csv")) {
            customers.forEach(row -> kinds.put(row.get("cc_num"), row.get("profile")));
        }
        try (Stream<Sparkov.Payment> payments = Sparkov.payments()) {
            payments.forEach(payment -> (payment.fraud() ? fraud : honest).add(payment));
        }
        for (Sparkov.Payment payment : honest) {
            honestByCard
                    .computeIfAbsent(payment.card(), first -> new ArrayList<>())
                    .add(payment);
            honestByKind
                    .computeIfAbsent(kind(payment.card()), first -> new ArrayList<>())
                    .add(payment);
        }
        honestByCard.forEach((card, payments) -> countsByKind
                .computeIfAbsent(kind(card), first -> new ArrayList<>())
                .add(payments.size()));
        frauds = fraud.stream()
                .collect(Collectors.groupingBy(Sparkov.Payment::card, TreeMap::new, Collectors.counting()))
                .values()
                .stream()
                .map(Math::toIntExact)
                .toList();
        firstDay = honest.get(0).unixTime() / DAY_SECONDS;
        days = (int) (honest.get(honest.size() - 1).unixTime() / DAY_SECONDS - firstDay) + 1;
    }

    /** Three months by another seed, in order; the same by the same seed. */
    List<Labelled> draw(long seed, double taken) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sparkov.Payment> drawn = new ArrayList<>();
        honestByCard.keySet().forEach(card -> drawn.addAll(of(card, taken, random)));
        drawn.sort(Comparator.comparingLong(Sparkov.Payment::unixTime));
        List<Labelled> labelled = new ArrayList<>();
        drawn.forEach(payment -> labelled.add(payment.labelled("D" + seed + "-" + labelled.size())));
        return labelled;
    }

    private List<Sparkov.Payment> of(String card, double taken, SplittableRandom random) {
        List<Sparkov.Payment> drawn = new ArrayList<>();
        Set<Long> stolen = Set.of();
        if (random.nextDouble() < taken) {
            long begins = firstDay + random.nextInt(1, days - LAST_DAYS);
            for (int i = one(frauds, random); i > 0; i--) {
                Sparkov.Payment place = one(honestByCard.getOrDefault(card, List.of()), random);
                drawn.add(like(one(fraud, random), begins + random.nextInt(2), place));
            }
            stolen = drawn.stream().map(SparkovDraws::day).collect(Collectors.toSet());
        }
        for (int i = one(countsByKind.getOrDefault(kind(card), List.of()), random); i > 0; i--) {
            long day = day(one(honest, random));
            Sparkov.Payment like = one(honestByKind.getOrDefault(kind(card), List.of()), random);
            Sparkov.Payment place = one(honestByCard.getOrDefault(card, List.of()), random);
            if (!stolen.contains(day)) {
                drawn.add(like(like, day, place));
            }
        }
        return drawn;
    }

    /** As another payment, but on that day, with the card and at the place of a third. */
    private static Sparkov.Payment like(Sparkov.Payment other, long day, Sparkov.Payment place) {
        return new Sparkov.Payment(
                place.card(),
                day * DAY_SECONDS + other.unixTime() % DAY_SECONDS,
                other.category(),
                other.amount(),
                other.merchant(),
                place.latitude(),
                place.longitude(),
                other.fraud());
    }

    private String kind(String card) {
        return kinds.getOrDefault(card, "");
    }

    private static long day(Sparkov.Payment payment) {
        return payment.unixTime() / DAY_SECONDS;
    }

    private static <T> T one(List<T> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
