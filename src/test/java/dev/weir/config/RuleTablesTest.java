package dev.weir.config;

import static dev.weir.config.ConfigTexts.LEAST;
import static dev.weir.config.ConfigTexts.errors;
import static dev.weir.config.ConfigTexts.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The captured tables with rules and entries of lists, as they are named in a job config. */
final class RuleTablesTest {
    @Test
    void thereAreNoneUnlessTheirTopicsAreNamed() throws ConfigException {
        assertThat(read(LEAST).signers().tables()).isEqualTo(RuleSigners.Tables.NONE);
        RuleSigners.Tables both = read(LEAST + "rules: {fromTable: a, listsFromTable: b}\nquarantine: [a/0@1, b/0@2]")
                .signers()
                .tables();
        assertThat(both).isEqualTo(new RuleSigners.Tables("a", "b"));
        assertThat(both.topics()).isEqualTo(Map.of("fromTable", "a", "listsFromTable", "b"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rules: {fromTable: rules}                    | rules.fromTable: is 'rules', as is another topic; write a name of its own
            rules: {fromTable: x, listsFromTable: x}     | rules.listsFromTable: is 'x', as is another topic; write a name of its own
            rules: {listsFromTable: a b}                 | rules.listsFromTable: is 'a b'; write 1 to 249 letters, digits, '.', '_' or '-'
            rules: {fromTable: x, signers: {anna: MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=}} | rules.fromTable: lets rows of a database be rules or entries of lists, which nobody signs, and there are rules.signers; leave one of them out
            """)
    void aTopicThatIsTakenAndRowsBesideSignersAreRefused(String written, String error) {
        assertThat(errors(LEAST + written, Map.of(), Map.of())).containsExactly(error);
    }
}
