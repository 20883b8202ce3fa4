package dev.weir.events;

/** The three kinds of events, by the names that rules use. */
public enum EventType {
    /** A payment. */
    TRANSACTION("transaction", "TRANSACTION"),
    /** Something that a visitor did. */
    CLICK("click", "CLICK"),
    /** A change of the stock of a sku. */
    INVENTORY("inventory", "INVENTORY");

    private final String ruleName;
    private final String stateName;

    EventType(String ruleName, String stateName) {
        this.ruleName = ruleName;
        this.stateName = stateName;
    }

    /** What it is called in the ids of state; never changed, never used again. */
    public String stateName() {
        return stateName;
    }

    /** The name in rules and in a decision's trigger. */
    public String ruleName() {
        return ruleName;
    }
}
