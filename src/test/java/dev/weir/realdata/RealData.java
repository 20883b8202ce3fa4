package dev.weir.realdata;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** Opens the files of the data sets, line by line, so that none is held in memory whole. {@code -Dweir.data} says where. */
final class RealData {
    static final Path FOLDER = Path.of(System.getProperty("weir.data", "../shared/data"));
    private static final CsvMapper CSV = new CsvMapper();

    private RealData() {}

    /** A file, unpacked as its name says. The test is skipped if there is none. */
    static InputStream open(String name) {
        Path file = FOLDER.resolve(name);
        assumeThat(file)
                .as("skipped, since there is no real data here; -Dweir.data says where it is")
                .exists();
        try {
            InputStream packed = Files.newInputStream(file);
            if (name.endsWith(".gz")) {
                return new GZIPInputStream(packed);
            }
            return name.endsWith(".xz") ? new XZInputStream(packed) : packed;
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The lines of a file; to be closed. */
    static Stream<String> lines(String name) {
        BufferedReader reader = reader(name);
        return reader.lines().onClose(() -> close(reader));
    }

    /** The rows of a CSV file by the names in its first line; to be closed. */
    static Stream<Row> rows(String name) {
        BufferedReader reader = reader(name);
        try {
            MappingIterator<Map<String, String>> rows = CSV.readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .readValues(reader);
            Spliterator<Map<String, String>> split = Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED);
            return StreamSupport.stream(split, false).map(Row::new).onClose(() -> close(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static BufferedReader reader(String name) {
        return new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8));
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
