package dev.weir.twin;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A condition as CEL and as the twin asks it.
 *
 * @param holds null if it is absent
 * @param features that it uses, by the names that reasons show
 * @param columns of the row that it uses
 * @param asked questions about earlier decisions
 * @param constructs what it draws on
 */
record Cond(
        String cel,
        Function<View, Boolean> holds,
        Map<String, Feat> features,
        Set<String> columns,
        Set<String> asked,
        Set<String> constructs) {
    static Cond of(String construct, String cel, Function<View, Boolean> holds) {
        return new Cond(cel, holds, Map.of(), Set.of(), Set.of(), Set.of(construct));
    }

    static Cond always() {
        return of("always", "true", view -> true);
    }

    Cond showing(Feat feature) {
        return new Cond(
                cel, holds, Map.of(feature.name(), feature), columns, asked, union(constructs, feature.constructs()));
    }

    Cond withColumn(String column) {
        return new Cond(cel, holds, features, union(columns, Set.of(column)), asked, constructs);
    }

    Cond asking(String question) {
        return new Cond(cel, holds, features, columns, union(asked, Set.of(question)), constructs);
    }

    Cond as(String construct, String otherCel) {
        return new Cond(otherCel, holds, features, columns, asked, union(constructs, Set.of(construct)));
    }

    boolean isTrue(View view) {
        return Boolean.TRUE.equals(holds.apply(view));
    }

    /** False if either is, absent if either else is. */
    Cond and(Cond other) {
        return with(other, "(" + cel + ") && (" + other.cel + ")", view -> {
            Boolean one = holds.apply(view);
            Boolean two = other.holds.apply(view);
            if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(two)) {
                return false;
            }
            return (one == null || two == null) ? null : Boolean.TRUE;
        });
    }

    /** True if either is, absent if either else is. */
    Cond or(Cond other) {
        return with(other, "(" + cel + ") || (" + other.cel + ")", view -> {
            Boolean one = holds.apply(view);
            Boolean two = other.holds.apply(view);
            if (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(two)) {
                return true;
            }
            return (one == null || two == null) ? null : Boolean.FALSE;
        });
    }

    Cond not() {
        return with(this, "!(" + cel + ")", view -> {
            Boolean one = holds.apply(view);
            return one == null ? null : Boolean.valueOf(!one);
        });
    }

    private Cond with(Cond other, String newCel, Function<View, Boolean> newHolds) {
        Map<String, Feat> both = new TreeMap<>(features);
        both.putAll(other.features);
        return new Cond(
                newCel,
                newHolds,
                both,
                union(columns, other.columns),
                union(asked, other.asked),
                union(constructs, other.constructs));
    }

    static Set<String> union(Set<String> one, Set<String> two) {
        Set<String> both = new HashSet<>(one);
        both.addAll(two);
        return both;
    }
}
