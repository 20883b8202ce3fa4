package dev.weir.engine.train;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link Lesson}. */
public final class LessonCodec implements Codec<Lesson> {
    private static final int VERSION = 2;

    /** Of an earlier release: an example that was only looked at. */
    private static final int SEEN = 0;

    private static final int LABELLED = 1;
    private static final int SHOWN = 2;

    private final ExampleCodec examples = new ExampleCodec();
    private final LabelledExampleCodec labelled = new LabelledExampleCodec();

    /** Creates a codec. */
    public LessonCodec() {}

    @Override
    public void write(Lesson lesson, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        out.writeByte(lesson instanceof LabelledExample ? LABELLED : SHOWN);
        if (lesson instanceof LabelledExample told) {
            labelled.write(told, out);
        } else {
            examples.write(lesson.example(), out);
        }
    }

    @Override
    public Lesson read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "lesson", in); // version 1 had no SHOWN
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case LABELLED -> labelled.read(in);
            // one that was only looked at teaches nothing new: who learns from each was shown it too, others soon
            // forget it
            case SEEN, SHOWN -> new ShownExample(examples.read(in));
            default -> throw new IOException("no lesson is of kind " + kind);
        };
    }
}
