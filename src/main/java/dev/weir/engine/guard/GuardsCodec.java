package dev.weir.engine.guard;

import dev.weir.events.binary.Binary;
import dev.weir.events.binary.Codec;
import dev.weir.rules.rule.Guard;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The binary form of {@link Guards}. */
public final class GuardsCodec implements Codec<Guards> {
    private static final int VERSION = 2;
    private static final int WITHOUT_SUBJECTS = 1;
    private static final int COUNTS_PER_WINDOW = 120;

    /** Creates a codec. */
    public GuardsCodec() {}

    @Override
    public void write(Guards guards, DataOutput out) throws IOException {
        Binary.writeVersion(VERSION, out);
        Binary.writeCount(guards.byRule().size(), out);
        for (Map.Entry<String, Guards.Watched> entry : guards.byRule().entrySet()) {
            Guards.Watched watched = entry.getValue();
            Binary.writeText(entry.getKey(), out);
            Binary.writeVarLong(watched.bornEpoch(), out);
            Binary.writeVarLong(watched.version(), out);
            GuardTallyCodec.writeGuard(watched.guard(), out);
            watched.failed().write(out);
            watched.blocked().write(out);
        }
    }

    /**
     * Reads guards; the form of an earlier release counts evaluations and not subjects, so guards start afresh from it.
     */
    @Override
    public Guards read(DataInput in) throws IOException {
        int version = Binary.readVersion(VERSION, "guards", in);
        TreeMap<String, Guards.Watched> byRule = new TreeMap<>();
        Alike failed = new Alike();
        Alike blocked = new Alike();
        int rules = Binary.readCount(in);
        for (int i = 0; i < rules; i++) {
            String id = Binary.readText(in);
            if (version == WITHOUT_SUBJECTS) {
                skipCounts(in);
            } else {
                byRule.put(id, watched(in, failed, blocked));
            }
        }
        return new Guards(byRule);
    }

    private static Guards.Watched watched(DataInput in, Alike failed, Alike blocked) throws IOException {
        long bornEpoch = Binary.readVarLong(in);
        long version = Binary.readVarLong(in);
        Optional<Guard> guard = GuardTallyCodec.readGuard(in);
        SubjectWindow ofFailed = failed.oneOf(SubjectWindow.read(in));
        SubjectWindow ofBlocked = SubjectWindow.read(in);
        return new Guards.Watched(
                bornEpoch, version, guard, ofFailed, guard.isPresent() ? blocked.oneOf(ofBlocked) : ofBlocked);
    }

    /** Finds windows with the same counts, which rules then have in common again. */
    private static final class Alike {
        private final Map<Integer, List<SubjectWindow>> byHash = new HashMap<>();

        SubjectWindow oneOf(SubjectWindow window) {
            List<SubjectWindow> candidates = byHash.computeIfAbsent(window.hashOfCounts(), hash -> new ArrayList<>(1));
            for (SubjectWindow known : candidates) {
                if (known.isLike(window)) {
                    return known;
                }
            }
            candidates.add(window);
            return window;
        }
    }

    private static void skipCounts(DataInput in) throws IOException {
        Binary.readVarLong(in);
        GuardTallyCodec.readGuard(in);
        for (int window = 0; window < 2; window++) {
            Binary.readVarLong(in);
            Binary.readZigZag(in);
            for (int i = 0; i < COUNTS_PER_WINDOW; i++) {
                Binary.readVarLong(in);
            }
        }
    }
}
