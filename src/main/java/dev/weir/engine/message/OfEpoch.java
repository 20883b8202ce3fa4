package dev.weir.engine.message;

/** What goes by the rulebook of one epoch, and by no other. Whoever has not heard of that epoch yet has to wait for it. */
public interface OfEpoch {

    /** The epoch whose rules decide. */
    long epoch();
}
