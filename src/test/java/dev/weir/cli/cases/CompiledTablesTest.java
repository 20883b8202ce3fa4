package dev.weir.cli.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.JobConfig;
import dev.weir.config.JobConfigs;
import dev.weir.io.document.Documents;
import dev.weir.rules.compile.DefinitionReader;
import dev.weir.rules.compile.RuleCompiler;
import dev.weir.rules.definition.Linked;
import dev.weir.rules.document.Node;
import dev.weir.rules.limit.RuleLimits;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.RuleFeature;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules may ask of declared tables, and what they are told otherwise. */
final class CompiledTablesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatARuleCannotSeeIsRefusedWithTheReason() throws Exception {
        assertThat(errors("on: transaction", "customer.segmnt == 'gold'"))
                .contains("unknown field 'segmnt' of customer; did you mean 'segment'?");
        assertThat(errors("on: transaction", "custmer.segment == 'gold'"))
                .contains("unknown name 'custmer'; did you mean 'customer'?");
        assertThat(errors("on: transaction", "customer.limit == 'a'"))
                .contains("'==' cannot compare double with string");
        assertThat(errors("on: inventory", "customer.segment == 'gold'"))
                .contains("'customer' is the row with the event's 'customerId', which inventory does not have");
        assertThat(errors("on: transaction", "product.category == 'lamps'"))
                .contains("'product' is the row with the event's 'sku', which transaction has once per line");
        assertThat(errors("on: transaction", "customer == customer"))
                .contains("a row has no value of its own; name a column, such as customer.segment");
        assertThat(errors("on: transaction\nsubject: customer.segment", "true"))
                .contains("'subject' is known before 'customer.segment' is");
        assertThat(errors(
                        "on: transaction\nfeatures: {n: {count: transaction, where: customer.vip, over: 1h}}", "n > 1"))
                .contains("'customer' is not visible here: a feature over transaction sees nothing else");
        assertThat(errors("on: transaction\nfeatures: {customer: {count: transaction, over: 1h}}", "true"))
                .contains("'customer' means something else in expressions");
    }

    private String errors(String head, String when) throws Exception {
        JobConfig config = config();
        Compiled compiled = new RuleCompiler(config.schema(), RuleLimits.DEFAULT)
                .compile(Documents.yaml(10_000)
                        .read(("id: a\nversion: 1\n" + head + "\nwhen: \"" + when + "\"\nthen: {outcome: REVIEW}\n")
                                .getBytes(StandardCharsets.UTF_8)));
        return compiled.toString();
    }

    @Test
    void aSharedConditionAsksForTheColumnsThatItNamesAlsoThroughAnother() throws Exception {
        Node shared = read("""
                id: defs/customers
                version: 1
                conditions:
                  golden: customer.segment == "gold"
                  dear: defs.golden && customer.visits > 3
                  unasked: customer.note == "x"
                """);
        Node rule = read(
                "{id: a, version: 1, on: click, when: defs.dear && click.type == \"VIEW\", then: {outcome: REVIEW}}");

        Compiled compiled = new RuleCompiler(config().schema(), RuleLimits.DEFAULT)
                .compile(Linked.of(rule, DefinitionReader.inForce(shared)));

        assertThat(compiled).isInstanceOf(Compiled.Accepted.class);
        assertThat(((Compiled.Accepted) compiled).rule().features())
                .extracting(RuleFeature::name)
                .containsExactly("customer.segment", "customer.visits");
    }

    private static Node read(String yaml) throws Exception {
        return Documents.yaml(10_000).read(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private JobConfig config() throws Exception {
        return new JobConfigs()
                .read(Files.writeString(folder.resolve("job.yaml"), DeclaredTablesTest.TABLES), Map.of(), Map.of());
    }
}
