package dev.weir.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An event that waits, at a subject, for the signals that were announced for it; they may come before it.
 *
 * @param event its fingerprint
 * @param epoch whose rules decide: a repetition under a later epoch gathers apart
 */
record Gathering(long event, long epoch, Optional<Announced> announced, Map<String, Signal> signals) {

    static Gathering of(long event, long epoch) {
        return new Gathering(event, epoch, Optional.empty(), new LinkedHashMap<>());
    }

    Gathering with(Announced announcement) {
        return new Gathering(event, epoch, Optional.of(announcement), signals);
    }

    boolean isComplete() {
        return announced.isPresent() && signals.size() >= announced.get().signals();
    }
}
