package dev.weir.backtest.measure;

import java.util.HashMap;
import java.util.Map;

/**
 * Numbers customers, so that hits can be counted for each. After the first {@value #MOST} those that are new share the
 * numbers of others, by their hash: a group of customers is as independent of other groups as a customer is of others, so
 * that intervals stay right, and memory stays bounded.
 */
final class CustomerGroups {
    /** The number of groups. */
    static final int MOST = 1 << 13;

    private final Map<String, Integer> numbers = new HashMap<>();

    /** Returns the group of a customer, from 0. */
    int of(String customer) {
        Integer known = numbers.get(customer);
        if (known != null) {
            return known;
        }
        int next = numbers.size();
        if (next == MOST) {
            int hash = customer.hashCode() * 0x9E3779B9;
            return hash >>> (Integer.SIZE - Integer.numberOfTrailingZeros(MOST));
        }
        numbers.put(customer, next);
        return next;
    }
}
