package dev.weir.engine;

import dev.weir.events.Attributes;
import dev.weir.events.LineItem;
import dev.weir.events.Transaction;
import dev.weir.events.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A transaction of which a test names what matters; the rest is one customer's ordinary payment. */
public final class Payment {
    private final String id;
    private final List<LineItem> items = new ArrayList<>();
    private long atMillis = 1_000_000;
    private double amount = 10;
    private String customer = "c-1";
    private String card = "card-1";
    private String device = "";
    private String ip = "";
    private String merchant = "";
    private Attributes attributes = Attributes.NONE;

    private Payment(String id) {
        this.id = id;
    }

    /** With this id. */
    public static Payment payment(String id) {
        return new Payment(id);
    }

    /** At this event time. */
    public Payment at(long millis) {
        atMillis = millis;
        return this;
    }

    /** Of this amount. */
    public Payment of(double newAmount) {
        amount = newAmount;
        return this;
    }

    /** By this customer, {@code ""} for none. */
    public Payment by(String newCustomer) {
        customer = newCustomer;
        return this;
    }

    /** With this card, {@code ""} for none. */
    public Payment with(String newCard) {
        card = newCard;
        return this;
    }

    /** From this address. */
    public Payment from(String newIp) {
        ip = newIp;
        return this;
    }

    /** To this merchant. */
    public Payment to(String newMerchant) {
        merchant = newMerchant;
        return this;
    }

    /** On this device. */
    public Payment on(String newDevice) {
        device = newDevice;
        return this;
    }

    /** Of this sku too. */
    public Payment line(String sku, long quantity) {
        items.add(new LineItem(sku, quantity, 1.5));
        return this;
    }

    /** With this attribute alone. */
    public Payment attribute(String name, Value value) {
        attributes = new Attributes(Map.of(name, value));
        return this;
    }

    /** The event. */
    public Transaction event() {
        return new Transaction(
                id,
                atMillis,
                amount,
                customer,
                card,
                "EUR",
                "",
                "WEB",
                merchant,
                "",
                "DE",
                Double.NaN,
                Double.NaN,
                device,
                ip,
                items,
                attributes);
    }
}
