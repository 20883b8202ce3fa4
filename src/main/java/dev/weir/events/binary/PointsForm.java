package dev.weir.events.binary;

import dev.weir.events.answer.Points;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The binary form of {@link Points}, a part of a reason. */
final class PointsForm {
    private static final int NONE = 0;
    private static final int GIVEN = 1;
    private static final int SUM = 2;

    private PointsForm() {}

    static void write(Points points, DataOutput out) throws IOException {
        if (points instanceof Points.Given given) {
            out.writeByte(GIVEN);
            out.writeDouble(given.points());
            writeTexts(given.tags(), out);
        } else if (points instanceof Points.Sum sum) {
            out.writeByte(SUM);
            out.writeDouble(sum.sum());
            out.writeDouble(sum.from());
            writeTexts(sum.rules(), out);
        } else {
            out.writeByte(NONE);
        }
    }

    static Points read(DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case NONE -> Points.NONE;
            case GIVEN -> new Points.Given(in.readDouble(), readTexts(in));
            case SUM -> new Points.Sum(in.readDouble(), in.readDouble(), readTexts(in));
            default -> throw new IOException("there are no points of kind " + kind);
        };
    }

    private static void writeTexts(List<String> texts, DataOutput out) throws IOException {
        Binary.writeCount(texts.size(), out);
        for (String text : texts) {
            Binary.writeText(text, out);
        }
    }

    private static List<String> readTexts(DataInput in) throws IOException {
        int count = Binary.readCount(in);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(Binary.readText(in));
        }
        return texts;
    }
}
