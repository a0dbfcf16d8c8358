package cn.fanzha.command.organisation.domain;

import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.domain.UnitOutcome.Problem;
import cn.fanzha.command.shared.CnapsCode;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.RegionCode;
import cn.fanzha.command.shared.UnitCode;
import cn.fanzha.command.shared.Uscc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a unit must be, whoever enters it (domain section 2): codes, the place in the tree, the host of an outpost. */
final class UnitRules {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CONTACT = 60;
    // switchboards, extensions and short numbers: what can be dialled
    private static final Pattern PHONE = Pattern.compile("[0-9 +()\\-]{3,30}");

    private UnitRules() {}

    /** The code in its normal form. */
    static String code(UnitKind kind, String typed) {
        if (kind.isPolice()) {
            return UnitCode.of(typed).value();
        }
        if (kind == UnitKind.BANK) {
            return CnapsCode.of(typed).value();
        }
        // some payment institutions take part in the payment system under a bank number
        return kind == UnitKind.PAYMENT && typed.strip().length() == 12
                ? CnapsCode.of(typed).value()
                : Uscc.of(typed).value();
    }

    /**
     * The reasons why the draft can't be; none where it can.
     *
     * @param unit as it stands; null for a new one
     * @param parent that the draft names, where it exists
     */
    static List<Problem> check(UnitDraft draft, @Nullable Unit unit, @Nullable Unit parent, List<Unit> children) {
        List<Problem> problems = new ArrayList<>();
        add(problems, "code", code -> code(draft.kind(), code), draft.code());
        if (draft.regionCode() != null) {
            add(problems, "regionCode", region -> new RegionCode(region).value(), draft.regionCode());
        }
        if (draft.name().isBlank() || draft.name().length() > LONGEST_NAME) {
            problems.add(Problem.of("name", "organisation.problem.name", LONGEST_NAME));
        }
        if (draft.kind() == UnitKind.PLATFORM) {
            problems.add(Problem.of("kind", "organisation.problem.platform"));
        }
        if (unit != null && unit.kind().isPolice() != draft.kind().isPolice()) {
            problems.add(Problem.of("kind", "organisation.problem.kind-changes-side"));
        }
        if (draft.hostKind() == null == (draft.kind() == UnitKind.OUTPOST)) {
            problems.add(Problem.of(
                    "hostKind",
                    draft.hostKind() == null
                            ? "organisation.problem.host-missing"
                            : "organisation.problem.host-of-outpost-only"));
        }
        if (draft.contactName() != null && draft.contactName().length() > LONGEST_CONTACT) {
            problems.add(Problem.of("contactName", "organisation.problem.contact-name", LONGEST_CONTACT));
        }
        if (draft.contactPhone() != null && !PHONE.matcher(draft.contactPhone()).matches()) {
            problems.add(Problem.of("contactPhone", "organisation.problem.phone"));
        }
        place(draft, unit, parent).ifPresent(problems::add);
        if (children.stream().anyMatch(child -> !child.kind().mayStandBelow(draft.kind()))) {
            problems.add(Problem.of("kind", "organisation.problem.children"));
        }
        return problems;
    }

    private static Optional<Problem> place(UnitDraft draft, @Nullable Unit unit, @Nullable Unit parent) {
        if (!draft.kind().isPolice()) {
            return draft.parent() == null
                    ? Optional.empty()
                    : Optional.of(Problem.of("parent", "organisation.problem.institution-below"));
        }
        String key = null;
        if (draft.parent() == null) {
            key = "organisation.problem.parent-missing";
        } else if (parent == null) {
            key = "organisation.problem.parent-unknown";
        } else if (!draft.kind().mayStandBelow(parent.kind())) {
            key = "organisation.problem.parent-kind";
        } else if (unit != null && unit.covers(parent)) {
            key = "organisation.problem.parent-below";
        } else if (!parent.isActive() && (unit == null || !parent.getId().equals(unit.parentId()))) {
            key = "organisation.problem.parent-inactive";
        }
        return key == null ? Optional.empty() : Optional.of(Problem.of("parent", key));
    }

    private static void add(List<Problem> problems, String field, UnaryOperator<String> value, String typed) {
        try {
            value.apply(typed);
        } catch (InvalidValueException e) {
            problems.add(new Problem(field, e.key(), Arrays.asList(e.args())));
        }
    }
}
