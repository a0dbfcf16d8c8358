package cn.fanzha.command.funds.web;

import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.funds.Urgency;
import cn.fanzha.command.funds.domain.StopOverview;
import cn.fanzha.command.funds.domain.StopOverview.Asked;
import cn.fanzha.command.funds.domain.StopOverview.Overview;
import cn.fanzha.command.organisation.UnitKind;
import cn.fanzha.command.organisation.UnitRef;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.platform.sheets.TableFile;
import cn.fanzha.command.platform.web.NavigationItem;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.ChinaTime;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The overview of the day: how many stops were asked, how fast and how much was stopped, by whom; as a page and a file. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class StopOverviewController {

    static final String PATH = "/stops/overview";

    private final StopOverview overview;
    private final OverviewFile file;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;
    private final Clock clock;

    StopOverviewController(
            StopOverview overview,
            OverviewFile file,
            Units units,
            FraudTypes types,
            MessageSource messages,
            Clock clock) {
        this.overview = overview;
        this.file = file;
        this.units = units;
        this.types = types;
        this.messages = messages;
        this.clock = clock;
    }

    @Bean
    static NavigationItem stopOverviewItem() {
        return new NavigationItem(
                "funds.nav.day", PATH, "chart", 31, Set.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR));
    }

    @GetMapping(PATH)
    ModelAndView page(OverviewQuery query, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("funds/overview");
        page.addObject("query", query);
        page.addObject("today", ChinaTime.date(clock.instant()).toString());
        page.addObject("urgencies", Urgency.values());
        page.addObject("types", types.all());
        page.addObject("unitsInScope", unitsInScope(actor));
        page.addObject("institutions", institutions());
        try {
            Overview found = overview.of(asked(query, actor), actor);
            page.addObject("overview", found);
            page.addObject("shown", shown(query, found, locale));
        } catch (InvalidValueException e) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(messages.getMessage(e.key(), e.args(), locale)));
        }
        return page;
    }

    @GetMapping(PATH + ".xlsx")
    void workbook(OverviewQuery query, Actor actor, Locale locale, HttpServletResponse response) throws IOException {
        send(TableFile.Format.XLSX, query, actor, locale, response);
    }

    @GetMapping(PATH + ".csv")
    void text(OverviewQuery query, Actor actor, Locale locale, HttpServletResponse response) throws IOException {
        send(TableFile.Format.CSV, query, actor, locale, response);
    }

    private void send(
            TableFile.Format format, OverviewQuery query, Actor actor, Locale locale, HttpServletResponse response)
            throws IOException {
        Overview found;
        try {
            found = overview.of(asked(query, actor), actor);
        } catch (InvalidValueException e) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
            return;
        }
        file.write(format, found, shown(query, found, locale), actor, locale, response);
    }

    private Asked asked(OverviewQuery query, Actor actor) {
        return query.asked(units, types, overview.home(actor), clock.instant());
    }

    private OverviewShown shown(OverviewQuery query, Overview found, Locale locale) {
        Asked asked = found.asked();
        return new OverviewShown(query, asked.from(), asked.to(), asked.unit(), units, messages, locale);
    }

    private List<UnitRef> unitsInScope(Actor actor) {
        UnitRef home = overview.home(actor);
        return home == null ? List.copyOf(units.police()) : units.subtree(home.id());
    }

    private List<UnitRef> institutions() {
        return Stream.of(UnitKind.BANK, UnitKind.PAYMENT)
                .flatMap(kind -> units.institutions(kind).stream())
                .toList();
    }
}
