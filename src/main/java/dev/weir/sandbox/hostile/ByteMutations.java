package dev.weir.sandbox.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes bytes without regard to their meaning. */
public final class ByteMutations {
    /** Byte order marks, halves of characters, framings of other formats. */
    private static final List<byte[]> TELLING = List.of(
            bytes(0x00),
            bytes(0x00, 0x00, 0x00, 0x7B, 0x00),
            bytes(0x00, 0x00, 0x00, 0x00, 0x2A),
            bytes(0xEF, 0xBB, 0xBF),
            bytes(0xFE, 0xFF),
            bytes(0xFF, 0xFE),
            bytes(0xFF, 0xFE, 0x00, 0x00),
            bytes(0xED, 0xA0, 0x80),
            bytes(0xC3),
            bytes(0xF5, 0x80, 0x80, 0x80),
            bytes(0xC0, 0x80),
            bytes(0x1F, 0x8B),
            bytes('"'),
            bytes('\\', 'u', 'd', '8', '3', 'd'),
            bytes('\r'),
            bytes('\t'),
            bytes('{'),
            bytes(']'),
            bytes('#'),
            bytes('&', 'a', ' '),
            bytes('*', 'a'),
            bytes('!', '!', 'b', 'i', 'n', 'a', 'r', 'y', ' '));

    private ByteMutations() {}

    /** Makes one to four changes. */
    public static byte[] mutate(byte[] input, SplittableRandom random) {
        byte[] mutated = input;
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            mutated = once(mutated, random);
        }
        return mutated;
    }

    private static byte[] once(byte[] input, SplittableRandom random) {
        int at = random.nextInt(input.length + 1);
        int end = Math.min(input.length, at + 1 + random.nextInt(16));
        byte[] middle = Arrays.copyOfRange(input, at, end);
        return switch (random.nextInt(6)) {
            case 0 -> flipped(input, random);
            case 1 -> joined(input, at, TELLING.get(random.nextInt(TELLING.size())), at);
            case 2 -> joined(input, at, new byte[0], end);
            case 3 -> joined(input, at, middle, at);
            case 4 -> Arrays.copyOf(input, at);
            default -> joined(TELLING.get(random.nextInt(TELLING.size())), 0, input, TELLING.size());
        };
    }

    private static byte[] flipped(byte[] input, SplittableRandom random) {
        if (input.length == 0) {
            return input;
        }
        byte[] flipped = input.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    /** Returns the beginning of the first up to an index, all of the second, and the first from another index on. */
    private static byte[] joined(byte[] first, int until, byte[] second, int from) {
        int tail = Math.max(0, first.length - from);
        byte[] joined = Arrays.copyOf(first, until + second.length + tail);
        System.arraycopy(second, 0, joined, until, second.length);
        System.arraycopy(first, first.length - tail, joined, until + second.length, tail);
        return joined;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
