package dev.weir.events;

/** Takes in what an event holds, in an order that is always the same. */
public interface ContentSink {

    /** A number. */
    void add(long number);

    /** A text. */
    void add(String text);
}
