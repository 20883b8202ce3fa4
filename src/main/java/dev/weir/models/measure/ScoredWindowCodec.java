package dev.weir.models.measure;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link ScoredWindow}: its examples, the oldest first. */
public final class ScoredWindowCodec implements Codec<ScoredWindow> {
    private static final int VERSION = 1;

    /** Creates a codec. */
    public ScoredWindowCodec() {}

    @Override
    public void write(ScoredWindow window, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeCount(window.most(), out);
        Binary.writeCount(window.size(), out);
        for (int i = 0; i < window.size(); i++) {
            int place = window.placeOf(i);
            out.writeDouble(window.scores[place]);
            out.writeBoolean(window.labels[place]);
        }
    }

    @Override
    public ScoredWindow read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "ScoredWindow", in);
        int most = Binary.readCount(in);
        if (most < 1 || most > ScoredWindow.MOST) {
            throw new IOException("a window of " + most + " examples");
        }
        ScoredWindow window = new ScoredWindow(most);
        int size = Binary.readCount(in);
        for (int i = 0; i < size; i++) {
            window.add(in.readDouble(), in.readBoolean());
        }
        return window;
    }
}
