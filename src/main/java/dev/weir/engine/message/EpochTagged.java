package dev.weir.engine.message;

/**
 * Something to be processed by the rulebook of one particular epoch. An instance that does not know that epoch yet has
 * to wait for it.
 */
public interface EpochTagged {

    /** Returns the epoch of the rules that decide. */
    long epoch();
}
