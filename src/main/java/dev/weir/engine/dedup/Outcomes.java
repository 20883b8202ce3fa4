package dev.weir.engine.dedup;

import dev.weir.events.binary.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The outcomes of decisions that a key remembers, each once, and known by its place. There are few of them. */
final class Outcomes {
    private final List<String> texts = new ArrayList<>(2);

    int size() {
        return texts.size();
    }

    /** The one at a place. */
    String at(int place) {
        return texts.get(place);
    }

    /** Where an outcome is, from now on. */
    int placeOf(String outcome) {
        int place = texts.indexOf(outcome);
        if (place < 0) {
            place = texts.size();
            texts.add(outcome);
        }
        return place;
    }

    /** Forgets all, and tells what there was. */
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

    /** Reads what was written, to those that there are. */
    void read(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        for (int i = 0; i < count; i++) {
            texts.add(Binary.readText(in));
        }
    }
}
