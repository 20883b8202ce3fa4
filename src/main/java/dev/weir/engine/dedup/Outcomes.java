package dev.weir.engine.dedup;

import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The outcomes of decisions that a key remembers, each stored once and referred to by its index. There are only a few.
 */
final class Outcomes {
    private final List<String> texts = new ArrayList<>(2);
    private int size;
    /** The latest that was asked for, which hardly ever changes: the list need not be read. */
    private String latest = "";

    private int latestPlace = -1;

    int size() {
        return size;
    }

    /** Returns the outcome at an index. */
    String at(int place) {
        return texts.get(place);
    }

    /** Returns the index of an outcome, adding it if necessary. */
    int placeOf(String outcome) {
        if (latestPlace < 0 || !outcome.equals(latest)) {
            int place = texts.indexOf(outcome);
            latestPlace = place < 0 ? add(outcome) : place;
            latest = outcome;
        }
        return latestPlace;
    }

    private int add(String outcome) {
        texts.add(outcome);
        return size++;
    }

    /** Removes and returns all outcomes. */
    List<String> empty() {
        List<String> before = List.copyOf(texts);
        texts.clear();
        size = 0;
        latestPlace = -1;
        return before;
    }

    void write(DataOutput out) throws IOException {
        Binary.writeCount(texts.size(), out);
        for (String outcome : texts) {
            Binary.writeText(outcome, out);
        }
    }

    /** Reads outcomes and adds them to those already here. */
    void read(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        for (int i = 0; i < count; i++) {
            add(Binary.readText(in));
        }
    }
}
