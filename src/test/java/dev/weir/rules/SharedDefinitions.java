package dev.weir.rules;

import dev.weir.io.document.Documents;
import dev.weir.io.document.RuleFiles;
import dev.weir.rules.compile.DefinitionReader;
import dev.weir.rules.definition.Definitions;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.schema.CapReader;
import dev.weir.rules.schema.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The definitions of the sample rules. */
public final class SharedDefinitions {
    private SharedDefinitions() {}

    /** The policies and caps of the sample rules. */
    public static List<Node> policies() {
        List<Node> policies = new ArrayList<>();
        try {
            for (Path file : RuleFiles.othersIn(Path.of("rules"))) {
                Node document =
                        Documents.yaml(RuleLimits.DEFAULT.maxDocumentBytes()).read(Files.readAllBytes(file));
                if (Set.of(PolicyReader.KIND, CapReader.KIND).contains(DocumentIds.kindOf(DocumentIds.of(document)))) {
                    policies.add(document);
                }
            }
        } catch (IOException | DocumentException e) {
            throw new IllegalStateException(e);
        }
        return policies;
    }

    /** A rule with what it uses of them. */
    public static Linked link(Node rule) {
        return Linked.of(rule, all());
    }

    /** All of them. */
    public static Definitions all() {
        Definitions all = Definitions.NONE;
        try {
            for (Path file : RuleFiles.othersIn(Path.of("rules"))) {
                Node document =
                        Documents.yaml(RuleLimits.DEFAULT.maxDocumentBytes()).read(Files.readAllBytes(file));
                if (DocumentIds.kindOf(DocumentIds.of(document)).equals(DefinitionReader.KIND)) {
                    all = all.replacing(DocumentIds.of(document), DefinitionReader.inForce(document));
                }
            }
        } catch (IOException | DocumentException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }
}
