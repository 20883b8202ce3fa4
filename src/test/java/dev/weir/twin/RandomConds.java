package dev.weir.twin;

import dev.weir.events.Value;
import dev.weir.text.SaltedHash;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Predicate;

/** Conditions as a seed makes them up: on fields, rows, lists, earlier decisions and features. */
final class RandomConds {
    private static final List<String> OUTCOMES = List.of("APPROVE", "REVIEW", "BLOCK", "COUPON");
    private static final long[] LENGTHS = {10 * Shop.MINUTE, Shop.HOUR, Shop.DAY};

    private final SplittableRandom random;

    RandomConds(SplittableRandom random) {
        this.random = random;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** On a field of the event. */
    Cond field(String on) {
        return switch (on) {
            case Shop.TRANSACTION -> {
                int least = random.nextInt(90);
                yield Cond.of(
                        "field",
                        "transaction.amount > " + least + ".0",
                        view -> view.event().number("amount") > least);
            }
            case Shop.CLICK -> {
                String kind = one(List.of("VIEW", "LOGIN", "CART"));
                yield Cond.of(
                        "field",
                        "click.type != \"" + kind + "\"",
                        view -> !view.event().text("type").equals(kind));
            }
            case Shop.DECISION -> {
                String word = one(OUTCOMES);
                yield Cond.of(
                        "field of a decision",
                        "decision.outcome == \"" + word + "\"",
                        view -> view.event().text("outcome").equals(word));
            }
            default -> row("field of a row", view -> view.event().fields().get("segment"));
        };
    }

    Cond has(String on, String field) {
        return Cond.of(
                "has", "has(" + on + "." + field + ")", view -> view.event().has(field));
    }

    /** On the row that belongs to the event. */
    Cond column(String on) {
        return switch (random.nextInt(3)) {
            case 0 -> row("column", view -> view.column("segment")).withColumn("segment");
            case 1 ->
                Cond.of("column", "has(customer.limit)", view -> view.column("limit") != null)
                        .withColumn("limit");
            default -> {
                String number = on.equals(Shop.TRANSACTION) ? "transaction.amount" : "50.0";
                yield Cond.of("column", "orElse(customer.limit, 40.0) < " + number, view -> {
                            double limit = view.column("limit") instanceof Double known ? known : 40;
                            return limit
                                    < (on.equals(Shop.TRANSACTION)
                                            ? view.event().number("amount")
                                            : 50);
                        })
                        .withColumn("limit");
            }
        };
    }

    private Cond row(String construct, Function<View, Object> of) {
        String segment = one(List.of("gold", "plain"));
        return Cond.of(construct, "customer.segment == \"" + segment + "\"", view -> {
            Object known = of.apply(view);
            return known == null ? null : Boolean.valueOf(known.equals(segment));
        });
    }

    /** On a list that rules write, and one that people push. */
    Cond listed(String on) {
        String list = random.nextInt(3) > 0 ? "hot" : "known";
        return Cond.of(
                "list " + list,
                "inList(\"" + list + "\", " + on + ".ip)",
                view -> view.event().has("ip")
                        ? view.isListed(list, view.event().text("ip"))
                        : null);
    }

    /** On what a table says of the address. */
    Cond looked(String on) {
        String asked = on + ".ip";
        int least = random.nextInt(4);
        return switch (random.nextInt(4)) {
            case 0 ->
                looked(RandomTables.WORTH, asked, "", " > " + 5 * least + ".0", found -> (Double) found > 5 * least);
            case 1 -> looked(RandomTables.PLACES, asked, "risk", " >= " + least, found -> (Integer) found >= least);
            case 2 -> looked(RandomTables.PLACES, asked, "kind", " == \"home\"", found -> found.equals("home"));
            default ->
                Cond.of(
                        "lookup or else",
                        "orElse(lookup(\"worth\", " + asked + "), 7.0) > " + 5 * least + ".0",
                        view -> (view.look(RandomTables.WORTH, view.event().text("ip"), "") instanceof Double found
                                        ? found
                                        : 7)
                                > 5 * least);
        };
    }

    private static Cond looked(String table, String asked, String field, String test, Predicate<Object> holds) {
        String cel = "lookup(\"" + table + "\", " + asked + ")" + (field.isEmpty() ? "" : "." + field) + test;
        return Cond.of(field.isEmpty() ? "lookup value" : "lookup row", cel, view -> {
            Object found = view.look(table, view.event().text("ip"), field);
            return found == null ? null : Boolean.valueOf(holds.test(found));
        });
    }

    Cond bucket(String on) {
        int below = random.nextInt(20, 100);
        return Cond.of(
                "bucket",
                "bucket(\"salt\", " + on + ".customerId) < " + below,
                view -> view.event().has("customerId")
                        ? Boolean.valueOf(SaltedHash.bucket("salt", view.event().text("customerId")) < below)
                        : null);
    }

    /** On what was decided before. */
    Cond earlier() {
        String outcome = one(OUTCOMES);
        String rule = "r" + random.nextInt(4);
        long within = LENGTHS[random.nextInt(LENGTHS.length)];
        int most = random.nextInt(3);
        String length = ", \"" + within + "ms\")";
        Cond cond = switch (random.nextInt(3)) {
            case 0 ->
                Cond.of(
                                "recently",
                                "recently(\"" + outcome + "\"" + length,
                                view -> view.times("outcome " + outcome, within) > 0)
                        .asking("outcome " + outcome);
            case 1 ->
                Cond.of(
                                "decided",
                                "decided(\"" + outcome + "\"" + length + " <= " + most,
                                view -> view.times("count " + outcome, within) <= most)
                        .asking("count " + outcome);
            default ->
                Cond.of("fired", "fired(\"" + rule + "\"" + length, view -> view.times("rule " + rule, within) > 0)
                        .asking("rule " + rule);
        };
        return random.nextBoolean() ? cond : cond.not();
    }

    /** On whether a rule with a lower number fires in the same decision. */
    Cond beside(int rules) {
        String rule = "r" + random.nextInt(rules);
        Cond cond = Cond.of("fired beside", "fired(\"" + rule + "\")", view -> view.fires(rule));
        return random.nextInt(3) > 0 ? cond : cond.not();
    }

    /** On the value of a feature. */
    Cond feature(Feat feature) {
        String name = feature.shown();
        String key = feature.form().key();
        if (feature.coarse()) {
            return Cond.of("feature", "orElse(" + name + " >= 0, true)", view -> true)
                    .showing(feature);
        }
        if (feature.window().parts() > 1) {
            int least = key.equals("count") ? 0 : 20;
            return number(
                    "size(" + name + ") > 1 && " + name + "[1]",
                    least,
                    feature,
                    value -> ((Value.Items) value).values().get(1));
        }
        return switch (key) {
            case "count", "distinct" -> number(name, random.nextInt(3), feature, value -> value);
            case "since" -> {
                long least = LENGTHS[random.nextInt(LENGTHS.length)];
                yield compared(
                        name + " > duration(\"" + least + "ms\")",
                        feature,
                        value -> ((Value.Int) value).value() > least);
            }
            case "last", "first", "mode" -> text(feature, name);
            case "entropy" -> number(name, random.nextInt(2), feature, value -> value);
            case "topK" ->
                compared(
                        "size(" + name + ") > 1 || \"VIEW\" in " + name,
                        feature,
                        value -> value instanceof Value.Items list
                                && (list.values().size() > 1 || list.values().contains(new Value.Text("VIEW"))));
            default -> number(name, key.equals("stddev") ? 5 : random.nextInt(60), feature, value -> value);
        };
    }

    private Cond text(Feat feature, String name) {
        return compared(
                name + " != \"VIEW\" && " + name + " != \"gold\"",
                feature,
                value -> !value.equals(new Value.Text("VIEW")) && !value.equals(new Value.Text("gold")));
    }

    private Cond number(String cel, int least, Feat feature, Function<Value, Value> of) {
        return compared(cel + " > " + least, feature, value -> {
            Value number = of.apply(value);
            return (number instanceof Value.Int whole ? whole.value() : ((Value.Real) number).value()) > least;
        });
    }

    private Cond compared(String cel, Feat feature, Predicate<Value> holds) {
        return Cond.of("feature", cel, view -> {
                    Value value = view.feature(feature.name());
                    return value.isPresent() ? Boolean.valueOf(holds.test(value)) : null;
                })
                .showing(feature);
    }
}
