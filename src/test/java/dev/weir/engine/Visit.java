package dev.weir.engine;

import dev.weir.events.Attributes;
import dev.weir.events.Click;

/** A click of which a test names what matters. */
public final class Visit {
    private final String id;
    private long atMillis = 1_000_000;
    private String kind = "VIEW";
    private String customer = "c-1";
    private String session = "";
    private String device = "";
    private String ip = "";
    private String sku = "";

    private Visit(String id) {
        this.id = id;
    }

    /** With this id. */
    public static Visit visit(String id) {
        return new Visit(id);
    }

    /** At this event time. */
    public Visit at(long millis) {
        atMillis = millis;
        return this;
    }

    /** Of this type. */
    public Visit kind(String newKind) {
        kind = newKind;
        return this;
    }

    /** By this customer, {@code ""} for none. */
    public Visit by(String newCustomer) {
        customer = newCustomer;
        return this;
    }

    /** In this session. */
    public Visit in(String newSession) {
        session = newSession;
        return this;
    }

    /** On this device. */
    public Visit on(String newDevice) {
        device = newDevice;
        return this;
    }

    /** From this address. */
    public Visit from(String newIp) {
        ip = newIp;
        return this;
    }

    /** Of this product. */
    public Visit of(String newSku) {
        sku = newSku;
        return this;
    }

    /** The event. */
    public Click event() {
        return new Click(
                id,
                atMillis,
                kind,
                customer,
                session,
                device,
                ip,
                sku,
                Click.NO_QUANTITY,
                Double.NaN,
                "",
                "",
                Attributes.NONE);
    }
}
