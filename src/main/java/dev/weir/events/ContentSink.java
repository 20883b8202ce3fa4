package dev.weir.events;

/** Receives the content of an event, always in the same order. */
public interface ContentSink {

    /** Adds a number. */
    void add(long number);

    /** Adds a text. */
    void add(String text);

    /** Adds a number under that of its field, from 1 to 255. */
    default void add(int field, long number) {
        add(field);
        add(number);
    }

    /** Adds a text under the number of its field, from 1 to 255. */
    default void add(int field, String text) {
        add(field);
        add(text);
    }
}
