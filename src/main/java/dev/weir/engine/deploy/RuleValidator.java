package dev.weir.engine.deploy;

import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentReader;
import dev.weir.rules.document.Node;
import dev.weir.rules.rule.Compiled;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads and checks rules, either pushed ones or those in force. */
record RuleValidator(DocumentReader reader, RuleCompiler compiler) {

    /**
     * Returns a validator for rules in force: they were within bounds when they were accepted, and stay whatever the
     * bounds are now.
     */
    RuleValidator ofWhatIsInForce() {
        return new RuleValidator(reader.ofWhatIsInForce(), compiler.ofRulesInForce());
    }

    /** Reads and checks. */
    Compiled validate(RulebookMemory.Held held) {
        try {
            return compiler.compile(reader.read(text(held)));
        } catch (DocumentException e) {
            return new Compiled.Rejected("", held.version(), List.of(e.error()));
        }
    }

    /** Reads a document that was read before. */
    Node read(RulebookMemory.Held held) {
        try {
            return reader.read(text(held));
        } catch (DocumentException e) {
            throw new IllegalStateException("a rule that is in force cannot be read any more", e);
        }
    }

    private static byte[] text(RulebookMemory.Held held) {
        return held.document().getBytes(StandardCharsets.UTF_8);
    }
}
