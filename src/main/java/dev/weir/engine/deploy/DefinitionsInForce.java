package dev.weir.engine.deploy;

import dev.weir.rules.compile.DefinitionReader;
import dev.weir.rules.definition.Definitions;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The definitions of all documents in force, read again only once one of the documents changed. */
final class DefinitionsInForce {
    private final DocumentReader reader;
    private Map<String, RulebookMemory.HeldDocument> documents = Map.of();
    private Definitions definitions = Definitions.NONE;

    /** Creates it with the reader of documents in force. */
    DefinitionsInForce(DocumentReader reader) {
        this.reader = reader;
    }

    /** Returns the definitions in force. */
    Definitions in(RulebookMemory memory) {
        if (!documents.equals(memory.documents())) {
            Definitions all = Definitions.NONE;
            for (Map.Entry<String, RulebookMemory.HeldDocument> held :
                    memory.documents().entrySet()) {
                if (DocumentIds.kindOf(held.getKey()).equals(DefinitionReader.KIND)) {
                    all = all.replacing(held.getKey(), read(held.getValue()));
                }
            }
            definitions = all;
            documents = Map.copyOf(memory.documents());
        }
        return definitions;
    }

    private Definitions read(RulebookMemory.HeldDocument held) {
        try {
            return DefinitionReader.inForce(reader.read(held.document().getBytes(StandardCharsets.UTF_8)));
        } catch (DocumentException e) {
            throw new IllegalStateException("definitions that are in force cannot be read any more", e);
        }
    }
}
