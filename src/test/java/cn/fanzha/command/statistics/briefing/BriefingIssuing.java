package cn.fanzha.command.statistics.briefing;

import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.statistics.domain.FigureQuery;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Issues briefings as a supervisor does, without a page. */
public final class BriefingIssuing {

    private BriefingIssuing() {}

    /** The id of a new briefing of the unit's first months of 2019. */
    public static UUID issued(Briefings briefings, UnitRef unit, Actor supervisor) {
        IssueOutcome outcome = issue(briefings, request(unit), supervisor);
        return ((IssueOutcome.Issued) outcome).id();
    }

    static BriefingRequest request(UnitRef unit) {
        return new BriefingRequest(
                Template.PERIOD,
                FigureQuery.months(
                        unit,
                        YearMonth.of(2019, 1),
                        YearMonth.of(2019, 7),
                        List.of(),
                        Set.of(),
                        FigureQuery.Narrowing.NONE),
                null,
                List.of());
    }

    static IssueOutcome issue(Briefings briefings, BriefingRequest request, Actor supervisor) {
        SecurityContext before = SecurityContextHolder.getContext();
        try {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new TestingAuthenticationToken(supervisor.username(), "", "ROLE_SUPERVISOR"));
            SecurityContextHolder.setContext(context);
            String fingerprint = briefings
                    .draft(request, supervisor, Locale.SIMPLIFIED_CHINESE)
                    .fingerprint();
            return briefings.issue(request, fingerprint, supervisor, Locale.SIMPLIFIED_CHINESE);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
