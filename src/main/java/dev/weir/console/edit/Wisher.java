package dev.weir.console.edit;

/**
 * Who asks for something.
 *
 * @param name as it stands with what is pushed
 * @param mayLive whether what decides may change; otherwise only what is in shadow
 */
public record Wisher(String name, boolean mayLive) {}
