package dev.weir.events;

/** Receives the content of an event, always in the same order. */
public interface ContentSink {

    /** Adds a number. */
    void add(long number);

    /** Adds a text. */
    void add(String text);

    /** A number that has one, from 1 to 255, for the field that it is in. */
    default void add(int field, long number) {
        add(field);
        add(number);
    }

    /** A text, likewise. */
    default void add(int field, String text) {
        add(field);
        add(text);
    }
}
