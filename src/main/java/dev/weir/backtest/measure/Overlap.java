package dev.weir.backtest.measure;

import java.util.List;

/**
 * How rules overlap.
 *
 * @param rules the ids of those with the most hits, at most {@value #MOST_RULES}, by falling number of hits
 * @param both how many payments two of them hit; in the diagonal, how many one hits
 */
public record Overlap(List<String> rules, List<List<Long>> both) {
    /** How many rules are shown. */
    public static final int MOST_RULES = 40;

    /** Makes defensive copies. */
    public Overlap {
        rules = List.copyOf(rules);
        both = both.stream().map(List::copyOf).toList();
    }
}
