package dev.weir.engine.plan;

import java.util.List;

/** Something that is kept and evaluated once for all rules that have it. */
public sealed interface SharedWork permits SeriesPlan, PatternPlan {

    /** Returns the ids of those rules, each once. */
    List<String> rules();
}
