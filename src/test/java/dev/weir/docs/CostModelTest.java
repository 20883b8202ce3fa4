package dev.weir.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

/** The model of cost on the page about operations is plain arithmetic, and agrees with what was measured. */
final class CostModelTest {
    private static final double MOST_OFF = 0.2;
    private static final String ON_HEAP = "heap";

    @Test
    void itPredictsWhatWasMeasuredWithinAFifth() throws IOException {
        Map<String, Double> parameters = parameters();
        for (List<String> row : table("model: agreement")) {
            Map<String, Double> known = new HashMap<>(parameters);
            known.put("K", number(row.get(2)));
            known.put("E", number(row.get(3)));
            String state = row.get(1).equals(ON_HEAP) ? "" : " + S + K × S";
            double predicted = Math.round(value("P + M + 2 × K × M + E" + state, known));

            assertThat(number(row.get(4))).as("predicted for " + row).isEqualTo(predicted);
            assertThat(predicted / number(row.get(5)))
                    .as("predicted to measured for " + row + ": fit M and S anew")
                    .isCloseTo(1, within(MOST_OFF));
        }
    }

    @Test
    void whatWasMeasuredIsWhatThePageOnSpeedSays() throws IOException {
        List<String> lines = Page.named("speed.md").text().lines().toList();
        for (List<String> row : table("model: agreement")) {
            assertThat(lines)
                    .as("the row of the throughput benchmark that the model is held to; renew the model with it")
                    .anyMatch(line -> line.startsWith("| " + row.get(0) + " | " + row.get(1) + " | ")
                            && line.contains(" | " + row.get(5) + " | "));
        }
    }

    @Test
    void eachResultIsThatOfItsArithmetic() throws IOException {
        Map<String, Double> known = new HashMap<>(parameters());
        for (List<String> row : table("model: size")) {
            double result = value(row.get(2), known);
            known.put(row.get(0), result);

            assertThat(number(row.get(3)))
                    .as(row + " is " + result)
                    .isCloseTo(result, within(Math.max(0.05, 0.005 * result)));
        }
    }

    private static Map<String, Double> parameters() throws IOException {
        Map<String, Double> known = new HashMap<>();
        for (List<String> row : table("model: parameters")) {
            known.put(row.get(0), number(row.get(2)));
        }
        return known;
    }

    private static List<List<String>> table(String mark) throws IOException {
        List<List<String>> rows = Page.rows(Page.named("operations.md").block(mark));
        assertThat(rows).isNotEmpty();
        return rows;
    }

    /** Returns the sum of products and quotients of numbers and of what is known by a letter. */
    private static double value(String sum, Map<String, Double> known) {
        double total = 0;
        for (String term : sum.split(" \\+ ", -1)) {
            double product = 1;
            DoubleBinaryOperator next = (a, b) -> a * b;
            for (String part : term.trim().split(" ", -1)) {
                switch (part) {
                    case "×" -> next = (a, b) -> a * b;
                    case "÷" -> next = (a, b) -> a / b;
                    default -> {
                        Double letter = known.get(part);
                        product = next.applyAsDouble(product, letter == null ? number(part) : letter);
                    }
                }
            }
            total += product;
        }
        return total;
    }

    /** Returns a number without its unit. */
    private static double number(String text) {
        return Double.parseDouble(text.split(" ", -1)[0].replace(",", ""));
    }
}
