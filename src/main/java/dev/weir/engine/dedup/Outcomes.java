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

    int size() {
        return texts.size();
    }

    /** Returns the outcome at an index. */
    String at(int place) {
        return texts.get(place);
    }

    /** Returns the index of an outcome, adding it if necessary. */
    int placeOf(String outcome) {
        int place = texts.indexOf(outcome);
        if (place < 0) {
            place = texts.size();
            texts.add(outcome);
        }
        return place;
    }

    /** Removes and returns all outcomes. */
    List<String> empty() {
        List<String> before = List.copyOf(texts);
        texts.clear();
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
            texts.add(Binary.readText(in));
        }
    }
}
