package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.domain.CaseFilter;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Hands the chosen cases, or all that the filter finds, out as a sheet; asks for the reason first. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class CaseExportController {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int REASON_AT_LEAST = 2;
    private static final int REASON_AT_MOST = 200;
    private static final int CHOSEN_AT_MOST = 200;

    private final CaseExport export;
    private final CaseListPages pages;
    private final Units units;
    private final Clock clock;

    CaseExportController(CaseExport export, CaseListPages pages, Units units, Clock clock) {
        this.export = export;
        this.pages = pages;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Writes the file.
     *
     * @param which {@code all}: what the filter finds, 200,000 rows at most; else the chosen ones
     * @param reason why it is needed, in the audit log and in the file
     */
    @PostMapping("/cases/export")
    @Nullable
    ModelAndView export(
            CaseQuery query,
            @RequestParam(defaultValue = "chosen") String which,
            @RequestParam(required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        CaseExport.Order order;
        try {
            order = order(query, which.equals("all"), chosen == null ? List.of() : chosen, reason.strip(), actor);
        } catch (InvalidValueException e) {
            return pages.problem(pages.of(query, actor, locale), e, locale);
        }
        export.announce(order);
        response.setContentType(TYPE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"cases-" + ChinaTime.date(clock.instant()) + ".xlsx\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        export.write(order, actor, locale, response.getOutputStream());
        return null;
    }

    private CaseExport.Order order(CaseQuery query, boolean all, List<String> chosen, String reason, Actor actor) {
        if (reason.length() < REASON_AT_LEAST || reason.length() > REASON_AT_MOST) {
            throw new InvalidValueException("cases.export.reason-missing");
        }
        if (!all && chosen.isEmpty()) {
            throw new InvalidValueException("cases.bulk.none");
        }
        if (!all && chosen.size() > CHOSEN_AT_MOST) {
            throw new InvalidValueException("cases.bulk.too-many", CHOSEN_AT_MOST);
        }
        CaseFilter filter = query.filter(actor, units).from(null);
        return new CaseExport.Order(
                all ? filter : filter.only(chosen),
                CaseColumn.of(query.columns(), pages.kept(actor).columns()),
                query.parameters(),
                reason);
    }
}
