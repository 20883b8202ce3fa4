package dev.weir.io.mask;

import dev.weir.events.Boundary;
import dev.weir.events.record.DeadLetter;
import dev.weir.events.record.RawRecord;
import dev.weir.io.mask.MaskScan.Span;
import dev.weir.io.value.BadRecord;
import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Creates dead letters of a topic's records in which the values of some names are masked.
 *
 * <p>It guarantees: a value that follows one of the names (with any quotes or none, in upper or lower case, escaped or
 * not, at any depth, in JSON inside a text, and in broken JSON) and a colon is not in the letter: neither at that place
 * nor, if it has four bytes or more and is not {@code true} or {@code false}, elsewhere in the value, in the key, or in
 * the error. It is replaced by {@code ***}. Everything else stays byte for byte as it was. When this is not possible,
 * more is masked: up to the next comma or bracket if the end of a value cannot be determined, and the whole record if
 * it does not look like JSON (it begins differently, or has a zero byte as UTF-16, Avro and other binary formats have),
 * or if it was constructed to take too long. A key that is not JSON is kept only if values were found and none of them
 * is in it.
 *
 * <p>It does not guarantee that misspelt names are recognised, or that values shorter than that, or written in another
 * way, are found under other names. {@code null} and an empty text are not secret, and stay.
 */
public final class MaskedRecords implements Serializable {
    private static final long serialVersionUID = 1;

    private static final String MASK = "***";
    private static final byte[] ALL = "\"***\"".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PART = MASK.getBytes(StandardCharsets.UTF_8);
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final MaskedNames names;

    /** Creates dead letters in which the values of these names are masked. */
    public MaskedRecords(MaskedNames names) {
        this.names = names;
    }

    /** Returns whether a name on a path is masked. */
    public boolean coversPath(String path) {
        for (String name : path.split("\\.", -1)) {
            int index = name.indexOf('[');
            if (names.contains(index < 0 ? name : name.substring(0, index))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the letter of a record. */
    public DeadLetter letter(RawRecord record, String error) {
        return Boundary.cross(() -> made(record, error), reason -> whole(record));
    }

    private DeadLetter made(RawRecord record, String error) {
        MaskScan scan = MaskScan.of(record.value(), names);
        boolean known = looksLikeJson(record.value()) && !scan.isGivenUp();
        ValueSearch search = new ValueSearch(known ? scan.values() : Set.of());
        byte[] value = known ? masked(record.value(), scan, search) : all(record.value());
        byte[] key = key(record.key(), known ? scan.values() : Set.of(), search);
        return new DeadLetter(shown(record, key, value), without(scan.values(), error));
    }

    private static DeadLetter whole(RawRecord record) {
        return new DeadLetter(
                shown(record, all(record.key()), all(record.value())),
                "the record cannot be read, nor can it be determined what to mask, so all of it is masked; see the record at its place");
    }

    private static RawRecord shown(RawRecord record, byte[] key, byte[] value) {
        return new RawRecord(record.topic(), record.partition(), record.offset(), record.timestampMillis(), key, value);
    }

    private byte[] key(byte[] key, Set<String> values, ValueSearch search) {
        if (looksLikeJson(key)) {
            MaskScan scan = MaskScan.of(key, names);
            return scan.isGivenUp() ? all(key) : masked(key, scan, search);
        }
        List<Span> found = new ArrayList<>();
        boolean kept = !values.isEmpty()
                && search.find(key, found)
                && found.isEmpty()
                && !values.contains(new String(key, StandardCharsets.UTF_8))
                && isPlain(key);
        return kept ? key : all(key);
    }

    private static byte[] masked(byte[] in, MaskScan scan, ValueSearch search) {
        List<Span> spans = new ArrayList<>(scan.spans());
        if (!search.find(in, spans)) {
            return all(in);
        }
        spans.sort(Comparator.comparingInt(Span::start)
                .thenComparing(Comparator.comparingInt(Span::end).reversed())
                .thenComparing(span -> !span.unquoted()));
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        int copied = 0;
        for (Span span : spans) {
            if (span.start() >= copied && span.end() > copied) {
                out.write(in, copied, span.start() - copied);
                out.writeBytes(span.unquoted() ? ALL : PART);
            }
            copied = Math.max(copied, span.end());
        }
        out.write(in, copied, in.length - copied);
        return out.toByteArray();
    }

    private static byte[] all(byte[] bytes) {
        return bytes.length == 0 ? bytes : ALL.clone();
    }

    /**
     * Returns the error without the values. Errors quote the beginning of a value; the longest is replaced first, since
     * it may contain others.
     */
    private static String without(Set<String> values, String error) {
        List<String> quoted = new ArrayList<>();
        for (String value : values) {
            if (value.length() >= MaskScan.LEAST_SEARCHED) {
                String shown = BadRecord.shown(value);
                quoted.add(value);
                quoted.add(shown.endsWith("…") ? shown.substring(0, shown.length() - 1) : shown);
            }
        }
        quoted.sort(Comparator.comparingInt(String::length).reversed());
        String without = error;
        for (String value : quoted) {
            without = without.replace(value, MASK);
        }
        return without;
    }

    private static boolean looksLikeJson(byte[] bytes) {
        int at = 0;
        while (at < Math.min(MARK.length, bytes.length) && bytes[at] == MARK[at]) {
            at++;
        }
        at = at == MARK.length ? at : 0;
        while (at < bytes.length && bytes[at] >= 0 && bytes[at] <= ' ') {
            at++;
        }
        return at < bytes.length && (bytes[at] == '{' || bytes[at] == '[') && hasNoZero(bytes);
    }

    private static boolean hasNoZero(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(byte[] key) {
        for (byte one : key) {
            if (one == 0 || one == '\\') {
                return false;
            }
        }
        return true;
    }
}
