package dev.weir.models.serve;

import dev.weir.models.Scorer;

/**
 * A model that is loaded and checked, shared by all threads of the process. Whoever scores with it keeps it or its
 * scorer; what it holds outside of Java's heap is given back when nobody does any more.
 */
public interface LoadedModel {
    /** Returns a new scorer, for one thread. */
    Scorer scorer();
}
