package dev.weir.operators;

/** The size of the value that a serializer wrote or read last. For use by one thread. */
public final class SerializedSize {
    private int bytes;

    /** Creates a size without a value. */
    public SerializedSize() {}

    void weigh(int written) {
        bytes = written;
    }

    /** Returns the size of the last value, in bytes; 0 before the first. */
    public int bytes() {
        return bytes;
    }
}
