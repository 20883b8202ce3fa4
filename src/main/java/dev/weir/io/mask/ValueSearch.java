package dev.weir.io.mask;

import dev.weir.io.mask.MaskScan.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the occurrences of many values in bytes, by their first bytes. Takes time proportional to the bytes, unless
 * somebody chose values with the same beginning; then it gives up.
 */
final class ValueSearch {
    private static final int STEPS_PER_BYTE = 64;

    private final Map<Integer, List<byte[]>> byBeginning = new HashMap<>();

    /** Creates a search for the values that are long enough. */
    ValueSearch(Collection<String> values) {
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            if (bytes.length >= MaskScan.LEAST_SEARCHED && !value.equals("true") && !value.equals("false")) {
                byBeginning
                        .computeIfAbsent(beginning(bytes, 0), key -> new ArrayList<>())
                        .add(bytes);
            }
        }
    }

    /**
     * Adds the range of each occurrence.
     *
     * @return whether all bytes were searched
     */
    boolean find(byte[] in, List<Span> spans) {
        if (byBeginning.isEmpty()) {
            return true;
        }
        long stepsLeft = STEPS_PER_BYTE * (in.length + (long) STEPS_PER_BYTE);
        for (int at = 0; at + MaskScan.LEAST_SEARCHED <= in.length; at++) {
            List<byte[]> alike = byBeginning.get(beginning(in, at));
            if (alike == null) {
                continue;
            }
            for (byte[] value : alike) {
                int same = same(value, in, at);
                stepsLeft -= same;
                if (same == value.length) {
                    spans.add(new Span(at, at + same, false));
                }
            }
            if (stepsLeft < 0) {
                return false;
            }
        }
        return true;
    }

    private static int same(byte[] value, byte[] in, int at) {
        int same = 0;
        while (same < value.length && at + same < in.length && in[at + same] == value[same]) {
            same++;
        }
        return same;
    }

    private static int beginning(byte[] in, int at) {
        return in[at] << 24 | (in[at + 1] & 0xFF) << 16 | (in[at + 2] & 0xFF) << 8 | (in[at + 3] & 0xFF);
    }
}
