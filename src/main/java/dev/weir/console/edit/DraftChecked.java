package dev.weir.console.edit;

import java.util.List;

/**
 * What the compiler of the job says of a draft, and what became of its cases.
 *
 * @param cases empty if there are none, or if the draft has errors
 * @param note why there are no cases, or what else is to know; {@code ""} for nothing
 */
public record DraftChecked(List<Fault> errors, List<Fault> warnings, List<CaseSeen> cases, String note) {
    /** Makes defensive copies. */
    public DraftChecked {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        cases = List.copyOf(cases);
    }
}
