package dev.weir.events.answer;

import java.util.List;

/** What a reason weighs in the policies that sum points. */
public sealed interface Points {
    /** The largest number of points of a rule, and the most negative. */
    double MOST = 1_000;

    /** Of a rule that gives no points. */
    Points NONE = new None();

    /** A rule that gives no points. */
    record None() implements Points {}

    /**
     * A rule that gives points.
     *
     * @param points -{@value #MOST} to {@value #MOST}; negative ones are trust
     * @param tags of the rule
     */
    record Given(double points, List<String> tags) implements Points {
        /** Makes a defensive copy. */
        public Given {
            tags = List.copyOf(tags);
        }
    }

    /**
     * A policy that summed points.
     *
     * @param from the lower bound of the band that the sum is in
     * @param rules whose points it summed, by id, in the order of the reasons
     */
    record Sum(double sum, double from, List<String> rules) implements Points {
        /** Makes a defensive copy. */
        public Sum {
            rules = List.copyOf(rules);
        }
    }
}
