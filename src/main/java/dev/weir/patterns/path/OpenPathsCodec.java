package dev.weir.patterns.path;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.events.definition.EventCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of {@link OpenPaths}: version, the names of the states, the held events, the taken events (event,
 * stage, previous one), and the matches (state, last event taken, forks), in the order of their heap. Besides its
 * events an open match takes about ten bytes.
 */
public final class OpenPathsCodec implements Codec<OpenPaths> {
    private static final int VERSION = 1;
    private static final EventCodec EVENTS = new EventCodec();

    /** Creates a codec. */
    public OpenPathsCodec() {}

    /** The objects written so far with the numbers by which others refer to them, from 1. */
    private static final class Numbers {
        private final Map<String, Integer> names = new LinkedHashMap<>();
        private final Map<HeldEvent, Integer> events = new LinkedHashMap<>();
        private final Map<TakenEvent, Integer> taken = new LinkedHashMap<>();

        void add(OpenPaths paths, OpenPath open) {
            names.putIfAbsent(paths.stateOf(open), names.size() + 1);
            TakenEvent last = open.lastTaken();
            if (last == null || taken.containsKey(last)) {
                return;
            }
            for (TakenEvent each : TakenEvent.path(last)) {
                events.putIfAbsent(each.held(), events.size() + 1);
                taken.putIfAbsent(each, taken.size() + 1);
            }
        }

        int of(@Nullable TakenEvent each) {
            return each == null ? 0 : number(taken.get(each));
        }

        static int number(@Nullable Integer known) {
            if (known == null) {
                throw new IllegalStateException("something is written that was not numbered");
            }
            return known;
        }
    }

    @Override
    public void write(OpenPaths paths, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Numbers numbers = new Numbers();
        paths.partial().forEach(open -> numbers.add(paths, open));
        paths.aside().forEach(open -> numbers.add(paths, open));
        Binary.writeCount(numbers.names.size(), out);
        for (String name : numbers.names.keySet()) {
            Binary.writeText(name, out);
        }
        Binary.writeVarLong(paths.lastOrder(), out);
        Binary.writeCount(numbers.events.size(), out);
        for (HeldEvent held : numbers.events.keySet()) {
            EVENTS.write(held.event(), out);
            Binary.writeZigZag(held.epoch(), out);
            Binary.writeVarLong(held.order(), out);
        }
        Binary.writeCount(numbers.taken.size(), out);
        for (TakenEvent taken : numbers.taken.keySet()) {
            Binary.writeVarLong(Numbers.number(numbers.events.get(taken.held())), out);
            Binary.writeVarLong(taken.stage(), out);
            Binary.writeVarLong(numbers.of(taken.before()), out);
        }
        writeOpen(paths, paths.partial(), numbers, out);
        writeOpen(paths, paths.aside(), numbers, out);
    }

    private static void writeOpen(OpenPaths paths, Collection<OpenPath> all, Numbers numbers, DataOutput out)
            throws IOException {
        Binary.writeCount(all.size(), out);
        for (OpenPath open : all) {
            Binary.writeVarLong(Numbers.number(numbers.names.get(paths.stateOf(open))), out);
            Binary.writeVarLong(numbers.of(open.lastTaken()), out);
            Binary.writeVarLong(open.forks(), out);
        }
    }

    @Override
    public OpenPaths read(DataInput in) throws IOException {
        Binary.readVersion(VERSION, "open matches", in);
        List<String> names = new ArrayList<>();
        for (int i = Binary.readCount(in); i > 0; i--) {
            names.add(Binary.readText(in));
        }
        OpenPaths paths = new OpenPaths(names, Binary.readVarLong(in));
        List<HeldEvent> events = new ArrayList<>();
        for (int i = Binary.readCount(in); i > 0; i--) {
            events.add(new HeldEvent(EVENTS.read(in), Binary.readZigZag(in), Binary.readVarLong(in)));
        }
        List<TakenEvent> taken = new ArrayList<>();
        for (int i = Binary.readCount(in); i > 0; i--) {
            HeldEvent held = events.get(number(in) - 1);
            taken.add(new TakenEvent(held, number(in), of(number(in), taken)));
        }
        readOpen(paths.partial(), taken, in);
        readOpen(paths.aside(), taken, in);
        return paths;
    }

    private static void readOpen(Collection<OpenPath> into, List<TakenEvent> taken, DataInput in) throws IOException {
        for (int i = Binary.readCount(in); i > 0; i--) {
            int state = number(in) - 1;
            TakenEvent last = of(number(in), taken);
            into.add(new OpenPath(state, firstOf(last), last, number(in)));
        }
    }

    private static @Nullable TakenEvent of(int number, List<TakenEvent> taken) {
        return number == 0 ? null : taken.get(number - 1);
    }

    private static @Nullable HeldEvent firstOf(@Nullable TakenEvent last) {
        HeldEvent first = null;
        for (TakenEvent each = last; each != null; each = each.before()) {
            first = each.held();
        }
        return first;
    }

    private static int number(DataInput in) throws IOException {
        long number = Binary.readVarLong(in);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new IOException("a number of an open match is out of range: " + number);
        }
        return (int) number;
    }
}
