package dev.weir.cli.rules;

import dev.weir.cli.cases.CaseResult;
import dev.weir.cli.cases.CaseRunner;
import dev.weir.cli.terminal.Output;
import dev.weir.rules.document.DocumentIds;
import dev.weir.rules.lint.NeededOthers;
import dev.weir.rules.rule.Compiled;
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
            lines.add("     " + Output.count(result.failed(), "evaluation")
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
        if (rules.compile(rule.document()) instanceof Compiled.Accepted good) {
            NeededOthers.rules(good.rule(), there).stream()
                    .map(warning -> warning.message().replaceFirst(";.*", ""))
                    .forEach(said -> why.add(said + ": name its file under 'with' in the cases"));
        }
        return why;
    }
}
