package dev.weir.cli.rules;

import dev.weir.events.answer.RuleError;
import dev.weir.rules.lint.FiringChains;
import dev.weir.rules.lint.NeededOthers;
import dev.weir.rules.lint.RuleReview;
import dev.weir.rules.list.ListEntries;
import dev.weir.rules.rule.Compiled;
import dev.weir.text.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is probably not intended about a valid rule, by itself and beside what lies with it in its folder. */
final class RuleWarnings {
    private RuleWarnings() {}

    /**
     * Returns the warnings.
     *
     * @param lists beside the rules, by name
     */
    static List<RuleError> of(
            Compiled.Accepted accepted, OtherDocuments others, RulesBeside beside, Map<String, ListEntries> lists) {
        List<RuleError> warnings = new ArrayList<>(accepted.warnings());
        new TreeMap<>(accepted.rule().lists()).forEach((list, use) -> {
            ListEntries entries = lists.get(list);
            if (entries != null) {
                warnings.addAll(use.warnings(list, entries.sample()));
                entries.nearAddresses()
                        .ifPresent(warning -> warnings.add(RuleError.at("", "in the list '" + list + "', " + warning)));
                RuleReview.ofEnds(entries)
                        .forEach(odd -> warnings.add(
                                RuleError.at("", "in the list '" + list + "', 'until': " + odd.message())));
            } else { // one that is like none of these may be pushed from elsewhere
                Spelling.nearest(list, lists.keySet())
                        .ifPresent(meant -> warnings.add(RuleError.at(
                                "",
                                "there is no list '" + list + "' beside the rules" + Spelling.MEANT + meant + "'?")));
            }
        });
        if (others.knowsPoliciesOfJob()) {
            warnings.addAll(NeededOthers.policies(accepted.rule(), others.policies()));
        }
        warnings.addAll(FiringChains.apart(accepted.rule(), other -> beside.rule(other, others)));
        Stream.of(NeededOthers.rules(accepted.rule(), beside.rules()), NeededOthers.names(accepted, beside))
                .flatMap(List::stream)
                .filter(warning -> warning.message().contains(Spelling.MEANT)) // others may be in another folder
                .forEach(warnings::add);
        return warnings;
    }
}
