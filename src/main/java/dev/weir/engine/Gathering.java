package dev.weir.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An event that waits, at a subject, for the signals that were announced for it; they may come before it.
 *
 * @param event its fingerprint
 * @param epoch whose rules decide: a repetition under a later epoch gathers apart
 * @param sinceMillis wall clock when the first of it came
 */
record Gathering(long event, long epoch, long sinceMillis, Optional<Announced> announced, Map<String, Signal> signals) {

    static Gathering of(long event, long epoch, long nowMillis) {
        return new Gathering(event, epoch, nowMillis, Optional.empty(), new LinkedHashMap<>());
    }

    Gathering with(Announced announcement) {
        return new Gathering(event, epoch, sinceMillis, Optional.of(announcement), signals);
    }

    boolean isComplete() {
        return announced.isPresent() && signals.size() >= announced.get().signals();
    }
}
