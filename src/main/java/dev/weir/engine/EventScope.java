package dev.weir.engine;

import dev.weir.rules.EventView;
import dev.weir.rules.Scope;

/** A scope in which there is nothing but the event. */
record EventScope(EventView view) implements Scope {}
