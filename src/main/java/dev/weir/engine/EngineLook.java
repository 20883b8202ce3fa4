package dev.weir.engine;

import dev.weir.engine.plan.Rulebook;
import dev.weir.engine.profile.KeyLook;
import dev.weir.engine.profile.ProfileState;
import java.util.Optional;

/** Looks at what an engine without a cluster knows, and changes nothing of it. */
public record EngineLook(LocalEngine engine) {
    /** Returns what is kept at a key now, such as {@code cardId=card-9}; empty if nothing is. */
    public Optional<KeyLook> at(String key) {
        StatesByName.Entry<ProfileState> entry = engine.profiles.find(key);
        return entry == null ? Optional.empty() : Optional.of(new KeyLook(entry.state(), entry.memory()));
    }

    /** Returns the rules in force, planned. */
    public Rulebook rulebook() {
        engine.rules.takeWritten();
        return engine.rules.latest();
    }

    /** Returns of how many keys and subjects something is remembered. */
    int remembered() {
        return engine.profiles.size() + engine.states.size();
    }
}
