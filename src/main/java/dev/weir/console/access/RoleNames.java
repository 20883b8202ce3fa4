package dev.weir.console.access;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What those may do who belong to a group, or have a role, of whatever knows people. Immutable. */
public final class RoleNames {
    /** Stands for everybody who is known. */
    public static final String EVERYBODY = "*";

    private final Map<String, Role> roles;

    /** Creates it by the roles of groups. */
    public RoleNames(Map<String, Role> roles) {
        this.roles = Map.copyOf(roles);
    }

    /** Returns the usual names: {@code weir-look}, {@code weir-shadow} and {@code weir-live}. */
    public static RoleNames usual() {
        return new RoleNames(Map.of("weir-look", Role.LOOK, "weir-shadow", Role.SHADOW, "weir-live", Role.LIVE));
    }

    /** Returns the most that somebody may who belongs to these; empty if they may not even look. */
    Optional<Role> of(Collection<String> groups) {
        Optional<Role> all = Optional.ofNullable(roles.get(EVERYBODY));
        Optional<Role> most =
                groups.stream().filter(roles::containsKey).map(roles::get).max(Comparator.naturalOrder());
        return most.isEmpty() || (all.isPresent() && all.get().includes(most.get())) ? all : most;
    }

    @Override
    public String toString() {
        return new TreeMap<>(roles)
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue().name().toLowerCase(java.util.Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }
}
