package cn.fanzha.command.cases.domain;

import cn.fanzha.command.cases.CaseClock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file with what its page shows beside it.
 *
 * @param handler name of the officer in charge
 * @param changes how often each detail was changed, of victims by field and position; see {@link #changes(CaseField, int)}
 * @param limits the time limits that run on the case itself
 */
public record CaseSheet(CaseView view, @Nullable String handler, Map<String, Integer> changes, List<CaseClock> limits) {

    /** How often the detail was changed since the case was logged. */
    public int changes(CaseField field, int item) {
        return changes.getOrDefault(field + ":" + item, 0);
    }
}
