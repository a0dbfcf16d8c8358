package cn.fanzha.command.gangs.web;

import cn.fanzha.command.gangs.GangKind;
import cn.fanzha.command.gangs.GangState;
import cn.fanzha.command.gangs.SuspectRole;
import cn.fanzha.command.gangs.domain.GangList;
import cn.fanzha.command.gangs.domain.SuspectList;
import cn.fanzha.command.operations.Operations;
import cn.fanzha.command.operations.UnitNames;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The lists of gangs and of suspects: filters in the address, 50 rows a page. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class GangListController {

    private static final int PAGE = 50;

    private final GangList gangs;
    private final SuspectList suspects;
    private final Operations operations;
    private final Units units;
    private final MessageSource messages;

    GangListController(
            GangList gangs, SuspectList suspects, Operations operations, Units units, MessageSource messages) {
        this.gangs = gangs;
        this.suspects = suspects;
        this.operations = operations;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping("/gangs")
    ModelAndView gangs(GangQuery query, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("gangs/list");
        page.addObject("query", query);
        page.addObject("kinds", GangKind.values());
        page.addObject("states", GangState.values());
        return fill(page, "/gangs", query.filters(), actor, locale, () -> gangs.page(query.filter(units), actor, PAGE));
    }

    @GetMapping("/suspects")
    ModelAndView suspects(SuspectQuery query, Actor actor, Locale locale) {
        ModelAndView page = new ModelAndView("gangs/suspects");
        page.addObject("query", query);
        page.addObject("roles", SuspectRole.values());
        return fill(
                page,
                "/suspects",
                query.filters(),
                actor,
                locale,
                () -> suspects.page(query.filter(units), actor, PAGE));
    }

    private ModelAndView fill(
            ModelAndView page,
            String path,
            Map<String, @Nullable String> filters,
            Actor actor,
            Locale locale,
            Supplier<? extends KeysetPage<?>> list) {
        page.addObject("unitsInScope", units.subtree(actor.unitId()));
        page.addObject("operations", operations.choices(actor));
        page.addObject("names", new UnitNames(units));
        page.addObject("rows", List.of());
        try {
            KeysetPage<?> rows = list.get();
            page.addObject("rows", rows.rows());
            page.addObject("next", ListQuery.next(path, filters, rows.next()));
        } catch (InvalidValueException e) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            page.addObject("problems", List.of(messages.getMessage(e.key(), e.args(), locale)));
        }
        return page;
    }
}
