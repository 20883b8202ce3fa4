package dev.weir.backtest.measure;

/** Counts how many of some things are right, as backtests count hits: for each customer. */
public final class RightAmongCustomers {
    private final CustomerGroups groups = new CustomerGroups();
    private final GroupedCounts all = new GroupedCounts();
    private final GroupedCounts right = new GroupedCounts();

    /** Counts one. */
    public void add(String customer, boolean isRight) {
        int group = groups.of(customer);
        all.add(group);
        if (isRight) {
            right.add(group);
        }
    }

    /** The part that is right, with its interval. */
    public Rate rate() {
        return all.share(right);
    }
}
