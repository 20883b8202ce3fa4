package dev.weir.rules.expression.lint;

import dev.cel.common.ast.CelExpr;

/** Takes notes about nodes of an expression. */
@FunctionalInterface
interface Notes {
    /** Takes a note. */
    void note(CelExpr at, String message);
}
