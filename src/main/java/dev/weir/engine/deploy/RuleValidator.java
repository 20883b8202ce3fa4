package dev.weir.engine.deploy;

import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.definition.Linked;
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

    /** Reads and checks, with the definitions of when it came into force. */
    Compiled validate(RulebookMemory.Held held) {
        try {
            Node unused = reader.read(utf8(held.document())); // which may be larger than bounds of today
            return compiler.compile(linked(held));
        } catch (DocumentException e) {
            return new Compiled.Rejected("", held.version(), List.of(e.error()));
        }
    }

    /** Checks a rule in force with the attributes that may be used now, and not those of when it came into force. */
    Compiled validateAnew(RulebookMemory.Held held) {
        return compiler.compile(linked(held).withoutAttributes());
    }

    /** Reads a rule as it was pushed, which was read before. */
    Node read(RulebookMemory.Held held) {
        return readAgain(held.document());
    }

    /** Reads a rule with its definitions, which was read before. */
    Linked linked(RulebookMemory.Held held) {
        return linked(held.linked());
    }

    /** Reads the form of a rule or a model with its definitions, which was read before. */
    Linked linked(String form) {
        return Linked.read(readAgain(form));
    }

    private Node readAgain(String text) {
        try {
            return reader.ofWhatIsInForce().read(utf8(text));
        } catch (DocumentException e) {
            throw new IllegalStateException("a rule that is in force cannot be read any more", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
