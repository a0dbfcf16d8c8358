package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.domain.CaseFinding;
import cn.fanzha.command.cases.domain.CaseRow;
import cn.fanzha.command.cases.domain.CaseViews;
import cn.fanzha.command.cases.domain.CaseViews.Kept;
import cn.fanzha.command.cases.domain.CaseViews.View;
import cn.fanzha.command.organisation.Units;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of cases: filters and columns in the address, 50 rows a page. */
@Controller
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class CaseListController {

    private static final int OF_A_PERSON = 200;

    private final CaseListPages pages;
    private final CaseFinding finding;
    private final CaseViews views;
    private final Units units;

    CaseListController(CaseListPages pages, CaseFinding finding, CaseViews views, Units units) {
        this.pages = pages;
        this.finding = finding;
        this.views = views;
        this.units = units;
    }

    /** Without anything in the address the list opens with the view that the reader has chosen for that. */
    @GetMapping("/cases")
    ModelAndView list(CaseQuery query, Actor actor, Locale locale) {
        Kept kept = pages.kept(actor);
        Optional<View> view = query.isBare()
                ? kept.first()
                : query.parameters().isEmpty() ? id(query.view()).flatMap(kept::find) : Optional.empty();
        if (view.isPresent() && !view.get().query().isBlank() && query.after() == null) {
            return new ModelAndView("redirect:" + address(view.get()));
        }
        return pages.of(query, kept, actor, locale);
    }

    /**
     * The cases of a victim, by phone or document: posted, for neither may stand in an address.
     *
     * @param phone as typed
     * @param idNo as typed
     */
    @PostMapping("/cases/by-person")
    ModelAndView byPerson(
            CaseQuery query,
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String idNo,
            Actor actor,
            Locale locale) {
        Kept kept = pages.kept(actor);
        try {
            KeysetPage<CaseRow> rows =
                    finding.of(CaseFinding.person(phone, idNo), query.filter(actor, units), actor, OF_A_PERSON);
            ModelAndView page = pages.with(query, new KeysetPage<>(rows.rows(), null), kept, actor, locale);
            page.addObject("ofPerson", true);
            page.addObject("morePerson", rows.hasNext());
            return page;
        } catch (InvalidValueException e) {
            ModelAndView page = pages.with(query, new KeysetPage<>(List.of(), null), kept, actor, locale);
            page.addObject("ofPerson", true);
            page.addObject("typedPhone", phone);
            page.addObject("typedIdNo", idNo);
            return pages.problem(page, e, locale);
        }
    }

    /** Keeps the columns for the next visit, and shows them. */
    @PostMapping("/cases/columns")
    String columns(
            CaseQuery query,
            @RequestParam(name = "column", required = false) @Nullable List<String> chosen,
            Actor actor) {
        List<String> words = CaseColumn.of(chosen == null ? List.of() : chosen).stream()
                .map(CaseColumn::word)
                .toList();
        views.choose(words, actor);
        return "redirect:" + CaseAddress.of(query.parameters(), "columns", String.join(",", words));
    }

    static String address(View view) {
        return "/cases?" + view.query() + "&view=" + view.id();
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
