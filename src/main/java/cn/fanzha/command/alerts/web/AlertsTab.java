package cn.fanzha.command.alerts.web;

import cn.fanzha.command.alerts.domain.AlertList;
import cn.fanzha.command.cases.CaseFiles;
import cn.fanzha.command.cases.CaseRef;
import cn.fanzha.command.cases.CaseTab;
import cn.fanzha.command.cases.FraudTypes;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import cn.fanzha.command.shared.Role;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;

/** The alerts about the victim of a case (the same phone or document), as a panel of its file. */
@Controller
class AlertsTab implements CaseTab {

    private final AlertList list;
    private final CaseFiles cases;
    private final Units units;
    private final FraudTypes types;
    private final MessageSource messages;
    private final Clock clock;

    AlertsTab(AlertList list, CaseFiles cases, Units units, FraudTypes types, MessageSource messages, Clock clock) {
        this.list = list;
        this.cases = cases;
        this.units = units;
        this.types = types;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/cases/{no}/alerts")
    @PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
    public ModelAndView panel(
            @PathVariable("no") CaseNumber no,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Actor actor,
            Locale locale) {
        CaseRef file = cases.require(no, actor);
        ModelAndView page = new ModelAndView(htmx == null ? "alerts/case" : "alerts/case :: panel");
        page.addObject("caseNo", no.value());
        page.addObject("rows", list.ofVictims(file.id(), actor));
        page.addObject("words", new AlertWords(units, types, messages, locale, clock.instant()));
        return page;
    }

    @Override
    public String titleKey() {
        return "alerts.panel.title";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String href(CaseRef caseFile) {
        return "/cases/" + caseFile.number() + "/alerts";
    }

    @Override
    public boolean visibleTo(Actor actor) {
        return Stream.of(Role.OFFICER, Role.ANALYST, Role.SUPERVISOR).anyMatch(actor::has);
    }
}
