package dev.weir.cli.rules;

import dev.weir.cli.cases.CaseResult;
import dev.weir.cli.cases.CaseRunner;
import dev.weir.cli.cases.RuleCase;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.lint.NeededOthers;
import dev.weir.rules.rule.Compiled;
import dev.weir.rules.rule.Rule;
import dev.weir.text.Counted;
import dev.weir.text.Spelling;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is said of a case that failed. */
public final class CaseLines {
    private CaseLines() {}

    /** Returns what was expected and not found ({@code -}), and what was found instead ({@code +}). */
    public static List<String> diff(CaseResult result) {
        List<String> lines = new ArrayList<>();
        if (result.failed() > 0) {
            lines.add("     " + Counted.of(result.failed(), "evaluation")
                    + " of an expression failed, as a division by zero does; a rule does not fire then");
        }
        if (!result.expected().equals(result.found())) {
            DiffRules.changes(result.expected(), result.found()).forEach(line -> lines.add("   " + line));
        }
        return lines;
    }

    /**
     * Returns which parts of the condition were false, and what the case lacks.
     *
     * @throws IOException if a rule or a list is refused
     */
    public static List<String> why(CaseRunner cases, RuleFolder rules, RuleFile rule, CaseResult result)
            throws IOException {
        List<String> why = new ArrayList<>(cases.why(rule.id(), rule.document(), result, rules::errors));
        Set<String> there = new TreeSet<>(
                result.given().others().stream().map(DocumentIds::of).toList());
        if (result.unread().isEmpty() && rules.compile(rule.document()) instanceof Compiled.Accepted good) {
            why.addAll(missingLists(good.rule(), result.given()));
            NeededOthers.rules(good.rule(), there).stream()
                    .map(warning -> warning.message().replaceFirst(";.*", ""))
                    .forEach(said -> why.add(said + ": name its file under 'with' in the cases"));
        }
        return why;
    }

    /** Returns the lists that a rule asks, that the case does not have, and that the rule does not write itself. */
    private static List<String> missingLists(Rule rule, RuleCase given) {
        Set<String> missing = new TreeSet<>(rule.lists().keySet());
        missing.removeAll(given.lists().keySet());
        rule.action().list().ifPresent(write -> missing.remove(write.list()));
        return missing.stream()
                .map(name -> "the rule asks the list '" + name + "', and this case has none of that name"
                        + Spelling.nearest(name, given.lists().keySet())
                                .map(meant -> Spelling.MEANT + meant + "'?")
                                .orElse(": write its entries under 'lists'"))
                .toList();
    }
}
