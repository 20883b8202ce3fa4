package dev.weir.rules.expression.eval;

import dev.cel.runtime.CelFunctionBinding;
import dev.weir.rules.expression.environment.Membership;
import dev.weir.rules.expression.value.Failure;
import dev.weir.rules.expression.value.Meter;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.list.Lists;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Looks for the entry of a list that is most like a text. */
public final class FuzzyMatch {
    /** The largest list whose entries are compared one by one. */
    static final int MAX_ENTRIES = 10_000;

    private final Meter meter;
    private final JaroWinklerSimilarity jaroWinkler = new JaroWinklerSimilarity();

    private FuzzyMatch(Meter meter) {
        this.meter = meter;
    }

    /** Returns the implementation, which charges this meter. */
    @SuppressWarnings("Immutable") // it holds a meter, which threads can share, and a measure without state
    public static List<CelFunctionBinding> bindings(Meter meter) {
        FuzzyMatch match = new FuzzyMatch(meter);
        return List.copyOf(CelFunctionBinding.fromOverloads(
                Membership.FUZZY_FUNCTION,
                CelFunctionBinding.from(
                        Membership.FUZZY_OVERLOAD,
                        List.of(Lists.class, String.class, String.class),
                        given -> match.greatest(((Lists) given[0]).named((String) given[1]), (String) given[2]))));
    }

    /**
     * Computes the greatest Jaro–Winkler similarity of a text to any entry, 0 to 1, ignoring case; 0 if there is none.
     * Each pair of characters is charged, as in {@code similarity}; an entry that is the same costs a step.
     */
    private Object greatest(ListEntries entries, String text) {
        if (entries.size() > MAX_ENTRIES) {
            throw Failure.of("the list has " + entries.size() + " entries, and 'fuzzyMatch' compares at most "
                    + MAX_ENTRIES + ": make several lists of it, by country or first letter");
        }
        meter.charge(1);
        if (entries.contains(text)) {
            return 1.0;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        double greatest = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (!entries.isThere(i)) {
                meter.charge(1);
                continue;
            }
            String entry = entries.text(i);
            meter.charge(TextFunctions.stepsToCompare(entry, lower));
            greatest = Math.max(greatest, jaroWinkler.apply(entry.toLowerCase(Locale.ROOT), lower));
        }
        return greatest;
    }
}
