package dev.weir.io.history.label;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Labels of transactions by id, in memory: the bytes of an id, two of ours, and a slot of 8 bytes on average in a hash
 * table of ints: ten million ids of 8 characters take about 190 MB. For use by one thread.
 *
 * <p>An entry is the length of its id (one byte, or two if it is 128 or longer), its flags, the time in 8
 * bytes if labels have times, and the id in UTF-8. Pages hold entries one after the other; an entry does not cross pages.
 */
public final class Labels {
    /** The longest id, in bytes of UTF-8; more than {@code limits.maxIdChars} lets events have. */
    public static final int MOST_ID_BYTES = 16_384;

    /** The most labels. */
    public static final int MOST = 200_000_000;

    private static final int PAGE_BITS = 20;
    private static final int PAGE = 1 << PAGE_BITS;
    /** So that an int finds 2^31 of them: entries begin at multiples of 4. */
    private static final int ALIGN = 4;

    private static final byte FRAUD = 1;
    private static final byte ASKED = 2;
    private static final int FIRST_SLOTS = 1 << 10;

    private final int timeBytes;
    private byte[][] pages = {};
    private int usedOfPage = PAGE;
    /** By hash: 1 + where the entry begins, in units of {@link #ALIGN}; 0 for none. */
    private int[] slots = new int[FIRST_SLOTS];

    private int size;
    private long frauds;
    private long repeated;
    private long contradicted;
    private long asked;

    /** Creates labels without times. */
    public Labels() {
        this(false);
    }

    /**
     * Creates labels.
     *
     * @param timed whether each has a time
     */
    public Labels(boolean timed) {
        this.timeBytes = timed ? Long.BYTES : 0;
    }

    /** Sets the label of a transaction; a later one replaces an earlier one. {@link Label#NONE} sets nothing. */
    public void set(String transactionId, Label label) {
        set(transactionId, label, 0);
    }

    /**
     * Sets the label of a transaction as it was said at a time: one that was said at the same time or later replaces it.
     *
     * @param atMillis ignored if labels have no times
     */
    public void set(String transactionId, Label label, long atMillis) {
        if (label == Label.NONE) {
            return;
        }
        byte[] id = transactionId.getBytes(StandardCharsets.UTF_8);
        if (id.length == 0 || id.length > MOST_ID_BYTES || size == MOST) {
            throw new IllegalArgumentException("an id of " + id.length + " bytes after " + size + " labels");
        }
        int slot = slotOf(id);
        if (slots[slot] == 0) {
            slots[slot] = add(id, label, atMillis) + 1;
            size++;
            frauds += label == Label.FRAUD ? 1 : 0;
            growIfFull();
        } else {
            change(slots[slot] - 1, label, atMillis);
        }
    }

    private void change(int entry, Label label, long atMillis) {
        byte[] page = pageOf(entry);
        int at = flagsOf(entry);
        boolean isLater = timeBytes == 0 || atMillis >= ByteBuffer.wrap(page).getLong(at + 1);
        if (isLater && timeBytes > 0) {
            ByteBuffer.wrap(page).putLong(at + 1, atMillis);
        }
        if (labelOf(page[at]) == label) {
            repeated++;
            return;
        }
        contradicted++;
        if (!isLater) {
            return;
        }
        frauds += label == Label.FRAUD ? 1 : -1;
        page[at] ^= FRAUD;
    }

    /** Returns the label of a transaction, and remembers that it was asked. */
    public Label of(String transactionId) {
        int entry = slots[slotOf(transactionId.getBytes(StandardCharsets.UTF_8))] - 1;
        if (entry < 0) {
            return Label.NONE;
        }
        byte[] page = pageOf(entry);
        int at = flagsOf(entry);
        if ((page[at] & ASKED) == 0) {
            page[at] |= ASKED;
            asked++;
        }
        return labelOf(page[at]);
    }

    /** Returns how many transactions have a label. */
    public int size() {
        return size;
    }

    /** Returns how many of them were fraud. */
    public long frauds() {
        return frauds;
    }

    /** Returns how many labels said again what was known. */
    public long repeated() {
        return repeated;
    }

    /** Returns how many labels contradicted another one of their transaction, of which the later counts. */
    public long contradicted() {
        return contradicted;
    }

    /** Returns how many labels are of transactions that were never asked for. */
    public long neverAsked() {
        return size - asked;
    }

    /** Visits the ids that were never asked for, in the order in which they were first set. */
    public void forEachNeverAsked(Consumer<String> visitor) {
        int[] entries = Arrays.stream(slots)
                .filter(slot -> slot != 0)
                .map(slot -> slot - 1)
                .sorted()
                .toArray();
        for (int entry : entries) {
            if ((pageOf(entry)[flagsOf(entry)] & ASKED) == 0) {
                visitor.accept(new String(pageOf(entry), idOf(entry), lengthOf(entry), StandardCharsets.UTF_8));
            }
        }
    }

    /** Returns the bytes of heap that the labels take. */
    public long bytes() {
        return (long) pages.length * PAGE + 4L * slots.length;
    }

    private static Label labelOf(byte flags) {
        return (flags & FRAUD) != 0 ? Label.FRAUD : Label.GENUINE;
    }

    private int add(byte[] id, Label label, long atMillis) {
        int head = id.length < 128 ? 1 : 2;
        int needed = (head + 1 + timeBytes + id.length + ALIGN - 1) / ALIGN * ALIGN;
        if (usedOfPage + needed > PAGE) {
            pages = Arrays.copyOf(pages, pages.length + 1);
            pages[pages.length - 1] = new byte[PAGE];
            usedOfPage = 0;
        }
        byte[] page = pages[pages.length - 1];
        int at = usedOfPage;
        if (head == 1) {
            page[at] = (byte) id.length;
        } else {
            page[at] = (byte) (0x80 | (id.length >> 8));
            page[at + 1] = (byte) id.length;
        }
        page[at + head] = label == Label.FRAUD ? FRAUD : 0;
        if (timeBytes > 0) {
            ByteBuffer.wrap(page).putLong(at + head + 1, atMillis);
        }
        System.arraycopy(id, 0, page, at + head + 1 + timeBytes, id.length);
        usedOfPage += needed;
        return ((pages.length - 1) << (PAGE_BITS - 2)) + at / ALIGN;
    }

    private byte[] pageOf(int entry) {
        return pages[entry >>> (PAGE_BITS - 2)];
    }

    private static int startOf(int entry) {
        return (entry & (PAGE / ALIGN - 1)) * ALIGN;
    }

    private int lengthOf(int entry) {
        byte[] page = pageOf(entry);
        int at = startOf(entry);
        return page[at] >= 0 ? page[at] : ((page[at] & 0x7f) << 8) | (page[at + 1] & 0xff);
    }

    private int flagsOf(int entry) {
        int at = startOf(entry);
        return pageOf(entry)[at] >= 0 ? at + 1 : at + 2;
    }

    private int idOf(int entry) {
        return flagsOf(entry) + 1 + timeBytes;
    }

    /** Returns the slot of an id, or the one where it belongs. */
    private int slotOf(byte[] id) {
        int slot = hash(id) & (slots.length - 1);
        while (slots[slot] != 0 && !isOf(slots[slot] - 1, id)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private boolean isOf(int entry, byte[] id) {
        int from = idOf(entry);
        return lengthOf(entry) == id.length && Arrays.equals(pageOf(entry), from, from + id.length, id, 0, id.length);
    }

    private static int hash(byte[] id) {
        int hash = Arrays.hashCode(id) * 0x9E3779B9;
        return hash ^ (hash >>> 16);
    }

    private void growIfFull() {
        if (size <= slots.length / 4 * 3) {
            return;
        }
        int[] old = slots;
        slots = new int[old.length * 2];
        for (int held : old) {
            if (held != 0) {
                int from = idOf(held - 1);
                byte[] id = Arrays.copyOfRange(pageOf(held - 1), from, from + lengthOf(held - 1));
                slots[slotOf(id)] = held;
            }
        }
    }
}
