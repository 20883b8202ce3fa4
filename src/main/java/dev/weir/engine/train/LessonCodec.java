package dev.weir.engine.train;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link Lesson}. */
public final class LessonCodec implements Codec<Lesson> {
    private static final int VERSION = 1;

    private final ExampleCodec examples = new ExampleCodec();
    private final LabelledExampleCodec labelled = new LabelledExampleCodec();

    /** Creates a codec. */
    public LessonCodec() {}

    @Override
    public void write(Lesson lesson, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        out.writeBoolean(lesson instanceof LabelledExample);
        if (lesson instanceof LabelledExample told) {
            labelled.write(told, out);
        } else {
            examples.write(lesson.example(), out);
        }
    }

    @Override
    public Lesson read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "lesson", in);
        return in.readBoolean() ? labelled.read(in) : new SeenExample(examples.read(in));
    }
}
