package dev.weir.engine.plan;

import dev.weir.rules.expression.type.EventView;
import dev.weir.rules.expression.type.Scope;

/** A scope in which there is nothing but the event. */
public record EventScope(EventView view) implements Scope {}
