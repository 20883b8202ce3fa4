package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage, and a feature that is no field of a line, may be called as the fields of lines are: those keep their names. */
final class NamesOfLineFieldsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void stagesMayHaveThem() throws IOException {
        assertThat(tested("""
                id: r
                version: 1
                by: [sku]
                subject: price.customerId
                pattern:
                  within: 1h
                  stages:
                    - {name: price, on: click, where: click.type == "VIEW"}
                    - {name: sku, on: inventory, where: inventory.price < price.price}
                then: {outcome: DROP, params: {now: sku.price, of: price.sku}}
                """, """
                cases:
                  - name: cheaper
                    events:
                      - {at: 0s, click: {customerId: c, sku: s, type: VIEW, price: 5}}
                      - {at: 1s, inventory: {sku: s, available: 1, price: 4}}
                    expect: [{event: e2, params: {now: 4, of: s}}]
                """)).isEqualTo("1 case passed, 0 failed");
    }

    @Test
    void featuresThatAreNotKeptBySkuMayHaveThemBesideTheFieldsOfLines() throws IOException {
        String rule = """
                id: r
                version: 1
                on: transaction
                features:
                  quantity: {sum: 'sum(transaction.items.map(i, i.quantity))', by: [customerId], over: 1h}
                  price: {max: transaction.amount, by: [customerId], over: 1h}
                  sold: {sum: item.quantity, by: [sku], over: 1h}
                when: quantity > 3 && price > 5 && transaction.items.exists(i, i.quantity == 2 && i.price == 1 && i.sold > 3)
                then: {outcome: REVIEW, params: {quantity: quantity, price: price}}
                """;
        String cases = """
                defaults: {transaction: {customerId: c, amount: 6, items: [{sku: a, quantity: 2, price: 1}]}}
                cases:
                  - name: the second
                    events: [{at: 0s, transaction: {}}, {at: 1s, transaction: {amount: 5}}]
                    expect: [{event: e2, params: {quantity: 4, price: 6}}]
                """;

        assertThat(tested(rule, cases)).isEqualTo("1 case passed, 0 failed");
        assertThat(tested(rule.replace("sold", "quantity").replaceFirst("  quantity: .*\n", ""), cases))
                .contains(
                        "'quantity' is a field of each line of a transaction, as a feature kept by sku is; use another name");
    }

    private String tested(String rule, String cases) throws IOException {
        Files.writeString(folder.resolve("r.yaml"), rule);
        Files.writeString(folder.resolve("r.test.yaml"), cases);
        return Ran.of("rules", "test", folder.toString(), "--config", "job-configs/local.yaml")
                .text();
    }
}
