package dev.weir.twin;

import dev.weir.events.Fingerprint;
import dev.weir.events.Value;
import dev.weir.features.function.AggregateFunction;
import dev.weir.features.function.Aggregates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/** Features as a seed makes them up: over all types, by fields and computed keys, in windows of every kind. */
final class RandomFeats {
    /** With what the names of features begin whose older parts are sums of a day. */
    static final String COARSE = "k";

    private static final Set<String> PEOPLE = Set.of(Shop.TRANSACTION, Shop.CLICK);
    private static final Set<String> ALL = Set.of(Shop.TRANSACTION, Shop.CLICK, Shop.CUSTOMER);
    private static final List<String> NUMBERS =
            List.of("sum", "avg", "min", "max", "stddev", "median", "percentile", "sum", "ewma", "ewma");
    private static final List<String> TEXTS =
            List.of("distinct", "last", "first", "mode", "topK", "entropy", "entropy");
    private static final Set<String> OF_PARTS = Set.of("count", "sum", "avg", "stddev", "median", "percentile");

    private final SplittableRandom random;
    private final RandomSpans spans;
    private int made;

    RandomFeats(SplittableRandom random) {
        this.random = random;
        this.spans = new RandomSpans(random);
    }

    /** By what, in YAML and as a key. */
    private record By(String yaml, Function<Fact, String> key, Set<String> on, String construct) {}

    /** How it sums up. */
    private record Form(AggregateFunction function, String yaml, Function<Fact, Value> input) {}

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    Feat feat() {
        int number = made++;
        String over =
                one(List.of(Shop.TRANSACTION, Shop.TRANSACTION, Shop.CLICK, Shop.CLICK, Shop.DECISION, Shop.CUSTOMER));
        Form form = form(over);
        RandomSpans.Span span = spans.span(form.function().key());
        By by = by(over, form, span);
        Where where = where(over);
        String name = (span.coarse() ? COARSE : "n") + number;
        boolean current = random.nextInt(3) > 0 || over.equals(Shop.DECISION);
        String yaml = "{" + form.yaml() + ", by: " + by.yaml() + ", " + span.yaml() + ", where: '"
                + where.cel().replace("'", "''") + "'" + (current ? "" : ", current: exclude") + "}";
        return new Feat(
                name,
                name,
                yaml,
                over,
                by.on(),
                by.key(),
                where.holds(),
                form.input(),
                form.function(),
                span.window(),
                current && !form.function().key().equals("since"),
                span.coarse(),
                Set.of(
                        "over " + over,
                        by.construct(),
                        span.construct(),
                        form.function().key()));
    }

    private record Where(String cel, Predicate<Fact> holds) {}

    /** Always with a number of its own, so that no two features share a series by chance. */
    private Where where(String over) {
        double edge = -made;
        return switch (over) {
            case Shop.TRANSACTION -> {
                double least = random.nextBoolean() ? edge : made + random.nextInt(40);
                yield new Where("transaction.amount > " + least, fact -> fact.number("amount") > least);
            }
            case Shop.CLICK -> {
                String kind = random.nextBoolean() ? "" : " && click.type == \"VIEW\"";
                yield new Where(
                        "click.type != \"NONE" + made + "\"" + kind,
                        fact -> kind.isEmpty() || fact.text("type").equals("VIEW"));
            }
            case Shop.DECISION -> decisions(edge);
            default -> new Where("customer.customerId != \"none" + made + "\"", fact -> true);
        };
    }

    private Where decisions(double edge) {
        String all = "decision.score > " + (edge - 2_000);
        String word = one(List.of("BLOCK", "REVIEW", "COUPON"));
        String rule = "r" + random.nextInt(4);
        return switch (random.nextInt(4)) {
            case 0 -> new Where(all, fact -> true);
            case 1 ->
                new Where(
                        all + " && decision.outcome == \"" + word + "\"",
                        fact -> fact.text("outcome").equals(word));
            case 2 ->
                new Where(
                        all + " && \"" + rule + "\" in decision.rules.split(\" \")",
                        fact -> List.of(fact.text("rules").split(" ", -1)).contains(rule));
            default ->
                new Where(
                        all + " && \"tip\" in decision.tags.split(\" \")",
                        fact -> List.of(fact.text("tags").split(" ", -1)).contains("tip"));
        };
    }

    private By by(String over, Form form, RandomSpans.Span span) {
        if (span.construct().equals(Feat.OF_ROW)) {
            return fields(ALL, "customerId");
        }
        By by = span.coarse() && over.equals(Shop.CLICK) ? everybody() : by(over);
        boolean parts = by.construct().equals("by all")
                && PEOPLE.contains(over)
                && !span.coarse()
                && !span.construct().equals("session")
                && OF_PARTS.contains(form.function().key());
        return parts ? parts() : by;
    }

    private static By parts() {
        return new By("[], exact: false", fact -> String.valueOf(Fingerprint.of(fact.id()) & 31), PEOPLE, Feat.OF_PART);
    }

    private By by(String over) {
        By customer = fields(ALL, "customerId");
        if (over.equals(Shop.CUSTOMER)) {
            return customer;
        }
        if (over.equals(Shop.DECISION) && random.nextInt(3) == 0) {
            String rule = "r" + random.nextInt(4);
            return new By(
                    "[{rule: {decision: decision.rule, click: '\"" + rule + "\"', transaction: '\"" + rule + "\"'}}]",
                    fact -> fact.is(Shop.DECISION) ? fact.text("rule") : rule,
                    PEOPLE,
                    "by rule");
        }
        return switch (random.nextInt(7)) {
            case 0, 1 -> customer;
            case 2 -> fields(PEOPLE, "ip");
            case 3 -> fields(PEOPLE, "customerId", "ip");
            case 4 -> fields(PEOPLE, "deviceId");
            case 5 -> everybody();
            default -> network(over);
        };
    }

    private static By everybody() {
        return new By("[]", fact -> "*", ALL, "by all");
    }

    private By network(String over) {
        if (over.equals(Shop.DECISION)) {
            return fields(PEOPLE, "ip");
        }
        return new By(
                "[{net: {transaction: 'network(transaction.ip, 24)', click: 'network(click.ip, 24)'}}]",
                fact -> fact.has("ip")
                        ? fact.text("ip").substring(0, fact.text("ip").lastIndexOf('.'))
                        : "",
                PEOPLE,
                "computed key");
    }

    private static By fields(Set<String> on, String... names) {
        return new By(
                "[" + String.join(", ", names) + "]", fact -> keyOf(fact, names), on, "by " + String.join(" ", names));
    }

    static String keyOf(Fact fact, String... names) {
        List<String> parts = new ArrayList<>();
        for (String name : names) {
            if (!fact.has(name)) {
                return "";
            }
            parts.add(fact.text(name));
        }
        return String.join("|", parts);
    }

    private Form form(String over) {
        int kind = random.nextInt(8);
        if (kind == 0) {
            return new Form(Aggregates.SINCE, "since: " + over, fact -> new Value.Bool(true));
        }
        if (kind <= 2) {
            return new Form(Aggregates.COUNT, "count: " + over, fact -> new Value.Bool(true));
        }
        String key = kind <= 5 ? one(NUMBERS) : one(TEXTS);
        if (over.equals(Shop.DECISION) && !key.equals("distinct") && kind > 5) {
            key = "distinct";
        }
        String field = kind <= 5 ? number(over) : text(over);
        Function<Fact, Value> input = kind <= 5
                ? fact -> fact.has(field) ? new Value.Real(fact.number(field)) : Value.absent()
                : fact -> fact.has(field) ? new Value.Text(fact.text(field)) : Value.absent();
        String yaml = key + ": " + over + "." + field + Aggregates.beside(key);
        return new Form(Aggregates.of(key), yaml, input);
    }

    private static String number(String over) {
        return switch (over) {
            case Shop.TRANSACTION -> "amount";
            case Shop.CLICK -> "price";
            case Shop.DECISION -> "score";
            default -> "limit";
        };
    }

    private static String text(String over) {
        return switch (over) {
            case Shop.TRANSACTION -> "cardId";
            case Shop.CLICK -> "type";
            case Shop.DECISION -> "outcome";
            default -> "segment";
        };
    }
}
