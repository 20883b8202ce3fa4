package dev.weir.io.history.sort;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A temporary file with things in order. */
record RunFile(Path path, long count) {
    private static final int BUFFER = 1 << 16;

    /** Writes what a cursor has to a new file. */
    static RunFile write(Path path, Cursor<Stored> things) throws IOException {
        long count = 0;
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), BUFFER))) {
            for (Optional<Stored> next = things.next(); next.isPresent(); next = things.next()) {
                Stored thing = next.get();
                out.writeLong(thing.millis());
                out.writeInt(thing.source());
                out.writeLong(thing.at());
                out.writeInt(thing.form().length);
                out.write(thing.form());
                count++;
            }
        }
        return new RunFile(path, count);
    }

    /** Returns what is in it; the file is deleted when that is closed. */
    Cursor<Stored> read() throws IOException {
        return new Reading(new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER)));
    }

    private final class Reading implements Cursor<Stored> {
        private final DataInputStream in;
        private long left = count;

        Reading(DataInputStream in) {
            this.in = in;
        }

        @Override
        public Optional<Stored> next() throws IOException {
            if (left == 0) {
                return Optional.empty();
            }
            left--;
            long millis = in.readLong();
            int source = in.readInt();
            long at = in.readLong();
            byte[] form = new byte[in.readInt()];
            in.readFully(form);
            return Optional.of(new Stored(millis, source, at, form));
        }

        @Override
        public void close() throws IOException {
            in.close();
            Files.deleteIfExists(path);
        }
    }
}
