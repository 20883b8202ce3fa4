package dev.weir.io.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.weir.events.EventType;
import dev.weir.events.answer.RuleError;
import dev.weir.events.definition.Schema;
import dev.weir.rules.compile.Grammar;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.document.Clause;
import dev.weir.rules.document.DocumentException;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors go by, against the samples, the bad rules and what the compiler says of them. */
final class RuleSchemaTest {
    private static final Path FILE = Path.of("rules", "rule.schema.json");
    private static final Path RULES = Path.of("rules");
    private static final Path BAD = Path.of("src", "test", "resources", "bad-rules");
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(RuleSchema.text());
    private static final RuleCompiler COMPILER = new RuleCompiler(
            new Schema(Map.of(EventType.TRANSACTION, Map.of(), EventType.CLICK, Map.of())), RuleLimits.DEFAULT);

    private static final String WITHOUT_PATTERN = """
            {id: r, version: 1, on: transaction, when: true, guard: {maxBlockRate: 5%, over: 10m}, active: {},
             then: {outcome: X, cooldown: {for: 1h}, cap: {count: 1, over: 1h},
                    list: {name: l, entry: transaction.ip, for: 1h}},
             features: {a: {count: transaction, by: [cardId], over: 1h},
                        s: {count: transaction, by: [cardId], session: {gap: 1m}}}}""";
    private static final String WITH_PATTERN = """
            {id: r, version: 1, by: [cardId], then: {outcome: X},
             pattern: {within: 1h, afterMatch: {skipToFirst: a}, stages: [{name: a, on: click}]}}""";
    private static final String ON_DATE = "{id: r, version: 1, on: {}, when: true, then: {outcome: X}}";
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("date", "/on"),
            Map.entry("rule", ""),
            Map.entry("active", "/active"),
            Map.entry("guard", "/guard"),
            Map.entry("then", "/then"),
            Map.entry("cooldown", "/then/cooldown"),
            Map.entry("cap", "/then/cap"),
            Map.entry("list", "/then/list"),
            Map.entry("feature", "/features/a"),
            Map.entry("pattern", "/pattern"),
            Map.entry("skip", "/pattern/afterMatch"),
            Map.entry("stage", "/pattern/stages/0"),
            Map.entry("session", "/features/s/session"));

    /**
     * What the compiler says of a document that has the wrong shape, whatever its types, names and expressions are. The
     * default of {@code by}, the types of a {@code where} and the bounds of a length of time are no matter of shape.
     */
    private static final Pattern OF_SHAPE = Pattern.compile("(?!by: |.*\\.where\\.)\\S+: ("
            + String.join(
                    "|",
                    List.of(
                            "unknown key",
                            ".*' is missing; ",
                            ".*; write (true or false|a number from|a whole number|one of|an instant)",
                            ".*is (the number|a map|a list).*; write (a duration|a condition|a text|a list)",
                            ".* is a map of keys and values",
                            ".*' is no id",
                            "this does not say what to aggregate",
                            "a feature is one aggregate",
                            "'by' says what a pattern is kept per",
                            "a rule is 'on' an event or has a 'pattern'",
                            "a group takes no ",
                            "this stage must not happen, not even once",
                            "'stages' is an empty list"))
            + ").*");

    @Test
    void theFileIsWhatTheGrammarSays() throws IOException {
        if (Boolean.getBoolean("weir.schema.write")) {
            Files.writeString(FILE, RuleSchema.text());
        }
        assertThat(FILE)
                .as("write it anew: mvn -q test -Dtest=RuleSchemaTest -Dweir.schema.write=true")
                .hasContent(RuleSchema.text());
    }

    @Test
    void soIsThatOfDefinitionsAndTheSamplesFitIt() throws IOException {
        Path file = RULES.resolve("defs.schema.json");
        if (Boolean.getBoolean("weir.schema.write")) {
            Files.writeString(file, RuleSchema.ofDefinitions());
        }
        assertThat(file).hasContent(RuleSchema.ofDefinitions());
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(RuleSchema.ofDefinitions());
        for (Path sample : RuleFiles.othersIn(RULES)) {
            String kind = String.valueOf(sample.getParent());
            JsonSchema ofKind = kind.endsWith("policies")
                    ? JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(RuleSchema.ofPolicies())
                    : kind.endsWith("caps")
                            ? JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                                    .getSchema(RuleSchema.ofCaps())
                            : schema;
            assertThat(ofKind.validate(YAML.readTree(sample.toFile()))).isEmpty();
        }
        assertThat(schema.validate(YAML.readTree("{id: times, version: 1, conditions: {a: 3}, rules: 1}")))
                .hasSize(3);
    }

    @Test
    void soIsThatOfPolicies() throws IOException {
        Path file = RULES.resolve("policies.schema.json");
        if (Boolean.getBoolean("weir.schema.write")) {
            Files.writeString(file, RuleSchema.ofPolicies());
        }
        assertThat(file).hasContent(RuleSchema.ofPolicies());
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(RuleSchema.ofPolicies());
        assertThat(schema.validate(
                        YAML.readTree("{id: policies/a, version: 1, tags: [b], bands: [{from: 5, outcome: A}]}")))
                .isEmpty();
        assertThat(schema.validate(YAML.readTree("{id: policies/a, version: 1, bands: [{outcome: A}]}")))
                .hasSize(1);
    }

    @Test
    void soIsThatOfCaps() throws IOException {
        Path file = RULES.resolve("caps.schema.json");
        if (Boolean.getBoolean("weir.schema.write")) {
            Files.writeString(file, RuleSchema.ofCaps());
        }
        assertThat(file).hasContent(RuleSchema.ofCaps());
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(RuleSchema.ofCaps());
        assertThat(schema.validate(YAML.readTree("{id: caps/a, version: 1, tags: [b], count: 2, over: 7d}")))
                .isEmpty();
        assertThat(schema.validate(YAML.readTree("{id: caps/a, version: 1, tags: [b], count: 2, by: [sku]}")))
                .hasSize(2);
    }

    @Test
    void soIsThatOfWhatIsAddedToTheJobConfig() throws IOException {
        Path file = RULES.resolve("job.schema.json");
        if (Boolean.getBoolean("weir.schema.write")) {
            Files.writeString(file, RuleSchema.ofJob());
        }
        assertThat(file).hasContent(RuleSchema.ofJob());
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(RuleSchema.ofJob());
        assertThat(
                        schema.validate(
                                YAML.readTree(
                                        "{id: job/schema, version: 1, outcomes: [HOLD], values: {click.type: [A]}, limits: {maxRules: 3}}")))
                .isEmpty();
        assertThat(schema.validate(YAML.readTree("{id: job/x, version: 0, limits: {maxStep: 3}}")))
                .hasSize(3);
    }

    static Stream<Path> samples() throws IOException {
        return RuleFiles.in(RULES).stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsTakenAndNamesTheSchemaForEditors(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(refusals(text)).isEmpty();
        assertThat(text).startsWith("# yaml-language-server: $schema=../rule.schema.json\n");
    }

    static Stream<Path> badRules() throws IOException {
        try (Stream<Path> files = Files.list(BAD)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("badRules")
    void aRuleOfTheWrongShapeIsRefused(Path file) throws IOException {
        List<String> ofShape = Files.readString(Path.of(file.toString().replace(".yaml", ".expected")))
                .lines()
                .filter(error -> OF_SHAPE.matcher(error).matches())
                .toList();

        if (!ofShape.isEmpty()) {
            assertThat(refusals(Files.readString(file))).as("%s", ofShape).isNotEmpty();
        }
    }

    /** So that the schema does not go by hard words of the compiler that are no longer said. */
    @Test
    void manyBadRulesAreOfTheWrongShape() throws IOException {
        long refused = 0;
        for (Path file : badRules().toList()) {
            refused += refusals(Files.readString(file)).isEmpty() ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(30);
    }

    static Stream<Arguments> keys() {
        return Grammar.clauses().stream()
                .flatMap(clause -> clause.keys().stream().map(key -> Arguments.of(clause, key.name())));
    }

    /** A reader that asks for a key that is not in the grammar fails by itself; here a key that no reader asks for does. */
    @ParameterizedTest
    @MethodSource("keys")
    void whatTheSchemaKnowsTheCompilerReads(Clause clause, String key) throws Exception {
        boolean isOfPattern = Set.of("pattern", "skip", "stage").contains(clause.name())
                || (Set.of("by", "pattern").contains(key) && clause.name().equals("rule"));
        String withoutPattern = clause.name().equals("date") ? ON_DATE : WITHOUT_PATTERN;
        JsonNode document = YAML.readTree(isOfPattern ? WITH_PATTERN : withoutPattern);
        ObjectNode map = (ObjectNode) document.at(PLACES.get(clause.name()));
        if (clause.oneOf().contains(key)) {
            map.remove(clause.oneOf());
        }
        map.putArray(key).addObject();

        assertThat(errors(document.toString()))
                .anySatisfy(error -> assertThat(error.path()).matches("(.*\\.)?" + key + "(\\[.*)?"))
                .noneSatisfy(error -> assertThat(error.message()).contains("unknown key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on: transaction\nwhen: true\npattern: {stages: [{name: a, on: click}]}",
                "when: true",
                "on: transaction",
                "on: transaction\nwhen: true\nby: [cardId]",
                "pattern: {stages: [{on: click}]}",
                "pattern: {stages: [{name: a, stages: [{name: b, on: click}]}]}",
                "pattern: {stages: [{name: a, on: click, not: true, times: 2}]}",
                "pattern: {stages: [{name: a, on: click}], afterMatch: {skipToFirst: a, skipToLast: a}}",
                "on: transaction\nwhen: true\nfeatures: {a: {count: click, sum: click.price, over: 1h}}",
                "on: transaction\nwhen: true\nfeatures: {a: {percentile: click.price, by: [ip], over: 1h}}",
                "on: transaction\nwhen: true\nfeatures: {a: {median: click.price, rank: 95, by: [ip], over: 1h}}",
                "on: transaction\nwhen: true\nfeatures: {a: {topK: click.sku, by: [ip], over: 1h}}",
                "on: transaction\nwhen: true\nfeatures: {a: {mode: click.sku, k: 3, by: [ip], over: 1h}}",
                "on: transaction\nwhen: true\nfeatures: {a: {ewma: click.price, by: [ip], over: 1h}}",
                "on: transaction\nwhen: true\nfeatures: {a: {count: click, by: [ip]}}",
                "on: transaction\nwhen: true\nfeatures: {a: {count: click, by: [ip], over: 1h, session: {gap: 1m}}}",
                "on: transaction\nwhen: true\nfeatures: {a: {count: click, by: [ip], session: {gap: 1m}, shift: 1d}}",
                "on: transaction\nwhen: true\nfeatures: {a: {count: click, by: [ip], session: {atMost: 1h}}}",
                "on: transaction\nwhen: true\nactive: {from: yesterday}",
            })
    void keysThatDoNotGoTogetherAreRefusedByBoth(String rest) throws Exception {
        String document = "id: r\nversion: 1\nthen: {outcome: REVIEW}\n" + rest;

        assertThat(refusals(document)).isNotEmpty();
        assertThat(errors(document)).isNotEmpty();
    }

    @Test
    void everyKeyIsExplained() {
        assertThat(Grammar.clauses())
                .flatExtracting(Clause::keys)
                .allSatisfy(key -> assertThat(key.meaning()).matches("(?s).{15,}\\."));
    }

    private static List<String> refusals(String yaml) throws JsonProcessingException {
        JsonNode document = YAML.readTree(yaml);
        return SCHEMA.validate(document).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static List<RuleError> errors(String yaml) throws DocumentException {
        Compiled compiled = COMPILER.compile(
                Documents.yaml(RuleLimits.DEFAULT.maxDocumentBytes()).read(yaml.getBytes(StandardCharsets.UTF_8)));
        return compiled instanceof Compiled.Rejected rejected ? rejected.errors() : List.of();
    }
}
