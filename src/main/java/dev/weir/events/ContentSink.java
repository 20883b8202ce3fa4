package dev.weir.events;

/** Takes in what an event holds, in an order that is always the same. */
public interface ContentSink {

    /** A number. */
    void add(long number);

    /** A text. */
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
