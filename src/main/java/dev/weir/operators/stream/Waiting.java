package dev.weir.operators.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What waits for a rulebook epoch, parted by whether it has come. Order is kept.
 *
 * @param due their epoch has come
 * @param later theirs has not
 */
record Waiting<T>(List<T> due, List<T> later) {

    static <T> Waiting<T> split(Iterable<T> waiting, ToLongFunction<T> epochOf, long epoch) {
        List<T> due = new ArrayList<>();
        List<T> later = new ArrayList<>();
        for (T each : waiting) {
            (epochOf.applyAsLong(each) <= epoch ? due : later).add(each);
        }
        return new Waiting<>(due, later);
    }
}
