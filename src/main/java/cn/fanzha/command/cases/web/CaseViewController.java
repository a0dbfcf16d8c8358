package cn.fanzha.command.cases.web;

import cn.fanzha.command.cases.domain.CaseViews;
import cn.fanzha.command.cases.domain.CaseViews.Kept;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saved views of the list: kept under a name, renamed, shared within the unit by a supervisor, deleted. */
@Controller
@RequestMapping("/cases/views")
@PreAuthorize("hasAnyRole('OFFICER','ANALYST','SUPERVISOR')")
class CaseViewController {

    private final CaseViews views;
    private final CaseListPages pages;
    private final MessageSource messages;

    CaseViewController(CaseViews views, CaseListPages pages, MessageSource messages) {
        this.views = views;
        this.pages = pages;
        this.messages = messages;
    }

    /** Keeps what the list shows: filters, columns, order. */
    @PostMapping
    ModelAndView save(
            CaseQuery query,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable String shared,
            Actor actor,
            Locale locale,
            RedirectAttributes flash) {
        try {
            UUID id = views.save(name, query.saved(), shared != null, actor);
            tell(flash, "cases.view.saved", locale);
            return new ModelAndView("redirect:" + CaseAddress.of(query.parameters(), "view", id.toString()));
        } catch (InvalidValueException e) {
            return pages.problem(pages.of(query, actor, locale), e, locale);
        }
    }

    @PostMapping("/{id}/rename")
    ModelAndView rename(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable String shared,
            CaseQuery query,
            Actor actor,
            Locale locale,
            RedirectAttributes flash) {
        try {
            views.rename(id, name, shared != null, actor);
            tell(flash, "cases.view.renamed", locale);
            return open(id, actor);
        } catch (InvalidValueException e) {
            return pages.problem(pages.of(query, actor, locale), e, locale);
        }
    }

    @PostMapping("/{id}/delete")
    ModelAndView delete(@PathVariable UUID id, Actor actor, Locale locale, RedirectAttributes flash) {
        views.delete(id, actor);
        tell(flash, "cases.view.deleted", locale);
        return new ModelAndView("redirect:/cases?view=all");
    }

    /** From now on the list opens with the view. */
    @PostMapping("/{id}/default")
    ModelAndView openWith(@PathVariable UUID id, Actor actor, Locale locale, RedirectAttributes flash) {
        views.openWith(id, actor);
        tell(flash, "cases.view.first", locale);
        return open(id, actor);
    }

    /** The list opens without filters again. */
    @PostMapping("/default/clear")
    ModelAndView openPlain(Actor actor, Locale locale, RedirectAttributes flash) {
        views.openWith(null, actor);
        tell(flash, "cases.view.plain", locale);
        return new ModelAndView("redirect:/cases?view=all");
    }

    private ModelAndView open(UUID id, Actor actor) {
        Kept kept = views.of(actor);
        return new ModelAndView(
                "redirect:" + kept.find(id).map(CaseListController::address).orElse("/cases?view=all"));
    }

    private void tell(RedirectAttributes flash, String key, Locale locale) {
        flash.addFlashAttribute("notice", messages.getMessage(key, null, locale));
    }
}
