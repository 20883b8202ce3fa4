package dev.weir.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.events.EventType;
import dev.weir.events.ValueType;
import dev.weir.events.answer.Channels;
import dev.weir.events.answer.DecisionStream;
import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.EventDefinitions;
import dev.weir.events.definition.LabelDefinition;
import dev.weir.events.definition.OtherAttributes;
import dev.weir.events.definition.Schema;
import dev.weir.events.definition.TableDefinition;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.DefinitionReader;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.document.Node;
import dev.weir.rules.expression.message.KnownFunctions;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.schema.CapReader;
import dev.weir.rules.schema.JobSchema;
import dev.weir.rules.schema.JobSchemaReader;
import dev.weir.rules.schema.PolicyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on the rule language says what the code does. */
final class RuleLanguageTest {
    private static final String PAGE = "rule-language.md";
    private static final RuleCompiler COMPILER = new RuleCompiler(
            new Schema(
                    Map.of(EventType.TRANSACTION, Map.of("giftCard", ValueType.BOOL)),
                    Map.of(DecisionStream.TYPE, DecisionStream.DEFINITION),
                    EventDefinitions.BUILT_IN.and(List.of(
                            new LabelDefinition("labels", 1),
                            new TableDefinition(
                                    EventType.table("customer"),
                                    new TableDefinition.Topics("customers", ""),
                                    "customerId",
                                    Map.of("birthday", ValueType.STRING, "zone", ValueType.STRING),
                                    true)))),
            RuleLimits.DEFAULT);

    @ParameterizedTest
    @ValueSource(strings = {"keys", "fields"})
    void theTablesAreThoseOfTheCode(String name) throws IOException {
        String expected = name.equals("keys") ? RuleTables.keys() : RuleTables.fields();
        if (Boolean.getBoolean("weir.docs.write")) {
            Page.named(PAGE).replace("generated: " + name, expected);
        }
        assertThat(Page.named(PAGE).block("generated: " + name))
                .as("write it anew: mvn -q test -Dtest=RuleLanguageTest -Dweir.docs.write=true")
                .isEqualTo(expected);
    }

    @Test
    void everyFunctionIsExplainedAndNoOther() throws IOException {
        Stream<String> named = Page.rows(Page.named(PAGE).block("functions")).stream()
                .flatMap(
                        row -> Pattern.compile("`([\\w.]+)").matcher(row.get(0)).results())
                .map((MatchResult name) -> name.group(1));

        assertThat(named).containsExactlyInAnyOrderElementsOf(KnownFunctions.NAMES);
    }

    static Stream<String> rules() throws IOException {
        return Stream.concat(
                Page.named(PAGE).fenced("yaml").stream(),
                Page.at(java.nio.file.Path.of("README.md")).fenced("yaml").stream());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRulesAreAccepted(String yaml) throws DocumentException {
        assertThat(refusals(yaml)).isEmpty();
    }

    static Stream<Arguments> bounds() throws IOException {
        return Page.rows(Page.named(PAGE).block("bounds")).stream()
                .map(row -> Arguments.of(row.get(0), row.get(1), row.get(2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bounds")
    void aBoundIsWhereThePageSays(String what, String from, String to) throws DocumentException {
        assertThat(refusals(BoundedRules.of(what, from))).as("from %s", from).isEmpty();
        assertThat(refusals(BoundedRules.of(what, to))).as("to %s", to).isEmpty();
        assertThat(refusals(BoundedRules.of(what, BoundedRules.beyond(to))))
                .as("beyond %s", to)
                .isNotEmpty();
        if (!from.equals("0") || what.startsWith("`")) {
            assertThat(refusals(BoundedRules.of(what, BoundedRules.below(from))))
                    .as("below %s", from)
                    .isNotEmpty();
        }
    }

    private static List<RuleError> refusals(String yaml) throws DocumentException {
        Node document =
                Documents.yaml(RuleLimits.DEFAULT.maxDocumentBytes()).read(yaml.getBytes(StandardCharsets.UTF_8));
        if (DocumentIds.kindOf(DocumentIds.of(document)).equals(DefinitionReader.KIND)) {
            return new DefinitionReader(COMPILER).read(document).errors();
        }
        if (DocumentIds.kindOf(DocumentIds.of(document)).equals(PolicyReader.KIND)) {
            return new PolicyReader(Channels.ofRisk(List.of("APPROVE", "REVIEW", "BLOCK")), JobSchema.NONE)
                    .read(document, List.of())
                    .errors();
        }
        if (DocumentIds.kindOf(DocumentIds.of(document)).equals(CapReader.KIND)) {
            return new CapReader(COMPILER.limits()).read(document).errors();
        }
        if (DocumentIds.isOfOther(DocumentIds.of(document))) {
            return new JobSchemaReader(COMPILER.schema().with(new OtherAttributes(8, Map.of())), COMPILER.limits())
                    .read(document)
                    .errors();
        }
        Compiled compiled = COMPILER.compile(document);
        return compiled instanceof Compiled.Rejected rejected ? rejected.errors() : List.of();
    }
}
