package dev.weir.console.access.oidc;

import java.util.List;

/**
 * Who somebody is by a token that holds.
 *
 * @param name their name, not empty and otherwise as the provider wrote it
 * @param groups what they belong to
 */
public record Identity(String name, List<String> groups) {
    /** Keeps the groups. */
    public Identity {
        groups = List.copyOf(groups);
    }
}
