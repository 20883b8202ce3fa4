package dev.weir.events;

/** The three kinds of events, by the names that rules use. */
public enum EventType {
    /** A payment. */
    TRANSACTION("transaction"),
    /** Something that a visitor did. */
    CLICK("click"),
    /** A change of the stock of a sku. */
    INVENTORY("inventory");

    private final String ruleName;

    EventType(String ruleName) {
        this.ruleName = ruleName;
    }

    /** The name in rules and in a decision's trigger. */
    public String ruleName() {
        return ruleName;
    }
}
