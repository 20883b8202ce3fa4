package dev.weir.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.binary.Codec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Through the binary form and back. */
public final class Bytes {
    private Bytes() {}

    public static <T> byte[] of(Codec<T> codec, T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            codec.write(value, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static <T> T read(Codec<T> codec, byte[] bytes) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            T value = codec.read(in);
            assertThat(in.available()).as("bytes left over").isZero();
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T there(Codec<T> codec, T value) {
        return read(codec, of(codec, value));
    }
}
